"""A source's text, with the way back to the file it was received as.

Offsets count Unicode code points, 0-based, ends exclusive.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from dossier.location import Location
from dossier.store import digest
from dossier.text.alike import comparable_folded
from dossier.text.fold import Folded, fold_with_map


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: code points, 0-based, `end` exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the source: the words it covers and where it leads, as the source has it."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or the like, in text order and not overlapping.

    Attributes:
        span: The words, without white space at either end.
        kind: `paragraph`, `heading`, `item` or `quotation`.
    """

    span: Span
    kind: str = "paragraph"


@dataclass(frozen=True)
class SourceText:
    """What a source says, as plain text.

    Attributes:
        path: The file it was received as, relative to the dossier's root.
        text: For HTML, markup stripped and entities decoded; else the file itself.
        blocks: Its paragraphs and the like, in order.
        links: Its links, in order.
        origins: Pairs (offset in `text`, offset in the decoded file), ascending in both; between
            two pairs both sides advance together. Plain text needs just `((0, 0),)`.
        line_starts: Offset in the decoded file at which each line starts; the first is 0.
    """

    path: str
    text: str
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    origins: tuple[tuple[int, int], ...] = ((0, 0),)
    line_starts: tuple[int, ...] = (0,)
    _origin_starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_origin_starts", [offset for offset, _ in self.origins])

    @cached_property
    def folded(self) -> Folded:
        """The text as it is compared; offsets map back to `text`."""
        return fold_with_map(self.text)

    @cached_property
    def comparable(self) -> str:
        """The text as `text.alike` has it, in which every quotation of it is looked for."""
        return comparable_folded(self.folded.text)

    @cached_property
    def digest(self) -> bytes:
        """Stands for the text, and for no other."""
        return digest(self.text)

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of `text` that folds to `folded.text[start:end]`, not empty."""
        return Span(*self.folded.original(start, end))

    def location(self, offset: int) -> Location:
        """Say where the code point at `offset` of `text` stands in the file as received."""
        start, origin = self.origins[bisect_right(self._origin_starts, offset) - 1]
        position = origin + offset - start
        line = bisect_right(self.line_starts, position)
        return Location(self.path, line, position - self.line_starts[line - 1] + 1)

    def words(self, span: Span) -> str:
        """Return the text that `span` covers."""
        return self.text[span.start : span.end]
