"""What happened to a statement, as a list and as a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.model.dates import Day, Edtf
from dossier.model.days import days_in
from dossier.model.fields import Key
from dossier.model.records import Correction
from dossier.status import Change, State, What
from dossier.views.lines import Line, line
from dossier.views.names import Names

_MARKS = frozenset({What.APOLOGY, What.UPDATE, What.ERRATUM})
# Up to a day, a week, a month, a season, a year; longer.
_LENGTHS = (1, 7, 31, 92, 366)


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that happened to a statement.

    Attributes:
        what: What happened, in words that the cause follows.
        since: When.
        state: Where the statement stood then.
        cause: The record that brought it about; None where that is the statement itself.
        instead: What holds since then, as a correction says it.
        counts_from: The first day on which it counts; None for always.
        changes: Whether the statement stood elsewhere before, or was not made.
        is_mark: Whether it is of those that never change where a statement stands: an apology, an
            update, an erratum.
    """

    what: str
    since: Edtf
    state: State
    cause: Line | None
    instead: str | None
    counts_from: Day | None
    changes: bool
    is_mark: bool

    @property
    def certain(self) -> bool:
        """Whether the day is known."""
        return self.since.earliest == self.since.latest and not self.since.in_doubt


@dataclass(frozen=True, slots=True)
class Phase:
    """A time through which a statement stood in one place.

    Attributes:
        turn: What began it.
        marks: What happened in it that is marked without changing where it stood.
        length: How long it was, from 0 (a day at most) to 5 (over a year); None when it goes on or
            its length is not known.
    """

    turn: Turn
    marks: tuple[Turn, ...]
    length: int | None


def turns(names: Names, key: Key, changes: Sequence[Change]) -> tuple[Turn, ...]:
    """Return what happened to a statement, from the changes in its status."""
    befores = (None, *(change.state_after for change in changes))
    return tuple(
        turn(names, key, change, changes=change.state_after is not before)
        for change, before in zip(changes, befores, strict=False)
    )


def turn(names: Names, key: Key, change: Change, *, changes: bool = True) -> Turn:
    """Return one change in a statement's status as its page tells it."""
    cause = names.dossier.records[change.cause]
    return Turn(
        what=change.what.words,
        since=change.since,
        state=change.state_after,
        cause=line(names, change.cause, page=key) if change.cause != key else None,
        instead=cause.instead if isinstance(cause, Correction) else None,
        counts_from=change.counts_from,
        changes=changes,
        is_mark=change.what in _MARKS,
    )


def phases(history: Sequence[Turn]) -> tuple[Phase, ...]:
    """Return where a statement stood one after the other, from all that happened to it."""
    starts = [place for place, one in enumerate(history) if one.changes]
    ends = [*starts[1:], len(history)]
    found = []
    for start, end in zip(starts, ends, strict=True):
        marks = tuple(one for one in history[start:end] if one.is_mark)
        until = history[end].counts_from if end < len(history) else None
        found.append(Phase(history[start], marks, _length(history[start].counts_from, until)))
    return tuple(found)


def _length(start: Day | None, end: Day | None) -> int | None:
    if start is None or end is None:
        return None
    days = _number(end) - _number(start)
    return sum(days > longest for longest in _LENGTHS)


def _number(day: Day) -> int:
    """Return a day's number in a count of all days."""
    past = day.year - 1
    leap_days = past // 4 - past // 100 + past // 400
    return past * 365 + leap_days + sum(days_in(day.year, m) for m in range(1, day.month)) + day.day
