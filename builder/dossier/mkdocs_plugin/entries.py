"""A page's part of the search index: made apart from the index, in whatever process.

The search plugin says what goes into it. Only Material's reading of HTML is replaced, for what we
have written ourselves: see `sections`. What is ready is kept as the plugin would write it, and goes
into its file as it is; a large site's entries are not read for the plugin to write them anew.
"""

import json
import logging
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, zip_longest
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
_STAND_IN: Entry = {"title": "", "text": "", "location": "dossier …"}
"""Written where entries that are ready belong; no page has that address."""
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

    def of(self, html: str, title: str, toc: Any, url: str) -> str:
        """Return a page's entries, as the plugin writes them one after the other.

        Args:
            html: The middle of the page.
            title: What it is called.
            toc: Its headings, as MkDocs has them.
            url: Its address.
        """
        if self._index is None:
            return ""
        page = SimpleNamespace(content=html, title=title, toc=toc, url=url, meta={})
        return _written(self._entries(page), self._index)

    def _entries(self, page: Any) -> list[Entry]:
        html, url = page.content, page.url
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
        self._ready: dict[str, str] = {}
        self._entries: dict[str, str | list[Entry]] = {}
        self._is_full = False
        if self._index is not None:
            self._add = self._index.add_entry_from_context
            self._index.add_entry_from_context = self._take
            self._generate = self._index.generate_search_index
            self._index.generate_search_index = self._generated

    def put(self, path: str, entries: str) -> None:
        """Have the entries of a page ready for when the plugin is told of it."""
        self._ready[path] = entries

    def line_up(self, paths: Iterable[str]) -> None:
        """Have the entries of pages in the order of their paths, whenever they come."""
        self._entries = {path: [] for path in paths}

    def take(self, path: str) -> bool:
        """Put the entries of a page that are ready into the index; say whether they were."""
        entries = self._ready.pop(path, None)
        if entries is not None:
            self._entries[path] = entries
        return entries is not None

    def fill(self) -> None:
        """Put the entries that pages have now into the index, for who looks at it.

        Not before the end: those of a large site take as much memory as all its records.
        """
        if self._index is not None:
            every = self._entries.values()
            each = (json.loads(f"[{one}]") if isinstance(one, str) else one for one in every)
            _entries_of(self._index)[:] = chain.from_iterable(each)
            self._is_full = True

    def write(self, config: MkDocsConfig) -> None:
        """Have the plugin write the index anew."""
        if self._index is not None:
            self._is_full = False
            self._plugin.on_post_build(config=config)

    def _generated(self, *given: Any) -> str:
        """Return the index as the plugin writes it, which asks for it here."""
        if not self._is_full:
            told = self._with_stand_ins(*given)
            if told is not None:
                return told
            self.fill()
        whole: str = self._generate(*given)
        return whole

    def _with_stand_ins(self, *given: Any) -> str | None:
        """Return the index with what is ready as it is; None if the plugin has to see all of it."""
        looks_at_all = self._index.config.get("prebuild_index")
        mixes = getattr(self._plugin, "is_dirty", False)  # the entries of one build with the next's
        if looks_at_all or mixes or any(given):
            return None
        entries: list[Entry] = []
        ready: list[list[str]] = []
        for page in self._entries.values():
            if isinstance(page, list):
                entries += page
            elif page:
                if entries[-1:] != [_STAND_IN]:
                    entries.append(_STAND_IN)
                    ready.append([])
                ready[-1].append(page)
        _entries_of(self._index)[:] = entries
        around = self._generate(*given).split(_written([_STAND_IN], self._index))
        if len(around) != len(ready) + 1:
            _LOG.debug("the search plugin writes its index in some other way")
            return None
        texts = map(",".join, ready)
        return "".join(chain.from_iterable(zip_longest(around, texts, fillvalue="")))

    def _take(self, page: Any) -> None:
        path, entries = page.file.src_uri, _entries_of(self._index)
        if page.file.generated_by == "dossier":
            self._fetch(path)
        if not self.take(path):
            start = len(entries)
            self._add(page)
            self._entries[path] = entries[start:]


def _written(entries: Sequence[Entry], index: Any) -> str:
    """Return entries as JSON, in the form in which an index is written, without its brackets."""
    is_sorted = type(index).__module__ != _MATERIAL
    return json.dumps(entries, sort_keys=is_sorted, separators=(",", ":"))[1:-1]


def _plugin_with_index(config: MkDocsConfig) -> tuple[Any, Any]:
    """Return the plugin that makes a search index, and the index; None where there is none."""
    plugins = (one for one in config.plugins.values() if type(one).__module__ in SEARCH)
    found = ((plugin, getattr(plugin, "search_index", None)) for plugin in plugins)
    return next((each for each in found if each[1] is not None), (None, None))


def _entries_of(index: Any) -> list[Entry]:
    found: list[Entry] = index.entries if hasattr(index, "entries") else index._entries  # noqa: SLF001
    return found
