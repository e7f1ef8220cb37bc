"""`dossier export`."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from dossier.cli.common import CLEAN, FINDINGS, built, config_option, report_errors
from dossier.export.w3c import annotations
from dossier.export.whole import whole
from dossier.saving import save

EXPORTS: dict[str, Callable[..., dict[str, Any]]] = {"w3c": annotations, "json": whole}


@click.command(short_help="Hand the dossier to other programs, as JSON.")
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
    root, result = built(config_file)
    settings = result.settings
    document = EXPORTS[what](
        result.published, settings.site_url, directory_urls=settings.use_directory_urls
    )
    text = json.dumps(document, ensure_ascii=False, indent=1)
    if output is None:
        click.echo(f"{text}\n".encode(), nl=False)  # UTF-8, whatever the terminal's encoding
    else:
        save(output, f"{text}\n".encode())
    sys.exit(FINDINGS if report_errors(result, root) else CLEAN)
