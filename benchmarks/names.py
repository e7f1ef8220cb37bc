"""Names of people, places and organizations that there are not, put together from syllables."""

import random
import re
from collections.abc import Callable, Sequence

GIVEN = (
    *("Anveth", "Bralo", "Corrim", "Dessa", "Edwel", "Fenna", "Garrit", "Hesper", "Ilvar"),
    *("Jorune", "Kesta", "Lunet", "Maddoc", "Nerys-Anne", "Orlan", "Pirro", "Quenna", "Rosmund"),
    *("Savarin", "Tamsel", "Uldis", "Vessa", "Wendric", "Yorath", "Zelma", "Brone", "Callum-Ray"),
    *("Dorrin", "Elspa", "Florin", "Gwenda", "Harbin", "Immer", "Jessamin", "Kolby-Jan", "Lirra"),
)
BEGINNINGS = (
    *("Quill", "Thren", "Vel", "Brund", "Osk", "Drell", "Harro", "Quen", "Thrav", "Umber", "Skel"),
    *("Grims", "Pell", "Wrax", "Yarn", "Zeld", "Morv", "Kest", "Lund", "Farn", "Gosk", "Istl"),
    *("Jorv", "Nith", "Prask", "Rudd", "Sorr", "Tusk", "Varg", "Wold"),
)
ENDS_OF_SURNAMES = (
    *("marrow", "wick", "anger", "ellow", "ishaw", "ostrick", "ander", "inham", "ott", "ovey"),
    *("ussen", "arrel", "itch", "oway", "ender", "ulcott", "ement", "acre", "uddy", "ibble"),
)
ENDS_OF_TOWNS = (
    *("mere", "holt", "garth", "haven", "stow", "minster", "ferry", "combe", "beck", "hythe"),
    *("thorpe", "lode", "fleet", "barrow", "sands", "gill", "water", "cliff"),
)
WORKS = (
    *("bridge", "ferry", "dam", "tramway", "harbour", "hospital", "library", "market hall"),
    *("pumping station", "railway station", "swimming pool", "lighthouse", "sea wall", "tunnel"),
    *("power station", "theatre", "town hall", "viaduct", "waterworks", "observatory"),
)
BODIES = (
    *("council", "harbour board", "roads agency", "water company", "fire service", "port union"),
    *("planning office", "transport ministry", "engineers' society", "tenants' association"),
    *("audit office", "teachers' union", "chamber of trade", "residents' committee"),
)
PAPERS = ("Courier", "Herald", "Gazette", "Observer", "Evening Post", "Messenger", "Record")
OFFICES = (
    *("engineer", "spokesperson", "chair", "inspector", "surveyor", "treasurer", "deputy mayor"),
    *("harbour master", "site manager", "shop steward", "safety officer", "director", "auditor"),
)


def people(count: int, rng: random.Random) -> list[str]:
    """Return full names, no two alike."""
    ends = [a + b for a in BEGINNINGS for b in ENDS_OF_SURNAMES]
    return _different(count, lambda: f"{rng.choice(GIVEN)} {rng.choice(ends)}")


def towns(count: int, rng: random.Random) -> list[str]:
    """Return names of towns and of districts in them, no two alike."""
    ends = [a + b for a in BEGINNINGS for b in ENDS_OF_TOWNS]
    sides = ("", "", "", "Upper ", "Lower ", "Old ", "New ", "East ", "West ", "North ", "South ")
    return _different(count, lambda: f"{rng.choice(sides)}{rng.choice(ends)}")


def newspapers(count: int, towns: Sequence[str], rng: random.Random) -> list[str]:
    """Return names of newspapers, no two alike."""
    return _different(count, lambda: f"{rng.choice(towns)} {rng.choice(PAPERS)}")


def bodies(count: int, towns: Sequence[str], rng: random.Random) -> list[str]:
    """Return names of councils, agencies and unions, no two alike."""
    return _different(count, lambda: f"{rng.choice(towns)} {rng.choice(BODIES)}")


def slug(name: str) -> str:
    """Return the id of a record of this name."""
    return re.sub("[^a-z0-9]+", "-", name.lower().replace("'", "")).strip("-")


def _different(count: int, make: Callable[[], str]) -> list[str]:
    found: dict[str, str] = {}
    tries = 0
    while len(found) < count:
        name = make()
        number = "" if tries < 20 * count else f" {len(found)}"  # names have run out
        found.setdefault(slug(name + number), name + number)
        tries += 1
    return list(found.values())
