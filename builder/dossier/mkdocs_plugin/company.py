"""Whether all that MkDocs would do to our pages is known, so that it can be done faster.

Another plugin may want to see each page as it comes into being, and an extension of Markdown may
make of it what it likes. Where there is one that is not known here, our pages go MkDocs' own way.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from markdown.extensions.toc import slugify  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig

from dossier.markdown.generated import HeadingStyle
from dossier.mkdocs_plugin.entries import SEARCH

_PREFIX = "markdown.extensions."

_PAGE_EVENTS = (
    "pre_page",
    "page_read_source",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
)

_SITE_EVENTS = (
    *("config", "pre_build", "files", "nav", "env", "pre_template", "template_context"),
    *("post_template", "post_build"),
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

_REACHING: Mapping[str, Collection[str]] = {
    "abbr": {"glossary"},
    "pymdownx.snippets": {"auto_append"},
    "tables": {"use_align_attribute"},
}
"""Settings with which an extension reaches every page, whatever stands there."""

_TOC = {"permalink", "permalink_title", "permalink_class", "slugify", "separator", "title"}
_PLAIN = re.compile(r"""(?!(?:true|yes|y|on|1|false|no|n|off|0|none)\Z)[^<>&"]+""", re.IGNORECASE)
"""What Python-Markdown puts down as it is: neither markup nor one of its words for yes and no."""


def strangers(config: MkDocsConfig) -> Iterator[str]:
    """Yield what has a say in our pages, or may have, and is not known."""
    for plugin in _others(config, _PAGE_EVENTS):
        yield f"the plugin {plugin}"
    for name in config.markdown_extensions:
        bare = name.removeprefix(_PREFIX)
        if bare not in _EXTENSIONS:
            yield f"the Markdown extension {name}"
        settings = _settings(config, bare)
        odd = _odd_in_toc(settings) if bare == "toc" else settings.keys() & _REACHING.get(bare, ())
        for setting in sorted(odd):
            yield f"the setting {setting} of the Markdown extension {bare}"


def has_guests(config: MkDocsConfig) -> bool:
    """Say whether another plugin or a hook has a part in building a site, if not in its pages."""
    return any(_others(config, (*_PAGE_EVENTS, *_SITE_EVENTS)))


def _others(config: MkDocsConfig, events: Iterable[str]) -> Iterator[str]:
    """Yield who listens to events, beside this plugin and the search."""
    for event in events:
        for method in config.plugins.events[event]:
            module = getattr(method, "__module__", "")
            if not module.startswith("dossier.") and module not in SEARCH:
                name = config.plugins._event_origins.get(method)  # noqa: SLF001 - nothing else tells
                yield name or module


def heading_style(config: MkDocsConfig) -> HeadingStyle:
    """Return how headings get their ids, as the Markdown extension `toc` is told."""
    toc = _settings(config, "toc")
    permalink = toc.get("permalink", False)
    return HeadingStyle(
        slugify=toc.get("slugify", slugify),
        separator=toc.get("separator", "-"),
        permalink="&para;" if permalink is True else permalink or "",
        permalink_class=toc.get("permalink_class", "headerlink"),
        permalink_title=toc.get("permalink_title", "Permanent link"),
    )


def _settings(config: MkDocsConfig, extension: str) -> Mapping[str, Any]:
    """Return what a Markdown extension is told; MkDocs lets it have either name."""
    known = config.mdx_configs
    return known.get(extension) or known.get(f"{_PREFIX}{extension}") or {}


def _odd_in_toc(toc: Mapping[str, Any]) -> set[str]:
    """Return the settings of `toc` that `heading_style` cannot follow."""
    links = (name for name in ("permalink", "permalink_class", "permalink_title") if name in toc)
    return (toc.keys() - _TOC) | {name for name in links if not _is_plain(toc[name])}


def _is_plain(value: object) -> bool:
    if isinstance(value, str):
        return _PLAIN.fullmatch(value) is not None
    return isinstance(value, bool)
