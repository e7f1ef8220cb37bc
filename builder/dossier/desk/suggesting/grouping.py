"""Names without a record, each with all its places and a guess at what it names."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from dossier.desk.suggesting.article import Article
from dossier.desk.suggesting.known import Known
from dossier.desk.suggesting.language import Language
from dossier.desk.suggesting.names import Mention
from dossier.text.naming import name_key
from dossier.text.source import Span


@dataclass(frozen=True, slots=True)
class Guess:
    """What a name may name: "person", "organization" or "place", and what speaks for it."""

    kind: str
    reason: str


NO_GUESS = Guess("person", "nothing tells what it is")


@dataclass(frozen=True, slots=True)
class Group:
    """A name without a record.

    Attributes:
        name: It, in its longest form.
        others: Its other forms: a last name, initials in brackets.
        places: Where it stands, source by source: each with the article.
        guess: What it may name.
        speaks: In how many sentences it seems to be who speaks.
    """

    name: str
    others: tuple[str, ...]
    places: tuple[tuple[Article, Mention], ...]
    guess: Guess
    speaks: int


Place = tuple[Article, Mention]

LONGEST_ACRONYM = 5
"""Letters of a word in capitals up to which they are taken for initials; LONDON is a place, at the
head of a report."""


def group(articles: Iterable[Article], known: Known) -> list[Group]:
    """Return the names without a record, those with the most places first."""
    read = list(articles)
    places = [(article, mention) for article in read for mention in article.mentions]
    speaking = Counter(
        _key(cue.speaker.name.words)
        for article in read
        for reported in article.reported
        for cue in reported.cues
        if cue.speaker and cue.speaker.name and cue.speaker.name.key is None
    )
    by_name: dict[tuple[str, ...], list[Place]] = {}
    for place in _certain(places, speaking):
        by_name.setdefault(_key(place[1].words), []).append(place)
    groups = []
    for keys in _merged(by_name):
        found = [place for key in keys for place in by_name[key]]
        name = _spelling(by_name[keys[0]])
        if keys[0] and not any(known.has(_spelling(by_name[key])) for key in keys):
            others = tuple(_spelling(by_name[key]) for key in keys[1:])
            speaks = sum(speaking[key] for key in keys)
            groups.append(Group(name, others, tuple(found), _guess(name, found, speaks), speaks))
    return sorted(groups, key=lambda one: (-len(one.places), one.name))


@lru_cache(maxsize=100_000)
def _key(name: str) -> tuple[str, ...]:
    """Return what the spellings of a name have in common: "U.S. Army", "US Army"."""
    return tuple(word for word in name_key(name.replace(".", "")) if word != " ")


def _certain(places: list[Place], speaking: Counter[tuple[str, ...]]) -> Iterator[Place]:
    """Yield the names that are no mere words with the capital of a sentence's start."""
    certain = Counter(_key(m.words) for _, m in places if not m.doubtful)
    whole = Counter(_key(m.words) for _, m in places if not m.first_doubtful)
    last = {_key(m.words)[-1:] for _, m in places if " " in m.words}
    for article, mention in places:
        words = _key(mention.words)
        if mention.doubtful and not (certain[words] or speaking[words] or words in last):
            continue
        if mention.first_doubtful and not whole[words] and certain[words[1:]]:
            first = mention.words.split(" ", 1)
            start = mention.span.start + len(first[0]) + 1
            rest = Mention(
                Span(start, mention.span.end),
                first[1],
                before=first[0].lower(),
                after=mention.after,
                hyphened=mention.hyphened,
            )
            yield article, rest
            continue
        yield article, mention


def _spelling(places: list[Place]) -> str:
    return Counter(mention.words for _, mention in places).most_common(1)[0][0]


def _merged(by_name: dict[tuple[str, ...], list[Place]]) -> Iterator[list[tuple[str, ...]]]:
    """Yield the keys of each name: the longest form first, then its last name or initials."""
    long = [key for key in by_name if len(key) > 1]
    shorter: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for key in long:
        shorter.setdefault(key[-1:], set()).add(key)
        shorter.setdefault(key[-2:], set()).add(key)
        shorter.setdefault(("".join(word[0] for word in key),), set()).add(key)
    into: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for key, places in by_name.items():
        whole = shorter.get(key, set()) - {key}
        if len(whole) == 1 and _is_short_for(places, by_name[next(iter(whole))]):
            into.setdefault(next(iter(whole)), []).append(key)
    taken = {key for keys in into.values() for key in keys}
    for key in by_name:
        if key not in taken:
            yield [key, *_all_into(into, key)]


def _all_into(
    into: dict[tuple[str, ...], list[tuple[str, ...]]], key: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    for one in into.get(key, ()):
        yield one
        yield from _all_into(into, one)


def _is_short_for(short: list[Place], whole: list[Place]) -> bool:
    """Say whether a short form comes after the long one, as in an article it does."""
    first = {id(article): mention.span.start for article, mention in reversed(whole)}
    return any(
        mention.span.start > first.get(id(article), mention.span.start)
        for article, mention in short
    )


def _guess(name: str, places: list[Place], speaks: int) -> Guess:
    language = places[0][0].language
    votes: Counter[Guess] = Counter()
    if language is None:
        return NO_GUESS
    for _, mention in places:
        votes.update(_signs(mention, language))
    words, last = set(_key(name)), _key(name)[-1]
    for word in sorted(words & (language.organizations | language.collectives)):
        votes[Guess("organization", f"“{word.title()}” is in the name")] += 3 + (word == last)
    for word in sorted(words & language.places):
        votes[Guess("place", f"“{word.title()}” is in the name")] += 2 + (word == last)
    if " " not in name and name.isupper():
        initials = len(name) <= LONGEST_ACRONYM
        votes[Guess("organization" if initials else "place", "it is written in capitals")] += 2
    if speaks and " " in name:
        votes[Guess("person", "it seems to be who speaks")] += 1
    if not votes:
        return NO_GUESS
    totals: Counter[str] = Counter()
    for sign, count in votes.items():
        totals[sign.kind] += count
    kind = max(totals, key=lambda one: (totals[one], one == "person"))
    return max((sign for sign in votes if sign.kind == kind), key=lambda sign: votes[sign])


def _signs(mention: Mention, language: Language) -> Iterator[Guess]:
    if mention.titled:
        yield from [Guess("person", "a title stands before it")] * 3
    elif mention.before in language.roles:
        yield from [Guess("person", f"“{mention.before}” stands before it")] * 3
    elif mention.before in language.in_places or (
        mention.before in language.to_places and " " not in mention.words
    ):
        yield Guess("place", f"“{mention.before}” stands before it")
    elif mention.hyphened:
        yield Guess("place", "a hyphen joins it to another word")
    elif mention.before == "the":
        yield Guess("organization", "“the” stands before it")
