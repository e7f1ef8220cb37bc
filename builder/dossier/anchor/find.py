"""The search itself.

A quotation holds only if its words occur in the source exactly, once both are folded (`text.fold`
unifies spaces, quotation marks and dashes, and touches no letter or digit). Nothing fuzzy is ever
accepted: a near match is a hint for the author, not an anchor for the reader.

Offsets count code points, in `SourceText.folded` until `SourceText.span` turns them into offsets
of the source's text. Field names are those of TextQuoteSelector (W3C Web Annotation Data Model).
This module reads no files and mints no findings: `checks.quotes` judges its outcomes.
"""

from itertools import islice

from dossier.anchor.deciding import Deciding
from dossier.anchor.nearest import nearest, whole_words
from dossier.anchor.outcomes import (
    Ambiguous,
    Context,
    Found,
    Missing,
    Near,
    Outcome,
    Place,
    Why,
)
from dossier.anchor.ways import Way, Ways
from dossier.model.parts import Quote
from dossier.text.fold import fold
from dossier.text.source import SourceText, Span

LISTED = 10
"""How many places of an ambiguous quotation are listed."""

COUNTED = 10_000
"""How many are counted; a quotation in pieces can stand in more ways than anybody can wait for."""


def anchor(quote: Quote, source: SourceText) -> Outcome:
    """Say where `quote` stands in `source`.

    Prefix and suffix only choose between several places: they cannot save a quotation whose words
    differ, nor lose one that stands in a single place.

    Raises:
        ValueError: A piece of `quote.exact` folds to nothing. `records` answers that with a
            finding, so meeting it here is our bug and not the author's mistake.
    """
    pieces = tuple(fold(piece) for piece in quote.exact)
    if not all(pieces):
        raise ValueError("a quotation without words reached anchor()")
    every = Ways(pieces, source)
    if not every.any:
        return _missing(pieces, every.reach, source)
    if every.only:
        return Found(_spans(every.only, source))
    context = Context(fold(quote.prefix or ""), fold(quote.suffix or ""))
    chosen = Ways(pieces, source, context)
    if chosen.only:
        return Found(_spans(chosen.only, source))
    ways = list(islice(chosen if chosen.any else every, COUNTED))
    deciding = Deciding(pieces, source)
    return Ambiguous(
        tuple(Place(_spans(way, source), deciding.context(way)) for way in ways[:LISTED]),
        len(ways),
    )


def _missing(pieces: tuple[str, ...], reach: Way, source: SourceText) -> Missing:
    for piece in range(len(reach), len(pieces)):
        if piece == 0 or not Ways(pieces[piece : piece + 1], source).any:
            return _absent(piece, pieces[piece], source)
    return Missing(len(reach), Why.ORDER)


def _absent(piece: int, words: str, source: SourceText) -> Missing:
    inside = source.folded.text.find(words)
    if inside == -1:
        return Missing(piece, Why.ABSENT, nearest(words, source))
    start, end = whole_words(source.folded.text, inside, inside + len(words))
    return Missing(piece, Why.INSIDE_WORD, Near(source.span(start, end), ()))


def _spans(way: Way, source: SourceText) -> tuple[Span, ...]:
    return tuple(source.span(start, end) for start, end in way)
