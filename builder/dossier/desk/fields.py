"""What an author may write in a record of a kind: as the model's classes tell it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from inspect import getdoc
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from dossier.model.dates import Edtf
from dossier.model.fields import Kind, Ref
from dossier.model.parts import Part
from dossier.model.records import KINDS
from dossier.model.shape import declared, part_at

_ATTRIBUTE = re.compile(r"^    (\w+): ((?:.+\n?)(?:^ {8}.+\n?)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind of record.

    Attributes:
        name: As in the YAML.
        required: Whether no record of the kind goes without it.
        many: Whether it is a list of any length.
        flag: Whether it is true or false.
        choices: The values that it takes, where they are fixed.
        ref: Its declaration, where it names records.
        part: The class of the groups of fields in it, where it holds such.
        stands_for: What is written there: `ID`, `DATE`, `YAML`, `TEXT` or the choices.
        help: What it is, in the words of the class.
    """

    name: str
    required: bool
    many: bool
    flag: bool
    choices: tuple[str, ...]
    ref: Ref | None
    part: type[Part] | None
    stands_for: str
    help: str


@cache
def fields_of(kind: Kind) -> tuple[Field, ...]:
    """Return the fields of a kind of record, in the order in which they are written."""
    cls = KINDS[kind]
    refs, words = dict(declared(cls)), dict(_documented(cls))
    infos = {info.alias or name: info for name, info in cls.model_fields.items()}
    found = []
    for name in cls.field_names():
        info = infos[name]
        inner, many = _inner(info.annotation)
        part, ref = part_at(cls, (name,)), refs.get(name)
        choices = tuple(inner) if isinstance(inner, type) and issubclass(inner, StrEnum) else ()
        stands_for = _stands_for(inner, choices, part, ref)
        flag = info.default is False
        found.append(
            Field(
                *(name, info.is_required(), many, flag, choices, ref, part, stands_for),
                words.get(info.alias or name, words.get(name, "")),
            )
        )
    return tuple(found)


def _inner(annotation: Any) -> tuple[Any, bool]:
    """Return the type of a field's values, and whether it holds any number of them."""
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _inner(inside[0])
    if origin in {Union, UnionType}:
        return _inner(next(item for item in inside if item is not type(None)))
    if origin is tuple and inside[-1] is Ellipsis:
        return _inner(inside[0])[0], True
    return annotation, False


def _stands_for(
    inner: Any, choices: tuple[str, ...], part: type[Part] | None, ref: Ref | None
) -> str:
    if choices:
        return "|".join(choices)
    if part or get_origin(inner) is tuple:
        return "YAML"
    if ref:
        return "ID"
    return "DATE" if inner is Edtf else "TEXT"


def _documented(cls: type[Part]) -> Iterator[tuple[str, str]]:
    """Yield what the docstrings of a class and of those above it say of each attribute."""
    for each in reversed(cls.__mro__):
        if issubclass(each, Part):
            _, _, attributes = (getdoc(each) or "").partition("Attributes:\n")
            for found in _ATTRIBUTE.finditer(attributes):
                yield found[1], " ".join(found[2].split())


def option(field: Field) -> str:
    """Return the name of a field's option on the command line."""
    return f"--{field.name.replace('_', '-')}"
