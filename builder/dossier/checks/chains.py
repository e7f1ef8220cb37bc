"""Does a chain of records lead back to where it began?"""

from collections.abc import Iterator

from dossier.checks.case import Case
from dossier.checks.cycles import cycles
from dossier.findings import Finding, Rule
from dossier.link.references import Link
from dossier.model.fields import Key, Kind


class ReferenceCycle(Rule):
    """A record that in the end is part of itself, follows itself, or repeats or answers itself.

    ## Why

    A part is smaller than the whole, and what follows, repeats or answers comes later than what it
    names. A chain of these that leads back to its start has a link the wrong way round.

    ## Fails

    ```yaml title="annotations/organizations/council.yml"
    name: The council
    part_of: town
    ```

    ```yaml title="annotations/organizations/town.yml"
    name: The town
    part_of: council
    ```

    At: annotations/organizations/council.yml:2:10

    ## Passes

    ```yaml title="annotations/organizations/council.yml"
    name: The council
    part_of: town
    ```

    ```yaml title="annotations/organizations/town.yml"
    name: The town
    ```
    """


class CorrectionCycle(Rule):
    """A correction that in the end corrects itself, or the statement that makes it.

    ## Why

    What takes words back stands as long as nobody takes it back in turn. Where two corrections
    take each other back, or one takes back the statement through which it is made, nobody can say
    what holds.

    ## Fails

    ```yaml title="annotations/corrections/mayor-withdraws.yml"
    corrects: [bridge-is-safe, mayor-was-wrong]
    kind: retraction
    issued: 2024-05-08
    by: mayor
    through: [mayor-was-wrong]
    instead: The mayor no longer says that the bridge is safe.
    ```

    At: annotations/corrections/mayor-withdraws.yml:1:28

    ## Passes

    ```yaml title="annotations/corrections/mayor-withdraws.yml"
    corrects: [bridge-is-safe]
    kind: retraction
    issued: 2024-05-08
    by: mayor
    through: [mayor-was-wrong]
    instead: The mayor no longer says that the bridge is safe.
    ```
    """


_CHAINS = ("part_of", "follows", "repeats", "responds_to")
_BETWEEN_TWO = ("contradicts", "confirms")

Steps = dict[Key, dict[Key, Link]]
"""The link that leads from one record to the next."""


def check_references(case: Case) -> Iterator[Finding]:
    """Judge the fields that put one record above or after another."""
    by_field: dict[str | int, Steps] = {}
    for link in case.dossier.links:
        if not isinstance(link.origin, Key):
            continue
        chained = link.path[0] in _CHAINS
        if chained or (link.path[0] in _BETWEEN_TWO and link.origin == link.target):
            steps = by_field.setdefault(link.path[0], {})
            steps.setdefault(link.origin, {}).setdefault(link.target, link)
    for steps in by_field.values():
        for links in _circles(steps):
            label = links[0].ref.label
            does = f"is {label}" if label == "part of" else label
            at_length = "" if len(links) == 1 else "in the end "
            message = f"{links[0].origin} {at_length}{does} itself"
            yield ReferenceCycle.at(links[0].at, message, _way(links))


def check_corrections(case: Case) -> Iterator[Finding]:
    """Judge what corrections correct, and what makes them, together."""
    corrects: Steps = {}
    makes: Steps = {}
    for link in case.dossier.links:
        if not isinstance(link.origin, Key) or link.origin.kind is not Kind.CORRECTIONS:
            continue
        if link.path[0] == "corrects":
            corrects.setdefault(link.origin, {}).setdefault(link.target, link)
        elif link.path[0] == "through":
            makes.setdefault(link.target, {}).setdefault(link.origin, link)
    for links in _circles(corrects | makes):  # no record is in both: corrections are made by none
        correction, target = links[0].origin, links[0].target
        if len(links) == 2 and links[1].path[0] == "through":
            message = f"{correction} corrects {target}, through which it is made"
        else:
            at_length = "" if len(links) == 1 else "in the end "
            message = f"{correction} {at_length}corrects itself"
        yield CorrectionCycle.at(links[0].at, message, _way(links))


def _circles(steps: Steps) -> Iterator[list[Link]]:
    for cycle in cycles({key: tuple(onward) for key, onward in steps.items()}):
        pairs = zip(cycle, (*cycle[1:], cycle[0]), strict=True)
        yield [steps[node][onward] for node, onward in pairs]


def _way(links: list[Link]) -> str:
    advice = "Take out the link that is wrong."
    if len(links) == 1:
        return advice
    said = [f"{link.origin} {link.ref.label} {link.target}" for link in links[:_LONGEST_WAY]]
    if len(links) > _LONGEST_WAY:
        said.append(f"and so on, {len(links)} links in all")
    return f"{'; '.join(said)}. {advice}"


_LONGEST_WAY = 6
