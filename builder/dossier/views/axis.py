"""Dates on one axis of time that is drawn short where little happens.

A dossier may span ten years and have most of its matter in five days. So a day takes the same space
everywhere, and a longer stretch in which nothing begins or ends a little more than that, however
long it is. What draws the axis must show which stretches these are.

Places are per cent of the axis's length, from its start on.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise
from math import log10

from dossier.model.date_forms import SingleDate
from dossier.model.dates import Day, Edtf

_WIDEST = 3.0  # of a stretch, in days: what takes a hundred days, or a thousand years
_WHOLE = 100.0
_BEYOND = 1.0  # the same, for what lies before the first or after the last day known
_FIRST_TOLD = 2  # days: the next day needs no telling
_DAYS_TOLD, _MONTHS_TOLD = 60, 24  # up to which a gap is told in days, in months


class Sureness(StrEnum):
    """How a date is to be drawn."""

    DAY = "day"
    WITHIN = "within"
    ABOUT = "about"
    POSSIBLY = "possibly"


@dataclass(frozen=True, slots=True)
class Extent:
    """Where on the axis something lies, or may lie.

    Attributes:
        start: The place at which its first day begins.
        end: The place at which its last day ends.
        open_start: Whether it may lie before `start`, too, without a limit that is known.
        open_end: The same after `end`.
        sureness: Whether it is a day, somewhere within, or in doubt.
    """

    start: float
    end: float
    open_start: bool
    open_end: bool
    sureness: Sureness

    @property
    def width(self) -> float:
        """Its length on the axis."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the axis; `true` where each of its days has the space of a day."""

    start: float
    end: float
    true: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """How long after what stands before it something begins: 8 `years`, 3 `months`, 2 `days`."""

    count: int
    unit: str


class Scale:
    """Where on the axis days have their place.

    Args:
        dates: All that has a place.
    """

    def __init__(self, dates: Iterable[Edtf]) -> None:
        known = tuple(dates)
        starts = {date.earliest.ordinal for date in known if date.earliest}
        ends = {date.latest.ordinal + 1 for date in known if date.latest}
        self._cuts = sorted(starts | ends)
        before = _BEYOND if any(date.earliest is None for date in known) else 0.0
        after = _BEYOND if any(date.latest is None for date in known) else 0.0
        widths = [_width(end - start) for start, end in pairwise(self._cuts)]
        places = list(accumulate(widths, initial=before))
        length = places[-1] + after
        self._places = [_WHOLE * place / length for place in places] if length else []

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The axis in parts: where it is true to length, and where it is drawn short."""
        if not self._cuts:
            return ()
        cuts = [None, *self._cuts, None]
        places = [0.0, *self._places, _WHOLE]
        found: list[Stretch] = []
        for (day, start), (next_day, end) in pairwise(zip(cuts, places, strict=True)):
            true = day is not None and next_day is not None and next_day - day == 1
            again = found.pop() if found and found[-1].true == true else None
            first = again.start if again else round(start, 2)
            if first < end:
                found.append(Stretch(first, round(end, 2), true))
        return tuple(found)

    def extent(self, date: Edtf) -> Extent:
        """Return where a date lies, one of those that the scale was made of."""
        start = self._at(date.earliest.ordinal) if date.earliest else 0.0
        end = self._at(date.latest.ordinal + 1) if date.latest else _WHOLE
        return Extent(start, end, date.earliest is None, date.latest is None, _sureness(date))

    def between(self, first: Day, last: Day) -> tuple[float, float]:
        """Return what holds two days, from one cut of the axis to another."""
        start = max(0, bisect_right(self._cuts, first.ordinal) - 1)
        end = min(len(self._cuts) - 1, bisect_left(self._cuts, last.ordinal + 1))
        return round(self._places[start], 2), round(self._places[end], 2)

    def _at(self, cut: int) -> float:
        return round(self._places[bisect_left(self._cuts, cut)], 2)


def reach(date: Edtf) -> Day:
    """Return the day up to which a date fills the axis, as far as gaps are told.

    A day, month or year does with all its days; what has two ends, or an open one, only at the day
    at which it is listed: that something happened between 2014 and 2024 fills no ten years.
    """
    return date.latest if date.start == date.end and date.latest else date.listed


def gap(last: Day | None, date: Edtf) -> Gap | None:
    """Say how long after a day there is something again; None within two days of it."""
    first = date.listed
    days = first.ordinal - last.ordinal if last else 0
    if last is None or days < _FIRST_TOLD:
        return None
    if days <= _DAYS_TOLD:
        return Gap(days, "days")
    months = 12 * (first.year - last.year) + first.month - last.month - (first.day < last.day)
    if months < _MONTHS_TOLD:
        return Gap(months, "months")
    return Gap(months // 12, "years")


def _width(days: int) -> float:
    return min(_WIDEST, 1 + log10(days))


def _sureness(date: Edtf) -> Sureness:
    if date.uncertain:
        return Sureness.POSSIBLY
    if date.approximate:
        return Sureness.ABOUT
    day = isinstance(date.start, SingleDate) and date.earliest == date.latest
    return Sureness.DAY if day else Sureness.WITHIN
