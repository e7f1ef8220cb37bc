"""Records as things of schema.org: in short where they are named, whole on their own pages."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from dossier.export.addresses import Site
from dossier.link.dossier import Dossier
from dossier.link.quotations import Quotation
from dossier.link.watched import Once
from dossier.model.dates import Edtf
from dossier.model.fields import Key, Kind
from dossier.model.parts import Publish, QuoteKind
from dossier.model.records import (
    Correction,
    Event,
    Named,
    Organization,
    Person,
    Place,
    Record,
    Source,
    Statement,
)
from dossier.texts import say

Json = dict[str, Any]

Known = Callable[[Key], Json]
"""What is said of each record wherever it is named: its title and status, not its address."""

_TYPES: Mapping[Kind, tuple[str, str, str]] = {
    Kind.PEOPLE: ("Person", "person", "name"),
    Kind.ORGANIZATIONS: ("Organization", "organization", "name"),
    Kind.PLACES: ("Place", "place", "name"),
    Kind.EVENTS: ("Event", "event", "name"),
    Kind.STATEMENTS: ("Claim", "claim", "text"),
    Kind.SOURCES: ("NewsArticle", "article", "headline"),
    Kind.CORRECTIONS: ("CorrectionComment", "correction", "name"),
}
"""Of each kind: the type, the fragment of its things' addresses, the property of their titles."""

_ISO = re.compile(
    r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}(:[0-9]{2})?)?)?)?)?"
)


def known_of(dossier: Dossier) -> Known:
    """Return what all pages of a dossier's site say alike of its records: titles and statuses."""
    known = Once[Key, Json](dossier)
    return lambda key: known.of(key, partial(_said, dossier))


def _said(dossier: Dossier, key: Key) -> Json:
    record, (*_, title) = dossier.records[key], _TYPES[key.kind]
    if isinstance(record, Source) and record.title is None:
        title = "name"  # our label is no headline
    return {title: record.title_text, **_status(dossier, key)}


def _status(dossier: Dossier, key: Key) -> Json:
    status = dossier.status(key) if key.kind is Kind.STATEMENTS else None
    return {"creativeWorkStatus": say(f"state.{status.state}")} if status else {}


class Things:
    """Turns records into things.

    Args:
        dossier: What is published.
        site: The site, with addresses as seen from where the things are named.
        known: What pages say alike; made here unless other pages have it.
    """

    def __init__(self, dossier: Dossier, site: Site, known: Known | None = None) -> None:
        self._dossier = dossier
        self._site = site
        self._known = known or known_of(dossier)

    def brief(self, key: Key) -> Json:
        """Return a record as it is named by others: a statement with its status."""
        type_, fragment, _ = _TYPES[key.kind]
        address = self._site.address(key)
        return {"@type": type_, "@id": f"{address}#{fragment}", **self._known(key)}

    def whole(self, key: Key) -> list[Json]:
        """Return all that a record's page says of it, and then the quotations of a statement."""
        record = self._dossier.records[key]
        thing = self.brief(key) | _WHOLES[type(record)](self, record)
        thing["mainEntityOfPage"] = {"@id": self._site.address(key)}
        if isinstance(record, Named) and record.aliases:
            thing["alternateName"] = list(record.aliases)
        if record.same_as:
            thing["sameAs"] = list(record.same_as)
        quotations = self._quotations(key)
        corrections = self._comments_on(key)
        if isinstance(record, Statement):
            return [thing | _only(correction=corrections), *quotations]
        if isinstance(record, Source):
            return [thing | _only(correction=corrections, subjectOf=quotations)]
        return [thing | _only(subjectOf=[*corrections, *quotations])]

    def authors(self) -> Json:
        """Return the dossier's authors, who are known by their site only."""
        name = say("machines.authors", site=self._site.name)
        address = f"{self._site.address('index.md')}#authors"
        return {"@type": "Organization", "@id": address, "name": name}

    def _person(self, person: Person) -> Json:
        titles, organizations = [], []
        for index, role in enumerate(person.roles):
            if role.until is None:
                titles.append(role.title)
                organizations.append(
                    self._dossier.target(person.key, "roles", index, "organization")
                )
        said = say("record.not-named") if person.unnamed else None
        return _only(
            jobTitle=titles, affiliation=self._briefs(filter(None, organizations)), description=said
        )

    def _organization(self, organization: Organization) -> Json:
        above = self._named(organization.key, "part_of")
        return _only(description=organization.kind, parentOrganization=above)

    def _place(self, place: Place) -> Json:
        found = _only(description=place.kind, containedInPlace=self._named(place.key, "part_of"))
        if place.coordinates:
            latitude, longitude = place.coordinates
            found["geo"] = {
                "@type": "GeoCoordinates",
                "latitude": latitude,
                "longitude": longitude,
            }
        return found

    def _event(self, event: Event) -> Json:
        links = self._dossier.links_from(event.key, "participants")
        people = [link.target for link in links if link.target.kind is Kind.PEOPLE]
        bodies = [link.target for link in links if link.target.kind is not Kind.PEOPLE]
        day = iso(event.date) if event.date else None
        return _only(
            startDate=day,
            description=event.date.words if event.date and day is None else None,
            location=self._named(event.key, "places"),
            actor=self._briefs(people),
            contributor=self._briefs(bodies),  # a body is no `actor` to schema.org
            superEvent=self._named(event.key, "part_of"),
        )

    def _statement(self, statement: Statement) -> Json:
        key = statement.key
        quoted = (quotation.source for quotation in self._dossier.quotations_by(key))
        return _only(
            author=self._named(key, "speaker"),
            claimInterpreter=self.authors(),
            about=self._named(key, "about"),
            appearance=self._briefs(filter(None, quoted)),
            **_dated(statement.said),
        )

    def _source(self, source: Source) -> Json:
        parts = [
            self._quotation(quotation) | _status(self._dossier, quotation.key)
            for quotation in self._dossier.quotations_from(source.key)
            if quotation.key.kind is Kind.STATEMENTS and quotation.path[0] == "quotes"
        ]
        shown = self._dossier.publishes(source.key) is not Publish.NONE
        return _only(
            url=source.url,
            archivedAt=source.archive_url,
            publisher=self._named(source.key, "publisher"),
            author=[{"@type": "Person", "name": name} for name in source.authors],
            inLanguage=source.language,
            hasPart=parts if shown else None,
            **(_dated(source.published) if source.published else {}),
        )

    def _correction(self, correction: Correction) -> Json:
        return self._comment(correction) | _only(
            about=self._named(correction.key, "corrects"),
            citation=self._named(correction.key, "through"),
        )

    def _comments_on(self, key: Key) -> list[Json]:
        """Return what corrects a record, with the words that its page shows of that.

        A statement's page says what holds instead where that is why the statement stands so.
        """
        status = self._dossier.status(key) if key.kind is Kind.STATEMENTS else None
        reasons = {change.cause for change in status.reasons} if status else set()
        links = self._dossier.links_to(key, "corrected by")
        origins = dict.fromkeys(link.origin for link in links if isinstance(link.origin, Key))
        records = (self._dossier.records[origin] for origin in origins)
        corrections = [one for one in records if isinstance(one, Correction)]
        return [self._comment(one, short=one.key not in reasons) for one in corrections]

    def _comment(self, correction: Correction, *, short: bool = False) -> Json:
        instead = None if short else correction.instead
        maker = self._named(correction.key, "by")
        said = {"text": instead or correction.title_text, "author": maker or self.authors()}
        return self.brief(correction.key) | said | _dated(correction.issued)

    def _quotations(self, key: Key) -> list[Json]:
        found = []
        for quotation in self._dossier.quotations_by(key):
            source = quotation.source
            if not source or not quotation.spans or quotation.path[0] != "quotes":
                continue
            if self._dossier.publishes(source) is Publish.NONE:
                continue
            found.append(
                self._quotation(quotation)
                | _status(self._dossier, key)
                | {"isPartOf": self.brief(source)}
                | self._spoken(quotation)
            )
        return found

    def _quotation(self, quotation: Quotation) -> Json:
        if quotation.source is None:
            raise ValueError("a quotation without its source reached a page")
        text, number = self._dossier.texts[quotation.source], int(quotation.path[1])
        pieces = (" ".join(text.words(span).split()) for span in quotation.spans)
        return {
            "@type": "Quotation",
            "@id": f"{self._site.address(quotation.key)}#quotation-{number + 1}",
            "text": " […] ".join(pieces),
        }

    def _spoken(self, quotation: Quotation) -> Json:
        """Return who spoke a statement's words, and where; a reporter's words nobody spoke."""
        if quotation.key.kind is not Kind.STATEMENTS:
            return {}
        own = quotation.quote.kind in {QuoteKind.DIRECT, QuoteKind.MIXED}
        return _only(
            creator=self._named(quotation.key, "speaker") if own else None,
            recordedAt=self._named(quotation.key, "at"),
            about={"@id": self.brief(quotation.key)["@id"]},
        )

    def _named(self, key: Key, field: str) -> Json | list[Json] | None:
        """Return what a record names in a field: the only thing, or a list of several."""
        found = self._briefs(link.target for link in self._dossier.links_from(key, field))
        return found[0] if len(found) == 1 else found or None

    def _briefs(self, keys: Iterable[Key | None]) -> list[Json]:
        return [self.brief(key) for key in dict.fromkeys(keys) if key]


_WHOLES: Mapping[type[Record], Callable[[Things, Any], Json]] = {
    Person: Things._person,  # noqa: SLF001 - not of a thing's own: it would hold itself
    Organization: Things._organization,  # noqa: SLF001
    Place: Things._place,  # noqa: SLF001
    Event: Things._event,  # noqa: SLF001
    Statement: Things._statement,  # noqa: SLF001
    Source: Things._source,  # noqa: SLF001
    Correction: Things._correction,  # noqa: SLF001
}


def iso(date: Edtf) -> str | None:
    """Return a date as ISO 8601 has it, where it is one day, month, year or time without doubt."""
    return date.text if _ISO.fullmatch(date.text) else None


def _dated(date: Edtf) -> Json:
    day = iso(date)
    return {"datePublished": day} if day else {"temporal": date.words}


def _only(**values: Any) -> Json:
    return {name: value for name, value in values.items() if value not in (None, [], "")}
