"""Who and what a made-up dossier is about: places, newspapers, other bodies and people."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

import names
from yaml_text import Fields, Value

Record = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something that has a record and is named in articles.

    Attributes:
        kind: The folder of its record.
        id: Its record's.
        name: In full.
        short: As articles name it once it is known.
        office: What a person is; empty for others.
    """

    kind: str
    id: str
    name: str
    short: str
    office: str = ""

    @property
    def key(self) -> str:
        """How any field refers to it."""
        return f"{self.kind}/{self.id}"

    @property
    def introduced(self) -> str:
        """The name with which an article begins to speak of it."""
        return f"{self.office} {self.name}".strip()


@dataclass
class World:
    """All of them, and their records, which grow while the articles are written.

    Attributes:
        records: Fields by the path of the record's file below annotations/, without its ending.
    """

    places: list[Named]
    papers: list[Named]
    bodies: list[Named]
    people: list[Named]
    records: dict[str, Record] = field(default_factory=dict)

    def record(self, key: str, fields: Fields) -> Record:
        """Add a record; return its fields, to which more can be added."""
        found: Record = dict(fields)
        assert key not in self.records, key
        self.records[key] = found
        return found

    def quote(self, key: str, quote: Fields) -> None:
        """Add a quotation to a record."""
        quotes = self.records[key].setdefault("quotes", [])
        assert isinstance(quotes, list)
        quotes.append(quote)

    def often(self, what: Sequence[Named], rng: random.Random) -> Named:
        """Draw one: the first twice as often as the second, ten times as often as the tenth."""
        if len(what) not in self._weights:
            self._weights[len(what)] = _power_law(len(what))
        return rng.choices(what, cum_weights=self._weights[len(what)])[0]

    def speaker(self, rng: random.Random) -> Named:
        """Draw who says something: mostly a person, and mostly one who says much."""
        return self.often(self.people if rng.random() < 0.75 else self.bodies, rng)

    _weights: dict[int, list[float]] = field(default_factory=dict)


def world(places: int, organizations: int, people: int, rng: random.Random) -> World:
    """Return as many of each; the bodies come without the newspapers among them."""
    papers = max(2, organizations // 8)
    towns = names.towns(places, rng)
    found = World(
        [Named("places", names.slug(name), name, name) for name in towns],
        [_body(name) for name in names.newspapers(papers, towns, rng)],
        [_body(name) for name in names.bodies(organizations - papers, towns, rng)],
        [
            Named("people", names.slug(name), name, name.split(" ")[1], rng.choice(names.OFFICES))
            for name in names.people(people, rng)
        ],
    )
    _record_places(found, rng)
    _record_bodies(found, rng)
    _record_people(found, rng)
    return found


def _power_law(count: int) -> list[float]:
    return list(accumulate(1 / rank for rank in range(1, count + 1)))


def _body(name: str) -> Named:
    return Named("organizations", names.slug(name), name, name)


def _record_places(world: World, rng: random.Random) -> None:
    for number, one in enumerate(world.places):
        fields: Record = {"name": one.name}
        if number % 3 == 0:
            fields["kind"] = rng.choice(("town", "village", "district", "port"))
        if number and rng.random() < 0.4:
            fields["part_of"] = world.places[rng.randrange(number)].id
        if rng.random() < 0.3:
            at = f"{rng.uniform(-60, 60):.4f}", f"{rng.uniform(-170, 170):.4f}"
            fields["coordinates"] = list(at)
        world.record(one.key, fields)


def _record_bodies(world: World, rng: random.Random) -> None:
    for one in world.papers:
        world.record(one.key, {"name": one.name, "kind": "newspaper"})
    for number, one in enumerate(world.bodies):
        fields: Record = {"name": one.name}
        if rng.random() < 0.6:
            fields["kind"] = rng.choice(("public body", "company", "union", "society"))
        if number and rng.random() < 0.2:
            fields["part_of"] = world.bodies[rng.randrange(number)].id
        world.record(one.key, fields)


def _record_people(world: World, rng: random.Random) -> None:
    surnames: set[str] = set()
    former: set[str] = set()
    for one in world.people:
        fields: Record = {"name": one.name}
        if one.short not in surnames:
            fields["aliases"] = [one.short]
        surnames.add(one.short)
        role: dict[str, Value] = {"title": one.office}
        role["organization"] = world.often(world.bodies, rng).id
        if rng.random() < 0.2:
            role["from"] = str(rng.randint(2005, 2018))
        fields["roles"] = [role]
        old = names.slug(one.short) + "-" + names.slug(one.office)
        if rng.random() < 0.03 and old not in former:
            former.add(old)
            fields["formerly"] = [old]
        world.record(one.key, fields)
