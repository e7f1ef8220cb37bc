"""Windows that tests use one after the other: no test finds what another left."""

from typing import Any

from playwright.sync_api import Browser

from served import Served
from windows import Windows

LEFT = """() => [
  localStorage.getItem("left"), sessionStorage.getItem("left"), matchMedia("print").matches,
  document.querySelector("a:hover") !== null,
]"""


def test_window__that_was_left_is_as_new(chromium: Browser, site: Served) -> None:
    with Windows(chromium) as windows:
        window = windows.take(site, reduced_motion="reduce")
        window.page.goto(site.address)
        window.page.evaluate("() => { localStorage.left = 1; sessionStorage.left = 1; }")
        window.page.emulate_media(media="print")
        window.page.route("**/method/", lambda route: route.abort())
        window.page.locator("article a[href*='statements/']").first.hover()
        window.watch.expected.append("a fault")
        window.watch.faults.append("a fault")
        window.leave()
        windows.keep(window)
        again = windows.take(site, reduced_motion="reduce")
        assert (window, [], []) == (again, again.watch.expected, again.watch.faults)
        again.page.goto(f"{site.address}method/")
        assert [None, None, False, False] == again.page.evaluate(LEFT)
        again.context.close()


def test_window__is_kept_for_the_same_site_and_options(
    chromium: Browser, site: Served, whole_site: Served
) -> None:
    """Nobody gets one who asks for anything else, or for one in which nothing was loaded."""
    with Windows(chromium) as windows:
        window = windows.take(site)
        window.page.goto(site.address)
        window.leave()
        windows.keep(window)
        others = [
            windows.take(whole_site),
            windows.take(site, java_script_enabled=False),
            windows.take(site, anew=True),
        ]
        assert window not in others
        assert window is windows.take(site)
        for one in (window, *others):
            one.context.close()


NOTHING: dict[str, Any] = {}
MEDIA = """() => ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)"]
  .map((query) => matchMedia(query).matches)"""


def test_window__has_the_colours_and_the_motion_that_are_asked_for_now(
    chromium: Browser, site: Served
) -> None:
    """Whatever it had before: for these no other window is needed."""
    with Windows(chromium) as windows:
        seen = []
        for options in ({"color_scheme": "dark", "reduced_motion": "reduce"}, NOTHING):
            window = windows.take(site, **options)
            window.page.goto(site.address)
            seen.append((window.page, window.page.evaluate(MEDIA)))
            window.leave()
            windows.keep(window)
        assert [(window.page, [True, True]), (window.page, [False, False])] == seen


def test_window__with_a_second_page_or_of_another_site_is_closed(
    chromium: Browser, site: Served
) -> None:
    with Windows(chromium) as windows:
        for leaves in ("second", "elsewhere"):
            window = windows.take(site)
            window.page.goto(site.address if leaves == "second" else "data:text/html,")
            if leaves == "second":
                window.context.new_page()
            window.leave()
            windows.keep(window)
            assert window.page.is_closed()
