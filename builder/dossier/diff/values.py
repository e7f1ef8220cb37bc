"""What a record's fields say, and what they say otherwise, in lines."""

from collections.abc import Iterator, Mapping
from typing import Any

from dossier.diff.changes import FieldChange, RecordChange
from dossier.diff.naming import Names
from dossier.diff.told import Line, Row, code, joined, line, row, value
from dossier.diff.words import word_changes
from dossier.model.fields import Key
from dossier.model.parts import FieldPath
from dossier.model.records import KINDS

LONG = 80
"""Code points of a text from which on it is shown word for word what is otherwise in it."""

FOLLOWS = ", the same record under its new id"

_IN_TITLE = {"name", "claim", "title", "label"}
_UNTOLD = {"quotes", "quote", "sha256", "received", "format", "draft"}
"""Fields of a new record that say nothing to people, or are told elsewhere."""


def path_name(path: FieldPath) -> str:
    """Return a field's path as people write it: `roles[0].title`."""
    words = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return words.removeprefix(".")


def changed_fields(names: Names, change: RecordChange) -> Iterator[Row]:
    """Yield a line for each field of a record that says something else."""
    for field in change.fields:
        yield changed_field(names, field, change.before, change.after)


def changed_field(
    names: Names, field: FieldChange, before: Key | None = None, after: Key | None = None
) -> Row:
    """Return what a field said and what it says.

    Args:
        names: The records' names.
        field: It.
        before: The record that it is in, as it was called; None where it is in none.
        after: Likewise, as it is called.
    """
    old, new = field.before, field.after
    label = line(code(path_name(field.path)), ": ")
    follows = FOLLOWS * field.follows
    if field.follows and isinstance(new, str) and len(new) <= LONG:
        return row(label, code(old), " → ", code(new), FOLLOWS)
    if _plain_list(old) and _plain_list(new) and set(old) != set(new):
        went = [("− ", _value(names, before, field.path, x, older=True)) for x in _less(old, new)]
        came = [("+ ", _value(names, after, field.path, x, older=False)) for x in _less(new, old)]
        return row(label, joined([line(*each) for each in [*went, *came]], "; "), follows)
    if isinstance(old, str) and isinstance(new, str) and min(len(old), len(new)) > LONG:
        words = word_changes(old, new)
        if words:
            return row(label, words, follows)
    one = _value(names, before, field.path, old, older=True)
    other = _value(names, after, field.path, new, older=False)
    if old is None:
        return row(label, "new: ", other)
    if new is None:
        return row(label, "taken out: ", one)
    return row(label, one, " → ", other, follows)


def telling_fields(names: Names, key: Key, *, older: bool = False) -> Iterator[Row]:
    """Yield a line for each field of a record that tells people something, its title apart."""
    left = names.dossier(older=older).remains[key]
    fields = left.value if isinstance(left.value, dict) else {}
    hidden = _UNTOLD | (_IN_TITLE if names.title(key, older=older) is not None else set())
    order = KINDS[key.kind].field_names()
    for name in (*(n for n in order if n in fields), *(n for n in fields if n not in order)):
        if name not in hidden:
            shown = _value(names, key, (name,), fields[name], older=older)
            yield row(code(name), ": ", shown)


def _value(names: Names, key: Key | None, path: FieldPath, item: Any, *, older: bool) -> Line:
    match item:
        case None:
            return line("nothing")
        case dict():
            return line(*_group(names, key, path, item, older=older))
        case list():
            parts = (_value(names, key, path, each, older=older) for each in item)
            nested = any(isinstance(each, dict | list) for each in item)
            return joined(parts, "; " if nested else ", ") or line("nothing")
    target = names.target(key, path, str(item), older=older) if key else None
    return names.of(target, older=older) if target else line(value(str(item)))


def _group(
    names: Names, key: Key | None, path: FieldPath, group: Mapping[str, Any], *, older: bool
) -> Line:
    return joined(
        line(value(str(name)), ": ", _value(names, key, (*path, name), each, older=older))
        for name, each in group.items()
        if name not in _UNTOLD
    )


def _plain_list(item: Any) -> bool:
    return isinstance(item, list) and all(isinstance(each, str) for each in item)


def _less(items: list[str], others: list[str]) -> list[str]:
    known = set(others)
    return [item for item in items if item not in known]
