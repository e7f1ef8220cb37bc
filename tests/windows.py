"""Windows of a browser that tests use one after the other.

To start one and to read the theme's scripts in it takes longer than most tests do in it. What a
test leaves is taken away: its page, storage, media and pointer. What cannot be is not kept.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Self

from playwright.sync_api import Browser, BrowserContext, Error, Page

from served import Served
from watch import Watch

MOST = 6
"""How many windows are kept at most."""

MEDIA = {"color_scheme": "light", "reduced_motion": "no-preference"}
"""What any window can be told at any time, and what one has that is told nothing."""


@dataclass(eq=False)
class Window:
    """A page in a context of its own, and what goes wrong there.

    Attributes:
        asked: The site and the options that it was made for.
        served: The site.
        context: What holds its cache and storage.
        page: The page.
        watch: What goes wrong.
    """

    asked: Hashable
    served: Served | None
    context: BrowserContext
    page: Page
    watch: Watch

    @property
    def is_as_new(self) -> bool:
        """Whether the next test can have it, once it was left."""
        return self.page.url == "about:blank" and self.context.pages == [self.page]

    def leave(self) -> None:
        """Go away from the site, and take along what it keeps in the browser."""
        here = not self.page.is_closed() and self.context.pages == [self.page]
        if here and self.served and self.page.url.startswith(self.served.address):
            try:
                self._tidy()
            except Error:  # it was on its way to another page
                self.context.close()
        else:
            self.context.close()

    def _tidy(self) -> None:
        self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        self.page.unroute_all()
        self.page.emulate_media(media="null")
        self.page.goto("about:blank")
        self.page.mouse.move(0, 0)


class Windows:
    """The windows of a browser that nobody uses; `keep` gives one back."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: list[Window] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for window in self._idle:
            window.context.close()

    def take(self, served: Served | None, *, anew: bool = False, **options: Any) -> Window:
        """Return a window for a site, new or as new.

        Args:
            served: The site; None where a test opens files.
            anew: Whether nothing may have been loaded in it before.
            options: Those of a playwright context.
        """
        media = {name: options.pop(name, usual) for name, usual in MEDIA.items()}
        asked = (served, tuple(sorted((name, str(value)) for name, value in options.items())))
        same = [window for window in self._idle if window.asked == asked and not anew]
        window = same[0] if same else self._new(asked, served, options)
        if same:
            self._idle.remove(window)
        window.page.emulate_media(**media)
        return window

    def _new(self, asked: Hashable, served: Served | None, options: dict[str, Any]) -> Window:
        context = self._browser.new_context(**options)
        watch = Watch()
        watch.on(context, served.address if served else None)
        return Window(asked, served, context, context.new_page(), watch)

    def keep(self, window: Window) -> None:
        """Take back a window that was left; what cannot be as new is gone already."""
        if window.is_as_new:
            window.watch.expected.clear()
            window.watch.faults.clear()
            self._idle.append(window)
            for oldest in self._idle[:-MOST]:
                self._idle.remove(oldest)
                oldest.context.close()
