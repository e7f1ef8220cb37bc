"""From what is selected on a source's page to a stretch of the source's text.

A page shows a block's words as the source has them, but collapses white space, and a browser counts
in units of UTF-16. So a page does not count: it says how the words of the block begin, up to where
the selection starts or ends, and they are looked for where the block stands. Words that are not
there mean that the page is older than the text, or that something on it changed the words.
"""

from dataclasses import dataclass
from functools import lru_cache

from dossier.text.escape import SPACE, showable
from dossier.text.fold import is_blank
from dossier.text.source import SourceText, Span


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a selection starts or ends.

    Attributes:
        block: Where the block starts in the source's text, in code points.
        before: The words of the block before this edge, as a browser has them.
    """

    block: int
    before: str


@dataclass(frozen=True, slots=True)
class Stale:
    """The words of the page do not stand where it says."""


def selected_span(source: SourceText, start: Edge, end: Edge) -> Span | Stale:
    """Return the stretch of a source's text between two edges; it may be empty."""
    first, last = _offset(source, start, ends=False), _offset(source, end, ends=True)
    if first is None or last is None:
        return Stale()
    return Span(first, max(first, last))


def seen(text: str) -> str:
    """Return the characters of a text that a page shows as they are, white space apart."""
    return "".join(filter(_is_seen, text))


def _offset(source: SourceText, edge: Edge, *, ends: bool) -> int | None:
    """Return the offset of the word after an edge or, with `ends`, of the end of that before it."""
    words, at = seen(edge.before), edge.block
    if not 0 <= edge.block <= len(source.text):
        return None
    for char in words:
        at = _next(source.text, at)
        if source.text[at : at + 1] != char:
            return None
        at += 1
    return at if ends else _next(source.text, at)


def _next(text: str, at: int) -> int:
    while at < len(text) and not _is_seen(text[at]):
        at += 1
    return at


@lru_cache(maxsize=10_000)
def _is_seen(char: str) -> bool:
    return not (is_blank(char) or SPACE.fullmatch(char) or showable(char) == "\ufffd")
