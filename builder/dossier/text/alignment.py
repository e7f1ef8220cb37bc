"""Set several wordings of one thing side by side, word for word, and say where they differ.

Words are those of `text.words`; scripts that are written without spaces are compared character by
character. Texts are compared as folded, so that the way they are set makes no difference: kinds of
quotation mark, dashes, spaces. What is handed back is the texts as they were, to the letter.

The longest sequence of words that all have in common holds the texts together. A word or two that
long stretches of other words have in common by chance do not: they say nothing, and would make
many small differences of one large one. Nor does punctuation.

The order of the texts makes no difference to where they differ.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from dossier.text.columns import Difference, Segment, Words, columns, segments

__all__ = ["ENOUGH", "LARGEST", "Difference", "Row", "Segment", "align"]

ENOUGH = 0.4
"""How much of a text, by letters, must be in all others for it to be compared with them.

Of a long text and a short one, so much of the short one. With less, nearly every word would be
marked, which tells a reader nothing.
"""

LARGEST = 10**8
"""Words of one text times those of another; comparing them takes a bit of memory for each pair."""

_CANDIDATES = 10

Anchor = tuple[int, ...]
"""A word that all texts have: its number among the words of each, 0-based."""


@dataclass(frozen=True, slots=True)
class Row:
    """A text in segments, which put together are the text.

    Attributes:
        segments: In order.
        apart: Whether it has too few words in common with the others, or too many words, to be
            compared with them. All its segments are then `SAME`.
    """

    segments: tuple[Segment, ...]
    apart: bool = False


def align(texts: Sequence[Sequence[str]]) -> tuple[Row, ...]:
    """Compare texts, each in one piece or in several, and return each as a row, in their order.

    All are compared with the one that has most in common with the others. That takes, for each,
    about the product of both lengths, in steps of 64 words.
    """
    if len(texts) < 2:
        return tuple(Row(_uncompared(pieces)) for pieces in texts)
    read = [Words.of(pieces) for pieces in texts]
    base = _base(read)
    common = [_in_common(base, each) for each in read]
    together = _together(base, read, common)
    rows = [Row(_uncompared(pieces), apart=True) for pieces in texts]
    if len(together) < 2:
        return tuple(rows)
    compared = [read[n] for n in together]
    anchors = _telling(_shared([common[n] for n in together]), compared)
    if anchors:
        found = columns(compared, anchors)
        for each, n in enumerate(together):
            cells = ((cells[each], differences[each]) for cells, differences in found)
            rows[n] = Row(segments(read[n], cells))
    return tuple(rows)


def _uncompared(pieces: Sequence[str]) -> tuple[Segment, ...]:
    return tuple(Segment(text, "", Difference.SAME, 0, piece) for piece, text in enumerate(pieces))


def _base(texts: Sequence[Words]) -> Words:
    """Return the text that has most words in common with the others, of the ten longest."""
    candidates = sorted(texts, key=lambda text: (-len(text.keys), text.pieces))[:_CANDIDATES]
    if len(candidates) < 3:
        return candidates[0]
    return max(candidates, key=lambda one: sum(_similarity(one, other) for other in candidates))


def _similarity(one: Words, other: Words) -> int:
    small = len(one.keys) * len(other.keys) <= LARGEST
    return int(LCSseq.similarity(one.keys, other.keys)) if small else 0


def _in_common(base: Words, other: Words) -> dict[int, int]:
    """Return the words that a text has in common with the base, as their numbers in both."""
    if not 0 < len(base.keys) * len(other.keys) <= LARGEST:
        return {}
    blocks = LCSseq.opcodes(base.keys, other.keys).as_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _together(
    base: Words, texts: Sequence[Words], common: Sequence[dict[int, int]]
) -> tuple[int, ...]:
    """Return which texts have enough in common, of the most alike ones as many as do."""
    shared: Iterable[int] = range(len(base.keys))
    found = []
    for n in sorted(range(len(texts)), key=lambda n: (-len(common[n]), texts[n].pieces)):
        still = [word for word in shared if word in common[n]]
        enough = ENOUGH * min(base.all_letters, texts[n].all_letters)
        if still and base.letters(still) >= enough:
            shared = still
            found.append(n)
    return tuple(sorted(found))


def _shared(common: Sequence[dict[int, int]]) -> list[Anchor]:
    """Return the words that all have in common, in order."""
    return [
        tuple(words[place] for words in common)
        for place in sorted(common[0])
        if all(place in words for words in common)
    ]


def _telling(anchors: Sequence[Anchor], texts: Sequence[Words]) -> list[Anchor]:
    """Leave out short runs of words that stand alone between long stretches of other words."""
    runs: list[list[Anchor]] = []
    for anchor in anchors:
        if runs and all(
            there + 1 == here for there, here in zip(runs[-1][-1], anchor, strict=True)
        ):
            runs[-1].append(anchor)
        else:
            runs.append([anchor])
    kept: list[Anchor] = []
    before = _start(texts)
    starts = (*(run[0] for run in runs[1:]), _end(texts))
    for run, after in zip(runs, starts, strict=False):
        around = (_between(texts, before, run[0]), _between(texts, _after(run), after))
        if 4 * _between(texts, run[0], _after(run)) > min(around):
            kept += run
            before = _after(run)
    return kept


def _start(texts: Sequence[Words]) -> Anchor:
    return (0,) * len(texts)


def _end(texts: Sequence[Words]) -> Anchor:
    return tuple(len(text.keys) for text in texts)


def _after(run: Sequence[Anchor]) -> Anchor:
    return tuple(place + 1 for place in run[-1])


def _between(texts: Sequence[Words], start: Anchor, end: Anchor) -> int:
    """Return how many letters stand from `start` on before `end`, in the text that has most."""
    return max(
        text.letters_between(one, other) for text, one, other in zip(texts, start, end, strict=True)
    )
