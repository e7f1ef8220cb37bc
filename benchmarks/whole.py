"""Run whole processes, and say how long they took and how much memory they had at once.

Memory is what all processes of a run have together, sampled from /proc four times a second: each
its proportional set size, so that what a worker shares with its parent counts once. A short run may
end between two samples: the kernel's own peak of the largest process is the least that is reported.
Where there is no /proc, it is all that is.
"""

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

EVERY = 0.25
"""Seconds between two samples."""

_PROCESSES = Path("/proc")


@dataclass(frozen=True, slots=True)
class Run:
    """What a run took.

    Attributes:
        seconds: On the clock.
        cpu: Seconds of processor time, of all its processes.
        megabytes: The most memory that they had at once, in units of 1,048,576 bytes.
        printed: What went to standard output.
    """

    seconds: float
    cpu: float
    megabytes: float
    printed: str


class Failed(Exception):  # noqa: N818 - what it says is for people: a run that does not count
    """A run ended otherwise than it should, or did not do what it should."""


def run(
    command: Sequence[str | Path],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    status: int = 0,
) -> Run:
    """Run a command in a folder until it ends.

    Raises:
        Failed: its exit status is not `status`; the text ends with what it printed.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603
            [str(word) for word in command],
            cwd=folder,
            env=os.environ | (environment or {}),
            stdout=output,
            stderr=errors,
        )
        with _Sampler(process.pid) as sampler:
            _, ended, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(ended)
        printed, complaint = _text(output), _text(errors)
    if process.returncode != status:
        said = f"{printed[-1000:]}{complaint[-3000:]}"
        raise Failed(f"{' '.join(map(str, command))[:300]}: {process.returncode}\n{said}")
    largest = usage.ru_maxrss / 1024
    return Run(seconds, usage.ru_utime + usage.ru_stime, max(sampler.most, largest), printed)


def together(runs: Sequence[Run]) -> Run:
    """Return runs that came one after the other as one."""
    return Run(
        sum(one.seconds for one in runs),
        sum(one.cpu for one in runs),
        max(one.megabytes for one in runs),
        "".join(one.printed for one in runs),
    )


class _Sampler:
    """Looks at the memory of a process and of all below it, in a thread of its own."""

    def __init__(self, root: int) -> None:
        self.most = 0.0
        self._root = root
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(EVERY):
            self.most = max(self.most, sum(map(_megabytes, _tree(self._root))))


def _tree(process: int) -> Iterator[int]:
    """Yield a process and those that come from it."""
    yield process
    try:
        for task in (_PROCESSES / str(process) / "task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _tree(int(child))
    except OSError:
        return  # it has ended meanwhile


def _megabytes(process: int) -> float:
    try:
        told = (_PROCESSES / str(process) / "smaps_rollup").read_text()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")) / 1024


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")
