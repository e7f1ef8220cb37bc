"""The forms in which `dossier check` prints what it found."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from dossier.report import (
    Report,
    as_blocks,
    as_job_summary,
    as_json,
    as_junit,
    as_sarif,
    as_text,
    lines_in,
    visible,
)
from dossier.report.github import beyond, commands, unheard
from dossier.report.job_summary import MOST
from dossier.tree import FolderTree

_TOO_LITTLE = 4096
"""Bytes of room in a job's summary that are not worth while."""


def _print_text(report: Report, root: Path) -> None:
    colour = sys.stdout.isatty()
    text = as_text(
        report.findings,
        lines_in(FolderTree(root)),
        records=len(report.records),
        quotations=report.quotations,
        colour=colour,
    )
    click.echo(text, color=colour)
    for remark in report.remarks:
        click.echo(visible(remark))


def _print_github(report: Report, root: Path) -> None:
    """Print commands; what GitHub would not show goes into the job's summary, or is printed."""
    for command in commands(report):
        click.echo(command)
    more = list(map(visible, report.remarks))
    if not _in_job_summary(report):
        more = [*as_blocks(beyond(report), lines_in(FolderTree(root))), *more]
    if more:
        click.echo("\n".join(unheard(more)))
    click.echo(report.summary)


def _in_job_summary(report: Report) -> bool:
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    reason = _appended(report, Path(path)) if path else None
    if reason:
        click.echo(f"dossier: the job's summary cannot be written: {reason}", err=True)
    return bool(path) and not reason


def _appended(report: Report, path: Path) -> str | None:
    """Append to the job's summary, of which others may have written a part; say why not."""
    try:
        with path.open("ab") as file:
            written = file.tell()
            if MOST - written < _TOO_LITTLE:
                return "it is full"
            start = "\n\n" if written else ""
            file.write(f"{start}{as_job_summary(report, MOST - written - len(start))}".encode())
    except OSError as fault:
        return visible(fault.strerror or str(fault))
    return None


def _printing(form: Callable[[Report], str]) -> Callable[[Report, Path], None]:
    """Return what prints a form for programs; what is to be remarked goes to standard error."""

    def show(report: Report, _: Path) -> None:
        click.echo(form(report))
        for remark in report.remarks:
            click.echo(visible(remark), err=True)

    return show


def _sarif(report: Report) -> str:
    import dossier.pipeline  # noqa: F401, PLC0415 - it lists all rules, which must be known for it

    return as_sarif(report)


FORMS: Mapping[str, Callable[[Report, Path], None]] = {
    "text": _print_text,
    "json": _printing(lambda it: as_json(it.findings, len(it.records), it.quotations)),
    "github": _print_github,
    "sarif": _printing(_sarif),
    "junit": _printing(as_junit),
}
"""By its name, what prints a report on the dossier in a folder."""
