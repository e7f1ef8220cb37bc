"""The line that a finding stands in, as much of it as is around its place."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from dossier.location import Location
from dossier.report.visible import CUT, JOINERS, shown
from dossier.tree import Tree

LinesOf = Callable[[str], Sequence[str] | None]
"""From a file's path to its lines without their ends; None when there is nothing to show."""

WIDTH = 96
"""How many columns of a line are shown."""


def lines_in(tree: Tree) -> LinesOf:
    """Return what gives the lines of the files of `tree`, as an editor counts them."""

    def lines(path: str) -> Sequence[str] | None:
        try:
            text = tree.read(path).decode(errors="replace")
        except OSError:
            return None
        return re.split(r"\r\n|\n|\r", text.removeprefix("\ufeff"))

    return lines


def excerpt(at: Location, lines: Sequence[str] | None) -> tuple[str, str] | None:
    """Return the line at a place with its number, and below it a caret; None where there is none.

    Args:
        at: The place.
        lines: Those of the file.
    """
    if lines is None or not 1 <= at.line <= len(lines):
        return None
    margin = str(at.line)
    words, caret = _excerpt(lines[at.line - 1], at)
    return f"{margin} | {words}".rstrip(), f"{' ' * len(margin)} | {' ' * caret}^"


def _excerpt(line: str, at: Location) -> tuple[str, int]:
    """Return what is shown of a line, and how many columns stand before the caret."""
    index = min(max(at.column - 1, 0), len(line))
    before = [(char, _width(char)) for char in map(shown, line[max(0, index - WIDTH) : index])]
    after = [(char, _width(char)) for char in map(shown, line[index : index + WIDTH])]
    room = WIDTH - min(sum(width for _, width in after), WIDTH * 2 // 3)
    head = _fitting(reversed(before), room)[::-1]
    while head and len(head) < index and _width(head[0]) == 0:  # an accent without its letter
        head = head[1:]
    tail = _fitting(after, WIDTH - sum(map(_width, head)))
    start = CUT if len(head) < index else ""
    end = CUT if index + len(tail) < len(line) else ""
    text = "".join(head)
    return f"{start}{text}{''.join(tail)}{end}", len(start) + _width(text)


def _fitting(cells: Iterable[tuple[str, int]], room: int) -> list[str]:
    taken = []
    for char, width in cells:
        room -= width
        if room < 0:
            break
        taken.append(char)
    return taken


def _width(text: str) -> int:
    """Count the columns that a terminal gives to `text`, which is visible."""
    return sum(map(_columns, text))


@cache
def _columns(char: str) -> int:
    if char in JOINERS or unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
