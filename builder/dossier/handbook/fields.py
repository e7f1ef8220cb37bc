"""The page on fields, made from the classes of records."""

from collections.abc import Iterator
from typing import Any

from pydantic.fields import FieldInfo

from dossier.handbook import made
from dossier.handbook.types import group, held, reference, spaced
from dossier.model.parts import Part
from dossier.model.records import KINDS, Record

HEADS = ("Field", "Holds", "Meaning")
LINKS = ("Link", "Backlink")


def page() -> str:
    """Return the page."""
    kinds = [_kind(cls) for cls in KINDS.values()]
    common = _table(Record, of=Record)
    return made.page(
        "Fields",
        "A record is a YAML file in a folder of `annotations/`. The folder is its kind, the file's "
        "name its id; neither is repeated inside. Ids are made of lower-case letters a-z and "
        "digits, in words joined by hyphens. A field that is not named here is an error.",
        "What a record names stands on the record's page under the words for the link. The page of "
        "what is named lists the record under the words for the backlink.",
        *kinds,
        f"## All kinds\n\nFields that every record may have.\n\n{common}",
        "## Groups of fields\n\nWhat the fields above hold where they hold more than a value.",
        *[_group(cls) for cls in _groups()],
    )


def _kind(cls: type[Record]) -> str:
    folder = cls.kind_of_record
    head = f"## {folder.value.capitalize()}\n\n`annotations/{folder}/ID.yml`: {made.summary(cls)}"
    return f"{head}\n\n{_table(cls)}{_omission(cls)}"


def _omission(cls: type[Record]) -> str:
    """Say which of several fields there must be; for a correction it takes its kind to tell."""
    values: dict[str, Any] = {"kind": None}
    missing = cls.model_construct(**values).omission()
    return f"\n\n{missing[1]}" if missing else ""


def _group(cls: type[Part]) -> str:
    return f"### {spaced(cls).capitalize()}\n\n{made.summary(cls)}\n\n{_table(cls)}"


def _groups() -> list[type[Part]]:
    """List the groups of fields, each once, in the order in which records name them."""
    found: list[type[Part]] = []
    pending: list[type[Part]] = list(KINDS.values())
    while pending:
        for _, info in _fields(pending.pop(0)):
            part = group(info)
            if part is not None and part not in found:
                found.append(part)
                pending.append(part)
    return sorted(found, key=lambda part: part.__name__)


def _fields(cls: type[Part]) -> Iterator[tuple[str, FieldInfo]]:
    """Yield the fields by the names of their attributes, in the order in which they are written."""
    names = cls.field_names()
    found = cls.model_fields.items()
    yield from sorted(found, key=lambda item: names.index(item[1].alias or item[0]))


def _table(cls: type[Part], of: type[Part] | None = None) -> str:
    """Return the table of a class's fields; those of all records only where they are asked for."""
    shown = [
        (name, info)
        for name, info in _fields(cls)
        if of is not None or not issubclass(cls, Record) or name not in Record.model_fields
    ]
    heads = HEADS if not any(reference(info) for _, info in shown) else (*HEADS, *LINKS)
    return made.table(heads, [_row(cls, name, info)[: len(heads)] for name, info in shown])


def _row(cls: type[Part], attribute: str, info: FieldInfo) -> tuple[str, ...]:
    name = f"`{info.alias or attribute}`{', required' if info.is_required() else ''}"
    ref = reference(info)
    links = (ref.label, ref.back) if ref else ("", "")
    return name, held(info), made.meaning(cls, attribute.removesuffix("_")), *links
