"""Every kind of page, to whoever reads it by keyboard, screen reader, magnified or in the dark."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from kinds import MISSING, addresses
from served import Served

NOT_FOUND = ("404 (Not Found)",)
WIDTHS = {"desk": 1280, "phone": 390}
SCHEMES = {"light": 0, "dark": 1}

AXE = """
([rules, part]) => axe.run(part ?? document, {
  resultTypes: ["violations"],
  runOnly: rules.length ? { type: "rule", values: rules } : undefined,
  rules: rules.length ? {} : { "target-size": { enabled: true } },
}).then(({ violations }) => violations.flatMap(({ id, impact, nodes }) =>
  nodes.map(({ target, any, all, none }) =>
    `${id} (${impact}): ${target} ${[...any, ...all, ...none].map((check) => check.message)}`)))
"""

BY_EYE = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"]
"""The rules whose answer depends on colours or on the width of the window."""


def violations(page: Page, rules: list[str] | None = None, part: str | None = None) -> list[str]:
    """Return what axe finds, of any impact, on a page or a part of it, by all rules or by some."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(AXE, [rules or [], part])
    return found


def paint(page: Page, scheme: str) -> None:
    """Choose light or dark colours, by Material's own switch; do nothing where there is none."""
    page.evaluate("(id) => document.getElementById(id)?.click()", f"__palette_{SCHEMES[scheme]}")


def test_pages__axe_finds_nothing_on_any_kind_of_them(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """In light and dark colours, at a desk and on a phone; the page of errors, too."""
    page = open_page(site, "", expected=NOT_FOUND, reduced_motion="reduce")
    found = {}
    for address in addresses(site.folder):
        page.set_viewport_size({"width": WIDTHS["desk"], "height": 900})
        page.goto(site.address + address)
        for width, scheme, rules in (
            ("desk", "light", []),
            ("desk", "dark", BY_EYE),
            ("phone", "dark", []),
            ("phone", "light", BY_EYE),
        ):
            page.set_viewport_size({"width": WIDTHS[width], "height": 900})
            paint(page, scheme)
            if faults := violations(page, rules):
                found[f"/{address} {width} {scheme}"] = faults
    assert {} == found


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_search__axe_finds_nothing_in_it(
    site: Served, open_page: Callable[..., Page], width: str, scheme: str
) -> None:
    page = open_page(site, "", width=WIDTHS[width], reduced_motion="reduce")
    paint(page, scheme)
    page.keyboard.press("s")
    page.keyboard.type("Iraq")
    page.locator(".md-search-result__item").first.wait_for()
    page.wait_for_timeout(300)
    assert [] == violations(page)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_drawer__axe_finds_nothing_in_it(
    site: Served, open_page: Callable[..., Page], scheme: str
) -> None:
    page = open_page(site, "people/", width=390, reduced_motion="reduce")
    paint(page, scheme)
    page.locator(".md-header__button[for=__drawer]").click()
    assert page.locator(".md-sidebar--primary").is_visible()
    assert [] == violations(page)


def test_axe__finds_what_is_wrong(site: Served, open_page: Callable[..., Page]) -> None:
    """The check itself: a picture without words, grey on grey."""
    page = open_page(site, "")
    page.evaluate("""() => {
      const article = document.querySelector("article");
      article.append(new Image());
      const faint = article.appendChild(document.createElement("p"));
      faint.textContent = "faint";
      faint.style.color = "#bbb";
    }""")
    assert ["color-contrast", "image-alt"] == sorted(
        one.partition(" ")[0] for one in violations(page, part="article")
    )


def focused(page: Page) -> dict[str, Any]:
    """Return where the focus is: the element's words, its place and how it is marked."""
    found: dict[str, Any] = page.evaluate("""() => {
      const element = document.activeElement;
      let shown = element;
      if (element.matches(".md-option")) shown = element.nextElementSibling;
      const box = (shown.getClientRects()[0] ?? shown.getBoundingClientRect());
      const style = getComputedStyle(shown);
      return {
        tag: element.localName,
        words: element.getAttribute("aria-label") || element.textContent.trim(),
        name: `${element.localName}.${element.getAttribute("class")}`,
        seen: style.visibility === "visible" && box.width > 0 && box.height > 0
          && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
        marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
      };
    }""")
    return found


def stops(page: Page, most: int = 400) -> Iterator[dict[str, Any]]:
    """Press Tab until the focus leaves the page, and yield every place that it comes to."""
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = focused(page)
        if stop["tag"] == "body":
            return
        yield stop


@pytest.mark.parametrize("width", WIDTHS)
def test_focus__is_seen_wherever_tab_leads(
    site: Served, open_page: Callable[..., Page], width: str
) -> None:
    """On every kind of page: within the window, not hidden, with an outline of two pixels."""
    page = open_page(site, "", width=WIDTHS[width], expected=NOT_FOUND, reduced_motion="reduce")
    lost = {}
    for address in addresses(site.folder):
        page.goto(site.address + address)
        faults = [
            (stop["name"], stop["words"][:40])
            for stop in stops(page, 40)
            if not (stop["seen"] and stop["marked"])
        ]
        if faults:
            lost[address] = faults
    assert {} == lost


@pytest.mark.parametrize("address", ["", "statements/kirby-iraq-was-told/", MISSING])
def test_skip_link__comes_first_and_leads_past_the_header(
    site: Served, open_page: Callable[..., Page], address: str
) -> None:
    page = open_page(site, address, expected=NOT_FOUND)
    page.keyboard.press("Tab")
    assert "Skip to content" == focused(page)["words"]
    assert page.locator(".md-skip").is_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_drawer__opens_reads_and_closes_by_keyboard(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "people/", width=390)
    opener = page.locator(".md-header__button[for=__drawer]")
    opener.focus()
    assert ("Navigation", "false") == (
        focused(page)["words"],
        opener.get_attribute("aria-expanded"),
    )
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        assert ("Home", "true") == (focused(page)["words"], opener.get_attribute("aria-expanded"))
        page.keyboard.press("Escape")
        assert ("Navigation", "false") == (
            focused(page)["words"],
            opener.get_attribute("aria-expanded"),
        )


def test_headings__follow_each_other_without_a_gap(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """One of the first level, and under each only such of the next one."""
    page = open_page(site, "", expected=NOT_FOUND)
    wrong = {}
    for address in addresses(site.folder):
        page.goto(site.address + address)
        levels = page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((one) => +one.localName[1])"
        )
        jumps = [b - a for a, b in zip(levels, levels[1:], strict=False) if b - a > 1]
        if levels[:1] != [1] or levels.count(1) != 1 or jumps:
            wrong[address] = levels
    assert {} == wrong


def test_landmarks__are_one_main_and_named_navigations(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "statements/")
    assert 1 == page.locator("main").count()
    names = page.evaluate("""[...document.querySelectorAll("nav")].map((one) =>
      one.getAttribute("aria-label"))""")
    assert {"Header", "Navigation", "Search", "About", "Handbook", "Table of contents"} == set(names)
    assert len(names) == len(set(names))


def test_motion__is_none_where_readers_want_none(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "timeline/", reduced_motion="reduce", expected=NOT_FOUND)
    moving = page.evaluate("""[...document.querySelectorAll("*")].filter((one) => {
      const style = getComputedStyle(one);
      return parseFloat(style.transitionDuration) > 0.001
        || (style.animationName !== "none" && parseFloat(style.animationDuration) > 0.01);
    }).map((one) => one.className)""")
    assert [] == moving


def test_forced_colours__leave_status_and_passages_a_frame(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """Where the reader's own colours replace ours, papers are gone and borders stay."""
    page = open_page(site, "sources/cnn-2024-02-06/", forced_colors="active")
    for selector in (".dossier-mark", "h1 + ul .dossier-status, .dossier-status"):
        widths = page.evaluate(
            "(one) => getComputedStyle(document.querySelector(one)).borderBottomWidth", selector
        )
        assert "0px" != widths


def test_zoom__of_200_percent_needs_no_sideways_scrolling(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """A window of 1280 pixels then holds 640 of ours, each twice as large."""
    page = open_page(site, "", width=640, height=450, device_scale_factor=2, expected=NOT_FOUND)
    wide = []
    for address in addresses(site.folder):
        page.goto(site.address + address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)
    assert [] == wide
