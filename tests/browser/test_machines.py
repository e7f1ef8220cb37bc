"""Links to the publisher's own words, and what a reader does with a citation, in a real browser."""

from collections.abc import Callable
from html import escape
from pathlib import Path

from playwright.sync_api import Page, expect

from examples import example_files
from served import Served, serve
from sites import write
from tour import violations

GAZETTE = "annotations/sources/gazette-2024-05-08.yml"
ARTICLE = example_files()["seeds/gazette.txt"].decode()


def published(folder: Path) -> Path:
    """Write the article as its publisher has it: with a teaser that repeats it, far above it."""
    paragraphs = [f"<p>{escape(words)}</p>" for words in ARTICLE.split("\n\n")]
    page = (
        "<!doctype html><html lang=en><meta charset=utf-8><title>News</title>"
        "<link rel=icon href=data:,><link rel=stylesheet href=style.css>"
        "<h1>Mayor takes back word on bridge</h1><p>“The bridge is safe” — or is it?</p>"
        f"<div></div><article>{'<div></div>'.join(paragraphs)}</article><div></div>"
    )
    files = {
        "news.html": page.encode(),
        "style.css": b"div { height: 3000px }",
        "404.html": b"",
    }
    return write(folder, files)


def followed(site: Served, page: Page, statement: str) -> str:
    """Follow the link of a statement's page to the publisher's; return the paragraph in sight."""
    page.goto(f"{site.address}statements/{statement}/")
    page.locator(".dossier-cited").get_by_role("link", name="at the publisher’s").first.click()
    page.wait_for_url("**/news.html*")
    for _ in range(100):  # a browser takes a moment to look for words
        if page.evaluate("scrollY"):
            break
        page.wait_for_timeout(50)
    return str(
        page.evaluate(
            """[...document.querySelectorAll("p")]
            .find(p => p.getBoundingClientRect().top >= 0
                && p.getBoundingClientRect().bottom <= innerHeight)?.textContent"""
        )
    )


def test_publisher__link_arrives_at_the_quoted_words(
    tmp_path: Path, serve_example: Callable[..., Served], open_page: Callable[..., Page]
) -> None:
    """Chromium itself finds the passage, and not the teaser that says the same above it."""
    with serve(published(tmp_path)) as publisher:
        source = example_files()[GAZETTE].decode() + f"url: {publisher.address}news.html\n"
        site = serve_example({GAZETTE: source})
        page = open_page(site, "", expected=(f"request: {publisher.address}",))
        for statement, words in (
            ("bridge-is-safe", "the mayor told the council"),
            ("bridge-is-not-safe", "the engineer said that the bridge was not safe"),
            ("mayor-was-wrong", "I was wrong about the bridge"),
        ):
            assert words in followed(site, page, statement)


def test_citation__is_copied_by_keyboard_and_said_to_be(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(
        site,
        "statements/kirby-iraq-was-told/",
        permissions=["clipboard-read", "clipboard-write"],
    )
    form = page.locator(".dossier-cite__form", has_text="BibTeX")
    form.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert "Copy: BibTeX" == page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    expect(form.get_by_role("status")).to_have_text("Copied")
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert form.locator("code").inner_text() == copied
    assert "[withdrawn on 5 February 2024]" in copied


def test_citation__that_cannot_be_copied_says_so(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "statements/kirby-iraq-was-told/")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    form = page.locator(".dossier-cite__form", has_text="Plain text")
    form.locator("summary").click()
    form.get_by_role("button").click()
    expect(form.get_by_role("status")).to_have_text("Could not copy: select the text instead")


def test_citation__is_readable_without_scripts(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "statements/kirby-iraq-was-told/", java_script_enabled=False)
    form = page.locator(".dossier-cite__form", has_text="Plain text")
    form.locator("summary").click()
    expect(form.locator("code")).to_be_visible()
    expect(page.locator(".dossier-copy")).to_have_count(0)


def test_pages__for_machines_are_accessible_and_fit_a_small_screen(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """Light and dark, everything unfolded."""
    for scheme in ("light", "dark"):
        for path in ("statements/kirby-iraq-was-told/", "data/"):
            page = open_page(site, path, width=320, color_scheme=scheme)
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            assert 320 == page.evaluate("document.documentElement.scrollWidth")
            part = ".dossier-cite" if "statements" in path else "article"
            assert [] == violations(page, part)


def test_downloads__are_served_beside_the_page_that_offers_them(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "data/")
    for name in ("dossier.json", "annotations.jsonld", "Corrections", "All changes"):
        link = page.locator("article").get_by_role("link", name=name, exact=True)
        answer = page.request.get(str(link.evaluate("link => link.href")))
        assert (200, True) == (answer.status, len(answer.body()) > 1000)
