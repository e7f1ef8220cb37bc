"""One source, read: its passages in marks, its reported speech, and what looks like names."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import regex

from dossier.desk.suggesting.counting import Covered, Words
from dossier.desk.suggesting.known import Known, KnownName
from dossier.desk.suggesting.language import Language
from dossier.desk.suggesting.marks import Passage, passages
from dossier.desk.suggesting.names import Mention, mentions
from dossier.desk.suggesting.speakers import Name
from dossier.desk.suggesting.speech import Cue, Side, cues, in_person
from dossier.desk.suggesting.tokens import read_sentences
from dossier.link.dossier import Dossier
from dossier.model.fields import Key, Kind
from dossier.text.source import SourceText, Span

STATING = (Kind.STATEMENTS, Kind.CORRECTIONS)
"""The kinds of records that say what somebody said."""

_SMALL = regex.compile(r"(?<![\p{L}\p{N}'’-])\p{Ll}[\p{L}\p{M}]*")


@dataclass(frozen=True, slots=True)
class Reported:
    """A sentence that reports speech.

    Attributes:
        span: Where it stands.
        cues: What says so; empty where only the first person does.
        passages: What it holds in quotation marks.
    """

    span: Span
    cues: tuple[Cue, ...]
    passages: tuple[Passage, ...]


class Article:
    """A source with what can be annotated in it.

    Attributes:
        key: The source record.
        source: Its text.
        language: What is known of its language; None where nothing is, and then only its passages
            in quotation marks are looked for.
        passages: Those, in order.
        reported: The sentences that report speech, in order.
        mentions: What looks like names and is none of the dossier's, in order.
        too_common: Words found to stand in more places than can be told apart; not looked for
            again, for each look costs as much as the text is long.
    """

    def __init__(self, dossier: Dossier, key: Key, known: Known, language: Language | None) -> None:
        self.key = key
        self.source: SourceText = dossier.texts[key]
        self.language = language
        self.passages = passages(self.source)
        self.too_common: set[str] = set()
        self._dossier = dossier
        self._known = known
        self.reported: tuple[Reported, ...] = ()
        self.mentions: tuple[Mention, ...] = ()
        if language is not None:
            self._read(language)

    @cached_property
    def words(self) -> Words:
        """The words of its text."""
        return Words(self.source.text)

    @cached_property
    def quoted(self) -> Covered:
        """Its words that any record quotes."""
        return Covered(self.words, self._quotations(tuple(Kind)))

    @cached_property
    def stated(self) -> Covered:
        """Its words that a statement or a correction quotes."""
        return Covered(self.words, self.quotations_of_statements())

    def quotations_of_statements(self) -> Iterator[Span]:
        """Yield the stretches that statements and corrections quote."""
        return self._quotations(STATING)

    def _quotations(self, kinds: Iterable[Kind]) -> Iterator[Span]:
        for quotation in self._dossier.quotations_from(self.key):
            if quotation.key.kind in kinds:
                yield from quotation.spans

    def covers(self, passage: Passage) -> bool:
        """Say whether records quote at least half of a passage's words."""
        return self.quoted.half(passage.words)

    def states(self, reported: Reported, covered: Covered) -> bool:
        """Say whether what a sentence reports is covered, for each of its verbs."""
        if not reported.cues:
            return covered.half(reported.span)
        return all(self._states(reported, number, covered) for number in range(len(reported.cues)))

    def _states(self, reported: Reported, number: int, covered: Covered) -> bool:
        cue = reported.cues[number]
        if covered.count(cue.span) or covered.half(reported.span):
            return True
        before = reported.cues[number - 1].span.end if number else reported.span.start
        after = number + 1
        last = len(reported.cues)
        end = reported.cues[after].span.start if after < last else reported.span.end
        sides = {
            Side.BEFORE: (Span(before, cue.span.start),),
            Side.AFTER: (Span(cue.span.end, end),),
        }.get(cue.side, (Span(before, cue.span.start), Span(cue.span.end, end)))
        return any(self._half(reported, side, covered) for side in sides)

    def _half(self, reported: Reported, side: Span, covered: Covered) -> bool:
        """Say so of one side of a verb: of what it has in quotation marks, if it has any."""
        marked = [
            one.words
            for one in reported.passages
            if side.start <= one.span.start and one.span.end <= side.end
        ]
        if marked and all(covered.half(one) for one in marked):
            return True
        return covered.half(side)

    def _read(self, language: Language) -> None:
        text = self.source.text
        small = set(_SMALL.findall(text))
        known = self._known.find(text)
        starts = [name.span.start for name in known]
        read: list[_Read] = []
        found: list[Mention] = []
        for sentence in read_sentences(self.source, self.passages, language):
            low = bisect_left(starts, sentence.span.start)
            here = known[low : bisect_left(starts, sentence.span.end)]
            unknown = list(mentions(sentence, language))
            names = [*self._names(here, unknown, small)]
            cued = cues(sentence, names, language) if not sentence.heading else ()
            cued = tuple(self._with_record(cue, language) for cue in cued)
            speaking = {cue.speaker.name.span for cue in cued if cue.speaker and cue.speaker.name}
            new = {name.span for name in names if name.key is None}
            found += (
                mention
                for mention in unknown
                if mention.span in new or (mention.doubtful and mention.span in speaking)
            )
            reported = Reported(sentence.span, cued, sentence.passages)
            read.append(_Read(reported, sentence.block, in_person(sentence, language)))
        self.mentions = tuple(found)
        self.reported = tuple(_reported(read))

    def _names(
        self, known: Sequence[KnownName], unknown: Sequence[Mention], small: set[str]
    ) -> Iterator[Name]:
        """Yield the names in a sentence, the dossier's and others, in order and apart.

        Of two that overlap the longer one holds: "US Air Force" is not the United States.
        """
        number = 0
        for mention in unknown:
            while number < len(known) and known[number].span.end <= mention.span.start:
                yield self._name(known[number])
                number += 1
            last = number
            while last < len(known) and known[last].span.start < mention.span.end:
                last += 1
            if any(_within(mention.span, name.span) for name in known[number:last]):
                continue
            if mention.doubtful and mention.words.lower() in small:
                continue
            number = last
            yield Name(mention.span, mention.words, self._known.speaker(mention.words))
        for name in known[number:]:
            yield self._name(name)

    def _with_record(self, cue: Cue, language: Language) -> Cue:
        """Return what reports speech with the record whose name describes who speaks."""
        speaker = cue.speaker
        if speaker is None or speaker.name is not None or speaker.words in language.pronouns:
            return cue
        key = self._known.speaker(speaker.words)
        name = Name(cue.span, speaker.words, key)
        return replace(cue, speaker=replace(speaker, name=name)) if key else cue

    def _name(self, known: KnownName) -> Name:
        return Name(known.span, " ".join(self.source.words(known.span).split()), known.key)


def _within(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end


@dataclass(frozen=True, slots=True)
class _Read:
    """What is kept of a sentence: its tokens would take much room."""

    reported: Reported
    block: int
    in_person: bool


def _reported(read: Sequence[_Read]) -> Iterator[Reported]:
    """Yield what reports speech, and what is said in person beside it.

    Words that lost their quotation marks still say "I", "we" and "you".
    """
    speaks = [bool(one.reported.cues) for one in read]
    for step in (-1, 1):
        for index in range(len(read))[::-step]:
            beside = index + step
            if 0 <= beside < len(read) and read[index].block == read[beside].block:
                speaks[index] |= read[index].in_person and speaks[beside]
    yield from (one.reported for one, speaking in zip(read, speaks, strict=True) if speaking)
