"""Where a source has quotation marks around words.

Marks are read paragraph by paragraph, and generously where they are read two ways: what counts as
within marks here only spares the author a warning.
"""

from bisect import bisect_right
from collections.abc import Iterator

from dossier.text.quotation_marks import (
    ALSO_APOSTROPHES,
    CLOSED_BY,
    MARK,
    can_close,
    can_open,
    paragraphs,
)
from dossier.text.source import SourceText, Span
from dossier.text.spans import merged


class Marks:
    """The stretches of a source's text that quotation marks enclose, the marks included."""

    def __init__(self, source: SourceText) -> None:
        self.stretches = merged((*_enclosed(source), *_set_off(source)))
        self._starts = [span.start for span in self.stretches]

    def around(self, span: Span) -> bool:
        """Say whether all of `span` stands within marks."""
        index = bisect_right(self._starts, span.start) - 1
        return index >= 0 and span.end <= self.stretches[index].end


def _set_off(source: SourceText) -> Iterator[Span]:
    return (block.span for block in source.blocks if block.kind == "quotation")


def _enclosed(source: SourceText) -> Iterator[Span]:
    """Yield what stands within marks.

    A quotation of several paragraphs is opened in each and closed in the last, so an unclosed mark
    counts where the next paragraph begins with one.
    """
    text = source.text
    stretches = list(paragraphs(source))
    for index, paragraph in enumerate(stretches):
        closed, unclosed = _read(text, paragraph)
        yield from closed
        after = stretches[index + 1].start if index + 1 < len(stretches) else len(text)
        if unclosed is not None and text[after : after + 1] in CLOSED_BY:
            yield Span(unclosed, after)


def _read(text: str, paragraph: Span) -> tuple[list[Span], int | None]:
    """Return what marks enclose in a paragraph, and where a mark stands that nothing closes."""
    closed: list[Span] = []
    start: int | None = None
    end: int | None = None  # of what may be closed: `the boys' bridge` has a later end
    for match in MARK.finditer(text, paragraph.start, paragraph.end):
        mark, place = match[0], match.start()
        if start is not None and mark in CLOSED_BY[text[start]] and can_close(text, place):
            if mark in ALSO_APOSTROPHES:
                end = place + 1
            else:
                closed.append(Span(start, place + 1))
                start = end = None
        elif (start is None or end is not None) and can_open(text, place):
            if start is not None and end is not None:
                closed.append(Span(start, end))
            start, end = place, None
    if start is not None and end is not None:
        closed.append(Span(start, end))
        start = None
    return closed, start
