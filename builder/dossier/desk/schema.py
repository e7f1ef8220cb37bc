"""JSON Schemas of records, by which editors complete, explain and judge while one types.

They are made from the model's classes, whose field types say what they look like in JSON Schema
and whose docstrings say what fields mean. Draft 2020-12, but only what draft 7 has too, since many
editors know no more; and `prefixItems`, which these pass over.

They take every record that the loader takes, whether a program reads its scalars as texts, as we
do, or finds numbers and booleans in them, as YAML 1.2 has it. Only a text that YAML 1.2 takes for
nothing, `Null` or `NULL`, is missing in a field that must be given. What it takes a look at other
records to see, `dossier check` sees.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from inspect import cleandoc
from typing import Any

from dossier.model.fields import IN_SCHEMA, Key, Kind, Ref
from dossier.model.parts import Part
from dossier.model.records import KINDS

DRAFT = "https://json-schema.org/draft/2020-12/schema"
MARK = "Written by `dossier schema`; changes made here will be lost."
EVERY = "record"
"""What the schema is called that takes records of all kinds."""

_ATTRIBUTE = re.compile(r"^    (\w+): (.*(?:\n {8}.*)*)$", re.MULTILINE)


def schemas(keys: Collection[Key] | None = None) -> dict[str, dict[str, Any]]:
    """Return the schema of each kind by its name, and under `EVERY` one for all of them.

    Args:
        keys: The records that there are, to be offered where a field names records. Names of
            others are taken all the same.
    """
    made = {kind.value: _Schema(kind, keys).whole() for kind in KINDS}
    definitions: dict[str, Any] = {}
    for kind in KINDS:
        single = dict(made[kind])
        definitions |= single.pop("$defs")
        for key in ("$schema", "$comment"):
            del single[key]
        definitions[kind.value] = single
    made[EVERY] = {
        "$schema": DRAFT,
        "$comment": MARK,
        "title": "Record",
        "description": "A record of any kind; the folder that its file stands in gives the kind.",
        "anyOf": [{"$ref": f"#/$defs/{kind}"} for kind in KINDS],
        "$defs": definitions,
    }
    return made


def meanings(cls: type) -> dict[str, str]:
    """Return what the docstrings of a class and its bases say of its attributes."""
    found: dict[str, str] = {}
    for one in reversed(cls.__mro__):
        section = cleandoc(one.__dict__.get("__doc__") or "").partition("Attributes:\n")[2]
        found |= {name: " ".join(said.split()) for name, said in _ATTRIBUTE.findall(section)}
    return found


class _Schema:
    """Makes the schema of one kind out of what pydantic says of its class."""

    def __init__(self, kind: Kind, keys: Collection[Key] | None) -> None:
        self.cls = KINDS[kind]
        self.keys = None if keys is None else sorted(keys)
        self.offers: dict[str, Any] = {}

    def whole(self) -> dict[str, Any]:
        raw = self.cls.model_json_schema(by_alias=True)
        parts = {cls.__name__: cls for cls in _parts(self.cls)}
        definitions = {
            name: self.part(one, parts[name]) if name in parts else _choice(one)
            for name, one in raw.pop("$defs", {}).items()
        }
        made = self.part(raw, self.cls)
        return {
            "$schema": DRAFT,
            "$comment": MARK,
            **made,
            "$defs": definitions | self.offers,
        }

    def part(self, raw: Mapping[str, Any], cls: type[Part]) -> dict[str, Any]:
        said = meanings(cls)
        aliases = {info.alias or name: name for name, info in cls.model_fields.items()}
        required = raw.get("required", [])
        properties = {}
        for name in cls.field_names():
            field = self.value(raw["properties"][name])
            if name not in required:
                field = _or_nothing(field)
            meaning = said.get(name) or said.get(aliases[name])
            properties[name] = {"description": meaning, **field} if meaning else field
        return {
            "title": cls.__name__,
            "description": cleandoc(cls.__doc__ or "").partition("\n\n")[0],
            "type": "object",
            "additionalProperties": False,
            "required": required,
            "properties": properties,
            **{key: raw[key] for key in ("anyOf",) if key in raw},
        }

    def value(self, raw: Any) -> Any:
        """Return the schema of a value without what is ours or pydantic's own in it."""
        if isinstance(raw, list):
            return [self.value(one) for one in raw]
        if not isinstance(raw, dict):
            return raw
        kept = {
            name: self.value(one)
            for name, one in raw.items()
            if name not in {"title", "default", IN_SCHEMA}
        }
        ref = raw.get(IN_SCHEMA)
        if "prefixItems" in kept:  # draft 7 has another word for it, and an `items` beside it
            kept["items"] = {"anyOf": kept["prefixItems"]}
        return self.reference(kept, ref) if isinstance(ref, Ref) else kept

    def reference(self, form: dict[str, Any], ref: Ref) -> dict[str, Any]:
        if self.keys is None:
            return form
        name = f"names-of-{'-or-'.join(ref.kinds)}" if len(ref.kinds) < len(Kind) else "names"
        name += f"-bare-{'-or-'.join(ref.bare)}" if ref.bare else ""
        offered = list(_names(self.keys, ref))
        if not offered:
            return form
        self.offers[name] = {"title": "Records that there are", "enum": offered}
        return {"anyOf": [{"$ref": f"#/$defs/{name}"}, form]}


def _names(keys: Collection[Key], ref: Ref) -> Iterator[str]:
    """Yield what a field may call each record: its id where that is enough, and `kind/id`."""
    bearers = Counter(key.id for key in keys if key.kind in ref.bare_kinds)
    for key in keys:
        if key.kind in ref.bare_kinds and bearers[key.id] == 1:
            yield key.id
    for key in keys:
        sure = ref.kinds == ref.bare_kinds and len(ref.kinds) == 1
        if key.kind in ref.kinds and not sure:
            yield str(key)


def _or_nothing(field: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a field that may stand there without a value."""
    nothing = {"type": "null"}
    ways = [way for way in field.get("anyOf", [field]) if way != nothing]
    only = ways[0] if len(ways) == 1 else {}
    if "type" in only:
        types = only["type"] if isinstance(only["type"], list) else [only["type"]]
        return only | {"type": [*types, "null"]}
    return {"anyOf": [*only.get("anyOf", ways), nothing]}


def _choice(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {"title": raw["title"], "description": raw["description"], "enum": raw["enum"]}


def _parts(cls: type[Part]) -> Iterator[type[Part]]:
    """Yield the classes of the groups of fields that stand in records of a class."""
    for info in cls.model_fields.values():
        for part in _in_annotation(info.annotation):
            yield part
            yield from _parts(part)


def _in_annotation(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _in_annotation(inner)
