"""`dossier init`."""

import os
from pathlib import Path
from shlex import quote

import click

from dossier.cli.telling import stop
from dossier.desk.starting import new_dossier
from dossier.report import visible
from dossier.saving import save_new

UNMINDED = frozenset({".git"})
"""What may lie in the folder of a new dossier: a repository without files."""

_SHOWN = 5  # names that are in the way
_ADVICE = "Name a folder that is new or empty."


@click.command(short_help="Make a new dossier, with two articles to look at.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--name", help="What the site is called; the folder's name when left out.")
def init(folder: Path, name: str | None) -> None:
    """Make a new dossier in DIR, with two made-up articles to look at and to replace.

    DIR is new or empty, but for a `.git`; it may be `.`, the folder that you are in. Nothing that
    is there is overwritten.
    """
    try:
        whole, here = folder.resolve(), Path.cwd()
        _make_sure_of_room(folder)
    except OSError as fault:
        stop(f"{visible(str(folder))} cannot be read: {fault.strerror}", _ADVICE)
    made = new_dossier(whole.name if name is None else name)
    save_new({folder / path: data for path, data in made.items()})
    shown = visible(str(folder))
    click.echo(f"A new dossier is {'here' if whole == here else f'in {shown}'}. Look at it:\n")
    if whole != here:
        click.echo(f"  cd {quote(shown)}")
    click.echo("  mkdocs serve")


def _make_sure_of_room(folder: Path) -> None:
    shown = visible(str(folder))
    if os.path.lexists(folder) and not folder.is_dir():
        stop(f"{shown} is there already, and is no folder", _ADVICE)
    found = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    in_the_way = [visible(name) for name in found if name not in UNMINDED]
    if in_the_way:
        names = ", ".join(in_the_way[:_SHOWN])
        more = f" and {len(in_the_way) - _SHOWN} more" if len(in_the_way) > _SHOWN else ""
        stop(f"{shown} is not empty: it holds {names}{more}", f"Nothing was changed. {_ADVICE}")
