"""What the commands share: settings and the built dossier, how findings and refusals are told."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from dossier.cli.progress import watched
from dossier.findings import Finding, Severity
from dossier.pipeline import Build, build
from dossier.report import as_text, lines_in, visible
from dossier.settings import Settings, read_settings
from dossier.tree import FolderTree, Tree

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


def built(config_file: Path) -> tuple[Path, Build]:
    """Return the dossier's folder, and the dossier as it was judged."""
    root, settings = settings_in(config_file)
    with watched(root) as tree:
        return root, build(tree, settings)


def settings_in(config_file: Path) -> tuple[Path, Settings]:
    """Return the dossier's folder and its settings, or say what is wrong with them and stop."""
    try:
        data = config_file.read_bytes()
    except OSError as fault:
        stop(
            f"{config_file} cannot be read: {fault.strerror}",
            "Run this in a dossier's folder, or name its mkdocs.yml with --config-file.",
        )
    settings, findings = read_settings(data, config_file.name)
    if settings is None:
        show(findings, config_file.parent)
        sys.exit(COULD_NOT_RUN)
    return config_file.resolve().parent, settings


def tell_set_aside(result: Build) -> None:
    """Say which records are kept off the site by faults."""
    if result.set_aside:
        click.echo(set_aside_told(result), err=True)


def set_aside_told(result: Build) -> str:
    """Return which records are kept off the site by faults, as a line."""
    names = ", ".join(visible(str(key)) for key in result.set_aside)
    return f"Not on the site until this is mended: {names}"


def report_errors(result: Build, root: Path) -> bool:
    """Say what is wrong; return whether anything is."""
    errors = tuple(f for f in result.findings if f.severity is Severity.ERROR)
    if errors:
        show(errors, root)
        tell_set_aside(result)
    return bool(errors)


def show(findings: tuple[Finding, ...], root: Path) -> None:
    """Write findings about the files of a folder to standard error."""
    show_in(FolderTree(root), findings)


def show_in(tree: Tree, findings: tuple[Finding, ...]) -> None:
    """Write findings about files to standard error."""
    colour = sys.stderr.isatty()
    click.echo(as_text(findings, lines_in(tree), colour=colour), err=True, color=colour)


def stop(message: str, advice: str = "") -> NoReturn:
    """Say why the command cannot run, and what to do about it, and exit."""
    with suppress(OSError):  # nobody can be told; the exit status still says so
        click.echo(f"dossier: {visible(message)}", err=True)
        if advice:
            click.echo(advice, err=True)
    sys.exit(COULD_NOT_RUN)
