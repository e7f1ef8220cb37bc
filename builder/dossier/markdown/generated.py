"""Pages that are made from templates, as HTML: the same bytes that Python-Markdown makes of them.

Only what our templates write is known here: headings, paragraphs, lists, quotations, tables, links
and HTML, with every sign of a text as a character reference. A page of an author may hold anything,
and is none of this module's business. Python-Markdown, with an extension for this and another for
that, takes four times as long.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from dossier.markdown.blocks import Block, Html, Rows, Runs, Title, blocks_of
from dossier.markdown.runs import plain_run

_TAG = re.compile("<[^>]*>")
_ENTITY = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-fA-F]+|[0-9a-zA-Z]+);)")  # as in Python-Markdown
_ID = re.compile(r'id="(?<=\sid=")([^"]*)"')  # found faster than what looks behind first
_COUNTED = re.compile(r"(.*)_([0-9]+)")
_MOST = 20_000  # runs that are kept


@dataclass(frozen=True, slots=True)
class HeadingStyle:
    """How headings get their ids and the links to themselves; see Python-Markdown's `toc`.

    Attributes:
        slugify: Makes an id of a heading's words and a separator.
        separator: Between the words of an id.
        permalink: What the link to a heading shows, as HTML; without it there is none.
        permalink_class: The link's class.
        permalink_title: The link's title.
    """

    slugify: Callable[[str, str], str]
    separator: str = "-"
    permalink: str = ""
    permalink_class: str = "headerlink"
    permalink_title: str = "Permanent link"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page.

    Attributes:
        level: From 1 on.
        id: Its id.
        name: What it says, as HTML without tags.
        html: What it says.
    """

    level: int
    id: str
    name: str
    html: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as HTML.

    Attributes:
        html: The page.
        headings: Its headings, in order.
        anchors: The ids that its elements have.
    """

    html: str
    headings: tuple[Heading, ...]
    anchors: frozenset[str]

    @property
    def title(self) -> str | None:
        """What the heading says that the page begins with; None where it begins otherwise."""
        first = self.headings[0] if self.headings else None
        is_title = first is not None and first.level == 1 and self.html.startswith("<h1 ")
        return " ".join(first.name.split()) if first and is_title else None


class Spans:
    """Runs of text, links and inline HTML as HTML; each is worked out once.

    Args:
        link: Returns the address for a link's target as it is written.
        known: What is worked out already. Pages may share it whose links lead alike: they say the
            same of a record wherever they list it.
        own: What a run has in it that leads to the page itself, as no other page's does.
    """

    def __init__(self, link: Callable[[str], str], known: dict[str, str], own: str) -> None:
        self._link = link
        self._known = known
        self._own = own

    def html(self, markdown: str) -> str:
        """Return what stands in a paragraph, a heading or an item of a list."""
        if self._own in markdown:
            return self._rendered(markdown)
        if markdown not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[markdown] = self._rendered(markdown)
        return self._known[markdown]

    def _rendered(self, markdown: str) -> str:
        plain = plain_run(markdown, self._link)
        return self._parsed(markdown) if plain is None else plain

    def _parsed(self, markdown: str) -> str:
        parser = _parser()
        tokens = parser.parseInline(markdown)[0].children or []
        for token in tokens:
            if token.type == "link_open":
                token.attrs["href"] = self._link(str(token.attrs["href"]))
        renderer: Any = parser.renderer
        return str(renderer.renderInline(tokens, parser.options, {}))


def render_generated(markdown: str, spans: Spans, style: HeadingStyle) -> Rendered:
    """Return a page as HTML.

    Args:
        markdown: What a template wrote.
        spans: Renders what stands in a line.
        style: How headings get their ids.
    """
    blocks = blocks_of(markdown)
    page = _Page(spans, style)
    return page.rendered(page.parsed(markdown) if blocks is None else page.laid_out(blocks))


class _Page:
    def __init__(self, spans: Spans, style: HeadingStyle) -> None:
        self._spans = spans
        self._style = style
        self._headings: list[Heading] = []
        self._ids: set[str] = set()

    def rendered(self, pieces: Iterable[str]) -> Rendered:
        html = "".join(pieces).rstrip("\n")
        return Rendered(html, tuple(self._headings), frozenset(_ID.findall(html)))

    def laid_out(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Yield the HTML of blocks that are told apart."""
        for block in blocks:
            match block:
                case Html(html):
                    yield f"{html}\n\n"
                case Runs(before, runs, between, after):
                    yield f"{before}{between.join(map(self._spans.html, runs))}{after}"
                case Title(level, run):
                    id_, html = self._heading(level, self._spans.html(run))
                    yield f'<h{level} id="{escapeHtml(id_)}">{html}</h{level}>\n'
                case Rows(markdown):
                    yield self._markdown(_blocks().parse(markdown))

    def parsed(self, markdown: str) -> Iterator[str]:
        """Yield the HTML of whatever Markdown."""
        lines, tokens = markdown.split("\n"), _blocks().parse(markdown)
        start = 0
        for end, token in enumerate(tokens):
            if token.type == "html_block" and not token.level and end >= start:
                yield self._markdown(tokens[start:end])
                start = _end_of_html(tokens, end)
                yield f"{_as_written(lines, tokens[end:start])}\n\n"
        yield self._markdown(tokens[start:])

    def _markdown(self, tokens: Sequence[Token]) -> str:
        for at, token in enumerate(tokens):
            if token.type == "inline":
                html = self._spans.html(token.content)
                if at and (opening := tokens[at - 1]).type == "heading_open":
                    opening.attrs["id"], html = self._heading(int(opening.tag[1:]), html)
                token.children = [Token("html_inline", "", 0, content=html)]
        return str(_blocks().renderer.render(tokens, _blocks().options, {})) if tokens else ""

    def _heading(self, level: int, html: str) -> tuple[str, str]:
        """Return the id of a heading, and what stands in it."""
        name, style = _TAG.sub("", html).strip(), self._style
        id_ = _unique(style.slugify(unescape(name), style.separator), self._ids)
        self._headings.append(Heading(level, id_, name, html))
        return id_, f"{html}{_permalink(style, id_)}" if style.permalink else html


def _end_of_html(tokens: Sequence[Token], start: int) -> int:
    end = start
    while end < len(tokens) and tokens[end].type == "html_block":
        end += 1
    return end


def _as_written(lines: Sequence[str], tokens: Sequence[Token]) -> str:
    """Return blocks of HTML as they stand, the blank lines between them too."""
    (first, _), (_, end) = _lines(tokens[0]), _lines(tokens[-1])
    return "\n".join(lines[first:end]).rstrip("\n")


def _lines(token: Token) -> tuple[int, int]:
    first, end = token.map or (0, 0)
    return first, end


def _permalink(style: HeadingStyle, id_: str) -> str:
    title = f' title="{style.permalink_title}"' if style.permalink_title else ""
    return f'<a class="{style.permalink_class}" href="#{id_}"{title}>{style.permalink}</a>'


def _unique(id_: str, taken: set[str]) -> str:
    """Return an id that no other heading has; as Python-Markdown counts."""
    counted = _COUNTED.fullmatch(id_)
    base, count = (counted[1], int(counted[2])) if counted else (id_, 0)
    while id_ in taken or not id_:
        count += 1
        id_ = f"{base}_{count}"
    taken.add(id_)
    return id_


class _Renderer(RendererHTML):
    """Writes texts with the references that they were written with."""

    def text(self, tokens: Sequence[Token], idx: int, *_: Any) -> str:
        words = _ENTITY.sub("&amp;", tokens[idx].content)
        return words.replace("<", "&lt;").replace(">", "&gt;")

    def text_special(self, tokens: Sequence[Token], idx: int, *_: Any) -> str:
        return tokens[idx].markup


def _judged(url: str) -> bool:  # noqa: ARG001 - asked of each
    """Take each address: what writes the templates' links has judged it."""
    return True


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}, renderer_cls=_Renderer).enable("table")
    parser.core.ruler.disable("text_join")  # it would resolve references for good
    parser.inline.ruler.disable(["autolink", "newline", "backticks"])  # which no template writes
    parser.validateLink = _judged  # type: ignore[method-assign]
    parser.normalizeLink = str  # type: ignore[method-assign, assignment]
    return parser


@cache
def _blocks() -> MarkdownIt:
    """Return what leaves runs of text as they are."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.core.ruler.disable(["inline", "text_join"])
    return parser
