"""The timeline at a glance: marks on its axis, few enough to be looked over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from dossier.model.dates import Day, Edtf
from dossier.model.days import MONTHS, year_name
from dossier.views.axis import Extent, Scale, Sureness

_MOST = 40  # marks; more are neither seen nor passed over by keyboard
_LANES = 12  # lines below the axis; where more would be needed, dates in doubt are bars, too
_APART = 1.0  # per cent between two lines of one lane
_ROOM = 17.0  # per cent: a month and a year on the narrowest phone
_LAST = 90.0  # per cent: a label that starts later would not fit

Dated = tuple[Edtf, str | None, str | None, int]
"""A date, the page and the place on it that a mark leads to, and how many entries it has."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on the axis, which leads to entries.

    Attributes:
        when: Of when the entries are.
        path: The page that they are on; None for this one.
        anchor: The place on it; None for its start.
        count: How many there are.
        extent: Where they lie.
        height: Of a bar, in per cent of the highest.
        lane: Of a line below the axis, which one, from 0 on; None for a bar.
        label: The year and the month, where they are new and there is room: "Oct 2023", "Feb".
    """

    when: Edtf
    path: str | None
    anchor: str | None
    count: int
    extent: Extent
    height: float
    lane: int | None = None
    label: str | None = None


def marks(scale: Scale, dated: Sequence[Dated]) -> tuple[Mark, ...]:
    """Return the marks of an axis: one for each date, or else each month, year, decade and so on.

    Args:
        scale: The axis.
        dated: All that is on it, in order of time, each date once.
    """
    if len(dated) > _MOST or len({path for _, path, _, _ in dated}) > 1:
        return _labelled(_coarse(scale, dated))
    found = [Mark(*item, scale.extent(item[0]), _height(item, dated)) for item in dated]
    lanes = _in_lanes([mark for mark in found if mark.extent.sureness is not Sureness.DAY])
    return _labelled(lanes.get(mark.when, mark) for mark in found)


def year_text(year: int) -> str:
    """Return an astronomical year as EDTF writes it: `2024`, `-0043`, `Y-12000`."""
    sign = "-" if year < 0 else ""
    return f"{'Y' if abs(year) > 9999 else ''}{sign}{abs(year):04}"


def _height(item: Dated, dated: Iterable[Dated]) -> float:
    most = max(count for *_, count in dated)
    return round(
        100 * sqrt(item[3] / most), 2
    )  # a day with a hundred leaves that with one in sight


def _in_lanes(found: Sequence[Mark]) -> dict[Edtf, Mark]:
    """Put lines below each other where they would cover one another."""
    ends: list[float] = []
    placed = {}
    for mark in found:
        free = (lane for lane, end in enumerate(ends) if end + _APART <= mark.extent.start)
        lane = next(free, len(ends))
        ends[lane : lane + 1] = [mark.extent.end]
        placed[mark.when] = replace(mark, lane=lane)
    return placed if len(ends) <= _LANES else {}


def _coarse(scale: Scale, dated: Sequence[Dated]) -> list[Mark]:
    bins = _bins(dated)
    joined = [
        (when, items[0][1], items[0][2], sum(count for *_, count in items))
        for when, items in bins.items()
    ]
    found = []
    for item in joined:
        listed = [each[0].listed for each in bins[item[0]]]
        start, end = scale.between(min(listed), max(listed))
        extent = Extent(start, end, open_start=False, open_end=False, sureness=Sureness.WITHIN)
        found.append(Mark(*item, extent, _height(item, joined)))
    return found


def _bins(dated: Sequence[Dated]) -> dict[Edtf, list[Dated]]:
    """Sort dates into the shortest months, years, decades… that are few enough."""
    sizes = iter((0, *(10**power for power in range(13))))
    while True:
        size = next(sizes)
        bins: dict[Edtf, list[Dated]] = {}
        for item in dated:
            # A page holds a year, so that a month would lead no further.
            bins.setdefault(_bin(item[0].listed, size if size or not item[1] else 1), []).append(
                item
            )
        if len(bins) <= _MOST:
            return bins


def _bin(day: Day, size: int) -> Edtf:
    if size == 0 and abs(day.year) <= 9999:
        return Edtf.parse(f"{year_text(day.year)}-{day.month:02}")
    if size <= 1:
        return Edtf.parse(year_text(day.year))
    first = day.year // size * size
    return Edtf.parse(f"{year_text(first)}/{year_text(first + size - 1)}")


def _labelled(found: Iterable[Mark]) -> tuple[Mark, ...]:
    labelled: list[Mark] = []
    last, told = -_ROOM, ""
    year_told: int | None = None
    for mark in found:
        year, month = _month(mark.when)
        words = [
            MONTHS[month - 1][:3] if month else "",
            "" if year == year_told else year_name(year),
        ]
        label = " ".join(filter(None, words))
        start = mark.extent.start
        if label not in {"", told} and last + _ROOM <= start <= _LAST:
            last, told, year_told = start, words[0], year
            labelled.append(replace(mark, label=label))
        else:
            labelled.append(mark)
    return tuple(labelled)


def _month(when: Edtf) -> tuple[int, int | None]:
    """Return the year in which a date is listed, and the month unless it leaves that open."""
    within = when.earliest is None or when.start == when.end
    known = within and when.latest and when.latest.month == when.listed.month
    return when.listed.year, when.listed.month if known else None
