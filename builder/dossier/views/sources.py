"""A source's page: what it is, what is quoted from it, and its text as far as it may be shown."""

from dataclasses import dataclass

from dossier.model.dates import Edtf
from dossier.model.parts import Publish, QuoteKind
from dossier.model.records import Source
from dossier.views.article import Gap, Paragraph, article, is_noted, marks
from dossier.views.languages import direction
from dossier.views.lines import Fact, Line, Section, backlinks, facts, line, named_in
from dossier.views.names import Name, Names
from dossier.views.records import Common, common


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation in the list of a source's page.

    Attributes:
        number: Its number in the text, from 1 on.
        line: The record that quotes.
        name: What it is called beside its words in the text.
        kind: Whose words they are; None when the author did not say.
        address: Where they stand in the text; None when they may not be shown.
        noted: Whether a note beside the text shows it; see `article.Mark`.
    """

    number: int
    line: Line
    name: Name
    kind: QuoteKind | None
    address: str | None
    noted: bool


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source's page.

    Attributes:
        common: What all records' pages show.
        headline: Whether the name is the publisher's headline, and not the authors' label.
        facts: The publisher.
        published: When it was published.
        retrieved: When it was received.
        authors: As the byline prints them.
        language: BCP 47 tag, where known.
        direction: `ltr`, `rtl` or, where the language is not known, `auto`.
        url: Where it was published.
        archive_url: An archived copy.
        publish: How much of it may be shown.
        quotations: What is quoted from it: what has notes, then what has none, each in the order of
            its text.
        article: Its text, as far as it may be shown.
        whole: Whether it is there whole, for its authors; see `article`.
        sections: What it reports, and what names it.
    """

    common: Common
    headline: bool
    facts: tuple[Fact, ...]
    published: Edtf | None
    retrieved: Edtf | None
    authors: tuple[str, ...]
    language: str | None
    direction: str
    url: str | None
    archive_url: str | None
    publish: Publish
    quotations: tuple[Quoted, ...]
    article: tuple[Paragraph | Gap, ...]
    whole: bool
    sections: tuple[Section, ...]

    def quoted(self, number: int) -> Quoted:
        """Return the quotation that bears a number in the text."""
        return self.quotations[number - 1]


def source_view(names: Names, source: Source, *, whole: bool = False) -> SourceView:
    """Lay out a source's page; with `whole`, for its authors, who see all of its text."""
    dossier, key = names.dossier, source.key
    found = sorted(dossier.quotations_from(key), key=is_noted, reverse=True)
    shown = whole or dossier.publishes(key) is not Publish.NONE
    marked = marks(dossier, found)
    first = {mark.number: mark.address for mark in reversed(marked)} if shown else {}
    return SourceView(
        common=common(names, source),
        headline=source.title is not None,
        facts=facts(names, key, "publisher"),
        published=source.published,
        retrieved=source.retrieved,
        authors=source.authors,
        language=source.language,
        direction=direction(source.language),
        url=source.url,
        archive_url=source.archive_url,
        publish=dossier.publishes(key),
        quotations=tuple(
            Quoted(
                number=number,
                line=line(names, quotation.key),
                name=names.short(quotation.key),
                kind=quotation.quote.kind,
                address=first.get(number),
                noted=is_noted(quotation),
            )
            for number, quotation in enumerate(found, 1)
        ),
        article=article(dossier, key, marked, whole=whole),
        whole=whole,
        sections=(
            *named_in(names, key, "reports"),
            *backlinks(names, key, first=("corrected by",), without=("quoted in",)),
        ),
    )
