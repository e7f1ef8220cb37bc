"""Walk a record for what it names and what it quotes, by the declarations in its class.

References are declared once, beside the field (`Ref`); whoever needs them comes through here.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import ValidationError

from dossier.model.fields import Ref, is_reference
from dossier.model.parts import FieldPath, Part, Quote


@dataclass(frozen=True, slots=True)
class _Field:
    attribute: str
    name: str
    many: bool
    ref: Ref | None
    part: type[Part] | None


def references(part: Part, at: FieldPath = ()) -> Iterator[tuple[FieldPath, Ref, str]]:
    """Yield every reference in a record: its field path, its declaration, the author's words.

    Those inside quotations and other groups of fields are among them.
    """
    for path, field, value in _values(part, at):
        if field.ref is not None:
            yield path, field.ref, value
        elif isinstance(value, Part):
            yield from references(value, path)


def quotations(part: Part, at: FieldPath = ()) -> Iterator[tuple[FieldPath, Quote]]:
    """Yield every quotation in a record with its field path, wherever it stands."""
    for path, _, value in _values(part, at):
        if isinstance(value, Quote):
            yield path, value
        elif isinstance(value, Part):
            yield from quotations(value, path)


def declared(cls: type[Part], within: str = "") -> Iterator[tuple[str, Ref]]:
    """Yield every field of a class that names records, with its declaration.

    Of the fields in its parts the names are `roles.organization` and the like.
    """
    for field in _fields(cls):
        name = f"{within}{field.name}"
        if field.ref is not None:
            yield name, field.ref
        if field.part is not None:
            yield from declared(field.part, f"{name}.")


def part_at(cls: type[Part], path: FieldPath) -> type[Part] | None:
    """Return the class of the group of fields at `path` of a record of class `cls`."""
    part: type[Part] | None = cls
    for name in path:
        if part is None or isinstance(name, int):
            continue
        part = next((field.part for field in _fields(part) if field.name == name), None)
    return part


def _values(part: Part, at: FieldPath) -> Iterator[tuple[FieldPath, _Field, Any]]:
    for field in _fields(type(part)):
        value = getattr(part, field.attribute)
        if value is None:
            continue
        path = (*at, field.name)
        if not field.many:
            yield path, field, value
            continue
        for index, item in enumerate(value):
            yield (*path, index), field, item


def salvage(
    cls: type[Part], value: Any, at: FieldPath = ()
) -> Iterator[tuple[FieldPath, Ref, str] | tuple[FieldPath, Quote]]:
    """Yield the references and quotations that can be told from a record with faults.

    One wrong field must not hide what is wrong with the others, so these are judged like those of
    a sound record.

    Args:
        cls: The class that the record would have had.
        value: The record as the YAML has it, dicts, lists and strings.
        at: Where `value` stands in the record.
    """
    if not isinstance(value, dict):
        return
    for field in _fields(cls):
        inside = value.get(field.name)
        path = (*at, field.name)
        items = (
            [((*path, index), item) for index, item in enumerate(inside)]
            if field.many and isinstance(inside, list)
            else [(path, inside)]
        )
        for here, item in items:
            yield from _salvage_item(field, item, here)


def _salvage_item(
    field: "_Field", item: Any, here: FieldPath
) -> Iterator[tuple[FieldPath, Ref, str] | tuple[FieldPath, Quote]]:
    if field.ref is not None:
        if isinstance(item, str) and is_reference(item):
            yield here, field.ref, item
        return
    if field.part is None:
        return
    if field.part is Quote:
        with suppress(ValidationError):
            yield here, Quote.model_validate(item)
    yield from salvage(field.part, item, here)


@cache
def _fields(cls: type[Part]) -> tuple[_Field, ...]:
    """List the fields of a class that hold references or groups of fields."""
    found = []
    for attribute, info in cls.model_fields.items():
        ref = _first_ref(info.metadata)
        ref, part, many = _parts(info.annotation, ref)
        if ref or part:
            found.append(_Field(attribute, info.alias or attribute, many, ref, part))
    return tuple(found)


def _parts(annotation: Any, ref: Ref | None) -> tuple[Ref | None, type[Part] | None, bool]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return ref, annotation, False
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _parts(inside[0], ref or _first_ref(inside[1:]))
    part, many = None, origin is tuple
    for item in inside:
        item_ref, item_part, item_many = _parts(item, ref)
        ref, part, many = ref or item_ref, part or item_part, many or item_many
    return ref, part, many


def _first_ref(metadata: Any) -> Ref | None:
    return next((item for item in metadata if isinstance(item, Ref)), None)
