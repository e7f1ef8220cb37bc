"""A revision's files, read like a folder's; nothing is checked out."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from dossier.revisions.process import LARGEST, FailedError, Git, contents, end, start
from dossier.tree import Entry

_REGULAR, _LINK = ("100644", "100755", "100664"), "120000"


class GitTree:
    """The files below one folder of a revision; a `Tree`.

    Args:
        repository: A folder in the work tree.
        listed: Mode and object id of every file of the revision, by path from the repository's
            root on.
        folder: The dossier's folder in it, with a slash at the end, or empty.
    """

    def __init__(
        self, repository: Path, listed: Mapping[str, tuple[str, str]], folder: str = ""
    ) -> None:
        self._repository = repository
        self._process: Git | None = None
        self._objects = {
            path.removeprefix(folder): found
            for path, found in listed.items()
            if path.startswith(folder)
        }
        self._folders = {
            path[:end] for path in self._objects for end in range(len(path)) if path[end] == "/"
        }

    def files(self, folder: str) -> Iterator[str]:
        """Yield the paths below `folder`; see `Tree.files`."""
        inside = f"{folder}/"
        for path in sorted(self._objects):
            if path.startswith(inside) and "/." not in path[len(folder) :]:
                yield path

    def entry(self, path: str) -> Entry:
        """Say what stands at `path`; see `Tree.entry`."""
        steps = [path[:end] for end in range(len(path)) if path[end] == "/"]
        if any(self._mode(step) == _LINK for step in (*steps, path)):
            return Entry.LINK
        mode = self._mode(path)
        if mode is None:
            return Entry.FOLDER if path in self._folders else Entry.ABSENT
        return Entry.FILE if mode in _REGULAR else Entry.OTHER

    def read(self, path: str) -> bytes:
        """Return the bytes of the file at `path`; see `Tree.read`."""
        entry = self.entry(path)
        if entry is not Entry.FILE:
            raise OSError(f"{path}: expected a file, found {entry.value}")
        try:
            data = contents(self._running(), self._objects[path][1])
        except (FailedError, BrokenPipeError) as fault:
            raise OSError(f"{path}: {fault}") from fault
        if data is None:
            raise OSError(f"{path}: this clone does not have it, or it is over {LARGEST >> 20} MiB")
        return data

    def _mode(self, path: str) -> str | None:
        found = self._objects.get(path)
        return found[0] if found else None

    def close(self) -> None:
        """End the process that reads; further reading starts another one."""
        if self._process:
            end(self._process)
            self._process = None

    def _running(self) -> Git:
        if self._process is None:
            self._process = start(self._repository, "cat-file", "--batch")
        return self._process
