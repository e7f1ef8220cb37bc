"""Is anything left over, or claimed twice?"""

from collections.abc import Iterator

from dossier.checks.case import Case
from dossier.findings import Finding, Rule, Severity
from dossier.link.references import Several, Unknown
from dossier.model.fields import ID, Key, Kind


class UnusedRecord(Rule):
    """A person, organization, place or event that nothing names.

    ## Why

    No page leads to it. Either it is left over, or a statement or event that should name it does
    not. Statements, corrections and sources stand for themselves and are never unused.

    ## Fails

    ```yaml title="annotations/people/clerk.yml"
    name: The clerk
    ```

    At: annotations/people/clerk.yml:1:1

    ## Passes

    ```yaml title="annotations/people/clerk.yml"
    name: The clerk
    ```

    ```yaml title="annotations/events/council-meeting.yml"
    name: Meeting of the council
    date: 2024-05-06
    places: [westhaven]
    participants:
    - {who: clerk, role: kept the minutes}
    ```
    """

    severity = Severity.WARNING


class RedirectClash(Rule):
    """A former id that is in use, or that two records claim.

    ## Why

    The address of a former id leads on to the record that has it under `formerly`. It can lead to
    one page only, and not away from a page that exists.

    ## Fails

    ```yaml title="annotations/people/engineer.yml"
    name: The engineer
    unnamed: true
    formerly: [inspector, mayor]
    ```

    At: annotations/people/engineer.yml:3:23

    ## Passes

    ```yaml title="annotations/people/engineer.yml"
    name: The engineer
    unnamed: true
    formerly: [inspector]
    ```
    """


_NAMED_BY_OTHERS = {Kind.PEOPLE, Kind.ORGANIZATIONS, Kind.PLACES, Kind.EVENTS}


def check_unused(case: Case) -> Iterator[Finding]:
    """Judge the records that nothing else names.

    Where a file could not be read, nothing is: what it names is not known.
    """
    if not case.complete:
        return
    named = {link.target for link in case.dossier.links if link.target != link.origin}
    meant = _meant(case)
    for key, record in case.dossier.records.items():
        if key.kind in _NAMED_BY_OTHERS and key not in named and not meant & {key.id, str(key)}:
            yield UnusedRecord.at(
                record.places.of(),
                f"nothing names {key}",
                "Name it where it belongs, or delete the file.",
            )


def check_redirects(case: Case) -> Iterator[Finding]:
    """Judge the former ids of every record, sound or not."""
    claims: dict[Key, Key] = {}
    for key, left in case.dossier.remains.items():
        value = left.value.get("formerly") if left.value is not None else None
        names = value if isinstance(value, list) else []
        for index, name in enumerate(names):
            if not (isinstance(name, str) and ID.fullmatch(name)):
                continue
            former = Key(key.kind, name)
            if clash := _clash(former, key, name in names[:index], claims, case):
                place = left.places.of("formerly", index)
                yield RedirectClash.at(place, clash, "Take it out of `formerly`.")


def _clash(former: Key, key: Key, again: bool, claims: dict[Key, Key], case: Case) -> str:  # noqa: FBT001
    first = claims.setdefault(former, key)
    if former == key:
        return f"{former} is the id that this record has now"
    if former in case.dossier.remains:
        return f"{former} is another record, which keeps its address"
    if first != key:
        return f"{former} is claimed by {first}, too"
    return f"{former} is listed twice" if again else ""


def _meant(case: Case) -> set[str]:
    """Return what unresolved references may mean: one mistake is reported once."""
    names: set[str] = set()
    for dangling in case.dossier.dangling:
        match dangling.why:
            case Unknown(near):
                names.update(near)
            case Several(keys):
                names.update(map(str, keys))
    return names
