"""`dossier reanchor`, as authors run it: in a folder, on a terminal and without one."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dossier.cli import main
from dossier.seeds import digest
from examples import example_files
from sites import write
from test_revisions import git

CLEAN, FINDINGS, COULD_NOT_RUN = 0, 1, 2

ARTICLE = "seeds/gazette.txt"
SOURCE = "annotations/sources/gazette-2024-05-08.yml"
SAFE = "annotations/statements/bridge-is-safe.yml"
WRONG = "annotations/statements/mayor-was-wrong.yml"
OLD = example_files()[ARTICLE].decode()
FIRST, SECOND, THIRD, LAST = OLD.strip().split("\n\n")
MOVED = f"{LAST}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n"
TWICE = f"{LAST}\n\n{OLD}\n"
EDITED = f"{LAST}\n\n{FIRST}\n\n{SECOND.replace('is safe', 'was safe')}\n\n{THIRD}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example dossier, committed."""
    root = write(tmp_path / "a dossier", example_files())
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Begin")
    return root


def reanchor(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["reanchor", *arguments, "-f", str(folder / "mkdocs.yml")])


def change(folder: Path, article: str) -> str:
    """Give the example's source another text, and return its digest."""
    (folder / ARTICLE).write_text(article, encoding="utf-8")
    return digest(article.encode())


def changed_lines(folder: Path) -> list[str]:
    """Return what git says was changed in annotations/, a line at a time."""
    lines = git(folder, "diff", "--unified=0", "--", "annotations").splitlines()
    return [line for line in lines if line[0] in "+-" and line[:3] not in {"+++", "---"}]


def test_reanchor__without_a_change_has_nothing_to_do(folder: Path) -> None:
    result = reanchor(folder)
    assert (CLEAN, "Nothing to do: no source's text has changed.\n") == (
        result.exit_code,
        result.output,
    )


def test_reanchor__says_what_has_become_of_each_quotation_and_writes_nothing(folder: Path) -> None:
    change(folder, EDITED)
    result = reanchor(folder)
    assert FINDINGS == result.exit_code
    assert [] == changed_lines(folder)
    assert (
        f"sources/gazette-2024-05-08: {ARTICLE} is not the text that is pinned\n"
        "  The old text is in git's history.\n"
        "same    annotations/events/inspection.yml:9:14  “12 bolts were replaced”\n"
        "same    annotations/statements/bridge-is-not-safe.yml:8:10  “the engineer said that the "
        "bridge was not safe”\n"
        f"edited  {SAFE}:9:10  “The bridge is safe”\n"
        f"        at {ARTICLE}:5:2: The bridge [-is-] {{+was+}} safe\n"
        f"moved   {WRONG}:7:10  “I was wrong about the bridge”\n"
        f"        from {ARTICLE}:7:2 to {ARTICLE}:1:2\n"
        f"{SOURCE}: 1 quotation left that the new text does not have\n"
        "2 same, 1 moved, 1 edited, 0 gone\n"
        "Written: nothing\n"
        f"Not written:\n  {SAFE}:9:10\n  {SOURCE}:5:9\n"
        "On a terminal this command asks; --yes writes what is same or moved.\n"
    ) == result.output


def test_reanchor__with_yes_pins_a_text_in_which_all_is_the_same_or_moved(folder: Path) -> None:
    new = change(folder, MOVED)
    assert CLEAN == reanchor(folder, "--yes").exit_code
    assert [f"-sha256: {digest(OLD.encode())}", f"+sha256: {new}"] == changed_lines(folder)
    assert CLEAN == CliRunner().invoke(main, ["check", "-f", str(folder / "mkdocs.yml")]).exit_code


def test_reanchor__with_yes_mends_what_no_longer_tells_the_place(folder: Path) -> None:
    change(folder, TWICE.replace(LAST, LAST.replace("mayor", "baker"), 1))
    assert CLEAN == reanchor(folder, "--yes").exit_code
    assert '+  prefix: bolts. "' in changed_lines(folder)
    assert CLEAN == CliRunner().invoke(main, ["check", "-f", str(folder / "mkdocs.yml")]).exit_code


@pytest.mark.parametrize("article", [EDITED, FIRST, ""], ids=["edited", "gone", "empty"])
def test_reanchor__with_yes_writes_no_edited_quotation_nor_the_digest(
    folder: Path, article: str
) -> None:
    change(folder, article)
    assert FINDINGS == reanchor(folder, "--yes").exit_code
    assert [] == changed_lines(folder)


def test_reanchor__takes_the_old_text_that_is_named(folder: Path, tmp_path: Path) -> None:
    (folder / ".git").rename(tmp_path / "history")
    (folder / ".git").mkdir()
    change(folder, MOVED)
    unknown = reanchor(folder)
    assert "The old text is not known (this is no git repository" in unknown.output
    assert "4 same, 0 moved" in unknown.output
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    told = reanchor(folder, "gazette-2024-05-08", "--was", str(tmp_path / "old.txt"))
    assert "3 same, 1 moved, 0 edited" in told.output


def test_reanchor__finds_the_old_text_beside_the_new_one(folder: Path) -> None:
    """An article that was received anew is a new file."""
    (folder / "seeds/anew.txt").write_text(MOVED, encoding="utf-8")
    record = (folder / SOURCE).read_text(encoding="utf-8")
    (folder / SOURCE).write_text(record.replace("gazette.txt", "anew.txt"), encoding="utf-8")
    result = reanchor(folder, SOURCE)
    assert f"The old text is {ARTICLE}, which is there, too." in result.output
    assert "3 same, 1 moved, 0 edited, 0 gone" in result.output


def test_reanchor__pins_what_no_digest_pinned(folder: Path) -> None:
    record = (folder / SOURCE).read_text(encoding="utf-8")
    (folder / SOURCE).write_text(
        "".join(line for line in record.splitlines(keepends=True) if "sha256" not in line),
        encoding="utf-8",
    )
    assert FINDINGS == reanchor(folder).exit_code
    assert CLEAN == reanchor(folder, "--yes").exit_code
    assert record == (folder / SOURCE).read_text(encoding="utf-8")


def test_reanchor__as_json_has_the_documented_shape(folder: Path) -> None:
    new = change(folder, EDITED)
    report = json.loads(reanchor(folder, "--format", "json").output)
    (source,) = report["sources"]
    quotations = source.pop("quotations")
    assert {
        "source": "sources/gazette-2024-05-08",
        "path": ARTICLE,
        "pinned": digest(OLD.encode()),
        "sha256": new,
        "former": "in git's history",
        "written": False,
    } == source
    assert ["same", "same", "edited", "moved"] == [each["outcome"] for each in quotations]
    assert {
        "record": "statements/bridge-is-safe",
        "path": SAFE,
        "line": 9,
        "column": 10,
        "outcome": "edited",
        "exact": ["The bridge is safe"],
        "places": [[{"line": 5, "column": 2, "start": 134, "end": 153}]],
        "differences": [[["The bridge", "The bridge"], ["is", "was"], ["safe", "safe"]]],
        "wording": {"exact": ["The bridge was safe"], "prefix": None, "suffix": None},
        "written": False,
    } == quotations[2]


@pytest.mark.parametrize("article", [None, b"\xff"], ids=["missing", "not UTF-8"])
def test_reanchor__of_an_article_that_cannot_be_read(folder: Path, article: bytes | None) -> None:
    (folder / ARTICLE).unlink() if article is None else (folder / ARTICLE).write_bytes(article)
    of_all, named = reanchor(folder), reanchor(folder, "gazette-2024-05-08")
    assert (FINDINGS, COULD_NOT_RUN) == (of_all.exit_code, named.exit_code)
    message = "the article of sources/gazette-2024-05-08 cannot be read"
    assert message in of_all.stderr
    assert f"dossier: {message}\n`dossier check` says why.\n" == named.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gazete-2024-05-08"], "Did you mean gazette-2024-05-08?"),
        (["people/mayor"], "there is no source people/mayor"),
        (["--was", "old.txt"], "--was is the old text of one source"),
        (["gazette-2024-05-08", "--was", "nowhere.txt"], "nowhere.txt cannot be read"),
    ],
)
def test_reanchor__of_what_is_not_there(folder: Path, arguments: list[str], message: str) -> None:
    result = reanchor(folder, *arguments)
    assert (COULD_NOT_RUN, "") == (result.exit_code, result.stdout)
    assert message in result.stderr


def test_reanchor__of_a_record_that_cannot_be_edited_says_what_to_write(folder: Path) -> None:
    change(folder, TWICE.replace(LAST, LAST.replace("mayor", "baker"), 1))
    record = (folder / WRONG).read_text(encoding="utf-8").partition("exact:")[0]
    record += "exact: |+\n    I was wrong about the bridge\n\n\n"
    (folder / WRONG).write_text(record, encoding="utf-8")
    result = reanchor(folder, "--yes")
    assert FINDINGS == result.exit_code
    assert record == (folder / WRONG).read_text(encoding="utf-8")
    assert (
        f"{WRONG} is not changed: the way it is laid out cannot be changed safely. Write by hand:\n"
        "  exact: |+\n    I was wrong about the bridge\n\n\n"
        '  prefix: bolts. "\n'
    ) == result.stderr


@contextmanager
def on_a_terminal(folder: Path) -> Iterator[tuple["subprocess.Popen[bytes]", "Terminal"]]:
    """Run the command on a terminal of its own."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "dossier", "reanchor"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent / "builder")},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield process, Terminal(ours)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


class Terminal:
    """What an author sees and types."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self.seen = ""

    def answer(self, question: str, answer: str) -> None:
        """Wait until a question is asked, and answer it."""
        self.wait_for(question)
        os.write(self._handle, answer.encode())

    def wait_for(self, question: str) -> None:
        """Read on until a question is asked."""
        while question not in self.seen:
            self.seen += os.read(self._handle, 4096).decode(errors="replace")
        self.seen = self.seen.partition(question)[2]

    def rest(self) -> str:
        """Return what is written until the end."""
        with suppress(OSError):  # how the end of a terminal is told
            while part := os.read(self._handle, 4096):
                self.seen += part.decode(errors="replace")
        return self.seen.replace("\r\n", "\n")


def test_terminal__asks_one_by_one(folder: Path) -> None:
    new = change(folder, EDITED)
    with on_a_terminal(folder) as (process, terminal):
        terminal.answer("[y]es, [N]o, [q]uit: ", "y\n")
        terminal.answer("[y]es, [n]o, [a]ll same and moved, [q]uit: ", "what\n")
        terminal.answer("[y]es, [n]o, [a]ll same and moved, [q]uit: ", "a\n")
        assert f"Written: {SAFE}, {SOURCE}\n" in terminal.rest()
        assert CLEAN == process.wait()
    assert [
        f"-sha256: {digest(OLD.encode())}",
        f"+sha256: {new}",
        "-  exact: The bridge is safe",
        "+  exact: The bridge was safe",
    ] == changed_lines(folder)


def test_terminal__silence_is_no_to_edited_words_and_to_pinning_without_them(folder: Path) -> None:
    change(folder, EDITED)
    with on_a_terminal(folder) as (process, terminal):
        terminal.answer("Quote the new words? ", "\n")
        terminal.answer("Pin the new text all the same? ", "\n")
        assert "Written: nothing\n" in terminal.rest()
        assert FINDINGS == process.wait()
    assert [] == changed_lines(folder)


@pytest.mark.parametrize("leaving", ["q\n", "\x04"], ids=["quit", "end of input"])
def test_terminal__quitting_keeps_what_was_written(folder: Path, leaving: str) -> None:
    change(folder, EDITED)
    with on_a_terminal(folder) as (process, terminal):
        terminal.answer("Quote the new words? ", "y\n")
        terminal.answer("Pin the new text ", leaving)
        assert f"Written: {SAFE}\nNot written:\n  {SOURCE}:5:9\n" in terminal.rest()
        assert FINDINGS == process.wait()
    assert ["-  exact: The bridge is safe", "+  exact: The bridge was safe"] == changed_lines(
        folder
    )


def _until_asleep(process: "subprocess.Popen[bytes]") -> None:
    """Wait until a process that has asked waits for the answer, as it does when somebody types."""
    while Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[0] != "S":
        time.sleep(0.01)


def test_terminal__ctrl_c_says_what_was_written_and_what_was_not(folder: Path) -> None:
    change(folder, EDITED)
    with on_a_terminal(folder) as (process, terminal):
        terminal.answer("Quote the new words? ", "y\n")
        terminal.wait_for("Pin the new text ")
        terminal.wait_for("[q]uit: ")
        _until_asleep(process)
        process.send_signal(signal.SIGINT)
        rest = terminal.rest()
        assert f"Written: {SAFE}\nNot written:\n  {SOURCE}:5:9\ndossier: interrupted\n" in rest
        assert "Traceback" not in rest
        assert COULD_NOT_RUN == process.wait()
    assert ["-  exact: The bridge is safe", "+  exact: The bridge was safe"] == changed_lines(
        folder
    )


def test_terminal__leaves_alone_what_was_changed_meanwhile(folder: Path) -> None:
    """The author's editor saves while the question stands."""
    change(folder, EDITED)
    with on_a_terminal(folder) as (process, terminal):
        terminal.wait_for("Quote the new words? ")
        record = (folder / SAFE).read_text(encoding="utf-8")
        mine = record.replace("The bridge is safe\n", "The bridge was safe\n")
        (folder / SAFE).write_text(mine, encoding="utf-8")
        terminal.answer("[N]o, [q]uit: ", "y\n")
        terminal.wait_for(f"{SAFE} is not changed: the file has changed meanwhile.")
        terminal.answer("[N]o, [q]uit: ", "\n")
        assert "Written: nothing" in terminal.rest()
        assert FINDINGS == process.wait()
    assert mine == (folder / SAFE).read_text(encoding="utf-8")
