"""A statement's page."""

from dataclasses import dataclass

from dossier.model.dates import Edtf
from dossier.model.fields import Key
from dossier.model.records import Correction, Statement
from dossier.status import Change, State
from dossier.views.lines import Fact, Line, Section, backlinks, facts, line, named_in
from dossier.views.named import RoleLine, roles_on
from dossier.views.names import Name, Names
from dossier.views.records import Common, common

_FIRST = (
    "corrected by",
    "contradicted by",
    "answered by",
    "confirmed by",
    "repeated by",
    "makes the correction",
)
_OWN = ("contradicts", "responds_to", "confirms", "repeats")


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that happened to a statement.

    Attributes:
        what: What happened, in words that the cause follows.
        since: When.
        state: Where the statement stood then.
        cause: The record that brought it about; None where that is the statement itself.
        instead: What holds since then, as a correction says it.
    """

    what: str
    since: Edtf
    state: State
    cause: Line | None
    instead: str | None


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement's page.

    Attributes:
        common: What all records' pages show.
        state: Where it stands now.
        reasons: Why, in time order; none when nothing speaks against it.
        history: How it came to stand there, in time order.
        speaker: Who said it.
        roles: What the speaker was when saying it.
        said: When.
        facts: The occasion and what it is about.
        one_statement: Whether several sources report it, which makes them no confirmations of
            what it says.
        sections: What it contradicts, answers and so on, and what does so to it.
    """

    common: Common
    state: State
    reasons: tuple[Turn, ...]
    history: tuple[Turn, ...]
    speaker: Name
    roles: tuple[RoleLine, ...]
    said: Edtf
    facts: tuple[Fact, ...]
    one_statement: bool
    sections: tuple[Section, ...]


def statement_view(names: Names, statement: Statement) -> StatementView:
    """Lay out a statement's page."""
    key, shared = statement.key, common(names, statement)
    status, speaker = names.dossier.status(key), names.dossier.target(key, "speaker")
    if status is None or speaker is None:
        raise ValueError(f"{key}: a statement without a speaker reached its page")
    own = (section for field in _OWN for section in named_in(names, key, field))
    return StatementView(
        common=shared,
        state=status.state,
        reasons=tuple(_turn(names, key, change) for change in status.reasons),
        history=tuple(_turn(names, key, change) for change in status.history),
        speaker=names.of(speaker),
        roles=roles_on(names, speaker, statement.said),
        said=statement.said,
        facts=facts(names, key, "at", "about"),
        one_statement=len({wording.source for wording in shared.wordings}) > 1,
        sections=(*own, *backlinks(names, key, first=_FIRST)),
    )


def _turn(names: Names, key: Key, change: Change) -> Turn:
    cause = names.dossier.records[change.cause]
    return Turn(
        what=change.what.words,
        since=change.since,
        state=change.state_after,
        cause=line(names, change.cause, page=key) if change.cause != key else None,
        instead=cause.instead if isinstance(cause, Correction) else None,
    )
