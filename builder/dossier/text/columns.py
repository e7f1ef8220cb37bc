"""Texts side by side, once the words are known that hold them together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, groupby

from dossier.text.tokens import Token, tokens


class Difference(StrEnum):
    """How some words of a text compare with what the others have in their place.

    CASE: The same letters, some of them capitals here and small there.
    PUNCTUATION: The same words, with other signs between or within them.
    WORDS: Other words than there.
    ONLY: Words that are not there, nor any others in their place.
    """

    SAME = "same"
    CASE = "case"
    PUNCTUATION = "punctuation"
    WORDS = "words"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a text.

    Attributes:
        text: As it stands there.
        after: What has no words between it and the next segment: mostly one space.
        difference: How it compares.
        column: What stands in the same place in other texts has the same number, 0-based.
        piece: In which piece of the text it stands, 0-based.
    """

    text: str
    after: str
    difference: Difference
    column: int
    piece: int


@dataclass(frozen=True, slots=True)
class Words:
    """A text in words and signs.

    Attributes:
        pieces: The text.
        tokens: Its words and signs.
        places: Where its words stand among them.
        keys: By what its words are compared.
    """

    pieces: tuple[str, ...]
    tokens: tuple[Token, ...]
    places: tuple[int, ...]
    keys: tuple[str, ...]
    _sums: tuple[int, ...]

    @classmethod
    def of(cls, pieces: Iterable[str]) -> "Words":
        """Read a text, in one piece or in several."""
        text = tuple(pieces)
        found = tuple(token for number, piece in enumerate(text) for token in tokens(piece, number))
        places = tuple(place for place, token in enumerate(found) if token.is_word)
        keys = tuple(found[place].key for place in places)
        return cls(text, found, places, keys, tuple(accumulate(map(len, keys), initial=0)))

    @property
    def all_letters(self) -> int:
        """How many letters its words have."""
        return self._sums[-1]

    def piece_of(self, place: int) -> int | None:
        """Return in which piece a token stands; None where there is none."""
        return self.tokens[place].piece if 0 <= place < len(self.tokens) else None

    def letters(self, words: Iterable[int]) -> int:
        """Return how many letters some of its words have, by their numbers."""
        return sum(len(self.keys[word]) for word in words)

    def letters_between(self, start: int, end: int) -> int:
        """Return how many letters the words from `start` on and before `end` have."""
        return self._sums[end] - self._sums[start]


Cell = range
"""What a text has in a column: its tokens, by their places; none where it has nothing there."""

Column = tuple[tuple[Cell, ...], tuple[Difference, ...]]
"""A cell of each text, and how each compares with the others."""


def columns(texts: Sequence[Words], anchors: Iterable[tuple[int, ...]]) -> list[Column]:
    """Return texts in columns.

    Args:
        texts: At least two.
        anchors: The words that they all have in common, in order: the number of each among the
            words of each text.
    """
    found: list[Column] = []
    for column in _apart(texts, anchors):
        if found and _alike(found[-1], column):
            found[-1] = _joined(found[-1], column)
        else:
            found.append(column)
    return found


def segments(text: Words, cells: Iterable[tuple[Cell, Difference]]) -> tuple[Segment, ...]:
    """Return a text in segments.

    Args:
        text: It.
        cells: What stands in which column, all of its tokens in order.
    """
    return tuple(
        _segment(text, list(places), difference, column)
        for column, (cell, difference) in enumerate(cells)
        for _, places in groupby(cell, key=lambda place: text.tokens[place].piece)
    )


def _segment(text: Words, places: list[int], difference: Difference, column: int) -> Segment:
    first, last = text.tokens[places[0]], text.tokens[places[-1]]
    piece = text.pieces[first.piece]
    start = first.start if text.piece_of(places[0] - 1) == first.piece else 0
    goes_on = text.piece_of(places[-1] + 1) == last.piece
    end = text.tokens[places[-1] + 1].start if goes_on else len(piece)
    return Segment(piece[start : last.end], piece[last.end : end], difference, column, first.piece)


def _apart(texts: Sequence[Words], anchors: Iterable[tuple[int, ...]]) -> Iterator[Column]:
    """Yield the columns, one for each anchor and up to three for what stands between two."""
    starts = [0] * len(texts)
    for anchor in anchors:
        places = [text.places[word] for text, word in zip(texts, anchor, strict=True)]
        yield from _between(texts, [*map(range, starts, places)])
        starts = [place + 1 for place in places]
        cells = tuple(range(place, place + 1) for place in places)
        yield cells, (_of_one_word(_forms(texts, cells)),) * len(texts)
    yield from _between(texts, [*map(range, starts, (len(text.tokens) for text in texts))])


def _between(texts: Sequence[Words], cells: list[Cell]) -> Iterator[Column]:
    """Yield what stands between two anchors: what is alike at its start, differs, alike again."""
    same = (Difference.SAME,) * len(texts)
    forms = _forms(texts, cells)
    before = _alike_at_start(forms)
    after = _alike_at_start([form[before:][::-1] for form in forms])
    if before:
        yield tuple(cell[:before] for cell in cells), same
    middle = tuple(cell[before : len(cell) - after] for cell in cells)
    if any(middle):
        yield middle, _differences(texts, middle)
    if after:
        yield tuple(cell[len(cell) - after :] for cell in cells), same


def _alike_at_start(forms: Sequence[Sequence[str]]) -> int:
    count = 0
    for signs in zip(*forms, strict=False):
        if len(set(signs)) > 1:
            break
        count += 1
    return count


def _forms(texts: Sequence[Words], cells: Sequence[Cell]) -> list[list[str]]:
    return [
        [text.tokens[place].form for place in cell] for text, cell in zip(texts, cells, strict=True)
    ]


def _of_one_word(forms: list[list[str]]) -> Difference:
    if len({form for (form,) in forms}) == 1:
        return Difference.SAME
    alike = len({form.casefold() for (form,) in forms}) == 1
    return Difference.CASE if alike else Difference.PUNCTUATION


def _differences(texts: Sequence[Words], cells: Sequence[Cell]) -> tuple[Difference, ...]:
    said = [
        tuple(text.tokens[place].key for place in cell if text.tokens[place].is_word)
        for text, cell in zip(texts, cells, strict=True)
    ]
    in_words = Difference.WORDS
    if len(set(map("".join, said))) == 1 and not any(map(_has_digit, said)):
        in_words = Difference.PUNCTUATION  # "co-ordination", "coordination"
    elif len(set(filter(None, said))) == 1:
        in_words = Difference.ONLY
    return tuple(in_words if words else Difference.PUNCTUATION for words in said)


def _has_digit(words: Iterable[str]) -> bool:
    return any(any(map(str.isdigit, word)) for word in words)


def _alike(one: Column, other: Column) -> bool:
    """Say whether two columns are one difference, or none: of words, there is one to a column."""
    kinds = {
        kind
        for cells, differences in (one, other)
        for cell, kind in zip(cells, differences, strict=True)
        if cell
    }
    return len(kinds) == 1 and kinds <= {
        Difference.SAME,
        Difference.CASE,
        Difference.PUNCTUATION,
    }


def _joined(one: Column, other: Column) -> Column:
    cells = tuple(
        range(left.start, right.stop) if left else right
        for left, right in zip(one[0], other[0], strict=True)
    )
    return cells, one[1]
