"""New records: from what an author gives to YAML, or to what is still missing or wrong.

Values are those of the YAML: texts, lists and mappings. Nothing here writes files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dossier.desk.fields import fields_of
from dossier.findings import Finding
from dossier.link.references import Dangling, Names
from dossier.location import Location
from dossier.model.fields import Key, Kind
from dossier.model.parts import Part, Places
from dossier.model.records import KINDS, Record
from dossier.model.shape import part_at, salvage
from dossier.records.fields import validate
from dossier.records.rules import MissingField
from dossier.yaml_nodes import Node, Value, read, written

QUOTING = frozenset({Kind.STATEMENTS})
"""The kinds that cannot stand without a quotation, which is a rule of `checks` (it concerns faulty
records, too) and so not told by the model."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """A field that an author must still fill; `help` says with what."""

    name: str
    help: str


def draft(kind: Kind, fields: Mapping[str, Value]) -> str:
    """Return a record as YAML, its fields in the order of the model, groups of fields likewise.

    Args:
        kind: Its kind.
        fields: What stands in it, in any order. A field that the kind does not have stands last.
    """
    return written({name: value for name, value in _ordered(KINDS[kind], fields).items() if value})


def lacking(kind: Kind, fields: Mapping[str, Value]) -> tuple[Lacking, ...]:
    """Return what must be filled before a record can stand, in the order of the model."""
    words = {field.name: field.help for field in fields_of(kind) if field.required}
    found = [Lacking(name, text) for name, text in words.items() if not fields.get(name)]
    record, _ = _validated(kind, fields)
    if record is not None and (omission := record.omission()):
        found.append(Lacking(*omission))
    if kind in QUOTING and not fields.get("quotes"):
        found.append(Lacking("quotes", "The source's words."))
    return tuple(found)


def faults(kind: Kind, fields: Mapping[str, Value]) -> tuple[Finding, ...]:
    """Return what is wrong with the fields that are given; places are those in no file."""
    _, found = _validated(kind, fields)
    return tuple(finding for finding in found if finding.rule != MissingField.name)


def record_of(kind: Kind, fields: Mapping[str, Value]) -> Record | None:
    """Return the record that the fields make, None where they make none."""
    return _validated(kind, fields)[0]


def dangling(kind: Kind, fields: Mapping[str, Value], names: Names) -> Iterator[Dangling]:
    """Yield the references in the fields that name no record, and why."""
    for found in salvage(KINDS[kind], _plain(fields)):
        if len(found) == 3:
            _, ref, words = found
            why = names.resolve(words, ref)
            if not isinstance(why, Key):
                yield Dangling(Key(kind, "new"), words, ref, Location("new"), why)


def from_text(name: str, text: str, *, yaml: bool) -> Value | Finding:
    """Return the value that an author gave for a field on one line.

    Args:
        name: The field.
        text: What the author wrote.
        yaml: Whether that is YAML; else it is the value itself, `[[links]]`, colons and all.
    """
    if not yaml:
        return text
    reading = read(name, f"{name}: {text}".encode())
    if reading.value is None or reading.findings:
        return reading.findings[0]
    return _value(reading.value.get(name))


def _validated(kind: Kind, fields: Mapping[str, Value]) -> tuple[Record | None, list[Finding]]:
    return validate(Key(kind, "new"), _plain(fields), Places("new"))


def _value(node: Node) -> Value:
    match node:
        case dict():
            return {name: _value(item) for name, item in node.items() if item is not None}
        case list():
            return [_value(item) for item in node if item is not None]
        case _:
            return str(node or "")


def _plain(value: Mapping[str, Value]) -> dict[str, object]:
    """Return values as a YAML file's reader has them: dicts, lists and texts."""

    def plain(item: Value) -> object:
        match item:
            case str() | None:
                return item
            case Mapping():
                return _plain(item)
            case _:
                return [plain(one) for one in item]

    return {name: plain(item) for name, item in value.items()}


def _ordered(cls: type[Part] | None, value: Mapping[str, Value]) -> dict[str, Value]:
    order = cls.field_names() if cls else ()
    names = sorted(value, key=lambda name: order.index(name) if name in order else len(order))
    return {name: _inside(part_at(cls, (name,)) if cls else None, value[name]) for name in names}


def _inside(part: type[Part] | None, value: Value) -> Value:
    match value:
        case str() | None:
            return value
        case Mapping():
            return _ordered(part, value)
        case _:
            return [_inside(part, item) for item in value]
