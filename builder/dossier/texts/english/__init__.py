"""The site's words in English, one module an area."""

from collections.abc import Mapping
from types import MappingProxyType

from dossier.texts.english import (
    articles,
    browser,
    changes,
    corrections,
    desk,
    disagreements,
    graph,
    labels,
    machines,
    not_found,
    records,
    search,
    statements,
    states,
    theme,
    timeline,
)

_AREAS: Mapping[str, Mapping[str, str]] = {
    "article": articles.TEXTS,
    "browser": browser.TEXTS,
    "changes": changes.TEXTS,
    "correction": corrections.TEXTS,
    "desk": desk.TEXTS,
    "disagreements": disagreements.TEXTS,
    "graph": graph.TEXTS,
    "label": labels.TEXTS,
    "machines": machines.TEXTS,
    "not-found": not_found.TEXTS,
    "record": records.TEXTS,
    "search": search.TEXTS,
    "state": states.TEXTS,
    "statement": statements.TEXTS,
    "theme": theme.TEXTS,
    "timeline": timeline.TEXTS,
}

TEXTS: Mapping[str, str] = MappingProxyType(
    {f"{area}.{name}": words for area, texts in _AREAS.items() for name, words in texts.items()}
)
"""Every text by `area.name`."""
