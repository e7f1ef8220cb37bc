"""The types of records' fields, each of which says what it refuses.

Refusals are `PydanticCustomError`s whose type is the name of the rule that is broken; messages
make sense after the field's name, and `help` in the context says what to write instead.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError

from dossier.model import patterns
from dossier.model.dates import HELP as DATE_HELP
from dossier.model.dates import Edtf
from dossier.model.figures import HELP as FIGURE_HELP
from dossier.model.figures import Quantity

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LANGUAGE = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
DIGEST = re.compile(r"[0-9a-f]{64}")
_LONGEST_SHOWN = 60  # code points of a value in a message


class Kind(StrEnum):
    """The kinds of records; the value is the folder's name and the first part of the URL."""

    PEOPLE = "people"
    ORGANIZATIONS = "organizations"
    PLACES = "places"
    EVENTS = "events"
    STATEMENTS = "statements"
    SOURCES = "sources"
    CORRECTIONS = "corrections"

    __hash__ = str.__hash__  # Enum's own is Python code, and kinds are hashed a million times

    @property
    def singular(self) -> str:
        """The kind as one writes of one record: "person", "statement"."""
        return "person" if self is Kind.PEOPLE else self.value[:-1]


class Key(NamedTuple):
    """What names a record everywhere: its kind and its id.

    A tuple, as keys are hashed and compared a million times, which those are without Python code.
    """

    kind: Kind
    id: str

    def __str__(self) -> str:
        """Return `kind/id`, as authors write it."""
        return self.kind + "/" + self.id  # to format an Enum takes as long as all else


IN_SCHEMA = "x-names"
"""Under what a reference's JSON Schema has its `Ref`, until an editor's schema is made of it."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Declares that a field names other records, and how both sides call that.

    Attributes:
        kinds: The kinds that may be named.
        label: What the naming record calls it: "contradicts".
        back: What the named record calls it: "contradicted by".
        bare: The kinds among which an id without its kind is looked up; `kinds` when empty.
        essential: The naming record says nothing without what is named, so that it is not
            published without it.
        decides: It bears on the named statement's status, which would be wrong without the
            naming record.
    """

    kinds: tuple[Kind, ...]
    label: str
    back: str
    bare: tuple[Kind, ...] = ()
    essential: bool = False
    decides: bool = False

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> Any:
        """Keep the declaration in the JSON Schema, where `desk.schema` takes it out again."""
        return {**handler(core), IN_SCHEMA: self}

    @property
    def bare_kinds(self) -> tuple[Kind, ...]:
        """The kinds among which an id without its kind is looked up."""
        return self.bare or self.kinds


def refused(rule: str, message: str, help: str = "") -> PydanticCustomError:  # noqa: A002
    """Return the error that says which rule a value breaks.

    Args:
        rule: The rule's name.
        message: What is wrong, to be read after the field's name.
        help: What to write instead.
    """
    return PydanticCustomError(
        "dossier", "{message}", {"rule": rule, "message": message, "help": help}
    )


def shown(value: Any) -> str:
    """Return what an author wrote as messages show it: quoted, on one line, cut where it is long.

    Of a list or a mapping only that it is one.
    """
    if not isinstance(value, str):
        return _shape(value)
    text = repr(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _scalar(value: Any) -> str:
    if not isinstance(value, str):
        message = f"must be text, not {_shape(value)}"
        raise refused("invalid-value", message, "Write a single value.")
    return value


def _text(value: Any) -> str:
    words = _scalar(value).strip()
    if not words:
        raise refused("invalid-value", "is empty", "Write a text, or leave the field out.")
    return words


def _shape(value: Any) -> str:
    names = {dict: "a mapping", list: "a list", tuple: "a list", type(None): "nothing"}
    return names.get(type(value), "a single value")


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _listed(value: Any) -> Any:
    if not isinstance(value, list | tuple):
        raise refused(
            "invalid-value",
            f"must be a list, not {_shape(value)}",
            "Put it in brackets, `[…]`, or on a line of its own after `- `.",
        )
    return value


def _two(values: Any) -> Any:
    if len(values) != 2:
        message = f"must have two values, not {len(values)}"
        raise refused("invalid-value", message, "Coordinates are [latitude, longitude].")
    return values


def _yes_or_no(value: Any) -> bool:
    match value:
        case bool():
            return value
        case "true":
            return True
        case "false":
            return False
        case _:
            message = f"must be true or false, not {shown(value)}"
            raise refused("invalid-value", message, "Write `true` or `false`.")


def _id(value: Any) -> str:
    if not ID.fullmatch(_scalar(value)):
        raise refused(
            "invalid-id",
            f"{shown(value)} is not an id",
            _ID_HELP,
        )
    return str(value)


def _reference(value: Any) -> str:
    kind, slash, name = _scalar(value).rpartition("/")
    if slash and kind not in set(Kind):
        raise refused(
            "invalid-id",
            f"{shown(value)} names no kind of record",
            f"Before the slash stands one of {', '.join(Kind)}.",
        )
    _id(name)
    return str(value)


def given(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a record that has a value for a field that could be left out."""
    return {"required": [name], "properties": {name: {"not": {"type": "null"}}}}


def is_reference(text: str) -> bool:
    """Say whether `text` has the form of a reference, `id` or `kind/id`."""
    kind, slash, name = text.rpartition("/")
    return bool(ID.fullmatch(name)) and (not slash or kind in set(Kind))


def _url(value: Any) -> str:
    if re.search(r"[\s<>\"\\\x00-\x1f\x7f]", _scalar(value)):
        raise refused("invalid-value", f"{shown(value)} is not a web address", _URL_HELP)
    try:
        parts = urlsplit(value)
        host = parts.hostname
        parts.port  # noqa: B018 - raises when it is no number
    except ValueError:
        host = None
    if not host or parts.scheme.lower() not in {"http", "https"}:
        raise refused("invalid-value", f"{shown(value)} is not a web address", _URL_HELP)
    return str(value)


def _digest(value: Any) -> str:
    if not DIGEST.fullmatch(_scalar(value)):
        raise refused(
            "invalid-value",
            "is not a SHA-256 digest",
            "It has 64 hexadecimal digits in lower case, as `sha256sum` prints them.",
        )
    return str(value)


def _language(value: Any) -> str:
    if not re.fullmatch(LANGUAGE, _scalar(value)):
        raise refused(
            "invalid-value",
            f"{shown(value)} is not a language tag",
            _LANGUAGE_HELP,
        )
    return str(value)


def _parsed_by(parse: Callable[[str], Any], rule: str, kind: type) -> Callable[[Any], Any]:
    def validate(value: Any) -> Any:
        if isinstance(value, kind):
            return value
        text = _scalar(value)
        try:
            return parse(text)
        except ValueError as fault:
            message, _, help_text = str(fault).partition("\n")
            raise refused(rule, message, help_text) from None

    return validate


def _coordinate(limit: int) -> Callable[[Any], float]:
    def validate(value: Any) -> float:
        decimal = isinstance(value, float) or re.fullmatch(
            r"-?[0-9]{1,3}(\.[0-9]{1,20})?", str(value)
        )
        number = float(value) if decimal else float("nan")
        if not -limit <= number <= limit:
            raise refused(
                "invalid-value",
                f"{shown(value)} is not a number of degrees from -{limit} to {limit}",
                "Coordinates are [latitude, longitude] in decimal degrees.",
            )
        return number

    return validate


# What an editor's YAML 1.2 takes for a number or a boolean is a text to us; its schema takes both.
_ANY_SCALAR = ["string", "number", "boolean"]
_ID_HELP = "Ids are lower-case letters a-z and digits, in words joined by single hyphens."
_URL_HELP = "Write the whole address, from http:// or https:// on."
_DIGEST_HELP = "A SHA-256 digest has 64 hexadecimal digits in lower case, as `sha256sum` prints it."
_LANGUAGE_HELP = "Use a BCP 47 tag: `en`, `ar`, `pt-BR`."


def _schema(types: str | list[str], pattern: str, advice: str, **others: Any) -> WithJsonSchema:
    """Return a text's JSON Schema; `advice` is what editors say where the pattern does not fit."""
    return WithJsonSchema(
        {"type": types, "pattern": pattern, "patternErrorMessage": advice, **others}
    )


Text = Annotated[
    str, PlainValidator(_text), _schema(_ANY_SCALAR, patterns.WORDS, "Write a text, or nothing.")
]
Quoted = Annotated[str, PlainValidator(_scalar), WithJsonSchema({"type": _ANY_SCALAR})]
Piece = Annotated[  # `records` finds one without words; an editor says so, too
    str,
    PlainValidator(_scalar),
    _schema(_ANY_SCALAR, patterns.WORDS, "Write the source's words."),
]
Id = Annotated[
    str, PlainValidator(_id), _schema(_ANY_SCALAR, patterns.whole(ID.pattern), _ID_HELP, minimum=0)
]
Url = Annotated[str, PlainValidator(_url), _schema("string", patterns.URL, _URL_HELP)]
Digest = Annotated[
    str,
    PlainValidator(_digest),
    # A digest without letters, or with no letter but an "e", is a number to YAML 1.2.
    _schema(["string", "number"], patterns.whole(DIGEST.pattern), _DIGEST_HELP, minimum=0),
]
Language = Annotated[
    str,
    PlainValidator(_language),
    _schema("string", patterns.whole(LANGUAGE), _LANGUAGE_HELP),
]
Flag = Annotated[
    bool,
    PlainValidator(_yes_or_no),
    _schema(["boolean", "string"], patterns.whole("true|false"), "Write `true` or `false`."),
]
Reference = Annotated[
    str,
    PlainValidator(_reference),
    _schema(
        _ANY_SCALAR,
        patterns.whole(f"(?:(?:{'|'.join(Kind)})/)?{ID.pattern}"),
        f"Write a record's id, or its kind and id: `people/…`. {_ID_HELP}",
        minimum=0,
    ),
]
Date = Annotated[
    Edtf,
    PlainValidator(_parsed_by(Edtf.parse, "invalid-date", Edtf)),
    _schema(["string", "integer"], patterns.DATE, DATE_HELP, minimum=-9999, maximum=9999),
]
Value = Annotated[
    Quantity,
    PlainValidator(_parsed_by(Quantity.parse, "invalid-value", Quantity)),
    _schema(_ANY_SCALAR, patterns.FIGURE, FIGURE_HELP),
]


def _degrees(limit: int, pattern: str) -> WithJsonSchema:
    advice = f"Coordinates are decimal degrees, here from -{limit} to {limit}."
    return _schema(["number", "string"], pattern, advice, minimum=-limit, maximum=limit)


Latitude = Annotated[float, PlainValidator(_coordinate(90)), _degrees(90, patterns.LATITUDE)]
Longitude = Annotated[float, PlainValidator(_coordinate(180)), _degrees(180, patterns.LONGITUDE)]


class _OneOrMany(BeforeValidator):
    """Lets a list be written as a single value."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> Any:
        many = handler(core)
        return {"anyOf": [many["items"], many]}


OneOrMany = _OneOrMany(_one_or_many)
"""Marks a list that may be written as a single value."""

Listed = BeforeValidator(_listed)
"""Marks a list, with a refusal that says how to write one."""


Two = BeforeValidator(_two)
"""Marks a list of exactly two values; stands before `Listed`."""


def at_least_one(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Refuse an empty list."""
    if not values:
        raise refused("invalid-value", "is an empty list", "Write at least one value.")
    return values


class _NotEmpty(AfterValidator):
    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> Any:
        return {**handler(core), "minItems": 1}


NotEmpty = _NotEmpty(at_least_one)
