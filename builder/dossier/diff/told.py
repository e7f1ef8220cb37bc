"""What a report says, before it is known where it is shown.

A line is made of runs: our own words, and what comes out of files, each with its style. A report
for terminals and one in Markdown show the same lines, each in its way; whatever is not our own is
made harmless there and nowhere else.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum


class Style(Enum):
    """Whose words a run has, and what is to be seen of it.

    Attributes:
        OURS: This program's words.
        STRONG: Likewise, and they must not be missed.
        VALUE: A file's words.
        QUOTED: A file's words that are quoted, within others.
        CODE: An id, a path, a field: to be shown as it is written.
        GONE: A file's words that are no longer there.
        CAME: A file's words that are new there.
    """

    OURS = "ours"
    STRONG = "strong"
    VALUE = "value"
    QUOTED = "quoted"
    CODE = "code"
    GONE = "gone"
    CAME = "came"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style."""

    text: str
    style: Style = Style.OURS


Line = tuple[Run, ...]

_OUT_OF_FILES = frozenset({Style.VALUE, Style.QUOTED, Style.GONE, Style.CAME})


@dataclass(frozen=True, slots=True)
class Row:
    """A line below a heading.

    Attributes:
        line: What it says.
        is_passage: Whether it shows a passage of a source.
    """

    line: Line
    is_passage: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with lines below it, shown whole or not at all."""

    head: Line
    rows: tuple[Row, ...] = ()


def line(*runs: Run | str | Line) -> Line:
    """Return a line made of runs, of our own words and of other lines; adjacent runs are joined."""
    found: list[Run] = []
    for run in _flat(runs):
        if found and found[-1].style is run.style:
            found[-1] = Run(found[-1].text + run.text, run.style)
        elif run.text:
            found.append(run)
    return tuple(found)


def row(*runs: Run | str | Line) -> Row:
    """Return a line below a heading."""
    return Row(line(*runs))


def strong(text: str) -> Run:
    """Return our own words that must not be missed."""
    return Run(text, Style.STRONG)


def value(text: str) -> Run:
    """Return a file's words."""
    return Run(text, Style.VALUE)


def code(text: object) -> Run:
    """Return what is to be shown as it is written."""
    return Run(str(text), Style.CODE)


def joined(lines: Iterable[Line], between: str = ", ") -> Line:
    """Return several lines as one."""
    parts: list[Line | str] = []
    for each in lines:
        parts += [between, each] if parts else [each]
    return line(*parts)


def shortened(runs: Line, longest: int) -> Line:
    """Return a line whose words out of files are cut to some code points each."""
    return tuple(
        Run(run.text[:longest].rstrip() + "…", run.style)
        if run.style in _OUT_OF_FILES and len(run.text) > longest
        else run
        for run in runs
    )


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with what it counts; the plural has an s where it is not given."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _flat(runs: Iterable[Run | str | Line]) -> Iterator[Run]:
    for run in runs:
        if isinstance(run, str):
            yield Run(run)
        elif isinstance(run, Run):
            yield run
        else:
            yield from run
