"""What is opened, chosen or skipped by keyboard, and read with a reader's own settings."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kinds import MISSING
from served import Served
from tour import DESK, NOT_FOUND, PHONE, SCHEMES, paint, violations


def focused(page: Page) -> str:
    """Return what the element that has the focus is called."""
    found: str = page.evaluate("""() => {
      const element = document.activeElement;
      return element.getAttribute("aria-label") ?? element.textContent.trim();
    }""")
    return found


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_search__axe_finds_nothing_in_it(
    whole_site: Served, open_page: Callable[..., Page], width: int
) -> None:
    """In light and in dark colours, of what was found in all of the site."""
    page = open_page(whole_site, "method/", width=width, reduced_motion="reduce")
    page.keyboard.press("s")
    page.keyboard.type("Iraq")
    found = page.locator(".md-search-result__item").first
    found.wait_for()
    for scheme in SCHEMES:
        paint(page, scheme)
        expect(found).to_be_visible()
        assert (scheme, []) == (scheme, violations(page))


def test_search__opens_when_the_keyboard_comes_to_it(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """On a phone its field is behind a symbol."""
    page = open_page(site, "method/", width=PHONE, reduced_motion="reduce")
    for _ in range(4):
        page.keyboard.press("Tab")
    assert "Search" == focused(page)
    page.locator(".md-search__output").wait_for()
    page.keyboard.press("Escape")
    page.locator(".md-search__output").wait_for(state="hidden")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_drawer__axe_finds_nothing_in_it(
    site: Served, open_page: Callable[..., Page], scheme: str
) -> None:
    page = open_page(site, "people/", width=PHONE, reduced_motion="reduce")
    paint(page, scheme)
    page.get_by_role("button", name="Navigation").click()
    expect(page.locator(".md-sidebar--primary")).to_be_visible()
    assert [] == violations(page)


@pytest.mark.parametrize("address", ["", "statements/kirby-iraq-was-told/", MISSING])
def test_skip_link__comes_first_and_leads_past_the_header(
    site: Served, open_page: Callable[..., Page], address: str
) -> None:
    page = open_page(site, address, expected=(NOT_FOUND,))
    page.keyboard.press("Tab")
    assert "Skip to content" == focused(page)
    expect(page.locator(".md-skip")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article, footer, .md-top') !== null")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_drawer__opens_reads_and_closes_by_keyboard(
    site: Served, open_page: Callable[..., Page], key: str
) -> None:
    page = open_page(site, "people/", width=PHONE)
    opener = page.get_by_role("button", name="Navigation")
    states: list[Any] = []
    opener.focus()
    for press in (None, key, "Escape"):
        if press:
            page.keyboard.press(press)
        states.append((focused(page), opener.get_attribute("aria-expanded")))
    assert [("Navigation", "false"), ("Home", "true"), ("Navigation", "false")] == states


def test_drawer__opens_by_keyboard_without_scripts(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "people/", width=PHONE, java_script_enabled=False)
    sidebar = page.locator(".md-sidebar--primary")
    expect(sidebar).not_to_be_visible()
    page.keyboard.press("Tab")  # the link that skips
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(sidebar).to_be_visible()


def test_landmarks__are_one_main_and_named_navigations(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "statements/")
    assert 1 == page.locator("main").count()
    names = page.evaluate(
        "[...document.querySelectorAll('nav')].map((one) => one.getAttribute('aria-label'))"
    )
    assert {"Header", "Navigation", "Search", "About", "Handbook"} <= set(names)
    assert len(names) == len(set(names))


def test_motion__is_none_where_readers_want_none(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "", reduced_motion="reduce")
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
    width = "(one) => getComputedStyle(one).borderBottomWidth"
    assert "1px" == page.locator(".dossier-mark").first.evaluate(width)
    page = open_page(site, "statements/kirby-iraq-was-told/", forced_colors="active")
    assert "1px" == page.locator("h1 .dossier-status").evaluate(width)
