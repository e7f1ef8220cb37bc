"""Whether all that MkDocs would do to our pages is known, so that it can be done faster.

Another plugin may want to see each page as it comes into being, and an extension of Markdown may
make of it what it likes. Where there is one that is not known here, our pages go MkDocs' own way.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from markdown.extensions.toc import slugify  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig

from dossier.markdown.generated import HeadingStyle
from dossier.mkdocs_plugin.entries import SEARCH

_PAGE_EVENTS = (
    "pre_page",
    "page_read_source",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
)

_EXTENSIONS = frozenset(
    {
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "fenced_code", "footnotes"),
        *("md_in_html", "meta", "sane_lists", "smarty", "tables", "toc"),
        *(f"pymdownx.{name}" for name in ("arithmatex", "betterem", "caret", "critic", "details")),
        *(f"pymdownx.{name}" for name in ("emoji", "highlight", "inlinehilite", "keys", "mark")),
        *(f"pymdownx.{name}" for name in ("magiclink", "smartsymbols", "snippets", "superfences")),
        *(f"pymdownx.{name}" for name in ("tabbed", "tasklist", "tilde")),
    }
)
"""Extensions that find nothing to do on our pages, where each sign of a text is a reference."""

_TOC = {"permalink", "permalink_title", "permalink_class", "slugify", "separator", "title"}


def strangers(config: MkDocsConfig) -> Iterator[str]:
    """Yield what has a say in our pages, or may have, and is not known."""
    events = config.plugins.events
    for event in _PAGE_EVENTS:
        for method in events[event]:
            module = getattr(method, "__module__", "")
            if not module.startswith("dossier.") and module not in SEARCH:
                name = config.plugins._event_origins.get(method)  # noqa: SLF001 - nothing else tells
                yield f"the plugin {name or module}"
    for name in config.markdown_extensions:
        if name.removeprefix("markdown.extensions.") not in _EXTENSIONS:
            yield f"the Markdown extension {name}"
    if odd := _toc(config).keys() - _TOC:
        yield f"the setting {min(odd)} of the Markdown extension toc"


def heading_style(config: MkDocsConfig) -> HeadingStyle:
    """Return how headings get their ids, as the Markdown extension `toc` is told."""
    toc = _toc(config)
    permalink = toc.get("permalink", False)
    return HeadingStyle(
        slugify=toc.get("slugify", slugify),
        separator=toc.get("separator", "-"),
        permalink="&para;" if permalink is True else permalink or "",
        permalink_class=toc.get("permalink_class", "headerlink"),
        permalink_title=toc.get("permalink_title", "Permanent link"),
    )


def _toc(config: MkDocsConfig) -> Mapping[str, Any]:
    known = config.mdx_configs
    return known.get("toc") or known.get("markdown.extensions.toc") or {}
