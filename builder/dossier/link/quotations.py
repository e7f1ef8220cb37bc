"""Every quotation of the dossier with where it stands in its source."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dossier.anchor import Found, Outcome, anchor
from dossier.link.references import Link
from dossier.location import Location
from dossier.model.fields import Key
from dossier.model.parts import FieldPath, Places, Quote
from dossier.records.reading import Remains
from dossier.text.fold import is_blank
from dossier.text.source import SourceText, Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in a record.

    Attributes:
        key: The record that quotes.
        path: The field, `("quotes", 0)` or `("figures", 1, "values", 0, "quote")`.
        quote: What the author wrote.
        source: The source record; None when the reference leads nowhere.
        outcome: Where it stands; None when its words or the source's text cannot be read.
        places: Where the fields of the quoting record stand.
    """

    key: Key
    path: FieldPath
    quote: Quote
    source: Key | None
    outcome: Outcome | None
    places: Places

    @property
    def spans(self) -> tuple[Span, ...]:
        """The places of its pieces in the source's text; empty unless it was found."""
        return self.outcome.spans if isinstance(self.outcome, Found) else ()

    def at(self, *path: str | int) -> Location:
        """Say where a field of the quotation stands in the record's file."""
        return self.places.of(*self.path, *path)


def anchor_all(
    remains: Mapping[Key, Remains], links: Iterable[Link], texts: Mapping[Key, SourceText]
) -> Iterator[Quotation]:
    """Anchor every quotation of every record, sound or not."""
    sources = {(link.origin, link.path): link.target for link in links}
    for key, left in remains.items():
        for path, quote in left.quotations:
            source = sources.get((key, (*path, "source")))
            text = texts.get(source) if source else None
            readable = text is not None and not any(map(is_blank, quote.exact))
            outcome = anchor(quote, text) if text is not None and readable else None
            yield Quotation(key, path, quote, source, outcome, left.places)
