"""The blocks and links of a Markdown article, as places in the file itself.

The article's text is the file, markup included, so that nothing about a quotation's place depends
on a reading of Markdown. The parser gives lines for blocks, and offsets within a block's content
for links; each line of the content is then found in its line of the file.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.rules_inline import StateInline, autolink, link
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from dossier.seeds.plain import trimmed
from dossier.text.source import Block, Link

_KINDS = {"blockquote_open": "quotation", "list_item_open": "item", "heading_open": "heading"}
_CLOSINGS = {name.replace("_open", "_close") for name in _KINDS}
_LITERAL = {"fence", "code_block", "html_block"}
_CELLS = {"th_open", "td_open"}


def read_markdown(
    text: str, line_starts: Sequence[int]
) -> tuple[tuple[Block, ...], tuple[Link, ...]]:
    """Return the blocks and links of an article, in order.

    A block is a paragraph, heading, table cell or piece of code, without the signs of Markdown
    before it. A link covers the words between its brackets. Front matter and raw HTML have neither
    links nor headings.

    Args:
        text: The file.
        line_starts: The offset at which each line starts; lines end at LF, CRLF or CR.
    """
    blocks: list[Block] = []
    links: list[Link] = []
    lines = _Lines(text, line_starts)
    kinds = ["paragraph"]
    before = ""
    for token in _parser().parse(text):
        if token.type in _KINDS:
            kinds.append(_KINDS[token.type])
        elif token.type in _CLOSINGS:
            kinds.pop()
        elif token.type in _LITERAL and token.map:
            span = trimmed(text, lines.start(token.map[0]), lines.start(token.map[1]))
            blocks += [Block(span, kinds[-1])] if span else []
        elif token.type == "inline" and token.content and token.map:
            find = lines.cell if before in _CELLS else lines.content
            content = find(token.content, token.map[0])
            span = trimmed(text, content.start, content.end)
            blocks += [Block(span, kinds[-1])] if span else []
            links += [
                Link(words, url)
                for start, end, url in content.links(token.children or ())
                if (words := trimmed(text, start, end))
            ]
        before = token.type
    return tuple(blocks), tuple(links)


@dataclass(frozen=True, slots=True)
class _Content:
    """Where a block's content stands in the file.

    Attributes:
        places: Pairs (offset in the content, offset in the file), ascending; at least one.
        end: Offset in the file just after the content.
    """

    places: tuple[tuple[int, int], ...]
    end: int

    @property
    def start(self) -> int:
        return self.places[0][1]

    def links(self, children: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
        for child in children:
            if child.type == "link_open":
                start, end = child.meta["words"]
                yield self._in_file(start), self._in_file(end), str(child.attrs["href"])

    def _in_file(self, offset: int) -> int:
        before = bisect_right(self.places, offset, key=itemgetter(0)) - 1
        start, place = self.places[max(0, before)]
        return place + offset - start


class _Lines:
    def __init__(self, text: str, starts: Sequence[int]) -> None:
        self._text = text.replace("\0", "\ufffd")  # as the parser has it
        self._starts = starts
        self._row = -1
        self._cell_end = 0

    def start(self, line: int) -> int:
        return self._starts[line] if line < len(self._starts) else len(self._text)

    def content(self, content: str, line: int) -> _Content:
        places = []
        offset = end = 0
        for number, piece in enumerate(content.split("\n"), line):
            words = piece.strip(" \t")
            if words:
                # From the right: what Markdown cuts off a line stands before its words.
                found = self._text.rfind(words, self.start(number), self.start(number + 1))
                at = found if found != -1 else self.start(number)
                places.append((offset + piece.index(words), at))
                end = at + len(words)
            offset += len(piece) + 1
        return _Content(tuple(places), end)

    def cell(self, content: str, line: int) -> _Content:
        r"""Find a cell after those before it in the row; `\|` has lost its backslash in it."""
        if line != self._row:
            self._row, self._cell_end = line, self.start(line)
        written = content.replace("|", "\\|")
        found = self._text.find(written, self._cell_end, self.start(line + 1))
        at = found if found != -1 else self._cell_end
        self._cell_end = at + len(written)
        bars = [bar.start() for bar in re.finditer(r"\|", content)]
        places = [(0, at), *((bar, at + bar + lost) for lost, bar in enumerate(bars, 1))]
        return _Content(tuple(places), self._cell_end)


class _Markdown(MarkdownIt):
    """The parser, with addresses as the source has them."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the parser's name
        """Leave a link's address alone."""
        return url


@cache
def _parser() -> MarkdownIt:
    md = _Markdown("commonmark").enable("table").use(front_matter_plugin)
    md.inline.ruler.at("link", _noting_words(link))
    md.inline.ruler.at("autolink", _noting_words(autolink))
    return md


def _noting_words(rule: RuleFuncInlineType) -> RuleFuncInlineType:
    """Let a rule for links note where in the content the link's words start and end."""

    def noting(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
        start, count = state.pos, len(state.tokens)
        is_label = state.src[start] == "["
        if not rule(state, silent):
            return False
        if not silent:
            opening = next(token for token in state.tokens[count:] if token.type == "link_open")
            end = parseLinkLabel(state, start, disableNested=True) if is_label else state.pos - 1
            opening.meta["words"] = start + 1, end
        return True

    return noting
