"""From what a quotation or a source is to say to the changed file; nothing is written here."""

from typing import Any

from dossier.desk.changed_sources import ChangedSource
from dossier.desk.verdicts import Wording
from dossier.link.quotations import Quotation
from dossier.model.parts import Quote
from dossier.model.records import Source
from dossier.yaml_nodes import Drop, Edit, NotEdited, Put, edited, read, written

_CHANGED = NotEdited("the file has changed meanwhile")


def mended(data: bytes, quotation: Quotation, wording: Wording) -> bytes | NotEdited:
    """Return a record's file with a quotation that says what it should."""
    here: Any = read("", data).value
    try:
        for step in quotation.path:
            here = here[step]
        exact = here["exact"]
    except (KeyError, IndexError, TypeError):
        return _CHANGED
    said = tuple(exact) if isinstance(exact, list) else (exact,)
    if said != quotation.quote.exact:
        return _CHANGED
    return edited(data, _edits(quotation, wording, listed=isinstance(exact, list)))


def pinned(data: bytes, source: ChangedSource) -> bytes | NotEdited:
    """Return a source record's file with its article's digest."""
    value = read("", data).value or {}
    if value.get("sha256") != source.pinned or value.get("text") != source.left.value.get("text"):
        return _CHANGED
    return edited(data, [Put(("sha256",), source.actual, _before(Source, "sha256"))])


def by_hand(wording: Wording) -> str:
    """Return a quotation's changed fields as the author can write them."""
    exact = wording.exact
    fields: dict[str, Any] = {"exact": exact[0] if len(exact) == 1 else list(exact)}
    for name in ("prefix", "suffix"):
        if getattr(wording, name) is not None:
            fields[name] = getattr(wording, name)
    return written(fields)


def _edits(quotation: Quotation, wording: Wording, *, listed: bool) -> list[Edit]:
    edits: list[Edit] = []
    path, quote = quotation.path, quotation.quote
    for index, (old, new) in enumerate(zip(quote.exact, wording.exact, strict=True)):
        if old != new:
            edits.append(Put((*path, "exact", index) if listed else (*path, "exact"), new))
    for name in ("prefix", "suffix"):
        old, new = getattr(quote, name), getattr(wording, name)
        if old != new:
            there = (*path, name)
            edits.append(Drop(there) if new is None else Put(there, new, _before(Quote, name)))
    return edits


def _before(part: type[Quote | Source], field: str) -> tuple[str, ...]:
    names = part.field_names()
    return names[: names.index(field)]
