"""An author's note as HTML that can stand anywhere on a page.

Markdown goes in, and HTML comes out that holds no other element, attribute or address than those
listed here. nh3 sees to that last of all, though raw HTML is shown as text from the start and the
parser judges addresses: nh3 would let remote images and `//host` through.

The HTML is to be put inside a raw `<div>` of a Markdown page, where Python-Markdown's preprocessors
(snippets, fences) and Jinja still read every line: so no line of it is blank, and the signs in its
words and attributes are character references.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from html import unescape
from typing import Any

import nh3
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from dossier.markdown.links import parse, parser
from dossier.markdown.plain import plain_line
from dossier.markdown.wiki import RESERVED, WikiLink, unmark
from dossier.text.escape import SPACE, escape_signs

_ELEMENTS = {
    *("a", "br", "code", "em", "strong", "sup"),
    *("div", "p", "h3", "h4", "h5", "h6", "blockquote", "hr", "pre"),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td"),
}
_ADMONITIONS = {
    *("note", "abstract", "info", "tip", "success", "question"),
    *("warning", "failure", "danger", "bug", "example", "quote"),
}
_SEAT = re.compile(f"{RESERVED[1]}([0-9]+){RESERVED[1]}")
_TAG = re.compile(r'(<(?:[^>"]|"[^"]*")*>)')
_QUOTED = re.compile(r'"([^"]*)"')
_ATTRIBUTE_SIGN = re.compile("[&<>\"'{}]")
_ODD_SPACE = re.compile("[\v\f\r\x1c-\x1f\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\s*\n(?:[ \t\r]*\n)+")


def render_notes(text: str, link: Callable[[WikiLink], str]) -> str:
    """Render an author's note as safe HTML without blank lines; empty when the note is.

    Raw HTML is shown as it is written, and so is a link unless its address is http, https, mailto
    or relative. Headings start at level 3. An image becomes a link to it.

    Args:
        text: Markdown.
        link: Returns the HTML that stands for a wiki link: words and inline markup, or a block
            where `WikiLink.card` is true. It is trusted, and only its blank lines are taken out.
    """
    html, links = _of_a_line(text) or _parsed(text)
    by_start = {one.start: one for one in links}
    seated = _SEAT.sub(lambda seat: link(by_start[int(seat[1])]), _inert(html))
    return _BLANK_LINES.sub("\n", seated).strip()


def _parsed(text: str) -> tuple[str, Sequence[WikiLink]]:
    """Return a note as clean HTML in which links have seats, and the links."""
    env: dict[str, Any] = {}
    tokens = parse(text, env)
    links = list(_prepare(tokens))
    html = unmark(_renderer().render(tokens, parser().options, env))
    return _cleaner().clean(html), links


def _of_a_line(text: str) -> tuple[str, Sequence[WikiLink]] | None:
    """Return the same of a line that needs no parser; None of any other."""
    line = plain_line(text)
    if line is None:
        return None
    links = [link for _, link in line.links]
    ends = [0, *(link.end for link in links)]
    words = [text[end : link.start] + _seat(link) for end, link in zip(ends, links, strict=False)]
    return f"<p>{''.join(words)}{text[ends[-1] :]}</p>", links


def _seat(link: WikiLink) -> str:
    """Return what stands for a link, whose HTML is trusted, while the author's is cleaned."""
    return f"{RESERVED[1]}{link.start}{RESERVED[1]}"


class _Renderer(RendererHTML):
    """Each public method renders the token that it is named after."""

    def wiki_link(self, tokens: Sequence[Token], index: int, *_: Any) -> str:
        return _seat(tokens[index].meta["link"])

    def html_inline(self, tokens: Sequence[Token], index: int, *_: Any) -> str:
        return escapeHtml(tokens[index].content)

    def html_block(self, tokens: Sequence[Token], index: int, *_: Any) -> str:
        return f"<p>{escapeHtml(tokens[index].content.strip())}</p>\n"

    # A note has no front matter: what looks like it is text that must not get lost.
    front_matter = html_block

    def image(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        image = tokens[index]
        url = str(image.attrs["src"])
        words = escapeHtml(self.renderInlineAsText(image.children, options, env).strip() or url)
        return words if image.meta.get("in_link") else f'<a href="{escapeHtml(url)}">{words}</a>'

    def footnote_ref(self, tokens: Sequence[Token], index: int, *_: Any) -> str:
        return f"<sup>{escapeHtml(tokens[index].meta['label'])}</sup>"

    def footnote_reference_open(self, tokens: Sequence[Token], index: int, *_: Any) -> str:
        # Without links there and back: several notes of one page may number theirs alike.
        label = escapeHtml(tokens[index].meta["label"])
        return f'<div class="footnote">\n<sup>{label}</sup>\n'

    def footnote_reference_close(self, *_: Any) -> str:
        return "</div>\n"


@cache  # it looks through all that it has for methods
def _renderer() -> _Renderer:
    return _Renderer()


def _prepare(tokens: Sequence[Token]) -> Iterator[WikiLink]:
    """Fit the tokens to a note, and yield its wiki links."""
    for place, token in enumerate(tokens):
        match token.type:
            case "heading_open" | "heading_close":
                token.tag = f"h{min(6, int(token.tag[1:]) + 2)}"
            case "container_open":
                token.attrSet("class", f"admonition {token.info}")
            case "container_title_open":
                token.attrSet("class", "admonition-title")
            case "inline":
                children = token.children or []
                _mark_images_in_links(children)
                links = [child.meta["link"] for child in children if child.type == "wiki_link"]
                if links and links[0].card:  # a paragraph cannot hold the block
                    tokens[place - 1].hidden = tokens[place + 1].hidden = True
                yield from links


def _mark_images_in_links(children: Sequence[Token]) -> None:
    depth = 0
    for child in children:
        if child.type in {"link_open", "link_close"}:
            depth += child.nesting
        elif child.type == "image" and depth:
            child.meta["in_link"] = True


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_ELEMENTS,
        attributes={"a": {"href", "title"}, "ol": {"start"}, "td": {"style"}, "th": {"style"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        allowed_classes={
            "div": {"admonition", "footnote", *_ADMONITIONS},
            "p": {"admonition-title"},
        },
        filter_style_properties={"text-align"},
    )


def _inert(html: str) -> str:
    """Escape whatever in clean HTML a reader of Markdown or templates may take for its own."""
    pieces = []
    in_code = False
    for place, piece in enumerate(_TAG.split(html)):
        if place % 2:
            in_code = piece.startswith("<pre") or (in_code and piece != "</pre>")
            pieces.append(_QUOTED.sub(_quoted, piece))
        else:
            pieces.append(_code(piece) if in_code else _words(piece))
    return "".join(pieces)


def _quoted(value: re.Match[str]) -> str:
    # An attribute starts no line, so that only templates and HTML itself can mistake it.
    text = SPACE.sub(" ", unescape(value[1]))
    return '"' + _ATTRIBUTE_SIGN.sub(lambda sign: f"&#{ord(sign[0])};", text) + '"'


def _words(html: str) -> str:
    text = SPACE.sub(lambda run: "\n" if "\n" in run[0] else " ", unescape(html))
    return escape_signs(text)


def _code(html: str) -> str:
    signs = escape_signs(_ODD_SPACE.sub(" ", unescape(html)))
    return signs.replace("\n", "&#10;").replace("\t", "&#9;")
