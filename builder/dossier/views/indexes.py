"""The lists of all records of a kind; that of corrections is the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from dossier.model.fields import Kind
from dossier.views.lines import Line, in_time_order, line, name_order
from dossier.views.names import Names

_BY_TIME = frozenset({Kind.EVENTS, Kind.STATEMENTS, Kind.SOURCES})


@dataclass(frozen=True, slots=True)
class Year:
    """The records of one year; `year` is None for the undated, and for all that have no dates."""

    year: int | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """The page that lists all records of a kind.

    Attributes:
        kind: The kind.
        count: How many there are.
        years: The records, by year where the kind has dates.
    """

    kind: Kind
    count: int
    years: tuple[Year, ...]


def index_view(names: Names, kind: Kind) -> IndexView:
    """Lay out the list of a kind: by time, the undated last, or else by name."""
    lines = [line(names, record.key) for record in names.dossier.of_kind(kind)]
    if kind not in _BY_TIME:
        lines.sort(key=lambda item: name_order(item.name))
        return IndexView(kind, len(lines), (Year(None, tuple(lines)),) if lines else ())
    return IndexView(kind, len(lines), tuple(_by_year(in_time_order(lines))))


def _by_year(lines: Iterable[Line]) -> list[Year]:
    groups = groupby(lines, key=lambda item: item.when.listed.year if item.when else None)
    return [Year(year, tuple(items)) for year, items in groups]
