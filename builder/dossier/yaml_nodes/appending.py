"""One more item in a list of a YAML file, every other byte of which stays as it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from dossier.model.parts import Places
from dossier.yaml_nodes.compose import read
from dossier.yaml_nodes.decode import LOADER, Lines
from dossier.yaml_nodes.writing import Value, written

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where new lines go: an offset in the text at which a line starts, and their indentation."""

    offset: int
    indent: int


def with_item(
    data: bytes, name: str, item: Mapping[str, Value], following: tuple[str, ...] = ()
) -> bytes | None:
    """Return a file with one more mapping in the list at its field `name`.

    Args:
        data: The file. It must be readable as YAML.
        name: The field. Where it is not there, or has no value, it is added.
        item: What the list gets.
        following: The fields before which a new field stands, where they are there.

    Returns:
        None where that cannot be done by adding lines, as in a list in brackets, or where the file
        would then not say the same but for the item.
    """
    before = read("", data)
    if before.value is None or before.findings:
        return None
    text = data.decode("utf-8-sig")
    bom = _BOM if text != data.decode() else ""
    existing = before.value.get(name)
    if isinstance(existing, list) and existing:
        place = _after_last_item(text, before.places, name)
    elif name in before.value:
        return None
    else:
        place = _Place(_before_any(text, before.places, following), -1)
    if place is None:
        return None
    lines = written({name: [item]}).splitlines()
    if place.indent >= 0:
        lines = [" " * place.indent + line for line in lines[1:]]
    after = (bom + _inserted(text, place.offset, lines)).encode()
    wanted = before.value | {name: [*(existing if isinstance(existing, list) else ()), item]}
    found = read("", after)
    return after if found.value == wanted and not found.findings else None


def _inserted(text: str, offset: int, lines: list[str]) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    start = "" if offset == 0 or text[offset - 1] == "\n" else end
    return text[:offset] + start + "".join(line + end for line in lines) + text[offset:]


def _after_last_item(text: str, places: Places, name: str) -> _Place | None:
    """Return where a next item would stand in a list of an item to a line."""
    line, column = places.values[name,]
    start = Lines(text).offset(line, 1)
    if text[start : start + column].strip(" ") != "-":
        return None  # in brackets, or behind something else
    end = _end_of_list(text, start + column - 1)
    if end is None:
        return None
    if end and text[end - 1] != "\n":
        newline = text.find("\n", end)
        end = newline + 1 if newline != -1 else len(text)
    return _Place(_over_blank_lines(text, end), column - 1)


def _end_of_list(text: str, start: int) -> int | None:
    """Return the offset just after the last value in the list that starts at an offset."""
    depth, end = 0, None
    events: Iterator[Any] = iter(yaml.parse(text, Loader=LOADER))
    for event in events:
        at = event.start_mark.index
        if isinstance(event, yaml.SequenceStartEvent) and (depth or at == start):
            depth += 1
        elif isinstance(event, yaml.SequenceEndEvent) and depth:
            depth -= 1
            if depth == 0:
                return end
        # The end of a block is said to be where the next thing starts.
        if depth and (isinstance(event, yaml.ScalarEvent) or _is_bracket(event)):
            end = event.end_mark.index
    return None


def _is_bracket(event: Any) -> bool:
    ends = isinstance(event, yaml.CollectionEndEvent)
    return ends and event.start_mark.index != event.end_mark.index


def _before_any(text: str, places: Places, names: tuple[str, ...]) -> int:
    """Return where the first of some fields starts, comments right above it included."""
    lines = [places.keys[name,][0] for name in names if (name,) in places.keys]
    if not lines:
        return len(text)
    start = Lines(text).offset(min(lines), 1)
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not text.startswith("#", above):
            break
        start = above
    return start


def _over_blank_lines(text: str, offset: int) -> int:
    """Return the end of the last line before `offset` that holds something."""
    kept = text[:offset].rstrip(" \r\n")
    newline = text.find("\n", len(kept))
    return newline + 1 if -1 < newline < offset else offset
