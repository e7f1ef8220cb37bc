"""The files that pages need beside their Markdown: one stylesheet and one script, from parts.

Neither needs a build: the parts stand in `assets/css` and `assets/js` as they are written, and are
put one after the other. The script asks for nothing from elsewhere and works without a server.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from dossier.texts import texts_of

STYLESHEET = "assets/dossier.css"
"""Where the stylesheet belongs among the site's files."""

SCRIPT = "assets/dossier.js"
"""Where the script belongs; pages load it deferred."""

STYLES = (
    "fonts",
    "base",
    "typography",
    "status",
    "records",
    "article",
    "cards",
    "statement",
    "timeline",
    "as-of",
    "graph",
    "previews",
    "not-found",
    "mentions",
    "disagreements",
    "ledger",
    "cite",
    "changes",
    "material",
    "print",
)
"""The stylesheet's parts; later ones win."""

SCRIPTS = (
    "shared",
    "article",
    "material",
    "as-of",
    "timeline",
    "previews",
    "copy",
    "local",
)
"""The script's parts; the first is seen by all, each other one is closed in itself."""

PAGE_SCRIPTS = {
    "assets/dossier-graph.js": ("vendor/d3-force.js", "js/graph.js"),
    "assets/dossier-moved.js": ("js/moved.js",),
    "assets/dossier-not-found.js": ("js/not-found.js",),
}
"""The scripts that only some pages load, by where they belong, and what they are made of."""

DESK_STYLESHEET = "assets/dossier-desk.css"
"""Where the stylesheet of the author's desk belongs while the site is served to authors."""

DESK_SCRIPT = "assets/dossier-desk.js"
"""Where its script belongs. Neither is ever part of a published site."""

ELEMENTS = "js/elements.js"
"""What the scripts of the desk and of the search share besides what all scripts do."""

DESK_SHARED, DESK_PARTS = ("elements", "places"), ("findings", "annotate")
"""The script's parts: those that are seen by all, and those that are closed in themselves."""

SEARCH_STYLESHEET = "assets/dossier-search.css"
"""Where the stylesheet of the search belongs, on sites that have ours."""

SEARCH_SCRIPT = "assets/dossier-search.js"
"""Where its script belongs; pages load it deferred."""

SEARCH_PARTS = ("elements", "excerpt", "dialog", "costs", "search")
"""The script's parts, which see each other."""

SEARCH_INDEX = "assets/pagefind"
"""The folder of what that script asks for."""

SEARCH_COSTS = f"{SEARCH_INDEX}/costs.json"
"""A file there: words that many pages have, with the bytes that a search for them loads."""

FONTS = "assets/dossier-fonts"
"""Where the fonts belong, beside the stylesheet that names them."""


def fonts() -> Iterator[tuple[str, bytes]]:
    """Yield each font's path among the site's files with its bytes, and their licence."""
    for file in sorted((files("dossier.render") / "assets/vendor/fonts").iterdir(), key=str):
        yield f"{FONTS}/{file.name}", file.read_bytes()


@cache
def stylesheet() -> str:
    """Return the stylesheet."""
    return "\n".join(asset(f"css/{name}.css") for name in STYLES)


@cache
def script() -> str:
    """Return the script, with the texts that it shows."""
    shared, *parts = (asset(f"js/{name}.js") for name in SCRIPTS)
    return _closed("browser", shared, parts)


@cache
def desk_stylesheet() -> str:
    """Return the stylesheet of the author's desk."""
    return asset("desk/desk.css")


@cache
def desk_script() -> str:
    """Return the script of the author's desk, with the texts that it shows."""
    own = (asset(f"desk/{name}.js") for name in DESK_SHARED)
    shared = "\n".join((asset("js/shared.js"), asset(ELEMENTS), *own))
    return _closed("desk", shared, [asset(f"desk/{name}.js") for name in DESK_PARTS])


@cache
def search_stylesheet() -> str:
    """Return the stylesheet of the search."""
    return asset("search/search.css")


@cache
def search_script() -> str:
    """Return the script of the search, with the texts that it shows."""
    parts = [asset(ELEMENTS), *(asset(f"search/{name}.js") for name in SEARCH_PARTS)]
    return _closed("search", asset("js/shared.js"), ["\n".join(parts)])


def _closed(area: str, shared: str, parts: list[str]) -> str:
    """Return parts as one script that adds nothing to the page's own names."""
    texts = json.dumps(dict(texts_of(area)), ensure_ascii=False, indent=1)
    closed = "\n".join(f"{{\n{part}}}\n" for part in parts)
    return f'(() => {{\n"use strict";\nconst texts = {texts};\n\n{shared}\n{closed}}})();\n'


@cache
def page_script(path: str) -> str:
    """Return one of `PAGE_SCRIPTS`."""
    return "\n".join(asset(part) for part in PAGE_SCRIPTS[path])


def asset(path: str) -> str:
    """Return a file of `assets/`."""
    return (files("dossier.render") / "assets" / path).read_text(encoding="utf-8")
