"""Measure how long it takes from saving a record to seeing it, with `mkdocs serve` as it is used.

    python benchmarks/serve.py [TIMES]

Serves a copy of the dossier in this repository on the loopback interface, changes the claim of one
statement several times, and waits for a page to be reloaded with it: as a browser does it, for the
answer that tells of a new build, and then for the page. Prints medians, in seconds. `compare.py`
does the same with made-up dossiers.
"""

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import BinaryIO

from contestants import PROJECT, QUIET, change_claim
from outputs import shown
from results import mark

PAGE = "statements/kirby-misspoke/"
PATIENCE = 1200
"""Seconds to wait for a build before giving up."""


@dataclass(frozen=True, slots=True)
class Served:
    """Medians of several saves, in seconds.

    Attributes:
        first: From starting the server to its being ready; once.
        whole: From saving a record to its page.
        building: What of it MkDocs spent on building.
        rest: What of it went into noticing and asking.
    """

    first: float
    whole: float
    building: float
    rest: float


def main() -> None:
    """Measure on a copy of this dossier."""
    times = int(sys.argv[1]) if sys.argv[1:] else 7
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "dossier"
        for name in ("annotations", "docs", "seeds"):
            shutil.copytree(PROJECT / name, root / name)
        shutil.copy(PROJECT / "mkdocs.yml", root)
        environment = {"PYTHONPATH": str(PROJECT / "builder"), **QUIET}
        records = sum(1 for _ in (root / "annotations").rglob("*.yml"))
        print(table([(records, measure(root, PAGE, times, environment))], {}))


def table(rows: Iterable[tuple[int, Served]], goals: Mapping[int, float]) -> str:
    """Return what was measured by the number of records; goals are seconds from save to page."""
    lines = [
        "| records | started | save to page | of it building | of it noticing and asking | goal |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    for records, row in rows:
        goal = goals.get(records)
        told = f"{mark(row.whole, goal)} ≤ {goal:g}" if goal else ""
        seconds = f"{row.first:.1f} | {row.whole:.2f} | {row.building:.2f} | {row.rest:.2f}"
        lines.append(f"| {records:,} | {seconds} | {told} |")
    return "\n".join(lines)


def measure(root: Path, page: str, times: int, environment: Mapping[str, str]) -> Served:
    """Start a server for a dossier, change the statement of a page several times, and wait."""
    port, log = _free_port(), root.parent / "log"
    with log.open("wb") as output:
        started = time.perf_counter()
        process = _start(root, port, output, environment)
        try:
            _wait_for(log, "Serving on", 1)
            first = time.perf_counter() - started
            runs = [(_wait(root, page, port, at), _last_build(log)) for at in range(times)]
        finally:
            process.terminate()
            process.wait(PATIENCE)
    return Served(
        first,
        median(wait for wait, _ in runs),
        median(built for _, built in runs),
        median(wait - built for wait, built in runs),
    )


def _wait(root: Path, page: str, port: int, number: int) -> float:
    path = root / f"annotations/{page.strip('/')}.yml"
    claim = f"Changed for the {number}th time."
    epoch = re.search(r"livereload\((\d+),", _get(port, f"/{page}"))
    assert epoch
    time.sleep(0.3 + number * 0.07)  # at no fixed distance from the server's looks at the files
    started = time.perf_counter()
    change_claim(path, claim)
    now = int(epoch[1])
    while now <= int(epoch[1]):
        now = int(_get(port, f"/livereload/{epoch[1]}/1"))
    assert claim in shown(_get(port, f"/{page}"))
    return time.perf_counter() - started


def _last_build(log: Path) -> float:
    return float(
        re.findall(r"Documentation (?:built|brought up to date) in ([\d.]+)", log.read_text())[-1]
    )


def _get(port: int, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().read().decode()
    finally:
        connection.close()


def _start(
    root: Path, port: int, output: BinaryIO, environment: Mapping[str, str]
) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    return subprocess.Popen(  # noqa: S603
        command, cwd=root, env=os.environ | environment, stdout=output, stderr=subprocess.STDOUT
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(log: Path, words: str, count: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while log.read_text().count(words) < count:
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.05)


if __name__ == "__main__":
    main()
