"""The site of a made-up dossier: its settings, and the pages that its authors write themselves."""

import random
from collections.abc import Sequence

from world import World

SETTINGS = """\
site_name: The works of our towns
site_description: Who said what about bridges, ferries and lighthouses. All of it is made up.

theme:
  name: material
  font: false
  features:
  - navigation.indexes
  - navigation.top
  - toc.follow
  - search.highlight
  - search.suggest

plugins:
- search
- dossier

nav:
- Home: index.md
- Timeline: timeline.md
- Statements: statements/index.md
- Corrections: corrections/index.md
- Disagreements: disagreements.md
- Graph: graph.md
- People: people/index.md
- Organizations: organizations/index.md
- Places: places/index.md
- Events: events/index.md
- Sources: sources/index.md
- About:
  - Method: method.md
  - Data: data.md
- Stories:
  - All stories: stories/index.md
{stories}
validation:
  nav:
    omitted_files: ignore
    not_found: warn
    absolute_links: warn
  links:
    not_found: warn
    anchors: warn
    absolute_links: warn
    unrecognized_links: warn

markdown_extensions:
- admonition
- attr_list
- footnotes
- md_in_html
- tables
- toc:
    permalink: true
"""
METHOD = """\
# Method

!!! note

    Everything here is made up, for measuring how long it takes.

What a newspaper prints is kept as it was received.[^1] What we add stands beside it.

| Kind | What it is |
| --- | --- |
| Statement | what somebody said |
| Correction | what takes it back |

[^1]: And never edited.
"""
IN_NAVIGATION = 8
"""Stories that the navigation names; of the others, a page tells."""

RECORDS_PER_STORY = 250


def pages(world: World, rng: random.Random) -> dict[str, str]:
    """Return the text of each file by its path."""
    count = max(2, len(world.records) // RECORDS_PER_STORY)
    names = [f"stories/story-{number}.md" for number in range(1, count + 1)]
    numbered = list(enumerate(names[:IN_NAVIGATION], 1))
    listed = "".join(f"  - Story {number}: {name}\n" for number, name in numbered)
    statements = [key for key in world.records if key.startswith("statements/")]
    events = [key for key in world.records if key.startswith("events/")]
    index = "".join(f"- [Story {n}](story-{n}.md)\n" for n in range(1, count + 1))
    stories = {
        f"docs/{name}": _story(number, statements, events, world, rng)
        for number, name in enumerate(names, 1)
    }
    return {
        "mkdocs.yml": SETTINGS.format(stories=listed),
        "docs/index.md": _story(0, statements, events, world, rng),
        "docs/method.md": METHOD,
        "docs/stories/index.md": f"# Stories\n\n{index}",
        **stories,
    }


def _story(
    number: int, statements: Sequence[str], events: Sequence[str], world: World, rng: random.Random
) -> str:
    parts = [f"# Story {number}" if number else "# The works of our towns"]
    for part in range(rng.randint(3, 6)):
        who = world.often(world.people, rng)
        event, statement = rng.choice(events), rng.choice(statements)
        parts.append(
            f"## Day {part + 1}\n\nOn that day [[{who.key}|{who.name}]] spoke of [[{event}]]. "
            f"Others remember it differently, as [[{statement}|one of them]] says."
            f"\n\n![[{statement}]]"
        )
    return "\n\n".join(parts) + "\n"
