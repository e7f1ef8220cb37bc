"""`dossier check`."""

import sys
from pathlib import Path

import click

from dossier.cli.common import CLEAN, FINDINGS, built, config_option, format_option, tell_set_aside
from dossier.findings import Severity
from dossier.report import as_json, as_text, lines_in
from dossier.tree import FolderTree


@click.command(short_help="Report all faults in records and quotations.")
@format_option
@click.option("--strict", is_flag=True, help="Let warnings, too, make the exit status 1.")
@config_option
def check(form: str, config_file: Path, *, strict: bool) -> None:
    """Check every record and every quotation, and report all faults.

    Each finding names its rule, its place as path:line:column, what is wrong and what to do. The
    rules are explained in the handbook.
    """
    root, result = built(config_file)
    records, quotations = len(result.dossier.remains), len(result.dossier.quotations)
    if form == "json":
        click.echo(as_json(result.findings, records, quotations))
    else:
        colour = sys.stdout.isatty()
        text = as_text(
            result.findings,
            lines_in(FolderTree(root)),
            records=records,
            quotations=quotations,
            colour=colour,
        )
        click.echo(text, color=colour)
        tell_set_aside(result)
    weighty = any(strict or finding.severity is Severity.ERROR for finding in result.findings)
    sys.exit(FINDINGS if weighty else CLEAN)
