"""A record's fields against its class: the record, or what is wrong with each field."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from dossier.findings import Finding, Rule
from dossier.model.fields import Key, shown
from dossier.model.parts import FieldPath, Identity, Part, Places
from dossier.model.records import KINDS, Record
from dossier.model.shape import part_at
from dossier.records.rules import InvalidDate, InvalidId, InvalidValue, MissingField, UnknownField

_RULES: Mapping[str, type[Rule]] = {
    rule.name: rule for rule in (InvalidValue, InvalidDate, InvalidId, MissingField)
}

MOST_FINDINGS = 100
"""Further faults of one record are not reported: a file made to break things has a million."""


def validate(key: Key, value: Any, places: Places) -> tuple[Record | None, list[Finding]]:
    """Return the record, unless a field is faulty, and all that is wrong with its fields.

    Args:
        key: The record's kind and id.
        value: The record as the YAML has it, fields without a value left out.
        places: Where the fields stand.
    """
    cls = KINDS[key.kind]
    try:
        record = cls.model_validate(value, context=Identity(key.id, places))
    except ValidationError as faults:
        errors = faults.errors(include_url=False, include_input=True)
        return None, [_finding(cls, error, places) for error in errors[:MOST_FINDINGS]]
    if omission := record.omission():
        name, advice = omission
        return record, [MissingField.at(places.of(), f"{name} is missing", advice)]
    return record, []


def _finding(cls: type[Part], error: Any, places: Places) -> Finding:
    path: FieldPath = error["loc"]
    name = _field_name(path)
    match error["type"]:
        case "missing":
            return MissingField.at(
                places.of_name(*path), f"{name} is missing", f"Add `{path[-1]}: …`."
            )
        case "extra_forbidden":
            return _unknown(part_at(cls, path[:-1]), path, places)
        case "enum":
            return _not_one_of(error, name, places)
        case "dossier":
            context = error["ctx"]
            message = f"{name}: {context['message']}"
            return _RULES[context["rule"]].at(places.of(*path), message, context["help"])
        case _:
            message = f"{name}: must be a mapping of fields to values"
            advice = "Write it as `field: value` lines, or in braces, `{field: value}`."
            return InvalidValue.at(places.of(*path), message, advice)


def _unknown(part: type[Part] | None, path: FieldPath, places: Places) -> Finding:
    known = part.field_names() if part else ()
    name = str(path[-1])
    near = get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    help_text = f"Did you mean {near[0]}? " if near else ""
    help_text += f"Its fields are {', '.join(known)}."
    return UnknownField.at(
        places.of_name(*path), f"there is no field {shown(name)} here", help_text
    )


def _not_one_of(error: Any, name: str, places: Places) -> Finding:
    value, expected = error["input"], error["ctx"]["expected"]
    allowed = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    near = get_close_matches(str(value).lower(), allowed, n=1, cutoff=0.5)
    return InvalidValue.at(
        places.of(*error["loc"]),
        f"{name}: {shown(value)} is none of {', '.join(allowed)}",
        f"Did you mean {near[0]}?" if near else f"Write one of {', '.join(allowed)}.",
    )


def _field_name(path: FieldPath) -> str:
    """Name a field with the way to it, lists counted from 0: `figures[1].of`."""
    name = ""
    for step in path:
        name += f"[{step}]" if isinstance(step, int) else f".{step}"
    return name.removeprefix(".")
