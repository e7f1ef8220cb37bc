"""Events of a story, with dates of several kinds, and the figures that articles give for them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import names
from articles import Article
from sentences import Passage
from world import Named, Record, World

FIRST = ("Closure of the {}", "Accident at the {}", "Flooding of the {}", "Reopening of the {}")
LATER = (
    *("Meeting on the {}", "Press briefing on the {}", "Inspection of the {}", "Vote on the {}"),
    *("Protest at the {}", "Hearing on the {}", "Repair of the {}"),
)
PARTS = ("answered questions", "took the chair", "was present", "asked for it", "kept the minutes")
COUNTED = ("people present", "lamps replaced", "bolts found loose", "hours lost", "boats waiting")
BEFORE = 12
"""Days from what a story begins with to its first article."""


@dataclass(frozen=True, slots=True)
class Event:
    """One of a story.

    Attributes:
        named: Its names.
        day: On which it was, as far as anybody knows.
        counted: What articles give a number for; empty where they give none.
        number: About what they give.
    """

    named: Named
    day: date
    counted: str
    number: int


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and when the events of a story are.

    Attributes:
        story: Its number.
        town: Where.
        subject: What about: "Velmere bridge".
        day: On which the first article is published.
    """

    story: int
    town: Named
    subject: str
    day: date


def happen(
    world: World, count: int, scene: Scene, cast: Sequence[Named], rng: random.Random
) -> list[Event]:
    """Make the records of events, in which all of the cast take part or which are there."""
    where = [one for one in cast if one.kind == "places"]
    who = [one for one in cast if one.kind != "places"]
    made: list[Event] = []
    for number in range(count):
        name = rng.choice(LATER if number else FIRST).format(scene.subject)
        key = f"{names.slug(name)}-{scene.story}-{number}"
        event = Named("events", key, name, f"the {name[:1].lower()}{name[1:]}")
        day = scene.day - timedelta(days=rng.randint(2, 8) if number else BEFORE)
        there = [*who[number::count], world.speaker(rng)]
        fields: Record = {
            "name": name,
            "date": str(day) if number else first_date(day, rng),
            "places": [one.id for one in where[number::count] or [scene.town]],
            "participants": [
                {"who": one, "role": rng.choice(PARTS)}
                for one in dict.fromkeys(one.id for one in there)
            ],
        }
        if made:
            first = made[0].named.id
            begins, _, ends = str(world.records[f"events/{first}"]["date"]).partition("/")
            inside = begins <= str(day) <= ends and rng.random() < 0.7
            fields |= {"part_of": first} if inside else {"follows": [first]}
        world.record(event.key, fields)
        counted = rng.choice(COUNTED) if rng.random() < 0.35 or not made else ""
        made.append(Event(event, day, counted, rng.randint(12, 90)))
    return made


def first_date(day: date, rng: random.Random) -> str:
    """Return a day as EDTF, as exactly or as vaguely as it is drawn."""
    forms = (
        *(f"{day}", f"{day}", f"{day}?", f"{day}~", f"{day:%Y-%m}", f"{day:%Y}", f"{day:%Y}~"),
        *(f"{day}/{day + timedelta(days=BEFORE)}", f"../{day}", f"{day - timedelta(days=1)}/{day}"),
    )
    return rng.choice(forms)


def said_on(day: date, rng: random.Random) -> str:
    """Return the day of a statement as EDTF, mostly exactly."""
    vague = (f"{day}?", f"{day}~", f"{day - timedelta(days=1)}/{day}", f"{day:%Y-%m}", f"../{day}")
    return str(day) if rng.random() < 0.75 else rng.choice(vague)


def give_figure(world: World, event: Event, article: Article, rng: random.Random) -> None:
    """Let an article give a number for an event, which may differ from another article's."""
    number = event.number + rng.choice((0, 0, 0, 1, -2, 6))
    what, _, how = event.counted.partition(" ")
    value, words = rng.choice(
        (
            (f"{number}", f"{number} {what} were {how}"),
            (f">{number - 2}", f"More than {number - 2} {what} were {how}"),
            (f"~{number}", f"About {number} {what} were {how}"),
            (f"{number - 1}..{number + 2}", f"From {number - 1} to {number + 2} {what} were {how}"),
            ("dozens", f"Dozens of {what} were {how}"),
        )
    )
    words = f"{words} at the time of {event.named.short}"
    quote = article.add(Passage(f"{words}.", (words,)))
    record = world.records[event.named.key]
    figures = record.setdefault("figures", [{"of": event.counted, "values": []}])
    assert isinstance(figures, list)
    figures[0]["values"].append({"value": value, "quote": quote})
