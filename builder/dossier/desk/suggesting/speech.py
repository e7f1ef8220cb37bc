"""Sentences that report what somebody said, by their verbs of saying.

Only the words' order tells what is a verb and who speaks: no grammar is worked out. What stands
within quotation marks is what is said, so nothing is looked for in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from dossier.desk.suggesting.language import Language, Verb
from dossier.desk.suggesting.speakers import Name, Speaker, Subjects
from dossier.desk.suggesting.tokens import Sentence
from dossier.text.source import Span

NEAR = 8
"""Tokens between a verb and the quotation marks that go with it, at the most."""


class Side(Enum):
    """On which side of the verb that stands which is said."""

    BEFORE = "before"
    AFTER = "after"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying, or a phrase like it.

    Attributes:
        span: Where it stands.
        words: It, on one line.
        verb: How much it says by itself.
        speaker: Who speaks; None where the sentence does not say ("it was announced").
        side: Where what they say stands.
    """

    span: Span
    words: str
    verb: Verb
    speaker: Speaker | None
    side: Side


def cues(sentence: Sentence, names: Sequence[Name], language: Language) -> tuple[Cue, ...]:
    """Return what reports speech in a sentence, in order.

    Args:
        sentence: The sentence.
        names: The names in it, in order and apart.
        language: Its language.
    """
    reader = _Reader(sentence, names, language)
    return tuple(reader.cues())


def in_person(sentence: Sentence, language: Language) -> bool:
    """Say whether somebody speaks of themselves or to another outside of quotation marks."""
    return any(
        token.word in language.in_person and not quoted
        for token, quoted in zip(sentence.tokens, sentence.quoted, strict=True)
    )


class _Reader:
    def __init__(self, sentence: Sentence, names: Sequence[Name], language: Language) -> None:
        self._sentence = sentence
        self._language = language
        self._subjects = Subjects(sentence, names, language)
        self._last: Speaker | None = None  # of the verb before, for "… and said"

    def cues(self) -> Iterator[Cue]:
        index = 0
        while index < len(self._sentence.tokens):
            length, cue = self._at(index)
            if cue is not None:
                self._last = cue.speaker or self._last
                yield cue
            index += length

    def _at(self, index: int) -> tuple[int, Cue | None]:
        """Return how many tokens were read, and what reports speech there."""
        if self._sentence.quoted[index]:
            return 1, None
        word = self._sentence.words[index]
        for phrase in self._language.phrases_by_first.get(word, ()):
            if self._reads(index, phrase):
                speaker = self._subjects.after(index + len(phrase) - 1)
                side = Side.BEFORE if index else Side.AFTER
                return len(phrase), self._cue(index, len(phrase), Verb.SAYS, speaker, side)
        for phrase in self._language.refusals_by_first.get(word, ()):
            if self._reads(index, phrase):
                speaker = self._subject(index)
                if speaker is None or not speaker.is_speaker:
                    return len(phrase), None
                return len(phrase), self._cue(index, len(phrase), Verb.ACTS, speaker, Side.EITHER)
        verb = self._language.verbs.get(word)
        if verb is None or (self._sentence.tokens[index].is_capital and not self._starts(index)):
            return 1, None
        return 1, self._verb(index, verb)

    def _reads(self, index: int, phrase: tuple[str, ...]) -> bool:
        return self._sentence.words[index : index + len(phrase)] == [*phrase]

    def _word(self, index: int) -> str:
        return self._sentence.word(index)

    def _verb(self, index: int, verb: Verb) -> Cue | None:
        if self._is_noun(index) or self._is_infinitive(index):
            return None
        if self._is_passive(index):
            return self._passive(index, verb)
        speaker = self._subject(index)
        if speaker is None:
            return None
        if not speaker.is_speaker and self._word(index) not in self._language.plain:
            return None
        side = self._side(index, speaker)
        if verb is Verb.MAY and not self._supported(index, speaker):
            return None
        return self._cue(index, 1, verb, speaker, side)

    def _starts(self, index: int) -> bool:
        return index == 0 or self._subjects.sets_off(index)

    def _is_noun(self, index: int) -> bool:
        before = self._word(index - 1)
        if before == "that":
            return self._word(index + 1) == ","  # that said, …
        return before in self._language.before_nouns or before.endswith("'s")

    def _is_infinitive(self, index: int) -> bool:
        if self._word(index) not in self._language.infinitives:
            return False
        return self._word(index - 1) in self._language.before_infinitives or index == 0

    def _is_passive(self, index: int) -> bool:
        if self._word(index) in self._language.participles:
            return False
        for step in range(1, 4):
            before = self._word(index - step)
            if before in self._language.be:
                return True
            passes = before in self._language.between or before.endswith("ly")
            if not before or not passes:
                break
        return self._word(index - 1) in self._language.once

    def _passive(self, index: int, verb: Verb) -> Cue | None:
        """Read "was told", "was asked by", "it was announced that"."""
        ahead = self._word(index + 1)
        tells = ahead == "that" or (ahead == "by" and verb is not Verb.MAY)
        if self._word(index) not in self._language.passives and not tells:
            return None
        by = next((at for at in range(index + 1, index + 4) if self._word(at) == "by"), None)
        speaker = self._subjects.after(by) if by is not None else None
        if by is None:
            self._last = self._subjects.before(index)  # "was asked about it, saying …"
        if ahead == "by" and speaker is None and verb is not Verb.SAYS:
            return None
        return self._cue(index, 1, verb, speaker, Side.EITHER)

    def _subject(self, index: int) -> Speaker | None:
        word, before = self._word(index), self._word(index - 1)
        if word in self._language.participles:
            if not before or self._subjects.sets_off(index) or before == "by":
                return self._last or self._subjects.first(index)
            return self._subjects.before(index)
        if not before or self._subjects.sets_off(index):
            speaker = self._subjects.after(index)
            if speaker is not None:
                return speaker
            if self._subjects.closes(index):
                return None
        if before in self._language.conjunctions:
            return self._last or self._subjects.first(index)
        return self._subjects.before(index)

    def _side(self, index: int, speaker: Speaker) -> Side:
        last = max(index, speaker.last)
        if self._word(last + 1) in self._language.that or self._word(index + 1) == "that":
            return Side.AFTER
        if self._subjects.closes(min(index, speaker.first)):
            return Side.BEFORE
        return Side.EITHER

    def _supported(self, index: int, speaker: Speaker) -> bool:
        """Say whether a sign stands by a verb that may also mean something else."""
        ahead = [self._word(index + 1), self._word(max(index, speaker.last) + 1)]
        if not self._language.that.isdisjoint(ahead):
            return True
        first = min(index, speaker.first)
        trailing = self._subjects.sets_off(first) and first > 2
        if trailing and (speaker.first > index or ahead[0] in {"", ".", ",", "?", "!"}):
            return True
        near = range(max(0, first - 2), min(index + NEAR, len(self._sentence.tokens)))
        return any(self._sentence.quoted[at] for at in near)

    def _cue(self, index: int, length: int, verb: Verb, speaker: Speaker | None, side: Side) -> Cue:
        tokens = self._sentence.tokens[index : index + length]
        words = " ".join(token.text for token in tokens)
        return Cue(Span(tokens[0].start, tokens[-1].end), words, verb, speaker, side)
