"""What was known on a day that the address names, on the timeline and on statements' pages."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from conftest import PROJECT
from dossier.link.dossier import Dossier
from dossier.model.days import Day
from dossier.model.fields import Kind
from dossier.pipeline import build
from dossier.settings import Settings
from dossier.tree import FolderTree
from dossier.views.names import Names
from examples import example_files
from served import Served

KIRBY = "statements/kirby-iraq-was-told/"
SYMBOLS = {"stands": "✓", "clarified": "+", "disputed": "≠", "corrected": "✎", "withdrawn": "✕"}
DAYS = [Day(2024, 1, 31), *(Day(2024, 2, day) for day in range(1, 8))]

ON_DAYS = """([days, selector]) => days.map((day) => {
    history.replaceState(null, "", day ? `?on=${day}` : location.pathname);
    dispatchEvent(new PopStateEvent("popstate"));
    return [...document.querySelectorAll(selector)].map((badge) => [
        badge.textContent, badge.className, badge.previousElementSibling?.getAttribute("href"),
    ]);
})"""
"""Show a page as of one day after the other, and return all badges that match."""

COLLECT = """async (paths) => {
    const all = document.createElement("div");
    all.id = "collected";
    document.querySelector("article").append(all);
    for (const path of paths) {
        const html = await (await fetch(path)).text();
        all.append(new DOMParser().parseFromString(html, "text/html").querySelector("h1"));
    }
}"""
"""Put the headings of other pages at the end of this one."""


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """The dossier of this repository, as the build knows it."""
    return build(FolderTree(PROJECT), Settings()).published


def shown(dossier: Dossier, key: Any, day: Day | None) -> tuple[str, str]:
    """Return a badge's words and classes as they are to be."""
    status = dossier.status(key, on=day)
    if status is None:
        return "… not yet said", "dossier-status dossier-status--unsaid"
    state = status.state.value
    return f"{SYMBOLS[state]} {state}", f"dossier-status dossier-status--{state}"


def test_statements__all_headings_have_the_status_of_the_day(
    site: Served, open_page: Callable[..., Page], dossier: Dossier
) -> None:
    """Of every statement, on every day on which anything happened and before and after.

    The headings of all pages are put on one, since to load sixty takes a minute.
    """
    statements = dossier.of_kind(Kind.STATEMENTS)
    page = open_page(site, KIRBY)
    page.evaluate(COLLECT, [f"../{record.id}/" for record in statements])
    days = [*DAYS, None]
    asked = [day.iso if day else "" for day in days]
    found = page.evaluate(ON_DAYS, [asked, "#collected > h1 > .dossier-status"])
    for day, badges in zip(days, found, strict=True):
        told = [tuple(badge[:2]) for badge in badges]
        assert (day, [shown(dossier, record.key, day) for record in statements]) == (day, told)


def test_statement__own_page_has_the_status_of_the_day(
    site: Served, open_page: Callable[..., Page], dossier: Dossier
) -> None:
    """Of every statement whose status ever changed, each day by an address of its own."""
    page = open_page(site, "statements/")
    for record in dossier.of_kind(Kind.STATEMENTS):
        if len(Names(dossier).of(record.key).steps) < 2:
            continue
        for day in (Day(2024, 2, 1), Day(2024, 2, 2), Day(2024, 2, 4), Day(2024, 2, 5)):
            address = f"{site.address}statements/{record.id}/?on={day.iso}"
            page.goto(address, wait_until="domcontentloaded")
            words = page.locator("h1 .dossier-status").inner_text()
            assert (address, shown(dossier, record.key, day)[0]) == (address, words)


def test_timeline__every_badge_has_the_status_of_the_day(
    site: Served, open_page: Callable[..., Page], dossier: Dossier
) -> None:
    page = open_page(site, "timeline/")
    selector = ".dossier-moment[data-kind=statements] .dossier-status"
    found = page.evaluate(ON_DAYS, [[day.iso for day in DAYS], selector])
    statements = {record.id: record.key for record in dossier.of_kind(Kind.STATEMENTS)}
    for day, badges in zip(DAYS, found, strict=True):
        assert len(statements) == len(badges)
        for words, classes, href in badges:
            key = statements[href.split("?")[0].rstrip("/").rpartition("/")[2]]
            assert (day, key, shown(dossier, key, day)) == (day, key, (words, classes))


def test_timeline__shows_what_was_said_by_then_and_nothing_else(
    site: Served, open_page: Callable[..., Page], dossier: Dossier
) -> None:
    page = open_page(site, "timeline/?on=2024-02-04")
    seen = page.locator(".dossier-moment[data-kind=statements]:visible").count()
    said = [
        record.key
        for record in dossier.of_kind(Kind.STATEMENTS)
        if dossier.status(record.key, on=Day(2024, 2, 4))
    ]
    assert len(said) == seen
    assert 0 == page.locator(".dossier-moment[data-kind=corrections]:visible").count()
    hidden = (
        page.locator(".dossier-moment").count() - page.locator(".dossier-moment:visible").count()
    )
    banner = page.locator(".dossier-known")
    assert [
        "As known on 4 February 2024",
        f"{hidden} later things are not shown. Show what is known now",
    ] == banner.inner_text().split("\n\n")


def test_statement__says_the_day_in_its_banner_title_and_header(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, f"{KIRBY}?on=2024-02-04")
    claim = "The United States told the Iraqi government before it struck."
    assert page.title() == f"As known on 4 February 2024: {claim} ≠ disputed - Was Iraq told?"
    assert "✕ withdrawn" not in page.locator(".md-header").text_content()  # type: ignore[operator]
    page.get_by_role("link", name="Show what is known now").click()
    expect(page).to_have_url(site.address + KIRBY)
    assert f"{claim} ✕ withdrawn - Was Iraq told?" == page.title()
    assert 0 == page.locator(".dossier-known").count()


def test_statement__before_it_was_made_says_so(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, f"{KIRBY}?on=2024-02-01")
    assert "This statement had not been made yet." in page.locator(".dossier-known").inner_text()
    assert "… not yet said" == page.locator("h1 .dossier-status").inner_text()


def test_statement__hides_later_lines_words_and_headings_without_any(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """Both articles were published after 4 February, and all that corrects it came later."""
    page = open_page(site, f"{KIRBY}?on=2024-02-04")
    headings = [one.rstrip("¶") for one in page.locator("article h2:visible").all_inner_texts()]
    assert "In the words of the sources" not in headings
    assert "Contradicted by" in headings
    assert "Corrected by" not in headings
    assert ["Status and history", "Contradicted by"] == page.locator(
        ".md-nav--secondary a:visible"
    ).all_inner_texts()[:2]
    assert 0 == page.locator(".dossier-cited:visible").count()
    later = page.locator("article").get_by_text("The US military did not notify")
    assert [] == [one.inner_text() for one in later.all() if one.is_visible()]
    page.goto(f"{site.address}{KIRBY}")
    assert 2 == page.locator(".dossier-cited:visible").count()


def test_control__chooses_a_day_by_keyboard_and_tells_it(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, KIRBY)
    page.locator(".dossier-as-of summary").press("Enter")
    page.get_by_label("What was known on").fill("2024-02-03")
    page.get_by_label("What was known on").press("Enter")
    expect(page).to_have_url(f"{site.address}{KIRBY}?on=2024-02-03")
    assert "≠ disputed" == page.locator("h1 .dossier-status").inner_text()
    expect(page.locator(".dossier-known")).to_be_focused()
    page.get_by_role("button", name="2 February 2024").press("Enter")
    expect(page).to_have_url(f"{site.address}{KIRBY}?on=2024-02-02")
    assert "✓ stands" == page.locator("h1 .dossier-status").inner_text()
    page.go_back()
    assert "≠ disputed" == page.locator("h1 .dossier-status").inner_text()
    assert "2024-02-03" == page.get_by_label("What was known on").input_value()
    page.go_back()
    assert "✕ withdrawn" == page.locator("h1 .dossier-status").inner_text()
    assert 0 == page.locator(".dossier-known").count()


def test_links__to_statements_and_the_timeline_lead_to_the_same_day(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "timeline/?on=2024-02-04")
    page.locator("article").get_by_role(
        "link", name="The United States told the Iraqi government before it struck."
    ).click()
    expect(page).to_have_url(f"{site.address}{KIRBY}?on=2024-02-04")
    page.locator(".md-nav--primary").get_by_role("link", name="Timeline").click()
    expect(page).to_have_url(f"{site.address}timeline/?on=2024-02-04")
    page.locator(".md-nav--primary").get_by_role("link", name="Statements").click()
    expect(page).to_have_url(f"{site.address}statements/")


@pytest.mark.parametrize(
    "day",
    [
        *("2024-13-99", "2024-02-30", "2023-02-29", "1900-02-29", "2024-04-31", "2024-00-01"),
        *("2024-02", "2024", "", "today", "2024-02-04T10:00", "-0000-01-01", " 2024-02-04"),
        *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "9" * 500),
    ],
)
def test_day__that_is_none_is_refused_with_a_message(
    site: Served, open_page: Callable[..., Page], day: str
) -> None:
    page = open_page(site, f"{KIRBY}?on={quote(day)}")
    banner = page.locator(".dossier-known")
    assert f"“{day[:40]}” is not a day, so what is known now is shown." in (
        banner.text_content() or ""
    )
    assert 0 == banner.locator("script, img").count()
    assert "✕ withdrawn" == page.locator("h1 .dossier-status").inner_text()
    assert 0 == page.locator(".dossier-later").count()
    assert not page.title().startswith("As known")


def test_day__years_before_one_and_beyond_four_digits_are_compared_as_numbers(
    serve_example: Callable[..., Served], open_page: Callable[..., Page]
) -> None:
    """As texts, 10000 would come before 2024, and -0043 before -0099."""
    statement = (
        "speaker: {speaker}\nsaid: {said}\nclaim: {claim}\n{more}quotes:\n"
        "- {{source: gazette-2024-05-08, exact: The bridge is safe}}\n"
    )
    source = example_files()["annotations/sources/gazette-2024-05-08.yml"].decode()
    served = serve_example(
        {
            "annotations/sources/gazette-2024-05-08.yml": source.replace(
                "published: 2024-05-08\n", ""
            ),
            "annotations/statements/old.yml": statement.format(
                speaker="mayor", said="-0099", claim="Old.", more=""
            ),
            "annotations/statements/less-old.yml": statement.format(
                speaker="engineer", said="-0043", claim="Less old.", more="contradicts: [old]\n"
            ),
            "annotations/statements/new.yml": statement.format(
                speaker="engineer", said="Y12000", claim="New.", more="contradicts: [old]\n"
            ),
        }
    )
    page = open_page(served, "statements/old/")
    for day, words, known in (
        ("-0100-12-31", "… not yet said", "31 December 101 BC"),
        ("-0099-01-01", "✓ stands", "1 January 100 BC"),
        ("-0044-12-31", "✓ stands", "31 December 45 BC"),
        ("-0043-01-01", "≠ disputed", "1 January 44 BC"),
        ("2024-01-01", "≠ disputed", "1 January 2024"),
        ("12000-01-01", "≠ disputed", "1 January 12000"),
    ):
        page.goto(f"{served.address}statements/old/?on={day}")
        assert (day, words) == (day, page.locator("h1 .dossier-status").inner_text())
        assert f"As known on {known}" in page.locator(".dossier-known").inner_text()
    newer = page.locator("li:has(> .dossier-when[data-from]) > a", has_text="New.")
    page.goto(f"{served.address}statements/old/?on=2024-01-01")
    expect(newer).not_to_be_visible()
    page.goto(f"{served.address}statements/old/?on=12000-01-01")
    expect(newer).to_be_visible()


def test_statement__without_javascript_the_day_changes_nothing(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """There is no way in, and a link that names a day shows what is known now, history and all."""
    page = open_page(site, f"{KIRBY}?on=2024-02-04", java_script_enabled=False)
    assert "✕ withdrawn" == page.locator("h1 .dossier-status").inner_text()
    assert page.locator(".dossier-as-of").is_hidden()
