"""Previews: what a link to a record leads to is shown beside it, with the record's status."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from examples import example_files
from served import Served
from sites import example_site
from tour import violations

CARD = ".dossier-preview"
LINK = "main a[href$='statements/kirby-iraq-was-told/']"


def kirby(page: Page) -> Locator:
    """Return the link to Kirby's statement on the home page."""
    return page.locator(LINK).first


def test_pointer__shows_title_status_who_when_why_and_the_words(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "")
    kirby(page).hover()
    card = page.get_by_role("tooltip")
    expect(card).to_be_visible()
    role = "National Security Council spokesman, National Security Council"
    assert [
        "The United States told the Iraqi government before it struck. ✕ withdrawn",
        f"Speaker John Kirby, {role} Said 2 February 2024",
    ] == [" ".join(card.locator(f"> div:nth-child({n})").inner_text().split()) for n in (1, 2)]
    notice = card.locator(".dossier-notice--withdrawn")
    assert "Withdrawn by the speaker or on the speaker's behalf" in notice.inner_text()
    assert "In a call with reporters Friday" in card.locator(".dossier-words").inner_text()
    assert card.get_attribute("id") == kirby(page).get_attribute("aria-describedby")
    assert 0 == card.locator("a, [id], script, img").count()


def test_pointer__may_go_onto_the_preview_and_leaving_closes_it(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "")
    kirby(page).hover()
    expect(page.locator(CARD)).to_be_visible()
    page.locator(CARD).hover()
    page.wait_for_timeout(600)
    expect(page.locator(CARD)).to_be_visible()
    page.mouse.move(5, 5)
    expect(page.locator(CARD)).to_be_hidden()
    assert kirby(page).get_attribute("aria-describedby") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe__finds_nothing_in_it(
    site: Served, open_page: Callable[..., Page], scheme: str
) -> None:
    page = open_page(site, "", color_scheme=scheme)
    kirby(page).hover()
    expect(page.locator(CARD)).to_be_visible()
    assert [] == violations(page)


def test_pointer__passing_over_a_link_opens_nothing(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "")
    kirby(page).hover()
    page.mouse.move(5, 5)
    page.wait_for_timeout(800)
    expect(page.locator(CARD)).to_have_count(0)


def test_keyboard__opens_it_escape_closes_it_and_the_focus_stays(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "")
    page.keyboard.press("Tab")  # from here on, the focus is the keyboard's
    kirby(page).focus()
    expect(page.locator(CARD)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_be_hidden()
    expect(kirby(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(CARD)).to_be_visible()
    assert "withdrawn" not in page.locator(f"{CARD} .dossier-preview__title").inner_text()
    page.evaluate("document.activeElement.blur()")
    expect(page.locator(CARD)).to_be_hidden()


def test_finger__opens_the_page_at_once(site: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(site, "", width=390, has_touch=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.resource_type))
    kirby(page).tap()
    page.wait_for_url("**/statements/kirby-iraq-was-told/")
    assert "fetch" not in asked


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_place__is_in_the_window_and_beside_the_link(
    site: Served, open_page: Callable[..., Page], width: int
) -> None:
    """Wherever in the window the link is; and the page does not grow."""
    page = open_page(site, "", width=width, height=900)
    page.keyboard.press("Tab")
    for block in ("start", "center", "end"):
        kirby(page).evaluate("(link, block) => link.scrollIntoView({block})", block)
        kirby(page).focus()
        expect(page.locator(CARD)).to_be_visible()
        card, link = page.locator(CARD).bounding_box(), kirby(page).bounding_box()
        assert card
        assert link
        assert 0 <= card["x"] <= card["x"] + card["width"] <= width
        below = card["y"] >= link["y"] + link["height"] - 1
        assert below or card["y"] + card["height"] <= link["y"] + 1
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("Escape")
        page.evaluate("document.activeElement.blur()")


def test_page__is_fetched_once(site: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(site, "")
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if one.resource_type == "fetch" else None)
    for _ in range(2):
        kirby(page).hover()
        expect(page.locator(CARD)).to_be_visible()
        page.mouse.move(5, 5)
        expect(page.locator(CARD)).to_be_hidden()
    assert [f"{site.address}statements/kirby-iraq-was-told/"] == asked


def test_links__to_anything_but_records_have_none(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "method/")
    page.keyboard.press("Tab")
    for link in page.locator("main a[href$='corrections-policy/'], nav a, .headerlink").all()[:6]:
        link.focus()
        page.wait_for_timeout(450)
    expect(page.locator(CARD)).to_have_count(0)


def test_day__that_a_page_is_shown_as_of_has_none(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """The other page would tell of today."""
    page = open_page(site, "timeline/?on=2024-02-02")
    page.keyboard.press("Tab")
    page.locator("main a[href*='statements/']:visible").first.focus()
    page.wait_for_timeout(800)
    expect(page.locator(CARD)).to_have_count(0)


def test_graph__has_them_too(site: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(site, "graph/", reduced_motion="reduce")
    page.get_by_role("link", name="Person: Joe Biden").hover()
    expect(page.locator(f"{CARD} .dossier-preview__title")).to_have_text("Joe Biden")


def test_example__hostile_words_stay_words(
    serve_example: Callable[..., Served], open_page: Callable[..., Page]
) -> None:
    """Whatever the other page holds, only its text comes over."""
    path = "annotations/statements/bridge-is-safe.yml"
    claim = "<img src=x onerror=alert(1)> <script>alert(2)</script> " + "l" * 300
    statement = example_files()[path].decode().replace("The bridge is safe.", f"'{claim}'")
    note = "notes: <img src=x onerror=alert(3)> <a href='javascript:alert(4)'>x</a>\n"
    served = serve_example({path: note + statement})
    page = open_page(served, "people/mayor/", width=320)
    page.keyboard.press("Tab")
    page.locator("main a[href*='bridge-is-safe']").first.focus()
    title = page.locator(f"{CARD} .dossier-preview__title")
    expect(title).to_contain_text("onerror=alert(1)>")
    expect(title).to_contain_text("✕ withdrawn")
    assert {"DIV", "SPAN", "BR"} >= set(
        page.locator(f"{CARD} *").evaluate_all("all => all.map((one) => one.nodeName)")
    )


def test_file__on_its_own_shows_none_and_says_nothing(
    tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    """There a page cannot read another; Material tries, for its sitemap."""
    settings = example_files()["mkdocs.yml"].decode() + "use_directory_urls: false\n"
    folder = example_site(tmp_path, {"mkdocs.yml": settings})
    address = (folder / "statements/index.html").as_uri()
    page = open_page(None, address, expected=("Access to XMLHttpRequest", "ERR_FAILED"))
    page.locator("main a[href*='bridge-is-safe']").first.hover()
    page.wait_for_timeout(800)
    expect(page.locator(CARD)).to_have_count(0)
