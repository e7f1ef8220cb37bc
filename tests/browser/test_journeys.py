"""What readers do on the real dossier, from the first page to the words of an article."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from kinds import MISSING, addresses
from served import Served, home_only, serve
from tour import NOT_FOUND

CLAIM = "The United States told the Iraqi government before it struck."
PASSAGE = "In a call with reporters Friday, "
LISTS = ("Statements", "Corrections", "People", "Organizations", "Places", "Events", "Sources")


def tab_to(page: Page, words: str, within: str = "main") -> None:
    """Press Tab until the focus is on a link with these words, in a part of the page."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate(
            """([words, within]) => {
              const at = document.activeElement;
              return at.matches(`${within} a`) && at.textContent.trim() === words;
            }""",
            [words, within],
        ):
            return
    pytest.fail(f"Tab never came to {words!r}")


def in_view(page: Page, selector: str) -> bool:
    """Whether the start of an element can be seen below the header."""
    found: bool = page.evaluate(
        """(selector) => {
          const box = document.querySelector(selector).getClientRects()[0];
          const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
          return box.top >= header && box.bottom <= innerHeight;
        }""",
        selector,
    )
    return found


def test_keyboard__leads_from_home_to_the_words_in_the_article(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """Skip the header, choose Kirby's statement, choose where CNN quotes it: three times Enter."""
    page = open_page(site, "")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, CLAIM)
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements/kirby-iraq-was-told/")
    assert "✕ withdrawn" in page.locator("h1").inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    cited = page.locator(".dossier-cited a[href*='/cnn-2024-02-06/#']").first
    tab_to(page, cited.inner_text())
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/cnn-2024-02-06/#statements--kirby-iraq-was-told")
    mark = page.locator("mark.dossier-mark:is(:target, :has(:target))")
    assert mark.first.inner_text().startswith(PASSAGE)
    page.wait_for_timeout(200)
    assert in_view(page, "mark.dossier-mark:is(:target, :has(:target))")
    look = "(one) => [getComputedStyle(one).borderBottom, getComputedStyle(one).background]"
    other = page.locator("mark.dossier-mark:not(:target, :has(:target), .dossier-target)")
    assert mark.first.evaluate(look) != other.last.evaluate(look)


def test_search__shows_the_status_of_statements_and_is_led_by_keyboard(
    whole_site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(whole_site, "method/")
    page.keyboard.press("s")
    page.keyboard.type("told the Iraqi government before it struck")
    found = page.locator("a.md-search-result__link").filter(has_text=CLAIM).first
    expect(found.locator("h1")).to_have_text(f"{CLAIM} ✕ withdrawn")
    for _ in range(20):
        page.keyboard.press("ArrowDown")
        if found.evaluate("(one) => one === document.activeElement"):
            break
    expect(found).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements/kirby-iraq-was-told/**")


def test_search__of_iraq_names_no_statement_without_its_status(
    whole_site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(whole_site, "method/")
    page.keyboard.press("s")
    page.keyboard.type("Iraq")
    page.locator(".md-search-result__item").first.wait_for()
    shown = page.evaluate("""[...document.querySelectorAll(".md-search-result__item")].map(
      (item) => [item.querySelector("a").getAttribute("href"), item.querySelector("h1")?.innerText])
    """)
    statements = [title for href, title in shown if "/statements/" in href and title]
    states = ("stands", "disputed", "clarified", "corrected", "withdrawn", "Statements")
    assert statements
    assert [] == [title for title in statements if not title.strip().endswith(states)]


def test_without_scripts__everything_is_read_and_reached(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "", java_script_enabled=False)
    page.get_by_role("main").get_by_role("link", name=CLAIM).first.click()
    assert "withdrawn" in page.locator("h1").inner_text()
    page.locator(".dossier-cited a[href*='/cnn-2024-02-06/#']").first.click()
    expect(page.locator("mark.dossier-mark:is(:target, :has(:target))").first).to_be_visible()
    for kind in LISTS:
        page.locator(".md-nav--primary").get_by_role("link", name=kind, exact=True).click()
        expect(page.get_by_role("main").locator("li a").first).to_be_visible()
        page.goto(f"{site.address}sources/cnn-2024-02-06/")


def test_colours__follow_the_machine_and_then_the_reader(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """Dark where the machine is; the switch, by keyboard, overrules it and is remembered."""
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    light, dark = (open_page(site, "", color_scheme=name) for name in ("light", "dark"))
    assert ("default", "slate") == (light.evaluate(scheme), dark.evaluate(scheme))
    papers = [
        one.evaluate("getComputedStyle(document.body).backgroundColor") for one in (light, dark)
    ]
    assert papers[0] != papers[1]
    for _ in range(3):
        light.keyboard.press("Tab")
    light.keyboard.press("Enter")
    expect(light.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    light.goto(f"{site.address}people/")
    assert "slate" == light.evaluate(scheme)


@pytest.fixture(scope="module")
def below(site: Served) -> Iterator[Served]:
    """The same site below a path, `/a/b/`."""
    with serve(site.folder, "/a/b/", index=home_only(site.folder)) as served:
        yield served


def test_sub_path__leads_from_home_to_the_words_in_the_article(
    site: Served, open_page: Callable[..., Page]
) -> None:
    with serve(site.folder, "/a/b/", index=home_only(site.folder)) as below:
        page = open_page(below, "")
        page.get_by_role("main").get_by_role("link", name=CLAIM).first.click()
        expect(page).to_have_url(f"{below.address}statements/kirby-iraq-was-told/")
        page.locator(".dossier-cited a[href*='/cnn-2024-02-06/#']").first.click()
        marked = page.locator("mark.dossier-mark:is(:target, :has(:target))")
        expect(marked.first).to_be_visible()
        page.close()  # before its server goes, of which it may ask more


def test_sub_path__page_of_errors_leads_back_into_the_site(
    serve_example: Callable[..., Served], open_page: Callable[..., Page]
) -> None:
    settings = (
        "site_name: The bridge\nsite_url: https://example.org/a/b/\n"
        "theme: {name: material, font: false}\nplugins: [dossier]\n"
    )
    folder = serve_example({"mkdocs.yml": settings}).folder
    with serve(folder, "/a/b/") as below:
        page = open_page(below, "no/such/page/", expected=(NOT_FOUND,))
        page.locator("a.md-logo").first.click()
        expect(page).to_have_url(below.address)
        page.close()  # likewise


# Material looks for an index of its search that only its plugin `offline` writes, and asks for the
# site's map, for which no server is there.
ON_DISK = (
    *("net::ERR_FILE_NOT_FOUND", "Invalid script: file://"),
    *("/sitemap.xml' from origin 'null' has been blocked", "net::ERR_FAILED"),
)


def test_disk__leads_from_home_to_the_words_in_the_article(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """Opened as a file, without a server: links to folders lead to the pages in them."""
    home = (site.folder / "index.html").as_uri()
    page = open_page(None, home, expected=ON_DISK)
    page.get_by_role("main").get_by_role("link", name=CLAIM).first.click()
    assert page.url.endswith("/statements/kirby-iraq-was-told/index.html")
    link = page.locator(".dossier-cited a[href*='cnn-2024-02-06/']").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/cnn-2024-02-06/index.html#statements--kirby-iraq-was-told")
    expect(page.locator("mark.dossier-mark:is(:target, :has(:target))").first).to_be_visible()
    page.locator("a.md-logo").first.click()
    expect(page).to_have_url(home)
    with page.context.expect_page() as opened:
        page.get_by_role("main").get_by_role("link", name=CLAIM).first.click(button="middle")
    opened.value.wait_for_load_state()
    assert urlsplit(opened.value.url).path.endswith("/kirby-iraq-was-told/index.html")


def test_disk__no_kind_of_page_has_an_error(site: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(None, (site.folder / "index.html").as_uri(), expected=ON_DISK)
    for address in addresses(site.folder):
        if address not in {MISSING, "404.html"}:
            path = site.folder / address
            page.goto((path / "index.html" if path.is_dir() else path).as_uri())
    expect(page.locator("h1")).to_be_visible()


def test_file_addresses__need_no_script_on_a_disk(
    serve_example: Callable[..., Served], open_page: Callable[..., Page]
) -> None:
    """With `use_directory_urls: false` every link leads to a file as it is."""
    settings = (
        "site_name: The bridge\nuse_directory_urls: false\ntheme: {name: material, font: false}\n"
        "plugins: [dossier]\n"
    )
    home = serve_example({"mkdocs.yml": settings}).folder / "index.html"
    page = open_page(None, home.as_uri(), java_script_enabled=False)
    page.get_by_role("main").get_by_role("link").first.click()
    assert page.url.endswith(".html")
    expect(page.locator("h1")).to_be_visible()
