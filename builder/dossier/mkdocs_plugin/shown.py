"""The site that is shown while authors are at work, kept up to date page by page.

After a change of records and articles alone, MkDocs need not build the whole site again: a page
that would be another one is made when somebody asks for it, by MkDocs' own functions for one page.
What changes the site around the pages (a record that is new or gone, a setting, an author's page)
is left to MkDocs, which then builds all of it.
"""

import logging
import posixpath
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import InclusionLevel
from mkdocs.utils import write_file

from dossier.link.watched import Question
from dossier.mkdocs_plugin.ready import Ready
from dossier.mkdocs_plugin.serving import Desk
from dossier.mkdocs_plugin.work import Host, Work
from dossier.model.fields import Kind
from dossier.render.assets import SEARCH_INDEX

INDEX = "search/search_index.json"
"""Where the theme's search has its index, which every page asks for."""

_LOG = logging.getLogger("mkdocs.plugins.dossier")
_KINDS = tuple(f"{kind}/" for kind in Kind)


class Shown:
    """The site that is shown.

    Args:
        host: What MkDocs made for it.
        ready: Its pages, as they were handed to MkDocs.
        work: What was done for it.
        own: What was asked for the authors' own pages, by their paths.
        desk: Lends its lock, and has MkDocs build the whole site where that is needed after all.
    """

    def __init__(
        self,
        host: Host,
        ready: Ready,
        work: Work,
        own: Mapping[str, Collection[Question]],
        desk: Desk,
    ) -> None:
        self._host = host
        self._ready = ready
        self._work = work
        self._own = own
        self._desk = desk
        self._files = frozenset(file.path for file in work.files())
        self._in_navigation = {page.file.src_uri for page in host.nav.pages}
        self._stale: dict[str, Callable[[], None]] = {}
        self._is_shown = True

    @property
    def config(self) -> MkDocsConfig:
        """The settings that it was built with."""
        return self._host.config

    def close(self) -> None:
        """Leave the site as it is, as another one is shown now."""
        self._is_shown = False

    def renew(self, work: Work) -> bool:
        """Take what is to be done now; say whether it can be done page by page.

        Args:
            work: For the dossier as it has become.
        """
        if _paths(work) != _paths(self._work):
            return False
        changed = work.jobs.keys() - work.kept.recall(work.jobs)
        records = [job for name in changed if not (job := work.jobs[name]).titles]
        if any(path in self._in_navigation for job in records for path in job.paths):
            return False  # its name is on every page
        for name in changed:
            make = partial(self._make, name)
            self._stale |= dict.fromkeys(work.jobs[name].files, make)
            self._let_go(work.jobs[name].paths, make)
        for path, asked in self._own.items():
            if work.prints.of_all(asked) != self._work.prints.of_all(asked):
                self._let_go([path], partial(self._build, path))
        if changed:
            self._stale |= dict.fromkeys(self._files, self._make_files)
            self._stale[INDEX] = self._ready.write_index
        self._work = work
        return True

    def refresh(self, path: str) -> None:
        """Make what somebody asks for, if it would be another one now.

        Args:
            path: From the site's root on.
        """
        if path == INDEX or path.startswith(f"{SEARCH_INDEX}/"):
            self._refresh_all()
        elif path in self._stale:
            self._do(path)
        elif path.endswith(".html") and not (Path(self._host.config.site_dir) / path).exists():
            for other in [one for one in list(self._stale) if self._may_bring(one, path)]:
                self._do(other)

    def _may_bring(self, stale: str, path: str) -> bool:
        """Say whether making something may bring a page that is not there: a redirect."""
        return stale in self._files and path.startswith(_KINDS)

    def _refresh_all(self) -> None:
        """Make all that would be another one now, each for itself: others may ask meanwhile."""
        for path in sorted(self._stale, key=INDEX.__eq__):
            self._do(path)

    def _do(self, path: str) -> None:
        with self._desk.lock:
            make = self._stale.get(path)
            if make is None or not self._is_shown:
                return
            try:
                make()
            except Exception:  # noqa: BLE001 - a template's, another plugin's
                _LOG.debug("%s cannot be made by itself", path, exc_info=True)
                self._desk.again()
            self._stale.pop(path, None)  # not before: who asks meanwhile has to wait

    def _let_go(self, paths: Iterable[str], make: Callable[[], None]) -> None:
        for path in paths:
            file = self._host.files.get_file_from_path(path)
            if file is not None:
                self._stale[file.dest_uri] = make

    def _make(self, name: str) -> None:
        """Do a job, and put its pages into the site."""
        made, packed = self._work.doing.made(self._work.jobs[name])
        if packed:
            self._work.kept.remember(name, packed)
        for page in made.pages:
            self._ready.put(page)
            self._build(page.path)
        for path, content in made.files.items():
            self._write(path, content)
            self._stale.pop(path, None)

    def _build(self, path: str) -> None:
        """Have MkDocs build a page."""
        file = self._host.files.get_file_from_path(path)
        if file is not None:
            is_shown = InclusionLevel.is_in_serve
            self._host.build(file, self._host.files.documentation_pages(inclusion=is_shown))
            self._host.scripts()
            self._stale.pop(file.dest_uri, None)

    def _write(self, path: str, data: bytes) -> None:
        write_file(data, str(Path(self._host.config.site_dir) / path))

    def _make_files(self) -> None:
        made = {file.path: file.content for file in self._work.files()}
        site = Path(self._host.config.site_dir)
        for path, content in made.items():
            self._write(path, content.encode() if isinstance(content, str) else content)
        for path in self._files - made.keys():
            (site / path).unlink(missing_ok=True)
        for path in self._files:
            self._stale.pop(path, None)
        self._files = frozenset(made)


def _paths(work: Work) -> Mapping[str, tuple[str, ...]]:
    return {name: job.paths for name, job in work.jobs.items()}


def with_shown(
    app: WSGIApplication, server: LiveReloadServer, shown: Callable[[], Shown | None]
) -> WSGIApplication:
    """Return a server's application that makes what is asked for before it answers.

    Args:
        app: The application.
        server: The server.
        shown: Gives the site that is shown, if it is kept up to date page by page.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        site, path = shown(), environ.get("PATH_INFO", "")
        if site and f"{path}/".startswith(server.mount_path):
            inside = path[len(server.mount_path) :].encode("latin-1").decode("utf-8", "ignore")
            whole = f"{inside}index.html" if path.endswith("/") else inside
            site.refresh(posixpath.normpath(f"/{whole}").lstrip("/"))
        return app(environ, start_response)

    return answer
