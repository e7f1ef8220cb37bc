"""Where a statement stands, why, and how it came to: computed from the records, from nothing else.

The first that holds wins: withdrawn, corrected, disputed, clarified, stands. Apologies, updates and
errata are part of a statement's history and change nothing about where it stands.

Dates may be vague, and a warning that comes too early does less harm than one that comes too late.
So a change counts from the earliest day that its date can mean, an open start counts as always, and
a dispute is over only on the latest day that its end can mean. Nothing counts before the statement
itself. Days are those of the records, wherever on earth; times of day only order a day's changes.

Nothing here looks records up: the caller brings what contradicts and corrects a statement.
"""

from dossier.status.affiliations import Affiliations
from dossier.status.history import history_of, status, withdrawal
from dossier.status.inputs import Amendment, Contradiction, MaySpeakFor, Utterance
from dossier.status.states import Change, State, Status, What

__all__ = [
    "Affiliations",
    "Amendment",
    "Change",
    "Contradiction",
    "MaySpeakFor",
    "State",
    "Status",
    "Utterance",
    "What",
    "history_of",
    "status",
    "withdrawal",
]
