"""Watching files also where a folder goes and comes back, or is not there yet.

MkDocs' own observer stops watching a folder for good once it finds it gone: after a change of
branch or a move and back, nothing would be followed any more, and nobody told.
"""

import os
from pathlib import Path
from stat import S_IFDIR

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS

INTERVAL = 0.2
"""Seconds between two looks at the files; MkDocs takes 0.5. A look at 150 files takes 1 ms."""

_NOTHING = os.stat_result((S_IFDIR, *[0] * 9))


def watch_steadily(server: LiveReloadServer) -> None:
    """Let a server that has not started look for what it watches, whether that is there or not."""
    paths = tuple(server._watched_paths)  # noqa: SLF001 - nothing else tells
    for path in paths:
        server.unwatch(path)
    server.observer = PollingObserverVFS(_stat, os.scandir, polling_interval=INTERVAL)  # type: ignore[assignment]
    for path in paths:
        server.watch(path)


def _stat(path: str) -> os.stat_result:
    """Return what is known of a path; of one that is absent, that it is an empty folder."""
    try:
        return Path(path).stat()
    except (FileNotFoundError, NotADirectoryError):
        return _NOTHING
