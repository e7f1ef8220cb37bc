"""From a place in a source to the quotation that stands there and nowhere else."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dossier.anchor.deciding import Deciding
from dossier.anchor.outcomes import Context
from dossier.anchor.ways import Ways, cuts
from dossier.text.fold import is_blank, on_one_line
from dossier.text.source import SourceText, Span


@dataclass(frozen=True, slots=True)
class Selected:
    """Words that anchor to `span` and to no other place.

    Attributes:
        span: Whole words of the source's text.
        exact: The words on one line, as the source sets them.
        context: What tells this place from others with the same words; empty where there are none.
    """

    span: Span
    exact: str
    context: Context


@dataclass(frozen=True, slots=True)
class NoWords:
    """Nothing but white space and signs without width stands there."""


@dataclass(frozen=True, slots=True)
class TooCommon:
    """The same words stand in so many places that no context of moderate length tells this one."""

    span: Span
    exact: str


def select(source: SourceText, start: int, end: int) -> Selected | NoWords | TooCommon:
    """Return the quotation for a stretch of a source, widened to whole words.

    Args:
        source: The source.
        start: Offset in its text, in code points, 0-based.
        end: Likewise, exclusive. What lies outside of the text is left out.
    """
    start, end = max(start, 0), min(end, len(source.text))
    if start >= end or is_blank(source.text[start:end]):
        return NoWords()
    way = _whole_words(source, start, end)
    span = source.span(*way)
    exact = on_one_line(source.words(span))
    words = (source.folded.text[slice(*way)],)
    if Ways(words, source).only is not None:
        return Selected(span, exact, Context())
    context = Deciding(words, source).context((way,))
    return Selected(span, exact, context) if context else TooCommon(span, exact)


def _whole_words(source: SourceText, start: int, end: int) -> tuple[int, int]:
    """Return the stretch of the folded text, without spaces at its ends, in whole words."""
    folded = source.folded
    offsets = range(len(folded.text))
    first = bisect_left(offsets, start, key=lambda at: folded.original(at, at + 1)[0])
    last = bisect_right(offsets, end, key=lambda at: folded.original(at, at + 1)[1])
    last = max(last, first + 1)  # a sign of which only a part was chosen
    while first < last - 1 and folded.text[first] == " ":
        first += 1
    while last > first + 1 and folded.text[last - 1] == " ":
        last -= 1
    while any(within := cuts(source, first, last)):
        first -= within[0]
        last += within[1]
    return first, last
