"""The `git` command, asked safely.

The repository may be anybody's, and its settings may name programs. None of them runs: no hook,
pager, monitor, filter, converter, signature check or transport is reached from the plumbing
commands in use, and those that could be are switched off besides.
"""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO, TypeVar

T = TypeVar("T")

SECONDS = 20.0
"""How long one question may take; a history of 10,000 commits takes less than one."""

LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is looked at."""

STOPPED = f"git stopped before it had answered, or took more than {SECONDS:.0f} seconds"

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


Git = subprocess.Popen[bytes]
"""A running git."""


@dataclass(frozen=True, slots=True)
class NotKept:
    """What was asked for cannot be had.

    Attributes:
        reason: A clause without a full stop.
        help: What to do about it; empty when nothing can be added.
    """

    reason: str
    help: str = ""


class FailedError(Exception):
    """Git gave no answer."""


def asked(question: Callable[[], T]) -> T | NotKept:
    """Return what a question to git comes to, or why it cannot be asked."""
    try:
        return question()
    except FileNotFoundError:
        return NotKept("git is not installed")
    except FailedError as fault:
        return NotKept(str(fault))
    except OSError as fault:
        return NotKept(f"git cannot be run: {fault.strerror or fault}")


def answer(root: Path, *arguments: str) -> bytes | None:
    """Return what git prints; None where it ends with a status other than 0.

    Args:
        root: The folder to ask in.
        arguments: Git's.

    Raises:
        FailedError: it was stopped.
        OSError: it cannot be run.
    """
    with cut_short(start(root, *arguments)) as git:
        printed = pipe(git.stdout).read()
        if git.wait() < 0:
            raise FailedError(STOPPED)
        return None if git.returncode else printed


def start(root: Path, *arguments: str) -> Git:
    """Start git in a folder; who calls this ends it."""
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
def cut_short(git: Git) -> Iterator[Git]:
    """End a process with the block, and at the latest after some seconds."""
    clock = Timer(SECONDS, git.kill)
    clock.start()
    try:
        yield git
    except BrokenPipeError as fault:
        raise FailedError(STOPPED) from fault
    finally:
        clock.cancel()
        end(git)


def end(git: Git) -> None:
    """End a process and close its pipes."""
    git.kill()
    with suppress(OSError):
        git.__exit__(None, None, None)


def contents(git: Git, object_id: str) -> bytes | None:
    """Return what a file holds, of a running `cat-file --batch`.

    None when it is no file, not here, or larger than `LARGEST`.

    Raises:
        FailedError: git has stopped.
        BrokenPipeError: it stopped before.
    """
    asked, replies = pipe(git.stdin), pipe(git.stdout)
    asked.write(f"{object_id}\n".encode())
    asked.flush()
    _, *rest = replies.readline().split() or [b""]
    if not rest:
        raise FailedError(STOPPED)
    if len(rest) != 2:  # missing
        return None
    kind, size = rest
    data = None
    if kind == b"blob" and int(size) <= LARGEST:
        data = replies.read(int(size))
    else:
        _pass_over(replies, int(size))
    replies.read(1)
    return data


def _pass_over(replies: IO[bytes], size: int) -> None:
    while size and (part := replies.read(min(size, 1 << 20))):
        size -= len(part)


def pipe(stream: IO[bytes] | None) -> IO[bytes]:
    """Return a pipe of a process that was started with pipes."""
    if stream is None:
        raise TypeError("a process was started without pipes")
    return stream
