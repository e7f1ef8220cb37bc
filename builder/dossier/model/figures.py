"""The values of figures: numbers, intervals or words, and whether several of them agree.

A value stands for the set of numbers for which it is true, an interval of the number line. So
`>80` agrees with 81 and not with 80; that 80.5 targets cannot be struck plays no part. Values are
exact: nothing is rounded, not even decimals.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from dossier.model.figure_hints import guesses

LONGEST = 40
"""Characters of a number or interval."""

NUMBER = r"-?(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?"
_FORM = re.compile(
    rf"(?P<sign>>=|<=|>|<|~)?(?P<number>{NUMBER})|(?P<low>{NUMBER})\.\.(?P<high>{NUMBER})"
)
HELP = (
    "Write a number (`85`, `1,000`, `2.5`), an interval (`>80`, `>=16`, `<5`, `<=5`, `10..12`), "
    "`~100` for about 100, or words without digits (`dozens`). What is counted goes into `of`."
)
_IN_WORDS = {">": "more than ", ">=": "at least ", "<": "under ", "<=": "at most ", "~": "about "}


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of the number line, never empty.

    Attributes:
        low: The lower end; None when there is none.
        high: The upper end; None when there is none.
        low_open: Whether `low` itself is outside.
        high_open: Whether `high` itself is outside.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure's value as the author wrote it, and what it stands for.

    Attributes:
        text: As written; values are equal when written alike.
        interval: The numbers for which it is true; None for words.
    """

    text: str
    interval: Interval | None = field(default=None, compare=False)

    @classmethod
    def parse(cls, text: str) -> "Quantity":
        """Read a value.

        `85` stands for itself, `>80`, `>=16`, `<5` and `<=5` for what they say, `10..12` for 10 to
        12 with both ends. Commas group thousands and the point starts decimals, as English has it.
        `~100` is what may be called "about 100", see `_about`. A text without digits is words.

        Raises:
            ValueError: it is none of these. The text is a message that starts with the value, to be
                read after the field's name; then a line break and the help.
        """
        if len(text) <= LONGEST and (form := _FORM.fullmatch(text)):
            return cls(text, _interval(form))
        if any(map(str.isalpha, text)) and not any(map(str.isdigit, text)):
            return cls(text)
        shown = repr(text) if len(text) <= LONGEST else f"{text[:20]!r}…"
        raise ValueError(f"{shown} is neither a number nor an interval nor words\n{_help(text)}")

    @property
    def words(self) -> str:
        """The value as it stands in a sentence: "more than 80", "between 10 and 12", "dozens"."""
        form = _FORM.fullmatch(self.text)
        if self.interval is None or form is None:
            return " ".join(self.text.split())
        if form["low"] and self.interval.low != self.interval.high:
            return f"between {_grouped(form['low'])} and {_grouped(form['high'])}"
        return _IN_WORDS.get(form["sign"] or "", "") + _grouped(form["number"] or form["low"])


class Agreement(StrEnum):
    """How several values for one figure stand to each other."""

    SAME = "same"
    AGREE_IN_RANGE = "agree in range"
    DISAGREE = "disagree"
    NOT_COMPARABLE = "not comparable"


def compare(values: Iterable[Quantity]) -> Agreement:
    """Say how `values`, at least one of them, agree.

    They are the same when all say the same; they agree in range when one number could make all of
    them true; they disagree when no number could. Of intervals, all share a number when every two
    do. Words cannot be compared with anything but the same words; still, two numbers that
    disagree disagree whatever a third source says in words.
    """
    quantities = list(values)
    if not quantities:
        raise ValueError("no values reached compare()")
    meanings = {quantity.interval or quantity.text.casefold() for quantity in quantities}
    if len(meanings) == 1:
        return Agreement.SAME
    intervals = [quantity.interval for quantity in quantities if quantity.interval]
    if not _share_a_number(intervals):
        return Agreement.DISAGREE
    if len(intervals) < len(quantities):
        return Agreement.NOT_COMPARABLE
    return Agreement.AGREE_IN_RANGE


def _share_a_number(intervals: list[Interval]) -> bool:
    lows = [(each.low, each.low_open) for each in intervals if each.low is not None]
    highs = [(each.high, not each.high_open) for each in intervals if each.high is not None]
    if not lows or not highs:
        return True
    (low, low_open), (high, high_closed) = max(lows), min(highs)
    return low < high or (low == high and high_closed and not low_open)


def _interval(form: re.Match[str]) -> Interval:
    if form["low"]:
        low, high = _number(form["low"]), _number(form["high"])
        if low > high:
            help_text = f"Write `{form['high']}..{form['low']}`."
            raise ValueError(f"{form[0]!r} ends before it starts\n{help_text}")
        return Interval(low, high)
    number = _number(form["number"])
    match form["sign"]:
        case ">" | ">=":
            return Interval(number, None, low_open=form["sign"] == ">")
        case "<" | "<=":
            return Interval(None, number, high_open=form["sign"] == "<")
        case "~":
            width = _about(form["number"])
            return Interval(number - width, number + width)
        case _:
            return Interval(number, number)


def _number(digits: str) -> Fraction:
    return Fraction(digits.replace(",", ""))


def _about(digits: str) -> Fraction:
    """Return how far from a number "about" reaches: half its last place, or a tenth of it.

    Who writes "about 100" may have rounded 60 or 140, so half the place of the last digit that is
    not a zero; but who writes "about 85" does not vouch for the 5, so at least a tenth. The wider
    of the two, for a disagreement is a charge against a source.
    """
    whole, _, decimals = digits.lstrip("-").replace(",", "").partition(".")
    zeros = len(whole) - len(whole.rstrip("0")) if int(whole) else 0
    place = Fraction(1, 10 ** len(decimals)) if decimals else Fraction(10**zeros)
    return max(place / 2, abs(_number(digits)) / 10)


def _help(text: str) -> str:
    for guess in guesses(text) if len(text) <= LONGEST else ():
        form = _FORM.fullmatch(guess)
        if form and not (form["low"] and _number(form["low"]) > _number(form["high"])):
            return f"Write `{guess}`."
    return HELP


def _grouped(digits: str) -> str:
    """Write a number as English prints it: "1,000", "minus 2.5"."""
    whole, point, decimals = digits.lstrip("-").replace(",", "").partition(".")
    minus = "minus " if digits.startswith("-") and _number(digits) else ""
    return f"{minus}{int(whole):,}{point}{decimals}"
