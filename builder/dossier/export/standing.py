"""Where a statement stands, in one phrase that leaves the site with it."""

from dossier.model.date_forms import SingleDate
from dossier.model.dates import Edtf
from dossier.status import Status
from dossier.texts import say


def standing(status: Status) -> str:
    """Return a status as a citation says it: "withdrawn on 5 February 2024"."""
    state = say(f"state.{status.state}")
    if not status.reasons:
        return state
    since = status.reasons[0].since
    key = "machines.since-day" if _is_day(since) else "machines.since"
    return say(key, state=state, since=since.words)


def _is_day(date: Edtf) -> bool:
    single = date.start
    return (
        isinstance(single, SingleDate)
        and single == date.end
        and single.day is not None
        and not (single.unspecified or single.qualifier or single.clock)
    )
