"""The theme's page around what a page says: rendered once for pages that differ in nothing else.

The theme is given a page whose title, headings, address and content are blanks, and what comes of
it is filled for every page of the same folder whose headings have the same levels. That is done
only with themes whose templates are known to put those values down as they are; and of each frame
the first page is rendered by the theme as well: where that is not the same to the byte, every page
is.
"""

import copy
import logging
import re
import secrets
from collections.abc import Callable, Sequence
from functools import lru_cache

from markdown.extensions.toc import nest_toc_tokens  # type: ignore[import-untyped]
from markupsafe import Markup
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc

from dossier.markdown.generated import Heading
from dossier.mkdocs_plugin.html import head_lines, known_metadata
from dossier.mkdocs_plugin.ready_page import ReadyPage, written

_LOG = logging.getLogger("mkdocs.plugins.dossier")

THEMES = frozenset({"material", "mkdocs"})
"""Themes whose templates are known; a script in each page of Read the Docs' holds its title."""

Render = Callable[[Page, str], str]
"""Gives a page to the theme, and finishes what comes of it with elements for its head."""


class Frames:
    """Puts the theme's page around what pages say.

    Args:
        are_of_use: Whether there are to be any; else the theme renders each page.

    Attributes:
        are_of_use: The same, as far as has been found.
    """

    def __init__(self, *, are_of_use: bool) -> None:
        self.are_of_use = are_of_use
        self._frames: dict[tuple[object, ...], _Frame] = {}

    def filled(self, page: Page, ready: ReadyPage) -> bytes | None:
        """Return a page as the theme makes it, finished and written; None if that is not known."""
        key = _alike(page, ready) if self.are_of_use else None
        return self._frames[key].filled(page, ready) if key in self._frames else None

    def around(self, page: Page, ready: ReadyPage, render: Render, *, apart: bool) -> str:
        """Return a page as the theme makes it, finished.

        Args:
            page: The page, with nothing of what was made in it yet.
            ready: What was made.
            render: Renders a page.
            apart: Whether it is a page that the theme treats unlike any other: one in the
                navigation, say.
        """
        key = None if apart or not self.are_of_use else _alike(page, ready)
        if key is None:
            return _rendered(page, ready, render)
        if key in self._frames:
            return self._frames[key].filled(page, ready).decode()
        frame = self._frames[key] = _Frame(page, ready, render)
        whole = _rendered(page, ready, render)
        if frame.filled(page, ready) != written(whole):
            _LOG.debug("the theme does more with %s than to put it down", page.file.src_uri)
            self.are_of_use = False
        return whole


def table_of_contents(headings: Sequence[Heading]) -> TableOfContents:
    """Return headings as MkDocs has them."""
    tokens = [
        {"level": one.level, "id": one.id, "name": one.name, "html": one.html, "data-toc-label": ""}
        for one in headings
    ]
    return get_toc(nest_toc_tokens(tokens))


def _rendered(page: Page, ready: ReadyPage, render: Render) -> str:
    whole = copy.copy(page)  # the host keeps the other one until the end
    whole.content = ready.html.decode()
    whole.toc = table_of_contents(ready.headings)
    return render(whole, ready.head)


def _alike(page: Page, ready: ReadyPage) -> tuple[object, ...] | None:
    """Return what pages have in common that one frame fits; None where none would fit."""
    first = ready.headings[0] if ready.headings else None
    unlike = first is None or first.level != 1 or not ready.title or b"<h1" not in ready.html
    addresses = [_opened(url, page.file.name, "") for url in _addresses(page)]
    if unlike or None in addresses:
        return None
    levels = tuple(one.level for one in ready.headings)
    return (*addresses, ready.hides, levels)


def _addresses(page: Page) -> tuple[str, str, str]:
    return page.url, page.canonical_url or "", page.edit_url or ""


def _opened(url: str, stem: str, word: str) -> str | None:
    """Return an address with a word in place of the page's name; None where that ends it not."""
    start = url.rstrip("/").rfind("/") + 1
    end = start + len(stem)
    if url[start:end] != stem or url[end : end + 1] not in {"", ".", "/"}:
        return None if url else ""
    return f"{url[:start]}{word}{url[end:]}"


class _Name(str):
    """A blank for what a heading says; without tags, another blank."""

    __slots__ = ()

    def __html__(self) -> str:  # `striptags` asks for it
        return str(self).replace("name", "namestripped")


@lru_cache(4096)  # most headings are those of many pages
def _without_tags(name: str) -> str:
    return Markup(name).striptags()  # noqa: S704 - as the theme does


class _Frame:
    def __init__(self, page: Page, ready: ReadyPage, render: Render) -> None:
        self._word = f"blank{secrets.token_hex(8)}"
        html = render(self._blank(page, ready), "")
        before, end, after = html.partition("</head>")
        self._known = known_metadata(before)
        html = f"{before}{self._word}head{end}{after}"
        content = re.escape(self._content)
        names = "stem|description|head|(?:id|namestripped|name)[0-9]+end"
        pieces = re.split(f"({content}|{self._word}(?:{names}))", html)
        self._pieces = [*map(written, pieces)]
        self._blanks = [piece.rpartition(self._word)[2] for piece in pieces[1::2]]

    @property
    def _content(self) -> str:
        return f"<h1>{self._word}content"  # themes look for a heading in it

    def _blank(self, page: Page, ready: ReadyPage) -> Page:
        blank, stem = copy.copy(page), page.file.name
        url, canonical, edit = (_opened(one, stem, f"{self._word}stem") for one in _addresses(page))
        blank.file = copy.copy(page.file)
        blank.file.url = url or ""
        blank.canonical_url, blank.edit_url = canonical or None, edit or None
        names = [_Name(f"{self._word}name{at}end") for at in range(len(ready.headings))]
        blank.toc = table_of_contents(
            [
                Heading(one.level, f"{self._word}id{at}end", names[at], names[at])
                for at, one in enumerate(ready.headings)
            ]
        )
        blank.title = names[0]
        blank.meta = {**page.meta, "description": f"{self._word}description"}
        blank.content = self._content
        return blank

    def filled(self, page: Page, ready: ReadyPage) -> bytes:
        lines = head_lines(ready.head, self._known)
        values = {
            "stem": page.file.name,
            "description": ready.description,
            "head": "\n".join(("", *lines, "")) if lines else "",
        }
        for at, heading in enumerate(ready.headings):
            name = heading.name if at else str(ready.title)
            values[f"id{at}end"] = heading.id
            values[f"name{at}end"] = name
            values[f"namestripped{at}end"] = _without_tags(name)
        texts = {blank: written(value) for blank, value in values.items()}
        texts["content"] = ready.html
        pieces = list(self._pieces)
        pieces[1::2] = [texts[blank] for blank in self._blanks]
        return b"".join(pieces)
