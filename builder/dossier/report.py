"""Findings for people, with the line each stands in, and for programs.

What is shown comes out of files that anybody may have written: characters that would drive a
terminal, turn round the order of letters or hide are shown by their codes.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

import click

from dossier.findings import Finding, Severity
from dossier.location import Location
from dossier.tree import Tree

LinesOf = Callable[[str], Sequence[str] | None]
"""From a file's path to its lines without their ends; None when there is nothing to show."""

WIDTH = 96
"""How many columns of a line are shown."""

LONGEST = 2_000
"""How many characters of a message, or of a line of help, are shown."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
_JOINERS = "\u200c\u200d"  # spelling in Persian, and in emoji
_CUT = "…"


def as_text(
    findings: Iterable[Finding],
    lines: LinesOf,
    *,
    colour: bool,
    records: int | None = None,
    quotations: int | None = None,
) -> str:
    """Return findings for people, sorted, and a summary; no line's end after the last line.

    Args:
        findings: What is wrong.
        lines: Where the lines of a file come from; `lines_in` makes one.
        colour: Whether to write colours, as for a terminal.
        records: How many there are; the summary leaves it out when None.
        quotations: Likewise.
    """
    ordered = sorted(findings, key=lambda finding: finding.order)
    blocks = []
    for path, group in groupby(ordered, key=lambda finding: finding.at.path):
        text = lines(path)
        blocks += ["\n".join(_block(finding, text, colour=colour)) for finding in group]
    summary = _summary(ordered, records, quotations)
    return "\n\n".join([*blocks, click.style(summary, bold=True) if colour else summary])


def as_json(findings: Iterable[Finding], records: int, quotations: int) -> str:
    """Return findings for programs, sorted: one JSON object, in ASCII."""
    ordered = sorted(findings, key=lambda finding: finding.order)
    report = {
        "findings": [
            {
                "rule": finding.rule,
                "severity": finding.severity.value,
                "path": finding.at.path,
                "line": finding.at.line,
                "column": finding.at.column,
                "message": finding.message,
                "help": finding.help,
            }
            for finding in ordered
        ],
        "records": records,
        "quotations": quotations,
    }
    return json.dumps(report, indent=1)


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


def _block(finding: Finding, lines: Sequence[str] | None, *, colour: bool) -> Iterator[str]:
    def style(text: str, shade: str | None = None) -> str:
        return click.style(text, fg=shade, bold=True) if colour else text

    shade = _COLOURS[finding.severity]
    label = style(f"{finding.severity.value}[{finding.rule}]", shade)
    yield f"{style(visible(str(finding.at)))}: {label} {visible(finding.message)}"
    if shown := excerpt(finding.at, lines):
        line, caret = shown
        yield f"  {line}"
        yield f"  {caret.removesuffix('^')}{style('^', shade)}"
    for number, line in enumerate(finding.help.split("\n") if finding.help else ()):
        label = " " * 5 if number else style("help:")
        yield f"  {label} {visible(line)}".rstrip()


def _excerpt(line: str, at: Location) -> tuple[str, int]:
    """Return what is shown of a line, and how many columns stand before the caret."""
    index = min(max(at.column - 1, 0), len(line))
    before = [(shown, _width(shown)) for shown in map(_shown, line[max(0, index - WIDTH) : index])]
    after = [(shown, _width(shown)) for shown in map(_shown, line[index : index + WIDTH])]
    room = WIDTH - min(sum(width for _, width in after), WIDTH * 2 // 3)
    head = _fitting(reversed(before), room)[::-1]
    while head and len(head) < index and _width(head[0]) == 0:  # an accent without its letter
        head = head[1:]
    tail = _fitting(after, WIDTH - sum(map(_width, head)))
    start = _CUT if len(head) < index else ""
    end = _CUT if index + len(tail) < len(line) else ""
    text = "".join(head)
    return f"{start}{text}{''.join(tail)}{end}", len(start) + _width(text)


def _fitting(cells: Iterable[tuple[str, int]], room: int) -> list[str]:
    taken = []
    for shown, width in cells:
        room -= width
        if room < 0:
            break
        taken.append(shown)
    return taken


def visible(text: str) -> str:
    """Return `text` on one line, with every character shown that could not be seen."""
    return "".join(map(_shown, text[:LONGEST])) + _CUT * (len(text) > LONGEST)


@cache
def _shown(char: str) -> str:
    if char == "\t":
        return "    "
    hidden = unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return ascii(char)[1:-1] if hidden and char not in _JOINERS else char


def _width(text: str) -> int:
    """Count the columns that a terminal gives to `text`, which is visible."""
    return sum(map(_columns, text))


@cache
def _columns(char: str) -> int:
    if char in _JOINERS or unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _summary(findings: Sequence[Finding], records: int | None, quotations: int | None) -> str:
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    text = f"{_count(errors, 'error')}, {_count(len(findings) - errors, 'warning')}"
    if records is not None:
        text += f" in {_count(records, 'record')}"
    if quotations is not None:
        text += f" {'with' if records is not None else 'in'} {_count(quotations, 'quotation')}"
    return text


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
