"""Change a text in a YAML file, add one or take one out, and leave every other byte as it is.

Only texts: a record's lists and groups of fields are its author's to lay out. What is put in looks
as `written` would lay it out there. A change is judged by reading its result back: where that says
anything else than what was wanted, for whatever reason, the file is left alone (`NotEdited`).
"""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import yaml

from dossier.model.parts import FieldPath
from dossier.yaml_nodes.compose import read
from dossier.yaml_nodes.decode import LOADER
from dossier.yaml_nodes.texts import in_brackets, lines_of, quoted

_BOM = b"\xef\xbb\xbf"
_BREAK = re.compile(r"\r\n|\n|\r")
_HEADER = re.compile(r"[|>][-+0-9]*(?P<comment>[ \t]+#[^\r\n]*)?")
_BLANK = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Put:
    """A text for the field at `path`.

    Attributes:
        path: Of a text that is there, or of a field that its mapping has not yet.
        text: What it is to be.
        after: Names of the fields that a new one stands after, as far as they are there.
    """

    path: FieldPath
    text: str
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drop:
    """The field at `path`, which holds a text, goes with its name."""

    path: FieldPath


Edit = Put | Drop


@dataclass(frozen=True, slots=True)
class NotEdited:
    """The file has to be changed by hand; `reason` is a clause without a full stop."""

    reason: str


def edited(data: bytes, edits: Iterable[Edit]) -> bytes | NotEdited:
    """Return a YAML file with some changes, made one after the other: all of them or none."""
    for edit in edits:
        before = read("", data)
        if before.value is None or before.findings:
            return NotEdited("the file has faults of its own")
        wanted = _wanted(before.value, edit)
        if wanted is None:
            return NotEdited("there is no such text in the file")
        bom = _BOM if data.startswith(_BOM) else b""
        text = data.removeprefix(_BOM).decode()
        for changed in _changed(text, edit):
            data = bom + changed.encode()
            after = read("", data)
            if after.value == wanted and not after.findings:
                break
        else:
            return NotEdited("the way it is laid out cannot be changed safely")
    return data


def _wanted(value: Any, edit: Edit) -> Any:
    """Return the file's value after the change; None where there is nothing to change."""
    value = deepcopy(value)
    *way, last = edit.path
    here = value
    for step in way:
        if not _has(here, step):
            return None
        here = here[step]
    if isinstance(edit, Put) and (_has(here, last) or _lacks(here, last)):
        here[last] = edit.text
    elif isinstance(edit, Drop) and isinstance(last, str) and _has(here, last):
        del here[last]
    else:
        return None
    return value


def _has(group: Any, step: str | int) -> bool:
    if isinstance(step, str):
        return isinstance(group, dict) and step in group
    return isinstance(group, list) and 0 <= step < len(group)


def _lacks(group: Any, step: str | int) -> bool:
    return isinstance(step, str) and isinstance(group, dict) and step not in group


@dataclass(slots=True)
class _Node:
    """A value in the file.

    Attributes:
        start: Offset of its first character.
        end: Offset just after its last one; blank lines after a folded text are none of it.
        style: Of a text: `"`, `'`, `|`, `>` or empty; None for a list or mapping.
        flow: Whether it stands between brackets or braces.
        name: Where the name of the field starts, and where that ends; None in a list.
        fields: Of a mapping, their names in order.
        braces: Of a list or mapping, whether it is written in brackets or braces.
    """

    start: int
    end: int
    style: str | None
    flow: bool
    name: tuple[int, int] | None = None
    fields: tuple[str, ...] = ()
    braces: bool = False


class _Layout:
    """Where everything stands in a file that `read` has found nothing wrong with."""

    def __init__(self, text: str) -> None:
        self.nodes: dict[FieldPath, _Node] = {}
        self._events: Iterator[Any] = yaml.parse(text, Loader=LOADER)
        self._text = text
        next(self._events), next(self._events)  # the stream's start, the document's
        self._node(next(self._events), (), flow=False)

    def _node(self, event: Any, path: FieldPath, *, flow: bool) -> _Node:
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.ScalarEvent):
            style = event.style or ""
            if style and style in "|>":
                end = start + len(self._text[start:end].rstrip(_BLANK))
            self.nodes[path] = _Node(start, end, style, flow)
            return self.nodes[path]
        braces = bool(event.flow_style)
        node = self.nodes[path] = _Node(start, end, None, flow, braces=braces)
        if isinstance(event, yaml.MappingStartEvent):
            last = self._fields(node, path, flow=flow or braces)
        else:
            last = self._items(node, path, flow=flow or braces)
        if braces:
            node.end = last.end_mark.index
        return node

    def _fields(self, node: _Node, path: FieldPath, *, flow: bool) -> Any:
        names: list[str] = []
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            value = self._node(next(self._events), (*path, event.value), flow=flow)
            value.name = event.start_mark.index, event.end_mark.index
            names.append(event.value)
            node.end = value.end
        node.fields = tuple(names)
        return event

    def _items(self, node: _Node, path: FieldPath, *, flow: bool) -> Any:
        count = 0
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            node.end = self._node(event, (*path, count), flow=flow).end
            count += 1
        return event


def _changed(text: str, edit: Edit) -> Iterator[str]:
    """Yield ways to make a change, the finest first; they still have to be proved."""
    nodes = _Layout(text).nodes
    node, group = nodes.get(edit.path), nodes[edit.path[:-1]]
    if isinstance(edit, Drop):
        if node is not None and node.style is not None:
            yield from _without(text, node, group, nodes, edit)
    elif node is None:
        yield from _with_new(text, group, nodes, edit)
    elif node.style is not None:
        yield from _replaced(text, node, _column(text, group.start), edit.text)


def _replaced(text: str, node: _Node, column: int, words: str) -> Iterator[str]:
    """Put words in place of a text.

    Args:
        text: The file's.
        node: The text.
        column: That of the list or mapping which holds it.
        words: What is to stand there.
    """
    if node.flow:
        gap = " " * (node.start == node.end)
        for form in (in_brackets(words), quoted(words)):
            yield f"{text[: node.start]}{gap}{form}{text[node.end :]}"
        return
    start = _after_colon(text, node)
    head = text[_line_start(text, start) : start]
    gap = "" if head.endswith(" ") else " "
    first, *more = lines_of(head + gap, words, column + 2)
    comment = ""
    if node.style in {"|", ">"}:
        found = _HEADER.match(text, node.start)
        comment = found["comment"] or "" if found else ""
    end = node.end
    if more and not comment:  # what follows in the line would become a part of the last one
        end = _line_end(text, node.end)
        comment = text[node.end : end]
    lines = _newline(text).join([first[len(head) :] + comment, *more])
    yield f"{text[:start]}{lines}{text[end:]}"


def _after_colon(text: str, node: _Node) -> int:
    """Return where a text's line begins to be its own: a text below its name moves up to it."""
    if node.name is not None:
        colon = text.find(":", node.name[1], node.start)
        between = text[colon + 1 : node.start]
        if colon != -1 and not between.strip(_BLANK) and _BREAK.search(between):
            return colon + 1
    return node.start


def _with_new(text: str, group: _Node, nodes: dict[FieldPath, _Node], edit: Put) -> Iterator[str]:
    before = [name for name in group.fields if name in edit.after] or group.fields[:1]
    if not before:
        return
    name = str(edit.path[-1])
    end = nodes[*edit.path[:-1], before[-1]].end
    if group.flow or group.braces:
        for form in (in_brackets(edit.text), quoted(edit.text)):
            yield f"{text[:end]}, {name}: {form}{text[end:]}"
        return
    column, newline = _column(text, group.start), _newline(text)
    end = _line_end(text, end)
    lines = lines_of(f"{' ' * column}{name}: ", edit.text, column + 2)
    yield f"{text[:end]}{newline}{newline.join(lines)}{text[end:]}"


def _without(
    text: str, node: _Node, group: _Node, nodes: dict[FieldPath, _Node], edit: Drop
) -> Iterator[str]:
    if node.name is None:
        return
    place = group.fields.index(str(edit.path[-1]))
    start, end = node.name[0], node.end
    if place + 1 < len(group.fields):
        following = nodes[*edit.path[:-1], group.fields[place + 1]].name
        until = following[0] if following else end
    else:
        until = end
    if group.flow or group.braces:
        if place:
            start = nodes[*edit.path[:-1], group.fields[place - 1]].end
            until = end
        if "#" not in text[start : node.name[0]] + text[end:until]:
            yield text[:start] + text[until:]
        return
    if text[_line_start(text, start) : start].strip(" "):  # after the dash of a list
        if "#" not in text[end:until]:
            yield text[:start] + text[until:]
        return
    rest = text[end : _line_end(text, end)].strip(_BLANK)
    if rest:  # a comment
        yield text[:start] + rest + text[_line_end(text, end) :]
        return
    line = _line_start(text, start)
    following_line = _BREAK.match(text, _line_end(text, end))
    if following_line:
        yield text[:line] + text[following_line.end() :]
    else:
        yield text[:line]


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _line_end(text: str, offset: int) -> int:
    found = _BREAK.search(text, offset)
    return found.start() if found else len(text)


def _column(text: str, offset: int) -> int:
    return offset - _line_start(text, offset)


def _newline(text: str) -> str:
    found = _BREAK.search(text)
    return found[0] if found else "\n"
