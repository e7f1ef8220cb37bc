"""From libyaml's events to values and their places.

Events and not `yaml.load`: that turns `NO` into False and `1:20` into 80, keeps the last of two
equal keys, and libyaml's composer crashes the process on 30,000 nested brackets.
"""

from dataclasses import dataclass
from sys import intern
from typing import Any, TypeAlias, TypeVar

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from dossier.findings import Finding, Rule
from dossier.location import Location
from dossier.model.parts import FieldPath, Places
from dossier.yaml_nodes.decode import LOADER, Fault, Lines, decoded
from dossier.yaml_nodes.rules import DuplicateKey, UnreadableYaml
from dossier.yaml_nodes.syntax import explained

MAX_DEPTH = 32
"""How deep lists and mappings may be nested; records need six levels."""

MAX_FINDINGS = 100
"""Further faults of one file are not reported: a file made to break things has a million."""

_T = TypeVar("_T")
_NULLS = ("", "~", "null")
_STANDARD_TAG = "tag:yaml.org,2002:"
_PLAIN_TAGS = (
    "!",
    *(_STANDARD_TAG + kind for kind in ("str", "int", "float", "bool", "map", "seq")),
)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A value whose meaning its tag (`!ENV`) gives, which nobody here knows. Not in records."""

    tag: str


_EMPTY = Fault(0, "this file is empty", "Write lines of `name: value`, or delete it.")
_ONE_DOCUMENT = "A file holds one record: delete the line `---` and what follows it, or move it."

Node: TypeAlias = "dict[str, Node] | list[Node] | str | Tagged | None"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a YAML file says.

    Attributes:
        value: Its fields; None when it is unreadable, which `findings` then says.
        places: Where every value and every field's name stands. A value's place is its first
            character in the file: the quotation mark, the `>-`, the bracket.
        findings: What is wrong. With a duplicate key alone there is a value, the first of the two.
    """

    value: dict[str, Node] | None
    places: Places
    findings: tuple[Finding, ...] = ()


def read(path: str, data: bytes, *, tolerant: bool = False) -> Reading:
    """Read one YAML file that holds a mapping.

    Every plain scalar stays a text but the empty one, `~` and `null`, which are None.

    Args:
        path: What places and findings call the file.
        data: Its bytes.
        tolerant: Take tags, anchors, aliases, merge keys and directives, as other programs' files
            have them. Unknown tags make a value `Tagged`; nothing is constructed.
    """
    text, fault = decoded(data)
    composer = _Composer(path, text, tolerant=tolerant)
    value: dict[str, Node] | None = None
    try:
        if fault is None:
            value = composer.document()
    except yaml.YAMLError as error:
        fault = explained(text, error)
    except _RefusedError as refused:
        fault = refused.fault
    if fault is not None:
        composer.refuse_once(fault)
    unreadable = any(finding.rule == UnreadableYaml.name for finding in composer.findings)
    places = Places(path, composer.values, composer.names)
    return Reading(None if unreadable else value, places, tuple(composer.findings))


class _RefusedError(Exception):
    """Reading cannot go on past this fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _Composer:
    def __init__(self, path: str, text: str, *, tolerant: bool) -> None:
        self.path = path
        self.lines = Lines(text)
        self.tolerant = tolerant
        self.values: dict[FieldPath, tuple[int, int]] = {}
        self.names: dict[FieldPath, tuple[int, int]] = {}
        self.findings: list[Finding] = []
        self.anchors: dict[str, Node] = {}
        self.text = text
        self.parser: Any = None

    def next(self) -> Any:
        """Return the next event; straight from the parser, as a file has hundreds."""
        try:
            return self.parser.get_event()
        except (OverflowError, ValueError) as error:  # PyYAML's own scanner, of "\\UFFFFFFFF"
            raise yaml.YAMLError("a character's code is too large") from error

    def document(self) -> dict[str, Node] | None:
        self.parser = LOADER(self.text)
        self.next()  # the stream's start
        start = self.next()
        if isinstance(start, StreamEndEvent):
            raise _RefusedError(_EMPTY)
        if (start.version or start.tags) and not self.tolerant:
            self.refuse(start, "a YAML directive is not allowed", "Delete the line with `%`.")
        value = self.node(self.next(), (), 0)
        self.next()  # the document's end
        end = self.next()
        if not isinstance(end, StreamEndEvent):
            self.refuse(end, "a second document begins here", _ONE_DOCUMENT)
        if not isinstance(value, dict):
            raise _RefusedError(_not_a_mapping(value))
        return value

    def node(self, event: Any, path: FieldPath, depth: int) -> Node:
        self.values[path] = _shared(self.lines.at(event.start_mark.index))
        if isinstance(event, ScalarEvent) and not (event.anchor or event.tag):
            return _scalar(event)
        if isinstance(event, AliasEvent):
            if not self.tolerant:
                self.refuse(
                    event, f"an alias, *{_short(str(event.anchor))}, is not allowed", _quote_it("*")
                )
            return self.anchors.get(event.anchor or "")
        if (event.anchor or event.tag) and not self.tolerant:
            self.refuse_properties(event)
        value = self.content(event, path, depth)
        if event.tag and event.tag not in _PLAIN_TAGS:
            value = Tagged(_written(event.tag))
        if event.anchor:
            self.anchors[event.anchor] = value
        return value

    def content(self, event: Any, path: FieldPath, depth: int) -> Node:
        if isinstance(event, ScalarEvent):
            return _scalar(event)
        if depth == MAX_DEPTH:
            message = f"this is nested more than {MAX_DEPTH} levels deep"
            raise _RefusedError(
                Fault(event.start_mark.index, message, "Records need a few levels.")
            )
        if isinstance(event, MappingStartEvent):
            return self.mapping(path, depth + 1)
        return self.sequence(path, depth + 1)

    def sequence(self, path: FieldPath, depth: int) -> list[Node]:
        items: list[Node] = []
        while not isinstance(event := self.next(), SequenceEndEvent):
            items.append(self.node(event, _shared((*path, len(items))), depth))
        return items

    def mapping(self, path: FieldPath, depth: int) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        while not isinstance(event := self.next(), MappingEndEvent):
            name = self.name(event, depth)
            if name is None or name in fields:
                if name is not None:
                    self.duplicate(event, name, self.names[*path, name])
                self.pass_over(self.next(), depth)
                continue
            here = _shared((*path, name))
            self.names[here] = _shared(self.lines.at(event.start_mark.index))
            fields[name] = self.node(self.next(), here, depth)
        return _merged(fields) if self.tolerant else fields

    def name(self, event: Any, depth: int) -> str | None:
        if isinstance(event, ScalarEvent) and (event.value or event.style):
            if (event.anchor or event.tag) and not self.tolerant:
                self.refuse_properties(event)
            return intern(event.value)
        if not self.tolerant:
            self.refuse(event, "a field's name must be a word", "Write `name: value`.")
        self.pass_over(event, depth)
        return None

    def pass_over(self, event: Any, depth: int) -> None:
        """Read a value for its faults alone; its places would take those of another's."""
        kept = self.values, self.names
        self.values, self.names = {}, {}
        self.node(event, (), depth)
        self.values, self.names = kept

    def duplicate(self, event: Any, name: str, first: tuple[int, int]) -> None:
        message = f"{_short(name)} is given twice, first on line {first[0]}"
        fault = Fault(event.start_mark.index, message, "Keep one, or put both into one list.")
        self.report(DuplicateKey, fault)

    def refuse_properties(self, event: Any) -> None:
        if event.anchor:
            message = f"an anchor, &{_short(event.anchor)}, is not allowed"
            self.refuse(event, message, _quote_it("&"))
        if event.tag:
            message = f"a tag, {_short(_written(event.tag))}, is not allowed"
            self.refuse(event, message, _quote_it("!"))

    def refuse(self, event: Any, message: str, advice: str) -> None:
        self.report(UnreadableYaml, Fault(event.start_mark.index, message, advice))

    def refuse_once(self, fault: Fault) -> None:
        """Refuse the file for `fault`, unless another fault on its line is what led to it."""
        line, _ = self.lines.at(fault.offset)
        if not any(f.at.line == line and f.rule == UnreadableYaml.name for f in self.findings):
            self.report(UnreadableYaml, fault)

    def report(self, rule: type[Rule], fault: Fault) -> None:
        if len(self.findings) < MAX_FINDINGS:
            place = Location(self.path, *self.lines.at(fault.offset))
            self.findings.append(rule.at(place, fault.message, fault.help))


_MOST_SHARED = 1 << 16
_SHARED: dict[Any, Any] = {}


def _shared(one: _T) -> _T:
    """Return the first of equal tuples: records stay in memory, and their fields are alike."""
    if len(_SHARED) >= _MOST_SHARED:
        _SHARED.clear()
    found: _T = _SHARED.setdefault(one, one)
    return found


def _scalar(event: ScalarEvent) -> str | None:
    return None if not event.style and event.value in _NULLS else event.value


def _merged(fields: dict[str, Node]) -> dict[str, Node]:
    """Add what `<<` names, as YAML 1.1's merge key does: a mapping's own fields win."""
    named = fields.pop("<<", None)
    for other in named if isinstance(named, list) else [named]:
        if isinstance(other, dict):
            fields = other | fields
    return fields


def _not_a_mapping(value: Node) -> Fault:
    if value is None:
        return _EMPTY
    if isinstance(value, list):
        return Fault(0, "this file holds a list, not names with values", "Write `name: value`.")
    advice = "Write `name: value`; a space has to follow the colon."
    return Fault(0, "this file holds a text, not names with values", advice)


def _quote_it(sign: str) -> str:
    return f"Put a text that begins with `{sign}` into quotation marks."


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:40]}…"


def _written(tag: str) -> str:
    return tag.replace(_STANDARD_TAG, "!!")
