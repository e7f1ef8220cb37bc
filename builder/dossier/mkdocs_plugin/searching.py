"""The search of a large site: pagefind's index of the site that was built.

Pagefind's script loads the small part of the index that a search needs; Material's own loads all of
it. Pagefind is a program and no library, so it is given a folder with what is to be found on each
page (`search_words`) and writes its files into the site. Two builds of one dossier write the same.
"""

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from dossier.mkdocs_plugin.search_words import LIST, words_of
from dossier.model.fields import Kind
from dossier.render.addresses import url_of
from dossier.render.assets import (
    SEARCH_INDEX,
    SEARCH_SCRIPT,
    SEARCH_STYLESHEET,
    search_script,
    search_stylesheet,
)
from dossier.report import visible
from dossier.settings import Search, Settings

PLUGINS = ("search", "material/search")
"""The plugins whose search this one takes the place of."""

_REDIRECTS = '<meta http-equiv="refresh"'
_NO_PAGES = frozenset({"404.html"})
_NOT_NEEDED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""What pagefind writes for pages that use its own interface."""


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
            f"mkdocs.yml: `search: pagefind` takes the place of the plugin `{others[0]}`. Take "
            f"`- {others[0]}` out from under plugins, or `search: pagefind` out from under dossier."
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


def write_search(settings: Settings, config: MkDocsConfig, pages: Mapping[str, Any]) -> None:
    """Write the index of a site that was built, where the settings ask for it.

    Args:
        settings: The dossier's.
        config: The site's.
        pages: The pages of ours, by the path of their Markdown; those with an `edit_path` are
            records.

    Raises:
        PluginError: pagefind failed.
    """
    if settings.search is not Search.PAGEFIND:
        return
    site, language = Path(config.site_dir), _language(config)
    kinds = {
        _file(path, settings): Kind(path.partition("/")[0]) if page.edit_path else LIST
        for path, page in pages.items()
    }
    with TemporaryDirectory(prefix="dossier-search-") as folder:
        made = {Path(folder)}
        for path, html in _pages(site):
            kind, copy = kinds.get(path, ""), Path(folder) / path
            if copy.parent not in made:
                copy.parent.mkdir(parents=True)
                made |= {copy.parent, *copy.parent.parents}
            copy.write_text(words_of(html, kind).document(kind, language), encoding="utf-8")
        _run(Path(folder), site / SEARCH_INDEX, language, settings)
    for pattern in _NOT_NEEDED:
        for file in (site / SEARCH_INDEX).glob(pattern):
            file.unlink()


def _pages(site: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        html = file.read_text(encoding="utf-8", errors="replace")
        if path not in _NO_PAGES and _REDIRECTS not in html:
            yield path, html


def _file(path: str, settings: Settings) -> str:
    address = url_of(path, directory_urls=settings.use_directory_urls)
    return address if address.endswith(".html") else f"{address}index.html"


def _run(pages: Path, index: Path, language: str, settings: Settings) -> None:
    whole = () if settings.use_directory_urls else ("--keep-index-url",)
    done = subprocess.run(  # noqa: S603 - the program that the extra installed
        [
            *(_program(), "--site", ".", "--output-path", str(index.resolve()), "--silent"),
            *("--force-language", language, *whole),
        ],
        cwd=pages,  # where there are no settings of anybody's
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        told = visible((done.stderr or done.stdout).strip() or f"exit status {done.returncode}")
        raise PluginError(f"pagefind could not write the search's index: {told}")


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
