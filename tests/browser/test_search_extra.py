"""Searching a site with pagefind: by keyboard, on a phone, in any theme, without a server."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, Page, expect

from examples import example_files
from packed import Packed, serve_packed
from reader import first, searches
from served import POLICY, Served
from sites import build_site, example_site, write
from tour import DESK, PHONE, SCHEMES, paint, violations

MATERIAL = "site_name: B\ntheme: {name: material, font: false}\n"
SEARCH = "plugins:\n- dossier: {search: pagefind}\n"
HEADERS = {
    "Content-Security-Policy": POLICY.replace(
        "script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"
    )
}
"""What a site with pagefind needs: it searches with WebAssembly."""
INDEX = "assets/pagefind"
Opens = Callable[..., Page]
PROJECT = Path(__file__).resolve().parent.parent.parent
THEMES_OWN = ("Content Security Policy", "backdrop", "404")
"""What the console says of MkDocs' own theme, which sets styles in elements."""


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Packed]:
    """This repository's dossier with pagefind, at a path of its own."""
    project = tmp_path_factory.mktemp("searched")
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("- search\n- dossier\n", "- dossier: {search: pagefind}\n")
    write(project, {"mkdocs.yml": settings.encode()})
    for folder in ("docs", "annotations", "seeds"):
        copytree(PROJECT / folder, project / folder)
    site = build_site(project, project / "site")
    with serve_packed(site, "/some/where/", HEADERS) as served:
        yield served


@pytest.fixture
def open_search(searched: Packed, open_page: Opens) -> Opens:
    """Open a page, and the search on it."""

    def open_(words: str = "", **options: object) -> Page:
        page = open_page(searched, "method/", **options)
        page.get_by_role("button", name="Search").click()
        if words:
            page.get_by_role("searchbox").fill(words)
            expect(page.locator(".dossier-search__count")).to_contain_text("result")
        return page

    return open_


def results(page: Page) -> list[str]:
    """Return the results' titles, with what stands beside them."""
    page.locator(".dossier-search__results li").first.wait_for()
    return page.locator(".dossier-search__title").all_inner_texts()


def test_results__show_each_statement_with_its_status(open_search: Opens) -> None:
    """In excerpts, too, however the words are cut."""
    page = open_search("however kirby confirmed")
    assert (
        "Kirby misspoke when he said that Iraq had been told before the strikes. ✓ stands statement"
    ) == results(page)[0]
    first = page.locator(".dossier-search__results li").first
    expect(first.locator("mark").first).to_have_text("Kirby")
    source = page.locator("li", has_text="officials now say source")
    expect(source.locator(".dossier-search__excerpt")).to_contain_text(
        "Iraqi government before the strikes ✕ withdrawn. However,"
    )


def test_filter__by_status_and_kind(open_search: Opens) -> None:
    page = open_search("iraq told")
    page.get_by_role("checkbox", name="withdrawn").check()
    expect(page.locator(".dossier-search__count")).to_have_text("One result.")
    assert [
        "The United States told the Iraqi government before it struck. ✕ withdrawn statement"
    ] == results(page)
    page.get_by_role("checkbox", name="withdrawn").uncheck()
    page.get_by_role("combobox", name="Kind").select_option("Corrections")
    expect(page.locator(".dossier-search__of").first).to_have_text("correction")
    assert {"correction"} == {*page.locator(".dossier-search__of").all_inner_texts()}


def test_filter__without_words_lists_all_of_a_status(open_search: Opens) -> None:
    page = open_search()
    expect(page.locator(".dossier-search__count")).to_have_text(
        "Type words to search for, or choose a status."
    )
    page.get_by_role("checkbox", name="withdrawn").check()
    assert {"✕ withdrawn statement"} == {one[-21:] for one in results(page)}


def test_keyboard__opens_moves_follows_and_closes(searched: Packed, open_page: Opens) -> None:
    page = open_page(searched, "method/")
    page.keyboard.press("/")
    page.keyboard.type("ryder")
    results(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".dossier-search__results a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("/")
    first = page.locator(".dossier-search__results a").first
    expect(first).to_be_visible()
    address = first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(str(address))
    expect(page.locator("h1")).to_contain_text("Ryder")


def test_more_results__are_shown_when_asked_for(open_search: Opens) -> None:
    page = open_search("iraq")
    assert 8 == len(results(page))
    page.get_by_role("button", name="Show more results").click()
    expect(page.locator(".dossier-search__results li")).to_have_count(16)
    expect(page.locator(".dossier-search__results a").nth(8)).to_be_focused()


def test_nothing_found__is_said(open_search: Opens) -> None:
    page = open_search()
    page.get_by_role("searchbox").fill("zzzzzz")
    expect(page.get_by_role("status")).to_have_text("Nothing is found.")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [DESK, PHONE])
def test_dialog__axe_finds_nothing_in_it(open_search: Opens, width: int, scheme: str) -> None:
    page = open_search(width=width, reduced_motion="reduce")
    paint(page, scheme)
    page.get_by_role("searchbox").fill("iraq told")
    results(page)
    assert [] == violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_first_page__loads_nothing_of_it_and_the_first_search_little(
    searched: Packed, open_page: Opens
) -> None:
    """Of a large site another 70 KB name the pages."""
    searched.sent.clear()
    page = open_page(searched, "", anew=True)
    page.wait_for_load_state("networkidle")
    assert [] == [path for path, _ in searched.sent if "pagefind" in path]
    assert searched.bytes() < 150_000
    searched.sent.clear()
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("iraq told")
    results(page)
    assert searched.bytes() < 150_000
    assert 0 < searched.bytes(".pf_index") < 10_000


def test_filter__without_words_loads_hardly_any(searched: Packed, open_search: Opens) -> None:
    """Pagefind itself, asked for no words, loads all that it has of all words."""
    page = open_search()
    searched.sent.clear()
    page.get_by_role("checkbox", name="withdrawn").check()
    results(page)
    parts = [path for path, _ in searched.sent if path.endswith(".pf_index")]
    assert len(parts) <= 1 < len([*(searched.folder / INDEX / "index").iterdir()])


def test_words__that_cost_too_much_are_left_out_and_named(tmp_path: Path, open_page: Opens) -> None:
    """The dearest first, and never all of them; a phrase is searched for as it stands."""
    site = example_site(tmp_path, {"mkdocs.yml": MATERIAL + SEARCH})
    costs = {"bridge": 25_000, "is": 30_000, "the": 70_000}
    (site / INDEX / "costs.json").write_text(json.dumps(costs), encoding="utf-8")
    with serve_packed(site, headers=HEADERS) as served:
        page = open_page(served, "")
        page.get_by_role("button", name="Search").click()
        told, field = page.get_by_role("status"), page.get_by_role("searchbox")
        field.fill("The bridge, is safe")
        expect(told).to_contain_text("Left out, so that the search loads less: The, is.")
        results(page)
        assert {"bridge", "safe"} == {
            word.lower().strip(".,”") for word in page.locator("mark").all_inner_texts()
        }
        field.fill("the")
        expect(told).not_to_contain_text("Left out")
        expect(page.locator("mark").first).to_have_text("The")
        field.fill('"the bridge is safe"')
        expect(page.locator("mark").nth(1)).to_have_text("bridge")
        expect(told).not_to_contain_text("Left out")


def test_reader__is_measured_by_what_the_server_sends(searched: Packed, chromium: Browser) -> None:
    """The benchmark counts the filter where there is one, and what each letter loads."""
    page = first(chromium, searched, "")
    assert page.html < page.whole < 150_000
    whole, filtered, slow = searches(chromium, searched, ["ryder"])
    assert (0, True, 0) == (whole.parts[3], filtered.parts[3] > 0, slow.parts[3])
    assert sum(whole.parts) < sum(slow.parts) < 150_000
    assert whole.found == slow.found != filtered.found


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes__have_it_too(tmp_path: Path, open_page: Opens, theme: str) -> None:
    """Also where addresses are those of files."""
    settings = (
        "site_name: B\nuse_directory_urls: false\n"
        f"theme: {{name: {theme}, highlightjs: false}}\n{SEARCH}"
    )
    site = example_site(tmp_path, {"mkdocs.yml": settings})
    with serve_packed(site, headers=HEADERS) as served:
        page = open_page(served, "people/mayor.html", expected=THEMES_OWN)
        page.get_by_role("button", name="Search").click()
        page.get_by_role("searchbox").fill("safe")
        assert "The bridge is safe. ✕ withdrawn statement" in results(page)
        page.get_by_role("dialog").get_by_role(
            "link", name="The bridge is safe.", exact=True
        ).click()
        page.wait_for_url(f"{served.address}statements/bridge-is-safe.html")


def test_disk__says_that_it_needs_a_server(tmp_path: Path, open_page: Opens) -> None:
    site = example_site(tmp_path, {"mkdocs.yml": MATERIAL + SEARCH})
    page = open_page(
        None, (site / "index.html").as_uri(), expected=("XMLHttpRequest", "ERR_FAILED")
    )
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("status")).to_contain_text("needs a server")


def test_policy__that_forbids_it_is_told_from_nothing_found(
    serve_example: Callable[..., Served], open_page: Opens
) -> None:
    served = serve_example({"mkdocs.yml": MATERIAL + SEARCH})
    page = open_page(served, "", expected=("Content Security Policy", "WebAssembly", "wasm"))
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("bridge")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")


def test_hostile_words__are_shown_as_they_are(tmp_path: Path, open_page: Opens) -> None:
    name = "annotations/people/mayor.yml"
    mayor = example_files()[name].decode()
    changes = {
        "mkdocs.yml": MATERIAL + SEARCH,
        "docs/a b#ü.md": "# &lt;img src=x onerror=alert(1)&gt;\n\nzebra &lt;b&gt;bold&lt;/b&gt;\n",
        name: mayor.replace("name: The mayor", "name: <svg onload=alert(1)> mayor"),
    }
    site = example_site(tmp_path, changes, strict=False)
    with serve_packed(site, headers=HEADERS) as served:
        page = open_page(served, "people/")
        page.get_by_role("button", name="Search").click()
        page.get_by_role("searchbox").fill("zebra")
        expect(page.locator(".dossier-search__excerpt")).to_contain_text("<b>bold</b>")
        page.locator(".dossier-search__results a").click()
        page.wait_for_url(f"{served.address}a%20b%23%C3%BC/")
        page.get_by_role("button", name="Search").click()
        page.get_by_role("searchbox").fill("mayor")
        expect(page.get_by_role("dialog")).to_contain_text("svg onload=alert(1)> mayor")
