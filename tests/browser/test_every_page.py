"""What holds for every kind of page of the real dossier, whatever kinds there come to be."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kinds import addresses
from served import Served, serve
from sites import write
from tour import Tour, tour, violations


@pytest.fixture(scope="module")
def visited(chromium: Browser, site: Served) -> Tour:
    """All kinds of page of the real dossier, and the page of errors."""
    return tour(chromium, site, addresses(site.folder))


def test_pages__ask_no_other_host_and_break_neither_policy_nor_script(visited: Tour) -> None:
    assert {} == visited.faults


def test_pages__fit_into_every_window(visited: Tour) -> None:
    """Of 1280 pixels, of the same magnified twice, of a phone and of 320 pixels."""
    assert ({}, {}) == (visited.wide, visited.escaped)


def test_pages__have_headings_in_order(visited: Tour) -> None:
    """One of the first level, and under each none that skips a level."""
    assert {} == visited.headings


def test_pages__show_where_the_focus_is(visited: Tour) -> None:
    """At a desk and on a phone, whatever the keyboard reaches can be seen and has an outline."""
    assert {} == visited.lost


def test_pages__axe_finds_nothing_on_them(visited: Tour) -> None:
    """In light colours at a desk, in dark ones on a phone."""
    assert {} == visited.axe


def test_tour__finds_what_is_wrong(
    chromium: Browser, site: Served, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    """The checks themselves, of a page that fails them all."""
    page = open_page(site, "")
    page.evaluate("""() => {
      const article = document.querySelector("article");
      article.append(new Image());
      const faint = article.appendChild(document.createElement("p"));
      faint.textContent = "faint";
      faint.style.color = "#bbb";
    }""")
    assert ["color-contrast", "image-alt"] == sorted(
        one.partition(" ")[0] for one in violations(page, "article")
    )
    bad = (
        "<!doctype html><html lang=en><title>Bad</title><main><h2>Two</h2><article>"
        '<p style="color: red">red</p><img alt="" src="https://example.org/x.png">'
        '<div class=wide>wide</div><a href="." class=lost>lost</a>'
        "<link rel=stylesheet href=bad.css></article></main>"
    )
    style = ".wide { width: 2000px } .lost:focus { outline: 0 }"
    files = {"bad.html": bad.encode(), "bad.css": style.encode(), "404.html": b""}
    with serve(write(tmp_path, files)) as served:
        found = tour(chromium, served, ["bad.html"])
    assert ["bad.html"] * 4 == [*found.faults, *found.wide, *found.escaped, *found.headings]
    assert {"bad.html at 390": ["a.lost lost"], "bad.html at 1280": ["a.lost lost"]} == found.lost
    assert any("page-has-heading-one" in one for one in found.axe["bad.html"])
    assert {"request: https://example.org/x.png"} <= set(found.faults["bad.html"])
