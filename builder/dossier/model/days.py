"""Days of the calendar that dates are reckoned in: Gregorian, also for the time before 1582.

Years are astronomical, as in ISO 8601: year 0 is 1 BC, year -43 is 44 BC. Python's own `datetime`
ends at the years 1 and 9999, which EDTF does not.
"""

from typing import NamedTuple

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Day(NamedTuple):
    """A day; earlier days are smaller.

    Attributes:
        year: Astronomical; may be negative or have more than four digits.
        month: 1 to 12.
        day: 1 to 31.
    """

    year: int
    month: int
    day: int

    @property
    def iso(self) -> str:
        """The day as ISO 8601 writes it, `2024-02-05`; a year before 0 has a minus sign."""
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"

    @property
    def words(self) -> str:
        """The day as readers know it: "5 February 2024"."""
        return f"{self.day} {MONTHS[self.month - 1]} {year_name(self.year)}"

    @property
    def ordinal(self) -> int:
        """How many days it is after 1 March of the year 0; negative before."""
        # A year that starts in March has its leap day at its end.
        year, month = (
            (self.year, self.month - 3) if self.month > 2 else (self.year - 1, self.month + 9)
        )
        leap_days = year // 4 - year // 100 + year // 400
        return 365 * year + leap_days + (153 * month + 2) // 5 + self.day - 1


def days_in(year: int, month: int) -> int:
    """Return how many days `month` (1 to 12) has in the astronomical year `year`."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def year_name(year: int) -> str:
    """Return an astronomical year as readers know it: "2024", "AD 44", "44 BC", "12,001 BC"."""
    if year <= 0:
        return f"{_grouped(1 - year)} BC"
    return str(year) if 1000 <= year <= 9999 else f"AD {_grouped(year)}"


def _grouped(number: int) -> str:
    return f"{number:,}" if number > 9999 else str(number)
