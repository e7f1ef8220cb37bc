"""What every command does where it cannot do its work: one line, exit status 2, nothing half done.

Each command has its entry in `USES`. They are run as programs are, with real files, pipes, limits
and signals; so that this takes no half second each, by a process that has loaded the program once
and forks.
"""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import click
import pytest

from dossier.cli import main
from examples import example_files
from forking import BUILDER, Ended, Runner
from sites import write
from test_revisions import git

CLEAN, FINDINGS, COULD_NOT_RUN = 0, 1, 2


@dataclass(frozen=True)
class Use:
    """How a command is used.

    Attributes:
        tells: Arguments with which it prints something and changes nothing; None where none do.
        writes: Arguments with which it writes files; None where none do.
        missing: Arguments that name a file, folder or id which is not there, or is there already.
        files: What is changed in the example dossier before.
        anywhere: Whether it needs no dossier.
        reads: A file that it reads.
        committed: Whether it needs a git repository, with all of this in its only commit.
    """

    tells: list[str] | None = None
    writes: list[str] | None = None
    missing: list[list[str]] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    anywhere: bool = False
    reads: str = "gazette.txt"
    committed: bool = False


CHANGED = {"seeds/gazette.txt": example_files()["seeds/gazette.txt"].decode() + "\nMore.\n"}

UNORDERED = {
    "annotations/people/clerk.yml": "draft: false\naliases: [Clerk]\nname: The council's clerk\n"
}
CLERK = ["person", "clerk", "--name", "The clerk of Westhaven's council, and of its bridge"]
SAID = ["--speaker", "mayor", "--said", "2024-05-08", "--claim", "It is safe."]

USES = {
    "init": Use(
        writes=["new"],
        missing=[["seeds"], ["mkdocs.yml"], ["mkdocs.yml/new"], ["x" * 300]],
        anywhere=True,
    ),
    "check": Use(
        tells=[],
        missing=[
            ["-f", "nowhere.yml"],
            ["-f", "seeds"],
            ["--baseline", "nowhere.json"],
            ["--baseline", "seeds"],
            ["--baseline", "mkdocs.yml"],
            ["--new-only", "nowhere"],
        ],
    ),
    "diff": Use(
        tells=["HEAD"],
        missing=[["nothing"], ["HEAD", "HEAD~1"], ["HEAD", "-f", "nowhere.yml"]],
        committed=True,
    ),
    "render": Use(writes=["out"], missing=[["seeds"], ["mkdocs.yml"], ["mkdocs.yml/out"]]),
    "export": Use(
        tells=["json"],
        writes=["json", "-o", "out.json"],
        missing=[["json", "-o", "nowhere/out.json"], ["json", "-o", "mkdocs.yml/out.json"]],
    ),
    "add": Use(
        writes=["herald.txt", "--id", "herald", "--title", "The bridge"],
        missing=[
            ["nowhere.txt", "--title", "T"],
            ["seeds", "--title", "T"],
            ["herald.txt", "--id", "gazette-2024-05-08", "--title", "T"],
        ],
        files={"herald.txt": "The bridge is open again, the council said.\n" * 4},
        reads="herald.txt",
    ),
    "fmt": Use(
        tells=["--diff"],
        writes=[],
        missing=[["nowhere.yml"], ["annotations/nowhere"]],
        files=UNORDERED,
        reads="mayor.yml",
    ),
    "new": Use(
        tells=[*CLERK, "--print"],
        writes=CLERK,
        missing=[
            ["person", "mayor", "--name", "The mayor"],
            ["statement", "--source", "nowhere", "--quote", "bridge", *SAID],
            ["quote", "statements/nowhere", "--source", "gazette-2024-05-08", "--quote", "bridge"],
        ],
    ),
    "reanchor": Use(
        tells=[],
        writes=["--yes"],
        missing=[["nothing"], ["gazette-2024-05-08", "--was", "nowhere.txt"]],
        files=CHANGED,
    ),
    "suggest": Use(tells=[], missing=[["nowhere"]]),
    "schema": Use(
        tells=["people", "--ids"],
        writes=[],
        missing=[["--output", "mkdocs.yml"], ["--output", "seeds/gazette.txt/out"]],
        reads="mkdocs.yml",
    ),
}
TELLING = [name for name, use in USES.items() if use.tells is not None]
WRITING = [name for name, use in USES.items() if use.writes is not None]
MISSING = [(name, words) for name, use in USES.items() for words in use.missing]

# What a child of the process that forks does before it runs the command.
FULL_DISK = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50))
"""
CTRL_C = """
def interrupt(event, arguments):
    if event == {event!r} and {part!r} in str(arguments[0]):
        os.kill(os.getpid(), 2)
sys.addaudithook(interrupt)
"""
CLOSED_PIPE = "reading, writing = os.pipe(); os.close(reading); os.dup2(writing, 1)"
CLOSED = "sys.stdout = None; os.close(1)"
LATIN_1 = "sys.stdout.reconfigure(encoding='latin-1'); sys.stderr.reconfigure(encoding='latin-1')"
WITHOUT_RIGHTS_OF_ROOT = """
import ctypes
header = (ctypes.c_uint32 * 2)(0x20080522, 0)  # _LINUX_CAPABILITY_VERSION_3, this process
assert ctypes.CDLL(None).capset(header, (ctypes.c_uint32 * 6)()) == 0
"""


@pytest.fixture
def make(tmp_path: Path) -> "Maker":
    """Make the dossier that a command is used on."""
    return Maker(tmp_path / "a dossier")


@dataclass(frozen=True)
class Maker:
    """Makes dossiers."""

    folder: Path

    def __call__(self, name: str) -> Path:
        """Return the folder of the one for a command."""
        use = USES[name]
        write(self.folder, example_files() | {k: v.encode() for k, v in use.files.items()})
        if use.committed:
            git(self.folder, "init", "--quiet")
            git(self.folder, "add", "--all")
            git(self.folder, "commit", "--quiet", "--message", "All")
        return self.folder


def contents(folder: Path) -> dict[str, bytes | None]:
    """Return what is in a folder, hidden files too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def refused(ended: Ended) -> bool:
    """Say whether a command ended with an error in one line, and at most one line of advice.

    Of an argument that cannot be, click says so in its own way, after the usage.
    """
    lines = ended.stderr.splitlines()
    ours = 1 <= len(lines) <= 2 and lines[0].startswith("dossier: ")
    clicks = len(lines) == 4 and lines[0].startswith("Usage: ") and lines[3].startswith("Error: ")
    return ended.status == COULD_NOT_RUN and (ours or clicks)


def test_table__has_every_command() -> None:
    """A command that is new must prove here that it withstands all this."""
    assert isinstance(main, click.Group)
    assert set(main.commands) == set(USES), "give each command its entry in USES, in this file"


@pytest.mark.parametrize("name", [name for name, use in USES.items() if not use.anywhere])
def test_no_dossier(run: Runner, tmp_path: Path, name: str) -> None:
    use = USES[name]
    for words in (use.tells, use.writes):
        if words is not None:
            ended = run(tmp_path, [name, *words])
            assert refused(ended), ended
            assert {} == contents(tmp_path)


@pytest.mark.parametrize(("name", "words"), MISSING, ids=[" ".join((n, *w)) for n, w in MISSING])
def test_what_is_not_there(run: Runner, make: Maker, name: str, words: list[str]) -> None:
    folder = make(name)
    before = contents(folder)
    ended = run(folder, [name, *words])
    assert refused(ended), ended
    assert before == contents(folder)


@pytest.mark.parametrize("name", WRITING)
def test_full_disk(run: Runner, make: Maker, name: str) -> None:
    """A process that may write no more than a few bytes to a file, in place of a disk."""
    folder = make(name)
    before = contents(folder)
    # Its messages go to a device: a file could take no more than a few bytes of them either.
    ended = run(folder, [name, *(USES[name].writes or [])], FULL_DISK, os.devnull)
    assert COULD_NOT_RUN == ended.status
    assert ended.stderr.startswith("dossier: ")
    assert before == contents(folder)


@pytest.mark.parametrize("name", WRITING)
def test_read_only_folder(run: Runner, make: Maker, name: str) -> None:
    folder = make(name)
    before = contents(folder)
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(0o500 if path.is_dir() else 0o400)
    ended = run(folder, [name, *(USES[name].writes or [])], WITHOUT_RIGHTS_OF_ROOT)
    for path in paths:
        path.chmod(0o700 if path.is_dir() else 0o600)
    assert COULD_NOT_RUN == ended.status, ended
    assert "Permission denied" in ended.stderr or "read-only" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert before == contents(folder)


@pytest.mark.parametrize("name", [name for name, use in USES.items() if not use.anywhere])
def test_ctrl_c__while_reading(run: Runner, make: Maker, name: str) -> None:
    folder = make(name)
    before = contents(folder)
    words = USES[name].writes or USES[name].tells or []
    ended = run(folder, [name, *words], CTRL_C.format(event="open", part=USES[name].reads))
    assert (COULD_NOT_RUN, "dossier: interrupted\n") == (ended.status, ended.stderr)
    assert before == contents(folder)


@pytest.mark.parametrize("event", ["tempfile.mkstemp", "tempfile.mkdtemp", "os.rename", "os.mkdir"])
@pytest.mark.parametrize("name", WRITING)
def test_ctrl_c__while_writing(run: Runner, make: Maker, name: str, event: str) -> None:
    """Before any step that commands write with; those that do without it are not interrupted."""
    folder = make(name)
    before = contents(folder)
    ended = run(folder, [name, *(USES[name].writes or [])], CTRL_C.format(event=event, part=""))
    if ended.status == COULD_NOT_RUN:
        assert ended.stderr.endswith("dossier: interrupted\n")
        assert "Traceback" not in ended.stderr
        assert before == contents(folder)
    else:
        assert before != contents(folder)


@pytest.mark.parametrize("name", TELLING)
def test_output_that_nobody_reads(run: Runner, make: Maker, name: str) -> None:
    """`| head`: whoever reads has what they want, and no message may stand in their way."""
    ended = run(make(name), [name, *(USES[name].tells or [])], CLOSED_PIPE)
    assert (COULD_NOT_RUN, "") == (ended.status, ended.stderr)


@pytest.mark.parametrize("name", TELLING)
def test_output_to_a_full_disk(run: Runner, make: Maker, name: str) -> None:
    ended = run(make(name), [name, *(USES[name].tells or [])], "", "/dev/full")
    assert refused(ended), ended
    assert "No space left on device" in ended.stderr


@pytest.mark.parametrize("name", TELLING)
def test_output_that_is_closed(run: Runner, make: Maker, name: str) -> None:
    """`>&-`: the exit status is all that is wanted."""
    folder, words = make(name), [name, *(USES[name].tells or [])]
    assert run(folder, words).status == run(folder, words, CLOSED).status


@pytest.mark.parametrize("name", TELLING)
def test_output_in_an_encoding_that_lacks_characters(run: Runner, make: Maker, name: str) -> None:
    folder, words = make(name), [name, *(USES[name].tells or [])]
    usual, latin = run(folder, words), run(folder, words, LATIN_1)
    assert usual.status == latin.status
    assert "Traceback" not in latin.stderr


def test_help__to_a_full_disk(run: Runner, tmp_path: Path) -> None:
    ended = run(tmp_path, ["--help"], "", "/dev/full")
    assert refused(ended), ended


def test_ctrl_c__while_the_program_loads(tmp_path: Path) -> None:
    """The signal comes when the first of the program's modules is read."""
    script = "import os, runpy, sys\n" + CTRL_C.format(event="import", part="dossier.cli")
    ended = subprocess.run(
        [sys.executable, "-c", script + "runpy.run_module('dossier', run_name='__main__')"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(BUILDER)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (COULD_NOT_RUN, "dossier: interrupted\n") == (ended.returncode, ended.stderr)


@pytest.mark.skipif(
    not sys.prefix.isascii(), reason="Python itself does not start there, with such a locale"
)
def test_locale_without_utf_8(make: Maker) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "dossier", "reanchor"],
        cwd=make("reanchor"),
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(BUILDER), "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    assert (FINDINGS, b"") == (ended.returncode, ended.stderr)
    assert "“12 bolts were replaced”" in ended.stdout.decode()
