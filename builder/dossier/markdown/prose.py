"""The words around a wiki link as plain text: what a reader would hear if the text were read out.

Emphasis goes, code and an image's description stay as words; raw HTML and footnotes' numbers, which
are none, are left out. Offsets count code points of that plain text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from dossier.markdown.wiki import WikiLink, unmark
from dossier.text.sentences import sentence_around
from dossier.text.source import Span

NEAR = 8
"""Links that a sentence shows before and after the one that it is about: some are lists of links,
and each record in one would get the whole list on its page."""

_TITLE = re.compile(r"^title:[ \t]+(?![>|&*!\[{#])(.+?)[ \t]*$", re.MULTILINE)
_IN_QUOTES = re.compile(r"""(["'])(.*)\1""")


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of one paragraph, heading, table cell or the like.

    Attributes:
        text: The words; a wiki link stands in it with its label or, without one, with its target,
            as a name.
        links: The wiki links with their places in `text`, in order.
    """

    text: str
    links: tuple[tuple[Span, WikiLink], ...]

    def sentence(self, link: WikiLink) -> tuple[str | WikiLink, ...]:
        """Return the sentence that one of the links stands in, in pieces, with other links in it.

        Where it has too many of those, it is cut: an ellipsis stands for the rest.

        Raises:
            ValueError: the link is none of these.
        """
        nth = bisect_left(self.links, link.start, key=lambda each: each[1].start)
        if nth == len(self.links) or self.links[nth][1] != link:
            raise ValueError(f"{link}: not among these words")
        whole = sentence_around(self.text, self.links[nth][0])
        start, end = whole.start, whole.end
        if nth > NEAR:
            start = max(start, self.links[nth - NEAR - 1][0].end)
        if nth + NEAR + 1 < len(self.links):
            end = min(end, self.links[nth + NEAR + 1][0].start)
        before = ("…",) if start > whole.start else ()
        after = ("…",) if end < whole.end else ()
        return (*before, *self._pieces(Span(start, end)), *after)

    def _pieces(self, within: Span) -> Iterator[str | WikiLink]:
        at = within.start
        first = bisect_right(self.links, at, key=lambda each: each[0].end)
        for span, link in self.links[first:]:
            if span.start >= within.end:
                break
            if at < span.start:
                yield self.text[at : span.start]
            yield link
            at = span.end
        if at < within.end:
            yield self.text[at : within.end]


def prose(tokens: Iterable[Token]) -> Prose:
    """Return the words of a block from its inline tokens."""
    pieces: list[str] = []
    links: list[tuple[Span, WikiLink]] = []
    length = 0
    for token in tokens:
        words = _words(token)
        if token.type == "wiki_link":
            links.append((Span(length, length + len(words)), token.meta["link"]))
        pieces.append(words)
        length += len(words)
    return Prose("".join(pieces), tuple(links))


def spoken(link: WikiLink) -> str:
    """Return the words that stand for a link."""
    # Ids are in small letters, with which no sentence seems to begin.
    return link.label or link.target[:1].upper() + link.target[1:]


def title(tokens: Sequence[Token]) -> str | None:
    """Return what a page says that it is called: by its front matter, else by its first heading.

    None when it says nothing, or names a record there: what that is called, readers cannot be told
    without the record's status.
    """
    for place, token in enumerate(tokens):
        if token.type == "front_matter" and (found := _TITLE.search(token.content)):
            quoted = _IN_QUOTES.fullmatch(found[1])
            return unmark(quoted[2] if quoted else found[1]).strip() or None
        if token.type == "heading_open" and token.tag == "h1":
            heading = prose(tokens[place + 1].children or ())
            return None if heading.links else heading.text.strip() or None
    return None


def _words(token: Token) -> str:
    match token.type:
        case "text" | "code_inline":
            return unmark(token.content)
        case "softbreak" | "hardbreak":
            return " "
        case "wiki_link":
            return spoken(token.meta["link"])
        case "image":
            return "".join(map(_words, token.children or ()))
        case _:
            return ""
