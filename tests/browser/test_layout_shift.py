"""Nothing that has been read moves when scripts and fonts arrive."""

from collections.abc import Callable, Mapping
from itertools import takewhile

import pytest
from playwright.sync_api import Page

from kinds import page_kinds
from served import Served
from test_weight import MOST
from tour import DESK, PHONE

SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
  const ours = entry.sources.map(({ node }) => node?.nodeType === 1 ? node : node?.parentElement)
    .filter((one) => one?.closest("article, main"))
    .map((one) => `${one.localName}.${one.className} ${one.textContent.trim().slice(0, 40)}`);
  if (ours.length) window.shifts.push([Math.round(entry.value * 1e4) / 1e4, ours]);
})).observe({ type: "layout-shift", buffered: true });
"""

TOO_SMALL_TO_SEE = 0.005
"""A score of the Layout Instability API, of which 0.1 is called good: lines as fonts arrive."""


def shifts(page: Page, address: str) -> list[tuple[float, list[str]]]:
    """Load a page, and return what moved on it, if that could be seen."""
    page.goto(address)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(150)
    found: list[tuple[float, list[str]]] = page.evaluate("window.shifts")
    return found if sum(value for value, _ in found) > TOO_SMALL_TO_SEE else []


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_pages__keep_still_while_they_load(
    site: Served, open_in_window: Callable[..., Page], width: int
) -> None:
    """The page of every kind, within what is ours: not the theme's header and lists."""
    page = open_in_window(site, "404.html", width=width)
    page.add_init_script(SHIFTS)
    moved = {}
    for kind, pages in page_kinds(site.folder).items():
        # What a script moves, it moves each time; on a busy machine a letter may come late once.
        loads = (shifts(page, site.address + pages[0]) for _ in range(3))
        found = [*takewhile(bool, loads)]
        if len(found) == 3:
            moved[kind] = found
    assert {} == moved


def test_shift__is_seen_where_there_is_one(
    site: Served, open_in_window: Callable[..., Page]
) -> None:
    page = open_in_window(site, "404.html")
    page.add_init_script(SHIFTS)
    page.goto(f"{site.address}method/")
    page.wait_for_timeout(200)
    page.evaluate("""() => {
      const late = document.createElement("p");
      late.style.height = "300px";
      document.querySelector("article").prepend(late);
    }""")
    page.wait_for_function("() => window.shifts.length > 0")


def test_statement__loads_no_other_style_or_script_of_ours(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """What weighs on its first view is what is weighed; Material's own files are not ours."""
    page = open_page(site, "statements/kirby-iraq-was-told/")
    ours: Mapping[str, int] = page.evaluate("""() => Object.fromEntries(
      performance.getEntriesByType("resource").filter(({ name }) => /\\.(css|js)$/.test(name))
        .filter(({ name }) => !/javascripts|stylesheets|theme-scripts/.test(name))
        .map(({ name, decodedBodySize }) => [name.split("/assets/")[1], decodedBodySize]))""")
    assert {"dossier.css", "dossier.js", "palette.css"} == set(ours)
    assert sum(ours.values()) < 5 * MOST
