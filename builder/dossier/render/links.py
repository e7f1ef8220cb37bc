"""What stands where an author wrote `[[…]]` or `![[…]]`, on pages and in notes."""

import posixpath
import re
from dataclasses import replace
from html import unescape
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from markupsafe import Markup

from dossier.link.references import MENTION, words_without
from dossier.markdown import WikiLink, find_links, render_notes
from dossier.render.addresses import MARKDOWN, Here
from dossier.render.environment import attribute, environment, text, trusted
from dossier.views.cards import card
from dossier.views.names import Names

_HREF = re.compile(r'(?<=<a href=")[^"]*')


class Linker:
    """Puts records' names and cards into authors' texts.

    A link that names no record, or one that is not shown, becomes its words: the checks tell the
    authors, and readers are not led astray.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._parts: Any = environment().get_template("components.jinja").module

    def page(self, markdown: str, here: Here) -> str:
        """Return an author's page with its links and cards replaced; the rest stays as it is."""
        pieces, end = [], 0
        for link in find_links(markdown) if "[[" in markdown else ():
            pieces += [markdown[end : link.start], self.markup(link, here)]
            end = link.end
        return "".join((*pieces, markdown[end:]))

    def notes(self, markdown: str, here: Here) -> Markup:
        """Return an author's note as HTML without blank lines, for a page at `here`."""
        raw = replace(here, raw=True)

        def linked(link: WikiLink) -> str:
            markup = self.markup(link, raw)
            return f"<p>{markup}</p>" if link.card else markup

        html = _HREF.sub(lambda href: _to_page(href[0], raw), render_notes(markdown, linked))
        return trusted(f'<div class="dossier-notes">\n{html.strip()}\n</div>')

    def markup(self, link: WikiLink, here: Here) -> Markup:
        """Return what stands in a link's place."""
        key = self._names.dossier.find(link.target, MENTION)
        if key is None:
            words = words_without(link)
            return trusted(self._parts.absent(words)) if link.card else text(words)
        if link.card:
            return trusted(self._parts.card(here, card(self._names, key)))
        return trusted(self._parts.link(here, self._names.of(key), None, link.label))


def _to_page(href: str, here: Here) -> str:
    """Turn a relative link to a page's Markdown, which MkDocs does not see, into its address."""
    parts = urlsplit(unescape(href))
    if parts.scheme or parts.netloc or not parts.path.endswith(MARKDOWN):
        return href
    path = posixpath.normpath(posixpath.join(posixpath.dirname(here.path), unquote(parts.path)))
    tail = urlunsplit(("", "", "", parts.query, parts.fragment))
    return here.to(path) + attribute(tail)
