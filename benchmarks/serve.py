"""Measure how long a saved change takes to be seen, in the real dossier with the real server.

    python benchmarks/serve.py [TIMES]

Copies the dossier of this repository, starts `mkdocs serve` on it, changes the claim of one
statement several times, and waits for a page to be reloaded with it: as a browser does it, for the
answer that tells of a new build, and then for the page. Prints medians, in seconds.
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
from pathlib import Path
from statistics import median
from typing import BinaryIO

PROJECT = Path(__file__).resolve().parent.parent
STATEMENT = "kirby-misspoke"
PATIENCE = 120


def main() -> None:
    """Start the server, change and wait."""
    times = int(sys.argv[1]) if sys.argv[1:] else 7
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "dossier"
        for name in ("annotations", "docs", "seeds"):
            shutil.copytree(PROJECT / name, root / name)
        shutil.copy(PROJECT / "mkdocs.yml", root)
        port, log = _free_port(), Path(folder) / "log"
        with log.open("wb") as output:
            process = _start(root, port, output)
            try:
                _wait_for(log, "Serving on", 1)
                runs = [(_measure(root, port, at), _last_build(log)) for at in range(times)]
            finally:
                process.terminate()
                process.wait(PATIENCE)
    whole, builds = median(wait for wait, _ in runs), median(built for _, built in runs)
    rest = median(wait - built for wait, built in runs)
    print("| save to page | of it building | of it noticing and asking |")
    print("|---:|---:|---:|")
    print(f"| {whole:.2f} | {builds:.2f} | {rest:.2f} |")


def _measure(root: Path, port: int, number: int) -> float:
    path = root / f"annotations/statements/{STATEMENT}.yml"
    page, claim = f"/statements/{STATEMENT}/", f"Changed for the {number}th time."
    epoch = re.search(r"livereload\((\d+),", _get(port, page))
    assert epoch
    time.sleep(0.3 + number * 0.07)  # at no fixed distance from the server's looks at the files
    text = re.sub(r"(?m)^claim: .*(\n  .*)*", f"claim: {claim}", path.read_text(encoding="utf-8"))
    started = time.perf_counter()
    path.write_text(text, encoding="utf-8")
    now = int(epoch[1])
    while now <= int(epoch[1]):
        now = int(_get(port, f"/livereload/{epoch[1]}/1"))
    assert claim in _get(port, page)
    return time.perf_counter() - started


def _last_build(log: Path) -> float:
    return float(re.findall(r"Documentation built in ([\d.]+)", log.read_text())[-1])


def _get(port: int, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().read().decode()
    finally:
        connection.close()


def _start(root: Path, port: int, output: BinaryIO) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    environment = os.environ | {"PYTHONPATH": str(PROJECT / "builder"), "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(  # noqa: S603
        command, cwd=root, env=environment, stdout=output, stderr=subprocess.STDOUT
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
