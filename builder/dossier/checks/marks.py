"""Where a source has quotation marks around words.

Marks are read paragraph by paragraph, and generously where they are read two ways: what counts as
within marks here only spares the author a warning.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from dossier.text.source import SourceText, Span
from dossier.text.spans import merged

CLOSED_BY = {
    '"': '"',
    "“": '”"',
    "„": '“”"',
    "‟": '”"',
    "”": "”",  # as in Swedish and Finnish
    "«": "»",
    "»": "«»",  # as in German and Danish, and as in Finnish
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "《": "》",
    "〝": "〞〟",
    "＂": "＂",
    "｢": "｣",
    "'": "'",
    "‘": "’'",
    "‚": "‘’",
}
"""Each mark that can open words, with those that close them."""

_ALSO_APOSTROPHES = "'’‘"
_OPEN_ANYWHERE = "“„‟«‹「『《〝｢‚"
_MARK = re.compile("[" + "".join({*CLOSED_BY, *"".join(CLOSED_BY.values())}) + "]")


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
    paragraphs = list(_paragraphs(source))
    for index, paragraph in enumerate(paragraphs):
        closed, unclosed = _read(text, paragraph)
        yield from closed
        after = paragraphs[index + 1].start if index + 1 < len(paragraphs) else len(text)
        if unclosed is not None and text[after : after + 1] in CLOSED_BY:
            yield Span(unclosed, after)


def _paragraphs(source: SourceText) -> Iterator[Span]:
    starts = [block.span.start for block in source.blocks] or [0]
    for start, after in zip(starts, (*starts[1:], len(source.text)), strict=True):
        yield Span(start, after)


def _read(text: str, paragraph: Span) -> tuple[list[Span], int | None]:
    """Return what marks enclose in a paragraph, and where a mark stands that nothing closes."""
    closed: list[Span] = []
    start: int | None = None
    end: int | None = None  # of what may be closed: `the boys' bridge` has a later end
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, place = match[0], match.start()
        if start is not None and mark in CLOSED_BY[text[start]] and _can_close(text, place):
            if mark in _ALSO_APOSTROPHES:
                end = place + 1
            else:
                closed.append(Span(start, place + 1))
                start = end = None
        elif (start is None or end is not None) and _can_open(text, place):
            if start is not None and end is not None:
                closed.append(Span(start, end))
            start, end = place, None
    if start is not None and end is not None:
        closed.append(Span(start, end))
        start = None
    return closed, start


def _can_close(text: str, place: int) -> bool:
    """Whether this is no apostrophe inside a word."""
    return text[place] not in _ALSO_APOSTROPHES or not _in_word(text, place + 1)


def _can_open(text: str, place: int) -> bool:
    if text[place] in _OPEN_ANYWHERE:
        return True
    if text[place] not in CLOSED_BY:
        return False
    after = text[place + 1 : place + 2]
    before = text[place - 1 : place]
    return not (after.isspace() or after == "" or _in_word(text, place - 1) or before in _ENDS)


_ENDS = frozenset(".,;:!?…)]")


def _in_word(text: str, place: int) -> bool:
    """Whether a letter or digit stands at `place`, of a script that puts spaces between words."""
    sign = text[place : place + 1] if place >= 0 else ""
    return sign.isalnum() and unicodedata.east_asian_width(sign) not in "WF"
