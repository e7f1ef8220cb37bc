"""`dossier render`."""

import sys
from pathlib import Path

import click

from dossier.cli.common import CLEAN, FINDINGS, built, config_option, report_errors, stop
from dossier.render.site import NotWritten, write_site


@click.command(short_help="Write the site's pages as Markdown.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--strict", is_flag=True, help="Write nothing where there are errors.")
@config_option
def render(folder: Path, config_file: Path, *, strict: bool) -> None:
    """Write the site's pages as Markdown to DIR, with a mkdocs.yml that builds them.

    The pages are those that MkDocs shows, for use without this package. DIR must be new or empty,
    or written by this command before. Faulty records are left out and reported.
    """
    root, result = built(config_file)
    errors = report_errors(result, root)
    if errors and strict:
        sys.exit(FINDINGS)
    try:
        pages = write_site(result.published, result.settings, config_file, folder)
    except NotWritten as reason:
        stop(str(reason))
    click.echo(f"{pages} pages in {folder}", err=True)
    sys.exit(FINDINGS if errors else CLEAN)
