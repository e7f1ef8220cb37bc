"""Plain values to YAML as people write it here; `read` gives the same values back.

A mapping is a field to a line. A short list of words stands on one line, `[a, b]`, any other with
an item to a line. A text that does not fit its line is folded, `>-`. Quotation marks stand where
YAML would read something else without them, and nowhere else: dates, numbers and `no` are texts.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

import yaml

WIDTH = 100
"""Columns of a line; a longer word is not cut."""

Value = str | Sequence["Value"] | Mapping[str, "Value"]
"""A text, a list, or a mapping; none of the last two is empty."""

_SIMPLE = re.compile(r"(?!(?:null|~)$)\w[\w./~?%+-]*(?: \w[\w./~?%+-]*)*", re.IGNORECASE)
_UNSEEN = re.compile(
    r"[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)


def written(value: Mapping[str, Value]) -> str:
    """Return a record as YAML, with a line's end after the last line."""
    return "".join(f"{line}\n" for line in _mapping(value, 0))


def _mapping(value: Mapping[str, Value], indent: int) -> Iterator[str]:
    for name, item in value.items():
        yield from _entry(f"{' ' * indent}{name}:", item, indent)


def _entry(start: str, item: Value, indent: int) -> Iterator[str]:
    """Yield a field's lines: `start` is the first one as far as its name."""
    match item:
        case str():
            yield from scalar_lines(f"{start} ", item, indent + 2)
        case Mapping():
            yield start
            yield from _mapping(item, indent + 2)
        case _ if (flow := _flow(start, item)) is not None:
            yield flow
        case _:
            yield start
            for one in item:
                yield from _item(one, indent)


def _item(item: Value, indent: int) -> Iterator[str]:
    dash = f"{' ' * indent}- "
    match item:
        case str():
            yield from scalar_lines(dash, item, indent + 2)
        case Mapping():
            lines = _mapping(item, indent + 2)
            yield dash + next(lines)[indent + 2 :]
            yield from lines
        case _:
            raise TypeError("no record has a list in a list")


def _flow(start: str, items: Sequence[Value]) -> str | None:
    """Return a list on one line, if it is one of short words and has room."""
    if not all(isinstance(one, str) and _SIMPLE.fullmatch(one) for one in items):
        return None
    line = f"{start} [{', '.join(map(str, items))}]"
    return line if len(line) <= WIDTH else None


def scalar_lines(start: str, text: str, indent: int) -> Iterator[str]:
    """Yield a text's lines: after `start` where it fits, else folded and indented below it."""
    line = start + scalar(text)
    if len(line) <= WIDTH or not _may_fold(text):
        yield line
        return
    yield f"{start}>-"
    yield from _filled(text, indent)


def scalar(text: str) -> str:
    """Return a text as YAML on one line, plain where that is read the same by every program."""
    return text if _is_plain(text) else quoted(text)


def flow_scalar(text: str) -> str:
    """Return a text as YAML on one line, as it may stand between brackets or braces."""
    return quoted(text) if re.search(r"[][{},#]|:$", text) else scalar(text)


def _is_plain(text: str) -> bool:
    if not text or not text.isprintable() or text != text.strip() or _UNSEEN.search(text):
        return False
    try:
        events = list(yaml.parse(f"- {text}", Loader=yaml.SafeLoader))
    except yaml.YAMLError:
        return False
    found = [(e.value, e.style) for e in events if isinstance(e, yaml.ScalarEvent)]
    return [(text, None)] == found and text.lower() not in _NOTHING


_NOTHING = {"null", "~"}
"""What is no text without quotation marks."""


def quoted(text: str) -> str:
    """Return a text in double quotation marks, with what cannot be seen as its code."""
    inside = json.dumps(text, ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", inside)


def _may_fold(text: str) -> bool:
    """Say whether lines may end at the spaces of a text and be joined again."""
    return (
        text.isprintable()
        and text == text.strip()
        and "  " not in text
        and not _UNSEEN.search(text)
    )


def _filled(text: str, indent: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if line and indent + len(line) + 1 + len(word) > WIDTH:
            yield " " * indent + line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield " " * indent + line
