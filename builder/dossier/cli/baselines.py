"""`--baseline` and `--new-only` of `dossier check`: findings that are known are left out."""

from pathlib import Path

import click

from dossier.cli.telling import stop
from dossier.findings import Finding, Known
from dossier.progress import TellingTree, progress
from dossier.report import NoReport, read_json
from dossier.report.baseline import LARGEST
from dossier.report.counting import count
from dossier.tree import FolderTree

_MAKE_ANEW = "Make one with `dossier check --format json > {}`."

baseline_option = click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Leave out findings that stand in FILE, which `dossier check --format json` wrote.",
)
new_only_option = click.option(
    "--new-only",
    "base",
    metavar="BASE",
    help="Leave out findings that the dossier has in a git revision, too: main, or main... for "
    "where this branch left it.",
)

Left = tuple[tuple[Finding, ...], tuple[str, ...]]
"""The findings that are left, and remarks on the others, each a sentence."""


def without_baseline(findings: tuple[Finding, ...], baseline: Path) -> Left:
    """Leave out what a baseline knows, or say why that cannot be read and stop."""
    try:
        with baseline.open("rb") as file:
            report = read_json(file.read(LARGEST + 1))
    except OSError as fault:
        stop(f"{baseline} cannot be read: {fault.strerror}", _MAKE_ANEW.format("baseline.json"))
    if isinstance(report, NoReport):
        stop(f"{baseline} {report.reason}", _MAKE_ANEW.format("baseline.json"))
    known = Known.of(report)
    new, old = known.split(findings)
    remarks = [f"Left out: {count(len(old), 'finding')} that {baseline} knows."]
    if gone := known.gone(findings):
        noun = count(gone, "finding")
        remarks.append(f"No longer there: {noun} that {baseline} knows; make the baseline anew.")
    return new, tuple(remarks)


def without_those_of(
    base: str,
    findings: tuple[Finding, ...],
    config_file: Path,
    data: bytes,
    every: tuple[Finding, ...],
) -> Left:
    """Leave out what was found in a revision, too, or say why that cannot be read and stop.

    Args:
        base: The revision.
        findings: What is left by now.
        config_file: The dossier's settings.
        data: Their bytes.
        every: All that was found.
    """
    # Most checks know no revision, and this takes longer to load than they take.
    from dossier.cli.common import settings_of  # noqa: PLC0415
    from dossier.pipeline.past import build_past  # noqa: PLC0415
    from dossier.revisions import NotKept, opened  # noqa: PLC0415

    root = config_file.resolve().parent
    with progress() as tell, opened(root, base) as revision:
        if isinstance(revision, NotKept):
            stop(revision.reason, revision.help)
        told = revision.read_through(lambda tree: TellingTree(tree, tell))
        past = build_past(told, FolderTree(root), settings_of(config_file, data), config_file.name)
    known = Known.of(past.build.findings)
    new, old = known.split(findings)
    remarks = [f"Left out: {count(len(old), 'finding')} that {base} has, too.", *past.remarks]
    if gone := known.gone(every):
        remarks.append(f"Mended: {count(gone, 'finding')} of {base}.")
    return new, tuple(remarks)
