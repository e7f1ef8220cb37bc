"""Measure `dossier check` as a whole process on made-up dossiers of growing size.

    python benchmarks/check.py [RECORDS …]

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

from dossiers import Made, write_dossier

RUNS = 3


def main() -> None:
    """Measure each size in turn."""
    sizes = [int(size) for size in sys.argv[1:]] or [1000, 3000, 10_000]
    print("| records | quotations | s | ms a record | peak MB |")
    print("|---:|---:|---:|---:|---:|")
    for records in sizes:
        with tempfile.TemporaryDirectory() as folder:
            made = write_dossier(Path(folder), records)
            runs = [_run(Path(folder), made) for _ in range(RUNS)]
        seconds, memory = median(s for s, _ in runs), max(m for _, m in runs)
        each = seconds / records * 1000
        print(
            f"| {records} | {made.quotations} | {seconds:.1f} | {each:.2f} | {memory:.0f} |",
            flush=True,
        )


def _run(folder: Path, made: Made) -> tuple[float, float]:
    """Return seconds and peak megabytes of one run."""
    command = [sys.executable, "-m", "dossier", "check", "--format", "json"]
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE) as process:  # noqa: S603
        assert process.stdout is not None
        report = json.load(process.stdout)
        _, exit_status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(exit_status)
    seconds = time.perf_counter() - started
    expected = made.records.total(), made.quotations
    errors = [finding for finding in report["findings"] if finding["severity"] == "error"]
    if process.returncode or errors or (report["records"], report["quotations"]) != expected:
        sys.exit(f"not measured: exit status {process.returncode}, {errors[:3]}")
    return seconds, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
