"""The search of a large site: pagefind's index of the site that was built.

Pagefind's script loads the small part of the index that a search needs; Material's own loads all of
it. Pagefind is a program and no library, so it is given a folder with what is to be found on each
page (`search_words`) and writes its files into the site. Two builds of one dossier write the same
files but for two small ones: up to its version 1.5.2, pagefind names the filters in another order
each time, and that file by its content.
"""

import json
import os
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from dossier.mkdocs_plugin.search_costs import costs_of, places_of
from dossier.mkdocs_plugin.search_size import see_to_size
from dossier.mkdocs_plugin.search_words import LIST, words_of
from dossier.model.fields import Kind
from dossier.render.addresses import url_of
from dossier.render.assets import (
    SEARCH_COSTS,
    SEARCH_INDEX,
    SEARCH_SCRIPT,
    SEARCH_STYLESHEET,
    search_script,
    search_stylesheet,
)
from dossier.report import visible
from dossier.settings import Search, Settings
from dossier.workers import in_parallel

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("dossier")

PLUGINS = ("search", "material/search")
"""The plugins whose search this one takes the place of."""

_REDIRECTS = '<meta http-equiv="refresh"'
_NOT_FOUND = "404.html"
_NOT_NEEDED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""What pagefind writes for pages that use its own interface."""

_PARTS = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "2000"}
"""How many places of words make one part of the index. Pagefind's own 20,000 are 20 KB: a search
loads so much for each of its words, however rare."""


def has_search(config: MkDocsConfig) -> bool:
    """Say whether readers of a site can search it."""
    ours = config.plugins.get("dossier")
    return any(name in config.plugins for name in PLUGINS) or (
        ours is not None and ours.config.get("search") == Search.PAGEFIND
    )


def prepare_search(settings: Settings, config: MkDocsConfig) -> None:
    """Have pages load the search, where the settings ask for it.

    Raises:
        PluginError: pagefind is not installed, or there is another search.
    """
    if settings.search is not Search.PAGEFIND:
        return
    _program()
    others = [name for name in PLUGINS if name in config.plugins]
    if others:
        raise PluginError(
            "mkdocs.yml: `search: pagefind` takes the place of the plugin `search`. Take "
            "`- search` out from under plugins, or `search: pagefind` out from under dossier."
        )
    config.extra_css.append(SEARCH_STYLESHEET)
    script = ExtraScriptValue(SEARCH_SCRIPT)
    script.defer = True
    config.extra_javascript.append(script)


def search_files(settings: Settings) -> Mapping[str, str]:
    """Return the files that the search needs beside its index, by path."""
    if settings.search is not Search.PAGEFIND:
        return {}
    return {SEARCH_SCRIPT: search_script(), SEARCH_STYLESHEET: search_stylesheet()}


class SearchIndex:
    """The index of a site that was built.

    Args:
        settings: The dossier's.
        config: The site's.
        pages: The pages of ours, by the path of their Markdown; those with a file to edit are
            records.
    """

    def __init__(
        self, settings: Settings, config: MkDocsConfig, pages: Mapping[str, str | None]
    ) -> None:
        self._settings = settings
        self._site = Path(config.site_dir)
        self._language = _language(config)
        self._pages = pages
        self._writing = Lock()
        self._is_written = False

    def write(self) -> None:
        """Write it into the site, unless it is there; where it is the theme's, see to its size.

        Raises:
            PluginError: pagefind failed.
        """
        if self._settings.search is not Search.PAGEFIND:
            see_to_size(self._site, is_wanted="search" in self._settings.model_fields_set)
            return
        with self._writing:
            if not self._is_written:
                self._write()
            self._is_written = True

    def _write(self) -> None:
        with TemporaryDirectory(prefix="dossier-search-") as folder:
            costs = costs_of(self._copied(Path(folder)))
            index = self._site / SEARCH_INDEX
            rmtree(index, ignore_errors=True)  # that of the last build, with `--dirty`
            self._run(Path(folder), index)
        for pattern in _NOT_NEEDED:
            for file in index.glob(pattern):
                file.unlink()
        listed = json.dumps(costs, ensure_ascii=False, separators=(",", ":"))
        (self._site / SEARCH_COSTS).write_text(listed, encoding="utf-8")

    def _copied(self, folder: Path) -> Iterator[Mapping[str, int]]:
        """Write what is to be found on each page into a folder, and yield its words.

        One page after the other: on some disks pagefind meets files in the order in which they were
        made, and numbers pages so.
        """
        kinds = {
            self._file(path): Kind(path.partition("/")[0]) if edit_path else LIST
            for path, edit_path in self._pages.items()
        }

        def read(path: str) -> tuple[str, Mapping[str, int]] | None:
            html = (self._site / path).read_text(encoding="utf-8", errors="replace")
            if _REDIRECTS in html:
                return None
            kind = kinds.get(path, "")
            words = words_of(html, kind)
            return words.document(kind, self._language), places_of(words)

        files = (file.relative_to(self._site) for file in self._site.rglob("*.html"))
        paths = sorted({file.as_posix() for file in files} - {_NOT_FOUND})
        made: set[Path] = set()
        for path, found in zip(paths, in_parallel(read, paths), strict=True):
            if found is None:
                continue
            document, places = found
            copy = folder / path
            if copy.parent not in made:
                copy.parent.mkdir(parents=True, exist_ok=True)
                made.add(copy.parent)
            copy.write_text(document, encoding="utf-8")
            yield places

    def _file(self, path: str) -> str:
        address = url_of(path, directory_urls=self._settings.use_directory_urls)
        return address if address.endswith(".html") else f"{address}index.html"

    def _run(self, pages: Path, index: Path) -> None:
        whole = () if self._settings.use_directory_urls else ("--keep-index-url",)
        done = subprocess.run(  # noqa: S603 - the program that the extra installed
            [
                *(_program(), "--site", ".", "--output-path", str(index.resolve()), "--silent"),
                *("--force-language", self._language, *whole),
            ],
            cwd=pages,  # where there are no settings of anybody's
            env={**os.environ, **_PARTS},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode:
            told = visible((done.stderr or done.stdout).strip() or f"exit {done.returncode}")
            raise PluginError(f"pagefind could not write the search's index: {told}")


def with_search(
    app: WSGIApplication, server: "LiveReloadServer", index: Callable[[], SearchIndex]
) -> WSGIApplication:
    """Return a server's application that writes the index when it is first asked for.

    Authors save often and search seldom.

    Args:
        app: The application.
        server: The server.
        index: Gives the index of the site as it was built last.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ.get("PATH_INFO") == f"{server.mount_path}{SEARCH_INDEX}/pagefind.js":
            try:
                index().write()
            except (OSError, PluginError) as fault:  # the site is being built anew, say
                log.warning("the search cannot be had: %s", visible(str(fault)))
        return app(environ, start_response)

    return answer


def _program() -> str:
    try:
        from pagefind.service import get_executable  # noqa: PLC0415 - the extra may be missing
    except ImportError:
        program = None
    else:
        program = get_executable()
    if program is None:
        raise PluginError(
            "`search: pagefind` needs the extra of that name: pip install 'mkdocs-dossier[search]'"
        )
    return str(program)


def _language(config: MkDocsConfig) -> str:
    """Return the language of the theme's texts: words are searched by its rules."""
    named = str(config.theme.get("language") or config.theme.get("locale") or "en")
    return named.replace("_", "-").partition("-")[0].lower()
