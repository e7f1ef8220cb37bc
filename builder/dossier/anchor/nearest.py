"""The passage that looks most like words that stand nowhere: a hint for the author.

Never an anchor. The search is bounded, so that a long quotation in a long source costs little.
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby, pairwise

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment, ratio

from dossier.anchor.outcomes import Difference, Near
from dossier.text.source import SourceText
from dossier.text.words import splits_word

ALIKE = 70
"""Percent of both texts' characters that must match for a passage to be worth showing."""

LONGEST_WORDS, LONGEST_TEXT = 300, 400_000
"""Code points of a quotation and of a source that are looked at."""

MARGIN = 40
"""Code points by which the ends of a passage are moved to where it looks most like the words."""


def nearest(words: str, source: SourceText) -> Near | None:
    """Return the passage of `source` that is most like `words`, a folded text, if any is near."""
    text = source.folded.text[:LONGEST_TEXT]
    words = _around_fault(words, text)[: len(text)]
    match = partial_ratio_alignment(words, text, score_cutoff=ALIKE - 10) if words else None
    if match is None:
        return None
    start, end = _best_ends(words, text, match.dest_start, match.dest_end)
    if ratio(words, text[start:end]) < ALIKE:
        return None
    return Near(source.span(start, end), tuple(differences(words, text[start:end])))


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch from `start` to `end`, widened to the ends of words not far away."""
    starts = range(start, max(start - MARGIN, -1), -1)
    ends = range(end, min(end + MARGIN, len(text)) + 1)
    return (
        next((offset for offset in starts if not splits_word(text, offset)), start),
        next((offset for offset in ends if not splits_word(text, offset)), end),
    )


def _around_fault(words: str, text: str) -> str:
    """Return a part of `words`, when they are long, with the place at which `text` departs."""
    if len(words) <= LONGEST_WORDS:
        return words
    fault = bisect_left(range(len(words)), x=True, key=lambda end: words[:end] not in text)
    low = min(max(0, fault - LONGEST_WORDS // 2), len(words) - LONGEST_WORDS)
    start, end = whole_words(words, low, low + LONGEST_WORDS)
    return words[start:end]


def _best_ends(words: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Return whole words near `text[start:end]`, which is as long as `words` whatever it says."""
    start, end = whole_words(text, start, end)
    starts = [
        offset
        for offset in range(max(0, start - MARGIN), min(start + MARGIN, end))
        if text[offset] != " " and not splits_word(text, offset)
    ]
    start = max(starts, key=lambda offset: ratio(words, text[offset:end]), default=start)
    ends = [
        offset
        for offset in range(max(start + 1, end - MARGIN), min(end + MARGIN, len(text)) + 1)
        if text[offset - 1] != " " and not splits_word(text, offset)
    ]
    return start, max(ends, key=lambda offset: ratio(words, text[start:offset]), default=end)


def differences(quoted: str, source: str) -> Iterator[Difference]:
    """Lay the words of two folded texts side by side; time is the product of both numbers."""
    ours, theirs = _tokens(quoted), _tokens(source)
    steps = Levenshtein.opcodes(
        [token.strip(" ") for token in ours], [token.strip(" ") for token in theirs]
    )
    for _, alike in groupby(steps, key=lambda step: step.tag == "equal"):
        run = list(alike)
        yield Difference(
            "".join(ours[run[0].src_start : run[-1].src_end]).strip(" "),
            "".join(theirs[run[0].dest_start : run[-1].dest_end]).strip(" "),
        )


def _tokens(text: str) -> list[str]:
    """Cut `text` after each space and, where words have none between them, at each character."""
    cuts = [
        offset
        for offset in range(1, len(text))
        if text[offset - 1] == " "
        or (text[offset - 1].isalpha() and text[offset].isalpha() and not splits_word(text, offset))
    ]
    return [text[a:b] for a, b in pairwise([0, *cuts, len(text)])]
