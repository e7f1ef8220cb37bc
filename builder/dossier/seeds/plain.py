"""Paragraphs of plain text, and the trimming that all formats share."""

import re
from collections.abc import Iterator

from dossier.text.source import Block, Span

SPACE = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\ufeff"
"""White space of Unicode, and what is as empty: zero-width space, byte order mark."""

_LINE = re.compile("([^\n\r\x85\u2028\u2029]*)(\r\n|[\n\r\x85\u2028\u2029]|\\Z)")
_PARAGRAPH_END = "\u2029"


def paragraphs(text: str) -> tuple[Block, ...]:
    """Return the stretches between blank lines, or between paragraph separators (U+2029).

    A line ends at LF, CRLF, CR, NEL or U+2028, and is blank when it holds nothing but white space.
    """
    spans = (trimmed(text, *stretch) for stretch in _stretches(text))
    return tuple(Block(span) for span in spans if span)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the span without the white space at its ends; None when nothing else is in it."""
    words = text[start:end]
    left = len(words) - len(words.lstrip(SPACE))
    words = words.strip(SPACE)
    return Span(start + left, start + left + len(words)) if words else None


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in _LINE.finditer(text):
        if line[2] == _PARAGRAPH_END or not line[1].strip(SPACE):
            yield start, line.end()
            start = line.end()
    yield start, len(text)
