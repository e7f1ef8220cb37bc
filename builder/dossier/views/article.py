"""A source's text as its page shows it: paragraphs, quoted passages, links, names, gaps.

Passages overlap, and links and names cross them, so every paragraph is cut at each place where a
statement's passage starts or ends; a stretch then says what covers it. Within a stretch, words are
cut in turn where evidence for other records, a link or a name starts or ends.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Generic, Protocol, TypeVar

from dossier.link.dossier import Dossier
from dossier.link.quotations import Quotation
from dossier.model.fields import Key, Kind
from dossier.text.naming import Named
from dossier.text.source import Block, SourceText, Span
from dossier.views.passages import address

_NOTED = frozenset({Kind.STATEMENTS, Kind.CORRECTIONS})


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a quotation in the text.

    Attributes:
        span: Where it stands.
        address: Its address on the page.
        number: That of its quotation in the page's list, from 1 on.
        noted: Whether a note beside the text says whose words it is: it is a statement's or a
            correction's, and not merely evidence that somebody or something is there.
        first: Whether it is the first piece of its quotation.
    """

    span: Span
    address: str
    number: int
    noted: bool = True
    first: bool = True


@dataclass(frozen=True, slots=True)
class Words:
    """Words that lead to one place, or to none, and are evidence for the same records.

    Attributes:
        text: The words; white space of any kind and length stands for one space.
        url: Where they link to, as the source has it.
        name: The person, organization or place that they name.
        marks: The marks without a note that cover them, in the order in which they start.
        starts: Those of them that start with these words.
        unpublished: Whether only the authors see them; see `article`.
        unpublished_from_here: Whether such words start with these.
    """

    text: str
    url: str | None = None
    name: Key | None = None
    marks: tuple[Mark, ...] = ()
    starts: tuple[Mark, ...] = ()
    unpublished: bool = False
    unpublished_from_here: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that the same statements and corrections quote from their first to their last.

    Attributes:
        words: The words, never none.
        marks: The marks with a note that cover them, in the order in which they start.
        starts: Those of them that start with these words.
        ends: Those of them that end with these words.
    """

    words: tuple[Words, ...]
    marks: tuple[Mark, ...] = ()
    starts: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()

    @property
    def text(self) -> str:
        """All the words."""
        return "".join(words.text for words in self.words)

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of the quotations whose note stands after these words."""
        return tuple(mark.number for mark in self.ends if mark.first)

    @property
    def continues(self) -> tuple[int, ...]:
        """The numbers of those of which a later piece ends here; their note stands before."""
        return tuple(mark.number for mark in self.ends if not mark.first)

    @property
    def breaks(self) -> bool:
        """Whether anything stands after these words that is not the source's."""
        return bool(self.ends)


@dataclass(frozen=True, slots=True)
class Gap:
    """Here words of the source are left out."""

    kind: str = "gap"
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or what is shown of it.

    Attributes:
        kind: `paragraph`, `heading`, `item` or `quotation`.
        content: Its words, with what is left out before, between and after them.
        start: Where it starts in the source's text, in code points.
    """

    kind: str
    content: tuple[Stretch | Gap, ...]
    start: int


def is_noted(quotation: Quotation) -> bool:
    """Say whether a quotation has a note beside the text; see `Mark`."""
    return quotation.key.kind in _NOTED


def marks(dossier: Dossier, quotations: Iterable[Quotation]) -> tuple[Mark, ...]:
    """Return the pieces of quotations of one source, numbered by quotation."""
    return tuple(
        Mark(span, address(dossier, quotation, piece), number, is_noted(quotation), piece == 0)
        for number, quotation in enumerate(quotations, 1)
        for piece, span in enumerate(quotation.spans)
    )


def article(
    dossier: Dossier, source: Key, marked: Iterable[Mark], *, whole: bool = False
) -> tuple[Paragraph | Gap, ...]:
    """Return what may be shown of a source's text, with the marks in it.

    Paragraphs that are left out whole are gaps, one for any number of them in a row.

    Args:
        dossier: What is published.
        source: The source.
        marked: The marks.
        whole: Whether to return all of the text, what may not be shown as unpublished: for its
            authors, who choose from it.
    """
    text, shown = dossier.texts.get(source), dossier.shown(source)
    if text is None or not (shown or whole):
        return ()
    unpublished = tuple(_between(text, shown)) if whole else ()
    shown = (Span(0, len(text.text)),) if whole else shown
    cuts = _Cuts(dossier, text, marked, unpublished)
    found: list[Paragraph | Gap] = []
    for block in _blocks(text):
        if content := _content(block.span, shown, cuts):
            found.append(Paragraph(block.kind, content, block.span.start))
        elif not (found and isinstance(found[-1], Gap)):
            found.append(Gap())
    return tuple(found)


def _blocks(text: SourceText) -> Iterator[Block]:
    """Yield the blocks, and whatever words stand between them as blocks of their own."""
    end = 0
    for block in (*text.blocks, Block(Span(len(text.text), len(text.text)))):
        between = text.text[end : block.span.start]
        if words := between.strip():
            start = end + between.index(words)
            yield Block(Span(start, start + len(words)))
        if block.span.start < block.span.end:
            yield block
        end = block.span.end


def _between(text: SourceText, shown: tuple[Span, ...]) -> Iterator[Block]:
    """Yield what of each block is not shown."""
    for block in _blocks(text):
        at = block.span.start
        first = max(0, bisect_left(shown, Span(at, at)) - 1)
        for frame in (*shown[first:], Span(block.span.end, block.span.end)):
            if at < (end := min(frame.start, block.span.end)) and text.text[at:end].strip():
                yield Block(Span(at, end))
            at = max(at, frame.end)
            if at >= block.span.end:
                break


def _content(block: Span, shown: tuple[Span, ...], cuts: "_Cuts") -> tuple[Stretch | Gap, ...]:
    first = max(0, bisect_left(shown, Span(block.start, block.start)) - 1)
    content: list[Stretch | Gap] = []
    at = block.start
    for frame in shown[first:]:
        if frame.start >= block.end:
            break
        part = Span(max(frame.start, block.start), min(frame.end, block.end))
        if part.start >= part.end:
            continue
        if cuts.words(at, part.start):
            content.append(Gap())
        elif content:
            part = Span(at, part.end)  # the white space between two sentences
        content += cuts.stretches(part)
        at = part.end
    if content and cuts.words(at, block.end):
        content.append(Gap())
    return tuple(content)


class _Placed(Protocol):
    """Something that covers a stretch of a text."""

    @property
    def span(self) -> Span: ...


P = TypeVar("P", bound=_Placed)


class _Sweep(Generic[P]):
    """Things that cover a text, asked for from its start to its end, once each place."""

    def __init__(self, things: Iterable[P]) -> None:
        self._coming = sorted(things, key=lambda one: one.span)
        self._next = 0
        self._here: list[P] = []
        self._places = sorted({at for one in self._coming for at in (one.span.start, one.span.end)})

    def at(self, place: int) -> list[P]:
        """Return what covers the code point at `place`, in the order in which it starts."""
        while self._next < len(self._coming) and self._coming[self._next].span.start <= place:
            self._here.append(self._coming[self._next])
            self._next += 1
        if self._here:
            self._here = [one for one in self._here if one.span.end > place]
        return self._here

    def inside(self, part: Span) -> list[int]:
        """Return where within `part` anything starts or ends, in order."""
        first, last = bisect_right(self._places, part.start), bisect_left(self._places, part.end)
        return self._places[first:last]


class _Cuts:
    """A text that is cut up from its start to its end."""

    def __init__(
        self,
        dossier: Dossier,
        text: SourceText,
        marked: Iterable[Mark],
        unpublished: Iterable[Block],
    ) -> None:
        known = tuple(marked)
        self._dossier = dossier
        self._text = text
        self._marks = _Sweep(mark for mark in known if mark.noted)
        self._evidence = _Sweep(mark for mark in known if not mark.noted)
        self._links = _Sweep(text.links)
        self._unpublished = _Sweep(unpublished)

    def words(self, start: int, end: int) -> str:
        return self._text.text[start:end].strip()

    def stretches(self, part: Span) -> Iterator[Stretch]:
        names = _Sweep(self._names(part))
        for piece in _cut(part, self._marks):
            over = tuple(self._marks.at(piece.start))
            yield Stretch(
                words=tuple(self._words(piece, names)),
                marks=over,
                starts=tuple(mark for mark in over if mark.span.start == piece.start),
                ends=tuple(mark for mark in over if mark.span.end == piece.end),
            )

    def _names(self, part: Span) -> Iterator[Named[Key]]:
        """Yield the names in a part, which is all that is looked at: no other words are shown.

        Those that a link crosses are left out, for nothing can be two links.
        """
        for found in self._dossier.naming.find(self._text.text[part.start : part.end]):
            span = Span(part.start + found.span.start, part.start + found.span.end)
            if not self._dossier.records[found.who].draft and not self._links.inside(span):
                yield Named(span, found.who)

    def _words(self, stretch: Span, names: _Sweep[Named[Key]]) -> Iterator[Words]:
        for one in _cut(stretch, self._evidence, self._links, names, self._unpublished):
            over = tuple(self._evidence.at(one.start))
            link = next(iter(self._links.at(one.start)), None)
            name = next(iter(names.at(one.start)), None)
            hidden = self._unpublished.at(one.start)
            yield Words(
                text=self._text.text[one.start : one.end],
                url=link.url if link else None,
                name=name.who if name else None,
                marks=over,
                starts=tuple(mark for mark in over if mark.span.start == one.start),
                unpublished=bool(hidden),
                unpublished_from_here=any(h.span.start == one.start for h in hidden),
            )


def _cut(part: Span, *sweeps: _Sweep[Any]) -> Iterator[Span]:
    """Yield `part` in pieces, cut wherever anything starts or ends."""
    inside = sorted({place for sweep in sweeps for place in sweep.inside(part)})
    yield from (Span(*ends) for ends in pairwise((part.start, *inside, part.end)))
