"""Every place where words stand in a text, overlapping ones too, in time linear in both."""

from collections.abc import Iterator


def occurrences(words: str, text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets in `text[start:end]` at which `words` stand, in order."""
    period = 0  # not known, and of no use, until two of them overlap
    tail = ""
    place = text.find(words, start, end)
    while place != -1:
        yield place
        # Looking anew after each of many that overlap would compare all the words each time.
        if period and text.startswith(tail, place + len(words), end):
            place += period
            continue
        following = text.find(words, place + period + 1, end)
        if not period and place < following < place + len(words):
            period = _period(words)
            tail = words[-period:]
        place = following


def _period(words: str) -> int:
    """Return the least distance at which `words` can overlap themselves (Knuth, Morris, Pratt)."""
    border = 0
    borders = [0]
    for character in words[1:]:
        while border and character != words[border]:
            border = borders[border - 1]
        border += character == words[border]
        borders.append(border)
    return len(words) - border
