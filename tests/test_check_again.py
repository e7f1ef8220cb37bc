"""A check that knows from the last time what would come of it says what it would say anew."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from commanded import FINDINGS, Desk, Ran
from edits import Files, edited

FORMS = ["text", "json", "github", "sarif", "junit"]
LONG_AGO = (1_000_000_000, 1_000_000_000)

MAYOR = "annotations/people/mayor.yml"
GAZETTE = "seeds/gazette.txt"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the checks of a test are kept."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("DOSSIER_CACHE", str(folder))
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The example, on disk."""
    (tmp_path / "desk").mkdir()
    return Desk(tmp_path / "desk")


def anew(desk: Desk, *arguments: str) -> Ran:
    """Check as if nothing had ever been kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOSSIER_CACHE", "")
        return desk.run("check", *arguments)


def without_token(ran: Ran) -> Ran:
    """Return what was printed without the word, made up anew each time, that shields GitHub."""
    return replace(ran, out=re.sub(r"\b[0-9a-f]{32}\b", "TOKEN", ran.out))


def turn_into(desk: Desk, files: Files) -> None:
    """Make the folder hold these files and no others, none of which seems to be newer."""
    for name in ("annotations", "docs", "seeds"):
        shutil.rmtree(desk.root / name, ignore_errors=True)
    desk.write(files)
    for path in desk.root.rglob("*"):
        os.utime(path, LONG_AGO)


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("seed", range(6))
def test_check__says_again_what_it_would_say_anew(desk: Desk, seed: int) -> None:
    """Whatever was edited, added, renamed and removed, and brought back, since the last time."""
    states = list(edited(seed, 12))
    for turn, files in enumerate([*states, *states[::-3]]):
        turn_into(desk, files)
        arguments = ("--format", FORMS[(seed + turn) % len(FORMS)], *["--strict"] * (turn % 2))
        expected = without_token(anew(desk, *arguments))
        again = [without_token(desk.run("check", *arguments)) for _ in range(2)]
        assert [expected] * 2 == again


def _be_a_link(path: Path) -> None:
    shutil.move(path, path.parent.parent / "elsewhere")
    path.symlink_to(path.parent.parent / "elsewhere")


def _be_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _be_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _be_unreadable(path: Path) -> None:
    path.chmod(0)


def _have_another_case(path: Path) -> None:
    path.rename(path.with_name(path.name.upper()))


def _change_one_letter(path: Path) -> None:
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"e", b"o", 1))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _swap_its_folder_for_a_link(path: Path) -> None:
    _be_a_link(path.parent)


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("path", [MAYOR, GAZETTE, "docs/index.md"])
@pytest.mark.parametrize(
    "change",
    [
        Path.unlink,
        _be_a_link,
        _be_a_folder,
        _be_a_pipe,
        _be_unreadable,
        _have_another_case,
        _change_one_letter,
        _swap_its_folder_for_a_link,
    ],
)
def test_file__that_became_something_else_is_noticed(
    desk: Desk, change: Callable[[Path], None], path: str
) -> None:
    desk.run("check")
    change(desk.root / path)
    expected = anew(desk, "--format", "json")
    again = [desk.run("check", "--format", "json") for _ in range(2)]
    if (desk.root / path).exists():
        (desk.root / path).chmod(0o700)
    assert [expected] * 2 == again


@pytest.mark.usefixtures("kept")
def test_settings__that_changed_are_noticed(desk: Desk) -> None:
    settings = desk.read("mkdocs.yml")
    desk.run("check")
    desk.write({"mkdocs.yml": settings.replace("- dossier", "- dossier: {seeds: articles}")})
    assert settings != desk.read("mkdocs.yml")
    assert anew(desk) == desk.run("check")
    desk.write({"mkdocs.yml": settings + "INHERIT: other.yml\n"})
    assert anew(desk) == desk.run("check")


@pytest.mark.usefixtures("kept")
def test_hidden_file__that_a_record_names_is_noticed(desk: Desk) -> None:
    """It is in no list of files."""
    source = "annotations/sources/gazette-2024-05-08.yml"
    desk.write({source: desk.read(source).replace("gazette.txt", ".gazette.txt")})
    (desk.root / GAZETTE).rename(desk.root / "seeds/.gazette.txt")
    desk.run("check")
    _change_one_letter(desk.root / "seeds/.gazette.txt")
    expected = anew(desk)
    assert ([expected] * 2, FINDINGS) == (
        [desk.run("check") for _ in range(2)],
        expected.status,
    )


def test_clean__takes_nothing_that_was_kept_and_keeps(desk: Desk, kept: Path) -> None:
    expected = anew(desk)
    assert [expected] * 2 == [desk.run("check", "--clean"), desk.run("check")]
    assert 1 == len(list(kept.rglob("*.sqlite3")))


@pytest.mark.usefixtures("kept")
def test_baseline__and_revision_are_left_out_again(desk: Desk) -> None:
    """What is left out is worked out each time; what was found is not."""
    desk.write({MAYOR: desk.read(MAYOR) + "colour: red\n"})
    (desk.root / "known.json").write_text(anew(desk, "--format", "json").out)
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "a"],
    ):
        subprocess.run(["git", *command], cwd=desk.root, check=True)  # noqa: S607
    desk.write({MAYOR: desk.read(MAYOR) + "size: 5\n"})
    for option in (["--baseline", "known.json"], ["--new-only", "HEAD"]):
        expected = anew(desk, *option)
        assert [expected] * 2 == [desk.run("check", *option) for _ in range(2)]
        assert "Left out: 1 finding" in expected.out


@pytest.mark.usefixtures("kept")
def test_check__again_loads_nothing_that_builds(desk: Desk) -> None:
    """Else it would take a second longer."""
    script = (
        "import sys\nfrom dossier.cli import main\n"
        "try:\n    main(['check'])\nexcept SystemExit:\n"
        "    names = ('dossier.pipeline', 'pydantic', 'yaml', 'jinja2', 'mkdocs', 'rapidfuzz')\n"
        "    print([name for name in names if name in sys.modules])\n"
    )
    desk.run("check")
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=desk.root,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ("[]", "") == (done.stdout.splitlines()[-1], done.stderr)
