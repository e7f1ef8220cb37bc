"""What goes wrong on pages in a browser."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog


@dataclass
class Watch:
    """What went wrong on the pages of a context, as lines of text."""

    faults: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def on(self, context: BrowserContext, served: str | None) -> None:
        """Listen to all pages of a context, which may ask the site at `served` only."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"error: {error.error}"))
        context.on("dialog", self._dialog)
        context.on("request", lambda request: self._request(request.url, served))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"console: {message.text}")

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, url: str, served: str | None) -> None:
        local = ("data:", "blob:", "file:", "about:", *((served,) if served else ()))
        if not url.startswith(local):
            self.faults.append(f"request: {url}")

    @property
    def unexpected(self) -> list[str]:
        """The faults that the test did not expect."""
        return [one for one in self.faults if not any(words in one for words in self.expected)]
