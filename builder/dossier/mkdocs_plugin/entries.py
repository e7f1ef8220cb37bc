"""A page's part of the search index: made apart from the index, in whatever process.

The search plugin says what goes into it. Only its reading of HTML is replaced, for what we have
written ourselves: that takes half of its time.
"""

import re
import sys
from collections.abc import Sequence
from html import unescape
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

Entry = dict[str, Any]
"""What is searched for, as the plugin writes it into the index."""

SEARCH = {"mkdocs.contrib.search", "material.plugins.search.plugin"}
"""Where plugins come from that make an index."""

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)([^<>]*)>")
_ATTRIBUTE = re.compile(r'\s([^\s=/"<>]+)(?:="([^"]*)")?')
_STRANGE = re.compile(
    r"<(?:[!?]|/?(?:script|style|textarea|title|xmp|iframe|no\w+|plaintext|object)\b)"
    r"|<[^<>]*(?:'|data-search-exclude|linenodiv)",
    re.IGNORECASE,
)


class Entries:
    """Makes the entries of pages for the index that a site has, if it has one.

    Args:
        config: The site's settings; the event `pre_build` is over.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        plugins = (one for one in config.plugins.values() if type(one).__module__ in SEARCH)
        indexes = (getattr(plugin, "search_index", None) for plugin in plugins)
        self._index: Any = next((index for index in indexes if index is not None), None)

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
        apart = type(self._index)(**self._index.config)
        page = SimpleNamespace(content=html, title=title, toc=toc, url=url, meta={})
        parser = getattr(sys.modules[type(apart).__module__], "Parser", None)
        if parser is None:
            apart.add_entry_from_context(page)
        else:
            for section in _read(parser, html):
                if not section.is_excluded():
                    apart.create_entry_for_section(section, toc, url, page)
        return _entries_of(apart)

    def take_over(self, ready: dict[str, list[Entry]]) -> None:
        """Put entries into the index when it is told of their page.

        Args:
            ready: The entries, by the path of their page.
        """
        if self._index is None:
            return
        entries, add = _entries_of(self._index), self._index.add_entry_from_context

        def add_entry_from_context(page: Any) -> None:
            made = ready.pop(page.file.src_uri, None)
            if made is None:
                add(page)
            else:
                entries.extend(made)

        self._index.add_entry_from_context = add_entry_from_context


def _entries_of(index: Any) -> list[Entry]:
    found: list[Entry] = index.entries if hasattr(index, "entries") else index._entries  # noqa: SLF001
    return found


def _read(parser: type[HTMLParser], html: str) -> Any:
    """Return the sections that the plugin's parser finds in a page of ours."""
    reader: Any = parser()
    if _STRANGE.search(html):
        reader.feed(html)
        reader.close()
        return reader.data
    reader.skip = _NOTHING  # which is looked up at each tag and each word
    end = 0
    for tag in _TAG.finditer(html):
        if tag.start() > end:
            reader.handle_data(unescape(html[end : tag.start()]))
        closing, name, rest = tag.groups()
        if closing:
            reader.handle_endtag(name)
        elif rest.endswith("/"):
            reader.handle_startendtag(name, _attributes(rest[:-1]))
        else:
            reader.handle_starttag(name, _attributes(rest))
        end = tag.end()
    if end < len(html):
        reader.handle_data(unescape(html[end:]))
    return reader.data


class _Nothing(frozenset[Any]):
    """Elements that the index does without, where there are none."""

    def intersection(self, *_: Any) -> frozenset[Any]:
        """Spare the hashing of everything that it might have in common."""
        return self


_NOTHING = _Nothing()


def _attributes(words: str) -> Sequence[tuple[str, str | None]]:
    if not words:
        return ()
    found = _ATTRIBUTE.finditer(words)
    return [(one[1].lower(), None if one[2] is None else unescape(one[2])) for one in found]
