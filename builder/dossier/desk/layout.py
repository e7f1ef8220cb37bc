"""A record laid out as all records are: fields in the order of its kind, comments where they were.

The layout is that of `yaml_nodes.written`. What is laid out is read again and compared with what
was there, so that nothing is lost that this module does not know of.
"""

from dataclasses import dataclass
from typing import Any

from dossier.findings import Finding
from dossier.location import Location
from dossier.model.fields import Kind
from dossier.model.parts import Part, Places
from dossier.model.records import KINDS
from dossier.model.shape import part_at
from dossier.yaml_nodes import Comments, comments_in, read, settled, written


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A record in its layout, which may be the one that it had."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that is no YAML mapping, or names a field twice; `findings` is not empty."""

    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """A record that would lose something.

    Attributes:
        at: Where that stands, as near as can be told.
        what: What would be lost.
    """

    at: Location
    what: str


def laid_out(path: str, data: bytes, kind: Kind) -> LaidOut | Unreadable | Lost:
    """Lay out a record; values, and fields that its kind does not have, stay as they are.

    Args:
        path: What places and findings call the file.
        data: Its bytes; read as UTF-8, with or without a byte order mark, with any line ends.
        kind: Which kind's order to follow.
    """
    reading = read(path, data)
    if reading.value is None or reading.findings:
        return Unreadable(reading.findings)
    value: Any = in_order(reading.value, KINDS[kind])
    comments = settled(comments_in(data.decode("utf-8-sig")), value)
    text = written(value, comments)
    lost = _lost(value, comments, text, reading.places)
    return lost or LaidOut(text.encode())


def in_order(value: Any, cls: type[Part] | None) -> Any:
    """Return a record's fields in the order of its class, and those that it has not behind them.

    Args:
        value: The record or a part of it, as the YAML has it.
        cls: The class of the record or part; None where there is none.
    """
    if isinstance(value, list):
        return [in_order(item, cls) for item in value]
    if not isinstance(value, dict):
        return value
    known = cls.field_names() if cls else ()
    names = [*(name for name in known if name in value), *(n for n in value if n not in known)]
    return {name: in_order(value[name], part_at(cls, (name,)) if cls else None) for name in names}


def _lost(value: Any, comments: Comments, text: str, places: Places) -> Lost | None:
    """Compare a record with what its layout is read as."""
    again = read(places.path, text.encode())
    if again.findings or again.value is None:
        return Lost(places.of(), "this record would not be read again")
    if _ordered(again.value) != _ordered(value):
        other = (name for name in value if again.value.get(name) != value[name])
        return Lost(places.of(next(other, "")), "this value would be read otherwise")
    kept = comments_in(text)
    if kept == comments:
        return None
    pairs = ((comments.above, kept.above), (comments.beside, kept.beside))
    strays = {path for ours, theirs in pairs for path in ours if ours[path] != theirs.get(path)}
    strays |= {path for path in comments.below if comments.below[path] != kept.below.get(path)}
    at = min((places.of_name(*path) for path in strays), default=places.of())
    return Lost(at, "a comment on this would be lost or would stand elsewhere")


def _ordered(value: Any) -> Any:
    """Return a value that is equal to another one only if their fields stand in the same order."""
    if isinstance(value, list):
        return [_ordered(item) for item in value]
    return [(n, _ordered(v)) for n, v in value.items()] if isinstance(value, dict) else value
