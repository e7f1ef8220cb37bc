"""The files that pages need beside their Markdown."""

from functools import cache
from importlib.resources import files

STYLESHEET = "assets/dossier.css"
"""Where the stylesheet belongs among the site's files."""


@cache
def stylesheet() -> str:
    """Return the stylesheet."""
    return (files("dossier.render") / STYLESHEET).read_text(encoding="utf-8")
