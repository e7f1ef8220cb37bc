"""Make dossiers of any size, the same for the same seed, that check without an error.

Their kinds of records stand in the proportions of the dossier in this repository; an article has 12
to 24 statements and 2 to 8 KB, and a few people say most. All names and all words are made up, see
`sentences`. As a script, it writes one: `python benchmarks/dossiers.py RECORDS FOLDER`.
"""

import random
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from happenings import Scene
from names import WORKS
from pages import pages
from stories import CORRECTIONS, RELATIONS, Share, Story
from world import Named, Record, World, world
from yaml_text import yaml_text

FEWEST = 60
"""Records of the smallest dossier that can be made."""

SHARES = {"people": 0.10, "organizations": 0.15, "places": 0.10, "events": 0.13}
SHARE_OF_CORRECTIONS = 0.04
STATEMENTS_PER_SOURCE = 18
FIRST_DAY = date(2010, 1, 4)
LAST_DAY = date(2024, 12, 1)


@dataclass(frozen=True)
class Made:
    """A dossier, not written yet.

    Attributes:
        files: Text of each file by its path.
        world: The records and what they are about.
    """

    files: Mapping[str, str]
    world: World

    @cached_property
    def records(self) -> Counter[str]:
        """How many there are of each kind."""
        return Counter(key.split("/")[0] for key in self.world.records)

    @cached_property
    def quotations(self) -> int:
        """How many there are, those of figures too."""
        return sum(text.count("source: ") for path, text in self.files.items() if "/" in path)


def made(records: int, seed: int = 1) -> Made:
    """Return a dossier of so many records, at least `FEWEST`."""
    if records < FEWEST:
        raise ValueError(f"{records} records are too few for one of every kind")
    rng = random.Random(seed)  # noqa: S311 - made-up texts, no secrets
    counts = {kind: round(records * share) for kind, share in SHARES.items()}
    corrections = max(len(CORRECTIONS), round(records * SHARE_OF_CORRECTIONS))
    spoken = records - sum(counts.values()) - corrections
    sources = max(2, round(spoken / (STATEMENTS_PER_SOURCE + 1)))
    cast = world(counts["places"], counts["organizations"], counts["people"], rng)
    texts: dict[str, str] = {}
    plans = _stories(_statements(spoken - sources, sources, rng), corrections, cast, rng)
    for number, shares in enumerate(plans):
        span = (LAST_DAY - FIRST_DAY).days
        scene_day = FIRST_DAY + timedelta(days=span * number // len(plans))
        town, work = cast.often(cast.places, rng), rng.choice(WORKS)
        scene = Scene(number, town, f"{town.name} {work}", scene_day)
        events = len(range(number, counts["events"], len(plans)))
        texts |= Story(cast, rng, scene, work).tell(events, shares)
    return Made(_files(cast, texts, rng), cast)


def write_dossier(folder: Path, records: int, seed: int = 1) -> Made:
    """Write a dossier of so many records to a new folder, and return it."""
    whole = made(records, seed)
    for parent in {Path(path).parent for path in whole.files}:
        (folder / parent).mkdir(parents=True, exist_ok=True)
    for path, text in whole.files.items():
        (folder / path).write_bytes(text.encode())
    return whole


def _statements(count: int, sources: int, rng: random.Random) -> list[int]:
    """Return how many statements each article has."""
    each = [count // sources + (number < count % sources) for number in range(sources)]
    for number in range(0, sources - 1, 2):
        most = max(0, min(each[number] - 12, 24 - each[number + 1]))
        moved = rng.randint(0, most)
        each[number] -= moved
        each[number + 1] += moved
    return each


def _stories(
    statements: Sequence[int], corrections: int, cast: World, rng: random.Random
) -> list[list[Share]]:
    """Share out what there is to tell to stories of one to three articles."""
    sources = len(statements)
    kinds: list[list[str]] = [[] for _ in statements]
    step = sources % len(CORRECTIONS) or 1  # so that no article gets one kind twice
    for number in range(corrections):
        again, article = divmod(number, sources)
        kinds[article].append(CORRECTIONS[(article + again * step) % len(CORRECTIONS)])
    everybody: list[Named] = [*cast.people, *cast.bodies, *cast.papers, *cast.places]
    rng.shuffle(everybody)
    papers = [cast.papers[number % len(cast.papers)] for number in range(sources)]
    shares = [
        Share(papers[at], statements[at], kinds[at], everybody[at::sources])
        for at in range(sources)
    ]
    stories: list[list[Share]] = []
    while shares:
        several = 2 if not stories else rng.choice((1, 1, 2, 2, 3))
        stories.append(shares[:several])
        shares = shares[several:]
    return stories


def _files(cast: World, texts: Mapping[str, str], rng: random.Random) -> dict[str, str]:
    files = pages(cast, rng)
    for id_, text in texts.items():
        files[f"seeds/{id_}.txt"] = text
        cast.records[f"sources/{id_}"]["sha256"] = sha256(text.encode()).hexdigest()
    for key, fields in cast.records.items():
        files[f"annotations/{key}.yml"] = yaml_text(_in_order(fields))
    return files


def _in_order(fields: Record) -> Record:
    """Return fields with those last that stand last in every record."""
    last = {
        name: fields[name] for name in ("formerly", "quotes", *RELATIONS, "notes") if name in fields
    }
    return {name: value for name, value in fields.items() if name not in last} | last


if __name__ == "__main__":
    write_dossier(Path(sys.argv[2]), int(sys.argv[1]))
