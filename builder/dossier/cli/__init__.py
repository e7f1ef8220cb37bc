"""The `dossier` command: thin, argv in, text and exit status out; a module for each subcommand.

Exit status: 0 clean, 1 findings, 2 could not run.
"""

from typing import Any

import click

from dossier.cli.checking import check
from dossier.cli.common import stop
from dossier.cli.exporting import export
from dossier.cli.initializing import init
from dossier.cli.laying_out import fmt
from dossier.cli.rendering import render
from dossier.cli.schemas import schema
from dossier.saving import NotSaved


class _Interruptible(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; Ctrl-C and a full disk are no findings."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            stop("interrupted")
        except NotSaved as reason:
            stop(str(reason), reason.help)


@click.group(cls=_Interruptible, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-dossier", prog_name="dossier")
def main() -> None:
    """Check, render and export a dossier: who said what, when, on whose word.

    Run it in the folder that holds mkdocs.yml. Exit status: 0 clean, 1 findings, 2 could not run.
    """


for command in (init, check, fmt, render, export, schema):
    main.add_command(command)
