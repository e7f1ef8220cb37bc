"""What an HTML page or fragment says: its text, blocks and links.

The text is that of the file with markup stripped and entities decoded, its white space as it is.
The one thing added is a line feed where two blocks meet without any: `<li>one<li>two` says two
words.
"""

from collections import Counter
from dataclasses import dataclass

from dossier.seeds.plain import paragraphs, trimmed
from dossier.seeds.tags import EndTag, StartTag, Words, tokens
from dossier.text.source import Block, Link

_KINDS = {
    "blockquote": "quotation",
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
}
_BLOCKS = {
    *_KINDS,
    *("html", "head", "body", "header", "footer", "main", "nav", "aside", "article", "section"),
    *("div", "p", "hr", "pre", "listing", "xmp", "plaintext", "center", "address", "hgroup"),
    *("ul", "ol", "dl", "menu", "dir", "figure", "figcaption", "details", "summary", "dialog"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"),
    *("form", "fieldset", "legend", "search", "select", "optgroup", "option", "button", "textarea"),
}
_NEVER_OPEN = {"p", "hr", "col"}  # void, or closed by whatever comes next, and without a kind


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """What was read; the fields are those of `SourceText`."""

    text: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    origins: tuple[tuple[int, int], ...]


def read_html(source: str) -> HtmlPage:
    """Read a page or a fragment, whatever state it is in.

    A link across several blocks becomes one in each. Two line breaks in a row end a paragraph.
    Where there is no markup that makes blocks, blank lines part paragraphs as in plain text.
    """
    walker = _Walker()
    for token in tokens(source):
        match token:
            case StartTag(name="template"):
                walker.inert += 1
            case EndTag(name="template"):
                walker.inert = max(0, walker.inert - 1)
            case _ if walker.inert:
                pass
            case Words():
                walker.words(token)
            case StartTag():
                walker.start(token)
            case EndTag():
                walker.end(token)
    return walker.page()


class _Walker:
    """Collects what is shown.

    Attributes:
        inert: How many `template` elements are open; nothing in one is shown.
    """

    def __init__(self) -> None:
        self.inert = 0
        self._pieces: list[str] = []
        self._length = 0
        self._origins: list[tuple[int, int]] = []
        self._after_space = True
        self._words_end = 0
        self._break_at: int | None = None
        self._line_break_end: int | None = None
        self._open: list[tuple[str, str]] = []
        self._open_names: Counter[str] = Counter()
        self._block_start = 0
        self._block_kind = "paragraph"
        self._blocks: list[tuple[int, int, str]] | None = None
        self._link: tuple[int, str] | None = None
        self._links: list[tuple[int, int, str]] = []

    def words(self, token: Words) -> None:
        if not token.text:
            return
        if self._break_at is not None and not self._after_space and not token.text[0].isspace():
            self._append("\n", self._break_at)
        self._break_at = None
        self._append(token.text, token.at)
        self._after_space = token.text[-1].isspace()
        if not token.text.isspace():
            self._words_end = self._length

    def start(self, tag: StartTag) -> None:
        if tag.name == "a":
            self._end_link()
            url = tag.attributes.get("href", "").strip()
            self._link = (self._length, url) if url else None
        elif tag.name == "br":
            self._line_break(tag.at)
        elif tag.name in _BLOCKS:
            if tag.name not in _NEVER_OPEN:
                self._open.append((tag.name, _KINDS.get(tag.name, self._kind)))
                self._open_names[tag.name] += 1
            self._boundary(tag.at)

    def end(self, tag: EndTag) -> None:
        if tag.name == "a":
            self._end_link()
        elif tag.name == "br":
            self._line_break(tag.at)
        elif tag.name in _BLOCKS:
            while self._open_names[tag.name]:
                name, _ = self._open.pop()
                self._open_names[name] -= 1
                if name == tag.name:
                    break
            self._boundary(tag.at)

    def page(self) -> HtmlPage:
        has_blocks = self._blocks is not None
        self._end_block()
        self._end_link()
        text = "".join(self._pieces)
        blocks = [(trimmed(text, start, end), kind) for start, end, kind in self._blocks or ()]
        links = [(trimmed(text, start, end), url) for start, end, url in self._links]
        return HtmlPage(
            text,
            tuple(Block(span, kind) for span, kind in blocks if span)
            if has_blocks
            else paragraphs(text),
            tuple(Link(span, url) for span, url in links if span),
            tuple(self._origins) or ((0, 0),),
        )

    @property
    def _kind(self) -> str:
        return self._open[-1][1] if self._open else "paragraph"

    def _append(self, text: str, at: int) -> None:
        last = self._origins[-1] if self._origins else None
        if last is None or at - last[1] != self._length - last[0]:
            self._origins.append((self._length, at))
        self._pieces.append(text)
        self._length += len(text)

    def _line_break(self, at: int) -> None:
        if self._line_break_end == self._words_end:
            self._boundary(at)
        self._line_break_end = self._words_end
        if self._break_at is None:
            self._break_at = at

    def _boundary(self, at: int) -> None:
        self._end_block()
        if self._break_at is None:
            self._break_at = at

    def _end_block(self) -> None:
        if self._blocks is None:
            self._blocks = []
        if self._words_end > self._block_start:
            self._blocks.append((self._block_start, self._length, self._block_kind))
            self._split_link()
        self._block_start = self._length
        self._block_kind = self._kind

    def _split_link(self) -> None:
        if self._link:
            url = self._link[1]
            self._end_link()
            self._link = (self._length, url)

    def _end_link(self) -> None:
        if self._link and self._length > self._link[0]:
            self._links.append((self._link[0], self._length, self._link[1]))
        self._link = None
