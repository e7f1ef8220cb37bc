"""`dossier schema`."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from dossier.cli.common import config_option, settings_in, stop
from dossier.desk.schema import EVERY, MARK, schemas
from dossier.model.fields import ID, Key, Kind
from dossier.records.reading import key_at
from dossier.saving import save_all
from dossier.tree import FolderTree

HOME = Path(".dossier") / "schemas"
"""Where schemas are written, from the dossier's folder on, unless another folder is named."""

NAMES = [*(kind.value for kind in Kind), EVERY]


@click.command(short_help="Write JSON Schemas for editors.")
@click.argument("kind", required=False, type=click.Choice(NAMES), metavar="[KIND]")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The folder to write to; .dossier/schemas when left out, which git passes over.",
)
@click.option("--ids", is_flag=True, help="Let editors offer the records that there are now.")
@config_option
def schema(kind: str | None, output: Path | None, config_file: Path, *, ids: bool) -> None:
    """Write JSON Schemas, by which editors complete and check records while one types.

    One for each KIND of records, and `record` for all of them. With KIND alone, that one goes to
    standard output. The handbook says how to set up an editor.
    """
    root, settings = settings_in(config_file)
    keys = _keys(root, settings.annotations) if ids else None
    made = {name: one for name, one in schemas(keys).items() if kind in {None, name}}
    if kind and output is None:
        click.echo(_text(made[kind]), nl=False)
        return
    folder = root / HOME if output is None else output
    files = {folder / f"{name}.schema.json": one for name, one in made.items()}
    _refuse_if_taken(folder, files)
    written = {path: _text(one).encode() for path, one in files.items()}
    if output is None:
        written[root / HOME.parent / ".gitignore"] = b"*\n"
    save_all(written)
    click.echo(f"{len(files)} schema{'s' * (len(files) > 1)} in {folder}")
    if kind is None:
        click.echo("For VS Code's YAML extension, in .vscode/settings.json:")
        click.echo(_vs_code(folder, root, settings.annotations))


def _keys(root: Path, folder: str) -> list[Key]:
    """Return the keys of all records, sound or not, drafts too: an author may name each."""
    found = (key_at(path, folder) for path in FolderTree(root).files(folder))
    return [key for key in found if key and ID.fullmatch(key.id)]


def _refuse_if_taken(folder: Path, files: Mapping[Path, Any]) -> None:
    try:
        for path in files:
            if path.exists() and MARK.encode() not in path.read_bytes():
                stop(
                    f"{path} was not written by this command",
                    "Name another folder with --output, or move the file away.",
                )
    except OSError as fault:
        stop(f"{fault.filename or folder} cannot be used: {fault.strerror}")


def _text(one: Any) -> str:
    return json.dumps(one, ensure_ascii=False, indent=1) + "\n"


def _vs_code(folder: Path, root: Path, annotations: str) -> str:
    """Return VS Code's setting, with paths from the dossier's folder on where that is possible."""
    folder = folder.resolve()
    inside = folder.is_relative_to(root)
    start = f"./{folder.relative_to(root).as_posix()}" if inside else folder.as_posix()
    globs = {f"{start}/{kind}.schema.json": f"{annotations}/{kind}/*.yml" for kind in Kind}
    return json.dumps({"yaml.schemas": globs}, ensure_ascii=False, indent=2)
