"""What must be known of a language to read its reported speech and its names.

One table a language, each in a module of its own: `english` is the model to follow. Words stand in
small letters, except for abbreviations that are written in capitals.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property


class Verb(IntEnum):
    """How much a verb says by itself of somebody having spoken.

    SAYS: It does ("said").
    ACTS: It does where somebody is its subject ("condemned").
    MAY: Only with a sign beside it, such as "that", a comma before the speaker, a colon or
        quotation marks ("added").
    """

    SAYS = 3
    ACTS = 2
    MAY = 1


@dataclass(frozen=True)
class Language:
    """Words of a language.

    Attributes:
        verbs: Forms of verbs of saying.
        participles: Those among them that lean on the subject of another ("saying").
        infinitives: Those that count only as a finite form ("they say", not "to say").
        passives: Those that tell of speech in the passive too ("was told", "was asked").
        phrases: Runs of words that introduce what somebody says, the speaker after them.
        refusals: Runs of words that tell of a refusal to speak ("declined to say").
        plain: Verbs of saying that any noun may be the subject of ("voters said").
        once: Words after which a participle has no subject ("when asked").
        that: Words that introduce what is said, after the verb.
        be: Forms of the verb that makes the passive.
        between: Words that may stand between a subject and its verb, with days and adverbs.
        adverb_ends: How adverbs end.
        conjunctions: Words after which a verb goes on with the subject before it.
        relatives: Words that stand for the subject before them ("who").
        before_nouns: Words before a noun: a form of a verb after one of them is a noun.
        before_infinitives: Words before an infinitive: "to say" tells of no speech.
        articles: Words with which a description starts.
        owners: Words that stand for an article: "its".
        pronouns: Subjects that name nobody.
        starts: Words that start a sentence, so that a full stop before them ends one.
        in_person: Words by which somebody speaks of themselves or to another: "I", "you".
        speakers: Nouns of those who speak: "officials", "ministry".
        prepositions: Words that end a name after its verb: "said Kirby in Washington".
        never_names: Capitalised words that name no person, organization or place: days, months.
        also_first_names: Those among them that are people's names before another capital.
        demonyms: Peoples, languages and what is called after them.
        lower_case: Common words that have a capital where a sentence starts.
        titles: What stands before a person's name.
        before_titles: What stands before a title and belongs to it ("Prime").
        particles: Small words within names ("van").
        prefixes: What is hyphened before a name in small letters ("al").
        of: Words that join names ("Ministry of Defence") after the words in `of_heads`.
        of_heads: Those words.
        organizations: Words in the names of organizations.
        collectives: Nouns that make an organization's name with a capital before: "Iraqi
            government", "Biden administration".
        places: Words in the names of places.
        in_places: Words after which a name is likely to be a place's.
        to_places: Words after which a name of one word is.
        roles: Nouns after which a name is a person's: "spokesman".
        between_names: Nouns after two names with a hyphen between: "war".
    """

    verbs: Mapping[str, Verb]
    participles: frozenset[str]
    infinitives: frozenset[str]
    passives: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    refusals: tuple[tuple[str, ...], ...]
    plain: frozenset[str]
    once: frozenset[str]
    that: frozenset[str]
    be: frozenset[str]
    between: frozenset[str]
    adverb_ends: tuple[str, ...]
    conjunctions: frozenset[str]
    relatives: frozenset[str]
    before_nouns: frozenset[str]
    before_infinitives: frozenset[str]
    articles: frozenset[str]
    owners: frozenset[str]
    pronouns: frozenset[str]
    starts: frozenset[str]
    in_person: frozenset[str]
    speakers: frozenset[str]
    prepositions: frozenset[str]
    never_names: frozenset[str]
    also_first_names: frozenset[str]
    demonyms: frozenset[str]
    lower_case: frozenset[str]
    titles: frozenset[str]
    before_titles: frozenset[str]
    particles: frozenset[str]
    prefixes: frozenset[str]
    of: frozenset[str]
    of_heads: frozenset[str]
    organizations: frozenset[str]
    collectives: frozenset[str]
    places: frozenset[str]
    in_places: frozenset[str]
    to_places: frozenset[str]
    roles: frozenset[str]
    between_names: frozenset[str]

    @cached_property
    def phrases_by_first(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The phrases by their first word."""
        return _by_first(self.phrases)

    @cached_property
    def refusals_by_first(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The refusals by their first word."""
        return _by_first(self.refusals)

    @cached_property
    def heads(self) -> frozenset[str]:
        """Words in the names of organizations and places."""
        return self.organizations | self.places

    @cached_property
    def leads(self) -> frozenset[str]:
        """What may stand before a name and belong to it: roles, titles, those who speak."""
        return self.roles | self.titles | self.speakers | self.before_titles

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that are no names where a sentence starts."""
        return self.lower_case | self.pronouns

    @cached_property
    def no_names(self) -> frozenset[str]:
        """Words that by themselves are no names."""
        return self.lower_case | self.never_names

    @cached_property
    def joins(self) -> frozenset[str]:
        """Words that stand within names only."""
        return self.of | self.particles

    @cached_property
    def passes(self) -> frozenset[str]:
        """Words that may stand between a subject and its verb."""
        return self.between | self.be | self.never_names - self.pronouns


def _by_first(phrases: tuple[tuple[str, ...], ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found
