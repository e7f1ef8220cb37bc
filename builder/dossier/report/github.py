"""Findings as commands to a runner of GitHub Actions, which shows them beside the lines.

A command is a line, `::error file=…,line=…,col=…,title=…::message`. The runner takes a command from
anywhere in the output: from lines that start with `::`, white space apart, and in its older form
from `##[` anywhere in a line. So no text out of a file is printed but within a command, escaped, or
where the runner was told to stop listening.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from secrets import token_hex

from dossier.findings import Finding
from dossier.report.reported import Report
from dossier.report.visible import visible

SHOWN = 10
"""How many findings of a severity GitHub shows of one step; the others it drops."""


def commands(report: Report) -> list[str]:
    """Return a command for each finding that GitHub shows, errors first."""
    return [_command(finding, report) for finding in _split(report)[0]]


def beyond(report: Report) -> tuple[Finding, ...]:
    """Return the findings that are too many for GitHub to show, errors first."""
    return tuple(_split(report)[1])


def unheard(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines that may hold anything so that the runner takes none of them for a command."""
    token = token_hex(16)  # what only we know: a line out of a file could end the silence, else
    yield f"::stop-commands::{token}"
    yield from lines
    yield f"::{token}::"


def _split(report: Report) -> tuple[list[Finding], list[Finding]]:
    shown: list[Finding] = []
    more: list[Finding] = []
    count: Counter[str] = Counter()
    for finding in report.by_weight:
        count[finding.severity.value] += 1
        (shown if count[finding.severity.value] <= SHOWN else more).append(finding)
    return shown, more


def _command(finding: Finding, report: Report) -> str:
    properties = {
        "file": visible(report.path(finding)),
        "line": str(finding.at.line),
        "col": str(finding.at.column),
        "title": finding.rule,
    }
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    lines = (finding.message, *(finding.help.split("\n") if finding.help else ()))
    data = _data("\n".join(map(visible, lines)))
    return f"::{finding.severity.value} {told}::{data}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
