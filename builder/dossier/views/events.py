"""An event's page."""

from dataclasses import dataclass

from dossier.model.dates import Edtf
from dossier.model.figures import Agreement, Quantity, compare
from dossier.model.parts import Figure
from dossier.model.records import Event
from dossier.views.lines import Fact, Section, backlinks, facts
from dossier.views.names import Name, Names
from dossier.views.passages import Wording, wording
from dossier.views.records import Common, common

_FIRST = (
    "corrected by",
    "has the part",
    "statements made here",
    "statements about this",
    "followed by",
)


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """Who took part in an event, and as what."""

    who: Name
    role: str | None


@dataclass(frozen=True, slots=True)
class FigureValueLine:
    """A value, with the source's words for it."""

    value: Quantity
    wording: Wording


@dataclass(frozen=True, slots=True)
class FigureView:
    """A number that sources give, and whether they agree.

    Attributes:
        of: What is counted.
        values: The values, in the order of the file.
        agreement: How they stand to each other; None where there is only one.
    """

    of: str
    values: tuple[FigureValueLine, ...]
    agreement: Agreement | None


@dataclass(frozen=True, slots=True)
class EventView:
    """An event's page.

    Attributes:
        common: What all records' pages show.
        aliases: Its other names.
        date: When, as far as the sources tell.
        participants: Who took part.
        facts: Places, what it is part of, what it follows.
        figures: Numbers that sources give for it.
        sections: What names it.
    """

    common: Common
    aliases: tuple[str, ...]
    date: Edtf | None
    participants: tuple[ParticipantLine, ...]
    facts: tuple[Fact, ...]
    figures: tuple[FigureView, ...]
    sections: tuple[Section, ...]


def event_view(names: Names, event: Event) -> EventView:
    """Lay out an event's page."""
    key = event.key
    return EventView(
        common=common(names, event),
        aliases=event.aliases,
        date=event.date,
        participants=_participants(names, event),
        facts=facts(names, key, "places", "part_of", "follows"),
        figures=figures(names, event),
        sections=backlinks(names, key, first=_FIRST),
    )


def _participants(names: Names, event: Event) -> tuple[ParticipantLine, ...]:
    found = []
    for index, participant in enumerate(event.participants):
        who = names.dossier.target(event.key, "participants", index, "who")
        if who:
            found.append(ParticipantLine(names.of(who), participant.role))
    return tuple(found)


def figures(names: Names, event: Event) -> tuple[FigureView, ...]:
    """Return an event's figures, with the values whose words were found."""
    quoted = {quotation.path: quotation for quotation in names.dossier.quotations_by(event.key)}
    views = []
    for index, figure in enumerate(event.figures):
        values = []
        for nth, value in enumerate(figure.values):
            quotation = quoted.get(("figures", index, "values", nth, "quote"))
            words = wording(names, quotation) if quotation else None
            if words:
                values.append(FigureValueLine(value.value, words))
        if values:
            views.append(_figure(figure, tuple(values)))
    return tuple(views)


def _figure(figure: Figure, values: tuple[FigureValueLine, ...]) -> FigureView:
    agreement = compare(line.value for line in values) if len(values) > 1 else None
    return FigureView(figure.of, values, agreement)
