"""What was worked out before is kept, and nothing ever depends on it."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dossier.store import digest, opened

KEYS = [digest("key", str(number)) for number in range(2000)]
VALUES = {key: bytes([number % 256]) * (number % 50) for number, key in enumerate(KEYS)}


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "cache"))


def kept_file(tmp_path: Path) -> Path:
    """Return the one file that a store has made."""
    (path,) = (tmp_path / "cache" / "dossier").iterdir()
    return path


def sql(path: Path, statement: str, *values: bytes) -> list[tuple[object, ...]]:
    """Run a statement on a file of the store's."""
    with closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(statement, values).fetchall()


def fill(root: Path) -> None:
    """Keep something, in a run of its own."""
    with opened(root) as store:
        store.put(VALUES)


def kept(root: Path, **options: bool) -> dict[bytes, bytes]:
    """Return what is kept, in a run of its own."""
    with opened(root, **options) as store:
        return store.get(KEYS)


def works(root: Path) -> bool:
    """Say whether something can be kept in one run and had in the next."""
    fill(root)
    return kept(root) == VALUES


def test_store__gives_the_next_run_what_was_kept(tmp_path: Path) -> None:
    fill(tmp_path)
    assert VALUES == kept(tmp_path)


def test_store__gives_the_run_itself_what_it_kept(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.put({b"key": b"old"})
        store.put({b"key": b"new"})
        assert {b"key": b"new"} == store.get([b"key", b"another"])


def test_store__is_for_the_owner_alone(tmp_path: Path) -> None:
    fill(tmp_path)
    path = kept_file(tmp_path)
    assert (0o700, 0o600) == (path.parent.stat().st_mode & 0o777, path.stat().st_mode & 0o777)


def test_store__is_another_one_for_another_project(tmp_path: Path) -> None:
    fill(tmp_path / "one")
    assert {} == kept(tmp_path / "two")


def test_store__fresh_hands_out_nothing_and_keeps(tmp_path: Path) -> None:
    fill(tmp_path)
    with opened(tmp_path, fresh=True) as store:
        store.put({KEYS[0]: b"new"})
        assert {} == store.get(KEYS)
    assert {**VALUES, KEYS[0]: b"new"} == kept(tmp_path)


@pytest.mark.parametrize("named", ["", "relative", "./cache"])
def test_store__without_an_absolute_folder_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOSSIER_CACHE", named)
    fill(tmp_path)
    assert ({}, []) == (kept(tmp_path), list(tmp_path.iterdir()))


def test_store__is_in_the_users_cache_folder_unless_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOSSIER_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    fill(tmp_path)
    assert ".sqlite3" == kept_file(tmp_path).suffix


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE kept SET value = value || x'00'",
        "UPDATE kept SET value = NULL",
        "UPDATE kept SET value = 'words', sum = 'words'",
        "UPDATE kept SET value = x'00' WHERE length(value) <> 1",
        "UPDATE kept SET sum = x''",
    ],
)
def test_tampered_values__are_not_handed_out_and_go(tmp_path: Path, change: str) -> None:
    fill(tmp_path)
    path = kept_file(tmp_path)
    sql(path, change)
    found = kept(tmp_path)
    left = sql(path, "SELECT count(*) FROM kept")
    assert (True, [(len(found),)]) == (found.items() <= VALUES.items(), left)
    assert works(tmp_path)


def test_keys_that_were_exchanged__are_not_handed_out(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.put({KEYS[0]: b"one", KEYS[1]: b"two"})
    sql(kept_file(tmp_path), "UPDATE kept SET key = x'00' WHERE key = ?", KEYS[0])
    sql(kept_file(tmp_path), "UPDATE kept SET key = ? WHERE key = ?", KEYS[0], KEYS[1])
    assert {} == kept(tmp_path)


def _cut(share: float) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, int(path.stat().st_size * share))


def _overwrite(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[200::97] = b"\xff" * len(data[200::97])
    path.write_bytes(data)


def _be_another_database(path: Path) -> None:
    path.write_bytes(b"")
    sql(path, "CREATE TABLE kept (name TEXT)")


@pytest.mark.parametrize(
    "spoil",
    [
        _cut(0.9),
        _cut(0.5),
        _cut(0.01),
        _cut(0),
        _overwrite,
        lambda path: path.write_bytes(b"no database" * 5000),
        _be_another_database,
        lambda path: sql(path, "DROP TABLE kept"),
        lambda path: sql(path, "PRAGMA user_version = 99"),
    ],
    ids=["cut", "half", "page", "empty", "holes", "garbage", "foreign", "bare", "version"],
)
def test_broken_file__is_started_anew(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    fill(tmp_path)
    spoil(kept_file(tmp_path))
    found = kept(tmp_path)
    assert (True, True) == (found.items() <= VALUES.items(), works(tmp_path))


def _folder_is_a_file(cache: Path) -> None:
    cache.write_text("")


def _folder_is_for_all(cache: Path) -> None:
    (cache / "dossier").mkdir(parents=True)
    (cache / "dossier").chmod(0o777)


def _folder_is_a_link(cache: Path) -> None:
    cache.mkdir()
    (cache.parent / "elsewhere").mkdir(mode=0o700)
    (cache / "dossier").symlink_to(cache.parent / "elsewhere")


@pytest.mark.parametrize("spoil", [_folder_is_a_file, _folder_is_for_all, _folder_is_a_link])
def test_folder_that_is_no_good__keeps_nothing(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(tmp_path / "cache")
    fill(tmp_path)
    assert ({}, []) == (kept(tmp_path), list(tmp_path.rglob("*.sqlite3")))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_folder_that_is_read_only__keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir(mode=0o500)
    fill(tmp_path)
    assert {} == kept(tmp_path)


def test_file_that_others_could_have_written__is_left_alone(tmp_path: Path) -> None:
    fill(tmp_path)
    path = kept_file(tmp_path)
    path.chmod(0o644)
    before = path.read_bytes()
    fill(tmp_path)
    assert ({}, before) == (kept(tmp_path), path.read_bytes())


def test_file_that_goes_while_open__is_no_fault(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.put(VALUES)
        (tmp_path / "cache" / "dossier").rename(tmp_path / "gone")
        store.put({b"key": b"value"})
        store.get(KEYS)
    assert works(tmp_path)


def test_locked_file__keeps_nothing(tmp_path: Path) -> None:
    fill(tmp_path)
    with closing(sqlite3.connect(kept_file(tmp_path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with opened(tmp_path) as store:
            store.put({b"key": b"value"})
            store.put({b"another": b"value"})
    with opened(tmp_path) as store:
        assert {} == store.get([b"key", b"another"])
        assert VALUES == store.get(KEYS)


def process(script: str, root: Path) -> subprocess.Popen[str]:
    """Start a process that has `root`, `digest` and `opened`."""
    head = "import sys, time\nfrom pathlib import Path\nfrom dossier.store import digest, opened\n"
    return subprocess.Popen(
        [sys.executable, "-c", f"{head}root = Path(sys.argv[1])\n{script}", str(root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


WRITE_AND_READ = """
for turn in range(20):
    with opened(root) as store:
        items = {digest(str(n)): str(n).encode() * 100 for n in range(turn * 20, turn * 20 + 200)}
        found = store.get(items)
        assert found.items() <= items.items()
        store.put(items)
        found = store.get(items)
        assert found.items() <= items.items()
print("done")
"""


def test_processes_at_the_same_time__do_not_disturb_each_other(tmp_path: Path) -> None:
    processes = [process(WRITE_AND_READ, tmp_path) for _ in range(3)]
    assert ["done\n"] * 3 == [each.communicate()[0] for each in processes]
    keys = {digest(str(number)): str(number).encode() * 100 for number in range(580)}
    with opened(tmp_path) as store:
        assert store.get(keys).items() <= keys.items()
    assert works(tmp_path)


WRITE_FOR_EVER = """
with opened(root) as store:
    for turn in range(10**9):
        store.put({digest(str(turn), str(n)): bytes(20_000) for n in range(20)})
        print(turn, flush=True)
"""


def test_process_that_is_killed__leaves_what_it_had_kept(tmp_path: Path) -> None:
    writer = process(WRITE_FOR_EVER, tmp_path)
    assert writer.stdout
    turns = [int(writer.stdout.readline()) for _ in range(5)]
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    keys = [digest(str(turn), str(number)) for turn in turns for number in range(20)]
    with opened(tmp_path) as store:
        assert dict.fromkeys(keys, bytes(20_000)) == store.get(keys)
    assert works(tmp_path)


WRITE_TOO_MUCH = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
with opened(root) as store:
    store.put({digest(str(n)): bytes(20_000) for n in range(100)})
    store.put({digest("more"): b"more"})
print("done")
"""


def test_full_disk__is_no_fault(tmp_path: Path) -> None:
    """A process that may write no more than some bytes to a file, in place of a disk."""
    fill(tmp_path)
    assert "done\n" == process(WRITE_TOO_MUCH, tmp_path).communicate()[0]
    assert (VALUES, True) == (kept(tmp_path), works(tmp_path))


def test_bound__drops_what_was_not_used(tmp_path: Path) -> None:
    """What is kept longest goes first; what this run used or kept stays."""
    for turn in range(4):
        with opened(tmp_path) as store:
            store.put({digest(str(turn), str(n)): bytes(20_000) for n in range(50)})
    first = [digest("0", str(number)) for number in range(50)]
    with opened(tmp_path, limit=3_000_000) as store:
        store.get(first[:10])
        store.put({b"new": b"value"})
    assert kept_file(tmp_path).stat().st_size <= 1_600_000
    with opened(tmp_path) as store:
        latest = [digest("3", str(number)) for number in range(50)]
        assert [10, 0, 1, True] == [
            len(store.get(first[:10])),
            len(store.get(first[10:])),
            len(store.get([b"new"])),
            len(store.get(latest)) > 30,
        ]


def test_bound__of_a_file_that_is_small_enough_drops_nothing(tmp_path: Path) -> None:
    fill(tmp_path)
    with opened(tmp_path, limit=3_000_000):
        pass
    assert VALUES == kept(tmp_path)


def test_digest__tells_parts_apart() -> None:
    parts = [("ab", "c"), ("a", "bc"), ("abc",), ("abc", ""), ("", "abc"), (), ("\ud800",)]
    assert len(parts) == len({digest(*each) for each in parts})


def test_digest__takes_text_and_bytes_alike() -> None:
    assert (digest("é"), 20) == (digest("é".encode()), len(digest("é")))
