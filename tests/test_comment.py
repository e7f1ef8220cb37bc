"""The comment below a pull request, written through GitHub's API as that behaves here."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from comment import LONGEST, MARK, NOTHING, main
from sites import write

HEAD = "0123456789abcdef0123456789abcdef01234567"
FORK = "stranger/dossier"
DIFF = f"{MARK}\nOne statement is withdrawn.\n"
CHECKS = f"[The checks](https://github.invalid/run/7) of {HEAD}"
BODY = f"{DIFF}\n{CHECKS} passed.\n"


@dataclass
class GitHub:
    """One repository with one pull request, #12.

    Attributes:
        head: Where the pull request stands.
        comments: What is written below it, as the API tells it.
        refuses: Methods that are answered with an error.
        nonsense: Whether answers are no JSON.
    """

    head: dict[str, Any] = field(default_factory=lambda: {"sha": HEAD, "repo": {"full_name": FORK}})
    comments: list[dict[str, Any]] = field(default_factory=list)
    refuses: tuple[str, ...] = ()
    nonsense: bool = False

    def write(self, body: str | None, by: str = "github-actions[bot]") -> None:
        """Write a comment."""
        number = 100 + len(self.comments)
        self.comments.append({"id": number, "user": {"login": by}, "body": body})

    @property
    def bodies(self) -> list[str]:
        """What the comments say."""
        return [comment["body"] for comment in self.comments]

    def answer(self, method: str, address: str, body: Any) -> Any:
        """Return what GitHub answers, None for an address at which there is nothing."""
        url = urlsplit(address)
        match method, url.path.removeprefix("/repos/ours/dossier/").split("/"):
            case "GET", ["pulls", "12"]:
                return {"number": 12, "head": self.head}
            case "GET", ["issues", "12", "comments"]:
                asked = {name: int(value) for name, (value,) in parse_qs(url.query).items()}
                after = (asked["page"] - 1) * asked["per_page"]
                return self.comments[after : after + asked["per_page"]]
            case "POST", ["issues", "12", "comments"]:
                self.write(body["body"])
                return self.comments[-1]
            case "PATCH", ["issues", "comments", number]:
                (comment,) = (one for one in self.comments if one["id"] == int(number))
                comment["body"] = body["body"]
                return comment
        return None


@contextmanager
def served(github: GitHub) -> Iterator[str]:
    """Serve the API on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"] or 0))
            assert "Bearer a-token" == self.headers["Authorization"]
            answer = github.answer(self.command, self.path, json.loads(data or "null"))
            refused = self.command in github.refuses
            self.send_response(503 if refused else 404 if answer is None else 200)
            self.end_headers()
            self.wfile.write(b"<html>" if github.nonsense else json.dumps(answer).encode())

        do_GET = do_POST = do_PATCH = _answer  # noqa: N815 - the names are http.server's

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What a run for #12 left."""
    return write(tmp_path / "comment", {"number": b"12\n", "comment.md": DIFF.encode()})


def run(folder: Path, github: GitHub, **environment: str) -> int:
    """Run the program, as comment.yml does."""
    with served(github) as address:
        return main(
            [str(folder)],
            {
                "GITHUB_API_URL": address,
                "GITHUB_REPOSITORY": "ours/dossier",
                "GITHUB_TOKEN": "a-token",
                "HEAD_REPOSITORY": FORK,
                "HEAD_SHA": HEAD,
                "RUN_CONCLUSION": "success",
                "RUN_URL": "https://github.invalid/run/7",
                **environment,
            },
        )


def test_comment__is_written_once_and_then_anew(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says which commit it is about, and how the checks of that went."""
    github = GitHub()
    assert 0 == run(folder, github)
    assert [BODY] == github.bodies
    write(folder, {"comment.md": f"{MARK}\nNothing changes.\n".encode()})
    assert 0 == run(folder, github, RUN_CONCLUSION="failure")
    assert [f"{MARK}\nNothing changes.\n\n{CHECKS} did not pass.\n"] == github.bodies
    said = "comment: written below #12\ncomment: written anew below #12\n"
    assert said == capsys.readouterr().out


def test_comment__is_ours_and_not_somebody_elses(folder: Path) -> None:
    """Neither one that begins alike, nor another of the bot's, nor one without words is touched."""
    github = GitHub()
    github.write(f"{MARK}\nI am the dossier.", by="stranger")
    github.write("The coverage is 12 %.")
    github.write(None)
    before = github.bodies
    assert 0 == run(folder, github)
    assert [*before, BODY] == github.bodies


def test_comment__below_many_others(folder: Path) -> None:
    """GitHub tells a hundred at a time."""
    github = GitHub()
    for number in range(200):
        github.write(f"No. {number}", by="author")
    github.write(f"{MARK}\nOld.")
    assert 0 == run(folder, github)
    assert (201, BODY) == (len(github.comments), github.bodies[-1])


@pytest.mark.parametrize(
    "head",
    [
        {"sha": HEAD[::-1], "repo": {"full_name": FORK}},
        {"sha": HEAD, "repo": {"full_name": "else/dossier"}},
        {"sha": HEAD, "repo": None},
    ],
    ids=["a newer commit", "another fork at the same commit", "a fork that is gone"],
)
def test_comment__of_a_run_for_another_commit(
    folder: Path, head: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """A run that comes late, or that names a pull request which is not its own, writes nothing."""
    github = GitHub(head=head)
    github.write(f"{MARK}\nOf the newer commit.")
    assert 0 == run(folder, github)
    assert [f"{MARK}\nOf the newer commit."] == github.bodies
    said = "comment: #12 stands at another commit than the run was for; left as it is\n"
    assert said == capsys.readouterr().out


@pytest.mark.parametrize(
    "number",
    [
        b"",
        b"0",
        b"-12",
        b"12 13",
        b"12/../13",
        b"1" * 11,
        "١٢".encode(),
        b"12\n::error::x",
        b"\xff",
    ],
)
def test_number__that_is_none(
    folder: Path, number: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    """It goes into no address and no log."""
    github = GitHub()
    write(folder, {"number": number})
    assert 1 == run(folder, github)
    assert [] == github.comments
    said = "::error::the artifact's `number` is not the number of a pull request\n"
    assert said == capsys.readouterr().out


@pytest.mark.parametrize("kind", ["a link", "a folder", "a pipe"])
def test_artifact__that_is_no_plain_file(
    folder: Path, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A link could put a file of the runner's into the comment."""
    github = GitHub()
    file = folder / "comment.md"
    file.unlink()
    if kind == "a link":
        file.symlink_to(write(tmp_path, {"secret": b"secret"}) / "secret")
    elif kind == "a folder":
        file.mkdir()
    else:
        os.mkfifo(file)
    assert 1 == run(folder, github)
    assert [] == github.comments
    assert "::error::the artifact's `comment.md` is no plain file\n" == capsys.readouterr().out


def test_text__without_its_mark_is_given_it(folder: Path) -> None:
    """Or the next run would not find its comment; what GitHub takes for no text is left out."""
    github = GitHub()
    write(folder, {"comment.md": b"One\x00two\x1b[1m\r\n\xff\xe2\x80\x9d\n"})
    assert 0 == run(folder, github)
    assert [f"{MARK}\nOne\ufffdtwo\ufffd[1m\n\ufffd”\n\n{CHECKS} passed.\n"] == github.bodies


@pytest.mark.parametrize("text", [None, b"", f"{MARK}\n".encode()])
def test_text__that_was_not_made(folder: Path, text: bytes | None) -> None:
    """The comment of an earlier commit does not stay as if it were about this one."""
    github = GitHub()
    github.write(f"{MARK}\nOf the commit before.")
    (folder / "comment.md").unlink()
    write(folder, {} if text is None else {"comment.md": text})
    assert 0 == run(folder, github, RUN_CONCLUSION="failure")
    assert [f"{MARK}\n{NOTHING}\n\n{CHECKS} did not pass.\n"] == github.bodies


@pytest.mark.parametrize("letter", ["a", "𝄞"])
def test_text__that_is_too_long_is_cut(folder: Path, letter: str) -> None:
    """GitHub takes 65,536 characters; what is cut says so."""
    github = GitHub()
    write(folder, {"comment.md": (MARK + letter * 200_000).encode()})
    assert 0 == run(folder, github)
    (body,) = github.bodies
    assert LONGEST < len(body) < 65_536
    assert body.startswith(f"{MARK}\n{letter}")
    assert "\n\n**The rest is left out: this is as much as a comment holds.**\n\n[The ch" in body


@pytest.mark.parametrize(
    ("github", "said"),
    [
        (GitHub(refuses=("GET",)), "GET pulls/12: GitHub answers 503"),
        (GitHub(refuses=("POST",)), "POST issues/12/comments: GitHub answers 503"),
        (GitHub(nonsense=True), "GET pulls/12: JSONDecodeError, no answer of GitHub"),
    ],
    ids=["reading", "writing", "no JSON"],
)
def test_github__that_does_not_answer(
    folder: Path, github: GitHub, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says what was asked; the run fails, and can be run again."""
    assert 1 == run(folder, github)
    assert f"::error::{said}\n" == capsys.readouterr().out


def test_github__out_of_reach(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == run(folder, GitHub(), GITHUB_API_URL="http://127.0.0.1:9")
    assert "::error::GET pulls/12: URLError, no answer of GitHub\n" == capsys.readouterr().out
