"""How long something stood: from one date to another, as exactly as the two tell.

A date may mean any day between its first and its last, so a duration is counted from the last day
of the one to the first of the other, and from the first to the last. A date that may be wrong (`?`)
or is only near (`~`) is not widened, by how much being anybody's guess; the words say so instead.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

from dossier.model.dates import Day, Edtf
from dossier.texts import say

_YEAR = 365.2425  # days, on the average of the Gregorian calendar
_IN_YEARS = 730  # days from which on years say more


@dataclass(frozen=True, slots=True)
class Duration:
    """A number of days between two bounds.

    Attributes:
        least: So many days at least; 0 when both may be one day.
        most: So many days at most; None when nobody knows.
        uncertain: Whether a date that it hangs on may be wrong.
        approximate: Whether a date that it hangs on is only near.
    """

    least: int
    most: int | None
    uncertain: bool = False
    approximate: bool = False

    @property
    def same_day(self) -> bool:
        """Whether it begins and ends on one day."""
        return self.most == 0

    @property
    def words(self) -> str:
        """The duration in words: "3 days", "3 to 4 days", "at least 2 days", "same day"."""
        if self.same_day:
            return say("correction.span-maybe-same-day" if self._doubt else "correction.span-0")
        in_years = max(self.least, self.most or 0) >= _IN_YEARS
        words = self._in_years() if in_years else self._in_days()
        return say(f"correction.span-{self._doubt}", span=words) if self._doubt else words

    @property
    def _doubt(self) -> str:
        doubts = {"uncertain": self.uncertain, "approximate": self.approximate}
        return "-".join(name for name, holds in doubts.items() if holds)

    def _in_days(self) -> str:
        if self.most is None:
            return say("correction.span-at-least", span=_counted(self.least, "days"))
        if self.least == self.most:
            return _counted(self.most, "days")
        if self.least == 0:
            return say("correction.span-up-to", span=_counted(self.most, "days"))
        return say("correction.span-range", least=_grouped(self.least), most=_grouped(self.most))

    def _in_years(self) -> str:
        if self.most is None:
            years = _counted(floor(self.least / _YEAR), "years")
            return say("correction.span-at-least", span=years)
        least, most = round(self.least / _YEAR), round(self.most / _YEAR)
        if least == 0:
            years = _counted(ceil(self.most / _YEAR), "years")
            return say("correction.span-up-to", span=years)
        if least == most:
            return say("correction.span-about", span=_counted(most, "years"))
        return say("correction.span-about-years", least=_grouped(least), most=_grouped(most))


def between(start: Edtf, end: Edtf) -> Duration | None:
    """Return how long it is from one date to another.

    Returns:
        None when the dates tell nothing about it, as when they leave their ends open, or when all
        of `end` lies before `start`.
    """
    least = _days(start.latest, end.earliest)
    most = _days(start.earliest, end.latest)
    if most is not None and most < 0:
        return None
    if most is None and (least is None or least <= 0):
        return None
    return Duration(
        least=max(0, least or 0),
        most=most,
        uncertain=start.uncertain or end.uncertain,
        approximate=start.approximate or end.approximate,
    )


def shortest(durations: Iterable[Duration]) -> Duration | None:
    """Return how long it is until the first of several ends, whichever that is.

    Only what may be the first makes it doubtful.
    """
    known = list(durations)
    if not known:
        return None
    least = min(each.least for each in known)
    most = min((each.most for each in known if each.most is not None), default=None)
    first = [each for each in known if most is None or each.least <= most]
    return Duration(
        least,
        most,
        uncertain=any(each.uncertain for each in first),
        approximate=any(each.approximate for each in first),
    )


def _days(start: Day | None, end: Day | None) -> int | None:
    return None if start is None or end is None else _number(end) - _number(start)


def _number(day: Day) -> int:
    """Number the days of the Gregorian calendar, whose years here begin in March."""
    year = day.year - (day.month < 3)
    month = (day.month - 3) % 12
    leap_days = year // 4 - year // 100 + year // 400
    return 365 * year + leap_days + (153 * month + 2) // 5 + day.day


def _counted(number: int, unit: str) -> str:
    form = "one" if number == 1 else "many"
    return say(f"correction.span-{unit}-{form}", count=_grouped(number))


def _grouped(number: int) -> str:
    return f"{number:,}"
