"""The dossier's files, read the same way from a folder or from a dict.

Paths are POSIX paths relative to the dossier's root, without `.` or `..` parts. Nothing here
follows a symbolic link: what a link points to may lie outside the dossier.
"""

import os
from collections.abc import Iterator, Mapping
from enum import Enum
from io import FileIO
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import Protocol


class Entry(Enum):
    """What stands at a path."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "symbolic link"
    OTHER = "device, socket or pipe"
    ABSENT = "nothing"


class Tree(Protocol):
    """Read access to the dossier's files at one moment."""

    def files(self, folder: str) -> Iterator[str]:
        """Yield the paths of everything below `folder` that is not a folder, sorted.

        Hidden files and folders (`.git`, `.DS_Store`, editors' swap files) are passed over. An
        absent folder has no files.
        """
        ...

    def entry(self, path: str) -> Entry:
        """Say what stands at `path`; a path with a link on its way is a LINK."""
        ...

    def read(self, path: str) -> bytes:
        """Return the bytes of the file at `path`.

        Raises:
            OSError: it is no regular file, or it cannot be read.
        """
        ...


class FolderTree:
    """A folder on disk."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def files(self, folder: str) -> Iterator[str]:
        """Yield the paths below `folder`; see `Tree.files`."""
        if self.entry(folder) is Entry.FOLDER:
            yield from sorted(_below(str(self.root / folder), folder))

    def entry(self, path: str) -> Entry:
        """Say what stands at `path`; see `Tree.entry`."""
        here = str(self.root)
        mode = 0
        try:
            for part in path.split("/"):
                here = f"{here}/{part}"
                mode = os.lstat(here).st_mode
                if S_ISLNK(mode):
                    return Entry.LINK
        except (OSError, ValueError):  # absent, a name too long for the system, or with a NUL
            return Entry.ABSENT
        if S_ISREG(mode):
            return Entry.FILE
        return Entry.FOLDER if S_ISDIR(mode) else Entry.OTHER

    def read(self, path: str) -> bytes:
        """Return the bytes of the file at `path`; see `Tree.read`."""
        entry = self.entry(path)
        if entry is not Entry.FILE:
            raise OSError(f"{path}: expected a file, found {entry.value}")
        with FileIO(f"{self.root}/{path}") as file:  # `Path.read_bytes` takes twice as long
            return file.readall()


class MemoryTree:
    """Files given as a dict of path to bytes, or text to be read as UTF-8."""

    def __init__(self, files: Mapping[str, bytes | str]) -> None:
        self._files = {
            path: data.encode() if isinstance(data, str) else data for path, data in files.items()
        }

    def files(self, folder: str) -> Iterator[str]:
        """Yield the paths below `folder`; see `Tree.files`."""
        inside = f"{folder}/"
        for path in sorted(self._files):
            hidden = any(part.startswith(".") for part in path.removeprefix(inside).split("/"))
            if path.startswith(inside) and not hidden:
                yield path

    def entry(self, path: str) -> Entry:
        """Say what stands at `path`; see `Tree.entry`."""
        if path in self._files:
            return Entry.FILE
        below = any(name.startswith(f"{path}/") for name in self._files)
        return Entry.FOLDER if below else Entry.ABSENT

    def read(self, path: str) -> bytes:
        """Return the bytes of the file at `path`; see `Tree.read`."""
        try:
            return self._files[path]
        except KeyError:
            raise OSError(f"{path}: expected a file, found nothing") from None


class OverlaidTree:
    """A tree as it would be with some more files, or with others in place of its own."""

    def __init__(self, tree: Tree, files: Mapping[str, bytes]) -> None:
        self._tree = tree
        self._files = MemoryTree(files)

    def files(self, folder: str) -> Iterator[str]:
        """Yield the paths below `folder`; see `Tree.files`."""
        yield from sorted({*self._tree.files(folder), *self._files.files(folder)})

    def entry(self, path: str) -> Entry:
        """Say what stands at `path`; see `Tree.entry`."""
        below = self._tree.entry(path)
        over = self._files.entry(path)
        return over if over is Entry.FILE or below is Entry.ABSENT else below

    def read(self, path: str) -> bytes:
        """Return the bytes of the file at `path`; see `Tree.read`."""
        over = self._files.entry(path) is Entry.FILE
        return (self._files if over else self._tree).read(path)


def _below(folder: str, name: str) -> Iterator[str]:
    with os.scandir(folder) as children:
        for child in children:
            if child.name.startswith("."):
                continue
            path = f"{name}/{child.name}"
            if child.is_dir(follow_symlinks=False):
                yield from _below(child.path, path)
            else:
                yield path
