"""The words of sources that records quote, and where each stands on its source's page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier.link.dossier import Dossier
from dossier.link.quotations import Quotation
from dossier.model.dates import Edtf
from dossier.model.fields import Key
from dossier.model.parts import Publish, QuoteKind
from dossier.model.records import Source
from dossier.text.fragments import text_fragment, with_fragment
from dossier.views.languages import direction
from dossier.views.names import Name, Names

LONGEST_CALLED = 60
"""Code points of a wording by which it is known from others."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One source's words for something.

    Attributes:
        source: Where the words stand.
        publisher: Who published it.
        published: When.
        kind: Whose words they are; None when the author did not say.
        pieces: The words, in one piece or in several; none when they are withheld.
        withheld: Whether the source's words may not be shown.
        language: The source's, a BCP 47 tag, where known.
        direction: `ltr`, `rtl` or, where the language is not known, `auto`.
        address: The passage on the source's page; none when the words are withheld.
        at_publisher: Where the publisher has it, leading to the words unless they are withheld.
        archived: An archived copy, likewise.
    """

    source: Name
    publisher: Name | None
    published: Edtf | None
    kind: QuoteKind | None
    pieces: tuple[str, ...]
    withheld: bool
    language: str | None
    direction: str
    address: str | None
    at_publisher: str | None
    archived: str | None

    @property
    def called(self) -> str:
        """Which wording it is, to tell links from each other that read alike."""
        words = " ".join(self.pieces)
        start = f"{words[:LONGEST_CALLED]}…" if len(words) > LONGEST_CALLED else words
        return f"“{start}”, {self.source.title}" if words else self.source.title


def address(dossier: Dossier, quotation: Quotation, piece: int = 0) -> str:
    """Return the address of a piece of a quotation on its source's page.

    It is unique on that page, does not change when other records do, and cannot be that of a
    heading, since headings' addresses have no two hyphens in a row: `statements--bridge-is-safe`,
    for the record's second quotation of this source `statements--bridge-is-safe--2`, for the third
    piece of the first one `statements--bridge-is-safe--1--3`.

    Args:
        dossier: Where the quotation is from.
        quotation: One that was found in its source.
        piece: 0-based.
    """
    same = [
        other.path
        for other in dossier.quotations_by(quotation.key)
        if other.source == quotation.source and other.spans
    ]
    nth = same.index(quotation.path) + 1
    name = f"{quotation.key.kind}--{quotation.key.id}"
    if piece:
        return f"{name}--{nth}--{piece + 1}"
    return f"{name}--{nth}" if nth > 1 else name


def wordings(names: Names, key: Key) -> tuple[Wording, ...]:
    """Return the wordings that a record gives as evidence, in the order of its file."""
    quoted = (q for q in names.dossier.quotations_by(key) if q.path[0] == "quotes")
    return tuple(_in_words(names, quoted))


def wording(names: Names, quotation: Quotation) -> Wording | None:
    """Return the wording that a quotation gives, or None when its words were not found."""
    return next(_in_words(names, (quotation,)), None)


def shown_words(words: str) -> str:
    """Return a stretch of a source as one line: a line's end in the file is none on a page."""
    return " ".join(words.split())


def _in_words(names: Names, quotations: Iterable[Quotation]) -> Iterator[Wording]:
    dossier = names.dossier
    for quotation in quotations:
        key = quotation.source
        source = dossier.records.get(key) if key else None
        if key is None or not quotation.spans or not isinstance(source, Source):
            continue
        publisher = dossier.target(key, "publisher")
        withheld = dossier.publishes(key) is Publish.NONE
        text = dossier.texts[key]
        pieces = () if withheld else (shown_words(text.words(span)) for span in quotation.spans)
        elsewhere = source.url or source.archive_url
        directive = None if withheld or not elsewhere else _directive(dossier, quotation, key)
        yield Wording(
            source=names.of(key),
            publisher=names.of(publisher) if publisher else None,
            published=source.published,
            kind=quotation.quote.kind,
            pieces=tuple(pieces),
            withheld=withheld,
            language=source.language,
            direction=direction(source.language),
            address=None if withheld else address(dossier, quotation),
            at_publisher=_elsewhere(source.url, directive),
            archived=_elsewhere(source.archive_url, directive),
        )


def _directive(dossier: Dossier, quotation: Quotation, source: Key) -> str:
    """Return what leads to a quotation's words on another site's page."""
    return text_fragment(dossier.texts[source], quotation.spans, lambda: dossier.shown(source))


def _elsewhere(url: str | None, directive: str | None) -> str | None:
    """Return the address of a quotation's words on another site's page; archives show the same."""
    return with_fragment(url, directive) if url and directive else url
