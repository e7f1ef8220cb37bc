"""Where sources and speakers differ: figures given differently, statements that contradict."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier.model.dates import Day, Edtf
from dossier.model.fields import Key, Kind
from dossier.model.figures import Agreement
from dossier.model.records import Event
from dossier.status import State
from dossier.views.events import FigureView, figures
from dossier.views.lines import Line, line
from dossier.views.names import Names
from dossier.views.number_line import NumberLine, number_line
from dossier.views.passages import Wording, wordings

_ORDER = (Agreement.DISAGREE, Agreement.AGREE_IN_RANGE, Agreement.NOT_COMPARABLE)


@dataclass(frozen=True, slots=True)
class Differing:
    """A figure that sources give differently.

    Attributes:
        address: Its address on the page.
        event: What it is a figure of, and when that was.
        figure: The values, with the words that give them.
        agreement: How they stand to each other.
        line: Those of them that are numbers, on a number line, where there are two.
    """

    address: str
    event: Line
    figure: FigureView
    agreement: Agreement
    line: NumberLine | None

    @property
    def day(self) -> Day | None:
        """The first day that the event may have been on."""
        return self.event.when.earliest if self.event.when else None


@dataclass(frozen=True, slots=True)
class Side:
    """A statement with one source's words for it."""

    line: Line
    wording: Wording | None

    @property
    def day(self) -> Day | None:
        """The first day on which it may have been made."""
        return self.line.when.earliest if self.line.when else None


@dataclass(frozen=True, slots=True)
class Settled:
    """What a contradiction ended by: one side was taken back or corrected.

    Attributes:
        state: Where the statement that gave way stands.
        since: Since when.
        cause: The correction that brought it there, with who made it.
    """

    state: State
    since: Edtf
    cause: Line


@dataclass(frozen=True, slots=True)
class Against:
    """A statement that contradicts another.

    Attributes:
        side: The statement.
        own: Whether its speaker is the other's, and so takes another view than before.
        mutual: Whether the authors say of the other, too, that it contradicts this one.
        settled: What became of this statement, if it gave way.
    """

    side: Side
    own: bool
    mutual: bool
    settled: Settled | None


@dataclass(frozen=True, slots=True)
class Contradicted:
    """A statement and all that contradict it.

    Attributes:
        address: Its address on the page.
        side: The statement.
        by: What contradicts it, in time order.
        settled: What became of it, if it gave way.
    """

    address: str
    side: Side
    by: tuple[Against, ...]
    settled: Settled | None

    @property
    def open(self) -> bool:
        """Whether somebody else still stands against it, and it has not given way."""
        return not self.settled and any(not each.own and not each.settled for each in self.by)

    @property
    def own(self) -> bool:
        """Whether nobody contradicts it but its own speaker."""
        return all(each.own for each in self.by)


@dataclass(frozen=True, slots=True)
class DisagreementsView:
    """The page of all that is given differently.

    Attributes:
        figures: Those that sources give differently: disagreeing first, then agreeing in range.
        same: How many figures several sources give alike.
        contradicted: The statements that others contradict: the open ones first, then the newest.
    """

    figures: tuple[Differing, ...]
    same: int
    contradicted: tuple[Contradicted, ...]


def disagreements_view(names: Names) -> DisagreementsView:
    """Lay out the page of all that is given differently."""
    found = list(_figures(names))
    differing = [each for each in found if each.agreement is not Agreement.SAME]
    differing.sort(key=lambda each: _ORDER.index(each.agreement))
    groups = [_contradicted(names, key, by) for key, by in _pairs(names).items()]
    groups.sort(key=lambda group: group.address)
    groups.sort(key=_newest, reverse=True)
    groups.sort(key=lambda group: not group.open)
    return DisagreementsView(tuple(differing), len(found) - len(differing), tuple(groups))


def _figures(names: Names) -> Iterator[Differing]:
    """Yield the figures for which there are several values, as time goes."""
    known = names.dossier.of_kind(Kind.EVENTS)
    for event in sorted((each for each in known if isinstance(each, Event)), key=_time):
        for number, figure in enumerate(figures(names, event), 1):
            if figure.agreement is not None:
                yield Differing(
                    address=f"figures--{event.id}--{number}",
                    event=line(names, event.key),
                    figure=figure,
                    agreement=figure.agreement,
                    line=number_line(value.value for value in figure.values),
                )


def _time(event: Event) -> tuple[bool, Edtf | None, Key]:
    return (event.date is None, event.date, event.key)


def _pairs(names: Names) -> dict[Key, dict[Key, bool]]:
    """Return what contradicts each statement, and whether the contradiction is declared of both.

    A pair that is declared from both sides stands once, with the statement made first.
    """
    declared = {
        (link.origin, link.target)
        for statement in names.dossier.of_kind(Kind.STATEMENTS)
        for link in names.dossier.links_from(statement.key, "contradicts")
        if isinstance(link.origin, Key) and link.origin != link.target
    }
    found: dict[Key, dict[Key, bool]] = {}
    for by, of in sorted(declared):
        mutual = (of, by) in declared
        if not mutual or _made(names, of) < _made(names, by):
            found.setdefault(of, {})[by] = mutual
    return found


def _made(names: Names, key: Key) -> tuple[Edtf, Key]:
    said = line(names, key).when
    if said is None:
        raise ValueError(f"{key}: a statement without a date was linked")
    return said, key


def _contradicted(names: Names, key: Key, by: dict[Key, bool]) -> Contradicted:
    speaker = names.dossier.target(key, "speaker")
    return Contradicted(
        address=f"contradicted--{key.id}",
        side=_side(names, key),
        by=tuple(
            Against(
                side=_side(names, other),
                own=names.dossier.target(other, "speaker") == speaker,
                mutual=by[other],
                settled=_settled(names, other),
            )
            for other in sorted(by, key=lambda other: _made(names, other))
        ),
        settled=_settled(names, key),
    )


def _side(names: Names, key: Key) -> Side:
    return Side(line(names, key), first_passage(wordings(names, key)))


def first_passage(found: Iterable[Wording]) -> Wording | None:
    """Return the first wording that may be shown, or else the first."""
    known = tuple(found)
    return next((each for each in known if each.pieces), known[0] if known else None)


def _settled(names: Names, key: Key) -> Settled | None:
    status = names.dossier.status(key)
    if status is None or status.state not in {State.WITHDRAWN, State.CORRECTED}:
        return None
    change = status.reasons[0]
    return Settled(status.state, change.since, line(names, change.cause, page=key))


def _newest(group: Contradicted) -> Edtf:
    return max(each.side.line.when for each in group.by if each.side.line.when)
