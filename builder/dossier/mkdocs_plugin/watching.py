"""Watching files also where a folder goes and comes back, or is not there yet.

MkDocs' own observer stops watching a folder for good once it finds it gone: after a change of
branch or a move and back, nothing would be followed any more, and nobody told.
"""

import os
from collections.abc import Callable, Iterator
from stat import S_IFDIR
from threading import RLock

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.polling import PollingObserverVFS

INTERVAL = 0.2
"""Seconds between two looks at the files; MkDocs takes 0.5."""

FILES_A_SECOND = 20_000
"""That are looked at, at most: a fifth of a processor's time."""

PATIENCE = 0.3
"""Seconds that a look at a folder waits for a build. MkDocs waits in its turn for a look to end."""

_NOTHING = os.stat_result((S_IFDIR, *[0] * 9))


def watch_steadily(
    server: LiveReloadServer, files: int, changed: Callable[[str], None], lock: RLock
) -> None:
    """Let a server that has not started look for what it watches, whether that is there or not.

    Args:
        server: The server.
        files: How many there are, about.
        changed: Is told the path of each file that is new, gone or not as it was.
        lock: Held while a site is built. Looks are few then, as one at ten thousand files takes a
            tenth of a second; what has changed is found afterwards.
    """

    def entries(path: str | None) -> Iterator[os.DirEntry[str]]:
        if lock.acquire(timeout=PATIENCE):
            lock.release()
        return os.scandir(path)

    paths = tuple(server._watched_paths)  # noqa: SLF001 - nothing else tells
    for path in paths:
        server.unwatch(path)
    interval = max(INTERVAL, files / FILES_A_SECOND)
    server.observer = PollingObserverVFS(_stat, entries, polling_interval=interval)  # type: ignore[assignment]
    watch, handler = server.watch, _Handler(changed)

    def watch_and_tell(path: str, func: None = None, *, recursive: bool = True) -> None:
        server.observer.schedule(handler, os.path.abspath(path), recursive=recursive)  # noqa: PTH100
        watch(path, func, recursive=recursive)

    server.watch = watch_and_tell  # type: ignore[method-assign]
    for path in paths:
        server.watch(path)


class _Handler(FileSystemEventHandler):
    def __init__(self, changed: Callable[[str], None]) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Tell of files, and of both ends of one that was moved."""
        if not event.is_directory:
            for path in filter(None, (event.src_path, event.dest_path)):
                self._changed(str(path))


def _stat(path: str) -> os.stat_result:
    """Return what is known of a path; of one that is absent, that it is an empty folder."""
    try:
        return os.stat(path)  # noqa: PTH116 - asked of ten thousand files, time and again
    except (FileNotFoundError, NotADirectoryError):
        return _NOTHING
