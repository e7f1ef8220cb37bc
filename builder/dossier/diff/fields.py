"""Which fields of a record say something else.

Two ways to name one record, `kirby` and `people/kirby`, say the same; so does the new id of a
record that was renamed, which is told all the same. Quotations are compared elsewhere.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from dossier.diff.changes import FieldChange
from dossier.link.dossier import Dossier
from dossier.model.fields import Key
from dossier.model.parts import FieldPath, Part, Quote
from dossier.model.records import KINDS
from dossier.model.shape import part_at
from dossier.records.reading import Remains

MOST_PAIRED = 400
"""Pairs of items of two lists that are weighed against each other; more go by their order."""


@dataclass(frozen=True, slots=True)
class Side:
    """A record of one state, with what its words name.

    Attributes:
        left: The record.
        dossier: The state.
        renamed: How records are called in the other state; empty for the newer one.
    """

    left: Remains
    dossier: Dossier
    renamed: Mapping[Key, Key]


@dataclass(frozen=True, slots=True)
class _Value:
    """A value three times: as written, with records' names in full, and with their new names."""

    written: Any
    named: Any
    renamed: Any

    def get(self, step: str | int) -> "_Value":
        try:
            return _Value(self.written[step], self.named[step], self.renamed[step])
        except (KeyError, IndexError, TypeError):
            return _NOTHING

    def __len__(self) -> int:
        return len(self.written)


_NOTHING = _Value(None, None, None)


def field_changes(before: Side, after: Side) -> tuple[FieldChange, ...]:
    """Return what is otherwise in a record's fields, in the order in which they are written."""
    cls = KINDS[after.left.key.kind]
    return tuple(_changes(_value(before, cls), _value(after, cls), (), cls))


def _value(side: Side, cls: type[Part]) -> _Value:
    written = _without_quotes(side.left.value, cls)
    targets = {link.path: link.target for link in side.dossier.links_from(side.left.key)}
    new = {path: side.renamed.get(target, target) for path, target in targets.items()}
    return _Value(written, _named(side.left, written, targets), _named(side.left, written, new))


def _without_quotes(value: Any, cls: type[Part] | None) -> Any:
    if isinstance(value, list):
        return [_without_quotes(item, cls) for item in value]
    if not isinstance(value, dict):
        return value
    parts = {name: part_at(cls, (name,)) if cls else None for name in value}
    return {
        name: _without_quotes(item, parts[name])
        for name, item in value.items()
        if parts[name] is not Quote
    }


def _named(left: Remains, written: Any, targets: Mapping[FieldPath, Key]) -> Any:
    """Return a record's value with the full names of the records that it names."""
    value = json.loads(json.dumps(written))
    for path, target in targets.items():
        if path[0] != "notes":
            _put(value, path, str(target))
    notes = value.get("notes") if isinstance(value, dict) else None
    if isinstance(notes, str):
        for index, mention in reversed([*enumerate(left.mentions)]):
            link = mention.link
            name = str(targets.get(("notes", index), link.target))
            words = f"{'!' * link.card}[[{name}|{link.label or ''}]]"
            notes = notes[: link.start] + words + notes[link.end :]
        value["notes"] = notes
    return value


def _put(value: Any, path: FieldPath, name: str) -> None:
    *steps, last = path
    try:
        for step in steps:
            value = value[step]
        if isinstance(value[last], str):
            value[last] = name
    except (KeyError, IndexError, TypeError):
        return  # inside a quotation


def _changes(
    before: _Value, after: _Value, path: FieldPath, cls: type[Part] | None
) -> Iterator[FieldChange]:
    if before.renamed == after.named and before.named == after.named:
        return
    if isinstance(before.written, dict) and isinstance(after.written, dict):
        for name in _names(before.written, after.written, cls):
            part = part_at(cls, (name,)) if cls else None
            yield from _changes(before.get(name), after.get(name), (*path, name), part)
    elif _is_list_of_groups(before.written, after.written):
        for old, new in _paired(before, after):
            one = before.get(old) if old is not None else _NOTHING
            other = after.get(new) if new is not None else _NOTHING
            index = new if new is not None else old
            if index is not None:
                yield from _changes(one, other, (*path, index), cls)
    else:
        follows = before.renamed == after.named
        yield FieldChange(path, before.written, after.written, follows)


def _names(
    before: Mapping[str, Any], after: Mapping[str, Any], cls: type[Part] | None
) -> list[str]:
    order = cls.field_names() if cls else ()
    known = [name for name in order if name in before or name in after]
    return [*known, *(name for name in {**before, **after} if name not in order)]


def _is_list_of_groups(*values: Any) -> bool:
    return all(
        isinstance(value, list) and value and all(isinstance(item, dict) for item in value)
        for value in values
    )


def _paired(before: _Value, after: _Value) -> Iterator[tuple[int | None, int | None]]:
    """Yield the positions of items that are one and the same, before and after."""
    old = [json.dumps(item, sort_keys=True) for item in before.renamed]
    new = [json.dumps(item, sort_keys=True) for item in after.named]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, i, i_end, j, j_end in matcher.get_opcodes():
        if what == "equal":
            yield from zip(range(i, i_end), range(j, j_end), strict=True)
        else:
            yield from _likeliest(before.renamed, after.named, range(i, i_end), range(j, j_end))


def _likeliest(
    before: list[Any], after: list[Any], old: range, new: range
) -> Iterator[tuple[int | None, int | None]]:
    scores = []
    if len(old) * len(new) <= MOST_PAIRED:
        for i in old:
            for j in new:
                shared = sum(after[j].get(name) == item for name, item in before[i].items())
                scores.append((-shared, abs(i - old.start - j + new.start), i, j))
    else:
        scores = [(0, 0, i, j) for i, j in zip(old, new, strict=False)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    alone = len(old) == len(new)  # as many as before: each is one of them, however it changed
    for shared, _, i, j in sorted(scores):
        if (shared or alone) and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    yield from ((i, pairs.get(i)) for i in old)
    yield from ((None, j) for j in new if j not in taken)
