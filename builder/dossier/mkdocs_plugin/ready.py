"""Our pages in MkDocs' hands: what it would read, render and template is ready when it asks.

MkDocs goes through its pages as ever, and each of its events is there for whoever listens; only the
work is done before, on all processors.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import Path
from typing import Any, Self

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from dossier.mkdocs_plugin.company import heading_style
from dossier.mkdocs_plugin.entries import Entries, Index, written_entries
from dossier.mkdocs_plugin.frames import THEMES, Frames, table_of_contents
from dossier.mkdocs_plugin.html import without_styles
from dossier.mkdocs_plugin.kept import KeptPages, Made, Packed, ReadyPage, unpacked
from dossier.progress import Tell
from dossier.render.made import MadePage, Maker
from dossier.render.pages import Job
from dossier.render.pages import Page as DossierPage
from dossier.workers import in_parallel

_LARGE = 300  # jobs

Finish = Callable[[str, Page, str], str]
"""Finishes what the theme made of a page, with elements for its head."""


def done(
    jobs: Sequence[Job], config: MkDocsConfig, kept: KeptPages | None = None
) -> Iterator[Made]:
    """Yield what comes of each of some jobs, in their order; the event `pre_build` is over.

    Args:
        jobs: What is to be done.
        config: The site's settings.
        kept: What was made before, if anything is to be kept; the jobs ask its dossier.
    """
    known = kept.recall(job.name for job in jobs) if kept else set()
    new = sorted((job for job in jobs if job.name not in known), key=lambda job: -job.weight)
    # What is about the whole of a large dossier takes as long as hundreds of its records.
    heavy = sum(job.path is None for job in new) if len(jobs) > _LARGE else 0
    do = partial(_do, _worker(config), kept)
    results = zip(new, in_parallel(do, new, heavy), strict=True)
    recalled = kept.recalled([job.name for job in jobs if job.name in known]) if kept else iter(())
    early: dict[str, Packed | Made] = {}
    for job in jobs:
        made = next(recalled) if job.name in known else None
        while made is None and job.name not in early:
            one, result = (job, do(job)) if job.name in known else next(results)
            if kept and isinstance(result, Packed):
                kept.keep(one.name, result)
            early[one.name] = result
        yield made or _made(early.pop(job.name))
    if kept:
        kept.flush()


def done_apart(job: Job, config: MkDocsConfig, kept: KeptPages) -> Made:
    """Return what comes of a single job, which is remembered until the next build."""
    made, packed = _done(_worker(config), kept, job)
    if packed:
        kept.remember(job.name, packed)
    return made


def _do(work: Callable[[Job], Made], kept: KeptPages | None, job: Job) -> Packed | Made:
    """Do a job, and return what comes of it, packed up where it is to be kept."""
    if kept is None:
        return work(job)
    made, packed = _done(work, kept, job)
    return packed or made


def _done(work: Callable[[Job], Made], kept: KeptPages, job: Job) -> tuple[Made, Packed | None]:
    with kept.dossier.noting() as asked:
        made = work(job)
    return made, kept.packed(made, asked)


def _made(result: Packed | Made) -> Made:
    return result if isinstance(result, Made) else unpacked(result.data)


def _worker(config: MkDocsConfig) -> Callable[[Job], Made]:
    """Return what does a job."""
    directory_urls, entries = config.use_directory_urls, Entries(config)
    maker = Maker(heading_style(config), directory_urls=directory_urls)

    def work(job: Job) -> Made:
        found: list[ReadyPage] = []
        files: dict[str, bytes] = {}
        for made in maker.make(job):
            files |= made.files
            url = File(made.page.path, None, "", directory_urls).url
            toc = table_of_contents(made.headings)
            said = written_entries(entries.of(made.html, made.title or "", toc, url))
            bare = replace(made, html=without_styles(made.html), files={})
            found.append(ReadyPage(bare, said))
        return Made(found, files)

    return work


class Ready:
    """Hands pages to MkDocs.

    Those about the whole are ready when this is made, a record's page when somebody asks for it.

    Args:
        jobs: What is to be done.
        results: What comes of it.
        tell: Is told how far it has come.
        config: The site's settings.
        finish: See `Finish`.

    Attributes:
        files: The path of each page with the path of the file to change it in, if there is one.
        paths: The paths of pages, by the names of the jobs that make them.
        besides: The paths of files that belong to pages, by the names of jobs.
    """

    _env: jinja2.Environment

    def __init__(
        self,
        jobs: Iterable[Job],
        results: Iterator[Made],
        tell: Tell,
        config: MkDocsConfig,
        finish: Finish,
    ) -> None:
        self.files: dict[str, str | None] = {}
        self.paths: dict[str, list[str]] = {}
        self.besides: dict[str, list[str]] = {}
        self._config = config
        self._coming = results
        self._tell = tell
        self._made = 0
        self._pages: dict[str, MadePage] = {}
        self._index = Index(config, self._fetch)
        for job in jobs:
            if job.path is None:
                made = self._next()
                self.paths[job.name] = [page.made.page.path for page in made.pages] if made else []
                files = made.files.items() if made else ()
                self.besides[job.name] = [written_beside(*file, config) for file in files]
            else:
                self.paths[job.name] = [job.path]
            self.files |= dict.fromkeys(self.paths[job.name], job.edit_path)
        theme = config.theme
        self._frames = Frames(blanks=theme.name in THEMES and not theme.custom_dir)
        self._finish = finish
        self._template = _Finished(self._around)
        self._in_navigation: set[int] = set()

    def put(self, page: ReadyPage) -> None:
        """Have a page ready, in place of the one of that path."""
        self._pages[page.made.page.path] = page.made
        self._index.put(page.made.page.path, page.entries)

    def fill_index(self) -> None:
        """Put the entries of all pages into the search index, which is written next."""
        self._index.fill()

    def write_index(self) -> None:
        """Write the search index anew into the site that was built."""
        self._index.write(self._config)

    def end(self) -> None:
        """Let go of pages that nobody has asked for."""
        while self._next():
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
        if id(page) in self._in_navigation:
            _complete(page, self._fetch(page.file.src_uri))

    def is_finished(self, page: Page) -> bool:
        """Say whether there is nothing left to do to a page once its template is filled."""
        return page.meta.get("template") is self._template

    def _next(self) -> Made | None:
        """Have the pages of the next job ready, and return what came of it."""
        made = next(self._coming, None)
        self._made += len(made.pages) if made else 0
        self._tell(f"{self._made:,} pages made")
        for page in made.pages if made else ():
            self.put(page)
        return made

    def _fetch(self, path: str) -> MadePage | None:
        """Return a page, for which it may have to be waited; None where there is none."""
        while path in self.files and path not in self._pages and self._next():
            pass
        return self._pages.get(path)

    def _around(self, context: dict[str, Any]) -> str:
        page = context["page"]
        made = self._fetch(page.file.src_uri)
        if made is None:
            raise LookupError(f"{page.file.src_uri} was not made")
        del self._pages[page.file.src_uri]
        _complete(page, made)
        if page.content:  # MkDocs marks drafts there
            made = replace(made, html=page.content + made.html)

        def render(page: Page, head: str) -> str:
            html = self._env.get_template("main.html").render({**context, "page": page})
            return self._finish(html, page, head)

        apart = bool(page.content) or id(page) in self._in_navigation
        return self._frames.around(page, made, render, apart=apart)


def written_beside(path: str, data: bytes, config: MkDocsConfig) -> str:
    """Write a file that belongs to a page into the site, where MkDocs finds it; return its path.

    Of a large dossier it is large, and MkDocs would hold what it is given until the end.
    """
    write_file(data, str(Path(config.site_dir) / path))
    return path


def describe(page: Page, ours: DossierPage) -> None:
    """Put into a page's front matter what the theme asks it for."""
    page.meta["hide"] = list(ours.hides)
    page.meta["description"] = escape(ours.description)  # themes write it as it is


def _complete(page: Page, made: MadePage | None) -> None:
    """Give a page what `Page.render` and a reading of its front matter would leave there."""
    if made is not None:
        page._title_from_render = made.title  # noqa: SLF001
        page.present_anchor_ids = made.anchors  # type: ignore[assignment]
        describe(page, made.page)


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
