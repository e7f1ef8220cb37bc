"""A dossier that notes what it is asked, so that what comes of it can be kept until that changes.

Whoever makes something of a dossier, a page say, asks it questions and depends on nothing else of
it. While all of them have the answers that they had, the same would be made again.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from typing import Generic, TypeVar

from dossier.link.dossier import Dossier
from dossier.link.quotations import Anchored, Quotation
from dossier.link.references import Dangling, Link, Origin, Resolved
from dossier.model.dates import Day
from dossier.model.fields import Key, Kind, Ref
from dossier.model.parts import Publish
from dossier.model.records import Record
from dossier.records.reading import Mention, OwnPage, Remains
from dossier.status import Status
from dossier.text.naming import Naming
from dossier.text.source import SourceText, Span

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Aspect(StrEnum):
    """What a question is about."""

    RECORD = "record"
    LINKS_FROM = "links-from"
    LINKS_TO = "links-to"
    QUOTATIONS_BY = "quotations-by"
    QUOTATIONS_FROM = "quotations-from"
    SHOWN = "shown"
    STATUS = "status"
    TEXT = "text"
    PAGE = "page"
    KIND = "kind"
    ID = "id"
    NAMING = "naming"
    ALL = "all"


Question = tuple[Aspect, Key | str]
"""An aspect, and whose: a record's, or of a page, a kind, an id by its name."""

ALL: Question = (Aspect.ALL, "")


class WatchedDossier(Dossier):
    """A dossier that notes what it is asked.

    Args:
        dossier: It answers.
    """

    _dossier: Dossier
    _asked: list[set[Question]]
    _records: Mapping[Key, Record]
    _remains: Mapping[Key, Remains]
    _texts: Mapping[Key, SourceText]
    _pages: Mapping[str, OwnPage]

    def __init__(self, dossier: Dossier) -> None:
        object.__setattr__(self, "_dossier", dossier)
        object.__setattr__(self, "_asked", [set()])
        for name, aspect in _MAPPINGS.items():
            watched = _Watched(getattr(dossier, name), self._asked, aspect)
            object.__setattr__(self, f"_{name}", watched)

    @contextmanager
    def noting(self) -> Iterator[set[Question]]:
        """Give the questions that are asked within the block."""
        asked: set[Question] = set()
        self._asked.append(asked)
        try:
            yield asked
        finally:
            self._asked.pop()
            self._asked[-1].update(asked)

    def note(self, asked: Iterable[Question]) -> None:
        """Note questions as asked, where what came of them is used again."""
        self._asked[-1].update(asked)

    def _ask(self, aspect: Aspect, subject: Key | str) -> None:
        self._asked[-1].add((aspect, subject))

    @property
    def records(self) -> Mapping[Key, Record]:
        """See `Dossier`."""
        return self._records

    @property
    def remains(self) -> Mapping[Key, Remains]:
        """See `Dossier`."""
        return self._remains

    @property
    def texts(self) -> Mapping[Key, SourceText]:
        """See `Dossier`."""
        return self._texts

    @property
    def pages(self) -> Mapping[str, OwnPage]:
        """See `Dossier`."""
        return self._pages

    @property
    def links(self) -> tuple[Link, ...]:
        """See `Dossier`."""
        return self._whole.links

    @property
    def dangling(self) -> tuple[Dangling, ...]:
        """See `Dossier`."""
        return self._whole.dangling

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """See `Dossier`."""
        return self._whole.quotations

    @property
    def publish(self) -> Publish:
        """See `Dossier`; a setting of the site, about which nothing is noted."""
        return self._dossier.publish

    @property
    def unwatched(self) -> Dossier:
        """See `Dossier`."""
        return self._whole

    @property
    def resolved(self) -> Resolved:
        """See `Dossier`."""
        return self._whole.resolved

    @property
    def anchored(self) -> Anchored:
        """See `Dossier`."""
        return self._whole.anchored

    @property
    def naming(self) -> Naming[Key]:
        """See `Dossier`."""
        self._ask(Aspect.NAMING, "")
        return self._dossier.naming

    def of_kind(self, kind: Kind) -> tuple[Record, ...]:
        """See `Dossier`."""
        self._ask(Aspect.KIND, kind)
        return self._dossier.of_kind(kind)

    def find(self, words: str, ref: Ref) -> Key | None:
        """See `Dossier`."""
        self._ask(Aspect.ID, words.rpartition("/")[2])
        return self._dossier.find(words, ref)

    def links_from(self, origin: Origin, *fields: str) -> tuple[Link, ...]:
        """See `Dossier`."""
        self._ask(Aspect.LINKS_FROM, origin)
        return self._dossier.links_from(origin, *fields)

    def links_to(self, target: Key, back: str | None = None) -> tuple[Link, ...]:
        """See `Dossier`."""
        self._ask(Aspect.LINKS_TO, target)
        return self._dossier.links_to(target, back)

    def target(self, origin: Origin, *path: str | int) -> Key | None:
        """See `Dossier`."""
        self._ask(Aspect.LINKS_FROM, origin)
        return self._dossier.target(origin, *path)

    def mentions(self, origin: Origin) -> tuple[Mention, ...]:
        """See `Dossier`."""
        self._ask(Aspect.RECORD if isinstance(origin, Key) else Aspect.PAGE, origin)
        return self._dossier.mentions(origin)

    def quotations_by(self, key: Key) -> tuple[Quotation, ...]:
        """See `Dossier`."""
        self._ask(Aspect.QUOTATIONS_BY, key)
        return self._dossier.quotations_by(key)

    def quotations_from(self, source: Key) -> tuple[Quotation, ...]:
        """See `Dossier`."""
        self._ask(Aspect.QUOTATIONS_FROM, source)
        return self._dossier.quotations_from(source)

    def status(self, key: Key, on: Day | None = None) -> Status | None:
        """See `Dossier`."""
        self._ask(Aspect.STATUS, key)
        return self._dossier.status(key, on)

    def publishes(self, source: Key) -> Publish:
        """See `Dossier`."""
        self._ask(Aspect.RECORD, source)
        return self._dossier.publishes(source)

    def shown(self, source: Key) -> tuple[Span, ...]:
        """See `Dossier`."""
        self._ask(Aspect.SHOWN, source)
        return self._dossier.shown(source)

    def without(self, keys: Iterable[Key]) -> Dossier:
        """See `Dossier`."""
        return self._whole.without(keys)

    def without_pages(self, paths: Iterable[str]) -> Dossier:
        """See `Dossier`."""
        return self._whole.without_pages(tuple(paths))

    @property
    def _whole(self) -> Dossier:
        self._ask(*ALL)
        return self._dossier


_MAPPINGS = {
    "records": Aspect.RECORD,
    "remains": Aspect.RECORD,
    "texts": Aspect.TEXT,
    "pages": Aspect.PAGE,
}


class _Watched(Mapping[K, V]):
    """A mapping that notes which of its keys are asked for.

    Args:
        mapping: It answers.
        asked: What is noted of the whole, and last of the innermost block.
        aspect: What a question for a key is about.
    """

    def __init__(self, mapping: Mapping[K, V], asked: list[set[Question]], aspect: Aspect) -> None:
        self._mapping = mapping
        self._asked = asked
        self._aspect = aspect

    def __getitem__(self, key: K) -> V:
        self._asked[-1].add((self._aspect, key))  # type: ignore[arg-type]
        return self._mapping[key]

    def __contains__(self, key: object) -> bool:
        self._asked[-1].add((self._aspect, key))  # type: ignore[arg-type]
        return key in self._mapping

    def __iter__(self) -> Iterator[K]:
        self._asked[-1].add(ALL)
        return iter(self._mapping)

    def __len__(self) -> int:
        self._asked[-1].add(ALL)
        return len(self._mapping)


class Once(Generic[K, V]):
    """What is made of keys, each once; using it again counts as asking what it was made of.

    Args:
        dossier: What is asked.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._watched = dossier if isinstance(dossier, WatchedDossier) else None
        self._made: dict[K, tuple[V, frozenset[Question]]] = {}

    def of(self, key: K, make: Callable[[K], V]) -> V:
        """Return what is made of a key.

        `make` is not kept: it may hold who has this, which would hold itself then.
        """
        made = self._made.get(key)
        if self._watched is None:
            if made is None:
                made = self._made[key] = (make(key), frozenset())
            return made[0]
        if made is None:
            with self._watched.noting() as asked:
                value = make(key)
            made = self._made[key] = (value, frozenset(asked))
        else:
            self._watched.note(made[1])
        return made[0]
