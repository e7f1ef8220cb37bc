"""Blocks that MkDocs pages have and CommonMark has not, and that would hide their content.

What `!!! note`, `??? note` and `=== "Tab"` hold stands four spaces deep, and would be taken for
code. The admonition plugin of mdit-py-plugins knows no tabs, and ends a block at two blank lines,
where Python-Markdown goes on. What stands in `<div markdown>` would be taken for raw HTML.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_DEEP = 4  # columns, whatever the header's own indent: Python-Markdown counts so

_HEADER = re.compile(
    r"""(?P<marker> !!! | \?\?\?\+? | ===[+!]{0,2} )
        [ \t]* (?P<type> [\w\-]* (?: [ \t]+ [\w\-]+ )* )
        [ \t]* (?: "(?P<title> .* )" )? [ \t]*""",
    re.VERBOSE,
)

_TAG_ALONE = re.compile(r"<[A-Za-z]([^<>]*)>[ \t]*")
_MARKDOWN_INSIDE = re.compile(r"\smarkdown(?=[\s=]|\Z)")


def containers(md: MarkdownIt) -> None:
    """Add the blocks to a parser, as `container_open` and `container_close` around their content.

    The opening token's `info` is the type (`note`, empty for a tab). A `container_title` and its
    inline token follow, unless the author asked for no title. A tag with the attribute `markdown`
    on a line of its own becomes an `html_block` of that one line.
    """
    before, ends = md.block.ruler.before, ["paragraph", "reference", "blockquote", "list"]
    before("fence", "container", _container, {"alt": ends})
    before("html_block", "markdown_in_html", _markdown_in_html, {"alt": ends})


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    header = _header(state, start)
    if header is None:
        return False
    if silent:
        # A paragraph's next line may be an admonition, but a tab needs a blank line before it.
        return not header["marker"].startswith("=")
    last = _last_line(state, start + 1, end)
    opening = state.push("container_open", "div", 1)
    opening.info = header["type"].lower()
    opening.map = [start, last]
    title = header["title"] if header["title"] is not None else header["type"].capitalize()
    if title:
        _push_title(state, title, start)
    _push_content(state, start + 1, last)
    state.push("container_close", "div", -1)
    state.line = last
    return True


def _markdown_in_html(state: StateBlock, start: int, _: int, silent: bool) -> bool:  # noqa: FBT001
    begin, end = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    tag = None if state.is_code_block(start) else _TAG_ALONE.fullmatch(state.src, begin, end)
    if tag is None or not _MARKDOWN_INSIDE.search(tag[1]):
        return False
    if not silent:
        token = state.push("html_block", "", 0)
        token.content = state.src[begin:end]
        token.map = [start, start + 1]
        state.line = start + 1
    return True


def _header(state: StateBlock, line: int) -> re.Match[str] | None:
    if state.is_code_block(line):
        return None
    begin = state.bMarks[line] + state.tShift[line]
    header = _HEADER.fullmatch(state.src, begin, state.eMarks[line])
    if header is None or header["title"] is not None:
        return header
    is_tab = header["marker"].startswith("=")
    return header if header["type"] and not is_tab else None


def _last_line(state: StateBlock, line: int, end: int) -> int:
    last = line
    while line < end and (state.isEmpty(line) or state.sCount[line] - state.blkIndent >= _DEEP):
        line += 1
        if not state.isEmpty(line - 1):
            last = line
    return last


def _push_title(state: StateBlock, title: str, line: int) -> None:
    state.push("container_title_open", "p", 1)
    token = state.push("inline", "", 0)
    token.content = title
    token.map = [line, line + 1]
    token.children = []
    state.push("container_title_close", "p", -1)


def _push_content(state: StateBlock, start: int, end: int) -> None:
    outside = state.parentType, state.lineMax, state.blkIndent
    state.parentType = "container"
    state.lineMax = end
    state.blkIndent += _DEEP
    state.md.block.tokenize(state, start, end)
    state.parentType, state.lineMax, state.blkIndent = outside
