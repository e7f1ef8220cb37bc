"""A figure's values on one number line, to scale: how far they reach and where they meet.

Places are counted in units of a line `WIDTH` long. The line shows the stretch from the lowest to
the highest number that any value names, with some room beyond, and need not begin at zero.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from dossier.model.figures import Interval, Quantity

WIDTH = 320
_MARGIN = 40
_END = 8


@dataclass(frozen=True, slots=True)
class End:
    """An end of a value's stretch.

    Attributes:
        at: Its place.
        kind: `closed` where the number itself belongs to the stretch, `open` where it does not,
            `beyond` where the stretch goes on past the end of the line.
    """

    at: int
    kind: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A value's stretch, in the words of the value; both ends are one place for a number."""

    words: str
    low: End
    high: End

    @property
    def leftward(self) -> bool:
        """Whether its words end at its upper end, and do not begin at its lower one."""
        beyond = [end.kind == "beyond" for end in (self.low, self.high)]
        return beyond[0] if any(beyond) else self.low.at + self.high.at > WIDTH


@dataclass(frozen=True, slots=True)
class NumberLine:
    """The values of a figure that are numbers, in the order of the file.

    Attributes:
        bars: Each with its stretch.
        common: The first and the last place that all of them hold; None when they share no number.
    """

    bars: tuple[Bar, ...]
    common: tuple[int, int] | None


def number_line(values: Iterable[Quantity]) -> NumberLine | None:
    """Return the line for several values, each shown once; None when fewer than two are numbers."""
    known = {value.interval: value for value in values if value.interval}
    if len(known) < 2:
        return None
    scale = _Scale(known)
    bars = tuple(
        Bar(
            value.words,
            scale.end(interval.low, _END, is_open=interval.low_open),
            scale.end(interval.high, WIDTH - _END, is_open=interval.high_open),
        )
        for interval, value in known.items()
    )
    return NumberLine(bars, _common(known, bars))


class _Scale:
    def __init__(self, intervals: Iterable[Interval]) -> None:
        ends = [end for each in intervals for end in (each.low, each.high) if end is not None]
        self._low, self._size = min(ends), max(ends) - min(ends)

    def end(self, number: Fraction | None, edge: int, *, is_open: bool) -> End:
        if number is None:
            return End(edge, "beyond")
        room = WIDTH - 2 * _MARGIN
        share = (number - self._low) / self._size if self._size else Fraction(1, 2)
        return End(_MARGIN + round(share * room), "open" if is_open else "closed")


def _common(intervals: Iterable[Interval], bars: tuple[Bar, ...]) -> tuple[int, int] | None:
    known = list(intervals)
    lows = [(each.low, each.low_open) for each in known if each.low is not None]
    highs = [(each.high, not each.high_open) for each in known if each.high is not None]
    if lows and highs:
        (low, low_open), (high, high_closed) = max(lows), min(highs)
        if low > high or (low == high and (low_open or not high_closed)):
            return None
    return max(bar.low.at for bar in bars), min(bar.high.at for bar in bars)
