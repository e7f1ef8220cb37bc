"""How far something slow has come, told on a terminal and nowhere else."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from pathlib import Path
from time import monotonic

import click

from dossier.tree import Entry, FolderTree, Tree

Tell = Callable[[str], None]
"""Takes what to show in place of what was shown before."""

_PATIENCE, _PAUSE = 1.0, 0.2
"""Seconds before anything is told, and from one time to the next."""


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Tell]:
    """Give what tells a terminal how far the block has come, once that takes a while."""
    tell_at = monotonic() + _PATIENCE if sys.stderr.isatty() and not quiet else inf
    told = False

    def tell(text: str) -> None:
        nonlocal tell_at, told
        if monotonic() >= tell_at:
            click.echo(f"\r\x1b[K{text} …", nl=False, err=True)
            tell_at, told = monotonic() + _PAUSE, True

    try:
        yield tell
    finally:
        if told:
            click.echo("\r\x1b[K", nl=False, err=True)


class TellingTree:
    """A tree that tells how much of it was read.

    Args:
        tree: Where the files are.
        tell: Is told.
    """

    def __init__(self, tree: Tree, tell: Tell) -> None:
        self._tree = tree
        self._tell = tell
        self._files = 0

    def files(self, folder: str) -> Iterator[str]:
        """Yield the paths below `folder`; see `Tree.files`."""
        return self._tree.files(folder)

    def entry(self, path: str) -> Entry:
        """Say what stands at `path`; see `Tree.entry`."""
        return self._tree.entry(path)

    def read(self, path: str) -> bytes:
        """Return the bytes of the file at `path`; see `Tree.read`."""
        self._files += 1
        self._tell(f"{self._files:,} files read")
        return self._tree.read(path)


@contextmanager
def watched(root: Path, *, quiet: bool = False) -> Iterator[Tree]:
    """Give a folder that tells a terminal how far its reading has come, once that takes a while."""
    with progress(quiet=quiet) as tell:
        yield TellingTree(FolderTree(root), tell)
