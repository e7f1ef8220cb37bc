"""Tell a statement's history from what contradicts and corrects it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dossier.model.dates import Day, Edtf
from dossier.model.fields import Key
from dossier.model.parts import CorrectionKind
from dossier.status.inputs import Amendment, Contradiction, MaySpeakFor, Utterance
from dossier.status.states import Change, State, Status, What

_LEADS_TO = {
    What.RETRACTION: State.WITHDRAWN,
    What.CORRECTION: State.CORRECTED,
    What.DISPUTED: State.DISPUTED,
    What.FOREIGN_RETRACTION: State.DISPUTED,
    What.CLARIFICATION: State.CLARIFIED,
}
_RANKS = {what: rank for rank, what in enumerate(What)}
_ALWAYS: tuple[int, ...] = ()  # sorts before every day


def withdrawal(
    statement: Utterance, amendments: Iterable[Amendment], may_speak_for: MaySpeakFor
) -> Amendment | None:
    """Return what withdrew `statement`, the first if several did; None if nothing did.

    Only retractions can, and only those by the speaker or on the speaker's behalf. `amendments` are
    those that name the statement. No other statement plays a part, so there are no circles.
    """
    retractions = [
        amendment
        for amendment in amendments
        if _what(statement, amendment, may_speak_for) is What.RETRACTION
    ]
    return min(retractions, key=lambda each: (each.issued, each.key), default=None)


def history_of(
    statement: Utterance,
    contradictions: Iterable[Contradiction],
    amendments: Iterable[Amendment],
    may_speak_for: MaySpeakFor,
) -> tuple[Change, ...]:
    """Tell all that happened to `statement`, in time order, itself first.

    Args:
        statement: The statement.
        contradictions: The statements that contradict it. Those that it contradicts do not count,
            nor do those of the same speaker. Those that were withdrawn before it was made are
            passed over.
        amendments: The corrections that name it.
        may_speak_for: Whether one may speak for another.
    """
    happenings = {*_disputes(statement, contradictions)}
    for each in amendments:
        what = _what(statement, each, may_speak_for)
        starts = _later(each.issued.earliest, statement.said.earliest)
        happenings.add(_Happening(what, each.issued, each.key, starts))
    day = statement.said.earliest
    if not happenings:  # as of most statements
        return (Change(State.STANDS, statement.said, statement.key, What.SAID, day),)
    said = _Happening(What.SAID, statement.said, statement.key, day)
    in_order = sorted(happenings, key=lambda happening: happening.order)
    return tuple(_changes(statement, [said, *in_order]))


def status(history: tuple[Change, ...], on: Day | None = None) -> Status | None:
    """Say where a statement stands after all of its `history`, or stood at the end of a day.

    Args:
        history: What `history_of` returned.
        on: The day; None for all that is known.

    Returns:
        The status; None if the statement was not yet made on that day.
    """
    so_far = history
    if on is not None:
        so_far = tuple(change for change in history if _reached(change, on))
    if not so_far:
        return None
    if len(so_far) == 1:  # nothing happened to it, as to most; their statuses are asked for often
        return Status(so_far[0].state_after, (), so_far)
    over = {change.ends for change in so_far if change.ends}
    state = so_far[-1].state_after
    reasons = tuple(
        change
        for change in so_far
        if _LEADS_TO.get(change.what) is state
        and not (change.what is What.DISPUTED and change.cause in over)
    )
    return Status(state, reasons, so_far)


@dataclass(frozen=True, slots=True)
class _Happening:
    what: What
    date: Edtf
    cause: Key
    counts_from: Day | None
    ends: Key | None = None

    @property
    def order(self) -> tuple[Any, ...]:
        return (
            self.counts_from or _ALWAYS,
            # On its day the end of a dispute comes last, or it could come before the dispute.
            self.what is What.DISPUTE_ENDED,
            self.date.order,
            _RANKS[self.what],
            self.date.text,
            self.cause,
            self.ends or self.cause,
        )


def _later(one: Day | None, other: Day | None) -> Day | None:
    if one is None or other is None:
        return one or other
    return max(one, other)


def _reached(change: Change, on: Day) -> bool:
    return change.counts_from is None or change.counts_from <= on


def _what(statement: Utterance, amendment: Amendment, may_speak_for: MaySpeakFor) -> What:
    if amendment.kind is not CorrectionKind.RETRACTION:
        return What(amendment.kind.value)
    makers = [maker for maker in (amendment.by, amendment.on_behalf_of) if maker]
    speaker = statement.speaker
    own = any(maker == speaker or may_speak_for(maker, speaker) for maker in makers)
    return What.RETRACTION if own else What.FOREIGN_RETRACTION


def _disputes(
    statement: Utterance, contradictions: Iterable[Contradiction]
) -> Iterator[_Happening]:
    for contradiction in contradictions:
        other, withdrawn = contradiction.by, contradiction.withdrawn
        if other.speaker == statement.speaker:
            continue
        if withdrawn and withdrawn.issued.certainly_before(statement.said):
            continue
        starts = _later(other.said.earliest, statement.said.earliest)
        yield _Happening(What.DISPUTED, other.said, other.key, starts)
        if withdrawn:
            over = _later(withdrawn.issued.latest or withdrawn.issued.earliest, starts)
            yield _Happening(
                What.DISPUTE_ENDED, withdrawn.issued, withdrawn.key, over, ends=other.key
            )


def _changes(statement: Utterance, happenings: Iterable[_Happening]) -> Iterator[Change]:
    holding: Counter[State] = Counter({State.STANDS: 1})
    for happening in happenings:
        if happening.what is What.DISPUTE_ENDED:
            holding[State.DISPUTED] -= 1
        elif happening.what in _LEADS_TO:
            holding[_LEADS_TO[happening.what]] += 1
        yield Change(
            state_after=next(state for state in State if holding[state]),
            since=_since(statement, happening.date),
            cause=happening.cause,
            what=happening.what,
            counts_from=happening.counts_from,
            ends=happening.ends,
        )


def _since(statement: Utterance, date: Edtf) -> Edtf:
    said = statement.said
    older = date.earliest and said.earliest and date.earliest < said.earliest
    return said if older else date
