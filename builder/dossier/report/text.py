"""Findings for people, with the line each stands in."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import click

from dossier.findings import Finding, Severity
from dossier.report.counting import summary
from dossier.report.excerpts import LinesOf, excerpt
from dossier.report.visible import visible

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


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
    counted = summary(ordered, records, quotations)
    blocks = as_blocks(ordered, lines, colour=colour)
    return "\n\n".join([*blocks, click.style(counted, bold=True) if colour else counted])


def as_blocks(findings: Iterable[Finding], lines: LinesOf, *, colour: bool = False) -> list[str]:
    """Return each finding for people, in the order given; see `as_text`."""
    blocks = []
    for path, group in groupby(findings, key=lambda finding: finding.at.path):
        text = lines(path)
        blocks += ["\n".join(_block(finding, text, colour=colour)) for finding in group]
    return blocks


def _block(finding: Finding, lines: Sequence[str] | None, *, colour: bool) -> Iterator[str]:
    def style(text: str, shade: str | None = None) -> str:
        return click.style(text, fg=shade, bold=True) if colour else text

    shade = _COLOURS[finding.severity]
    label = style(f"{finding.severity.value}[{finding.rule}]", shade)
    yield f"{style(visible(str(finding.at)))}: {label} {visible(finding.message)}"
    if found := excerpt(finding.at, lines):
        line, caret = found
        yield f"  {line}"
        yield f"  {caret.removesuffix('^')}{style('^', shade)}"
    for number, line in enumerate(finding.help.split("\n") if finding.help else ()):
        label = " " * 5 if number else style("help:")
        yield f"  {label} {visible(line)}".rstrip()
