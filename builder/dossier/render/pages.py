"""The site's pages: one for every record, a list of every kind, and those about the whole."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dossier.link.dossier import Dossier
from dossier.model.fields import Key, Kind
from dossier.render.addresses import Here, index_path, path_of
from dossier.render.environment import environment
from dossier.render.links import Linker
from dossier.settings import Settings
from dossier.texts import say
from dossier.views import view
from dossier.views.disagreements import disagreements_view
from dossier.views.indexes import index_view
from dossier.views.ledger import ledger_view
from dossier.views.names import Names

_BLANK_LINES = re.compile(r"\n{3,}")
_BETWEEN_ITEMS = re.compile(r"(?<=\n)(- .*)\n\n(?=- )")


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be put into the site.

    Attributes:
        path: Where it belongs among the site's pages: `statements/x.md`.
        markdown: What it says.
        title: What it is called.
        edit_path: The file to change it in, from the dossier's root on; None for a list.
        head: What belongs into the page's `<head>`: HTML, one element a line.
        hides: What a theme may leave out on this page to make room: `toc`, `navigation`.
    """

    path: str
    markdown: str
    title: str
    edit_path: str | None
    head: str = ""
    hides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """A page about the whole dossier.

    Attributes:
        name: Of its page, `timeline.md`, and of its template, `timeline.md.jinja`; its title is the
            text `<name>.title`.
        view: Lays it out.
        hides: See `Page`.
    """

    name: str
    view: Callable[[Names], object]
    hides: tuple[str, ...] = ()


OVERVIEWS: tuple[Overview, ...] = (Overview("disagreements", disagreements_view),)
"""The pages about the whole dossier."""


class Renderer:
    """Turns a dossier into pages.

    Args:
        dossier: What is published.
        settings: Where and how the site stands.
    """

    def __init__(self, dossier: Dossier, settings: Settings | None = None) -> None:
        self._dossier = dossier
        self._settings = settings or Settings()
        self._names = Names(dossier)
        self._linker = Linker(self._names)

    def pages(self) -> Iterator[Page]:
        """Yield the pages about the whole, the lists of all kinds and the page of every record."""
        for overview in OVERVIEWS:
            yield self._overview(overview)
        for kind in Kind:
            yield self._index(kind)
        for key in self._dossier.records:
            yield self._page(key)

    def author_page(self, path: str, markdown: str) -> str:
        """Return an author's page with its links and cards replaced.

        Args:
            path: The page's path among the site's pages.
            markdown: What it says.
        """
        return self._linker.page(markdown, self._here(path))

    def _page(self, key: Key) -> Page:
        record, here = self._dossier.records[key], self._here(path_of(key))
        notes = self._linker.notes(record.notes, here) if record.notes else None
        markdown = _filled(f"{key.kind.singular}.md.jinja", here, view(self._names, key), notes)
        return Page(here.path, markdown, self._names.of(key).title, record.places.path)

    def _index(self, kind: Kind) -> Page:
        here = self._here(index_path(kind))
        if kind is Kind.CORRECTIONS:
            markdown = _filled("ledger.md.jinja", here, ledger_view(self._names), None)
        else:
            markdown = _filled("index.md.jinja", here, index_view(self._names, kind), None)
        return Page(here.path, markdown, say(f"label.{kind}").capitalize(), None)

    def _overview(self, overview: Overview) -> Page:
        here = self._here(f"{overview.name}.md")
        markdown = _filled(f"{here.path}.jinja", here, overview.view(self._names), None)
        title = say(f"{overview.name}.title")
        return Page(here.path, markdown, title, None, hides=overview.hides)

    def _here(self, path: str) -> Here:
        return Here(path, directory_urls=self._settings.use_directory_urls)


def _filled(template: str, here: Here, content: object, notes: object) -> str:
    page = environment().get_template(template).render(here=here, view=content, notes=notes)
    # One template's parts may be empty, which leaves blank lines, and no list item stands apart.
    close = _BETWEEN_ITEMS.sub(r"\1\n", _BLANK_LINES.sub("\n\n", page))
    return close.strip("\n") + "\n"
