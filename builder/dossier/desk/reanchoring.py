"""What has become of a quotation in a source whose text has changed.

*Same*: its words stand there, where they stood: in the part of the text that stayed, whatever was
put in or taken out before it. *Moved*: word for word there, but elsewhere; or in several places
where its prefix and suffix no longer tell which, but what stayed around it does. *Edited*: not word
for word there, but something near. *Gone*: nothing near. *Several*: in several places, and nothing
tells which is meant.

Without the old text nobody can say where the words stood: they are then the same wherever they are.
Words that stand only where the same words of somebody else stood before are no sign of the
quotation: it was edited, or is gone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from rapidfuzz.fuzz import ratio

from dossier.anchor import Ambiguous, Context, Found, Missing, anchor
from dossier.anchor.deciding import Deciding
from dossier.anchor.nearest import LONGEST_WORDS, differences, nearest
from dossier.anchor.outcomes import Difference
from dossier.anchor.ways import Way, Ways, ends_with, starts_with
from dossier.desk.unchanged import Unchanged
from dossier.desk.verdicts import Edited, Gone, Moved, Piece, Same, Several, Verdict, Wording
from dossier.model.parts import Quote
from dossier.text.fold import fold, on_one_line
from dossier.text.source import SourceText, Span

LIKE = 60
"""Percent of the characters that must match for what stands at the old place to be its new words.

Less than for a passage found anywhere: the place speaks for it, too.
"""

MOST_PLACES = 1_000
"""Places of the same words that are looked at; with more, nothing is decided."""

_AROUND = 80  # code points on either side of the old place in which its new words are looked for
_COMPARED = 10**8  # characters of a quotation times those of its new words
_ENOUGH = 3  # words of the old surroundings that tell a place


LISTED = 10
"""How many places are listed of a quotation that stands in several."""


@dataclass(frozen=True)
class Texts:
    """A source's new text and, where it is known, the old one with what stayed of it."""

    new: SourceText
    old: SourceText | None = None
    unchanged: Unchanged | None = None

    @classmethod
    def of(cls, new: SourceText, old: SourceText | None) -> "Texts":
        """Compare both."""
        return cls(new, old, Unchanged(old, new) if old else None)


def judge(quote: Quote, texts: Texts) -> Verdict:
    """Say what has become of a quotation that has words."""
    return _Case(quote, texts).verdict()


def own_wording(quote: Quote) -> Wording:
    """Return what a quotation says now."""
    return Wording(quote.exact, quote.prefix, quote.suffix)


class _Case:
    def __init__(self, quote: Quote, texts: Texts) -> None:
        self._quote = quote
        self._new = texts.new
        self._unchanged = texts.unchanged
        before = anchor(quote, texts.old) if texts.old else None
        self._place = before.spans if isinstance(before, Found) else ()
        self._pieces = tuple(map(fold, quote.exact))
        self._every = Ways(self._pieces, texts.new)
        self._ways = list(islice(self._every, MOST_PLACES))

    def verdict(self) -> Verdict:
        if not self._ways:
            return self._edited()
        context = Context(fold(self._quote.prefix or ""), fold(self._quote.suffix or ""))
        found = self._every.only or Ways(self._pieces, self._new, context).only
        if self._unchanged is None or not self._place:  # nobody knows where it stood
            return self._same(found) if found else self._several(self._ways)
        stayed = self._stayed(self._unchanged)
        if stayed is None:
            return self._elsewhere(found, self._unchanged)
        if found is not None:
            return self._same(found) if found == stayed else self._several([stayed, found])
        rivals = self._closest(self._own_ways(self._unchanged), self._unchanged)
        if rivals == [stayed]:
            return self._moved(stayed, lost=True)
        return self._elsewhere(None, self._unchanged)

    def _elsewhere(self, found: Way | None, unchanged: Unchanged) -> Verdict:
        own = self._own_ways(unchanged)
        if not own or any(self._there(index) for index in range(len(self._pieces))):
            return self._edited()
        if found in own:
            return self._moved(found, lost=False)
        told = self._told(own, unchanged)
        return self._moved(told, lost=True) if told else self._several(own)

    def _same(self, way: Way) -> Same | Several:
        wording = self.wording(way)
        if wording is None:
            return self._several([way])
        return Same(self._spans(way), wording if wording != own_wording(self._quote) else None)

    def _moved(self, way: Way, *, lost: bool) -> Moved | Several:
        wording = self.wording(way)
        if wording is None:
            return self._several(self._ways)
        changed = wording != own_wording(self._quote)
        return Moved(self._spans(way), self._place, wording if changed else None, lost=lost)

    def _several(self, ways: Sequence[Way]) -> Several:
        return Several(tuple(self._spans(way) for way in ways[:LISTED]), len(ways))

    def _stayed(self, unchanged: Unchanged) -> Way | None:
        """Return where most of the words are that stood at the old place, if they are together."""
        shares = {
            way: min(map(unchanged.share, self._place, self._spans(way))) for way in self._ways
        }
        best = max(shares.values())
        leading = [way for way, share in shares.items() if share == best]
        return leading[0] if best > 0.5 and len(leading) == 1 else None

    def _own_ways(self, unchanged: Unchanged) -> list[Way]:
        """Leave out where the same words stood before and were not the quotation's."""
        return [
            way
            for way in self._ways
            if all(unchanged.share_of_others(self._place, s) <= 0.5 for s in self._spans(way))
        ]

    def _told(self, ways: Sequence[Way], unchanged: Unchanged) -> Way | None:
        """Return the way that the old surroundings lead to, or the only one."""
        if len(ways) == 1:
            return ways[0]
        closest = self._closest(ways, unchanged)
        told = len(closest) == 1 and self._around(closest[0], unchanged) >= _ENOUGH
        return closest[0] if told else None

    def _closest(self, ways: Sequence[Way], unchanged: Unchanged) -> list[Way]:
        """Return those ways around which most of the old surroundings stand."""
        best = max((self._around(way, unchanged) for way in ways), default=0)
        return [way for way in ways if self._around(way, unchanged) == best]

    def _around(self, way: Way, unchanged: Unchanged) -> int:
        return sum(map(unchanged.alike_around, self._place, self._spans(way)))

    def wording(self, way: Way) -> Wording | None:
        """Return what leads to `way`, as much as can be as it is; None when nothing does."""
        text, quote = self._new.folded.text, self._quote
        prefix, suffix = fold(quote.prefix or ""), fold(quote.suffix or "")
        before = quote.prefix if ends_with(text, way[0][0], prefix) else None
        after = quote.suffix if starts_with(text, way[-1][1], suffix) else None
        kept = Context(fold(before or ""), fold(after or ""))
        if self._every.only or Ways(self._pieces, self._new, kept).only == way:
            return Wording(quote.exact, before, after)
        context = Deciding(self._pieces, self._new).context(way)
        if context is None:
            return None
        return Wording(quote.exact, context.prefix or None, context.suffix or None)

    def _spans(self, way: Way) -> tuple[Span, ...]:
        return tuple(self._new.span(start, end) for start, end in way)

    def _edited(self) -> Edited | Gone:
        near = [self._near(index) for index in range(len(self._pieces))]
        if not any(near):
            return Gone()
        pieces = tuple(
            Piece(span, _side_by_side(words, fold(self._new.words(span)) if span else ""))
            for words, span in zip(self._pieces, near, strict=True)
        )
        return Edited(pieces, self._new_wording([span for span in near if span]))

    def _near(self, index: int) -> Span | None:
        """Return what stands at a piece's old place, if it is like it, or else what is nearest."""
        return self._there(index) or self._beside(index) or self._anywhere(index)

    def _there(self, index: int) -> Span | None:
        """Return what stands at a piece's old place in other words."""
        now = self._now(index)
        words = self._pieces[index]
        if now is None or self._unchanged is None:
            return None
        there = fold(self._new.words(now))
        alike = ratio(words, there) >= LIKE or self._unchanged.share(self._place[index], now) >= 0.5
        return self._own(now) if alike and words != there else None

    def _now(self, index: int) -> Span | None:
        return self._unchanged.now(self._place[index]) if self._unchanged and self._place else None

    def _beside(self, index: int) -> Span | None:
        there, words = self._now(index), self._pieces[index]
        if there is None or len(words) > LONGEST_WORDS:
            return None
        start = max(0, there.start - _AROUND)
        near = nearest(words, SourceText("", self._new.text[start : there.end + _AROUND]))
        if near is None:
            return None
        return self._own(Span(start + near.span.start, start + near.span.end))

    def _anywhere(self, index: int) -> Span | None:
        piece = Quote(source=self._quote.source, exact=(self._quote.exact[index],))
        match anchor(piece, self._new):
            case Found(spans):
                return self._own(spans[0])
            case Ambiguous(places):
                return self._own(places[0].spans[0])
            case Missing(hint=hint):
                return self._own(hint.span if hint else None)

    def _own(self, span: Span | None) -> Span | None:
        """Leave out a passage that stood in the old text, too, beside the quotation."""
        if span is None or self._unchanged is None or not self._place:
            return span
        return None if self._unchanged.share_of_others(self._place, span) > 0.5 else span

    def _new_wording(self, spans: Sequence[Span]) -> Wording | None:
        """Return what quotes some stretches; None where they are not all of the quotation."""
        whole = len(spans) == len(self._pieces) and all(
            len(self._new.words(span)) * 2 > len(words)
            for span, words in zip(spans, self._pieces, strict=True)
        )
        if not whole or any(one.end > other.start for one, other in pairwise(spans)):
            return None
        exact = tuple(on_one_line(self._new.words(span)) for span in spans)
        pieces = tuple(map(fold, exact))
        for way in islice(Ways(pieces, self._new), MOST_PLACES):
            if self._spans(way) == tuple(spans):
                quote = Quote(source=self._quote.source, exact=exact)
                return _Case(quote, Texts(self._new)).wording(way)
        return None


def _side_by_side(quoted: str, source: str) -> tuple[Difference, ...]:
    if len(quoted) * len(source) > _COMPARED:
        return (Difference(quoted, ""), Difference("", source))
    return tuple(differences(quoted, source))
