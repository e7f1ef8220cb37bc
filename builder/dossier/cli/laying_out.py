"""`dossier fmt`."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import click

from dossier.cli.common import (
    CLEAN,
    COULD_NOT_RUN,
    FINDINGS,
    config_option,
    settings_in,
    stop,
)
from dossier.desk.layout import LaidOut, Lost, laid_out
from dossier.location import Location
from dossier.progress import watched
from dossier.records.reading import key_at, misplaced, unreadable
from dossier.report import visible
from dossier.saving import save
from dossier.tree import Entry, Tree


@click.command(short_help="Lay records out alike.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]…")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if something would change.")
@click.option("--diff", is_flag=True, help="Likewise, and show what would change.")
@config_option
def fmt(paths: tuple[Path, ...], config_file: Path, *, check: bool, diff: bool) -> None:
    """Lay records out alike: fields in one order, texts filled to 100 columns, comments kept.

    PATH is a record or a folder of them; all records when left out. Values stay as they are. A
    file with faults, or one that would lose something, is left alone and named.
    """
    root, settings = settings_in(config_file)
    with watched(root) as tree:
        work = _Work(root, tree, settings.annotations, keep=check or diff, diff=diff)
        for path in _records(paths, root, tree, settings.annotations):
            work.lay_out(path)
    sys.exit(work.told())


class _Work:
    """What was done with each file.

    Attributes:
        done: How many files were (or would be) changed, left as they are, or could not be judged.
    """

    def __init__(self, root: Path, tree: Tree, folder: str, *, keep: bool, diff: bool) -> None:
        self.root = root
        self.tree = tree
        self.folder = folder
        self.keep = keep
        self.diff = diff
        self.done: Counter[str] = Counter()

    def lay_out(self, path: str) -> None:
        key = key_at(path, self.folder)
        if key is None:
            self.leave(misplaced(path, self.folder).at, misplaced(path, self.folder).message)
            return
        try:
            data = self.tree.read(path)
        except OSError as fault:
            self.leave(Location(path), unreadable(self.tree, path, fault).message)
            return
        match laid_out(path, data, key.kind):
            case LaidOut(again) if again == data:
                self.done["same"] += 1
            case LaidOut(again):
                self.change(path, data, again)
            case Lost(at, what):
                self.leave(at, what)
            case faulty:
                first = faulty.findings[0]
                more = len(faulty.findings) - 1
                self.leave(first.at, first.message + (f" (and {more} more)" if more else ""))

    def change(self, path: str, data: bytes, again: bytes) -> None:
        if self.keep:
            self.done["changed"] += 1
            click.echo(f"would lay out {visible(path)}")
            if self.diff:
                click.echo("\n".join(_compared(path, data, again)))
            return
        file = self.root / path
        if not (file.stat().st_mode & 0o222 and os.access(file, os.W_OK)):
            self.leave(Location(path), "this file is read-only", "unwritable")
            return
        save(file, again)
        self.done["changed"] += 1
        click.echo(f"laid out {visible(path)}")

    def leave(self, at: Location, why: str, what: str = "faulty") -> None:
        self.done[what] += 1
        click.echo(f"{visible(str(at))}: {visible(why)}; left as it is", err=True)

    def told(self) -> int:
        """Say how much was done, and return the exit status."""
        would = "would be laid out" if self.keep else "laid out"
        changed, same = self.done["changed"], self.done["same"]
        left = self.done["faulty"] + self.done["unwritable"]
        parts = [f"{_files(changed)} {would}"] if changed else []
        parts.append(f"{_files(same)} left as {'it is' if same == 1 else 'they are'}")
        parts += [f"{_files(left)} not laid out"] if left else []
        click.echo(", ".join(parts))
        if self.done["faulty"]:
            click.echo("`dossier check` says what to do about faults.", err=True)
        if self.done["unwritable"]:
            return COULD_NOT_RUN
        return FINDINGS if left or (self.keep and changed) else CLEAN


def _files(number: int) -> str:
    return f"{number:,} file" if number == 1 else f"{number:,} files"


def _records(paths: tuple[Path, ...], root: Path, tree: Tree, folder: str) -> Iterator[str]:
    """Yield the files that were named, or all, as paths in the dossier; each of them once."""
    found = [_inside(path, root) for path in paths] if paths else [folder]
    wanted: dict[str, None] = {}
    for path in found:
        entry = tree.entry(path or folder)
        if not path or f"{folder}/".startswith(f"{path}/"):
            wanted |= dict.fromkeys(tree.files(folder))
        elif not path.startswith(f"{folder}/"):
            stop(f"{path} is no record", f"Records stand in {folder}/.")
        elif entry is Entry.ABSENT:
            stop(f"{path} is not there", "Name a record's file, or a folder of records.")
        elif entry is Entry.FOLDER:
            wanted |= dict.fromkeys(tree.files(path))
        else:
            wanted[path] = None
    yield from wanted


def _inside(path: Path, root: Path) -> str:
    """Return the path from the dossier's folder on; a link at its end is not followed."""
    here = Path(os.path.abspath(path))  # noqa: PTH100 - a link is named, not what it points to
    if here != root and not here.is_relative_to(root):
        here = here.parent.resolve() / here.name
    if not here.is_relative_to(root):
        stop(f"{path} is not in this dossier", f"The dossier is the folder {root}.")
    inside = here.relative_to(root).as_posix()
    return "" if inside == "." else inside


def _compared(path: str, data: bytes, again: bytes) -> Iterator[str]:
    before, after = (
        text.decode("utf-8-sig", errors="replace").splitlines() for text in (data, again)
    )
    if before == after:
        yield "only line ends, or what an editor does not show"
    for line in unified_diff(before, after, path, path, lineterm=""):
        yield visible(line)
