"""Who speaks in a sentence: what stands before the verb of saying, or after it.

Read from the words' order alone, left and right of the verb: a guess, for an author to check.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.desk.suggesting.language import Language
from dossier.desk.suggesting.tokens import Sentence
from dossier.model.fields import Key
from dossier.text.source import Span

FAR = 30
"""Tokens of an apposition between a name and its verb, at the most."""

MOST_COMMAS = 4
"""Commas in it."""

NEAR = 12
"""Tokens after a verb among which its subject is looked for."""

_CLOSING = frozenset("”\"»’'」』›“«")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence: the dossier's, or one that it does not have.

    Attributes:
        span: Where it stands.
        words: It, on one line.
        key: The record that has it; None where none has.
    """

    span: Span
    words: str
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who seems to speak.

    Attributes:
        words: As the sentence calls them; empty where it does not say who.
        name: The name, where they are named.
        first: The first of their tokens in the sentence.
        last: The last one.
        is_speaker: Whether the words are such as speakers are called by, or a pronoun.
    """

    words: str
    name: Name | None
    first: int
    last: int
    is_speaker: bool = True


class Subjects:
    """Looks for the subjects of verbs in one sentence."""

    def __init__(self, sentence: Sentence, names: Sequence[Name], language: Language) -> None:
        self._sentence = sentence
        self._language = language
        self._names = names
        self._starts = [name.span.start for name in names]

    def before(self, verb: int) -> Speaker | None:
        """Return the subject to the left of a verb."""
        index = self._back_over_adverbs(verb - 1)
        word = self._sentence.word(index)
        if word in self._language.relatives and word not in self._language.pronouns - {"who"}:
            index -= 1
            if self._sentence.word(index) == ",":
                index -= 1
            return self._ending_at(index)
        if word == ",":
            return self._before_apposition(index)
        return self._ending_at(index)

    def _back_over_adverbs(self, index: int) -> int:
        language, low = self._language, max(0, index - NEAR)
        while index > low:
            word = self._sentence.word(index)
            if word == ")":
                index = self._opening_bracket(index) - 1
                continue
            passes = word in language.passes or word.endswith(language.adverb_ends)
            if not passes or self._name_at(index):
                break
            index -= 1
        return index

    def _opening_bracket(self, index: int) -> int:
        low = max(0, index - NEAR)
        while index > low and self._sentence.word(index) != "(":
            index -= 1
        return index

    def _before_apposition(self, comma: int) -> Speaker | None:
        found: Speaker | None = None
        commas = 0
        for index in range(comma - 1, max(0, comma - FAR), -1):
            word = self._sentence.word(index)
            if word == ";" or self._sentence.quoted[index] or commas == MOST_COMMAS:
                break
            if word == ",":
                commas += 1
                speaker = self._ending_at(index - 1)
                if speaker is not None and speaker.name is not None:
                    return speaker
                found = found or speaker
        return found

    def _ending_at(self, index: int) -> Speaker | None:
        """Return the noun, name or pronoun that ends with a token."""
        if index < 0 or self._sentence.quoted[index] or not self._sentence.tokens[index].is_word:
            return None
        name = self._name_at(index)
        first = self._first_of(name) if name else index
        word = self._sentence.word(index)
        if name is None and word in self._language.pronouns:
            return Speaker(word, None, index, index)
        start = self._start_of_phrase(first)
        if name is not None and self._sentence.word(start - 1) not in self._language.before_nouns:
            return Speaker(name.words, name, first, index)
        if name is not None:
            before = self._sentence.word(start - 1)
            article = before in self._language.articles and not self._depends(start - 1)
            if article or before in self._language.owners:
                return Speaker(name.words, name, first, index)
            return self._phrase(start - 1, index)
        return self._phrase(index, index)

    def _depends(self, the: int) -> bool:
        """Say whether a noun with its article hangs on a preposition: "for the Pentagon"."""
        word = self._sentence.word(the - 1)
        return word in self._language.before_nouns - {"that"}

    def _start_of_phrase(self, first: int) -> int:
        """Return where the titles, roles and capitals before a name start."""
        low = max(0, first - NEAR)
        while first > low:
            token, word = self._sentence.tokens[first - 1], self._sentence.word(first - 1)
            role = word in self._language.leads
            dotted = word == "." and self._sentence.word(first - 2) in self._language.titles
            if not (role or token.is_capital or dotted) or self._sentence.quoted[first - 1]:
                break
            first -= 1
        return first

    def _phrase(self, index: int, last: int) -> Speaker | None:
        """Return a description that ends with a token: "a senior official in Washington"."""
        first = index
        low = max(0, index - NEAR)
        while first > low:
            word, token = self._sentence.word(first - 1), self._sentence.tokens[first - 1]
            if not token.is_word or self._sentence.quoted[first - 1]:
                break
            if word in self._language.conjunctions | self._language.relatives:
                break
            if word in self._language.verbs or word in self._language.be:
                break
            first -= 1
            if word in self._language.articles and not self._depends(first):
                break
        words = [self._sentence.word(at) for at in range(first, last + 1)]
        article = words[0] in self._language.articles | self._language.owners
        speaks = article or not self._language.speakers.isdisjoint(words)
        tokens = self._sentence.tokens[first : last + 1]
        return Speaker(" ".join(token.text for token in tokens), None, first, last, speaks)

    def after(self, verb: int) -> Speaker | None:
        """Return the subject to the right of a verb: "said Kirby"."""
        language, sentence = self._language, self._sentence
        first = index = verb + 1
        chosen: Name | None = None
        while index < min(verb + 1 + NEAR, len(sentence.tokens)):
            name = self._name_at(index)
            if name is not None:
                chosen = name
            elif sentence.quoted[index] or self._ends_phrase(index):
                break
            index += 1
        if first == index:
            return None
        if chosen is not None:
            return Speaker(chosen.words, chosen, first, index - 1)
        words = [sentence.word(at) for at in range(first, index)]
        if words[0] in language.pronouns - {"i", "it"} and len(words) == 1:
            return Speaker(words[0], None, first, first)
        if language.speakers.isdisjoint(words) or len(words) > 6:
            return None
        text = " ".join(token.text for token in sentence.tokens[first:index])
        return Speaker(text, None, first, index - 1)

    def _ends_phrase(self, index: int) -> bool:
        if self._sentence.word(index) in self._language.prepositions:
            return True
        return not (self._sentence.tokens[index].is_word or self._abbreviates(index))

    def _abbreviates(self, index: int) -> bool:
        word = self._sentence.word(index - 1)
        return self._sentence.word(index) == "." and (
            word in self._language.titles or len(word) == 1
        )

    def first(self, verb: int) -> Speaker | None:
        """Return whoever is named first in the sentence, before a verb or after it."""
        for name in self._names:
            index = self._first_of(name)
            if index >= len(self._sentence.quoted) or self._sentence.quoted[index]:
                continue
            last = index
            while last + 1 < min(len(self._sentence.tokens), index + NEAR):
                if self._start_of_phrase(last + 2) > index:
                    break
                last += 1
            found = self._ending_at(last)
            return found and Speaker(
                found.words, found.name, min(index, verb), min(index, verb), found.is_speaker
            )
        return None

    def sets_off(self, first: int) -> bool:
        """Say whether a comma or a closing quotation mark stands just before a token."""
        word = self._sentence.word(first - 1)
        return word in {",", "?", "!", "–", "—", "-"} or self.closes(first)

    def closes(self, first: int) -> bool:
        """Say whether a closing quotation mark stands just before a token."""
        before = first - 1
        return (
            before >= 0
            and self._sentence.quoted[before]
            and (self._sentence.word(before)[-1:] in _CLOSING)
        )

    def _first_of(self, name: Name) -> int:
        return bisect_left(self._sentence.tokens, name.span.start, key=lambda token: token.start)

    def _name_at(self, index: int) -> Name | None:
        """Return the name that a token is part of."""
        token = self._sentence.tokens[index]
        number = bisect_left(self._starts, token.end) - 1
        if number >= 0 and token.start < self._names[number].span.end:
            return self._names[number]
        return None
