"""Pages of people, organizations and places."""

from dataclasses import dataclass

from dossier.model.dates import Edtf
from dossier.model.fields import Key
from dossier.model.records import Organization, Person, Place
from dossier.views.lines import Fact, Section, backlinks, facts
from dossier.views.names import Name, Names
from dossier.views.records import Common, common

_PERSON = (
    "corrected by",
    "statements",
    "corrections made",
    "corrections made on their behalf",
    "took part in",
)
_ORGANIZATION = (
    "corrected by",
    "has the part",
    "people with a role here",
    *_PERSON[1:],
    "sources",
)
_PLACE = ("corrected by", "has the place", "events here")


@dataclass(frozen=True, slots=True)
class RoleLine:
    """What somebody is or was, and where.

    Attributes:
        title: In the author's words.
        organization: Where they are that.
        since: From when.
        until: Until when.
    """

    title: str
    organization: Name | None
    since: Edtf | None
    until: Edtf | None


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person's page."""

    common: Common
    aliases: tuple[str, ...]
    unnamed: bool
    roles: tuple[RoleLine, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class OrganizationView:
    """An organization's page."""

    common: Common
    aliases: tuple[str, ...]
    kind: str | None
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place's page; `coordinates` are latitude and longitude in decimal degrees (WGS 84)."""

    common: Common
    aliases: tuple[str, ...]
    kind: str | None
    coordinates: tuple[float, float] | None
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]


def person_view(names: Names, person: Person) -> PersonView:
    """Lay out a person's page."""
    sections = backlinks(names, person.key, first=_PERSON)
    return PersonView(
        common(names, person), person.aliases, person.unnamed, roles(names, person), sections
    )


def organization_view(names: Names, organization: Organization) -> OrganizationView:
    """Lay out an organization's page."""
    key = organization.key
    return OrganizationView(
        common(names, organization),
        organization.aliases,
        organization.kind,
        facts(names, key, "part_of"),
        backlinks(names, key, first=_ORGANIZATION),
    )


def place_view(names: Names, place: Place) -> PlaceView:
    """Lay out a place's page."""
    return PlaceView(
        common(names, place),
        place.aliases,
        place.kind,
        place.coordinates,
        facts(names, place.key, "part_of"),
        backlinks(names, place.key, first=_PLACE),
    )


def roles(names: Names, person: Person, on: Edtf | None = None) -> tuple[RoleLine, ...]:
    """Return a person's roles, in the order of the file; with `on`, those held on that date.

    A role counts as held unless its dates say that it was not.
    """
    found = []
    for index, role in enumerate(person.roles):
        if on and role.since and role.since.certainly_after(on):
            continue
        if on and role.until and role.until.certainly_before(on):
            continue
        key = names.dossier.target(person.key, "roles", index, "organization")
        found.append(RoleLine(role.title, names.of(key) if key else None, role.since, role.until))
    return tuple(found)


def roles_on(names: Names, speaker: Key, on: Edtf) -> tuple[RoleLine, ...]:
    """Return the roles that a speaker had on a date; an organization has none."""
    record = names.dossier.records[speaker]
    return roles(names, record, on) if isinstance(record, Person) else ()
