"""The dossier as one linked value."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import TypeVar

from dossier.anchor import anchor
from dossier.link.consequences import resting_on
from dossier.link.quotations import Anchor, Anchored, Quotation, anchor_all
from dossier.link.references import Dangling, Link, Names, Origin, Resolved, resolve_all
from dossier.link.standing import Standings
from dossier.model.dates import Day
from dossier.model.fields import Key, Kind, Ref
from dossier.model.parts import Publish
from dossier.model.records import Organization, Person, Place, Record, Source
from dossier.records.reading import Annotations, Mention, OwnPage, Remains
from dossier.status import Status
from dossier.text.naming import Naming
from dossier.text.sentences import sentence_around
from dossier.text.source import SourceText, Span
from dossier.text.spans import merged

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, eq=False)
class Dossier:
    """Records, sources' texts and authors' pages with all that connects them; equal to itself only.

    Attributes:
        records: The sound records, by kind and id.
        remains: What can be told of every record, sound or not.
        texts: The text of each source that could be read.
        pages: The authors' own pages under docs/, by their path in that folder.
        links: Every reference and mention that names a record, in the order of the files.
        dangling: Those that name none.
        quotations: Every quotation, in the order of the files.
        publish: How much is shown of a source that does not say so itself.
    """

    records: Mapping[Key, Record]
    remains: Mapping[Key, Remains]
    texts: Mapping[Key, SourceText]
    pages: Mapping[str, OwnPage]
    links: tuple[Link, ...]
    dangling: tuple[Dangling, ...]
    quotations: tuple[Quotation, ...]
    publish: Publish = Publish.EXCERPTS

    def of_kind(self, kind: Kind) -> tuple[Record, ...]:
        """Return the records of one kind, by id."""
        return self._by_kind.get(kind, ())

    def links_from(self, origin: Origin, *fields: str) -> tuple[Link, ...]:
        """Return what a record or page names, in `fields` if any are given, else anywhere."""
        links = self._outgoing.get(origin, ())
        return tuple(link for link in links if link.path[0] in fields) if fields else links

    def links_to(self, target: Key, back: str | None = None) -> tuple[Link, ...]:
        """Return what names a record; with `back`, only under these words ("contradicted by")."""
        links = self._incoming.get(target, ())
        return tuple(link for link in links if link.ref.back == back) if back else links

    def target(self, origin: Origin, *path: str | int) -> Key | None:
        """Return the record that the field at `path` names."""
        return self._targets.get((origin, path))

    def find(self, words: str, ref: Ref) -> Key | None:
        """Return the record that `words`, an id or `kind/id`, name in a field declared by `ref`."""
        key = self._lookup.resolve(words, ref)
        return key if isinstance(key, Key) else None

    def mentions(self, origin: Origin) -> tuple[Mention, ...]:
        """Return the links and cards in a record's notes or on an author's page, in order."""
        if isinstance(origin, Key):
            return self.remains[origin].mentions if origin in self.remains else ()
        return self.pages[origin].mentions if origin in self.pages else ()

    def quotations_by(self, key: Key) -> tuple[Quotation, ...]:
        """Return the quotations in a record."""
        return self._quoted_by.get(key, ())

    def quotations_from(self, source: Key) -> tuple[Quotation, ...]:
        """Return the quotations of a source, as they stand in its text."""
        return self._quoted_from.get(source, ())

    def status(self, key: Key, on: Day | None = None) -> Status | None:
        """Return a statement's status, today or on a day; None where it was not yet said."""
        return self._standings.status(key, on)

    def publishes(self, source: Key) -> Publish:
        """Return how much of a source the site may show; of one that is no record, nothing."""
        record = self.records.get(source)
        return record.publish or self.publish if isinstance(record, Source) else Publish.NONE

    def shown(self, source: Key) -> tuple[Span, ...]:
        """Return the stretches of a source's text that may be shown, in order and apart."""
        if source not in self._shown:
            self._shown[source] = self._find_shown(source)
        return self._shown[source]

    def _find_shown(self, source: Key) -> tuple[Span, ...]:
        text = self.texts.get(source)
        if text is None or self.publishes(source) is Publish.NONE:
            return ()
        if self.publishes(source) is Publish.FULL:
            return (Span(0, len(text.text)),)
        quoted = (span for item in self.quotations_from(source) for span in item.spans)
        return merged(sentence_around(text.text, span, text.blocks) for span in quoted)

    def without(self, keys: Iterable[Key]) -> "Dossier":
        """Return the dossier without some records and without all that rests on them.

        A record goes too when every record goes that an essential field of it names: a statement
        without its speaker, or without any source, says nothing.
        """
        gone = resting_on(self.links, frozenset(keys))
        if not gone:
            return self
        return replace(
            self,
            records={key: record for key, record in self.records.items() if key not in gone},
            remains={key: left for key, left in self.remains.items() if key not in gone},
            texts={key: text for key, text in self.texts.items() if key not in gone},
            links=tuple(
                link for link in self.links if link.origin not in gone and link.target not in gone
            ),
            quotations=tuple(
                quotation
                for quotation in self.quotations
                if quotation.key not in gone and quotation.source not in gone
            ),
        )

    def without_pages(self, paths: Collection[str]) -> "Dossier":
        """Return the dossier without what some of the authors' pages mention."""
        if not paths:
            return self
        return replace(
            self,
            pages={path: page for path, page in self.pages.items() if path not in paths},
            links=tuple(link for link in self.links if link.origin not in paths),
        )

    @cached_property
    def naming(self) -> Naming[Key]:
        """What finds people, organizations and places in a text, by their names and aliases."""
        return Naming(
            (name, key)
            for key, record in self.records.items()
            if isinstance(record, Person | Organization | Place)
            for name in (record.name, *record.aliases)
        )

    @property
    def unwatched(self) -> "Dossier":
        """The same, for whoever asks for all of it."""
        return self

    @property
    def resolved(self) -> Resolved:
        """What its references were resolved from, and to."""
        return Resolved(self.remains, self.pages, self._outgoing, self.dangling)

    @property
    def anchored(self) -> Anchored:
        """What its quotations were anchored in, and where."""
        return Anchored(self.quotations, self.texts)

    @cached_property
    def _shown(self) -> dict[Key, tuple[Span, ...]]:
        return {}  # filled as asked for: every quotation of a source asks again

    @cached_property
    def _lookup(self) -> Names:
        return Names(self.records)

    @cached_property
    def _by_kind(self) -> Mapping[Kind, tuple[Record, ...]]:
        groups = groupby(self.records.items(), key=lambda item: item[0].kind)
        return {kind: tuple(record for _, record in items) for kind, items in groups}

    @cached_property
    def _outgoing(self) -> Mapping[Origin, tuple[Link, ...]]:
        return _grouped((link.origin, link) for link in self.links)

    @cached_property
    def _incoming(self) -> Mapping[Key, tuple[Link, ...]]:
        return _grouped((link.target, link) for link in self.links)

    @cached_property
    def _targets(self) -> Mapping[tuple[Origin, tuple[str | int, ...]], Key]:
        return {(link.origin, link.path): link.target for link in self.links}

    @cached_property
    def _quoted_by(self) -> Mapping[Key, tuple[Quotation, ...]]:
        return _grouped((quotation.key, quotation) for quotation in self.quotations)

    @cached_property
    def _quoted_from(self) -> Mapping[Key, tuple[Quotation, ...]]:
        found = [quotation for quotation in self.quotations if quotation.spans]
        found.sort(key=_place)
        return _grouped((q.source, q) for q in found if q.source)

    @cached_property
    def _standings(self) -> Standings:
        return Standings(self.records, self.links)


@dataclass(frozen=True, slots=True)
class Known:
    """What need not be worked out to link a dossier.

    Attributes:
        dossier: It as it was; its links and quotations are taken over where they rest on the very
            same remains and texts.
        anchor: Says where a quotation stands, as `dossier.anchor` does.
    """

    dossier: Dossier | None = None
    anchor: Anchor = anchor


def link(
    annotations: Annotations,
    texts: Mapping[Key, SourceText],
    pages: Mapping[str, OwnPage],
    publish: Publish = Publish.EXCERPTS,
    known: Known | None = None,
) -> Dossier:
    """Join the records, their sources' texts and the authors' pages.

    Args:
        annotations: The records as read.
        texts: The text of each source record that has a readable one.
        pages: The authors' own pages under docs/, by their path in that folder.
        publish: How much is shown of a source that does not say so itself.
        known: What is known already. The result is equal to that without.
    """
    known = known or Known()
    before = known.dossier
    links, dangling = resolve_all(annotations.remains, pages, before.resolved if before else None)
    anchored = before.anchored if before else None
    quotations = anchor_all(annotations.remains, links, texts, anchored, known.anchor)
    return Dossier(
        annotations.records, annotations.remains, texts, pages, links, dangling, quotations, publish
    )


def _place(quotation: Quotation) -> tuple[list[tuple[int, int]], str, str]:
    key = quotation.key
    return [(span.start, span.end) for span in quotation.spans], key.kind, key.id


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    lists: dict[K, list[V]] = {}
    for key, value in pairs:
        lists.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in lists.items()}
