"""The wiki link as a rule of markdown-it-py: `[[id]]`, `[[kind/id|words]]`, `![[kind/id]]`.

The parser cuts lines out of lists, quotations and tables and keeps no offsets. So each bracket pair
is marked with its offset in the author's text before parsing (`mark`), and the rule reads the marks
of the pairs that turn out to be links. Marks stand between the two brackets, where they change
neither blocks nor escapes; those that no link used up are taken out again (`unmark`).
"""

import re
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from dossier.text.escape import showable


@dataclass(frozen=True, slots=True)
class WikiLink:
    """A reference to a record in Markdown.

    Attributes:
        target: What it names, as written: `john-kirby`, `people/john-kirby`; not checked.
        label: The words to show, plain text; None when the author left that to the record.
        card: The record's card is asked for: written with `!`, in a paragraph that holds nothing
            else but cards. A card amid other words is a link, since a block cannot stand there.
        start: Offset of the first bracket, or of the `!` before it.
        end: Offset just after the last bracket.
    """

    target: str
    label: str | None
    card: bool
    start: int
    end: int


RESERVED = "\ufdd0\ufdd1"
"""Two code points that Unicode keeps out of interchange: marks, and placeholders of `notes`."""

_MARK = RESERVED[0]
_PAIR = re.compile(r"\[(?=\[)|\](?=\])")
_MARKED = re.compile(f"{_MARK}[0-9]+{_MARK}")
_SPACES = re.compile(r"\s+")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")

_WIKI_LINK = re.compile(
    rf"""
    (?P<card> !? ) \[ {_MARK} (?P<start> [0-9]+ ) {_MARK} \[ (?!{_MARK})
    (?P<target> [^\[\]|\\\n{_MARK}]+ )
    (?: \\?\|                                # `\|` is a table's spelling, and a habit elsewhere
        (?P<label> (?: \\[!-/:-@\[-`{{-~]     # an escaped bracket closes nothing
                     | \\ (?![!-/:-@\[-`{{-~])
                     | [^\\\[\]{_MARK}]
                     | {_MARK}[0-9]+{_MARK}
                     | [\[\]] (?!{_MARK}) )* )
    )?
    \] {_MARK} (?P<end> [0-9]+ ) {_MARK} \]
    """,
    re.VERBOSE,
)

# Markup inside which a link would be shown as code, or stand inside another link.
_CLOSED_TO_LINKS = re.compile(r"<(/?)(a|code|kbd|pre|samp|tt)\b", re.IGNORECASE | re.ASCII)


def mark(text: str) -> str:
    """Return `text` with the offset of every `[[` and the end of every `]]` written into it.

    Code points that HTML refuses become U+FFFD, and with them every mark an author might forge.
    """
    return _PAIR.sub(_marked, showable(text))


def unmark(text: str) -> str:
    """Take the marks out of a part of a marked text."""
    return _MARKED.sub("", text)


def wiki_links(md: MarkdownIt) -> None:
    """Add wiki links to a parser of marked texts, as tokens whose `meta["link"]` is a WikiLink.

    The rule comes after CommonMark's own links: `[[1]](https://example.org)` stays one of those.
    """
    md.inline.ruler.after("image", "wiki_link", _wiki_link)
    md.core.ruler.push("wiki_links", _settle)


def _marked(match: re.Match[str]) -> str:
    # An opening pair is known by where it starts, a closing pair by where it ends.
    offset = match.start() if match[0] == "[" else match.end() + 1
    return f"{match[0]}{_MARK}{offset}{_MARK}"


def _wiki_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    match = _WIKI_LINK.match(state.src, state.pos, state.posMax)
    if match is None or not match["target"].strip():
        return False
    if not silent:
        token = state.push("wiki_link", "", 0)
        token.content = match[0]
        token.meta["link"] = _read(match)
    state.pos = match.end()
    return True


def _read(match: re.Match[str]) -> WikiLink:
    card = match["card"] == "!"
    label = _ESCAPE.sub(r"\1", unmark(match["label"] or ""))
    return WikiLink(
        target=match["target"].strip(),
        label=_SPACES.sub(" ", label).strip() or None,
        card=card,
        start=int(match["start"]) - card,
        end=int(match["end"]),
    )


def _settle(state: StateCore) -> None:
    before = ""
    for token in state.tokens:
        if token.type == "inline":
            children = token.children or []
            _close_where_no_link_fits(children)
            if before != "paragraph_open" or not _only_cards(children):
                _turn_cards_to_links(children)
        before = token.type


def _close_where_no_link_fits(children: list[Token]) -> None:
    depth = 0
    for child in children:
        if child.type == "html_inline":
            tag = _CLOSED_TO_LINKS.match(child.content)
            if tag:
                depth = max(0, depth - 1) if tag[1] else depth + 1
        elif child.type == "image":
            _turn_links_to_text(child.children or [])
        elif child.type == "wiki_link" and depth:
            child.type = "text"


def _turn_links_to_text(children: list[Token]) -> None:
    for child in children:
        if child.type == "wiki_link":
            child.type = "text"
        _turn_links_to_text(child.children or [])


def _only_cards(children: list[Token]) -> bool:
    return all(
        child.meta["link"].card
        if child.type == "wiki_link"
        else child.type in {"softbreak", "hardbreak"} or child.content.isspace()
        for child in children
    )


def _turn_cards_to_links(children: list[Token]) -> None:
    for child in children:
        if child.type == "wiki_link":
            child.meta["link"] = replace(child.meta["link"], card=False)
