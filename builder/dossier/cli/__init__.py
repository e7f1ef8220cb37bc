"""The `dossier` command: thin, argv in, text and exit status out; a module for each subcommand.

Exit status: 0 clean, 1 findings, 2 could not run.
"""

import os
import sys
from collections import UserDict
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from dossier.cli.telling import COULD_NOT_RUN, stop
from dossier.saving import NotSaved

COMMANDS = {
    "add": "adding.add",
    "check": "checking.check",
    "diff": "diffing.diff",
    "export": "exporting.export",
    "fmt": "laying_out.fmt",
    "init": "initializing.init",
    "new": "creating.new",
    "reanchor": "reanchoring.reanchor",
    "render": "rendering.render",
    "schema": "schemas.schema",
    "suggest": "suggesting.suggest_",
}
"""Where each subcommand stands in this package."""


class _Commands(UserDict[str, Any]):
    """The subcommands by name, each loaded when it is asked for.

    All of them take a second to load, longer than `dossier check` takes where nothing has changed.
    """

    def __getitem__(self, name: str) -> Any:
        module, _, attribute = self.data[name].partition(".")
        return getattr(import_module(f"dossier.cli.{module}"), attribute)


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


@click.group(
    cls=_Sturdy,
    commands=_Commands(COMMANDS),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="mkdocs-dossier", prog_name="dossier")
def main() -> None:
    """Write, check, render and export a dossier: who said what, when, on whose word.

    Run it in the folder that holds mkdocs.yml. Exit status: 0 clean, 1 findings, 2 could not run.
    """
