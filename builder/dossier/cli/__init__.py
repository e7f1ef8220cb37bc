"""The `dossier` command: thin, argv in, text and exit status out; a module for each subcommand.

Exit status: 0 clean, 1 findings, 2 could not run.
"""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from dossier.cli.adding import add
from dossier.cli.checking import check
from dossier.cli.common import COULD_NOT_RUN, stop
from dossier.cli.creating import new
from dossier.cli.diffing import diff
from dossier.cli.exporting import export
from dossier.cli.initializing import init
from dossier.cli.laying_out import fmt
from dossier.cli.reanchoring import reanchor
from dossier.cli.rendering import render
from dossier.cli.schemas import schema
from dossier.cli.suggesting import suggest_
from dossier.saving import NotSaved


class _Sturdy(click.Group):
    """Commands to which Ctrl-C, a full disk and a closed pipe are neither findings nor bugs."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command as a program."""
        _make_output_sturdy()
        try:
            return super().main(*args, **kwargs)
        except OSError as fault:  # where not even the help can be written
            _stop_for(fault)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a subcommand."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):  # Abort: the same while an answer is awaited
            stop("interrupted")
        except NotSaved as reason:
            stop(str(reason), reason.help)
        except OSError as fault:
            _stop_for(fault)


def _make_output_sturdy() -> None:
    """Let a closed output swallow what is written, and any encoding take every character."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _nowhere() -> TextIOWrapper:
    return Path(os.devnull).open("w", encoding="utf-8")


def _stop_for(fault: OSError) -> None:
    """Stop for what the system refused; nobody is told who has stopped to listen, as of `head`."""
    if fault.filename is None:  # a write to an open file, which can only be our output
        _drop_unwritten()
    if isinstance(fault, BrokenPipeError):
        sys.exit(COULD_NOT_RUN)
    what = f"{fault.filename}" if fault.filename is not None else "the output"
    stop(f"{what} cannot be read or written: {fault.strerror or fault}")


def _drop_unwritten() -> None:
    """Keep Python from trying once more, at its end, to write what could not be written."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@click.group(cls=_Sturdy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-dossier", prog_name="dossier")
def main() -> None:
    """Write, check, render and export a dossier: who said what, when, on whose word.

    Run it in the folder that holds mkdocs.yml. Exit status: 0 clean, 1 findings, 2 could not run.
    """


for command in (init, new, add, check, diff, suggest_, fmt, reanchor, render, export, schema):
    main.add_command(command)
