"""What authors and articles bring is shown as text, and breaks neither script nor layout."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from hostile_texts import MARKUP, everywhere
from kinds import addresses
from served import Served, home_only, serve
from tour import Tour, tour

SETTINGS = """\
site_name: "The bridge {{ name }} [[mayor]]"
theme:
  name: material
  font: false
  features: [content.action.edit, navigation.indexes, search.highlight, search.suggest]
plugins: [search, dossier]
"""

WORST = [MARKUP[0], "l" * 300, *(text for text in MARKUP if "\u202e" in text or "\u0301" in text)]
"""Scripts, a word without end, texts that turn round, characters that combine."""


@pytest.fixture(scope="module")
def hostile(serve_example: Callable[..., Served]) -> Served:
    """The example, with every bad text wherever there can be one."""
    return serve_example({**everywhere(), "mkdocs.yml": SETTINGS})


@pytest.fixture(scope="module")
def visited(chromium: Browser, hostile: Served) -> Tour:
    worst = [
        f"{kind}/hostile-{MARKUP.index(text) + 1}/"
        for text in WORST
        for kind in ("statements", "people", "events")
    ]
    found = {*addresses(hostile.folder), *worst, "sources/gazette-hostile/"}
    with serve(hostile.folder, index=home_only(hostile.folder)) as served:
        return tour(chromium, served, sorted(found), axe=False)


def test_pages__run_nothing_and_ask_for_nothing(visited: Tour) -> None:
    """No dialog, no error of a script, no request that an author or an article made."""
    assert {} == visited.faults


def test_pages__fit_into_every_window(visited: Tour) -> None:
    """Not even a word of 300 letters makes readers scroll sideways."""
    assert ({}, {}) == (visited.wide, visited.escaped)


def test_pages__keep_their_order_and_their_focus(visited: Tour) -> None:
    assert ({}, {}) == (visited.headings, visited.lost)


def test_names__are_shown_to_the_letter(hostile: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(hostile, "people/")
    shown = {one.rstrip("/").rpartition("/")[2]: text for one, text in _links(page).items()}
    assert {f"hostile-{at}": _plain(text) for at, text in enumerate(MARKUP, 1)} == {
        name: _plain(text) for name, text in shown.items() if name.startswith("hostile")
    }


def _links(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("""Object.fromEntries(
      [...document.querySelectorAll("article li a[href]")].map((one) => [one.href, one.textContent])
    )""")
    return found


def _plain(text: str) -> str:
    # An invisible joiner keeps tags from being tags in `<title>`, what turns the direction is
    # closed, and what is no character is shown as a sign for that.
    text = re.sub("[\ufdd0\ufffe\u0080]", "\ufffd", re.sub("[\u2060\u202c\u2069]", "", text))
    return " ".join(text.replace("\u2028", " ").split())


def test_titles__of_the_browser_are_text(hostile: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(hostile, "statements/hostile-1/")
    assert _plain(page.title()).startswith(_plain(f"{MARKUP[0]} ✓ stands"))


def test_status__is_not_swallowed_by_texts_that_turn_round(
    hostile: Served, open_page: Callable[..., Page]
) -> None:
    """Its symbol stands left of its word and the badge behind the name, whatever the name does."""
    page = open_page(hostile, "statements/")
    assert [] == page.evaluate("""() => {
    const badges = [...document.querySelectorAll(".dossier-status")];
    return badges.filter((one) => {
      const symbol = one.querySelector(".dossier-symbol").getBoundingClientRect();
      const box = one.getBoundingClientRect();
      const after = [...one.previousElementSibling.getClientRects()]
        .every((part) => part.bottom <= box.top + 1 || part.right <= box.left + 1);
      return !(symbol.left - box.left < box.right - symbol.right && after);
    }).map((one) => one.parentElement.textContent);
    }""")


def test_search__shows_bad_texts_as_text(hostile: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(hostile, "")
    page.keyboard.press("s")
    page.keyboard.type("Note")
    found = page.locator(".md-search-result__list")
    found.get_by_text("<script>alert(1)</script>").first.wait_for()
    assert 0 == found.locator("script, img").count()
