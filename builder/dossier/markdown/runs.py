"""Runs of text as templates write nearly all of them, to HTML without a parser.

Words, character references, tags and plain links: a run that holds anything else has to be given to
a parser, which makes the same of these and takes twenty times as long.
"""

import re
from collections.abc import Callable

from markdown_it.common.html_re import close_tag, open_tag
from markdown_it.common.utils import escapeHtml

_PLAIN = (
    r"(?:[^&<>\[\]!\\*_`~\r\x00]++"  # whole, or what has `[` and no `]` takes for ever
    r"|&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[0-9A-Za-z]+);"
    rf"|{open_tag}|{close_tag})"
)
_PART = re.compile(rf"({_PLAIN}+)|\[({_PLAIN}*)\]\(([^\s\x00-\x20\x7f<>()\[\]\\&\"'`*_!]+)\)")


def plain_run(markdown: str, link: Callable[[str], str]) -> str | None:
    """Return a run as HTML; None where it is not one of the kind.

    Args:
        markdown: What stands in a paragraph, a heading or an item of a list.
        link: Returns the address for a link's target as it is written.
    """
    pieces: list[str] = []
    end = 0
    for part in _PART.finditer(markdown):
        if part.start() != end:
            return None
        end = part.end()
        plain, label, target = part.groups()
        pieces.append(plain or f'<a href="{escapeHtml(link(target))}">{label}</a>')
    return "".join(pieces) if end == len(markdown) else None
