"""The sentence around a passage, as the context in which an excerpt is shown; all sentences.

A guess by punctuation, for showing and for suggesting only: nothing is judged by it. Where a full
stop may or may not end a sentence ("the U.S. The …"), it is taken not to.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import regex

from dossier.text.source import Block, Span
from dossier.text.words import splits_word

REACH = 400
"""Code points of context at either side at the most: some texts have no full stops, and some
scripts no spaces."""

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|St|Sen|Rep|Gov|Pres|Amb|Gen|Maj|Lt|Col|Capt|Cmdr|Adm|Sgt|Cpl|Pvt"
    "|Brig|Jr|Sr|No|Nr|vs|cf|al|approx|dept|est|Inc|Ltd|Co|Corp|Bros|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    "|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|Art|Fig|Vol|pp?|e\\.g|i\\.e|z\\.B|d\\.h|u\\.a"
)
_END = regex.compile(
    rf"""(?V1)
    (?:
        (?<!\b(?:{_ABBREVIATIONS}|\p{{Lu}}))\. (?!\.)
      | (?<![…\p{{STerm}}--.])[…\p{{STerm}}--.]++ | (?<!\.)\.{{2,}}+  # from a run's start only
    ) [\p{{Pe}}\p{{Pf}}\p{{Pi}}"']*+ \s++ (?!\p{{Ll}})
    | [。！？｡។៕။]++ [\p{{Pe}}\p{{Pf}}"']*+ \s*+  # no space follows these
    """,
    regex.VERBOSE,
)


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of `text[start:end]`, without white space at their ends.

    Takes time linear in the stretch.
    """
    for match in _END.finditer(text, start, end):
        if match.end() > start:
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if start < end:
        yield Span(start, end)


def sentence_around(text: str, span: Span, blocks: Sequence[Block] = ()) -> Span:
    """Return the sentence or sentences that hold `span`, without white space at the ends.

    Args:
        text: A source's text.
        span: A passage of it, which is never cut.
        blocks: The text's paragraphs and the like, in order. Nothing is taken from a block that
            `span` itself does not reach into.
    """
    first, last = _frame(span, blocks, len(text))
    return Span(_start(text, first, span.start), _end(text, span.end, last))


def _frame(span: Span, blocks: Sequence[Block], length: int) -> tuple[int, int]:
    """Return the start of the block where `span` starts and the end of the one where it ends.

    Where it starts or ends between two blocks, no block is reached into.
    """
    first, last = 0, length
    before = bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1
    if before >= 0:
        frame = blocks[before].span
        first = frame.start if span.start < frame.end else frame.end
    after = bisect_left(blocks, span.end, key=lambda block: block.span.end)
    if after < len(blocks):
        frame = blocks[after].span
        last = frame.end if frame.start < span.end else frame.start
    return first, last


def _start(text: str, first: int, start: int) -> int:
    """Return the start of the sentence around `start`, `first` or later."""
    low = max(first, start - REACH)
    begins = low
    while first < begins < start and splits_word(text, begins):  # cut short: at a whole word
        begins += 1
    for match in _END.finditer(text, low, start + 1):
        begins = match.end() if match.end() <= start else begins
    while begins < start and text[begins].isspace():
        begins += 1
    return begins


def _end(text: str, end: int, last: int) -> int:
    """Return the end of the sentence around `end`, `last` or earlier."""
    high = min(last, end + REACH)
    # The passage itself may end with the full stop, or just before it.
    ends = next(
        (m.end() for m in _END.finditer(text, max(end - 3, 0), high) if m.end() >= end), high
    )
    while end < ends < last and splits_word(text, ends):  # cut short: after a whole word
        ends -= 1
    while ends > end and text[ends - 1].isspace():
        ends -= 1
    return ends
