"""What the authors say otherwise about a record, as far as readers may see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dossier.diff.changes import FieldChange, RecordChange
from dossier.model.fields import Key
from dossier.model.parts import FieldPath
from dossier.views.names import Name, Names

_UNTOLD = {"notes", "sha256", "text", "received", "format"}
"""Fields whose words are not shown: those of notes may name what is not on the site, the others say
nothing to readers."""


@dataclass(frozen=True, slots=True)
class Side:
    """What a field says, or said.

    Attributes:
        words: In words; None where it names records, or is not to be shown.
        names: The records that it names, those of them that the site shows now.
    """

    words: str | None
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field that says something else.

    Attributes:
        label: Its name, `roles[0].title`.
        before: What it said; None where it is new.
        after: What it says; None where it was taken out.
    """

    label: str
    before: Side | None
    after: Side | None

    @property
    def how(self) -> str:
        """Whether it is `new`, `gone` or says something `otherwise`."""
        return "new" if self.before is None else "gone" if self.after is None else "otherwise"


def shown_fields(older: Names, names: Names, change: RecordChange) -> tuple[Field, ...]:
    """Return the fields of a record that is and was on the site.

    Args:
        older: The older state, as published.
        names: The newer one.
        change: What became of the record.
    """
    fields = (field for field in change.fields if not field.follows)
    return tuple(_field(older, names, change, field) for field in fields if _is_told(field))


def _is_told(field: FieldChange) -> bool:
    return field.path[0] not in {"draft", "formerly"}


def _field(older: Names, names: Names, change: RecordChange, field: FieldChange) -> Field:
    label = "".join(f"[{s + 1}]" if isinstance(s, int) else f".{s}" for s in field.path)
    sides = (
        _side(older, names, change.before, field.path, field.before),
        _side(names, names, change.after, field.path, field.after),
    )
    return Field(label.lstrip(".").replace("_", " "), *sides)


def _side(state: Names, shown: Names, key: Key | None, path: FieldPath, value: Any) -> Side | None:
    if value is None or key is None:
        return None
    if path[0] in _UNTOLD:
        return Side(None, ())
    targets = [
        link.target for link in state.dossier.links_from(key) if link.path[: len(path)] == path
    ]
    if targets:
        known = dict.fromkeys(target for target in targets if target in shown.dossier.records)
        return Side(None, shown.of_all(known))
    if _names_records(state, key, path):
        return Side(None, ())
    return Side(", ".join(_texts(value)) or None, ())


def _names_records(state: Names, key: Key, path: FieldPath) -> bool:
    """Say whether a field is one for records, though none of those it names is on the site."""
    left = state.dossier.remains[key]
    return any(ref[: len(path)] == path for ref, _, _ in left.references)


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from _texts(item)
        case dict():
            for item in value.values():
                yield from _texts(item)
