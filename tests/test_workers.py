"""Work that several processes share: whatever becomes of them, all of it is done, in order."""

import os
import signal
from pathlib import Path

import pytest

from dossier.workers import VARIABLE, in_parallel

HERE = os.getpid()


@pytest.fixture(autouse=True)
def _three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "3")


def test_in_parallel__is_in_order_and_elsewhere() -> None:
    """Results come in the order of the parts, out of several other processes."""
    found = list(in_parallel(lambda part: (part * part, os.getpid()), range(1000)))
    assert [part * part for part in range(1000)] == [square for square, _ in found]
    assert HERE not in {process for _, process in found}


@pytest.mark.parametrize("value", ["1", "0", "", "many", "-2"])
def test_in_parallel__takes_one_process_or_as_many_as_there_are(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A variable that says no number is as good as none."""
    monkeypatch.setenv(VARIABLE, value)
    assert list(range(100)) == list(in_parallel(int, range(100)))


def test_in_parallel__few_parts_are_done_here() -> None:
    """A process costs more than a few parts do."""
    assert {HERE} == set(in_parallel(lambda _: os.getpid(), range(10)))


def test_in_parallel__a_killed_process_leaves_nothing_undone() -> None:
    """What it had taken is done here."""

    def work(part: int) -> int:
        if part == 500 and os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return part + 1

    assert list(range(1, 1001)) == list(in_parallel(work, range(1000)))


def test_in_parallel__all_processes_killed(tmp_path: Path) -> None:
    """This one is left."""

    def work(part: int) -> int:
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        (tmp_path / str(part)).touch()
        return part

    assert list(range(100)) == list(in_parallel(work, range(100)))
    assert 100 == len(list(tmp_path.iterdir()))


def test_in_parallel__an_error_is_met_here() -> None:
    """As if there were no other processes."""

    def work(part: int) -> float:
        return 1 / (part - 700)

    with pytest.raises(ZeroDivisionError):
        list(in_parallel(work, range(1000)))


def test_in_parallel__results_may_be_large() -> None:
    """Larger than what a pipe holds."""
    found = in_parallel(lambda part: bytes([part % 256]) * 300_000, range(100))
    assert [(part % 256, 300_000) for part in range(100)] == [(one[0], len(one)) for one in found]


def test_in_parallel__may_be_left_early() -> None:
    """Whoever stops listening waits for nobody."""
    results = in_parallel(lambda part: bytes(100_000) + bytes([part % 256]), range(1000))
    assert 0 == next(results)[-1]
    results.close()  # type: ignore[attr-defined]
