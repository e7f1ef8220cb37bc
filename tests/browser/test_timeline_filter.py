"""The timeline in a browser: read without a script, looked through with one."""

from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from served import Served
from tour import violations

SEEN = ".dossier-moment:visible"


def asked(page: Page) -> list[tuple[str, str]]:
    """Return what a page's address asks for."""
    return parse_qsl(urlsplit(page.url).query, keep_blank_values=True)


def kinds(page: Page) -> set[str | None]:
    """Return the kinds of all entries that are seen."""
    return {entry.get_attribute("data-kind") for entry in page.locator(SEEN).all()}


def test_timeline__is_whole_without_javascript(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """All entries with their statuses, the drawing with its links, and no control without use."""
    page = open_page(site, "timeline/", java_script_enabled=False)
    assert page.locator(".dossier-moment").count() == page.locator(SEEN).count() > 50
    assert page.locator("form:visible").count() == 0
    assert page.locator("summary:visible").count() == 0
    assert page.locator(".dossier-overview a").count() == page.locator(".dossier-period").count()
    retraction = page.locator(".dossier-moment", has_text="Retraction: The United States told")
    assert "✕ withdrawn" in retraction.inner_text()
    assert ["8 years later", "2 months later", "2 days later", "2 days later"] == page.locator(
        ".dossier-gap-in-time"
    ).all_inner_texts()


def test_overview__leads_to_a_day_by_keyboard(site: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(site, "timeline/")
    mark = page.get_by_role("link", name="2 February 2024: 3 entries", exact=True)
    page.locator(".dossier-overview a").first.focus()
    for _ in range(40):
        if mark.evaluate("mark => mark === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("/timeline/#on-2024-02-02")
    assert page.locator("#on-2024-02-02").evaluate("section => section.matches(':target')")
    expect(page.locator("#on-2024-02-02 h3")).to_be_in_viewport()


def test_filter__by_kind_hides_days_and_gaps_and_says_how_many_are_left(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "timeline/")
    status = page.get_by_role("status")
    total = page.locator(".dossier-moment").count()
    assert f"{total} entries" == status.inner_text()
    for kind in ("Events", "Statements", "Publications"):
        page.get_by_role("checkbox", name=kind).press("Space")
    assert {"corrections"} == kinds(page)
    assert f"5 of {total} entries are shown." == status.inner_text()
    assert [
        "5 February 2024",
        "Between 5 and 6 February 2024",
        "6 February 2024",
        "Possibly 6 February 2024",
    ] == page.locator(".dossier-period:visible h3").all_inner_texts()
    assert 0 == page.locator(".dossier-gap-in-time:visible").count()
    assert ["2024"] == [
        words.rstrip("¶") for words in page.locator("article h2:visible").all_inner_texts()
    ]
    assert 4 == page.locator(".dossier-overview a:visible").count()
    assert [("kind", "corrections")] == asked(page)


def test_filter__by_person_finds_speakers_makers_and_participants(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "timeline/")
    choice = page.get_by_label("By or with")
    choice.select_option("people/john-kirby")
    label = choice.evaluate("choice => choice.selectedOptions[0].text")
    assert label == f"John Kirby ({page.locator(SEEN).count()})"
    assert {"events", "statements", "corrections"} == kinds(page)
    assert "?who=people/john-kirby" in page.url
    page.get_by_role("button", name="Show everything").click()
    expect(page.get_by_role("status")).to_have_text(
        f"{page.locator('.dossier-moment').count()} entries"
    )
    assert [] == asked(page)


def test_filter__is_taken_from_the_address(site: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(site, "timeline/?who=people/john-kirby&kind=statements")
    assert {"statements"} == kinds(page)
    assert {"people/john-kirby"} == {
        entry.get_attribute("data-who") for entry in page.locator(SEEN).all()
    }
    assert page.get_by_role("checkbox", name="Statements").is_checked()
    assert not page.get_by_role("checkbox", name="Events").is_checked()


@pytest.mark.parametrize("query", ["?who=people/nobody", "?who=%22%5D%3Cb%3E", "?"])
def test_filter__by_nobody_known_shows_everything(
    site: Served, open_page: Callable[..., Page], query: str
) -> None:
    page = open_page(site, f"timeline/{query}")
    assert page.locator(SEEN).count() == page.locator(".dossier-moment").count()
    assert "" == page.get_by_label("By or with").input_value()


def test_filter__can_show_nothing_and_be_linked_so(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "timeline/")
    for box in page.get_by_role("checkbox").all():
        box.uncheck()
    page.reload()
    assert 0 == page.locator(SEEN).count()
    assert [("kind", "")] == asked(page)


def test_filter__keeps_the_day_and_the_day_keeps_the_filter(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "timeline/?on=2024-02-04")
    before = page.locator(SEEN).count()
    page.get_by_role("checkbox", name="Events").uncheck()
    assert 0 < page.locator(SEEN).count() < before
    assert ("on", "2024-02-04") in asked(page)
    page.get_by_role("button", name="3 February 2024").click()
    assert "events" not in kinds(page)
    assert {("on", "2024-02-03"), ("kind", "statements")} <= set(asked(page))


def test_filter__moves_nothing_when_the_script_arrives(
    site: Served, open_in_window: Callable[..., Page]
) -> None:
    """Words may shift within their line when fonts arrive; nothing moves up or down."""
    page = open_in_window(site, "timeline/")
    moved = """() => new Promise((resolve) => {
        const found = [];
        new PerformanceObserver((list) => {
          for (const shift of list.getEntries()) {
            for (const { previousRect: before, currentRect: after } of shift.sources) {
              if (before.y !== after.y) found.push([before.y, after.y]);
            }
          }
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(found), 300);
    })"""
    assert [] == page.evaluate(moved)


@pytest.mark.parametrize("path", ["timeline/", "statements/kirby-iraq-was-told/"])
@pytest.mark.parametrize("query", ["", "?on=2024-02-04"])
def test_phone__has_no_sideways_scrolling(
    site: Served, open_page: Callable[..., Page], path: str, query: str
) -> None:
    page = open_page(site, path + query, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_phone__long_names_break_nothing(
    serve_example: Callable[..., Served], open_page: Callable[..., Page]
) -> None:
    long = "l" * 300
    served = serve_example(
        {
            "annotations/people/mayor.yml": f"name: {long}\n",
            "annotations/events/inspection.yml": f"name: {long}\ndate: 2024-05/..\n",
        }
    )
    page = open_page(served, "timeline/", width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    ("path", "part", "scheme"),
    [
        ("timeline/?on=2024-02-05", ".md-content__inner", "light"),
        ("timeline/", ".dossier-overview", "dark"),
        ("statements/kirby-iraq-was-told/?on=2024", ".dossier-known", "dark"),
        ("statements/kirby-iraq-was-told/?on=2024-02-05", ".dossier-as-of", "dark"),
    ],
)
def test_parts__have_no_accessibility_violation(
    site: Served, open_page: Callable[..., Page], path: str, part: str, scheme: str
) -> None:
    """As they are with a day or a filter; pages as they come are tested all together."""
    page = open_page(site, path, color_scheme=scheme)
    assert [] == violations(page, part)
