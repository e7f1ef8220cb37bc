"""Results that were worked out before, kept from one run of the program to the next.

A result is kept under a digest of everything that goes into it. Nothing depends on what is kept: a
store that cannot be opened, read or written is empty, no error comes out of it, and only the log
tells (at level debug). What is kept are bytes, never code; each value is checked against its key
before it is handed out.

A project has a file of its own in the *user's* cache folder, never in the project: a repository
that is cloned could bring one that is forged. The environment variable DOSSIER_CACHE names another
cache folder by its absolute path, or switches the store off when it is empty. A folder or file in
it that anyone else could have written is left alone.
"""

import logging
import os
import sqlite3
import struct
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TypeVar

from platformdirs import user_cache_path

LIMIT = 512 * 1024 * 1024
"""Bytes. A file that is larger when it is closed is brought down to half of it."""

_T = TypeVar("_T")
_LOG = logging.getLogger(__name__)

_FORMAT = 1  # of the table and of the checksums; a file of another one is started anew
_PATIENCE = 1.0  # seconds to wait for another build, once
_AT_ONCE = 500  # keys in a query; SQLite took 999 once
_TRANSACTION = 16 * 1024 * 1024  # bytes, about: what another build waits for, and the journal holds
_DIGEST = 20  # bytes
_BROKEN = {
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_ERROR,
}  # the last: not ours
_DAY = 24 * 60 * 60

_Row = tuple[bytes | int, ...]

_TABLE = (
    "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, used INTEGER, sum BLOB, value BLOB)"
)
_PUT = "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)"
_NOTE = "UPDATE kept SET used = ? WHERE key = ?"
_DROP = "DELETE FROM kept WHERE key = ?"
_OLDEST_FIRST = "SELECT key, length(value) FROM kept ORDER BY used, rowid"
_SETTINGS = (
    "PRAGMA page_size = 16384",  # a page of the site takes two then, not six
    "PRAGMA auto_vacuum = INCREMENTAL",  # has to stand before the table
    "PRAGMA journal_mode = WAL",  # builds at the same time read on; one that is killed loses little
    "PRAGMA synchronous = OFF",  # what a power cut spoils is found out and started anew
    "PRAGMA trusted_schema = OFF",
)


def digest(*parts: bytes | str) -> bytes:
    """Return a key for parts in their order; `"ab", "c"` and `"a", "bc"` have different ones."""
    data = [
        part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part for part in parts
    ]
    lengths = struct.pack(f">{len(data) + 1}Q", len(data), *map(len, data))
    # The processor's own, three times as fast as BLAKE2.
    return sha256(b"".join((lengths, *data))).digest()[:_DIGEST]


class Store:
    """What is kept for a project; made by `opened`.

    Only the process that opened it may use it, one thread at a time: a child that is forked must
    leave it alone, or both would write over each other.

    Args:
        path: The file; None for a store that is empty and stays so.
        fresh: Whether to hand out nothing.
        limit: Bytes of the file, from which on it is brought down to half of them.
    """

    def __init__(self, path: Path | None, *, fresh: bool, limit: int) -> None:
        self._path = path
        self._limit = limit
        self._fresh = fresh
        self._today = int(time.time() // _DAY)
        self._used: set[bytes] = set()
        self._unnoted: set[bytes] = set()  # used today, and the file does not know
        self._anew = False
        self._connection: sqlite3.Connection | None = None
        self._open()

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return what is kept under those of the keys that anything is kept under."""
        wanted = iter(() if self._fresh else keys)
        found: dict[bytes, bytes] = {}
        while some := list(islice(wanted, _AT_ONCE)):
            found |= self._try(partial(self._read, some)) or {}
        return found

    def has(self, keys: Iterable[bytes]) -> set[bytes]:
        """Return those of the keys that anything is kept under; `get` may still find it spoilt."""
        wanted = iter(() if self._fresh else keys)
        found: set[bytes] = set()
        while some := list(islice(wanted, _AT_ONCE)):
            found |= self._try(partial(self._find, some)) or set()
        return found

    def put(self, items: Mapping[bytes, bytes]) -> None:
        """Keep values under their keys, in place of what was kept there."""
        rows: list[_Row] = []
        size = 0
        for key, value in items.items():
            rows.append((key, self._today, _sum(key, value), value))
            size += len(value)
            if size >= _TRANSACTION:
                self._try(partial(_run, _PUT, rows))
                rows, size = [], 0
        self._try(partial(_run, _PUT, rows))
        self._used.update(items)

    def close(self) -> None:
        """Note what was used, and drop what was not where the file has become too large."""
        self._try(partial(_run, _NOTE, [(self._today, key) for key in self._unnoted]))
        self._try(self._fit)
        self._let_go()

    def _find(self, keys: list[bytes], connection: sqlite3.Connection) -> set[bytes]:
        query = f"SELECT key FROM kept WHERE key IN ({_marks(keys)})"  # noqa: S608
        return {key for (key,) in connection.execute(query, keys)}

    def _read(self, keys: list[bytes], connection: sqlite3.Connection) -> dict[bytes, bytes]:
        query = f"SELECT key, used, sum, value FROM kept WHERE key IN ({_marks(keys)})"  # noqa: S608
        rows = connection.execute(query, keys).fetchall()
        found = {key: value for key, _, check, value in rows if _fits(key, check, value)}
        self._used.update(found)
        self._unnoted.update(key for key, used, *_ in rows if key in found and used != self._today)
        _run(_DROP, [(key,) for key, *_ in rows if key not in found], connection)
        return found

    def _fit(self, connection: sqlite3.Connection) -> None:
        size = _size(connection)
        if size <= self._limit:
            return
        gone: list[_Row] = []
        for key, length in connection.execute(_OLDEST_FIRST).fetchall():
            if size > self._limit // 2 and key not in self._used:
                gone.append((key,))
                size -= length
        _run(_DROP, gone, connection)
        connection.executescript("PRAGMA incremental_vacuum")  # `execute` stops after one page

    def _try(self, work: Callable[[sqlite3.Connection], _T]) -> _T | None:
        if self._connection is None:
            return None
        try:
            return work(self._connection)
        except (sqlite3.Error, OSError) as fault:
            self._give_up(fault)
            return None

    def _open(self) -> None:
        if self._path is not None:
            try:
                self._connection = _connected(self._path)
            except (sqlite3.Error, OSError) as fault:
                self._give_up(fault)

    def _give_up(self, fault: Exception) -> None:
        """Go on without the file; or, once, with a new one where it is the file that is broken."""
        _LOG.debug("%s: %s", self._path, fault)
        self._let_go()
        if self._path is not None and not self._anew and _is_broken(fault):
            self._anew = True
            with suppress(OSError):
                _remove(self._path)
                self._open()

    def _let_go(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None


@contextmanager
def opened(root: Path, *, fresh: bool = False, limit: int = LIMIT) -> Iterator[Store]:
    """Give the store of a project, and close it after the block.

    Args:
        root: The project's folder.
        fresh: Whether to hand out nothing of what is kept, and only keep what is worked out anew.
        limit: See `LIMIT`.
    """
    store = Store(_path(root), fresh=fresh, limit=limit)
    try:
        yield store
    finally:
        store.close()


def _path(root: Path) -> Path | None:
    """Return where the store of a project is to be; None where there is to be none."""
    named = os.environ.get("DOSSIER_CACHE")
    folder = user_cache_path() if named is None else Path(named)
    if not folder.is_absolute():  # empty, or without a home, where it would be in the project
        return None
    with suppress(OSError):  # of a folder that is gone
        return folder / "dossier" / f"{digest(os.fsencode(os.path.realpath(root))).hex()}.sqlite3"
    return None


def _connected(path: Path) -> sqlite3.Connection:
    """Open a file, which is made where there is none.

    Raises:
        OSError: it cannot be made, or is not for us alone.
        sqlite3.Error: it cannot be used, or is none of ours.
    """
    _make(path)
    connection = sqlite3.connect(
        path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        connection.text_factory = bytes  # in a spoilt file a text need not be UTF-8
        for setting in _SETTINGS:
            connection.execute(setting)
        if connection.execute("PRAGMA user_version").fetchone() != (_FORMAT,):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_TABLE)
            connection.execute(f"PRAGMA user_version = {_FORMAT}")
            connection.execute("COMMIT")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _make(path: Path) -> None:
    folder = path.parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    _refuse_what_others_write(folder, os.lstat(folder), S_ISDIR)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    _refuse_what_others_write(path, os.lstat(path), S_ISREG)


def _refuse_what_others_write(
    path: Path, found: os.stat_result, is_kind: Callable[[int], bool]
) -> None:
    ours = os.name != "posix" or (found.st_uid == os.geteuid() and not found.st_mode & 0o077)
    if not (ours and is_kind(found.st_mode)):
        raise PermissionError(f"{path} is not for its owner alone")


def _remove(path: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)


def _is_broken(fault: Exception) -> bool:
    """Whether a fault lies in the file, and not in the disk or in another build that holds it."""
    return getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF in _BROKEN


def _marks(keys: list[bytes]) -> str:
    return ",".join("?" * len(keys))


def _run(statement: str, rows: list[_Row], connection: sqlite3.Connection) -> None:
    """Run a statement for every row, in one transaction."""
    if rows:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(statement, rows)
        connection.execute("COMMIT")


def _size(connection: sqlite3.Connection) -> int:
    """Return how many bytes of the file are in use."""
    count, free, page = (
        connection.execute(f"PRAGMA {what}").fetchone()[0]
        for what in ("page_count", "freelist_count", "page_size")
    )
    return int((count - free) * page)


def _sum(key: bytes, value: bytes) -> bytes:
    return digest(key, value)


def _fits(key: bytes, check: object, value: object) -> bool:
    return isinstance(value, bytes) and check == _sum(key, value)
