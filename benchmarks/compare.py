"""Measure how a made-up dossier is built and checked, beside others who do a part of it.

    python benchmarks/compare.py [--help]

Whole processes on a file system in memory, if there is one, in turns: each contestant once, then
each once more. Every run is judged before its time counts. What comes out is written into
benchmarks/README.md, with growth.svg beside it; --only one part leaves the others as they are.
"""

import argparse
import shutil
import sys
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from statistics import median

import contestants as c
import serve
from contestants import Contestant, Ground
from measured_on import machine, month, scratch
from peers import Peers, installed
from plot import plot
from results import Growth, Size, comparison, growth, put
from whole import Failed, Run

HERE = Path(__file__).resolve().parent
PARTS = ("comparison", "growth", "serving")
BUILD_GOALS = {c.OURS: 0.25, c.CHANGED: 0.08}
CHECK_GOALS = {c.CHECK: 1.0, c.CHECK_WARM: 1.0}
GROWTH_GOALS = Growth({(c.CHECK, 10_000): 5.0, (c.CHECK_WARM, 10_000): 0.7}, 1536, 1.05)
SECONDS_TO_RELOAD = {10_000: 2.0}


def main() -> None:
    """Measure what was asked for, and write it down."""
    wanted = _options()
    peers = installed(wanted.environment) if "comparison" in wanted.only else None
    most = max([*wanted.growth, *wanted.serve, wanted.records])
    folder, disk = scratch(most)
    _say(f"on {disk}, in {folder}")
    try:
        texts = _measure(wanted, folder, peers)
    finally:
        _say("cleaning up")
        shutil.rmtree(folder, ignore_errors=True)
    versions = peers.versions if peers else {}
    told = "".join(f", {name} {version}" for name, version in versions.items())
    where = f"Measured on {machine()}, on {disk}, {month()}{told}."
    texts = {part: f"{text}\n\n{where}" for part, text in texts.items()}
    if wanted.print:
        print("\n\n".join(texts.values()))
        return
    readme = HERE / "README.md"
    page = readme.read_text(encoding="utf-8")
    for part, text in texts.items():
        page = put(page, part, text)
    readme.write_text(page, encoding="utf-8")
    _say(f"written to {readme}")


def _measure(wanted: argparse.Namespace, folder: Path, peers: Peers | None) -> dict[str, str]:
    """Return the text of each part by its name."""
    texts: dict[str, str] = {}
    if peers:
        texts["comparison"] = _compare(wanted, folder / "comparison", peers)
        shutil.rmtree(folder / "comparison")
    if "growth" in wanted.only:
        texts["growth"] = _grow(wanted, folder)
    if "serving" in wanted.only:
        texts["serving"] = _serve(wanted, folder)
    return texts


def _compare(wanted: argparse.Namespace, folder: Path, peers: Peers) -> str:
    _say(f"writing a dossier of {wanted.records:,} records, and its pages as Markdown")
    ground = Ground(folder, wanted.records)
    pages = ground.render()
    builders = [*ground.ours(pages), *ground.peers(peers, pages)]
    checkers = [*ground.checks(), ground.schema(peers)]
    chosen = [one for one in (*builders, *checkers) if _chosen(one, wanted.contestants)]
    own = {c.OURS, c.CHANGED, c.UNCHANGED, c.CHECK, c.CHECK_WARM}
    runs, failures = turns(chosen, wanted.runs, others={one.name for one in chosen} - own)
    said = f"{wanted.records:,} records, {len(pages.addresses):,} pages, {wanted.runs} runs of each"
    tables = [said]
    for some, measure, goals in (
        (builders, c.MKDOCS, BUILD_GOALS),
        (checkers, c.SCHEMA, CHECK_GOALS),
    ):
        counted = {one.name: runs[one.name] for one in some if one.name in runs}
        if counted:
            tables.append(comparison(counted, measure, goals))
    tables += [f"Not counted: {name}, since {why}." for name, why in failures.items()]
    return "\n\n".join(tables)


def turns(
    contestants: Sequence[Contestant], turns: int, others: Collection[str] = ()
) -> tuple[dict[str, list[Run]], dict[str, str]]:
    """Let each have as many turns, one after the other; say why those of others do not count.

    Raises:
        Failed: one that is not among the others did not do what it should.
    """
    runs: dict[str, list[Run]] = {one.name: [] for one in contestants}
    failures: dict[str, str] = {}
    for turn in range(turns):
        for number, one in enumerate(contestants):
            done = turn * len(contestants) + number
            _progress(f"{done} of {turns * len(contestants)} runs done; {one.name}")
            if one.name in failures:
                continue
            try:
                run = one.turn()
            except Failed as fault:
                if one.name not in others:
                    raise
                failures[one.name] = str(fault).strip().rpartition("\n")[2]
                _say(f"{one.name} does not count: {fault}")
                continue
            runs[one.name].append(run)
            _say(f"{one.name}: {run.seconds:.2f} s, {run.megabytes:.0f} MB")
    return {name: done for name, done in runs.items() if name not in failures}, failures


def _grow(wanted: argparse.Namespace, folder: Path) -> str:
    sizes = []
    for records in sorted(wanted.growth):
        _say(f"growth: {records:,} records")
        ground = Ground(folder / "growth", records)
        pages = ground.render()
        own = [*ground.ours(pages)[:2], *ground.checks()]
        runs, _ = turns(own, wanted.runs if records < LARGE else 1)
        shutil.rmtree(ground.folder)
        sizes.append(
            Size(
                records,
                {name: median(run.seconds for run in done) for name, done in runs.items()},
                {name: max(run.megabytes for run in done) for name, done in runs.items()},
            )
        )
    lines = {
        name: [(size.records, size.seconds[name]) for size in sizes] for name in sizes[0].seconds
    }
    drawing = plot("Seconds by records; dashed: twice the records, twice the time", lines)
    if not wanted.print:
        (HERE / "growth.svg").write_text(drawing, encoding="utf-8")
    return f"{growth(sizes, GROWTH_GOALS)}\n\n{_PLOT}"


_PLOT = "![Seconds by records, on logarithmic scales](growth.svg)"

LARGE = 10_000
"""Records from which on one run must do."""


def _serve(wanted: argparse.Namespace, folder: Path) -> str:
    rows = []
    for records in sorted(wanted.serve):
        _say(f"serving: {records:,} records")
        ground = Ground(folder / "serving", records)
        page = ground.render().samples[0].address
        shutil.rmtree(ground.cache, ignore_errors=True)  # the first build starts from nothing
        rows.append(serve.measure(ground.dossier, page, wanted.saves, ground.environment))
        shutil.rmtree(ground.folder)
    goals = SECONDS_TO_RELOAD
    return serve.table(zip(sorted(wanted.serve), rows, strict=True), goals)


def _chosen(one: Contestant, words: Sequence[str]) -> bool:
    return not words or any(word.casefold() in one.name.casefold() for word in words)


def _say(words: str) -> None:
    _progress("")
    print(f"bench: {words}", file=sys.stderr, flush=True)


def _progress(words: str) -> None:
    """Show a line that the next one takes the place of, on a terminal."""
    if sys.stderr.isatty():
        print(f"\r\033[K{words[:100]}", end="", file=sys.stderr, flush=True)


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.replace("_", "").split(",") if number]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    add: Callable[..., object] = parser.add_argument
    add("--only", action="append", choices=PARTS, help="this part, not all three; repeatable")
    add("--records", type=int, default=5000, help="of the comparison; 5000 when left out")
    add("--runs", type=int, default=3, help="of each contestant; 3 when left out")
    add("--contestants", action="append", default=[], metavar="WORD", help="only these; repeatable")
    add("--growth", type=_numbers, default=[1000, 3000, 10_000, 30_000], metavar="N,N,…")
    add("--serve", type=_numbers, default=[5000, 10_000], metavar="N,N,…")
    add("--saves", type=int, default=5, help="while serving; 5 when left out")
    add("--quick", action="store_true", help="one run of each, nothing above 10,000 records")
    add("--print", action="store_true", help="print the tables, and write nothing")
    add("--environment", type=Path, default=HERE.parent / ".venv/peers", help="of the others")
    wanted = parser.parse_args()
    wanted.only = wanted.only or PARTS
    if wanted.quick:
        wanted.runs, wanted.saves = 1, 3
        wanted.growth = [size for size in wanted.growth if size <= LARGE]
    return wanted


if __name__ == "__main__":
    try:
        main()
    except Failed as fault:
        sys.exit(f"bench: not measured: {fault}")
    except KeyboardInterrupt:
        sys.exit(130)
