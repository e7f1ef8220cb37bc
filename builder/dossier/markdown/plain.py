"""Notes as authors write nearly all of them: one line of words with links, read without a parser.

What holds anything that could be Markdown has to be given to the parser, which finds the same in
these and takes ten times as long.
"""

import re

from dossier.markdown.prose import Prose, spoken
from dossier.markdown.wiki import WikiLink
from dossier.text.source import Span

# No letter begins a block of Markdown, and none of these signs means anything within a line; but
# `(` after a link makes it one of CommonMark's.
_WORDS = r"[^\W_]|[0-9 .,:;()'\"/?%\u2010-\u2015\u2018-\u201f\u2026\u20ac\u00a3\u00b0-]"
_LINK = re.compile(rf"\[\[((?:[^\W_]|[/.-])+)(?:\|((?:{_WORDS})*))?\]\](?!\()")
_LINE = re.compile(rf"(?!\d)[^\W_](?:{_WORDS}|{_LINK.pattern})*(?<! )")


def plain_line(text: str) -> Prose | None:
    """Return the words of a text with the links in them; None where it is no such line."""
    if not _LINE.fullmatch(text):
        return None
    pieces: list[str] = []
    links: list[tuple[Span, WikiLink]] = []
    end = length = 0
    for found in _LINK.finditer(text):
        label = " ".join((found[2] or "").split()) or None
        link = WikiLink(found[1], label, card=False, start=found.start(), end=found.end())
        before, words = text[end : found.start()], spoken(link)
        length += len(before)
        links.append((Span(length, length + len(words)), link))
        pieces += (before, words)
        end, length = found.end(), length + len(words)
    return Prose("".join((*pieces, text[end:])), tuple(links))
