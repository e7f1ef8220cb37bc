"""What the commands share that build the dossier: settings, what is wrong, and how it is told."""

import sys
from pathlib import Path

import click

from dossier.cli.telling import (
    CLEAN,
    COULD_NOT_RUN,
    FINDINGS,
    config_option,
    format_option,
    read_config,
    stop,
    told_as_set_aside,
)
from dossier.findings import Finding, Severity
from dossier.pipeline import Build, build
from dossier.progress import watched
from dossier.report import as_text, lines_in
from dossier.settings import Settings, read_settings
from dossier.tree import FolderTree, Tree

__all__ = [
    "CLEAN",
    "COULD_NOT_RUN",
    "FINDINGS",
    "built",
    "config_option",
    "format_option",
    "report_errors",
    "settings_in",
    "settings_of",
    "show",
    "show_in",
    "stop",
    "tell_set_aside",
]


def built(config_file: Path) -> tuple[Path, Build]:
    """Return the dossier's folder, and the dossier as it was judged."""
    root, settings = settings_in(config_file)
    with watched(root) as tree:
        return root, build(tree, settings)


def settings_in(config_file: Path) -> tuple[Path, Settings]:
    """Return the dossier's folder and its settings, or say what is wrong with them and stop."""
    settings = settings_of(config_file, read_config(config_file))
    return config_file.resolve().parent, settings


def settings_of(config_file: Path, data: bytes) -> Settings:
    """Return the settings in mkdocs.yml, or say what is wrong with them and stop."""
    settings, findings = read_settings(data, config_file.name)
    if settings is None:
        show(findings, config_file.parent)
        sys.exit(COULD_NOT_RUN)
    return settings


def tell_set_aside(result: Build) -> None:
    """Say which records are kept off the site by faults."""
    if result.set_aside:
        click.echo(told_as_set_aside(result.set_aside), err=True)


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
