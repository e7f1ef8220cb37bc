"""`dossier check`."""

import sys
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import click

from dossier.checked import Checked, checked, program
from dossier.cli.baselines import (
    baseline_option,
    new_only_option,
    without_baseline,
    without_those_of,
)
from dossier.cli.forms import FORMS
from dossier.cli.telling import (
    CLEAN,
    FINDINGS,
    config_option,
    read_config,
    told_as_set_aside,
)
from dossier.collector import resting
from dossier.progress import watched
from dossier.report.reported import Report, folder_in_repository
from dossier.store import Store, digest, opened
from dossier.tree import Tree


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
@click.option(
    "--clean", is_flag=True, help="Work everything out anew, whatever is known from the last time."
)
@config_option
def check(  # noqa: PLR0913 - an argument for each option
    form: str,
    baseline: Path | None,
    base: str | None,
    config_file: Path,
    *,
    strict: bool,
    clean: bool,
) -> None:
    """Check every record and every quotation, and report all faults.

    Each finding names its rule, its place as path:line:column, what is wrong and what to do. The
    rules are explained in the handbook.

    Findings that are known can be left out: those of a baseline, and those of an earlier revision.
    They are told by rule, file and message, so that lines may move; with both options, both are
    left out. They do not count for the exit status.
    """
    data = read_config(config_file)
    root = config_file.resolve().parent
    result = _checked(root, config_file, data, clean=clean)
    findings, remarks = result.findings, list[str]()
    if baseline is not None:
        findings, told = without_baseline(findings, baseline)
        remarks += told
    if base is not None:
        findings, told = without_those_of(base, findings, config_file, data, result.findings)
        remarks += told
    if form == "github" and result.set_aside:
        remarks.append(told_as_set_aside(result.set_aside))
    report = Report(
        findings=findings,
        records=result.records,
        quotations=result.quotations,
        folder=folder_in_repository(root),
        strict=strict,
        remarks=tuple(remarks),
    )
    FORMS[form](report, root)
    if form == "text" and result.set_aside:
        click.echo(told_as_set_aside(result.set_aside), err=True)
    sys.exit(FINDINGS if report.fails else CLEAN)


def _checked(root: Path, config_file: Path, data: bytes, *, clean: bool) -> Checked:
    """Check the dossier, or know from the last time what would come of it."""
    basis = digest("check", program(), config_file.name, data)
    with resting(), opened(root, fresh=clean) as store, watched(root) as tree:
        return checked(tree, store, basis, partial(_check, config_file, data, store))


def _check(config_file: Path, data: bytes, store: Store, tree: Tree) -> Checked:
    # What builds takes longer to load than is needed to see that nothing has changed.
    from dossier.cli.common import settings_of  # noqa: PLC0415
    from dossier.pipeline import Kept, Memo, build  # noqa: PLC0415

    memo = Memo(Kept(lambda: nullcontext(store)))
    result = build(tree, settings_of(config_file, data), memo=memo)
    return Checked(
        findings=result.findings,
        records={left.places.path: str(key) for key, left in result.dossier.remains.items()},
        quotations=len(result.dossier.quotations),
        set_aside=tuple(map(str, result.set_aside)),
    )
