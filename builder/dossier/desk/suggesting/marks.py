"""The passages of a source that quotation marks enclose, outermost ones only.

Read in one pass, each mark at a bounded cost. A quotation over several paragraphs opens in each
and closes in the last. A mark that nothing closes is told, not guessed away: its passage ends where
the next one opens, or with the paragraph. An apostrophe is no mark, whatever it looks like.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from dossier.text.quotation_marks import (
    ALSO_APOSTROPHES,
    CLOSED_BY,
    MARK,
    can_close,
    can_open,
    paragraphs,
)
from dossier.text.source import SourceText, Span

_OPENED_BY = {
    closing: frozenset(mark for mark, ends in CLOSED_BY.items() if closing in ends)
    for closing in {*"".join(CLOSED_BY.values())}
}
# Left out at a word's start, where an apostrophe looks like a mark that opens: 'tis, '90s.
_ELIDED = regex.compile(r"(?i)(?:tis|twas|til|till|em|cause|bout|round|n|s|t|\d\d?0?s?)\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words within quotation marks, or set off as a quotation.

    Attributes:
        span: With its marks.
        words: Without them.
        unclosed: Whether no mark closes it.
        set_off: Whether it is a paragraph of its own that the page sets as a quotation.
    """

    span: Span
    words: Span
    unclosed: bool = False
    set_off: bool = False


def passages(source: SourceText) -> tuple[Passage, ...]:
    """Return the passages of a source that hold a letter or a digit, in order and apart."""
    found = sorted([*_enclosed(source), *_set_off(source)], key=lambda one: one.span)
    apart: list[Passage] = []
    for passage in found:
        if not _says_anything(source.text, passage.words):
            continue
        if not apart or passage.span.start >= apart[-1].span.end:
            apart.append(passage)
    return tuple(apart)


def _says_anything(text: str, words: Span) -> bool:
    return any(text[place].isalnum() for place in range(words.start, words.end))


def _set_off(source: SourceText) -> Iterator[Passage]:
    for block in source.blocks:
        if block.kind == "quotation":
            yield Passage(block.span, block.span, set_off=True)


def _enclosed(source: SourceText) -> Iterator[Passage]:
    """Yield what stands within marks, passages over several paragraphs in one piece."""
    text = source.text
    stretches = [*paragraphs(source)]
    carried: int | None = None  # where a passage opens that this paragraph goes on with
    for stretch, following in zip(stretches, [*stretches[1:], None], strict=True):
        reading = _Paragraph(text, stretch, carried)
        yield from reading.closed
        carried = None
        if reading.unclosed is None:
            continue
        mark = text[reading.unclosed]
        if following is not None and text.startswith(mark, following.start):
            carried = reading.unclosed
        elif mark not in ALSO_APOSTROPHES:
            end = _last_word(text, reading.unclosed, reading.unclosed_end)
            words = Span(reading.unclosed + 1, end)
            yield Passage(Span(reading.unclosed, end), words, unclosed=True)


def _last_word(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


class _Paragraph:
    """A paragraph's marks, read.

    Attributes:
        closed: Its outermost passages, in order.
        unclosed: Where a mark stands that nothing closes: the first, or None.
        unclosed_end: Where the words after it end, for want of a mark.
    """

    def __init__(self, text: str, stretch: Span, carried: int | None) -> None:
        self.closed: list[Passage] = []
        self.unclosed: int | None = None
        self.unclosed_end = stretch.end
        self._text = text
        self._open: list[int] = []  # places of marks, outermost first
        self._count: Counter[str] = Counter()
        self._apostrophe: int | None = None  # what may close the mark on top: the boys' bridge
        first = stretch.start
        if carried is not None:
            self._push(carried)
            first += 1
        for match in MARK.finditer(text, first, stretch.end):
            self._read(match[0], match.start())
        self._settle()
        for place in sorted(self._open, key=lambda at: text[at] in ALSO_APOSTROPHES)[:1]:
            self.unclosed = place
            later = [one.span.start for one in self.closed if one.span.start > place]
            opened = [at for at in self._open if at > place]
            self.unclosed_end = min([stretch.end, *later, *opened])

    def _read(self, mark: str, place: int) -> None:
        if mark in ALSO_APOSTROPHES and self._on_top_is_single():
            if mark in CLOSED_BY[self._text[self._open[-1]]] and can_close(self._text, place):
                self._may_close(place)
                return
        elif mark not in ALSO_APOSTROPHES and self._closes(mark, place):
            self._close(mark, place)
            return
        if can_open(self._text, place) and not self._is_elision(mark, place):
            if mark in ALSO_APOSTROPHES or self._apostrophe is not None:
                self._settle()
            self._push(place)

    def _on_top_is_single(self) -> bool:
        return bool(self._open) and self._text[self._open[-1]] in {*ALSO_APOSTROPHES, "‚"}

    def _closes(self, mark: str, place: int) -> bool:
        # Within “ it may open: “She said "no" to us,” he said.
        within = bool(self._open) and not self._count[mark]
        if mark == '"' and within and can_open(self._text, place):
            return False
        return any(self._count[opening] for opening in _OPENED_BY.get(mark, ()))

    def _may_close(self, place: int) -> None:
        """Close a single mark, unless this may be a plural's apostrophe."""
        if self._text[place - 1] in "sS":
            self._apostrophe = place
        elif not self._text[place - 1].isspace():
            self._pop(place)

    def _close(self, mark: str, place: int) -> None:
        self._settle()
        while self._open and self._text[self._open[-1]] not in _OPENED_BY[mark]:
            self._drop()  # an inner mark that nothing closes
        if self._open:
            self._pop(place)

    def _settle(self) -> None:
        """Let the last possible apostrophe close the single mark on top."""
        if self._apostrophe is not None and self._on_top_is_single():
            self._pop(self._apostrophe)
        self._apostrophe = None
        while self._on_top_is_single() and self._text[self._open[-1]] in "'’":
            self._drop()  # an apostrophe after all

    def _push(self, place: int) -> None:
        self._open.append(place)
        self._count[self._text[place]] += 1

    def _drop(self) -> None:
        self._count[self._text[self._open.pop()]] -= 1

    def _pop(self, place: int) -> None:
        start = self._open[-1]
        self._drop()
        self._apostrophe = None
        while self.closed and self.closed[-1].span.start > start:
            self.closed.pop()  # within this one
        self.closed.append(Passage(Span(start, place + 1), Span(start + 1, place)))

    def _is_elision(self, mark: str, place: int) -> bool:
        return mark in "'’‘" and _ELIDED.match(self._text, place + 1) is not None
