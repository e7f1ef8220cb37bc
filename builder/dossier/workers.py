"""Work shared among processes where the system can fork them, and else done in this one.

A forked process knows all that this one knows, without a copy of it: it is told which parts to do,
and gives data back.
"""

import gc
import multiprocessing
import os
import pickle
import select
import signal
import struct
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, suppress
from itertools import pairwise
from typing import Any, ClassVar, NoReturn, Self, TypeVar

with suppress(ImportError):  # on Windows, where nothing is forked
    import fcntl
    import resource

Part = TypeVar("Part")
Result = TypeVar("Result")

VARIABLE = "DOSSIER_WORKERS"
"""The environment variable that says how many processes there may be; with 1 none is forked."""

_WORTH_IT = 64
"""How many parts there must be; a process costs as much as some of them."""

_AT_ONCE = 8
"""How many parts a process takes at once, but for very many."""

_MOST = 1000
"""How many times that is done: what is to be done waits in a pipe, which may hold no more."""

_HELD = 1 << 20
"""Bytes that wait in a pipe for the process that reads it."""

_LARGE = 224 << 20
"""Bytes of its own that a process may have until another one takes its place, which starts lean."""

_FULL = (1 << 32) - 1
"""The number of the batch that a process says to have done when it has become too large."""

_NUMBER, _HEADER = struct.Struct("=I"), struct.Struct("=IQ")


def in_parallel(
    work: Callable[[Part], Result], parts: Sequence[Part], heavy: int = 0, at_once: int = _AT_ONCE
) -> Iterator[Result]:
    """Yield what `work` makes of each part, in their order.

    What a process fails at, or leaves undone because it was killed, is done here, and so is the
    error that it met.

    Args:
        work: Depends on nothing that it changes. What it returns can be pickled.
        parts: What is to be worked on; what takes long comes first.
        heavy: How many of the first take so long that two of them are worth a process.
        at_once: How many of the others a process takes together.
    """
    early: dict[int, Result] = {}
    with closing(Coming(work, parts, heavy, at_once)) as coming:
        for number in range(len(parts)):
            while number not in early:
                at, result = next(coming)
                early[at] = result
            yield early.pop(number)


class Coming(Iterator[tuple[int, Result]]):
    """What `work` makes of each part with the part's number, in whatever order it comes.

    Other processes have begun when this is made.

    Args:
        work: See `in_parallel`, as for the others.
        parts: What is to be worked on.
        heavy: How many of the first a process takes singly.
        at_once: How many of the others a process takes together.
        aside: Whether this process has as much to do meanwhile, and needs a processor. Where it
            would have to wait, it does some of the work.
    """

    def __init__(
        self,
        work: Callable[[Part], Result],
        parts: Sequence[Part],
        heavy: int = 0,
        at_once: int = _AT_ONCE,
        *,
        aside: bool = False,
    ) -> None:
        is_worth_it = len(parts) >= _WORTH_IT or heavy + aside > 1
        most = _processes() if is_worth_it else 1
        count = 0 if most == 1 else most - aside
        size = max(at_once, -(-len(parts) // _MOST))
        starts = [*range(heavy), *range(heavy, len(parts), size)]
        batches = [parts[start:end] for start, end in pairwise((*starts, len(parts)))]
        self._processes = _Processes(work, batches, count, helped=aside) if count else None
        self._results = _coming(work, batches, starts, self._processes)
        if self._processes:
            next(self._results)

    def __next__(self) -> tuple[int, Result]:
        """Return the next of them, for which it may have to be waited."""
        return next(self._results)

    @property
    def is_there(self) -> bool:
        """Whether another process has one that nobody needs to wait for."""
        return self._processes is not None and self._processes.have_some

    def close(self) -> None:
        """End the processes, whatever they are at."""
        self._results.close()


def _coming(
    work: Callable[[Part], Any],
    batches: Sequence[Sequence[Part]],
    starts: Sequence[int],
    processes: "_Processes | None",
) -> Generator[tuple[int, Any], None, None]:
    """Yield something once the processes have begun, and then what they make of the parts."""
    left = set(range(len(batches)))
    if processes:
        with processes:
            yield -1, None
            for number, found in processes.results():
                left.discard(number)
                yield from enumerate(found, starts[number])
    for number in sorted(left):
        yield from enumerate(map(work, batches[number]), starts[number])


def _processes() -> int:
    if "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1:
        return 1  # what other threads hold at the moment would be held for ever in a fork
    asked = os.environ.get(VARIABLE, "")
    if asked.isascii() and asked.isdigit() and len(asked) < 4:
        return max(1, int(asked))
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Processes:
    """Some processes that share batches of work."""

    _pipes: ClassVar[set[int]] = set()
    """The ends to read from of all processes, of which others must not keep a copy."""

    def __init__(
        self,
        work: Callable[[Any], Any],
        batches: Sequence[Sequence[Any]],
        count: int,
        *,
        helped: bool,
    ) -> None:
        self._work = work
        self._batches = batches
        self._count = count
        self._helped = helped
        self._by_pipe: dict[int, int] = {}

    def __enter__(self) -> Self:
        sys.stdout.flush()
        sys.stderr.flush()
        self._asked, asking = os.pipe()
        os.write(asking, b"".join(map(_NUMBER.pack, range(len(self._batches)))))
        os.close(asking)
        try:
            for _ in range(self._count):
                self._fork()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._asked)
        for pipe in self._by_pipe:
            self._close(pipe)  # who still writes is told so
        for process in self._by_pipe.values():
            os.waitpid(process, 0)

    @property
    def have_some(self) -> bool:
        """Whether something can be read."""
        return bool(self._by_pipe and select.select(self._by_pipe, [], [], 0)[0])

    def results(self) -> Iterator[tuple[int, list[Any]]]:
        """Yield what comes of the batches, by number, in no order; what is killed leaves none."""
        while self._by_pipe:
            while self._helped and not self.have_some and (at := _taken(self._asked)) is not None:
                yield at, [*map(self._work, self._batches[at])]
            for pipe in select.select(self._by_pipe, [], [])[0]:
                header = _read(pipe, _HEADER.size)
                number, size = _HEADER.unpack(header) if header else (0, 0)
                data = _read(pipe, size)
                if data:
                    yield number, pickle.loads(data)  # noqa: S301 - a fork of this process wrote it
                    continue
                self._close(pipe)
                os.waitpid(self._by_pipe.pop(pipe), 0)
                if number == _FULL and threading.active_count() == 1:
                    self._fork()

    def _fork(self) -> None:
        reading, writing = _wide_pipe()
        process = os.fork()
        if not process:
            for other in (reading, *self._pipes):
                os.close(other)
            _serve(self._work, self._batches, self._asked, writing)
        os.close(writing)
        self._by_pipe[reading] = process
        self._pipes.add(reading)

    def _close(self, pipe: int) -> None:
        self._pipes.discard(pipe)
        os.close(pipe)


def _wide_pipe() -> tuple[int, int]:
    """Return the ends of a pipe that holds some results, so that processes seldom wait."""
    ends = os.pipe()
    with suppress(AttributeError, OSError):  # elsewhere than on Linux; where it is not allowed
        fcntl.fcntl(ends[1], fcntl.F_SETPIPE_SZ, _HELD)
    return ends


def _serve(
    work: Callable[[Part], Result], batches: Sequence[Sequence[Part]], asked: int, writing: int
) -> NoReturn:
    """Do one batch after the other, in a process of its own, and end it."""
    gc.disable()  # it would walk all that is there, time and again, in a process that soon ends
    with suppress(BaseException):  # it is met again where it can be told
        # The process that forked this one stops all of them, with one message.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        while (at := _taken(asked)) is not None:
            data = pickle.dumps([work(part) for part in batches[at]], pickle.HIGHEST_PROTOCOL)
            with open(writing, "wb", closefd=False) as pipe:
                pipe.write(_HEADER.pack(at, len(data)) + data)
                if _own_memory() > _LARGE:
                    pipe.write(_HEADER.pack(_FULL, 0))
                    break
    os._exit(0)


def _taken(asked: int) -> int | None:
    """Return the number of a batch that no process has begun with, for this one to do."""
    number = os.read(asked, _NUMBER.size)
    return _NUMBER.unpack(number)[0] if number else None


def _own_memory() -> int:
    """Return about how many bytes this process has that it shares with none, or had once.

    A page of memory becomes its own when it first writes to it, which is counted.
    """
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt * resource.getpagesize()


def _read(pipe: int, size: int) -> bytes:
    """Return so many bytes; none where the pipe ends before."""
    data = bytearray()
    while len(data) < size:
        some = os.read(pipe, min(size - len(data), 1 << 20))
        if not some:
            return b""
        data += some
    return bytes(data)
