"""The MkDocs plugin: MkDocs' events in, pages out. All that is said about records is said below.

Nothing is kept from one build to the next but the author's desk and what was read, while serving.
"""

import logging
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.base import ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from dossier.collector import resting, settle
from dossier.link.prints import Prints
from dossier.link.watched import Question, WatchedDossier
from dossier.mkdocs_plugin.company import has_guests, strangers
from dossier.mkdocs_plugin.comparing import Comparing
from dossier.mkdocs_plugin.endpoint import with_desk
from dossier.mkdocs_plugin.finishing import Finishing
from dossier.mkdocs_plugin.kept import KeptPages, Memory, basis
from dossier.mkdocs_plugin.not_found import TEMPLATE, with_help
from dossier.mkdocs_plugin.project import (
    DossierConfig,
    deferred,
    docs_folder,
    in_words,
    is_told_clean,
    report,
    root_of,
    settings_of,
    text_of,
)
from dossier.mkdocs_plugin.ready import Ready, describe, done, written_beside
from dossier.mkdocs_plugin.searching import (
    SearchIndex,
    prepare_search,
    search_files,
    with_search,
)
from dossier.mkdocs_plugin.serving import Desk
from dossier.mkdocs_plugin.shown import Host, Shown, Work, with_shown
from dossier.pipeline import Build, Memo, build
from dossier.progress import progress, watched
from dossier.render.assets import (
    DESK_SCRIPT,
    DESK_STYLESHEET,
    SCRIPT,
    STYLESHEET,
    desk_script,
    desk_stylesheet,
)
from dossier.render.files import site_files
from dossier.render.pages import Job, Renderer
from dossier.render.pages import Page as DossierPage
from dossier.render.preview import Preview
from dossier.report import visible
from dossier.settings import Settings
from dossier.store import opened

log = get_plugin_logger("dossier")


class DossierPlugin(BasePlugin[DossierConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages of the records to a site, and fills the links to them on its other pages."""

    _desk: Desk | None = None
    _memo: Memo | None = None
    _remembered: Memory | None = None
    _comparing: Comparing | None = None
    _preview: Preview | None = None
    _build: Build
    _watched: WatchedDossier
    _renderer: Renderer
    _pages: dict[str, DossierPage]
    _edited_in: Mapping[str, str | None]
    _besides: Sequence[str]
    _ready: Ready | None = None
    _work: Work | None = None
    _nav: Navigation
    _host: Host
    _shown: Shown | None = None
    _asked: dict[str, set[Question]]
    _others: list[str] | None = None
    _until_the_end: ExitStack
    _finishing: Finishing
    _search: SearchIndex

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Take the block `dossier:` of mkdocs.yml; what is wrong with it MkDocs reports."""
        super().load_config(options, config_file_path)
        settings = Settings.from_mapping(options)
        refusals = settings if isinstance(settings, tuple) else ()
        return [(refusal.key, ValidationError(in_words(refusal))) for refusal in refusals], []

    def on_startup(
        self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool, **_: Any
    ) -> None:
        """Note whether authors are watching, who may see what is not published."""
        self._until_the_end = ExitStack()
        self._desk = Desk(dirty=dirty) if command == "serve" else None
        self._memo = Memo() if command == "serve" else None
        self._remembered = Memory() if command == "serve" else None
        self._shown = None
        self._others = None  # MkDocs may hand one plugin to several runs in a process

    def on_shutdown(self) -> None:
        """Clear the desk."""
        if self._desk:
            self._desk.close()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, link and judge the dossier, and say what is wrong with it."""
        settings = settings_of(self.config, config)
        prepare_search(settings, config)
        desk = self._desk
        built = self._built(settings, config)
        if desk:
            desk.judge(built, config)
        else:
            report(built.findings, strict=settings.strict)
        self._hide()
        self._preview = self._previewed(settings, config, built)
        self._take(built)
        self._finishing = Finishing(self._preview, settings)
        config.extra_css.insert(0, STYLESHEET)  # first, so that the site's own styles win
        config.extra_javascript.insert(0, deferred(SCRIPT))
        if desk:
            config.extra_css.insert(1, DESK_STYLESHEET)
            config.extra_javascript.insert(1, deferred(DESK_SCRIPT))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages; where an author's file has their place, the author's stays."""
        settle()
        self._until_the_end.enter_context(resting())
        self._make(config)
        own = {file.dest_uri: file for file in files}
        for file in self._generated(config):
            if file.dest_uri not in own:
                files.append(file)
            elif file.edit_uri:
                log.warning(
                    "%s/%s is shown where the page of %s belongs",
                    self._build.settings.docs_dir,
                    own[file.dest_uri].src_uri,
                    file.src_uri.removesuffix(".md"),
                )
        return files

    def on_nav(self, nav: Navigation, **_: Any) -> None:
        """Note the navigation, which is on every page."""
        self._nav = nav
        if self._ready:
            self._ready.navigate(nav)

    def on_pre_page(self, page: Page, **_: Any) -> None:
        """Hand over what is ready of a page."""
        if self._ready:
            self._ready.take(page)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Take the theme's templates, for the pages that are ready."""
        self._host = Host(
            config, files, self._nav, env, partial(self._finishing.write_scripts, config)
        )
        settle()
        if self._ready:
            self._ready.environment(env)

    def on_page_read_source(self, *, page: Page, **_: Any) -> str | None:
        """Read what is no UTF-8 as far as it goes; MkDocs itself would end in a traceback."""
        return text_of(page.file)

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """Put records' names and cards into the pages that authors wrote."""
        if self._ready and self._ready.is_finished(page):
            return markdown
        if ours := self._ours(page):
            describe(page, ours)
            return markdown
        with self._noting(page):
            return self._renderer.author_page(page.file.src_uri, markdown)

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Put into a page's head what belongs there, and mend what the theme made of the page."""
        if self._ready and self._ready.is_finished(page):
            return output
        return self._finishing.page(output, page, self._head(page))

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Mend the theme's own pages, too, and help those whom an address misled."""
        if not template_name.endswith(".html"):
            return output_content
        # As MkDocs does it: this page is shown at any address.
        root = urlsplit(config.site_url or "/").path.rstrip("/") + "/"
        if template_name == TEMPLATE:
            output_content = with_help(output_content, root, config)
        return self._finishing.template(output_content, root)

    @event_priority(100)
    def _before_others_end(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002 - as in MkDocs
        """Have the search index whole before its plugin writes it."""
        if self._ready:
            self._ready.end()
            self._ready.fill_index()

    @event_priority(0)
    def _end(self, *, config: MkDocsConfig) -> None:
        """Write the scripts that were taken out of pages, and the search's index."""
        self._until_the_end.close()
        self._finishing.write_scripts(config)
        self._search = SearchIndex(self._build.settings, config, self._edited_in)
        if not self._desk:
            self._search.write()
        else:
            self._show(config, self._desk)

    on_post_build = CombinedEvent(_before_others_end, _end)

    def on_build_error(self, **_: Any) -> None:
        """Let go of what was being made."""
        self._until_the_end.close()

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[[], None],
    ) -> LiveReloadServer:
        """Rebuild when a record or an article changes, and give authors their desk."""
        if self._desk:
            self._desk.serve(server, config, builder, self._renew)
            app = with_desk(server.serve_request, self._desk, server)
            app = with_search(app, server, lambda: self._search)
            server.set_app(with_shown(app, server, lambda: self._shown))
        else:  # as published, with `--clean`
            for folder in (self._build.settings.annotations, self._build.settings.seeds):
                if (root_of(config) / folder).is_dir():
                    server.watch(str(root_of(config) / folder))
        return server

    def _built(self, settings: Settings, config: MkDocsConfig) -> Build:
        with watched(root_of(config), quiet=not log.isEnabledFor(logging.INFO)) as tree:
            return build(tree, settings, drafts=self._desk is not None, memo=self._memo)

    def _take(self, built: Build) -> None:
        """Make the site of a dossier from now on."""
        self._build = built
        self._watched = WatchedDossier(built.published)
        self._renderer = Renderer(
            self._watched,
            built.settings,
            for_authors=self._desk is not None,
            preview=self._preview,
        )

    def _make(self, config: MkDocsConfig) -> None:
        """Make the pages: whole ones, unless something else wants to see how they come about."""
        self._ready, self._work, self._asked, self._pages = None, None, {}, {}
        if others := list(strangers(config)):
            if self._others != others:
                log.info("pages of records are made by MkDocs, which takes longer: %s", others[0])
            self._pages = {page.path: page for page in self._renderer.pages()}
            self._besides = [
                written_beside(path, data, config)
                for page in self._pages.values()
                for path, data in page.files.items()
            ]
            self._edited_in = {path: page.edit_path for path, page in self._pages.items()}
        else:
            jobs = list(self._renderer.jobs())
            self._work = self._to_do(config, jobs)
            kept = self._work.kept if self._work else None
            quiet = not log.isEnabledFor(logging.INFO)
            tell = self._until_the_end.enter_context(progress(quiet=quiet))
            results = done(jobs, config, kept)
            self._ready = Ready(jobs, results, tell, config, self._finishing.page)
            self._edited_in = self._ready.files
            self._besides = [path for paths in self._ready.besides.values() for path in paths]
        self._others = others

    def _to_do(self, config: MkDocsConfig, jobs: Iterable[Job]) -> Work | None:
        """Return what is to be done for the site; a preview is made whole, each time."""
        settings, for_authors = self._build.settings, self._desk is not None
        told = basis(settings, config, for_authors=for_authors)
        if told is None or self._preview:
            return None
        watched, prints = self._watched, Prints(self._build.published, self._build.files)
        store = partial(opened, root_of(config), fresh=is_told_clean())
        kept = KeptPages(store, told, watched, prints, self._remembered)
        named = {job.name: job for job in jobs}
        return Work(named, kept, prints, lambda: site_files(watched, settings))

    def _show(self, config: MkDocsConfig, desk: Desk) -> None:
        """Show the site that was built, which may be kept up to date page by page."""
        page_by_page = not (config.strict or desk.is_in_place or has_guests(config))
        if self._ready and self._work and page_by_page:
            self._shown = Shown(self._host, self._ready, self._work, self._asked, desk)

    def _hide(self) -> None:
        """Leave what is shown as it is, while another site is built."""
        if self._shown:
            self._shown.close()
        self._shown = None

    def _renew(self) -> bool:
        """Bring what is shown up to date, where that can be done page by page."""
        shown, desk = self._shown, self._desk
        if not shown or not desk:
            return False
        with resting():
            built = self._built(self._build.settings, shown.config)
            if not desk.keeps_from(built) and not self._renew_from(built, shown):
                return False
            settle()
        desk.judge(built, shown.config, here=True)
        self._search = SearchIndex(built.settings, shown.config, self._edited_in)
        return True

    def _renew_from(self, built: Build, shown: Shown) -> bool:
        self._take(built)
        self._work = self._to_do(shown.config, self._renderer.jobs())
        return self._work is not None and shown.renew(self._work)

    @contextmanager
    def _noting(self, page: Page) -> Iterator[None]:
        """Note what is asked for a page of the authors."""
        with self._watched.noting() as asked:
            yield
        self._asked.setdefault(page.file.src_uri, set()).update(asked)

    def _previewed(self, settings: Settings, config: MkDocsConfig, built: Build) -> Preview | None:
        if not settings.compare:
            return None
        self._comparing = self._comparing or Comparing()
        config_file = Path(config.config_file_path).name
        preview = self._comparing.preview(settings.compare, root_of(config), config_file, built)
        log.info("this is a preview, compared with %s (%s)", preview.base.name, preview.base.short)
        for remark in preview.base.remarks:
            log.info("%s", visible(remark))
        return preview

    def _head(self, page: Page) -> str:
        if ours := self._ours(page):
            return f"{ours.head}\n{ours.data}"
        with self._noting(page):
            head = self._renderer.author_head(page.file.src_uri, str(page.title))
        return f"{head.markup}\n{head.data}"

    def _ours(self, page: Page) -> DossierPage | None:
        generated = page.file.generated_by == "dossier"
        return self._pages.get(page.file.src_uri) if generated else None

    def _generated(self, config: MkDocsConfig) -> Iterator[File]:
        docs = docs_folder(config)
        for path, edit_path in self._edited_in.items():
            # Thousands of pages in the navigation cost minutes; their lists lead to them.
            listed = edit_path is None and config.nav is None
            level = InclusionLevel.INCLUDED if listed else InclusionLevel.NOT_IN_NAV
            content = self._pages[path].markdown if path in self._pages else ""
            file = File.generated(config, path, content=content, inclusion=level)
            if edit_path:
                file.edit_uri = posixpath.relpath(edit_path, docs)
            yield file
        for path in self._besides:
            yield File.generated(config, path, abs_src_path=str(Path(config.site_dir) / path))
        for made in site_files(self._watched, self._build.settings):
            yield File.generated(config, made.path, content=made.content)
        for path, content in search_files(self._build.settings).items():
            yield File.generated(config, path, content=content)
        if self._desk:
            yield File.generated(config, DESK_STYLESHEET, content=desk_stylesheet())
            yield File.generated(config, DESK_SCRIPT, content=desk_script())
