"""The words for where a statement stands and what brought it there."""

from dataclasses import dataclass
from enum import StrEnum

from dossier.model.dates import Day, Edtf
from dossier.model.fields import Key
from dossier.texts import say


class State(StrEnum):
    """Where a statement stands; the gravest first.

    Attributes:
        WITHDRAWN: A retraction by the speaker, or on the speaker's behalf, names it.
        CORRECTED: A correction names it.
        DISPUTED: Another speaker's statement, itself not withdrawn, contradicts it, or others who
            do not speak for the speaker took it back.
        CLARIFIED: A clarification names it.
        STANDS: None of these; that does not make it true.
    """

    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"
    DISPUTED = "disputed"
    CLARIFIED = "clarified"
    STANDS = "stands"


class What(StrEnum):
    """What happened to a statement; what happened on one day is shown in this order."""

    SAID = "said"
    DISPUTED = "disputed"
    CLARIFICATION = "clarification"
    CORRECTION = "correction"
    FOREIGN_RETRACTION = "foreign-retraction"
    RETRACTION = "retraction"
    APOLOGY = "apology"
    UPDATE = "update"
    ERRATUM = "erratum"
    DISPUTE_ENDED = "dispute-ended"

    @property
    def words(self) -> str:
        """What happened, to be read after the date and before the record that is the cause."""
        return say(f"state.by-{self}")


@dataclass(frozen=True, slots=True)
class Change:
    """Something in a statement's history.

    Attributes:
        state_after: Where the statement stood then.
        since: The date: the cause's own, or the statement's if the cause is older than it.
        cause: The record: the statement itself, one that contradicts it, or a correction.
        what: What happened.
        counts_from: The first day on which it counts; None for always.
        ends: The contradicting statement whose dispute is over; only with DISPUTE_ENDED.
    """

    state_after: State
    since: Edtf
    cause: Key
    what: What
    counts_from: Day | None
    ends: Key | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """Where a statement stands.

    Attributes:
        state: The gravest that holds.
        reasons: The changes that make it so and still hold; none when it stands.
        history: All changes so far in time order, the utterance itself first.
    """

    state: State
    reasons: tuple[Change, ...]
    history: tuple[Change, ...]
