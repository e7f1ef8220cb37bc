"""The quotations that a change brings or alters, as far as readers may see them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier.diff.changes import QuotationFate, RecordChange
from dossier.link.quotations import Quotation
from dossier.model.fields import Key
from dossier.model.parts import Publish
from dossier.model.records import Source
from dossier.text.sentences import sentence_around
from dossier.text.spans import merged
from dossier.views.languages import direction
from dossier.views.names import Name, Names
from dossier.views.passages import address, shown_words

_TOLD = {
    QuotationFate.ADDED,
    QuotationFate.EDITED,
    QuotationFate.MENDED,
    QuotationFate.MOVED,
    QuotationFate.REMARKED,
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation in its sentence.

    Attributes:
        fate: What became of it: `added`, `edited`, `mended`, `moved` or `remarked`.
        pieces: The sentence in pieces, each with whether it is quoted; none when it is withheld.
        source: Where it stands.
        address: Its place on the source's page; None when it is withheld.
        language: The source's, a BCP 47 tag, where known.
        direction: `ltr`, `rtl` or `auto`.
    """

    fate: str
    pieces: tuple[tuple[str, bool], ...]
    source: Name
    address: str | None
    language: str | None
    direction: str


def shown_passages(names: Names, change: RecordChange) -> tuple[Passage, ...]:
    """Return what became of the quotations of a record that is and was on the site.

    Args:
        names: The newer state, as published.
        change: What became of the record.
    """
    told = ((one.fate, one.after) for one in change.quotations if one.fate in _TOLD and one.after)
    return tuple(_passages(names, told))


def new_passages(names: Names, key: Key) -> tuple[Passage, ...]:
    """Return the quotations of a record that was not on the site."""
    quotations = names.dossier.quotations_by(key)
    return tuple(_passages(names, ((QuotationFate.ADDED, one) for one in quotations if one.spans)))


def _passages(names: Names, told: Iterable[tuple[QuotationFate, Quotation]]) -> Iterator[Passage]:
    for fate, quotation in told:
        if quotation.source in names.dossier.records:
            yield _passage(names, fate, quotation)


def _passage(names: Names, fate: QuotationFate, quotation: Quotation) -> Passage:
    source = quotation.source
    record = names.dossier.records[source] if source else None
    if source is None or not isinstance(record, Source):
        raise TypeError("a quotation that was found in no source")
    withheld = names.dossier.publishes(source) is Publish.NONE
    return Passage(
        fate.value,
        () if withheld else tuple(_pieces(names, quotation)),
        names.of(source),
        None if withheld else address(names.dossier, quotation),
        record.language,
        direction(record.language),
    )


def _pieces(names: Names, quotation: Quotation) -> Iterator[tuple[str, bool]]:
    if quotation.source is None:
        return
    text = names.dossier.texts[quotation.source]
    around = merged(sentence_around(text.text, span, text.blocks) for span in quotation.spans)
    for number, frame in enumerate(around):
        if number:
            yield " […] ", False
        start = frame.start
        for span in quotation.spans:
            if frame.start <= span.start < frame.end:
                yield _on_one_line(text.text[start : span.start]), False
                yield shown_words(text.words(span)), True
                start = span.end
        yield _on_one_line(text.text[start : frame.end]), False


def _on_one_line(words: str) -> str:
    """Return a part of a line, with the space at either end that it may have."""
    return re.sub(r"\s+", " ", words)
