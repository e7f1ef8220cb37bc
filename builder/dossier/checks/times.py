"""Do the dates of records that belong together allow each other?

Only what is certain is a fault: an open interval or a doubtful date (`?`, `~`) contradicts nothing.
"""

from collections.abc import Iterator

from dossier.checks.case import Case
from dossier.checks.wording import ZONES
from dossier.findings import Finding, Rule
from dossier.model.fields import Key, Kind
from dossier.model.records import Event, Source, Statement


class StatementAfterSource(Rule):
    """A statement said after the source that quotes it was published.

    ## Why

    A source cannot report what nobody has said yet, so one of the two dates is wrong, and with it
    the order in which readers see what was said. Dates are those of the place, and the same moment
    can be 5 February in one and 6 February in another: a date may span both days.

    ## Fails

    ```yaml title="annotations/statements/bridge-is-not-safe.yml"
    speaker: engineer
    said: 2024-05-17
    claim: The bridge is not safe.
    about: [inspection]
    contradicts: [bridge-is-safe]
    quotes:
    - source: gazette-2024-05-08
      kind: indirect
      exact: the engineer said that the bridge was not safe
    ```

    At: annotations/statements/bridge-is-not-safe.yml:2:7

    ## Passes

    ```yaml title="annotations/statements/bridge-is-not-safe.yml"
    speaker: engineer
    said: 2024-05-07
    claim: The bridge is not safe.
    about: [inspection]
    contradicts: [bridge-is-safe]
    quotes:
    - source: gazette-2024-05-08
      kind: indirect
      exact: the engineer said that the bridge was not safe
    ```
    """


class EventBeforePart(Rule):
    """An event that was over before its part began, or began after its part was over.

    ## Why

    A part lies within the whole. Where the two dates share no day, one is wrong, or the one event
    only follows the other.

    ## Fails

    ```yaml title="annotations/events/council-meeting.yml"
    name: Meeting of the council
    date: 2024-06-06
    places: [westhaven]
    participants:
    - {who: mayor, role: answered questions}
    part_of: inspection
    ```

    At: annotations/events/council-meeting.yml:2:7

    ## Passes

    ```yaml title="annotations/events/council-meeting.yml"
    name: Meeting of the council
    date: 2024-05-06
    places: [westhaven]
    participants:
    - {who: mayor, role: answered questions}
    part_of: inspection
    ```
    """


class EventBeforeCause(Rule):
    """An event that was over before what it follows began.

    ## Why

    `follows` says that one event came after and because of another. What came first cannot be the
    consequence.

    ## Fails

    ```yaml title="annotations/events/inspection.yml"
    name: Inspection of the bridge
    date: 2024-04
    follows: [council-meeting]
    figures:
    - of: bolts replaced
      values:
      - value: 12
        quote: {source: gazette-2024-05-08, exact: 12 bolts were replaced}
    ```

    At: annotations/events/inspection.yml:3:11

    ## Passes

    ```yaml title="annotations/events/inspection.yml"
    name: Inspection of the bridge
    date: 2024-05
    follows: [council-meeting]
    figures:
    - of: bolts replaced
      values:
      - value: 12
        quote: {source: gazette-2024-05-08, exact: 12 bolts were replaced}
    ```
    """


def check_statements(case: Case) -> Iterator[Finding]:
    """Judge each statement's date by the dates of the sources that quote it."""
    records = case.dossier.records
    judged: set[tuple[Key, Key]] = set()
    for quotation in case.dossier.quotations:
        if quotation.key.kind is not Kind.STATEMENTS or quotation.source is None:
            continue
        pair = (quotation.key, quotation.source)
        statement, source = map(records.get, pair)
        if pair in judged or not (isinstance(statement, Statement) and isinstance(source, Source)):
            continue
        judged.add(pair)
        if source.published and statement.said.certainly_after(source.published):
            yield StatementAfterSource.at(
                statement.places.of("said"),
                f"said {statement.said.words}, after {source.key} was published, "
                f"{source.published.words}",
                f"Correct one of the dates. {ZONES}",
            )


def check_events(case: Case) -> Iterator[Finding]:
    """Judge each event's date by those of the events that it is part of or follows."""
    for key, record in case.dossier.records.items():
        if isinstance(record, Event) and record.date:
            yield from _whole(key, record, case)
            yield from _causes(key, record, case)


def _whole(key: Key, part: Event, case: Case) -> Iterator[Finding]:
    target = case.dossier.target(key, "part_of")
    whole = case.dossier.records.get(target) if target else None
    if not (isinstance(whole, Event) and whole.date and part.date):
        return
    if whole.date.certainly_before(part.date) or whole.date.certainly_after(part.date):
        yield EventBeforePart.at(
            part.places.of("date"),
            f"{part.date.words} lies outside {whole.key}, of which this is a part: "
            f"{whole.date.words}",
            "Correct one of the dates, or write `follows` if it is no part.",
        )


def _causes(key: Key, event: Event, case: Case) -> Iterator[Finding]:
    for index in range(len(event.follows)):
        target = case.dossier.target(key, "follows", index)
        cause = case.dossier.records.get(target) if target else None
        if not (isinstance(cause, Event) and cause.date and event.date):
            continue
        if event.date.certainly_before(cause.date):
            yield EventBeforeCause.at(
                event.places.of("follows", index),
                f"this event, {event.date.words}, was over before {cause.key}, which it follows: "
                f"{cause.date.words}",
                f"Correct one of the dates. {ZONES}",
            )
