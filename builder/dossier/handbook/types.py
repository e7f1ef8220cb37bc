"""What a field holds, in words, told from its declaration."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from pydantic import PlainValidator
from pydantic.fields import FieldInfo

from dossier.model import fields
from dossier.model.fields import Kind, OneOrMany, Ref
from dossier.model.parts import Part

WORDS: dict[Any, str] = {
    fields.Text: "text",
    fields.Quoted: "words of the source",
    fields.Id: "an id",
    fields.Url: "a web address",
    fields.Digest: "64 hexadecimal digits",
    fields.Language: "a language tag (BCP 47): `en`, `pt-BR`",
    fields.Flag: "`true` or `false`",
    fields.Date: "a date (EDTF)",
    fields.Value: "a number (`85`), an interval (`>80`, `~100`, `10..12`) or words (`dozens`)",
    fields.Latitude: "degrees",
    fields.Longitude: "degrees",
}
"""The types that `model.fields` declares."""

_PLURALS = {"an id": "ids", "a web address": "web addresses", "text": "texts"}
_BY_VALIDATOR = {
    _validator: words
    for _type, words in WORDS.items()
    for _validator in _type.__metadata__
    if isinstance(_validator, PlainValidator)
}


def reference(info: FieldInfo) -> Ref | None:
    """Return the declaration of a field that names records."""
    return next((one for one in _all(info) if isinstance(one, Ref)), None)


def group(info: FieldInfo) -> type[Part] | None:
    """Return the class of a field that holds a group of fields, or several."""
    return next(
        (one for one in _all(info) if isinstance(one, type) and issubclass(one, Part)), None
    )


def held(info: FieldInfo) -> str:
    """Say what a field holds."""
    return _words(info.annotation, info.metadata)


def choices(values: Sequence[str]) -> str:
    """Write a choice: "`a`, `b` or `c`"."""
    *most, last = (f"`{value}`" for value in values)
    return f"{', '.join(most)} or {last}" if most else last


def spaced(cls: type) -> str:
    """Return a class's name in words: "figure value"."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", cls.__name__).lower()


def _words(annotation: Any, metadata: Sequence[Any] = ()) -> str:
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _words(inside[0], [*inside[1:], *metadata])
    if origin is tuple:
        return _of_list(inside, metadata)
    if isinstance(annotation, type):
        return _of_one(annotation, metadata)
    (word,) = (_words(one, metadata) for one in inside if one is not NoneType)
    return word


def _of_one(cls: type, metadata: Sequence[Any]) -> str:
    for mark in metadata:
        if isinstance(mark, Ref):
            return _of_reference(mark)
    if issubclass(cls, StrEnum):
        return choices([item.value for item in cls])
    if issubclass(cls, Part):
        return f"a [{spaced(cls)}](#{spaced(cls).replace(' ', '-')})"
    (words,) = (_BY_VALIDATOR[mark] for mark in metadata if isinstance(mark, PlainValidator))
    return words


def _of_list(inside: tuple[Any, ...], metadata: Sequence[Any]) -> str:
    if Ellipsis not in inside:
        return f"a list of {len(inside)} numbers"
    item = _words(inside[0])
    if OneOrMany in metadata:
        return f"{item}, or a list of pieces"
    return f"a list of {_PLURALS[item]}" if item in _PLURALS else f"a list; each {item}"


def _of_reference(ref: Ref) -> str:
    if set(ref.kinds) != set(Kind):
        return f"the id of {_one_of(ref.kinds)}"
    if ref.bare:
        return f"the id of {_one_of(ref.bare)}, or `kind/id` of any record"
    return "the id, or `kind/id`, of any record"


def _one_of(kinds: Sequence[Kind]) -> str:
    *most, last = (
        f"{'an' if kind.singular[0] in 'aeiou' else 'a'} {kind.singular}" for kind in kinds
    )
    return f"{', '.join(most)} or {last}" if most else last


def _all(info: FieldInfo) -> Iterator[Any]:
    """Yield everything that a declaration is made of, from the outside in."""
    pending: list[Any] = [info.annotation, *info.metadata]
    while pending:
        one = pending.pop(0)
        yield one
        pending += get_args(one)
