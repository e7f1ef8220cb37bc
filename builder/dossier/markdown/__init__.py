"""The Markdown that authors write in notes and pages: wiki links, safe HTML, escaped text.

Knows no records: what a link leads to is the caller's business. Offsets count code points of the
author's text, 0-based, ends exclusive.
"""

from dossier.markdown.links import find_links, line_and_column, read_links
from dossier.markdown.notes import render_notes
from dossier.markdown.prose import Prose
from dossier.markdown.wiki import WikiLink
from dossier.text.escape import escape_inline

__all__ = [
    "Prose",
    "WikiLink",
    "escape_inline",
    "find_links",
    "line_and_column",
    "read_links",
    "render_notes",
]
