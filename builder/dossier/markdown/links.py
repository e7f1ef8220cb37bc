"""Find the wiki links of a text where they stand."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from dossier.markdown.containers import containers
from dossier.markdown.plain import plain_line
from dossier.markdown.prose import Prose, prose, title
from dossier.markdown.wiki import WikiLink, mark, unmark, wiki_links

_LINE_END = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"

_SCHEME = re.compile(r"[^/?#]*:")  # also what is no scheme yet, but might be one to a browser
_WEB = re.compile(r"https?://[^/?#\\]", re.IGNORECASE)
_MAIL = re.compile(r"mailto:", re.IGNORECASE)
_HOST = re.compile(r"[/\\]{2}")


def find_links(text: str) -> tuple[WikiLink, ...]:
    r"""Find the wiki links of a page or a note, in the order of the text.

    What stands in code, raw HTML, front matter or an image's description, or is escaped (`\[[`),
    is no link. Pages may use what MkDocs pages do: tables, footnotes, definition lists,
    admonitions, tabs.
    """
    return tuple(link for link, _ in read_links(text).links)


@dataclass(frozen=True, slots=True)
class Linking:
    """What a page or a note says of records.

    Attributes:
        title: What the page is called, as `prose.title` tells; None, too, for one without links.
        links: The wiki links in the order of the text, each with the words that it stands among.
    """

    title: str | None
    links: tuple[tuple[WikiLink, Prose], ...]


@lru_cache(256)  # an author's page is judged first, and shown after all of them were
def read_links(text: str) -> Linking:
    """Find the wiki links of a page or a note with the words around them; see `find_links`."""
    if "[[" not in text:  # most notes; parsing costs a millisecond
        return Linking(None, ())
    if words := plain_line(text):
        return Linking(None, tuple((link, words) for _, link in words.links))
    tokens = parse(text)
    found = []
    for token in tokens:
        if any(child.type == "wiki_link" for child in token.children or ()):
            words = prose(token.children or ())
            found += [(link, words) for _, link in words.links]
    return Linking(title(tokens), tuple(sorted(found, key=lambda each: each[0].start)))


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column, both 1-based, of the code point at `offset`.

    Lines end at LF, CRLF or CR, as editors count them.
    """
    lines = _LINE_END.split(text[:offset])
    return len(lines), len(lines[-1]) + 1


def parse(text: str, env: dict[str, Any] | None = None) -> list[Token]:
    """Parse an author's text. The tokens' contents are marked: see `wiki.unmark`."""
    # Front matter starts at the file's first character, which a byte order mark must not take.
    return parser().parse(mark(text).removeprefix(_BOM), env)


@cache
def parser() -> MarkdownIt:
    """Return the one dialect of notes and pages, so that what is checked is what is shown."""
    md = _Markdown("commonmark").enable("table")
    md.use(front_matter_plugin).use(deflist_plugin)
    md.use(footnote_plugin, inline=False, move_to_end=False)
    return md.use(containers).use(wiki_links)


class _Markdown(MarkdownIt):
    """The parser with our rule for addresses, and none with a mark in it.

    Percent-encoded, or in the name of a host, a mark could not be taken out any more.
    """

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the parser's names
        """Allow http and https with a host, mailto, and what is relative to the site."""
        if _SCHEME.match(url):
            return bool(_WEB.match(url) or _MAIL.match(url))
        return not _HOST.match(url)

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """Percent-encode a link's address."""
        return super().normalizeLink(unmark(url))

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        """Return an address as it is shown."""
        return super().normalizeLinkText(unmark(link))
