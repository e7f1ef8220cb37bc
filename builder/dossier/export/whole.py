"""The whole dossier as one JSON document.

Shape: `{"site_url", "people": [record, …], "organizations": […], …}`, kinds in the order of the
model. A record has `id`, `url`, `title` and its fields as in the YAML, with these differences:

- A reference is `{"kind", "id", "title", "url"}`, and of a statement also `status`.
- A date is `{"edtf", "words", "earliest", "latest"}`, days as `YYYY-MM-DD` or null where open.
- A quotation is `{"source", "kind", "found": [{"exact", "prefix", "suffix", "start", "end", "line",
  "column"}, …]}`, one place for each piece; positions as in the W3C export, lines and columns of
  the file as received, 1-based, in code points. Words are left out where the site withholds them.
- A statement has `status` and `history`.
- `named_by` lists what names the record, under this record's words for it ("contradicted by").
- A source has `shown`, how much of it the site may show, and its `content` where that is `full`.

Only what is published is in it: no drafts, no faulty records.
"""

from collections.abc import Callable
from enum import Enum
from functools import cache, partial
from typing import Any

from dossier.export.addresses import urls
from dossier.export.w3c import Json, Listed, selectors
from dossier.export.written import Shared
from dossier.link.dossier import Dossier
from dossier.link.quotations import Quotation
from dossier.link.references import words_without
from dossier.model.dates import Edtf
from dossier.model.fields import Key, Kind
from dossier.model.figures import Quantity
from dossier.model.parts import FieldPath, Part, Publish, Quote
from dossier.model.records import Record, Source
from dossier.model.shape import declared
from dossier.status import Change


def whole(
    dossier: Dossier,
    site_url: str | None = None,
    *,
    directory_urls: bool = True,
    listed: Listed = list,
) -> Json:
    """Return the published dossier as a JSON document; see the module for its shape.

    Args:
        dossier: What is published.
        site_url: Where the site stands.
        directory_urls: See `urls`.
        listed: What becomes of the records of a kind.
    """
    export = _Export(dossier, urls(site_url, directory_urls=directory_urls))
    keys: dict[Kind, list[Key]] = {kind: [] for kind in Kind}
    for key in dossier.records:
        keys[key.kind].append(key)
    kinds = {kind.value: listed(map(export.record, keys[kind])) for kind in Kind}
    return {"site_url": site_url, **kinds}


def _brief(dossier: Dossier, url: Callable[[Key], str], key: Key) -> Shared:
    """Return a record as others name it."""
    title = dossier.records[key].title_text
    brief = Shared(kind=key.kind.value, id=key.id, title=title, url=url(key))
    status = dossier.status(key) if key.kind is Kind.STATEMENTS else None
    if status:
        brief["status"] = status.state.value
    return brief


class _Export:
    def __init__(self, dossier: Dossier, url: Callable[[Key], str]) -> None:
        self.dossier = dossier
        self.url = url
        self.brief = cache(partial(_brief, dossier, url))
        self.date = cache(date)

    def record(self, key: Key) -> Json:
        record = self.dossier.records[key]
        fields = _Fields(self, key).of(record, ())
        fields.pop("draft", None)
        if record.notes:
            fields["notes"] = self._notes(key, record.notes)
        return {
            "id": key.id,
            "url": self.url(key),
            "title": record.title_text,
            **fields,
            **self._computed(key, record),
            "named_by": self._named_by(key),
        }

    def _notes(self, key: Key, notes: str) -> str:
        """Return notes in which links to what is not published are just their words."""
        named = {link.path[1] for link in self.dossier.links_from(key, "notes")}
        pieces, end = [], 0
        for index, mention in enumerate(self.dossier.remains[key].mentions):
            if index not in named:
                link = mention.link
                pieces += [notes[end : link.start], words_without(link)]
                end = link.end
        return "".join((*pieces, notes[end:]))

    def _computed(self, key: Key, record: Record) -> Json:
        if isinstance(record, Source):
            shown = self.dossier.publishes(key)
            text = self.dossier.texts.get(key)
            content = {"content": text.text} if text and shown is Publish.FULL else {}
            return {"shown": shown.value, **content}
        status = self.dossier.status(key) if key.kind is Kind.STATEMENTS else None
        if status is None:
            return {}
        return {
            "status": status.state.value,
            "reasons": [self._change(change) for change in status.reasons],
            "history": [self._change(change) for change in status.history],
        }

    def _change(self, change: Change) -> Json:
        return {
            "what": change.what.value,
            "since": self.date(change.since),
            "status": change.state_after.value,
            "cause": self.brief(change.cause),
        }

    def _named_by(self, key: Key) -> list[Json]:
        return [
            {"as": link.ref.back, "record": self.brief(link.origin)}
            if isinstance(link.origin, Key)
            else {"as": link.ref.back, "page": link.origin}
            for link in self.dossier.links_to(key)
        ]


class _Fields:
    def __init__(self, export: _Export, key: Key) -> None:
        dossier = export.dossier
        self._export = export
        self._targets = {link.path: link.target for link in dossier.links_from(key)}
        self._quoted = {quotation.path: quotation for quotation in dossier.quotations_by(key)}

    def of(self, part: Part, at: FieldPath) -> Json:
        found = {}
        for attribute, name, names_records in _fields(type(part)):
            given = getattr(part, attribute)
            if given is None or given == ():
                continue
            if type(given) is str and not names_records:  # as most are
                found[name] = given
                continue
            value = self._value(given, (*at, name), names_records=names_records)
            if value not in (None, [], {}):
                found[name] = value
        return found

    def _value(self, value: Any, path: FieldPath, *, names_records: bool) -> Any:
        if isinstance(value, tuple):
            items = [
                self._value(item, (*path, index), names_records=names_records)
                for index, item in enumerate(value)
            ]
            return [item for item in items if item is not None]
        if names_records:
            target = self._targets.get(path)
            return self._export.brief(target) if target else None
        if isinstance(value, Quote):
            return self._quotation(self._quoted.get(path))
        return self.of(value, path) if isinstance(value, Part) else self._plain(value)

    def _quotation(self, quotation: Quotation | None) -> Json | None:
        if quotation is None or quotation.source is None:
            return None
        source = quotation.source
        found = []
        for span in quotation.spans:
            place = self._export.dossier.texts[source].location(span.start)
            selected: Json = {}
            for selector in selectors(self._export.dossier, source, span):
                selected |= selector
            del selected["type"]
            found.append(selected | {"line": place.line, "column": place.column})
        kind = quotation.quote.kind
        return {
            "source": self._export.brief(source),
            "kind": kind.value if kind else None,
            "found": found,
        }

    def _plain(self, value: Any) -> Any:
        match value:
            case Edtf():
                return self._export.date(value)
            case Quantity():
                return {"text": value.text, "words": value.words}
            case Enum():
                return value.value
            case _:
                return value


@cache
def _fields(cls: type[Part]) -> tuple[tuple[str, str, bool], ...]:
    """Return a class's fields, as Python and as authors name them; whether they name records."""
    names_records = {name for name, _ in declared(cls)}
    names = [(attribute, info.alias or attribute) for attribute, info in cls.model_fields.items()]
    return tuple((attribute, name, name in names_records) for attribute, name in names)


def date(edtf: Edtf) -> Shared:
    """Return a date as the export writes it."""
    return Shared(
        edtf=edtf.text,
        words=edtf.words,
        earliest=edtf.earliest.iso if edtf.earliest else None,
        latest=edtf.latest.iso if edtf.latest else None,
    )
