"""How statements stand, and what made them, in lines."""

from collections.abc import Iterator

from dossier.diff.changes import Fate, RecordChange, StandingChange
from dossier.diff.naming import Names
from dossier.diff.told import Line, Row, line, row, strong, value
from dossier.model.fields import Key
from dossier.model.records import Correction
from dossier.status import Change, State, What

OFF = "not on the site"

_RANK = {state: rank for rank, state in enumerate(State)}


def gravity(standing: StandingChange) -> tuple[int, int]:
    """Return a sort key of how a statement stands otherwise, the gravest first.

    What is withdrawn now comes before what no longer is, that before what left the site, and what
    stands as before for other reasons comes last.
    """
    before, after = standing.before, standing.after
    if before is after:
        return 4, _RANK[after] if after else 0
    if after is State.WITHDRAWN:
        return 0, 0
    if before is State.WITHDRAWN:
        return 1, 0
    if after is None:
        return 2, 0
    return 3, min(_RANK[state] for state in (before, after) if state)


def stood_rows(names: Names, change: RecordChange) -> Iterator[Row]:
    """Yield how a statement stood and stands, and each thing that makes the difference."""
    standing = change.standing
    if standing is None:
        return
    before, after = standing.before, standing.after
    if before is after and after:
        yield row(f"{after} as before, for other reasons")
    elif change.fate is Fate.ADDED:
        yield row(strong(_words(after)) if after is not State.STANDS else _words(after))
    elif change.fate is Fate.REMOVED:
        yield row("it was shown as: ", _words(before))
    else:
        yield row(_words(before), " → ", strong(_words(after)))
    if after is None and change.after:
        yield row(why_off(names, change))
    for each in standing.came if after else ():
        since = value(each.since.text)
        new = " (new)" if _is_new(names, each.cause) else ""
        yield row(since, f" {each.what.words}: ", cause(names, each, change.key), new)
    for each in standing.went if after else ():
        gone = "" if names.dossier(older=False).remains.get(each.cause) else " (removed)"
        what = line("no longer ", value(each.since.text), f" {each.what.words}: ")
        yield row(what, cause(names, each, change.key, older=True), gone)


def cause(names: Names, change: Change, statement: Key, *, older: bool = False) -> Line:
    """Return the record that brought something about, as one names it beside the statement."""
    if change.cause == statement:
        return line("itself")
    record = names.dossier(older=older).records.get(change.cause)
    if not isinstance(record, Correction):
        return names.of(change.cause, older=older)
    return line("the ", record.title_text.lower(), " ", names.of(change.cause, older=older)[-1])


def because(names: Names, change: RecordChange) -> Line:
    """Return why a statement stands where it does and did not; empty where nothing tells."""
    standing = change.standing
    if standing is None:
        return ()
    if standing.after is None:
        return line(" — ", why_off(names, change))
    now, then = (_reasons(names, change, older=older) for older in (False, True))
    for each in standing.came:
        if each in now or each.what is What.DISPUTE_ENDED:
            return line(" — because of ", cause(names, each, change.key))
    for each in standing.went:
        if each in then:
            return line(" — without ", cause(names, each, change.key, older=True))
    return ()


def why_off(names: Names, change: RecordChange) -> str:
    """Say why a statement is not on the site."""
    if change.after is None:
        return "its record is removed"
    if change.draft:
        return "it is a draft"
    if change.after in names.state(older=False).set_aside:
        return "errors in it, or in what it rests on, keep it off the site"
    return "what it rests on is not on the site"


def _reasons(names: Names, change: RecordChange, *, older: bool) -> tuple[Change, ...]:
    key = change.before if older else change.after
    status = names.state(older=older).published.status(key) if key else None
    return status.reasons if status else ()


def _is_new(names: Names, key: Key) -> bool:
    change = names.comparison.by_key.get(key)
    return change is not None and change.fate is Fate.ADDED


def _words(state: State | None) -> str:
    return str(state) if state else OFF
