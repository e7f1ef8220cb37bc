"""How many words of a text stand in some of its stretches."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

import regex

from dossier.text.source import Span
from dossier.text.spans import merged

# A word of a script with spaces, or a sign of one without.
_WORD = regex.compile(
    r"""(?V1)[\p{Han}\p{Hiragana}\p{Katakana}\p{Line_Break=SA}]\p{M}*+
    | [[\p{L}\p{M}\p{N}]--[\p{Han}\p{Hiragana}\p{Katakana}\p{Line_Break=SA}]]++
      (?:['’‑-][\p{L}\p{M}\p{N}]++){0,9}+
    """,
    regex.VERBOSE,
)


class Words:
    """The words of a text."""

    def __init__(self, text: str) -> None:
        self._starts = [match.start() for match in _WORD.finditer(text)]

    def __len__(self) -> int:
        return len(self._starts)

    def within(self, span: Span) -> range:
        """Return the numbers of the words that start in a stretch."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))


class Covered:
    """Which words of a text stand in some stretches of it."""

    def __init__(self, words: Words, spans: Iterable[Span]) -> None:
        marks = [0] * (len(words) + 1)
        for span in merged(spans):
            numbers = words.within(span)
            marks[numbers.start + 1 : numbers.stop + 1] = [1] * len(numbers)
        self._words = words
        self._sums = list(accumulate(marks))

    def count(self, span: Span) -> int:
        """Return how many words of a stretch are covered."""
        numbers = self._words.within(span)
        return self._sums[numbers.stop] - self._sums[numbers.start]

    def half(self, span: Span) -> bool:
        """Say whether at least half of a stretch's words are covered; of no words, none are."""
        return self.count(span) * 2 >= len(self._words.within(span)) > 0

    @property
    def all(self) -> int:
        """How many words are covered."""
        return self._sums[-1]
