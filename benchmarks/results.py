"""What was measured as Markdown, with the goals beside it, and written between marks in a page.

A ratio compares two medians of one run; a goal is a most: of a ratio, of seconds, of megabytes.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from whole import Run

Runs = Mapping[str, Sequence[Run]]


@dataclass(frozen=True, slots=True)
class Size:
    """What one size of a dossier took.

    Attributes:
        records: How many.
        seconds: By what was done.
        megabytes: By what was done.
    """

    records: int
    seconds: Mapping[str, float]
    megabytes: Mapping[str, float]


def comparison(runs: Runs, measure: str, goals: Mapping[str, float]) -> str:
    """Return the table of those who had their turns.

    Args:
        runs: By name, in the order of the table.
        measure: The name of whom all are compared with.
        goals: The most that a ratio should be.
    """
    whole = median(run.seconds for run in runs[measure]) if measure in runs else math.nan
    lines = [
        f"| | s | from … to | processor s | peak MB | of {measure} | goal |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for name, own in runs.items():
        seconds = [run.seconds for run in own]
        ratio = median(seconds) / whole
        goal = f"{mark(ratio, goals[name])} ≤ {goals[name]:g}" if name in goals else ""
        cells = (
            name,
            f"{median(seconds):.2f}",
            f"{min(seconds):.2f} … {max(seconds):.2f}",
            f"{median(run.cpu for run in own):.1f}",
            f"{max(run.megabytes for run in own):.0f}",
            "" if math.isnan(ratio) else f"{ratio:.3f}",
            goal,
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Growth:
    """The goals of growing dossiers.

    Attributes:
        seconds: The most that something should take at a number of records.
        megabytes: The most that anything should have.
        exponent: The most of any column.
    """

    seconds: Mapping[tuple[str, int], float]
    megabytes: float
    exponent: float


def growth(sizes: Sequence[Size], goals: Growth) -> str:
    """Return the table of growing dossiers, with the exponent of each column.

    Args:
        sizes: From small to large, each with the same columns.
        goals: What stands beside what was measured.
    """
    names = list(sizes[0].seconds)
    lines = [
        f"| records | {' | '.join(f'{name}, s | MB' for name in names)} |",
        f"|---:{'|---:|---:' * len(names)}|",
    ]
    for size in sizes:
        cells = [f"{size.records:,}"]
        for name in names:
            goal = goals.seconds.get((name, size.records))
            told = f" {mark(size.seconds[name], goal)} ≤ {goal:g}" if goal else ""
            cells.append(f"{size.seconds[name]:.2f}{told}")
            peak = size.megabytes[name]
            told = "" if peak <= goals.megabytes else f" ✗ ≤ {goals.megabytes:,.0f}"
            cells.append(f"{peak:.0f}{told}")
        lines.append(f"| {' | '.join(cells)} |")
    if len(sizes) > 1:
        cells = [f"exponent, ≤ {goals.exponent:g}"]
        counts = [size.records for size in sizes]
        for name in names:
            for values in ([s.seconds[name] for s in sizes], [s.megabytes[name] for s in sizes]):
                power = exponent(counts, values)
                cells.append(f"{power:.2f} {mark(power, goals.exponent)}")
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def exponent(counts: Sequence[float], values: Sequence[float]) -> float:
    """Return the power of the count with which values grow: the slope of the logarithms' line."""
    across, up = [math.log(count) for count in counts], [math.log(value) for value in values]
    middle, height = sum(across) / len(across), sum(up) / len(up)
    leant = sum((a - middle) * (b - height) for a, b in zip(across, up, strict=True))
    return leant / sum((a - middle) ** 2 for a in across)


def mark(found: float, most: float) -> str:
    """Return a sign of whether a goal is reached."""
    return "✓" if found <= most else "✗"


def put(page: str, part: str, text: str) -> str:
    """Return a page with what stands between the marks of a part replaced.

    Raises:
        ValueError: the page has no such marks.
    """
    begin, end = f"<!-- {part}: made by make bench -->", f"<!-- end of {part} -->"
    pattern = re.compile(rf"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if len(pattern.findall(page)) != 1:
        raise ValueError(f"the page has no place for {part}, or several")
    return pattern.sub(lambda _: f"{begin}\n\n{text}\n\n{end}", page)
