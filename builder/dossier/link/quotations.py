"""Every quotation of the dossier with where it stands in its source."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dossier.anchor import Found, Outcome, anchor
from dossier.link.references import Link
from dossier.location import Location
from dossier.model.fields import Key
from dossier.model.parts import FieldPath, Places, Quote
from dossier.records.reading import Remains
from dossier.text.fold import is_blank
from dossier.text.source import SourceText, Span

Anchor = Callable[[Quote, SourceText], Outcome]
"""Says where a quotation stands in a source."""


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


@dataclass(frozen=True, slots=True)
class Anchored:
    """The quotations of a dossier, and the texts in which they were looked for."""

    quotations: tuple[Quotation, ...]
    texts: Mapping[Key, SourceText]

    def by_place(self) -> dict[tuple[Key, FieldPath], tuple[Quotation, SourceText | None]]:
        """Return each quotation with the text in which it was looked for."""
        return {
            (each.key, each.path): (each, self.texts.get(each.source) if each.source else None)
            for each in self.quotations
        }


def anchor_all(
    remains: Mapping[Key, Remains],
    links: Iterable[Link],
    texts: Mapping[Key, SourceText],
    before: Anchored | None = None,
    find: Anchor = anchor,
) -> tuple[Quotation, ...]:
    """Anchor every quotation of every record, sound or not.

    Args:
        remains: The records.
        links: What they name.
        texts: The texts of the sources.
        before: What was anchored before, which is taken over where nothing has changed.
        find: Finds a quotation, as `anchor` does.
    """
    sources = {(link.origin, link.path): link.target for link in links}
    known = before.by_place() if before else {}
    found: list[Quotation] = []
    for key, left in remains.items():
        for path, quote in left.quotations:
            source = sources.get((key, (*path, "source")))
            text = texts.get(source) if source else None
            last, its_text = known.get((key, path), (None, None))
            if last and last.quote is quote and last.source == source and its_text is text:
                found.append(last)
            else:
                outcome = _anchored(quote, text, find)
                found.append(Quotation(key, path, quote, source, outcome, left.places))
    return tuple(found)


def _anchored(quote: Quote, text: SourceText | None, find: Anchor) -> Outcome | None:
    if text is None or any(map(is_blank, quote.exact)):
        return None
    return find(quote, text)
