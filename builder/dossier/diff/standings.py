"""Which statements stand otherwise on the site than they did, and what made them."""

from collections.abc import Hashable, Iterable, Mapping

from dossier.diff.changes import StandingChange
from dossier.diff.quotations import States
from dossier.model.fields import Key, Kind
from dossier.status import Change, Status, What


def standing_change(states: States, before: Key | None, after: Key | None) -> StandingChange | None:
    """Return how a statement stands otherwise; None where it does not, or is no statement.

    Args:
        states: Of what is published.
        before: What it was called; None when it is new.
        after: What it is called; None when it is gone.
    """
    key = after or before
    if key is None or key.kind is not Kind.STATEMENTS:
        return None
    old = states.before.status(before) if before else None
    new = states.after.status(after) if after else None
    known = {_identity(change, states.renamed) for change in _history(old)}
    kept = {_identity(change, {}) for change in _history(new)}
    came = tuple(change for change in _history(new) if _identity(change, {}) not in known)
    went = tuple(c for c in _history(old) if _identity(c, states.renamed) not in kept)
    states_ = (old.state if old else None, new.state if new else None)
    if states_[0] == states_[1] and not came and not went:
        return None
    return StandingChange(*states_, came, went)


def _history(status: Status | None) -> Iterable[Change]:
    history = status.history if status else ()
    return [change for change in history if change.what is not What.SAID]


def _identity(change: Change, renamed: Mapping[Key, Key]) -> Hashable:
    ends = renamed.get(change.ends, change.ends) if change.ends else None
    cause = renamed.get(change.cause, change.cause)
    return change.what, cause, ends, change.since.text, change.counts_from
