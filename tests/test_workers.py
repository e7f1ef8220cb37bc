"""Work that several processes share: whatever becomes of them, all of it is done, in order.

Each test is a process of its own, with no threads in it: beside other threads none is forked.
"""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dossier.workers import VARIABLE, in_parallel

BUILDER = Path(__file__).resolve().parent.parent / "builder"
START = """
import os, signal, time
from dossier.workers import Coming, in_parallel
HERE = os.getpid()
"""


def _run(code: str, processes: str = "3") -> str:
    """Run code in a new process, and return what it printed on both streams."""
    environment = os.environ | {VARIABLE: processes, "PYTHONPATH": str(BUILDER)}
    command = [sys.executable, "-c", f"{START}{code}"]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    return done.stdout + done.stderr


def test_in_parallel__is_in_order_and_elsewhere() -> None:
    """Results come in the order of the parts, out of other processes."""
    code = """
found = list(in_parallel(lambda part: (part * part, os.getpid()), range(1000)))
print([square for square, _ in found] == [part * part for part in range(1000)])
print(HERE in {process for _, process in found})
"""
    assert "True\nFalse\n" == _run(code)


@pytest.mark.parametrize("value", ["1", "0", "", "many", "-2"])
def test_in_parallel__takes_one_process_or_as_many_as_there_are(value: str) -> None:
    """A variable that says no number is as good as none."""
    code = "print(list(in_parallel(int, range(100))) == list(range(100)))"
    assert "True\n" == _run(code, value)


def test_in_parallel__few_parts_are_done_here() -> None:
    """A process costs more than a few parts do."""
    assert "True\n" == _run("print({HERE} == set(in_parallel(lambda _: os.getpid(), range(10))))")


def test_in_parallel__two_heavy_parts_are_worth_a_process_each() -> None:
    """Each is waited for by itself, so that the two are done at the same time."""
    code = """
import time
def work(part):
    time.sleep(0.3 if part < 2 else 0)
    return part, os.getpid()
found = list(in_parallel(work, range(4), heavy=2))
print([part for part, _ in found])
print(len({process for part, process in found if part < 2}), HERE in dict(found).values())
"""
    assert "[0, 1, 2, 3]\n2 False\n" == _run(code)


def test_in_parallel__a_process_that_grows_makes_room_for_another() -> None:
    """So that what they hold never adds up."""
    code = """
held = []
def work(part):
    held.append(b"x" * (100 << 20))
    return part, len(held), os.getpid()
found = list(in_parallel(work, range(16), heavy=16))
print([part for part, _, _ in found] == list(range(16)))
print(max(count for _, count, _ in found) < 7, len({process for _, _, process in found}) > 2)
"""
    assert "True\nTrue True\n" == _run(code, "2")


def test_coming__begins_at_once_and_gives_what_is_there_first() -> None:
    """Each result with the number of its part; what takes long holds nothing up."""
    code = """
def work(part):
    time.sleep(0.5 if part == 0 else 0)
    return part * part
coming = Coming(work, range(4), heavy=4)
while not coming.is_there:
    time.sleep(0.01)
found = list(coming)
print(sorted(found) == [(0, 0), (1, 1), (2, 4), (3, 9)], found[-1], coming.is_there)
"""
    assert "True (0, 0) False\n" == _run(code, "2")


def test_coming__leaves_a_processor_to_who_has_as_much_to_do() -> None:
    code = """
def work(part):
    time.sleep(0.01)
    return os.getpid()
found = [process for _, process in Coming(work, range(100), aside=True)]
print(len(found), len({*found} - {HERE}))
"""
    assert "100 1\n" == _run(code, "2")
    assert "100 0\n" == _run(code, "1")


def test_coming__helps_rather_than_to_wait() -> None:
    code = """
def work(part):
    time.sleep(0.1)
    return os.getpid()
found = list(Coming(work, range(8), heavy=8, aside=True))
print(sorted(part for part, _ in found) == list(range(8)))
print(HERE in dict(found).values(), len({*dict(found).values()}))
"""
    assert "True\nTrue 2\n" == _run(code, "2")


def test_coming__that_are_let_go_at_once_leave_no_process() -> None:
    """None waits for ever to write to another."""
    code = """
def work(part):
    return b"x" * (4 << 20)
first = Coming(work, range(2), heavy=2, aside=True)
second = Coming(work, range(2), heavy=2, aside=True)
first.close()
second.close()
try:
    os.waitpid(-1, 0)
except ChildProcessError:
    print("none")
"""
    assert "none\n" == _run(code, "2")


def test_in_parallel__that_nobody_reads_to_the_end_leaves_no_process() -> None:
    code = """
results = in_parallel(lambda part: b"x" * 100_000, range(1000))
print(len(next(results)))
results.close()
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("none")
"""
    assert "100000\nnone\n" == _run(code)


def test_in_parallel__beside_other_threads_all_is_done_here() -> None:
    """What another thread holds would be held for ever in a fork."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    found = set(in_parallel(lambda _: os.getpid(), range(1000)))
    done.set()
    thread.join()
    assert {os.getpid()} == found


def test_in_parallel__a_killed_process_leaves_nothing_undone() -> None:
    """What it had taken is done here."""
    code = """
def work(part):
    if part == 500 and os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return part + 1
print(list(in_parallel(work, range(1000))) == list(range(1, 1001)))
"""
    assert "True\n" == _run(code)


def test_in_parallel__all_processes_killed() -> None:
    """This one is left."""
    code = """
def work(part):
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return part
print(list(in_parallel(work, range(100))) == list(range(100)))
"""
    assert "True\n" == _run(code)


def test_in_parallel__an_error_is_met_here() -> None:
    """As if there were no other processes."""
    told = _run("list(in_parallel(lambda part: 1 / (part - 700), range(1000)))")
    assert "ZeroDivisionError: division by zero" == told.splitlines()[-1]
    assert 1 == told.count("ZeroDivisionError")


def test_in_parallel__results_may_be_large() -> None:
    """Larger than what a pipe holds."""
    code = """
found = in_parallel(lambda part: bytes([part % 256]) * 300_000, range(100))
print([(one[0], len(one)) for one in found] == [(part, 300_000) for part in range(100)])
"""
    assert "True\n" == _run(code)


def test_in_parallel__may_be_left_early() -> None:
    """Whoever stops listening waits for nobody."""
    code = """
results = in_parallel(lambda part: bytes(100_000) + bytes([part % 256]), range(1000))
print(next(results)[-1])
results.close()
"""
    assert "0\n" == _run(code)
