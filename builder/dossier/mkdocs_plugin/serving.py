"""The author's loop: what becomes of the site that is shown when something is saved.

A site is built beside the one that is shown and takes its place when it is done. What is built with
errors does not take the place of what was built without, and what cannot be built takes no place
at all; the findings are told on top of what is shown.
"""

import logging
import shutil
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from threading import RLock

import click
from click import ClickException
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from dossier.findings import Finding, Severity
from dossier.mkdocs_plugin.told import Listener, Told
from dossier.mkdocs_plugin.watching import watch_steadily
from dossier.pipeline import Build
from dossier.report import visible
from dossier.settings import read_settings

_LOG = logging.getLogger("mkdocs.plugins.dossier")
_MKDOCS = logging.getLogger("mkdocs")


class SiteKept(Exception):  # noqa: N818 - no error: MkDocs stops at it, and the last site stays
    """A build with errors is not to take the place of a site without."""


class Desk:
    """What is kept from one build to the next while authors are at work.

    Args:
        dirty: Whether MkDocs only builds what changed, which it does in place.

    Attributes:
        told: What the last build came to.
        shown: What the site that is shown was made from.
        root: The dossier's folder.
        lock: Held while a site is built.
    """

    def __init__(self, *, dirty: bool = False) -> None:
        self.told = Told()
        self.shown: Build | None = None
        self.root = Path()
        self.lock = RLock()
        self._in_place = dirty
        self._judged: Build | None = None
        self._server: LiveReloadServer | None = None
        self._build_site: Callable[[], None] = lambda: None
        self._folders = ("", "")
        self._mkdocs_own = self._built_into = ""
        self._watched: frozenset[str] = frozenset()
        self._listener = Listener()
        self._changed: set[str] = set()
        self._renew: Callable[[], bool] = lambda: False
        self._of_records: tuple[list[Path], Path] = ([], Path())
        _MKDOCS.addHandler(self._listener)

    @property
    def is_in_place(self) -> bool:
        """Whether MkDocs only builds what changed."""
        return self._in_place

    def keeps_from(self, build: Build) -> bool:
        """Say whether what is shown is not to make way: there are errors, and none in that."""
        return self.shown is not None and not has_errors(self.shown) and has_errors(build)

    def again(self) -> None:
        """Have the whole site built, soon."""
        self._changed.add("")
        if self._server is not None:
            with self._server._rebuild_cond:  # noqa: SLF001 - as its own watching does
                self._server._want_rebuild = True  # noqa: SLF001
                self._server._rebuild_cond.notify_all()  # noqa: SLF001

    def judge(self, build: Build, config: MkDocsConfig, *, here: bool = False) -> None:
        """Tell what is wrong, and settle where the site is built.

        Args:
            build: What was built.
            config: What MkDocs builds the site with.
            here: Whether what is shown is only brought up to date.

        Raises:
            SiteKept: there are errors, and none in what is shown.
        """
        self._judged = build
        self.root = Path(config.config_file_path).resolve().parent
        kept = self.keeps_from(build)
        self._tell(Told(findings=build.findings, set_aside=build.set_aside, kept=kept))
        if self._server is not None:
            self._watch(self._server, config, build)
        if kept:
            raise SiteKept
        if here:
            self._built_into = self._folders[0]
        elif self._server is not None and not self._in_place:
            self._built_into = config.site_dir = self._folders[1]

    def serve(
        self,
        server: LiveReloadServer,
        config: MkDocsConfig,
        build_site: Callable[[], None],
        renew: Callable[[], bool],
    ) -> None:
        """Take over what a server does when something was saved.

        Args:
            server: It has not started yet.
            config: What the site that is shown at first was built with.
            build_site: Builds it anew; MkDocs' own.
            renew: Brings it up to date where only records and articles have changed; says whether
                that was possible.
        """
        self._server, self._build_site, self._renew = server, build_site, renew
        self._mkdocs_own = self._built_into = config.site_dir
        self._folders = (config.site_dir, mkdtemp(prefix="mkdocs_"))
        server.builder = self._rebuild
        server.error_handler = self._error_page
        files = len(self._judged.files) if self._judged else 0
        watch_steadily(server, files, self._changed.add, self.lock)
        if self._judged is not None:
            self._watch(server, config, self._judged)
        self._done(server)

    def close(self) -> None:
        """Remove what MkDocs does not know of."""
        _MKDOCS.removeHandler(self._listener)
        for folder in filter(None, self._folders):
            shutil.rmtree(folder, ignore_errors=True)

    def _rebuild(self) -> None:
        """Build the site, whatever comes of it; MkDocs then reloads the pages that are open."""
        with self.lock:
            changed = set(self._changed)
            self._changed -= changed
            self._listener.heard()
            self._judged, self._built_into = None, self._mkdocs_own
            try:
                warnings = self._renewed(changed)
                if warnings is None:
                    self._build_site()
            except SiteKept:
                return
            # MkDocs gives up with an exit, a template or another plugin with anything.
            except (Exception, SystemExit) as fault:  # noqa: BLE001
                self._fail(fault)
            else:
                if self._server is not None:
                    self._done(self._server, warnings or ())

    def _renewed(self, changed: Iterable[str]) -> tuple[str, ...] | None:
        """Bring the site up to date if that can be done; return the warnings that still hold."""
        started, warnings = time.monotonic(), self.told.warnings
        if not self._is_of_records(changed) or not self._renew():
            return None
        seconds = time.monotonic() - started
        _LOG.info("Documentation brought up to date in %.2f seconds", seconds)
        return warnings

    def _is_of_records(self, changed: Iterable[str]) -> bool:
        """Say whether all that has changed are records and articles."""
        ours, docs = self._of_records
        folders = {Path(path) for path in changed}
        return bool(folders) and all(
            any(path.is_relative_to(folder) for folder in ours) and not path.is_relative_to(docs)
            for path in folders
        )

    def _done(self, server: LiveReloadServer, warnings: tuple[str, ...] = ()) -> None:
        """Show what was built, of which there were some warnings before."""
        if self._built_into != self._folders[0]:
            self._folders = self._folders[::-1]
            server.root = self._folders[0]
        self.shown = self._judged
        if self._judged is None:  # this plugin was taken out of mkdocs.yml
            self._tell(Told())
        self.told = replace(self.told, warnings=(*warnings, *self._listener.heard()))

    def _fail(self, fault: BaseException) -> None:
        _LOG.debug("the site could not be built", exc_info=fault)
        said = fault.format_message() if isinstance(fault, ClickException) else str(fault)
        if not isinstance(fault, ClickException | SystemExit):
            said = f"{type(fault).__name__}: {said}"
        lines = self._listener.heard()
        if not (lines and isinstance(fault, Abort)):  # which says no more than that there are some
            click.echo(visible(said), err=True)
            lines = (*lines, *said.splitlines())
        findings = self._judged.findings if self._judged else self._in_settings()
        self._tell(Told(findings=findings, failure=tuple(dict.fromkeys(lines)), kept=True))

    def _in_settings(self) -> tuple[Finding, ...]:
        try:
            return read_settings((self.root / "mkdocs.yml").read_bytes())[1]
        except OSError:
            return ()

    def _tell(self, told: Told) -> None:
        told.in_terminal(self.root, known=self.told.findings)
        self.told = replace(told, number=self.told.number + 1)

    def _watch(self, server: LiveReloadServer, config: MkDocsConfig, build: Build) -> None:
        """Watch the folders that the settings name now."""
        ours = (build.settings.annotations, build.settings.seeds)
        wanted = {config.docs_dir, *(str(self.root / folder) for folder in ours)}
        self._of_records = [self.root / folder for folder in ours], Path(config.docs_dir)
        for path in sorted(wanted - self._watched):
            server.watch(path)
        for path in sorted(self._watched - wanted):
            server.unwatch(path)
        self._watched = frozenset(wanted)

    def _error_page(self, code: int) -> bytes | None:
        try:
            return (Path(self._folders[0]) / f"{code}.html").read_bytes()
        except OSError:
            return None


def has_errors(build: Build) -> bool:
    """Say whether a build does not pass; with `strict`, whatever is found is an error."""
    strict = build.settings.strict
    return any(strict or finding.severity is Severity.ERROR for finding in build.findings)
