"""Measure what a reader loads of a built site: with the first page, and because of a first search.

    python benchmarks/reader.py SITE [WORDS …]
    python benchmarks/reader.py RECORDS

SITE is a site's folder; for a number, a dossier of so many records is made and built, with
`search: pagefind` and once more with the theme's search. Each figure is of a browser that loaded
nothing yet, and counts what a server of this machine sends it, compressed with gzip where files are
not already, without the headers: some 200 bytes more for each file. WORDS are what to search for.
Seconds are from opening the first page to the first result, in a browser with a quarter of its
speed and on a line as phones have it. Needs Chromium.
"""

import random
import re
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, expect, sync_playwright

from contestants import PROJECT, QUIET
from dossiers import write_dossier
from measured_on import machine, month, scratch
from packed import Line, Packed, serve_packed
from whole import run

FIRST_PAGES = (
    *("", "timeline/", "graph/", "disagreements/", "statements/", "corrections/"),
    *("people/", "organizations/", "sources/", "events/"),
)
OF_EACH = ("statements", "sources", "people", "organizations")
"""The kinds of which the page that has the most bytes counts."""

SEARCHES = (
    "contract offer",
    "lighthouse unpaid bills",
    "what was said about the lighthouse",
    "the at on of was in",
    "said that no one was told",
    "safety officer quoted as saying bridge",
    "rust girders contract signed second offer",
)
FILTERED = "stands"
"""The status by which one more search is filtered: the one that most statements have."""

PROGRAM = ("dossier-search.", "pagefind.js", "pagefind-worker.js", "wasm.", "pagefind-entry")
PARTS = {
    "program": PROGRAM,
    "names of pages": (".pf_meta",),
    "words": (".pf_index",),
    "filters": (".pf_filter",),
    "results": (".pf_fragment",),
}
"""What a search loads, by what stands in the paths of the files."""

PATIENCE = 60_000
"""Milliseconds that a search may take."""

PAUSE = 700
"""Milliseconds between two keys of a reader that makes a search of every letter."""

PHONE = Line(rate=200_000, delay=0.15)
"""1.6 Mbit/s."""
SLOWER = 4
"""How many times slower than here a phone's browser is taken to be."""

DRAWN, LONG = 40, 6
"""How many statements are drawn, the first words of whose claims are searched for, and how many."""
GOAL = 250_000
"""Bytes that a first search should load at most."""

TIMES = 3
"""How often seconds are taken."""

_OURS = (".dossier-search-open", ".dossier-search__words", ".dossier-search__results li")
_THEMES = (".md-search__input", ".md-search__input", ".md-search-result__item")
"""What opens each search, its field, and its results."""

_TOLD = re.compile(r"result|found")
_SHELLS = ("chromium-headless-shell", "chromium", "chromium-browser")
_SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


@dataclass(frozen=True, slots=True)
class First:
    """What one page loads for a reader who has not been on the site.

    Attributes:
        page: Its path.
        html: Bytes of the page itself.
        whole: Bytes of it and of all that it loads.
        files: How many these are.
    """

    page: str
    html: int
    whole: int
    files: int


@dataclass(frozen=True, slots=True)
class Search:
    """What the first search loads.

    Attributes:
        words: What was searched for, and how.
        found: What the search says.
        parts: Bytes of each of `PARTS`.
    """

    words: str
    found: str
    parts: tuple[int, ...]


def main() -> None:
    """Measure what is asked for, and print tables."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    asked, *words = sys.argv[1:]
    print(f"Measured in {month()} on {machine()}. KB are 1,000 bytes.\n")
    with _browser() as browser:
        if not asked.isdigit():
            report(browser, Path(asked), words or SEARCHES)
            return
        folder, _ = scratch(int(asked))
        try:
            for search in ("pagefind", "theme"):
                print(f"## search: {search}\n")
                report(browser, _built(folder / search, int(asked), search), SEARCHES)
        finally:
            shutil.rmtree(folder)


def report(browser: Browser, site: Path, words: Sequence[str]) -> None:
    """Measure a site, and print tables."""
    with serve_packed(site) as served:
        largest = [str(path.relative_to(site)) + "/" for path in _largest(site)]
        pages = [page for page in FIRST_PAGES if (site / page / "index.html").is_file()]
        print("| first page | HTML KB | with all it loads KB | files |\n|---|---:|---:|---:|")
        for path in (*pages, *largest):
            one = first(browser, served, path)
            print(f"| {one.page} | {_kb(one.html)} | {_kb(one.whole)} | {one.files} |")
        print()
        has_pagefind = (site / "assets/pagefind").is_dir()
        if has_pagefind:
            _table(browser, served, words)
    parts = _OURS if has_pagefind else _THEMES
    with serve_packed(site, line=PHONE) as served:
        taken = sorted(seconds(browser, served, words[0], parts) for _ in range(TIMES))
    told = ", ".join(f"{each:.1f}" for each in taken)
    print(f"Opened on a phone, “{words[0]}” has its first result after {told} s.\n")


def _table(browser: Browser, served: Packed, words: Sequence[str]) -> None:
    titles = ("first search", "it says", *(f"{part} KB" for part in PARTS), "together KB")
    print(f"| {' | '.join(titles)} |\n|---|---|{'---:|' * (len(PARTS) + 1)}")
    for each in searches(browser, served, words):
        cells = (each.words, each.found, *map(_kb, each.parts), _kb(sum(each.parts)))
        print(f"| {' | '.join(cells)} |", flush=True)
    print()
    whole = sorted(sum(_search(browser, served, each).parts) for each in drawn(served.folder))
    if whole:
        print(
            f"Of {len(whole)} searches for the first {LONG} words of a statement, the median is "
            f"{_kb(median(whole))} KB and the largest {_kb(whole[-1])} KB; over {GOAL // 1000} KB: "
            f"{sum(size > GOAL for size in whole)}.\n"
        )


def drawn(site: Path) -> list[str]:
    """Return the first words of the claims of some statements, always the same ones of a site."""
    pages = sorted((site / "statements").glob("*/index.html"))
    some = random.Random(1).sample(pages, min(DRAWN, len(pages)))  # noqa: S311 - no secret
    titles = (re.search("<h1[^>]*>([^<]*)", page.read_text(encoding="utf-8")) for page in some)
    return [" ".join(unescape(title[1]).split()[:LONG]) for title in titles if title]


def first(browser: Browser, served: Packed, path: str) -> First:
    """Open a page as the first of a site."""
    with _opened(browser, served, path):
        html = served.sent[0][1]
        return First(f"/{path}", html, served.bytes(), len(served.sent))


def searches(browser: Browser, served: Packed, words: Sequence[str]) -> Iterator[Search]:
    """Search for all of these, each as the first search; the first words also in other ways."""
    for each in words:
        yield _search(browser, served, each)
    yield _search(browser, served, words[0], status=FILTERED)
    yield _search(browser, served, " ".join(words[1:2]) or words[0], pause=PAUSE)


def seconds(browser: Browser, served: Packed, words: str, parts: tuple[str, str, str]) -> float:
    """Return how long a reader with a phone waits from opening a page to the first result."""
    opener, field, results = parts
    context = browser.new_context()
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    started = time.perf_counter()
    page.goto(served.address)
    page.locator(opener).click()
    page.locator(field).fill(words)
    page.locator(results).first.wait_for(timeout=2 * PATIENCE)
    taken = time.perf_counter() - started
    context.close()
    return taken


def _search(
    browser: Browser, served: Packed, words: str, *, status: str = "", pause: int = 0
) -> Search:
    with _opened(browser, served, "") as page:
        page.get_by_role("button", name="Search").click()
        field, told = page.get_by_role("searchbox"), page.locator(".dossier-search__count")
        if pause:
            field.press_sequentially(words, delay=pause)
            page.wait_for_timeout(pause)
        else:
            field.fill(words)
        expect(told).to_have_text(_TOLD, timeout=PATIENCE)
        if status:
            before = told.inner_text()
            page.get_by_role("checkbox", name=status).check()
            expect(told).not_to_have_text(before, timeout=PATIENCE)
        page.wait_for_load_state("networkidle")
        found = told.inner_text()
        parts = tuple(served.bytes(*marks) for marks in PARTS.values())
    how = f", only {status}" if status else ", each letter searched for" if pause else ""
    return Search(f"{words}{how}", found, parts)


@contextmanager
def _opened(browser: Browser, served: Packed, path: str) -> Iterator[Page]:
    context = browser.new_context()
    served.sent.clear()
    page = context.new_page()
    page.goto(served.address + path)
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


@contextmanager
def _browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, _SHELLS)), None)
    if path is None:
        sys.exit("Chromium is not installed (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_SWITCHES))
        yield browser
        browser.close()


def _largest(site: Path) -> Iterator[Path]:
    for kind in OF_EACH:
        pages = list((site / kind).glob("*/index.html"))
        if pages:
            yield max(pages, key=lambda page: page.stat().st_size).parent


def _built(folder: Path, records: int, search: str) -> Path:
    write_dossier(folder, records)
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    if search == "pagefind":
        text = text.replace("- search\n- dossier\n", "- dossier: {search: pagefind}\n")
    settings.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    run(command, folder, {"PYTHONPATH": str(PROJECT / "builder"), "DOSSIER_CACHE": "", **QUIET})
    return folder / "site"


def _kb(size: float) -> str:
    return f"{size / 1000:.1f}"


if __name__ == "__main__":
    main()
