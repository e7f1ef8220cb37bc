"""Earlier versions of the dossier's files, out of git's history.

Git is only asked, never told: nothing is checked out, fetched or written. The repository may be
anybody's, and its settings may name programs. None of them runs: no hook, pager, monitor, filter,
converter, signature check or transport is reached from the two plumbing commands in use, and those
that could be are switched off besides.
"""

import hashlib
import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO

SECONDS = 20.0
"""How long one question may take; a history of 10,000 commits takes less than one."""

LARGEST = 64 * 1024 * 1024
"""Bytes of a version that is looked at."""

_STOPPED = f"git stopped before it had answered, or took more than {SECONDS:.0f} seconds"
_SETTINGS = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.alternateRefsCommand=",
    "protocol.allow=never",
    "safe.bareRepository=explicit",  # a folder of articles could be made to look like a repository
)
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "",  # of a partial clone, git would fetch what is missing
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}


@dataclass(frozen=True, slots=True)
class NotKept:
    """No such version can be had; `reason` is a clause without a full stop."""

    reason: str


def version(root: Path, paths: Iterable[str], sha256: str) -> bytes | NotKept:
    """Return the version of a file that has a SHA-256 digest, as git keeps it.

    Args:
        root: A folder in the work tree.
        paths: Files and folders below it, POSIX; what ever stood in the first one is tried first.
        sha256: In lower-case hexadecimal digits, of the file's bytes.
    """
    for path in paths:
        try:
            with _cut_short(_start(root, "cat-file", "--batch")) as git:
                for data in _contents(git, _objects(root, path)):
                    if hashlib.sha256(data).hexdigest() == sha256:
                        return data
        except FileNotFoundError:
            return NotKept("git is not installed")
        except _FailedError as fault:
            return NotKept(str(fault))
        except OSError as fault:
            return NotKept(f"git cannot be run: {fault.strerror or fault}")
    return NotKept("git's history has no file with that digest")


class _FailedError(Exception):
    """Git gave no answer."""


def _objects(root: Path, path: str) -> list[str]:
    """Return the ids of what stood at a path, and in it, in all commits that led to this one."""
    arguments = (
        "--full-history",
        "--objects",
        "--no-object-names",
        "--missing=allow-any",
        "HEAD",
        "--",
        path,
    )
    with _cut_short(_start(root, "rev-list", *arguments)) as git:
        answer = _pipe(git.stdout).read().decode("ascii", errors="replace")
        if git.wait() < 0:
            raise _FailedError(_STOPPED)
        if git.returncode:
            raise _FailedError("this is no git repository with a commit, or git refuses to read it")
    return answer.split()


def _contents(git: "subprocess.Popen[bytes]", objects: Iterable[str]) -> Iterator[bytes]:
    """Yield what those of some objects hold that are files."""
    asked, answer = _pipe(git.stdin), _pipe(git.stdout)
    for each in objects:
        asked.write(f"{each}\n".encode())
        asked.flush()
        _, *rest = answer.readline().split()
        if not rest:
            raise _FailedError(_STOPPED)
        if len(rest) != 2:  # missing
            continue
        kind, size = rest
        if kind == b"blob" and int(size) <= LARGEST:
            yield answer.read(int(size))
        else:
            _pass_over(answer, int(size))
        answer.read(1)


def _pass_over(answer: IO[bytes], size: int) -> None:
    while size and (part := answer.read(min(size, 1 << 20))):
        size -= len(part)


def _start(root: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    return subprocess.Popen(  # noqa: S603 - no shell; paths stand after `--` and are taken literally
        ["git", "--no-pager", *settings, *arguments],  # noqa: S607 - the author's own git
        cwd=root,
        env={name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        | _ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def _cut_short(git: "subprocess.Popen[bytes]") -> "Iterator[subprocess.Popen[bytes]]":
    """End a process with the block, and at the latest after some seconds."""
    clock = Timer(SECONDS, git.kill)
    clock.start()
    try:
        yield git
    except BrokenPipeError as fault:
        raise _FailedError(_STOPPED) from fault
    finally:
        clock.cancel()
        git.kill()
        with suppress(OSError):
            git.__exit__(None, None, None)


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise TypeError("a process was started without pipes")
    return stream
