"""The site's pages: one for every record, and a list of every kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dossier.link.dossier import Dossier
from dossier.model.fields import Key, Kind
from dossier.render.addresses import Here, index_path, path_of
from dossier.render.environment import environment
from dossier.render.links import Linker
from dossier.views import view
from dossier.views.indexes import index_view
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
    """

    path: str
    markdown: str
    title: str
    edit_path: str | None


class Renderer:
    """Turns a dossier into pages.

    Args:
        dossier: What is published.
        directory_urls: Whether `people/x.md` is served as `people/x/` and not `people/x.html`.
    """

    def __init__(self, dossier: Dossier, *, directory_urls: bool = True) -> None:
        self._dossier = dossier
        self._names = Names(dossier)
        self._linker = Linker(self._names)
        self._directory_urls = directory_urls

    def pages(self) -> Iterator[Page]:
        """Yield the lists of all kinds and the page of every record."""
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
        markdown = _filled("index.md.jinja", here, index_view(self._names, kind), None)
        return Page(here.path, markdown, kind.value.capitalize(), None)

    def _here(self, path: str) -> Here:
        return Here(path, directory_urls=self._directory_urls)


def _filled(template: str, here: Here, content: object, notes: object) -> str:
    page = environment().get_template(template).render(here=here, view=content, notes=notes)
    # One template's parts may be empty, which leaves blank lines, and no list item stands apart.
    close = _BETWEEN_ITEMS.sub(r"\1\n", _BLANK_LINES.sub("\n\n", page))
    return close.strip("\n") + "\n"
