"""Addresses that lead nowhere, and those that led somewhere else before."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from examples import example_files
from served import Served
from sites import read
from tour import NOT_FOUND

SAFE = "annotations/statements/bridge-is-safe.yml"
MOVED = {SAFE: "formerly: [it-is-safe]\n" + example_files()[SAFE].decode()}
MISSED = ("404",)
"""What the console says of every page that is not there."""

THEMES_OWN = ("Content Security Policy", "backdrop")
"""What it says of MkDocs' own theme, which sets styles in elements."""


def suggested(page: Page) -> list[str]:
    """Return what a page for an address that leads nowhere suggests."""
    expect(page.locator(".dossier-not-found section")).to_be_visible()
    return page.locator(".dossier-not-found section li").all_inner_texts()


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("people/jon-kirby/", "John Kirby"),
        ("people/John%20Kirby", "John Kirby"),
        ("persons/kirby.html", "John Kirby"),
        (
            "statements/kirby-iraq-told/",
            "The United States told the Iraqi government before it struck. ✕ withdrawn",
        ),
        ("a/b/c/d/us-strikes-in-iraq/", "US strikes in Iraq and Syria"),
    ],
)
def test_suggestions__nearest_first_and_statements_with_their_status(
    site: Served, open_page: Callable[..., Page], path: str, first: str
) -> None:
    page = open_page(site, path, expected=MISSED)
    assert first == suggested(page)[0]
    page.locator(".dossier-not-found section a").first.click()
    expect(page.locator("h1")).to_contain_text(first[:20])


@pytest.mark.parametrize("path", ["zzzzzzzz/", "%E0%A4%A", "q" * 2000, "%3Csvg%3E"])
def test_suggestions__are_none_where_nothing_is_near(
    site: Served, open_page: Callable[..., Page], path: str
) -> None:
    page = open_page(site, path, expected=MISSED)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".dossier-not-found section")).to_be_hidden()
    expect(page.locator(".dossier-not-found")).to_contain_text("Nothing stands at this address.")


def test_page__without_scripts_says_where_to_look(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "a/b/c/", java_script_enabled=False, expected=MISSED)
    expect(page.locator(".dossier-not-found section")).to_be_hidden()
    expect(page.locator(".dossier-not-found")).to_contain_text("search for it")
    page.locator(".dossier-not-found").get_by_role("link", name="Statements").click()
    expect(page.locator("h1")).to_contain_text("Statements")


def test_page__in_the_plain_theme_with_former_ids(
    serve_example: Callable[..., Served], open_page: Callable[..., Page]
) -> None:
    """A former address that is mistyped leads to the record, too."""
    settings = (
        "site_name: B\ntheme: {name: mkdocs, highlightjs: false}\nuse_directory_urls: false\n"
        "plugins: [dossier]\n"
    )
    served = serve_example({**MOVED, "mkdocs.yml": settings})
    page = open_page(served, "statements/it-is-saf.html", expected=MISSED + THEMES_OWN)
    assert "The bridge is safe. ✕ withdrawn" == suggested(page)[0]
    link = page.locator(".dossier-not-found section a").first
    assert "/statements/bridge-is-safe.html" == link.get_attribute("href")
    assert "search for it" not in page.locator(".dossier-not-found").inner_text()
    badge = page.locator(".dossier-not-found section .dossier-status").first
    assert "stands@2024-05-06 disputed@2024-05-07 withdrawn@2024-05-08" == badge.get_attribute(
        "data-steps"
    )


def test_names__are_few_bytes_and_hold_no_draft(serve_example: Callable[..., Served]) -> None:
    path = "annotations/statements/bridge-is-not-safe.yml"
    served = serve_example({path: f"draft: true\n{example_files()[path].decode()}"})
    names = json.loads((served.folder / "assets/dossier-names.json").read_text(encoding="utf-8"))
    assert ["people/mayor/", "The mayor"] in names
    assert [
        "statements/bridge-is-safe/",
        "The bridge is safe.",
        "withdrawn",
        "stands@2024-05-06 withdrawn@2024-05-08",
    ] in names
    assert "not-safe" not in json.dumps(names)


def test_sub_folder__links_are_from_the_root_of_the_site(
    serve_example: Callable[..., Served],
) -> None:
    settings = "site_name: B\nsite_url: https://example.org/a/b/\nplugins: [dossier]\n"
    html = (serve_example({"mkdocs.yml": settings}).folder / "404.html").read_text(encoding="utf-8")
    (help_,) = read(html).of_class("dossier-not-found")
    assert {"data-names": "/a/b/assets/dossier-names.json", "data-root": "/a/b/"}.items() <= (
        help_.attributes.items()
    )
    assert "/a/b/people/" == next(help_.all("a")).attributes["href"]
    assert "/a/b/assets/dossier-not-found.js" == help_.following[0].attributes["src"]


@pytest.mark.parametrize("scripts", [True, False])
def test_redirect__arrives(
    serve_example: Callable[..., Served], open_page: Callable[..., Page], *, scripts: bool
) -> None:
    """With scripts, what was asked for on the page goes along."""
    served = serve_example(MOVED)
    page = open_page(
        served,
        "statements/it-is-safe/?on=2024-05-07#history",
        java_script_enabled=scripts,
        expected=(NOT_FOUND,),  # a page that is left at once names no icon; some browsers look
    )
    kept = "?on=2024-05-07#history" if scripts else ""
    page.wait_for_url(f"{served.address}statements/bridge-is-safe/{kept}")
    expect(page.locator("h1")).to_contain_text("The bridge is safe.")


def test_redirect__is_kept_out_of_searches_and_shows_the_status(
    serve_example: Callable[..., Served],
) -> None:
    page = serve_example(MOVED).folder / "statements/it-is-safe/index.html"
    html = page.read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in html
    assert "<title>The bridge is safe. (withdrawn)</title>" in html
