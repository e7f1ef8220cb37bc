"""The site's pages: one for every record, a list of every kind, and those about the whole."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from markupsafe import Markup

from dossier.export.citations import Citation, citation
from dossier.link.dossier import Dossier
from dossier.model.fields import Key, Kind
from dossier.render import data
from dossier.render.addresses import Here, index_path, path_of
from dossier.render.downloads import DOWNLOADS, PATHS, downloads
from dossier.render.environment import environment
from dossier.render.head import Head, Heads
from dossier.render.links import Linker
from dossier.settings import Settings
from dossier.texts import say
from dossier.views import View, view
from dossier.views.disagreements import disagreements_view
from dossier.views.graph import graph_view
from dossier.views.indexes import index_view
from dossier.views.ledger import ledger_view
from dossier.views.names import Names
from dossier.views.timeline import timeline_titles, timeline_view, timeline_years

if TYPE_CHECKING:  # few sites are previews, and who compares takes long to load
    from dossier.render.preview import Preview


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
        description: The page in a sentence, as plain text.
        data: What it says to programs: JSON-LD in an element of HTML, which may stand anywhere.
        files: Files that belong to it, by the path where they stand, from the site's root on.
    """

    path: str
    markdown: str
    title: str
    edit_path: str | None
    head: str = ""
    hides: tuple[str, ...] = ()
    description: str = ""
    data: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Content:
    """What a record's page is made of.

    Attributes:
        view: What is laid out.
        notes: The authors' own words, as HTML.
        cite: How a statement is cited.
    """

    view: View
    notes: Markup | None
    cite: Citation | None


@dataclass(frozen=True, slots=True)
class Job:
    """Some of the pages, to be made apart from all others.

    Attributes:
        name: Which: `people/x` for a record's page, `people/` for a list.
        make: Makes them.
        paths: Their paths, in their order.
        titles: What they are called; empty for a record's page, which has to be made to tell.
        files: The paths of the files that belong to them, from the site's root on.
        edit_path: Of a record's page, the file to change it in.
        weight: What takes longer has a larger one; of a record's page 0.
    """

    name: str
    make: Callable[[], Iterable[Page]]
    paths: tuple[str, ...]
    titles: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    edit_path: str | None = None
    weight: int = 0


class Part(Protocol):
    """A part of a page about the whole that has a page of its own."""

    @property
    def path(self) -> str:
        """The page: `timeline/2024.md`."""

    @property
    def title(self) -> str:
        """What it is called."""


@dataclass(frozen=True, slots=True)
class Overview:
    """A page about the whole dossier.

    Attributes:
        name: Of its page, `timeline.md`, and of its template, `timeline.md.jinja`; its title is the
            text `<name>.title`.
        view: Lays it out.
        hides: See `Page`.
        parts: Lays out the pages that it is divided into where the dossier is large. They have the
            same template.
        titles: Gives the paths of those with what they are called, in their order.
    """

    name: str
    view: Callable[[Names], object]
    hides: tuple[str, ...] = ()
    parts: Callable[[Names], Iterable[Part]] = lambda _: ()
    titles: Callable[[Dossier], Mapping[str, str]] = lambda _: {}


OVERVIEWS: tuple[Overview, ...] = (
    Overview("timeline", timeline_view, parts=timeline_years, titles=timeline_titles),
    Overview("disagreements", disagreements_view),
    Overview("graph", graph_view, hides=("navigation", "toc")),
)
"""The pages about the whole dossier."""


_BLANK_LINES = re.compile("\n\n\n+")
_AFTER_ITEM = re.compile(r"(\n- [^\n]*)\n(?=\n- )")

_HIDES: Mapping[Kind, tuple[str, ...]] = {Kind.SOURCES: ("toc",)}
"""What is left out on a kind's pages: beside an article, the notes need the room."""


class Renderer:
    """Turns a dossier into pages.

    Args:
        dossier: What is published.
        settings: Where and how the site stands.
        for_authors: Whether nobody else sees the pages, so that sources' texts are there whole.
        preview: What is marked as being otherwise than it was.
    """

    def __init__(
        self,
        dossier: Dossier,
        settings: Settings | None = None,
        *,
        for_authors: bool = False,
        preview: "Preview | None" = None,
    ) -> None:
        self._preview = preview
        self._for_authors = for_authors
        self._dossier = dossier
        self._settings = settings or Settings()
        self._names = Names(dossier)
        self._linker = Linker(self._names)
        self._heads = Heads(self._names, self._settings)

    def pages(self) -> Iterator[Page]:
        """Yield the page of every record, the pages about the whole and the lists of all kinds."""
        for job in self.jobs():
            yield from job.make()

    def jobs(self) -> Iterator[Job]:
        """Yield what is to be done for the pages, in their order, those of records first.

        In any other order, all comes alike.
        """
        for key, record in self._dossier.records.items():
            make = partial(self._page, key)
            yield Job(str(key), make, (path_of(key),), edit_path=record.places.path)
        for overview in OVERVIEWS:
            name, make = overview.name, partial(self._overview, overview)
            yield Job(name, make, (f"{name}.md",), (_title(name),), weight=1)
            if titles := overview.titles(self._dossier):
                make = partial(self._parts, overview)
                yield Job(f"{name}/", make, tuple(titles), tuple(titles.values()), weight=2)
        yield Job("data", self._data, (data.PATH,), (say("machines.data-title"),), PATHS, weight=3)
        if self._preview:
            make = partial(self._changes, self._preview)
            yield Job("changes", make, (self._preview.path,), (_title("changes"),), weight=1)
        for kind in Kind:
            make = partial(self._index, kind)
            yield Job(f"{kind}/", make, (index_path(kind),), (_list_title(kind),), weight=1)

    def author_page(self, path: str, markdown: str) -> str:
        """Return an author's page with its links and cards replaced.

        Args:
            path: The page's path among the site's pages.
            markdown: What it says.
        """
        return self._linker.page(markdown, self._here(path))

    def author_head(self, path: str, title: str) -> Head:
        """Return what belongs into the head of an author's page."""
        return self._heads.page(path, title)

    def content(self, key: Key) -> Content:
        """Return what a record's page is made of; pages with equal contents say the same."""
        record, here = self._dossier.records[key], self._here(path_of(key))
        notes = self._linker.notes(record.notes, here) if record.notes else None
        site = self._heads.site(here.path)
        cite = citation(self._dossier, key, site) if key.kind is Kind.STATEMENTS else None
        return Content(view(self._names, key, for_authors=self._for_authors), notes, cite)

    def _page(self, key: Key) -> Iterator[Page]:
        here, made_of = self._here(path_of(key)), self.content(key)
        template = f"{key.kind.singular}.md.jinja"
        markdown = _filled(template, here, made_of.view, made_of.notes, made_of.cite)
        if self._preview:
            markdown = self._preview.marked(markdown, here, key)
        title, head = self._names.of(key).title, self._heads.record(key)
        hides = _HIDES.get(key.kind, ())
        edit_path = self._dossier.records[key].places.path
        yield _made(here, markdown, title, head, edit_path=edit_path, hides=hides)

    def _index(self, kind: Kind) -> Iterator[Page]:
        here, title = self._here(index_path(kind)), _list_title(kind)
        if kind is Kind.CORRECTIONS:
            markdown = _filled("ledger.md.jinja", here, ledger_view(self._names))
        else:
            markdown = _filled("index.md.jinja", here, index_view(self._names, kind))
        yield _made(here, markdown, title, self._heads.index(kind, title))

    def _overview(self, overview: Overview) -> Iterator[Page]:
        here, title = self._here(f"{overview.name}.md"), _title(overview.name)
        markdown = _filled(f"{here.path}.jinja", here, overview.view(self._names))
        head = self._heads.page(here.path, title)
        yield _made(here, markdown, title, head, hides=overview.hides)

    def _changes(self, preview: "Preview") -> Iterator[Page]:
        here, title = self._here(preview.path), _title("changes")
        markdown = _filled("changes.md.jinja", here, preview)
        yield _made(here, markdown, title, self._heads.page(here.path, title))

    def _data(self) -> Iterator[Page]:
        here, title = self._here(data.PATH), say("machines.data-title")
        files = dict(downloads(self._dossier, self._settings))
        markdown = _filled("data.md.jinja", here, data.data_view(self._dossier, files))
        offered = tuple((one.path, one.path, one.media_type) for one in DOWNLOADS)
        head = self._heads.page(here.path, title, lambda ld: ld.data(here.path, title, offered))
        yield _made(here, markdown, title, head, files=files)

    def _parts(self, overview: Overview) -> Iterator[Page]:
        for part in overview.parts(self._names):
            here = self._here(part.path)
            markdown = _filled(f"{overview.name}.md.jinja", here, part)
            head = self._heads.page(here.path, part.title)
            yield _made(here, markdown, part.title, head, hides=overview.hides)

    def _here(self, path: str) -> Here:
        return Here(path, directory_urls=self._settings.use_directory_urls)


def _title(name: str) -> str:
    """Return what a page about the whole is called."""
    return say(f"{name}.title")


def _list_title(kind: Kind) -> str:
    return say(f"label.{kind}").capitalize()


def _filled(
    template: str, here: Here, content: object, notes: object = None, cite: object = None
) -> str:
    filled = environment().get_template(template)
    page = filled.render(here=here, view=content, notes=notes, cite=cite)
    return _close(page).strip("\n") + "\n"


def _close(page: str) -> str:
    """Take blank lines out of a page, which a template's empty parts leave, and between items."""
    return _AFTER_ITEM.sub(r"\1", _BLANK_LINES.sub("\n\n", page))


def _made(
    here: Here, markdown: str, title: str, head: Head, edit_path: str | None = None, **more: Any
) -> Page:
    said: dict[str, Any] = {"description": head.description, "data": head.data}
    return Page(here.path, markdown, title, edit_path, head.markup, **said, **more)
