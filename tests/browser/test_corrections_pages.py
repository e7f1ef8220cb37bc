"""The ledger of corrections and the page of disagreements, as a browser lays them out."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FloatRect, Locator, Page

from served import Served

KIRBY = "corrected--statements--kirby-iraq-was-told"
PAGES = ("corrections/", "disagreements/", "people/john-kirby/", "corrections/kirby-withdraws/")
WIDTH = "document.documentElement.scrollWidth"
LONG = "l" * 300
STATEMENT = "statements/bridge-is-safe/"


def box(element: Locator) -> FloatRect:
    """Return where an element stands on the page, in CSS pixels."""
    found = element.bounding_box()
    assert found is not None
    return found


@pytest.mark.parametrize("path", PAGES)
def test_pages__do_not_scroll_sideways_on_the_smallest_phone(
    site: Served, open_page: Callable[..., Page], path: str
) -> None:
    assert 320 == open_page(site, path, width=320).evaluate(WIDTH)


def test_pages__of_words_without_end_do_not_scroll_sideways(
    serve_example: Callable[..., Served], open_page: Callable[..., Page]
) -> None:
    figure = (
        f"name: {LONG}\nfigures:\n- of: {LONG}\n  values:\n"
        "  - {value: '>12', quote: {source: gazette-2024-05-08, exact: 12 bolts were replaced}}\n"
        "  - {value: 10000000000000000..200000000000000000, quote: "
        "{source: gazette-2024-05-08, exact: 15 new bolts}}\n"
    )
    served = serve_example(
        {
            "annotations/events/inspection.yml": figure,
            "annotations/people/mayor.yml": (
                f"name: {LONG}\nnotes: Of [[bridge-is-safe|{LONG}]] x.\n"
            ),
            "annotations/corrections/mayor-withdraws.yml": (
                "corrects: [bridge-is-safe]\nkind: retraction\nissued: 2024-05-08\nby: mayor\n"
                f"through: [mayor-was-wrong]\ninstead: {LONG}\n"
            ),
        }
    )
    for path in ("corrections/", "disagreements/", "corrections/mayor-withdraws/", STATEMENT):
        content = open_page(served, path, width=320).locator(".md-content")
        assert (path, 0) == (path, content.evaluate("it => it.scrollWidth - it.clientWidth"))


def test_ledger__how_long_stands_in_the_margin_where_there_is_room(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """On a phone it stands under the claim."""
    stood, claim = f"#{KIRBY} .dossier-ledger__stood", f"#{KIRBY} h3"
    wide = open_page(site, "corrections/")
    one, other = box(wide.locator(stood).first), box(wide.locator(claim).first)
    assert one["x"] + one["width"] < other["x"]
    assert abs(one["y"] - other["y"]) < 10
    narrow = open_page(site, "corrections/", width=390)
    assert (
        box(narrow.locator(claim).first)["y"] + box(narrow.locator(claim).first)["height"]
        <= box(narrow.locator(stood).first)["y"]
    )
    assert "stood 3 days" == narrow.locator(stood).inner_text()


def test_ledger__a_corrections_page_leads_to_its_entry_by_keyboard(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "corrections/kirby-withdraws/")
    page.get_by_role("link", name="In the ledger of corrections").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/corrections/#{KIRBY}")
    entry = page.locator(f"#{KIRBY}")
    page.wait_for_function("scrollY > 0")
    assert "solid" == entry.evaluate("it => getComputedStyle(it).outlineStyle")
    top = box(page.locator(f"#{KIRBY} h3").first)["y"]
    assert 48 <= top < 300  # below the theme's header


def test_disagreements__values_stand_on_the_line_to_scale(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """More than 80 begins left of 85 and goes on past it; all that is written can be read."""
    for width in (320, 1280):
        page = open_page(site, "disagreements/", width=width)
        line = page.get_by_role("img", name="The values on a number line").first
        ends = line.locator("circle")
        first, second = box(ends.nth(0)), box(ends.nth(1))
        bar, frame = box(line.locator(".dossier-line__bar").first), box(line)
        assert first["x"] < second["x"] < bar["x"] + bar["width"]
        for words in line.locator("text").all():
            written = box(words)
            assert frame["x"] <= written["x"]
            assert written["x"] + written["width"] <= frame["x"] + frame["width"]
            assert written["height"] >= 11


def test_disagreements__both_sides_are_beside_each_other_where_there_is_room(
    site: Served, open_page: Callable[..., Page]
) -> None:
    wide = open_page(site, "disagreements/", java_script_enabled=False)
    one, other = (
        box(wide.locator(".dossier-side").first),
        box(wide.locator(".dossier-sides__against").first),
    )
    assert one["x"] + one["width"] < other["x"]
    narrow = open_page(site, "disagreements/", width=390)
    one, other = (
        box(narrow.locator(".dossier-side").first),
        box(narrow.locator(".dossier-sides__against").first),
    )
    assert one["y"] + one["height"] < other["y"]


def test_disagreements__the_line_is_drawn_in_the_ink_of_the_page(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """In dark colours as well, and a ring shows the paper through."""
    for scheme in ("light", "dark"):
        page = open_page(site, "disagreements/", color_scheme=scheme)
        ink, bar, ring, paper = page.evaluate(
            """() => {
              const style = (selector) => getComputedStyle(document.querySelector(selector));
              return [
                style(".dossier-differing").color,
                style(".dossier-line__bar").stroke,
                style(".dossier-line__end--open").fill,
                style("body").backgroundColor,
              ];
            }"""
        )
        assert (scheme, ink, paper) == (scheme, bar, ring)
