"""How one text is written in YAML: plain, quoted, folded over lines, or in lines of its own."""

import json
import re
import unicodedata
from collections.abc import Iterator

import yaml

WIDTH = 100
"""Columns of a line; a longer word is not cut."""

SIMPLE = re.compile(
    r"(?!(?:null|~)$)(?:\w|-(?=[0-9]))[\w./~%+'’-]*(?: \w[\w./~%+'’-]*)*", re.IGNORECASE
)
"""Words that need no quotation marks, in a list on one line neither, where YAML 1.1 has a use for
question marks."""

_UNSEEN = re.compile(
    r"[\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_JOINERS = "\u200c\u200d"  # spelling in Persian, and in emoji
_NOTHING = {"null", "~"}  # no texts without quotation marks
_UNBROKEN = re.compile(r"(?:\[\[[^\[\]\n]*\]\]|[^ ])+")


def lines_of(start: str, text: str, indent: int, note: str = "") -> Iterator[str]:
    """Yield the lines of a text.

    Args:
        start: What stands before it in its first line.
        text: The text.
        indent: How far lines of its own are indented.
        note: What stands behind its first line: nothing, or a blank and a comment.
    """
    if "\n" in text and _may_stand_in_lines(text):
        yield f"{start}|{_KEPT[min(_breaks_at_end(text), 2)]}{note}"
        for line in text.removesuffix("\n").split("\n"):
            yield f"{' ' * indent}{line}" if line else ""
        return
    line = start + on_one_line(text)
    if len(line) <= WIDTH or not _may_fold(text):
        yield line + note
        return
    yield f"{start}>-{note}"
    yield from _filled(text, indent)


def on_one_line(text: str) -> str:
    """Return a text as YAML on one line, plain where that is read the same by every program."""
    return text if _is_plain(text) else quoted(text)


def in_brackets(text: str) -> str:
    """Return a text as YAML on one line, as it may stand between brackets or braces."""
    return quoted(text) if re.search(r"[][{},#?]|:$", text) else on_one_line(text)


def _is_plain(text: str) -> bool:
    if SIMPLE.fullmatch(text) and text.isascii():
        return True
    if not text or not _is_seen(text) or text != text.strip():
        return False
    try:
        events = list(yaml.parse(f"- {text}", Loader=yaml.SafeLoader))
    except yaml.YAMLError:
        return False
    found = [(e.value, e.style) for e in events if isinstance(e, yaml.ScalarEvent)]
    return found == [(text, None)] and text.lower() not in _NOTHING


def _is_seen(text: str) -> bool:
    """Say whether a reader of the file sees what stands in a text of one line."""
    if _UNSEEN.search(text):
        return False
    return text.isprintable() or all(
        char.isprintable() or char in _JOINERS or unicodedata.category(char) == "Zs"
        for char in text
    )


def quoted(text: str) -> str:
    """Return a text in double quotation marks, with what cannot be seen as its code."""
    inside = json.dumps(text, ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", inside)


_KEPT = ("-", "", "+")
"""After `|`, by how many line breaks end the text."""


def _breaks_at_end(text: str) -> int:
    return len(text) - len(text.rstrip("\n"))


def _may_stand_in_lines(text: str) -> bool:
    """Say whether a text with line breaks is the same when every line is indented."""
    lines = text.split("\n")
    return not text[0].isspace() and all(
        not line or (not line.isspace() and _is_seen(line.replace("\t", ""))) for line in lines
    )


def _may_fold(text: str) -> bool:
    """Say whether lines may end at the spaces of a text and be joined again."""
    return _is_seen(text) and text == text.strip() and "  " not in text


def _filled(text: str, indent: int) -> Iterator[str]:
    """Yield a text in lines that are as full as they can be; a link is not broken."""
    line = ""
    for word in _UNBROKEN.findall(text):
        if line and indent + len(line) + 1 + len(word) > WIDTH:
            yield " " * indent + line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield " " * indent + line
