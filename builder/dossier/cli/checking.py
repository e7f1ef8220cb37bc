"""`dossier check`."""

import sys
from pathlib import Path

import click

from dossier.cli.baselines import (
    baseline_option,
    new_only_option,
    without_baseline,
    without_those_of,
)
from dossier.cli.common import (
    CLEAN,
    FINDINGS,
    built,
    config_option,
    set_aside_told,
    tell_set_aside,
)
from dossier.cli.forms import FORMS
from dossier.report import Report, folder_in_repository


@click.command(short_help="Report all faults in records and quotations.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for annotations and the job's summary in "
    "GitHub Actions, sarif for code scanning, junit for services that show tests.",
)
@click.option("--strict", is_flag=True, help="Let warnings, too, make the exit status 1.")
@baseline_option
@new_only_option
@config_option
def check(
    form: str, baseline: Path | None, base: str | None, config_file: Path, *, strict: bool
) -> None:
    """Check every record and every quotation, and report all faults.

    Each finding names its rule, its place as path:line:column, what is wrong and what to do. The
    rules are explained in the handbook.

    Findings that are known can be left out: those of a baseline, and those of an earlier revision.
    They are told by rule, file and message, so that lines may move; with both options, both are
    left out. They do not count for the exit status.
    """
    root, result = built(config_file)
    findings, remarks = result.findings, list[str]()
    if baseline is not None:
        findings, told = without_baseline(findings, baseline)
        remarks += told
    if base is not None:
        findings, told = without_those_of(base, findings, root, config_file.name, result)
        remarks += told
    if form == "github" and result.set_aside:
        remarks.append(set_aside_told(result))
    report = Report(
        findings=findings,
        records={left.places.path: str(key) for key, left in result.dossier.remains.items()},
        quotations=len(result.dossier.quotations),
        folder=folder_in_repository(root),
        strict=strict,
        remarks=tuple(remarks),
    )
    FORMS[form](report, root)
    if form == "text":
        tell_set_aside(result)
    sys.exit(FINDINGS if report.fails else CLEAN)
