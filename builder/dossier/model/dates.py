"""Dates as authors write them: EDTF (ISO 8601-2), levels 0 and 1 whole and nothing else.

`date_forms` reads single dates, `date_words` says them, `date_hints` guesses at what was meant.
"""

from dataclasses import dataclass, field
from functools import lru_cache, total_ordering

from dossier.model.date_faults import Level2Error, formless
from dossier.model.date_forms import SingleDate, read_date
from dossier.model.date_hints import readings
from dossier.model.date_words import Edge, in_words
from dossier.model.days import Day

__all__ = ["Day", "Edtf"]

LONGEST = 60
"""Characters; more than any date of levels 0 and 1 has. A longer text is refused unread."""

HELP = (
    "Dates are EDTF: `2024-02-05`, `2024-02` or `2024`; `2024-02-05~` is about then, "
    "`2024-02-05?` possibly then, `2024-02-05/2024-02-06` from the one to the other."
)
_BEFORE_ALL_CLOCKS = -(10**6)  # seconds; a day comes before its times


@total_ordering
@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as the author wrote it, and what it says.

    Dates are equal when written alike. They sort as a chronological list shows them: by the first
    day known of them, which for `../2024-02-05` is its end; then "until" a day before the day
    itself, shorter before longer, earlier before later times; then by their text.

    Attributes:
        text: As written.
        earliest: The first day that it can mean; None when that is open or unknown.
        latest: The last day, likewise. Of a date with a time, the local day as written.
        listed: The day at which a list in order of time shows it.
        uncertain: Whether it or an end of it has `?` or `%`: the date may be wrong.
        approximate: Whether it or an end of it has `~` or `%`: the date is near.
        start: The date itself, or the interval's start.
        end: The date itself, or the interval's end.
    """

    text: str
    earliest: Day | None = field(compare=False)
    latest: Day | None = field(compare=False)
    listed: Day = field(compare=False, repr=False)
    uncertain: bool = field(compare=False)
    approximate: bool = field(compare=False)
    start: SingleDate | Edge = field(compare=False, repr=False)
    end: SingleDate | Edge = field(compare=False, repr=False)

    @classmethod
    def parse(cls, text: str) -> "Edtf":
        """Read a date.

        Raises:
            ValueError: it is none of levels 0 and 1. The text is a message that starts with the
                date, to be read after the field's name; then a line break and the help.
        """
        if len(text) > LONGEST:
            start = f"{text[:20]!r}…"
            raise ValueError(f"{start} is not a date: it has {len(text):,} characters\n{HELP}")
        return _parse(text)

    @property
    def words(self) -> str:
        """The date in English, as it stands in a sentence: "about 5 February 2024"."""
        return _words(self)

    @property
    def order(self) -> tuple[Day, bool, bool, Day, int]:
        """Sort key; dates that differ in qualifiers alone share it, and sort by text then."""
        clock = self.start.clock if isinstance(self.start, SingleDate) else None
        return (
            self.listed,
            self.earliest is not None,
            self.latest is None,
            self.latest or self.listed,
            clock.seconds if clock else _BEFORE_ALL_CLOCKS,
        )

    @property
    def sort_key(self) -> tuple[object, str]:
        """By what dates sort as they do by themselves, in less time: it is made once for each."""
        return (self.order, self.text)

    def __lt__(self, other: object) -> bool:
        """Whether a chronological list shows this one first."""
        if not isinstance(other, Edtf):
            return NotImplemented
        return (self.order, self.text) < (other.order, other.text)

    def certainly_after(self, other: "Edtf") -> bool:
        """Whether all of this lies after all of `other`, by days as written, clocks aside.

        An open or unknown end proves nothing, nor does a date that is itself in doubt (`?`, `~`).
        """
        return other.certainly_before(self)

    def certainly_before(self, other: "Edtf") -> bool:
        """Whether all of this lies before all of `other`; see `certainly_after`."""
        if self.in_doubt or other.in_doubt or self.latest is None or other.earliest is None:
            return False
        return self.latest < other.earliest

    @property
    def in_doubt(self) -> bool:
        """Whether any part of it is uncertain or approximate."""
        return self.uncertain or self.approximate


@lru_cache(maxsize=10_000)  # most are asked for again and again, and all that matters is the text
def _words(date: Edtf) -> str:
    return in_words(date.start, date.end)


@lru_cache(maxsize=10_000)
def _parse(text: str) -> Edtf:
    try:
        return _read(text)
    except Level2Error as fault:
        message = f"{text!r} is a date of EDTF's level 2 ({fault}); levels 0 and 1 are read"
    except ValueError as fault:
        message = f"{text!r} is not a date: {fault}"
    raise ValueError(f"{message}\n{_help(text)}")


def _read(text: str) -> Edtf:
    if "/" not in text:
        date = read_date(text)
        return _made(text, date, date, date.start)
    first, _, last = text.partition("/")
    if "/" in last:
        raise formless(text)
    start, end = _bound(first), _bound(last)
    match start, end:
        case SingleDate(), SingleDate() if start.earliest > end.latest:
            raise ValueError("it ends before it starts")
        case SingleDate(), SingleDate():
            return _made(text, start, end, min(start.start, end.latest))
        case SingleDate(), _:
            return _made(text, start, end, start.start)
        case _, SingleDate():
            return _made(text, start, end, end.latest)
        case _:
            raise ValueError("neither of its ends is a date")


def _bound(text: str) -> SingleDate | Edge:
    if text in {Edge.OPEN.value, Edge.UNKNOWN.value}:
        return Edge(text)
    date = read_date(text)
    if date.clock:
        raise ValueError("an interval runs between dates without time of day")
    if date.unspecified:
        raise Level2Error("unspecified digits in an interval")
    return date


def _made(text: str, start: SingleDate | Edge, end: SingleDate | Edge, listed: Day) -> Edtf:
    qualifiers = {side.qualifier for side in (start, end) if isinstance(side, SingleDate)}
    return Edtf(
        text=text,
        earliest=start.earliest if isinstance(start, SingleDate) else None,
        latest=end.latest if isinstance(end, SingleDate) else None,
        listed=listed,
        uncertain=bool(qualifiers & {"?", "%"}),
        approximate=bool(qualifiers & {"~", "%"}),
        start=start,
        end=end,
    )


def _help(text: str) -> str:
    """Propose the dates that `text` may mean, or else say how dates are written."""
    for reading in readings(text):
        match [date for date in map(_read_or_none, reading) if date]:
            case [only]:
                return f"Write `{only.text}`."
            case [one, other, *_] if one != other:
                return f"Write `{one.text}` for {one.words} or `{other.text}` for {other.words}."
            case [one, *_]:
                return f"Write `{one.text}`."
    return HELP


def _read_or_none(text: str) -> Edtf | None:
    try:
        return _read(text)
    except ValueError:
        return None
