"""A page's part of the search index: made apart from the index, in whatever process.

The search plugin says what goes into it. Only Material's reading of HTML is replaced, for what we
have written ourselves: see `sections`.
"""

import json
import logging
from collections.abc import Callable, Sequence
from itertools import chain
from types import SimpleNamespace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from dossier.mkdocs_plugin.sections import Section, Sections

Entry = dict[str, Any]
"""What is searched for, as the plugin writes it into the index."""

SEARCH = {"mkdocs.contrib.search", "material.plugins.search.plugin"}
"""Where plugins come from that make an index."""

_MATERIAL = "material.plugins.search.plugin"
_SHORT = 30_000  # signs of a page that tells as much as a longer one
_LOG = logging.getLogger("mkdocs.plugins.dossier")


class Entries:
    """Makes the entries of pages for the index that a site has, if it has one.

    Args:
        config: The site's settings; the event `pre_build` is over.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        _, self._index = _plugin_with_index(config)
        is_material = type(self._index).__module__ == _MATERIAL
        self._sections = Sections() if is_material else None
        self._compared: set[str] = set()

    @property
    def told(self) -> str:
        """What makes them, in words that are the same whenever it is."""
        kind = type(self._index)
        settings = {} if self._index is None else dict(self._index.config)
        return f"{kind.__module__}.{kind.__qualname__} {json.dumps(settings, default=str)}"

    def of(self, html: str, title: str, toc: Any, url: str) -> list[Entry]:
        """Return a page's entries.

        Args:
            html: The middle of the page.
            title: What it is called.
            toc: Its headings, as MkDocs has them.
            url: Its address.
        """
        if self._index is None:
            return []
        page = SimpleNamespace(content=html, title=title, toc=toc, url=url, meta={})
        sections = self._sections.of(html) if self._sections else None
        if sections is None:
            return self._from_parser(page)
        entries = self._from(sections, page)
        folder = url.partition("/")[0]
        if folder not in self._compared and len(html) < _SHORT:
            self._compared.add(folder)
            if self._from_parser(page) != entries:
                _LOG.debug("the search plugin finds something else on %s", url)
                self._sections = None
                return self._from_parser(page)
        return entries

    def _from(self, sections: Sequence[Section], page: Any) -> list[Entry]:
        apart = self._apart()
        for section in sections:
            apart.create_entry_for_section(section, page.toc, page.url, page)
        return _entries_of(apart)

    def _from_parser(self, page: Any) -> list[Entry]:
        apart = self._apart()
        apart.add_entry_from_context(page)
        return _entries_of(apart)

    def _apart(self) -> Any:
        return type(self._index)(**self._index.config)


class Index:
    """The index that the search plugin makes of a site, with entries that are ready.

    Args:
        config: The site's settings; the event `pre_build` is over.
        fetch: Has a page ready, by its path.
    """

    def __init__(self, config: MkDocsConfig, fetch: Callable[[str], object]) -> None:
        self._fetch = fetch
        self._plugin, self._index = _plugin_with_index(config)
        self._ready: dict[str, bytes] = {}
        self._entries: dict[str, bytes | list[Entry]] = {}
        if self._index is not None:
            self._add = self._index.add_entry_from_context
            self._index.add_entry_from_context = self._take

    def put(self, path: str, entries: bytes) -> None:
        """Have the entries of a page ready for when the plugin is told of it."""
        self._ready[path] = entries

    def fill(self) -> None:
        """Put the entries that pages have now into the index.

        Not before the end: those of a large site take as much memory as all its records.
        """
        if self._index is not None:
            every = self._entries.values()
            each = (json.loads(one) if isinstance(one, bytes) else one for one in every)
            _entries_of(self._index)[:] = chain.from_iterable(each)

    def write(self, config: MkDocsConfig) -> None:
        """Have the plugin write the index anew."""
        if self._index is not None:
            self.fill()
            self._plugin.on_post_build(config=config)

    def _take(self, page: Any) -> None:
        path, entries = page.file.src_uri, _entries_of(self._index)
        if page.file.generated_by == "dossier":
            self._fetch(path)
        if path in self._ready:
            self._entries[path] = self._ready.pop(path)
        else:
            start = len(entries)
            self._add(page)
            self._entries[path] = entries[start:]


def written_entries(entries: Sequence[Entry]) -> bytes:
    """Return a page's entries as JSON."""
    return json.dumps(entries, ensure_ascii=False).encode("utf-8", "replace")


def _plugin_with_index(config: MkDocsConfig) -> tuple[Any, Any]:
    """Return the plugin that makes a search index, and the index; None where there is none."""
    plugins = (one for one in config.plugins.values() if type(one).__module__ in SEARCH)
    found = ((plugin, getattr(plugin, "search_index", None)) for plugin in plugins)
    return next((each for each in found if each[1] is not None), (None, None))


def _entries_of(index: Any) -> list[Entry]:
    found: list[Entry] = index.entries if hasattr(index, "entries") else index._entries  # noqa: SLF001
    return found
