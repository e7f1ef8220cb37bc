"""The `dossier` command: thin, argv in, text and exit status out.

Exit status: 0 clean, 1 findings, 2 could not run.
"""

import json
import sys
from collections.abc import Callable
from math import inf
from pathlib import Path
from time import monotonic
from typing import Any, NoReturn

import click

from dossier.export.w3c import annotations
from dossier.export.whole import whole
from dossier.findings import Finding, Severity
from dossier.pipeline import Build, build
from dossier.render.site import NotWritten, write_site
from dossier.report import as_json, as_text, lines_in, visible
from dossier.settings import Settings, read_settings
from dossier.tree import FolderTree

CLEAN, FINDINGS, COULD_NOT_RUN = 0, 1, 2

EXPORTS: dict[str, Callable[..., dict[str, Any]]] = {"w3c": annotations, "json": whole}

config_option = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The site's settings; the folder that holds this file is the dossier.",
)


class _Interruptible(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; Ctrl-C is no finding."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            _stop("interrupted")


@click.group(cls=_Interruptible, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-dossier", prog_name="dossier")
def main() -> None:
    """Check, render and export a dossier: who said what, when, on whose word.

    Run it in the folder that holds mkdocs.yml. Exit status: 0 clean, 1 findings, 2 could not run.
    """


@main.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text for people, json for programs.",
)
@click.option("--strict", is_flag=True, help="Let warnings, too, make the exit status 1.")
@config_option
def check(form: str, config_file: Path, *, strict: bool) -> None:
    """Check every record and every quotation, and report all faults.

    Each finding names its rule, its place as path:line:column, what is wrong and what to do. The
    rules are explained in the handbook.
    """
    root, result = _built(config_file)
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
        _tell_set_aside(result)
    weighty = any(strict or finding.severity is Severity.ERROR for finding in result.findings)
    sys.exit(FINDINGS if weighty else CLEAN)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--strict", is_flag=True, help="Write nothing where there are errors.")
@config_option
def render(folder: Path, config_file: Path, *, strict: bool) -> None:
    """Write the site's pages as Markdown to DIR, with a mkdocs.yml that builds them.

    The pages are those that MkDocs shows, for use without this package. DIR must be new or empty,
    or written by this command before. Faulty records are left out and reported.
    """
    root, result = _built(config_file)
    errors = _report_errors(result, root)
    if errors and strict:
        sys.exit(FINDINGS)
    try:
        pages = write_site(result.published, result.settings, config_file, folder)
    except NotWritten as reason:
        _stop(str(reason))
    click.echo(f"{pages} pages in {folder}", err=True)
    sys.exit(FINDINGS if errors else CLEAN)


@main.command()
@click.argument("what", type=click.Choice(sorted(EXPORTS)))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; standard output when left out.",
)
@config_option
def export(what: str, output: Path | None, config_file: Path) -> None:
    """Hand the dossier to other programs, as JSON.

    w3c is one W3C Web Annotation for each quotation; json is the whole dossier, references
    resolved, with statuses, their history and the places of all quotations.
    """
    root, result = _built(config_file)
    settings = result.settings
    document = EXPORTS[what](
        result.published, settings.site_url, directory_urls=settings.use_directory_urls
    )
    text = json.dumps(document, ensure_ascii=False, indent=1)
    if output is None:
        click.echo(text)
    else:
        _write(output, f"{text}\n")
    sys.exit(FINDINGS if _report_errors(result, root) else CLEAN)


class _WatchedTree(FolderTree):
    """A folder that tells a terminal how far its reading has come, once that takes a while."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self._files = 0
        self._tell_at = monotonic() + 1 if sys.stderr.isatty() else inf
        self._told = False

    def read(self, path: str) -> bytes:
        """Return the bytes of the file at `path`."""
        self._files += 1
        if monotonic() >= self._tell_at:
            click.echo(f"\r{self._files:,} files read …", nl=False, err=True)
            self._tell_at = monotonic() + 0.2
            self._told = True
        return super().read(path)

    def done(self) -> None:
        """Take back what was told."""
        if self._told:
            click.echo("\r\x1b[K", nl=False, err=True)


def _built(config_file: Path) -> tuple[Path, Build]:
    root, settings = _settings(config_file)
    tree = _WatchedTree(root)
    result = build(tree, settings)
    tree.done()
    return root, result


def _settings(config_file: Path) -> tuple[Path, Settings]:
    try:
        data = config_file.read_bytes()
    except OSError as fault:
        _stop(
            f"{config_file} cannot be read: {fault.strerror}",
            "Run this in a dossier's folder, or name its mkdocs.yml with --config-file.",
        )
    settings, findings = read_settings(data, config_file.name)
    if settings is None:
        _show(findings, config_file.parent)
        sys.exit(COULD_NOT_RUN)
    return config_file.resolve().parent, settings


def _tell_set_aside(result: Build) -> None:
    if result.set_aside:
        names = ", ".join(visible(str(key)) for key in result.set_aside)
        click.echo(f"Not on the site until this is mended: {names}", err=True)


def _report_errors(result: Build, root: Path) -> bool:
    errors = tuple(f for f in result.findings if f.severity is Severity.ERROR)
    if errors:
        _show(errors, root)
        _tell_set_aside(result)
    return bool(errors)


def _show(findings: tuple[Finding, ...], root: Path) -> None:
    colour = sys.stderr.isatty()
    text = as_text(findings, lines_in(FolderTree(root)), colour=colour)
    click.echo(text, err=True, color=colour)


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all; a pipe or device is written to, not replaced."""
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8")
            return
        target = path.resolve()
        beside = target.with_name(f".{target.name}.new")
        try:
            beside.write_text(text, encoding="utf-8")
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as fault:
        _stop(f"{path} cannot be written: {fault.strerror}")


def _stop(message: str, advice: str = "") -> NoReturn:
    click.echo(f"dossier: {message}", err=True)
    if advice:
        click.echo(advice, err=True)
    sys.exit(COULD_NOT_RUN)


if __name__ == "__main__":
    main()
