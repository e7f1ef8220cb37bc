"""Measure `dossier diff` as a whole process on a made-up dossier whose records have all changed.

    python benchmarks/diff.py [RECORDS …]

Every statement gets another claim; every tenth has a mangled quotation, every tenth another kind
of quotation, every tenth another id. Prints a Markdown table: wall-clock seconds (median of three
runs) for each form, peak memory, and the size of the comment. A run counts only when it reports
each change.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from dossiers import write_dossier

RUNS = 3
FORMS = ("text", "markdown", "json")


def main() -> None:
    """Measure each size in turn."""
    print("| changed records | text s | markdown s | json s | peak MB | comment, characters |")
    print("|---:|---:|---:|---:|---:|---:|")
    for records in [int(number) for number in sys.argv[1:]] or [2000, 6000]:
        with tempfile.TemporaryDirectory() as folder:
            print(_row(Path(folder), records), flush=True)


def _row(folder: Path, records: int) -> str:
    write_dossier(folder, records)
    _commit(folder)
    paths = sorted((folder / "annotations/statements").iterdir())
    expected = _change(paths)
    _commit(folder)
    cells, memory = [], 0.0
    for form in FORMS:
        runs = [_run(folder, form) for _ in range(RUNS)]
        cells.append(f"{median(seconds for seconds, _, _ in runs):.1f}")
        memory = max(memory, *(peak for _, peak, _ in runs))
        if form == "json":
            _check(runs[0][2], expected)
        elif form == "markdown":
            comment = len(runs[0][2].decode())
    return f"| {len(paths)} | {' | '.join(cells)} | {memory:.0f} | {comment} |"


def _change(paths: Sequence[Path]) -> Counter[str]:
    """Change every record; return how many were edited and how many renamed."""
    done: Counter[str] = Counter()
    for number, path in enumerate(paths):
        text = path.read_text(encoding="utf-8")
        text, found = re.subn('(?m)^claim: (?:>-\n  |")?', r"\g<0>As changed, ", text)
        assert found == 1, path
        match number % 10:
            case 0:
                text = re.sub("(exact:[^a-z]+[a-z]+)", r"\1x", text)
            case 1:
                text = re.sub("(?m)^  kind: .*", "  kind: " + _another(text), text)
            case 2:
                path.unlink()
                path = path.with_stem(f"{path.stem}-renamed")  # noqa: PLW2901 - the same record
        path.write_text(text, encoding="utf-8")
        done["renamed" if number % 10 == 2 else "edited"] += 1
    return done


def _another(text: str) -> str:
    return "indirect" if "kind: direct" in text else "direct"


def _commit(folder: Path) -> None:
    named = ("-c", "user.name=Bench", "-c", "user.email=bench@example.org")
    for arguments in (
        ("init", "--quiet"),
        ("add", "--all"),
        (*named, "commit", "--quiet", "--message", "Change"),
    ):
        subprocess.run(["git", *arguments], cwd=folder, check=True)  # noqa: S603, S607


def _run(folder: Path, form: str) -> tuple[float, float, bytes]:
    """Return seconds, peak megabytes and what was printed."""
    command = [sys.executable, "-m", "dossier", "diff", "HEAD~1", "--format", form]
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE) as process:  # noqa: S603
        assert process.stdout is not None
        printed = process.stdout.read()
        _, exit_status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(exit_status)
    if process.returncode not in {0, 1} or not printed:
        sys.exit(f"not measured: exit status {process.returncode}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024, printed


def _check(printed: bytes, expected: Counter[str]) -> None:
    found = Counter(
        record["fate"]
        for record in json.loads(printed)["records"]
        if record["fate"] in {"edited", "renamed"}
    )
    if found != expected:
        sys.exit(f"not measured: reported {found}, changed {expected}")


if __name__ == "__main__":
    main()
