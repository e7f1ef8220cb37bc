"""What holds for every kind of page of the real dossier, whatever kinds there come to be."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kinds import MISSING, addresses
from served import Served, home_only, serve
from sites import write
from tour import NOT_FOUND, Tour, tour, violations


@pytest.fixture(scope="module")
def visited(chromium: Browser, site: Served) -> Tour:
    """All kinds of page of the real dossier, at a path of a host, and the page of errors.

    That is visited at the root of one: it needs `site_url` to know where else it stands.
    """
    of_errors = (MISSING, "404.html")
    found = tour(chromium, site, of_errors)
    others = (one for one in addresses(site.folder) if one not in of_errors)
    with serve(site.folder, "/a/b/", index=home_only(site.folder)) as below:
        return tour(chromium, below, others, found=found)


def test_pages__ask_for_nothing_beyond_the_site_and_break_neither_policy_nor_script(
    visited: Tour,
) -> None:
    """Of no other host, of no other path of this one, and for nothing that is not there."""
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
        '<img alt="" src="/beyond.png"><img alt="" src="missing.png">'
        '<div class=wide>wide</div><a href="." class=lost>lost</a>'
        "<link rel=stylesheet href=bad.css></article></main>"
    )
    style = ".wide { width: 2000px } .lost:focus { outline: 0 }"
    files = {"bad.html": bad.encode(), "bad.css": style.encode(), "404.html": b""}
    with serve(write(tmp_path, files), "/a/b/") as served:
        found = tour(chromium, served, ["bad.html"])
    assert ["bad.html"] * 4 == [*found.faults, *found.wide, *found.escaped, *found.headings]
    assert {"bad.html at 390": ["a.lost lost"], "bad.html at 1280": ["a.lost lost"]} == found.lost
    assert any("page-has-heading-one" in one for one in found.axe["bad.html"])
    beyond = served.address.removesuffix("a/b/")
    faults = {f"request: {one}" for one in ("https://example.org/x.png", f"{beyond}beyond.png")}
    assert faults <= set(found.faults["bad.html"])
    assert any(NOT_FOUND in one for one in found.faults["bad.html"])
