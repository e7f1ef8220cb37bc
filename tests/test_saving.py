"""Files are written whole or not at all."""

import os
import subprocess
import sys
from collections import UserDict
from pathlib import Path

import pytest

from dossier.saving import NotSaved, save, save_new

AS_ROOT = os.geteuid() == 0


def names(folder: Path) -> list[str]:
    """Return what is in a folder, hidden files too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_save__replaces_a_file_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("old")
    path.chmod(0o640)
    save(path, b"new")
    assert (["a.yml"], "new", 0o640) == (
        names(tmp_path),
        path.read_text(),
        path.stat().st_mode & 0o777,
    )


def test_save__writes_to_what_a_link_points_to(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    save(tmp_path / "link", b"new")
    assert ("new", True) == ((tmp_path / "real").read_text(), (tmp_path / "link").is_symlink())


def test_save_new__makes_folders_and_files_with_usual_rights(tmp_path: Path) -> None:
    save_new({tmp_path / "a/b/c.yml": b"1", tmp_path / "a/d.txt": b"2"})
    assert ["a", "a/b", "a/b/c.yml", "a/d.txt"] == names(tmp_path)
    (tmp_path / "usual").touch()
    assert (tmp_path / "usual").stat().st_mode == (tmp_path / "a/d.txt").stat().st_mode


def test_save_new__overwrites_nothing_and_takes_back_what_it_wrote(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("mine")
    with pytest.raises(NotSaved, match="b is there already"):
        save_new({tmp_path / "new/a": b"1", tmp_path / "b": b"2"})
    assert (["b"], "mine") == (names(tmp_path), (tmp_path / "b").read_text())


def test_save_new__into_a_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("mine")
    with pytest.raises(NotSaved, match="cannot be written: Not a directory"):
        save_new({tmp_path / "b/a": b"1"})
    assert ["b"] == names(tmp_path)


@pytest.mark.skipif(AS_ROOT, reason="root may write everywhere")
def test_save__in_a_folder_that_is_read_only(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(NotSaved, match="Permission denied"):
        save(tmp_path / "a", b"1")
    assert [] == names(tmp_path)


@pytest.mark.parametrize(
    "call", ["save(Path('a'), data)", "save_new({Path('n/b'): b'1', Path('n/a'): data})"]
)
def test_full_disk__leaves_what_was_there(tmp_path: Path, call: str) -> None:
    """A process that may write no more than a few bytes to a file, in place of a disk."""
    (tmp_path / "a").write_text("old")
    script = (
        "import signal, resource\nfrom pathlib import Path\n"
        "from dossier.saving import NotSaved, save, save_new\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\ndata = b'x' * 2000\n"
        f"try:\n    {call}\nexcept NotSaved as reason:\n    print(reason)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent / "builder")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "cannot be written: File too large" in done.stdout
    assert (["a"], "old") == (names(tmp_path), (tmp_path / "a").read_text())


def test_interrupted__leaves_what_was_there(tmp_path: Path) -> None:
    class Interrupting(UserDict[Path, bytes]):
        def __getitem__(self, path: Path) -> bytes:
            if path.name == "b":
                raise KeyboardInterrupt
            return super().__getitem__(path)

    with pytest.raises(KeyboardInterrupt):
        save_new(Interrupting({tmp_path / "n/a": b"1", tmp_path / "n/b": b"2"}))
    assert [] == names(tmp_path)
