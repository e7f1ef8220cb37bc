"""Where pages stand and how they lead to one another.

Pages are files of Markdown in the site's folders (`people/john-kirby.md`), and link to each other
as such, so that MkDocs resolves and checks the links. Raw HTML, which MkDocs leaves alone, needs
the addresses that readers will see.
"""

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup

from dossier.model.fields import Key, Kind
from dossier.render.environment import trusted

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""How the names of pages end; MkDocs takes all of these."""


def path_of(key: Key) -> str:
    """Return the path of a record's page."""
    return "/".join((key.kind, f"{key.id}.md"))  # to format an Enum takes as long as all else


def index_path(kind: Kind) -> str:
    """Return the path of the page that lists a kind."""
    return f"{kind}/index.md"


def url_of(path: str, *, directory_urls: bool) -> str:
    """Return the address, from the site's root on, at which the page `path` is served.

    Args:
        path: Of Markdown; anything else is served as it stands.
        directory_urls: Whether `people/x.md` is served as `people/x/` and not `people/x.html`.
    """
    return _url_of(path, directory_urls)


@lru_cache(65_536)  # the pages of a large dossier
def _url_of(path: str, directory_urls: bool) -> str:  # noqa: FBT001
    if not path.endswith(MARKDOWN):
        return path
    stem = posixpath.splitext(path)[0]
    folder = stem[: stem.rfind("/") + 1]
    file = stem[len(folder) :]
    if not directory_urls:
        return f"{folder}index.html" if file == "README" else f"{stem}.html"
    return folder if file in {"index", "README"} else f"{stem}/"


@lru_cache(65_536)
def quoted(address: str) -> str:
    """Return an address with percent-encoding for what addresses cannot hold."""
    return quote(address)


def relative(target: str, base: str) -> str:
    """Return how the address `target` is reached from `base`, both from the site's root on.

    What addresses cannot hold is percent-encoded.
    """
    folder = base[: base.rfind("/") + 1]
    if target.startswith(folder):
        return quoted(target[len(folder) :]) or "./"
    return f"../{_below(_outer(folder), target)}"


@lru_cache(65_536)  # pages lie in few folders, or in folders of their own that lie in these
def _below(folder: str, target: str) -> str:
    """Return how an address is reached from a folder; from itself, empty."""
    if target.startswith(folder):
        return quoted(target[len(folder) :])
    return f"../{_below(_outer(folder), target)}"


def _outer(folder: str) -> str:
    """Return the folder that another lies in; the site's root is empty."""
    return folder[: folder.rfind("/", 0, -1) + 1]


@dataclass(frozen=True, slots=True)
class Here:
    """A page, as the place that links lead away from.

    Attributes:
        path: The page.
        directory_urls: See `url_of`.
        raw: Whether links are raw HTML, and need the addresses that readers see.
    """

    path: str
    directory_urls: bool = True
    raw: bool = False

    @property
    def in_html(self) -> "Here":
        """The same page, for links in raw HTML."""
        return Here(self.path, self.directory_urls, raw=True)

    def to(self, target: Key | Kind | str, anchor: str | None = None) -> Markup:
        """Return the address of a record's page, a kind's list or a page by its path."""
        there, here = _path(target), self.path
        if self.raw:
            there = _url_of(there, self.directory_urls)
            here = _url_of(here, self.directory_urls)
        return _marked_up(relative(there, here), anchor)

    def within(self, anchor: str) -> Markup:
        """Return the address of a place on this page."""
        return _marked_up("", anchor)


def _path(target: Key | Kind | str) -> str:
    match target:
        case Key():
            return path_of(target)
        case Kind():
            return index_path(target)
        case _:
            return target


def _marked_up(address: str, anchor: str | None) -> Markup:
    # Neither ids nor percent-encoded paths hold signs that Markdown or HTML would read.
    return trusted(address + (f"#{anchor}" if anchor else ""))
