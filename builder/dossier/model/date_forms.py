"""One date as EDTF writes it, without the slash of an interval: the forms of levels 0 and 1.

The standard is the Extended Date/Time Format of the Library of Congress (4 February 2019), a
profile of ISO 8601-2. Where it leaves a combination open, its words are read widely: seasons and
years with `Y` are dates, so they may be qualified and may bound an interval. `X` stands only where
its four cases put it.
"""

import re
from dataclasses import dataclass

from dossier.model.date_faults import Level2Error, formless
from dossier.model.days import MONTHS, Day, days_in, year_name

UNSPECIFIED = 0
"""Stands for the month or the day of a date that writes it as `XX`."""

SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}

LONGEST_YEAR = 12
"""Digits. The universe is younger; without a bound, a date could take minutes to print."""

_FORM = re.compile(
    r"(?P<prefix>Y?)(?P<sign>-?)(?P<year>[0-9]{4,}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX)(?:T(?P<clock>.+?))?)?)?"
    r"(?P<qualifier>[?~%]?)"
)
_CLOCK = re.compile(
    r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})"
    r"(?:(?P<utc>Z)|(?P<sign>[+-])(?P<hours>[0-9]{2})(?::(?P<minutes>[0-9]{2}))?)?"
)
_LONGEST_SHIFT = 14 * 60  # minutes: the Line Islands, furthest ahead of all clocks in use


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day.

    Attributes:
        hour: 0 to 24; 24 only as 24:00:00, the end of the day.
        minute: 0 to 59.
        second: 0 to 60; 60 only where a leap second can stand.
        shift: Minutes ahead of UTC; None for local time of an unnamed place.
    """

    hour: int
    minute: int
    second: int
    shift: int | None

    @property
    def seconds(self) -> int:
        """Seconds from the day's midnight in UTC, or else in local time; may be negative."""
        return (self.hour * 60 + self.minute - (self.shift or 0)) * 60 + self.second


@dataclass(frozen=True, slots=True)
class SingleDate:
    """A day, month, season, year, decade or century, or a day with its time.

    Attributes:
        earliest: The first day that it can mean.
        latest: The last. `?` and `~` widen neither: by how much is not for us to say.
        month: 1 to 12, a season (21 to 24), `UNSPECIFIED`, or None when none is written.
        day: 1 to 31, `UNSPECIFIED`, or None when none is written.
        clock: The time of day; `earliest` and `latest` are the local day as written.
        qualifier: `?`, `~`, `%` or nothing.
        digits_left_out: How many of the year's last digits are `X`.
    """

    earliest: Day
    latest: Day
    month: int | None = None
    day: int | None = None
    clock: Clock | None = None
    qualifier: str = ""
    digits_left_out: int = 0

    @property
    def unspecified(self) -> bool:
        """Whether an `X` stands in it."""
        return bool(self.digits_left_out) or UNSPECIFIED in (self.month, self.day)

    @property
    def season_year(self) -> int:
        """The year that a season is written with; it may begin before and end after."""
        return self.latest.year - (self.month in _TURNING)

    @property
    def start(self) -> Day:
        """The day at which a list in order of time shows it.

        For a season, the month in which it begins in the north, as the standard numbers seasons
        from spring; for all else, `earliest`.
        """
        if self.month in SEASONS:
            return Day(self.season_year, 3 * (self.month - 20), 1)
        return self.earliest


def read_date(text: str) -> SingleDate:
    """Read one date.

    Raises:
        ValueError: it is none; the text says why.
        Level2Error: it is one of level 2.
    """
    form = _FORM.fullmatch(text)
    if form is None:
        raise formless(text)
    first, last, left_out = _years(form)
    month, day = _number(form["month"]), _number(form["day"])
    if month is not None and (form["prefix"] or left_out):
        if left_out:
            raise Level2Error("unspecified digits where level 1 has none")
        raise ValueError("after a year with Y stands neither month nor day")
    clock = _clock(form["clock"]) if form["clock"] else None
    if clock and (form["qualifier"] or day == UNSPECIFIED):
        raise ValueError("a date with a time of day is neither qualified nor unspecified")
    earliest, latest = _bounds(first, last, month, day)
    return SingleDate(earliest, latest, month, day, clock, form["qualifier"], left_out)


def _years(form: re.Match[str]) -> tuple[int, int, int]:
    """Return the first and the last year that the year can mean, and how many digits are `X`."""
    digits, negative = form["year"], bool(form["sign"])
    if len(digits) > LONGEST_YEAR:
        raise ValueError(f"its year has {len(digits)} digits, more than {LONGEST_YEAR}")
    long = len(digits) > 4
    if long and not form["prefix"]:
        raise ValueError("years of more than four digits start with Y")
    if form["prefix"] and not long:
        raise ValueError("Y stands only before years of more than four digits")
    if form["prefix"] and digits.startswith("0"):
        raise ValueError("the first digit after Y is not 0")
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    if negative and high == 0:
        raise ValueError("the year 0 has no sign")
    left_out = digits.count("X")
    return (-high, -max(low, 1), left_out) if negative else (low, high, left_out)


def _number(digits: str | None) -> int | None:
    if digits is None:
        return None
    return UNSPECIFIED if digits == "XX" else _not_zero(digits)


def _not_zero(digits: str) -> int:
    if digits == "00":
        raise ValueError("months and days are counted from 01")
    return int(digits)


def _bounds(first: int, last: int, month: int | None, day: int | None) -> tuple[Day, Day]:
    """Return the first and the last day of what `month` and `day` leave of the years."""
    if month == UNSPECIFIED and day:
        raise Level2Error("unspecified digits where level 1 has none")
    if not month:
        return Day(first, 1, 1), Day(last, 12, 31)
    if month in SEASONS and day is None:
        return _season(first, month)
    if 25 <= month <= 41 and day is None:
        raise Level2Error("a season of one hemisphere, a quarter or the like")
    if month > 12:
        raise ValueError(f"there is no month {month}")
    length = days_in(first, month)
    if not day:
        return Day(first, month, 1), Day(first, month, length)
    if day > length:
        raise ValueError(f"{MONTHS[month - 1]} {year_name(first)} has {length} days")
    return Day(first, month, day), Day(first, month, day)


_TURNING = {22, 24}  # summer, winter: the one or the other goes on over the turn of the year


def _season(year: int, season: int) -> tuple[Day, Day]:
    """Return bounds that hold in both hemispheres, by the months and by the sun.

    Spring and autumn lie within their year. Who says "winter 2024" may mean the one that began in
    December 2023 or the one that ended in March 2025; in the south the same is true of summer.
    """
    if season in _TURNING:
        return Day(year - 1, 12, 1), Day(year + 1, 3, 31)
    return Day(year, 3, 1), Day(year, 12, 31)


def _clock(text: str) -> Clock:
    form = _CLOCK.fullmatch(text)
    if form is None:
        raise ValueError("a time of day is written hh:mm:ss, then nothing, Z, +hh:mm or -hh:mm")
    hour, minute, second = int(form["hour"]), int(form["minute"]), int(form["second"])
    clock = Clock(hour, minute, second, _shift(form))
    if (hour, minute, second) == (24, 0, 0):
        return clock
    if hour > 23 or minute > 59 or second > 60:
        raise ValueError(f"there is no time of day {text[:8]}")
    if second == 60 and not _can_leap(clock):
        raise ValueError(f"{text[:8]} is no leap second, which ends a day in UTC")
    return clock


def _shift(form: re.Match[str]) -> int | None:
    if form["utc"]:
        return 0
    if not form["sign"]:
        return None
    hours, minutes = int(form["hours"]), int(form["minutes"] or 0)
    size = hours * 60 + minutes
    if minutes > 59 or size > _LONGEST_SHIFT:
        raise ValueError("no clock is further from UTC than 14 hours")
    if form["sign"] == "-" and size == 0:
        raise ValueError("a time that is not behind UTC has no minus")
    return -size if form["sign"] == "-" else size


def _can_leap(clock: Clock) -> bool:
    """Whether 23:59:60 UTC can be at this time; unnamed places differ from it by quarter hours."""
    if clock.shift is None:
        return clock.minute % 15 == 14
    return (clock.hour * 60 + clock.minute - clock.shift) % (24 * 60) == 24 * 60 - 1
