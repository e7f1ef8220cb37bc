"""The pages of a dossier in the making, as MkDocs asks for them."""

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from dossier.link.prints import Prints
from dossier.link.watched import Question, WatchedDossier
from dossier.mkdocs_plugin.aside import Beside, PageFile
from dossier.mkdocs_plugin.company import strangers
from dossier.mkdocs_plugin.kept import KeptPages, Memory, basis
from dossier.mkdocs_plugin.project import docs_folder, is_told_clean, root_of
from dossier.mkdocs_plugin.ready import Finish, Ready, describe
from dossier.mkdocs_plugin.results import Doing, Results, write_beside
from dossier.mkdocs_plugin.searching import search_files
from dossier.mkdocs_plugin.work import Work
from dossier.pipeline import Build
from dossier.progress import Tell
from dossier.render.assets import (
    DESK_SCRIPT,
    DESK_STYLESHEET,
    desk_script,
    desk_stylesheet,
)
from dossier.render.files import site_files
from dossier.render.pages import Job, Renderer
from dossier.render.pages import Page as DossierPage
from dossier.store import opened

if TYPE_CHECKING:
    from dossier.render.preview import Preview


class Making:
    """Makes the pages of a dossier: whole ones, unless others want to see how they come about.

    Args:
        built: The dossier.
        preview: What its site is a preview of, if it is one.
        memory: What is remembered from one build to the next, while authors are watching.
        finish: See `Finish`.

    Attributes:
        built: The dossier.
        ready: Whole pages; None where MkDocs makes them.
        work: What is to be done for the site; None where it is made whole each time.
        asked: What was asked of the dossier for the authors' own pages, by their paths.
        edited_in: The path of each page with the path of the file to change it in, if there is one.
    """

    def __init__(
        self, built: Build, preview: "Preview | None", memory: Memory | None, finish: Finish
    ) -> None:
        self._preview = preview
        self._memory = memory
        self._finish = finish
        self._pages: dict[str, DossierPage] = {}
        self._besides: list[str] = []
        self._own: frozenset[str] = frozenset()
        self.ready: Ready | None = None
        self.work: Work | None = None
        self.asked: dict[str, set[Question]] = {}
        self.edited_in: dict[str, str | None] = {}
        self._take(built)

    def make(self, config: MkDocsConfig, files: Files, tell: Tell) -> Sequence[str]:
        """Make the pages.

        Args:
            config: The site's settings; the event `pre_build` is over.
            files: What the site has without them.
            tell: Is told how far it has come.

        Returns:
            Why MkDocs has to make them, if it has to.
        """
        self._own = frozenset(file.dest_uri for file in files)
        if others := list(strangers(config)):
            self._pages = {page.path: page for page in self._renderer.pages()}
            for page in self._pages.values():
                write_beside(page.files, config)  # before MkDocs copies what authors have there
            self._besides = [path for page in self._pages.values() for path in page.files]
            self.edited_in = {path: page.edit_path for path, page in self._pages.items()}
        else:
            jobs = list(self._renderer.jobs())
            self.work = self._to_do(config, jobs)
            doing = self.work.doing if self.work else Doing(config, None, self._own)
            self.ready = Ready(jobs, Results(jobs, doing), tell, config, self._finish)
            self._besides = [path for job in jobs for path in job.files]
            self.edited_in = self.ready.files
        return others

    def again(self, built: Build, config: MkDocsConfig) -> Work | None:
        """Go on with another state of the dossier, and return what is to be done for it."""
        self._take(built)
        self.work = self._to_do(config, self._renderer.jobs())
        return self.work

    def files(self, config: MkDocsConfig) -> Iterator[File]:
        """Yield everything that is generated, as files of the site."""
        docs, settings = docs_folder(config), self.built.settings
        seen_from_docs = lru_cache(partial(posixpath.relpath, start=docs))
        for path, edit_path in self.edited_in.items():
            # Thousands of pages in the navigation cost minutes; their lists lead to them.
            listed = edit_path is None and config.nav is None
            level = InclusionLevel.INCLUDED if listed else InclusionLevel.NOT_IN_NAV
            content = self._pages[path].markdown if path in self._pages else ""
            file = PageFile.generated(config, path, content=content, inclusion=level)
            if edit_path:
                folder, name = posixpath.split(edit_path)
                file.edit_uri = posixpath.join(seen_from_docs(folder), name)
            yield file
        for path in self._besides:
            yield Beside.generated(config, path, abs_src_path=str(Path(config.site_dir) / path))
        for made in site_files(self.built.published, settings):
            yield File.generated(config, made.path, content=made.content)
        for path, content in search_files(settings).items():
            yield File.generated(config, path, content=content)
        if self._for_authors:
            yield File.generated(config, DESK_STYLESHEET, content=desk_stylesheet())
            yield File.generated(config, DESK_SCRIPT, content=desk_script())

    def is_finished(self, page: Page) -> bool:
        """Say whether there is nothing left to do to a page once its template is filled."""
        return self.ready is not None and self.ready.is_finished(page)

    def markdown(self, page: Page, markdown: str) -> str:
        """Return a page with records' names and cards in it, where authors wrote it."""
        if self.is_finished(page):
            return markdown
        if ours := self._ours(page):
            describe(page, ours.hides, escape(ours.description))
            return markdown
        with self._noting(page):
            return self._renderer.author_page(page.file.src_uri, markdown)

    def head(self, page: Page) -> str:
        """Return what belongs into a page's head."""
        if ours := self._ours(page):
            return f"{ours.head}\n{ours.data}"
        with self._noting(page):
            head = self._renderer.author_head(page.file.src_uri, str(page.title))
        return f"{head.markup}\n{head.data}"

    @property
    def _for_authors(self) -> bool:
        return self._memory is not None

    def _take(self, built: Build) -> None:
        self.built = built
        self._watched = WatchedDossier(built.published)
        self._renderer = Renderer(
            self._watched, built.settings, for_authors=self._for_authors, preview=self._preview
        )

    def _to_do(self, config: MkDocsConfig, jobs: Iterable[Job]) -> Work | None:
        """Return what is to be done for the site; a preview is made whole, each time."""
        settings, published = self.built.settings, self.built.published
        told = basis(settings, config, for_authors=self._for_authors)
        if told is None or self._preview:
            return None
        prints = Prints(published, self.built.files)
        store = partial(opened, root_of(config), fresh=is_told_clean())
        kept = KeptPages(store, told, self._watched, prints, self._memory)
        named = {job.name: job for job in jobs}
        doing = Doing(config, kept, self._own)
        return Work(named, kept, doing, prints, lambda: site_files(published, settings))

    @contextmanager
    def _noting(self, page: Page) -> Iterator[None]:
        """Note what is asked for a page of the authors."""
        with self._watched.noting() as asked:
            yield
        self.asked.setdefault(page.file.src_uri, set()).update(asked)

    def _ours(self, page: Page) -> DossierPage | None:
        generated = page.file.generated_by == "dossier"
        return self._pages.get(page.file.src_uri) if generated else None
