"""What a reader meets on every kind of page."""

from collections.abc import Callable

from playwright.sync_api import Page

from served import Served


def test_statement__shows_its_status_in_its_heading(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "statements/kirby-iraq-was-told/")
    assert "✕ withdrawn" in page.locator("h1").inner_text()
