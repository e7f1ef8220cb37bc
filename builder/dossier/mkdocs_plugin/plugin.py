"""The MkDocs plugin: MkDocs' events in, pages out. All that is said about records is said below.

Nothing is kept from one build to the next but the author's desk and what was read, while serving.
"""

import logging
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.base import ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from dossier.collector import resting, settle
from dossier.mkdocs_plugin.aside import Aside
from dossier.mkdocs_plugin.company import has_guests
from dossier.mkdocs_plugin.finishing import Finishing
from dossier.mkdocs_plugin.making import Making
from dossier.mkdocs_plugin.not_found import TEMPLATE, with_help
from dossier.mkdocs_plugin.project import (
    DossierConfig,
    deferred,
    in_words,
    is_told_clean,
    report,
    root_of,
    settings_of,
    text_of,
)
from dossier.mkdocs_plugin.searching import SearchIndex, prepare_search
from dossier.mkdocs_plugin.work import Host
from dossier.pipeline import Build, Kept, Memo, build
from dossier.progress import progress, watched
from dossier.render.assets import (
    DESK_SCRIPT,
    DESK_STYLESHEET,
    SCRIPT,
    STYLESHEET,
)
from dossier.report import visible
from dossier.settings import Settings
from dossier.store import opened

if TYPE_CHECKING:  # most builds have no use for it, and it takes a while to load
    from mkdocs.livereload import LiveReloadServer

    from dossier.mkdocs_plugin.comparing import Comparing
    from dossier.mkdocs_plugin.loop import Loop
    from dossier.render.preview import Preview

log = get_plugin_logger("dossier")


class DossierPlugin(BasePlugin[DossierConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages of the records to a site, and fills the links to them on its other pages."""

    _loop: "Loop | None" = None
    _comparing: "Comparing | None" = None
    _preview: "Preview | None" = None
    _making: Making
    _nav: Navigation
    _host: Host
    _told_of: Sequence[str] = ()
    _until_the_end: ExitStack
    _is_dirty: bool
    _aside: Aside | None
    _finishing: Finishing

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
        self._is_dirty = dirty
        self._loop = None
        if command == "serve":
            from dossier.mkdocs_plugin.loop import Loop  # noqa: PLC0415 - see above

            self._loop = Loop(dirty=dirty)
        self._told_of = ()  # MkDocs may hand one plugin to several runs in a process

    def on_shutdown(self) -> None:
        """Clear the desk."""
        if self._loop:
            self._loop.desk.close()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, link and judge the dossier, and say what is wrong with it."""
        self._until_the_end.close()  # where the last build did not come to its end
        self._until_the_end.enter_context(resting())
        settings = settings_of(self.config, config)
        prepare_search(settings, config)
        loop = self._loop
        built = self._built(settings, config)
        if loop:
            loop.desk.judge(built, config)
            loop.hide()
        else:
            report(built.findings, strict=settings.strict)
        self._preview = self._previewed(settings, config, built)
        self._finishing = Finishing(self._preview, settings)
        memory = loop.memory if loop else None
        self._making = Making(built, self._preview, memory, self._finishing.page)
        config.extra_css.insert(0, STYLESHEET)  # first, so that the site's own styles win
        config.extra_javascript.insert(0, deferred(SCRIPT))
        if loop:
            config.extra_css.insert(1, DESK_STYLESHEET)
            config.extra_javascript.insert(1, deferred(DESK_SCRIPT))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages; where an author's file has their place, the author's stays."""
        if self._loop:
            self._loop.let_go()
        settle()
        tell = self._until_the_end.enter_context(progress(quiet=_is_quiet()))
        others = self._making.make(config, files, tell)
        if others and others != self._told_of:
            log.info("pages of records are made by MkDocs, which takes longer: %s", others[0])
        self._told_of = others
        own = {file.dest_uri: file for file in files}
        for file in self._making.files(config):
            if file.dest_uri not in own:
                files.append(file)
            elif file.edit_uri:
                log.warning(
                    "%s/%s is shown where the page of %s belongs",
                    self._making.built.settings.docs_dir,
                    own[file.dest_uri].src_uri,
                    file.src_uri.removesuffix(".md"),
                )
        return files

    def on_nav(self, nav: Navigation, *, files: Files, **_: Any) -> None:
        """Note the navigation, which is on every page."""
        self._nav = nav
        self._aside = None
        if ready := self._making.ready:
            ready.navigate(nav)
            if ready.has_frames and not self._loop and not self._is_dirty:
                self._aside = Aside(files, nav, ready)

    def on_pre_page(self, page: Page, **_: Any) -> None:
        """Hand over what is ready of a page."""
        if self._making.ready:
            self._making.ready.take(page)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Take the theme's templates, for the pages that are ready."""
        self._host = Host(
            config, files, self._nav, env, partial(self._finishing.write_scripts, config)
        )
        settle()
        if self._making.ready:
            self._making.ready.environment(env)
        if self._aside:
            self._aside.write(self._host)

    def on_pre_template(self, *_: Any, **__: Any) -> None:
        """Let the theme's own pages know all pages: the map of the site does."""
        if self._aside:
            self._aside.hides = False

    def on_page_read_source(self, *, page: Page, **_: Any) -> str | None:
        """Read what is no UTF-8 as far as it goes; MkDocs itself would end in a traceback."""
        return text_of(page.file)

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """Put records' names and cards into the pages that authors wrote."""
        return self._making.markdown(page, markdown)

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Put into a page's head what belongs there, and mend what the theme made of the page."""
        if self._making.is_finished(page):
            return output
        return self._finishing.page(output, page, self._making.head(page))

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Mend the theme's own pages, too, and help those whom an address misled."""
        if self._aside:
            self._aside.hides = True
        if not template_name.endswith(".html"):
            return output_content
        # As MkDocs does it: this page is shown at any address.
        root = urlsplit(config.site_url or "/").path.rstrip("/") + "/"
        if template_name == TEMPLATE:
            output_content = with_help(output_content, root, config)
        return self._finishing.template(output_content, root)

    @event_priority(100)
    def _before_others_end(self, *, config: MkDocsConfig) -> None:
        """Have all pages made before the search's index is written, and there for who looks."""
        if self._making.ready:
            self._making.ready.end()
            if has_guests(config):
                self._making.ready.fill_index()

    @event_priority(0)
    def _end(self, *, config: MkDocsConfig) -> None:
        """Write the scripts that were taken out of pages, and the search's index."""
        settle()
        self._until_the_end.close()
        self._finishing.write_scripts(config)
        if self._loop:
            self._loop.show(self._host, self._making)
        else:
            SearchIndex(self._making.built.settings, config, self._making.edited_in).write()

    on_post_build = CombinedEvent(_before_others_end, _end)

    def on_build_error(self, **_: Any) -> None:
        """Let go of what was being made."""
        self._until_the_end.close()

    def on_serve(
        self,
        server: "LiveReloadServer",
        *,
        config: MkDocsConfig,
        builder: Callable[[], None],
    ) -> "LiveReloadServer":
        """Rebuild when a record or an article changes, and give authors their desk."""
        if self._loop:
            self._loop.serve(server, config, builder, self._built)
        else:  # as published, with `--clean`
            settings = self._making.built.settings
            for folder in (settings.annotations, settings.seeds):
                if (root_of(config) / folder).is_dir():
                    server.watch(str(root_of(config) / folder))
        return server

    def _built(self, settings: Settings, config: MkDocsConfig) -> Build:
        root = root_of(config)
        memo = self._loop.memo if self._loop else Memo()
        if memo.dossier is None:
            memo.kept = Kept(partial(opened, root, fresh=is_told_clean()))
        with watched(root, quiet=_is_quiet()) as tree:
            return build(tree, settings, drafts=self._loop is not None, memo=memo)

    def _previewed(
        self, settings: Settings, config: MkDocsConfig, built: Build
    ) -> "Preview | None":
        if not settings.compare:
            return None
        from dossier.mkdocs_plugin.comparing import Comparing  # noqa: PLC0415 - see above

        self._comparing = self._comparing or Comparing()
        config_file = Path(config.config_file_path).name
        preview = self._comparing.preview(settings.compare, root_of(config), config_file, built)
        log.info("this is a preview, compared with %s (%s)", preview.base.name, preview.base.short)
        for remark in preview.base.remarks:
            log.info("%s", visible(remark))
        return preview


def _is_quiet() -> bool:
    return not log.isEnabledFor(logging.INFO)
