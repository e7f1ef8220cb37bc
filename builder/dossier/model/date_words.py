"""Dates in words that a reader understands.

Approximate (`~`) is "about", uncertain (`?`) is "possibly": the one is near the date, the other may
be wrong about it. An interval says between which days something was, not that it lasted so long:
"on or before".
"""

from enum import Enum

from dossier.model.date_forms import SEASONS, Clock, SingleDate
from dossier.model.days import MONTHS, year_name

_QUALIFIERS = {"": "", "?": "possibly ", "~": "about ", "%": "possibly about "}


class Edge(Enum):
    """An end of an interval that is no date.

    OPEN is written `..`: there is none, or it is left out. UNKNOWN is written as nothing.
    """

    OPEN = ".."
    UNKNOWN = ""


def in_words(start: SingleDate | Edge, end: SingleDate | Edge) -> str:
    """Say a date, whose start is then its end, or an interval with at least one date."""
    match start, end:
        case SingleDate(), SingleDate():
            return _single(start) if start == end else _between(start, end)
        case SingleDate(), Edge.OPEN:
            return f"on or after {_single(start)}"
        case SingleDate(), _:
            return f"on or after {_single(start)} (end unknown)"
        case Edge.OPEN, SingleDate():
            return f"on or before {_single(end)}"
        case _, SingleDate():
            return f"on or before {_single(end)} (start unknown)"
        case _:
            raise ValueError("an interval without a date reached in_words()")


def _single(date: SingleDate) -> str:
    """Say one date, the qualifier before what it qualifies."""
    if not date.unspecified:
        return _QUALIFIERS[date.qualifier] + " ".join(_parts(date)) + _clock(date.clock)
    possibly = "possibly " if date.qualifier in {"?", "%"} else ""
    about = "about " if date.qualifier in {"~", "%"} else ""
    year = year_name(date.earliest.year)
    if date.digits_left_out:
        return possibly + _years(date, about)
    if date.month:
        return f"{possibly}a day in {about}{MONTHS[date.month - 1]} {year}"
    return f"{possibly}a {'month' if date.day is None else 'day'} in {about}{year}"


def _years(date: SingleDate, about: str) -> str:
    first, last = date.earliest.year, date.latest.year
    # "The 1900s" may be ten years or a hundred, and years BC run the other way.
    if date.digits_left_out == 1 and first >= 1000 and first % 100:
        return f"{about}the {first}s"
    return f"between {about}" + _joined([year_name(first)], [year_name(last)])


def _between(start: SingleDate, end: SingleDate) -> str:
    if start.qualifier or end.qualifier:
        return f"between {_single(start)} and {_single(end)}"
    return "between " + _joined(_parts(start), _parts(end))


def _joined(first: list[str], last: list[str]) -> str:
    """Join two dates by "and", saying once what both end with: "5 and 6 February 2024"."""
    same = 0
    while same + 1 < min(len(first), len(last)) and first[-same - 1] == last[-same - 1]:
        same += 1
    start = " ".join(first[: len(first) - same])
    if len(first) == len(last) == 1 and last[0].endswith(" BC"):
        start = start.removesuffix(" BC")
    return f"{start} and {' '.join(last)}"


def _parts(date: SingleDate) -> list[str]:
    if date.month in SEASONS:
        return [SEASONS[date.month], year_name(date.season_year)]
    year = year_name(date.earliest.year)
    if not date.month:
        return [year]
    month = MONTHS[date.month - 1]
    return [str(date.day), month, year] if date.day else [month, year]


def _clock(clock: Clock | None) -> str:
    if clock is None:
        return ""
    seconds = f":{clock.second:02}" if clock.second else ""
    return f", {clock.hour:02}:{clock.minute:02}{seconds}{_shift(clock.shift)}"


def _shift(minutes: int | None) -> str:
    if minutes is None:
        return ""
    if minutes == 0:
        return " UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f" UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
