"""Our pages in MkDocs' hands: what it would read, render and template is ready when it asks.

MkDocs goes through its pages as ever, and each of its events is there for whoever listens; only the
work is done before, on all processors. Pages that are kept from it (`aside`) are written from here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from html import escape
from typing import Any, Self

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from dossier.mkdocs_plugin.entries import Index
from dossier.mkdocs_plugin.frames import THEMES, Frames
from dossier.mkdocs_plugin.ready_page import ReadyPage, written
from dossier.mkdocs_plugin.results import Results
from dossier.progress import Tell
from dossier.render.pages import Job

Finish = Callable[[str, Page, str], str]
"""Finishes what the theme made of a page, with elements for its head."""


class Ready:
    """Hands pages to MkDocs, each when somebody asks for it.

    Args:
        jobs: What is to be done.
        results: What comes of it.
        tell: Is told how far it has come.
        config: The site's settings.
        finish: See `Finish`.

    Attributes:
        files: The path of each page with the path of the file to change it in, if there is one.
    """

    _env: jinja2.Environment

    def __init__(
        self,
        jobs: Sequence[Job],
        results: Results,
        tell: Tell,
        config: MkDocsConfig,
        finish: Finish,
    ) -> None:
        self.files = {path: job.edit_path for job in jobs for path in job.paths}
        self._titles = {
            path: title for job in jobs for path, title in zip(job.paths, job.titles, strict=False)
        }
        self._awaited = {path: job for job in jobs for path in job.paths}
        self._config = config
        self._results = results
        self._tell = tell
        self._made = 0
        self._pages: dict[str, ReadyPage] = {}
        self._index = Index(config, self._fetch)
        theme = config.theme
        self._frames = Frames(are_of_use=theme.name in THEMES and not theme.custom_dir)
        self._finish = finish
        self._template = _Finished(self._around)
        self._in_navigation: set[int] = set()

    def put(self, page: ReadyPage) -> None:
        """Have a page ready, in place of the one of that path."""
        self._pages[page.path] = page
        self._index.put(page.path, page.entries)

    def fill_index(self) -> None:
        """Put the entries of all pages into the search index, for who looks at it."""
        self._index.fill()

    def write_index(self) -> None:
        """Write the search index anew into the site that was built."""
        self._index.write(self._config)

    def end(self) -> None:
        """Let go of pages that nobody has asked for."""
        self._results.end()
        self._awaited.clear()
        self._pages.clear()

    def navigate(self, nav: Navigation) -> None:
        """Take the navigation: the pages in it are treated apart, as their names are on others."""
        self._in_navigation = {id(page) for page in nav.pages}

    def environment(self, env: jinja2.Environment) -> None:
        """Take the theme's templates."""
        self._env = env

    def take(self, page: Page) -> None:
        """Spare MkDocs the reading and rendering of a page that is ready, or will be."""
        if page.file.src_uri not in self.files or page.file.generated_by != "dossier":
            return
        page.read_source = _nothing  # type: ignore[method-assign]
        page.render = _nothing  # type: ignore[method-assign]
        page.markdown = page.content = ""
        page.meta["template"] = self._template
        if title := self._titles.get(page.file.src_uri):
            page._title_from_render = escape(title, quote=False)  # noqa: SLF001
        elif id(page) in self._in_navigation:
            _complete(page, self._fetch(page.file.src_uri))

    @property
    def has_frames(self) -> bool:
        """Whether the theme's page around most pages need not be rendered for each."""
        return self._frames.are_of_use

    def is_of_a_record(self, path: str) -> bool:
        """Say whether a page is that of a record, by its path."""
        return path in self.files and path not in self._titles

    def line_up(self, paths: Iterable[str]) -> None:
        """Have pages in the search index in the order of their paths, whenever they come."""
        self._index.line_up(paths)

    def write(self, file: File) -> bool:
        """Write a page into the site, unless MkDocs has to build it; say whether it is written."""
        path, page = file.src_uri, file.page
        ready = self._fetch(path)
        whole = self._frames.filled(page, ready) if page and ready else None
        if page is None or ready is None or whole is None:
            return False
        write_file(whole, file.abs_dest_path)
        page.present_anchor_ids = ready.anchors  # type: ignore[assignment]
        self._index.take(path)
        del self._pages[path]
        return True

    def is_finished(self, page: Page) -> bool:
        """Say whether there is nothing left to do to a page once its template is filled."""
        return page.meta.get("template") is self._template

    def _fetch(self, path: str) -> ReadyPage | None:
        """Return a page, for which it may have to be waited; None where there is none."""
        if path not in self._pages and path in self._awaited:
            job = self._awaited[path]
            for page in self._results.of(job):
                self.put(page)
            for other in job.paths:
                del self._awaited[other]
            self._made += len(job.paths)
            self._tell(f"{self._made:,} pages made")
        return self._pages.get(path)

    def _around(self, context: dict[str, Any]) -> str:
        page = context["page"]
        ready = self._fetch(page.file.src_uri)
        if ready is None:
            raise LookupError(f"{page.file.src_uri} was not made")
        del self._pages[page.file.src_uri]
        _complete(page, ready)
        if page.content:  # MkDocs marks drafts there
            ready = replace(ready, html=written(page.content) + ready.html)

        def render(page: Page, head: str) -> str:
            html = self._env.get_template("main.html").render({**context, "page": page})
            return self._finish(html, page, head)

        apart = bool(page.content) or id(page) in self._in_navigation
        return self._frames.around(page, ready, render, apart=apart)


def describe(page: Page, hides: Sequence[str], description: str) -> None:
    """Put into a page's front matter what the theme asks it for.

    Args:
        page: The page.
        hides: See `dossier.render.pages.Page`.
        description: It in a sentence, as HTML without tags.
    """
    page.meta["hide"] = list(hides)
    page.meta["description"] = description


def _complete(page: Page, ready: ReadyPage | None) -> None:
    """Give a page what `Page.render` and a reading of its front matter would leave there."""
    if ready is not None:
        page._title_from_render = ready.title  # noqa: SLF001
        page.present_anchor_ids = ready.anchors  # type: ignore[assignment]
        describe(page, ready.hides, ready.description)


def _nothing(*_: Any, **__: Any) -> None:
    """Do what is done already."""


class _Finished(jinja2.Template):
    """What MkDocs takes for a page's template."""

    def __new__(cls, *_: Any) -> Self:  # Jinja makes templates of their source
        return object.__new__(cls)

    def __init__(self, around: Callable[[dict[str, Any]], str]) -> None:
        self._around = around

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Return the page, whole."""
        return self._around(dict(*args, **kwargs))
