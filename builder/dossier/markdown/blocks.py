"""The blocks of a page that a template made, told apart without a parser.

Templates write blocks of a few shapes, with a blank line between any two: HTML, a heading, a line
that is a paragraph or a quotation, lines that are a list or a table. A page that holds anything
else, or what might be something else, has to be given to a parser, which finds the same blocks in
these pages and takes ten times as long.

What a block is, CommonMark says, and GFM of tables. A blank line ends any of these blocks but a
list, which another list goes on with.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.rules_block.html_block import HTML_SEQUENCES


@dataclass(frozen=True, slots=True)
class Html:
    """HTML, which stays as it is."""

    html: str


@dataclass(frozen=True, slots=True)
class Title:
    """A heading.

    Attributes:
        level: From 1 on.
        run: What it says, as Markdown.
    """

    level: int
    run: str


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of text, each in an element of its own: a paragraph, a quotation or a list.

    Attributes:
        before: The HTML before the first.
        runs: What they say, as Markdown.
        between: The HTML between any two.
        after: The HTML after the last.
    """

    before: str
    runs: Sequence[str]
    between: str
    after: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Lines of a table, if a parser agrees that they are one; they are no other block."""

    markdown: str


Block = Html | Title | Runs | Rows

_OTHER_BLANKS = re.compile(r"\n(?:\n\n|[ \t]+(?:\n|\Z))")  # several, or with spaces
_TITLE = re.compile(r"(#{1,6}) ([^\s#]|\S.*[^\s#])")
_BULLET = re.compile("- ")
_NUMBER = re.compile(r"([0-9]{1,9})\. ")
_NO_ROW = re.compile(r"\n(?!\|)")
_LIKE_NUMBER = re.compile(r"[0-9]+[.)]")
_OPENING = frozenset("#>-+*_=~`|")  # of blocks, within a line as well


def blocks_of(markdown: str) -> list[Block] | None:
    """Return the blocks of a page, in order; None where it takes a parser to tell them apart."""
    if "\r" in markdown or "\0" in markdown or _OTHER_BLANKS.search(markdown):
        return None
    blocks: list[Block] = []
    after_list = False
    for text in markdown.strip("\n").split("\n\n"):
        block = _block(text)
        is_list = isinstance(block, Runs) and bool(block.between)
        if block is None or (is_list and after_list):
            return None
        blocks.append(block)
        after_list = is_list
    return blocks


def _block(text: str) -> Block | None:
    if text.startswith("<") and (end := _end_of_html(text.partition("\n")[0])):
        return Html(text) if end.search("") else None  # which a blank line is
    if text.startswith("#") and (title := _TITLE.fullmatch(text)):
        return Title(len(title[1]), title[2])
    if text.startswith("|") and not _NO_ROW.search(text):
        return Rows(text)
    return _with_runs(text)


def _with_runs(text: str) -> Runs | None:
    if text.startswith("> "):
        return _runs("<blockquote>\n<p>", [text[2:]], "", "</p>\n</blockquote>\n")
    if text.startswith("- "):
        return _items(text, _BULLET, "<ul>", "</ul>")
    if number := _NUMBER.match(text):
        start = int(number[1])
        return _items(text, _NUMBER, "<ol>" if start == 1 else f'<ol start="{start}">', "</ol>")
    return _runs("<p>", [text], "", "</p>\n")


def _items(text: str, marker: re.Pattern[str], opening: str, closing: str) -> Runs | None:
    runs = []
    for line in text.split("\n"):
        found = marker.match(line)
        if found is None:
            return None
        runs.append(line[found.end() :])
    return _runs(f"{opening}\n<li>", runs, "</li>\n<li>", f"</li>\n{closing}\n")


def _runs(before: str, runs: Sequence[str], between: str, after: str) -> Runs | None:
    return Runs(before, runs, between, after) if all(map(_is_run, runs)) else None


def _is_run(text: str) -> bool:
    """Say whether a line, or what of it follows a marker, is words and no block in itself."""
    sign = text[:1]
    if not text or "\n" in text or sign.isspace() or text[-1].isspace() or sign in _OPENING:
        return False
    if sign == "<":
        return _end_of_html(text) is None
    if sign == "[":
        return "]:" not in text  # a definition of a link's address
    return not _LIKE_NUMBER.match(text)


def _end_of_html(line: str) -> re.Pattern[str] | None:
    """Return what ends the block of HTML that a line opens; None where it opens none."""
    for start, end, _ in HTML_SEQUENCES:
        if start.search(line):
            return end
    return None
