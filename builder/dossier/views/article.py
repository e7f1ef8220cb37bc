"""A source's text as its page shows it: paragraphs, links, quoted passages, gaps.

Passages overlap, and links cross them, so every paragraph is cut at each place where anything
starts or ends; a stretch then says what covers it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dossier.link.dossier import Dossier
from dossier.link.quotations import Quotation
from dossier.model.fields import Key
from dossier.text.source import Block, SourceText, Span
from dossier.views.passages import address


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a quotation in the text.

    Attributes:
        span: Where it stands.
        address: Its address on the page.
        number: That of its quotation in the page's list, from 1 on.
    """

    span: Span
    address: str
    number: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that are covered by the same things from their first to their last.

    Attributes:
        text: The words; white space of any kind and length stands for one space.
        url: Where they link to, as the source has it.
        starts: The marks that start with them.
        depth: How many marks cover them.
        ends: The marks that end with them.
    """

    text: str
    url: str | None
    starts: tuple[Mark, ...]
    depth: int
    ends: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Here words of the source are left out."""

    kind: str = "gap"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or what is shown of it.

    Attributes:
        kind: `paragraph`, `heading`, `item` or `quotation`.
        content: Its words, with what is left out before, between and after them.
    """

    kind: str
    content: tuple[Stretch | Gap, ...]


def marks(dossier: Dossier, quotations: Iterable[Quotation]) -> tuple[Mark, ...]:
    """Return the pieces of quotations of one source, numbered by quotation."""
    return tuple(
        Mark(span, address(dossier, quotation, piece), number)
        for number, quotation in enumerate(quotations, 1)
        for piece, span in enumerate(quotation.spans)
    )


def article(dossier: Dossier, source: Key, marked: Iterable[Mark]) -> tuple[Paragraph | Gap, ...]:
    """Return what may be shown of a source's text, with the marks in it.

    Paragraphs that are left out whole are gaps, one for any number of them in a row.
    """
    text, shown = dossier.texts.get(source), dossier.shown(source)
    if text is None or not shown:
        return ()
    cuts = _Cuts(text, tuple(marked))
    found: list[Paragraph | Gap] = []
    for block in _blocks(text):
        if content := _content(block.span, shown, cuts):
            found.append(Paragraph(block.kind, content))
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


class _Cuts:
    """A text with the places where its stretches start and end."""

    def __init__(self, text: SourceText, marked: tuple[Mark, ...]) -> None:
        self._text = text
        self._marked = sorted(marked, key=lambda mark: (mark.span, mark.number))
        covers = [*(mark.span for mark in marked), *(link.span for link in text.links)]
        self._places = sorted({place for span in covers for place in (span.start, span.end)})

    def words(self, start: int, end: int) -> str:
        return self._text.text[start:end].strip()

    def stretches(self, part: Span) -> Iterator[Stretch]:
        low, high = bisect_left(self._places, part.start), bisect_left(self._places, part.end)
        places = sorted({part.start, *self._places[low:high], part.end})
        marked = [m for m in self._marked if m.span.start < part.end and part.start < m.span.end]
        links = [
            link
            for link in self._text.links
            if link.span.start < part.end and part.start < link.span.end
        ]
        for start, end in pairwise(places):
            over = [mark for mark in marked if mark.span.start <= start and end <= mark.span.end]
            yield Stretch(
                text=self._text.text[start:end],
                url=next(
                    (link.url for link in links if link.span.start <= start < link.span.end), None
                ),
                starts=tuple(mark for mark in over if mark.span.start == start),
                depth=len(over),
                ends=tuple(mark for mark in over if mark.span.end == end),
            )
