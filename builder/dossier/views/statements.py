"""A statement's page."""

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.model.dates import Edtf
from dossier.model.records import Statement
from dossier.status import State
from dossier.views.comparison import Comparison, compare
from dossier.views.history import Phase, Turn, phases, turn, turns
from dossier.views.lines import Fact, Section, backlinks, facts, named_in
from dossier.views.named import RoleLine, roles_on
from dossier.views.names import Name, Names
from dossier.views.records import Common, common

_FIRST = (
    "contradicted by",
    "answered by",
    "confirmed by",
    "repeated by",
    "makes the correction",
)
_OWN = ("contradicts", "responds_to", "confirms", "repeats")


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement's page.

    Attributes:
        common: What all records' pages show.
        state: Where it stands now.
        reasons: Why, in time order; none when nothing speaks against it.
        history: How it came to stand there, in time order.
        phases: Where it stood one after the other.
        speaker: Who said it.
        roles: What the speaker was when saying it.
        said: When.
        facts: The occasion and what it is about.
        comparison: What the sources say, compared word for word.
        one_statement: Whether several sources report it, which makes them no confirmations of
            what it says.
        occasion: Where it was said, if that is known.
        sections: What it contradicts, answers and so on, and what does so to it. What corrects it
            is in its history.
    """

    common: Common
    state: State
    reasons: tuple[Turn, ...]
    history: tuple[Turn, ...]
    phases: tuple[Phase, ...]
    speaker: Name
    roles: tuple[RoleLine, ...]
    said: Edtf
    facts: tuple[Fact, ...]
    comparison: Comparison
    one_statement: bool
    occasion: Name | None
    sections: tuple[Section, ...]

    @property
    def vague(self) -> bool:
        """Whether the day of anything that happened to it is not known."""
        return not all(turn.certain for turn in self.history)


def statement_view(names: Names, statement: Statement) -> StatementView:
    """Lay out a statement's page."""
    key, shared = statement.key, common(names, statement)
    status, speaker = names.dossier.status(key), names.dossier.target(key, "speaker")
    if status is None or speaker is None:
        raise ValueError(f"{key}: a statement without a speaker reached its page")
    history, occasion = turns(names, key, status.history), names.dossier.target(key, "at")
    own = (section for field in _OWN for section in named_in(names, key, field))
    return StatementView(
        common=shared,
        state=status.state,
        reasons=tuple(turn(names, key, change) for change in status.reasons),
        history=history,
        phases=phases(history),
        speaker=names.of(speaker),
        roles=roles_on(names, speaker, statement.said),
        said=statement.said,
        facts=facts(names, key, "at", "about"),
        comparison=compare(shared.wordings),
        one_statement=len({wording.source for wording in shared.wordings}) > 1,
        occasion=names.of(occasion) if occasion else None,
        sections=(*own, *_backlinks(names, statement)),
    )


def _backlinks(names: Names, statement: Statement) -> Iterator[Section]:
    """Yield what names a statement, but for what corrects it: that is in its history.

    Left out by its label, since what corrects it may mention it, too.
    """
    for section in backlinks(names, statement.key, first=_FIRST):
        if section.label != "corrected by":
            yield section
