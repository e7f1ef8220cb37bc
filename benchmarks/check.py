"""Measure `dossier check` as a whole process on made-up dossiers of growing size.

    python benchmarks/check.py [SOURCES …]

Prints a Markdown table: wall-clock seconds (median of three runs) and peak memory. A run counts
only when it exits 0, with every record and quotation read.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from dossiers import STATEMENTS_PER_SOURCE, write_dossier

RUNS = 3


def main() -> None:
    """Measure each size in turn."""
    sizes = [int(size) for size in sys.argv[1:]] or [250, 500, 1000]
    print("| sources | statements | s | ms a statement | peak MB |")
    print("|---:|---:|---:|---:|---:|")
    for sources in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write_dossier(Path(folder), sources)
            runs = [_run(Path(folder), sources) for _ in range(RUNS)]
        seconds, memory = median(s for s, _ in runs), max(m for _, m in runs)
        statements = sources * STATEMENTS_PER_SOURCE
        each = seconds / statements * 1000
        print(
            f"| {sources} | {statements} | {seconds:.1f} | {each:.2f} | {memory:.0f} |", flush=True
        )


def _run(folder: Path, sources: int) -> tuple[float, float]:
    """Return seconds and peak megabytes of one run."""
    command = [sys.executable, "-m", "dossier.cli", "check", "--format", "json"]
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE) as process:  # noqa: S603
        assert process.stdout is not None
        report = json.load(process.stdout)
        _, exit_status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(exit_status)
    seconds = time.perf_counter() - started
    expected = sources * STATEMENTS_PER_SOURCE
    errors = [finding for finding in report["findings"] if finding["severity"] == "error"]
    if process.returncode or errors or report["quotations"] != expected:
        sys.exit(f"not measured: exit status {process.returncode}, {errors[:3]}")
    return seconds, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
