"""Write what a pull request changes below it: one comment, which follows the pull request.

    python3 -I .github/comment.py FOLDER

`comment.yml` runs this with a token that can write. FOLDER holds what a run of `pull-request.yml`
left: `number`, the pull request's, and `comment.md`, what `dossier diff` said. A stranger's code
may have written both, so they are data and no more: the number must lead to a pull request that
stands at the very commit of that run, and nothing of either is printed, where it could be an
instruction to the runner. The words are no worse than what the stranger may comment anyway.

A run that is no longer the newest finds that the pull request has moved on, and writes nothing.

Exit status: 0 when the comment stands or is not wanted any more, 1 when it could not be written.
Needs nothing outside the standard library.
"""

import json
import os
import re
import stat
import sys
from collections.abc import Iterator, Mapping
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

MARK = "<!-- dossier-diff -->"
"""How a comment of ours begins; whose it is counts, too, for anybody can write this."""

OURS = "github-actions[bot]"

LONGEST = 65_000
"""Characters of `comment.md`; GitHub takes 65,536, and a line of our own comes after it."""

CUT = "\n\n**The rest is left out: this is as much as a comment holds.**"
NOTHING = "What this pull request changes could not be worked out."

PAGE = 100
"""Comments in one answer; GitHub gives no more."""

SECONDS = 30


class Stopped(Exception):  # noqa: N818 - it is told to people, it is not a bug
    """The comment cannot be written; the text says why, on one line."""


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    """Write the comment, or say why not."""
    try:
        told = _write(Path(arguments[0]), _Repository(environment), environment)
    except Stopped as stopped:
        sys.stdout.write(f"::error::{stopped}\n")
        return 1
    sys.stdout.write(f"comment: {told}\n")
    return 0


class _Repository:
    """GitHub's API for one repository."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._root = f"{environment['GITHUB_API_URL']}/repos/{environment['GITHUB_REPOSITORY']}"
        self._token = environment["GITHUB_TOKEN"]

    def ask(self, method: str, path: str, body: Mapping[str, str] | None = None) -> Any:
        """Return the answer, out of JSON.

        Raises:
            Stopped: there is none, or it is a refusal.
        """
        request = Request(  # noqa: S310 - the address is the runner's own
            f"{self._root}/{path}",
            data=None if body is None else json.dumps(body).encode(),
            method=method,
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self._token}",
                "Content-Type": "application/json",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        try:
            with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - as above
                return json.load(answer)
        except HTTPError as refusal:
            raise Stopped(f"{method} {path}: GitHub answers {refusal.code}") from None
        except (OSError, HTTPException, ValueError) as fault:
            raise Stopped(f"{method} {path}: {type(fault).__name__}, no answer of GitHub") from None

    def comments(self, number: int) -> Iterator[Any]:
        """Yield the comments below a pull request."""
        for page in range(1, 1000):
            path = f"issues/{number}/comments?per_page={PAGE}&page={page}"
            found = self.ask("GET", path)
            yield from found
            if len(found) < PAGE:
                return


def _write(folder: Path, repository: _Repository, environment: Mapping[str, str]) -> str:
    number = _number(folder / "number")
    head = repository.ask("GET", f"pulls/{number}")["head"]
    whose = (head["repo"] or {}).get("full_name")  # none when the fork was deleted
    if (head["sha"], whose) != (environment["HEAD_SHA"], environment["HEAD_REPOSITORY"]):
        return f"#{number} stands at another commit than the run was for; left as it is"
    body = {"body": _body(folder / "comment.md", environment)}
    for comment in repository.comments(number):
        if comment["user"]["login"] == OURS and (comment["body"] or "").startswith(MARK):
            repository.ask("PATCH", f"issues/comments/{int(comment['id'])}", body)
            return f"written anew below #{number}"
    repository.ask("POST", f"issues/{number}/comments", body)
    return f"written below #{number}"


def _number(file: Path) -> int:
    found = re.fullmatch(r"([1-9][0-9]{0,9})\n?", _text(file, 12), re.ASCII)
    if not found:
        raise Stopped("the artifact's `number` is not the number of a pull request")
    return int(found[1])


def _body(file: Path, environment: Mapping[str, str]) -> str:
    """Return the comment: what `dossier diff` said, and which commit that was about."""
    text = _text(file, 2 * LONGEST).removeprefix(MARK).strip()
    if len(text) > LONGEST:
        text = text[: LONGEST - len(CUT)] + CUT
    passed = environment["RUN_CONCLUSION"] == "success"
    checks = f"[The checks]({environment['RUN_URL']}) of {environment['HEAD_SHA']}"
    return f"{MARK}\n{text or NOTHING}\n\n{checks} {'passed' if passed else 'did not pass'}.\n"


def _text(file: Path, longest: int) -> str:
    """Return the beginning of a plain file, so many characters at most; no file is no text."""
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        plain = stat.S_ISREG(os.fstat(descriptor).st_mode)
    except FileNotFoundError:
        return ""
    except OSError:
        plain = False
    if not plain:
        raise Stopped(f"the artifact's `{file.name}` is no plain file")
    with os.fdopen(descriptor, encoding="utf-8", errors="replace") as opened:
        return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "\ufffd", opened.read(longest))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
