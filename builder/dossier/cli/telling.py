"""What every command shares and what loads at once: options, exit statuses, how to stop."""

import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from dossier.report.visible import visible

CLEAN, FINDINGS, COULD_NOT_RUN = 0, 1, 2

config_option = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The site's settings; the folder that holds this file is the dossier.",
)

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text for people, json for programs.",
)


def read_config(config_file: Path) -> bytes:
    """Return the bytes of mkdocs.yml, or say that it cannot be read and stop."""
    try:
        return config_file.read_bytes()
    except OSError as fault:
        stop(
            f"{config_file} cannot be read: {fault.strerror}",
            "Run this in a dossier's folder, or name its mkdocs.yml with --config-file.",
        )


def told_as_set_aside(keys: Iterable[object]) -> str:
    """Return which records are kept off the site by faults, as a line."""
    names = ", ".join(visible(str(key)) for key in keys)
    return f"Not on the site until this is mended: {names}"


def stop(message: str, advice: str = "") -> NoReturn:
    """Say why the command cannot run, and what to do about it, and exit."""
    with suppress(OSError):  # nobody can be told; the exit status still says so
        click.echo(f"dossier: {visible(message)}", err=True)
        if advice:
            click.echo(advice, err=True)
    sys.exit(COULD_NOT_RUN)
