"""A record's page shows the sentence of each note and page that mentions it."""

from collections.abc import Mapping

import pytest

from dossier.pipeline import build
from dossier.render.pages import Renderer
from dossier.settings import Settings
from dossier.tree import MemoryTree
from examples import build_example, example_files
from sites import Element, read, rendered

MAYOR = "people/mayor.md"


def mentioned(path: str, changes: Mapping[str, str | None]) -> list[str]:
    """Return the lines under "Mentioned in" on a page of the example with changes."""
    (lists,) = (
        heading.following[0]
        for heading in _page(path, changes).all("h2")
        if heading.text == "Mentioned in"
    )
    return [item.text for item in lists.all("li")]


def _page(path: str, changes: Mapping[str, str | None]) -> Element:
    renderer = Renderer(build_example(changes).published)
    (markdown,) = (page.markdown for page in renderer.pages() if page.path == path)
    return read(rendered(markdown)[0])


def note(words: str) -> dict[str, str | None]:
    """Return changes by which an event has a note."""
    return {
        "docs/index.md": "# The bridge\n",
        "annotations/events/inspection.yml": f"name: Inspection\nnotes: >-\n  {words}\n",
        "annotations/organizations/council.yml": "name: The council\n",
    }


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Nothing. So [[mayor]] was *told*. Nothing.", "So The mayor was told."),
        ("So [[people/mayor|Mr Mayor]] was told.", "So Mr Mayor was told."),
        ("[[council]] told [[mayor]].", "The council told The mayor."),
        ("[[council|They]] told [[mayor|her]].", "They told her."),
        (
            "[[mayor]] says [[bridge-is-safe]] and [[statements/bridge-is-safe|that]].",
            "The mayor says The bridge is safe. ✕ withdrawn and that ✕ withdrawn.",
        ),
        ("See [[mayor]] [there](https://example.org) `[[x]]`.", "See The mayor there [[x]]."),
    ],
)
def test_mentioned__shows_the_sentence(words: str, shown: str) -> None:
    """Other records in it are named as the author names them, statements with their status."""
    assert [f"Inspection {shown}"] == mentioned(MAYOR, note(words))


def test_mentioned__the_record_itself_is_marked_and_the_others_are_links() -> None:
    page = _page(MAYOR, note("[[council]] told [[mayor]], yes, [[mayor|her]]."))
    (shown,) = page.of_class("dossier-sentence")
    assert ["The mayor", "her"] == [mark.text for mark in shown.of_class("dossier-here")]
    assert [("The council", "../organizations/council.md")] == [
        (link.text, link.attributes["href"]) for link in shown.all("a")
    ]


def test_mentioned__a_statement_has_its_status_beside_its_own_name() -> None:
    changes = note("It is said that [[bridge-is-safe|it is]].")
    assert ["Inspection It is said that it is ✕ withdrawn."] == mentioned(
        "statements/bridge-is-safe.md", changes
    )


def test_mentioned__what_is_not_published_is_named_by_the_authors_words_alone() -> None:
    changes = note("[[mayor]] and [[engineer|somebody]] met [[people/clerk]].")
    changes["annotations/people/engineer.yml"] = "name: Engineer Secret\nage: 4\n"
    changes["annotations/people/clerk.yml"] = "name: Clerk Secret\ndraft: true\n"
    changes["annotations/people/mayor.yml"] = "name: The mayor\n"
    changes["annotations/statements/bridge-is-not-safe.yml"] = None
    changes["annotations/statements/mayor-was-wrong.yml"] = None
    changes["annotations/corrections/mayor-withdraws.yml"] = None
    built = build_example(changes)
    renderer = Renderer(built.published)
    everything = "".join(page.markdown for page in renderer.pages())
    assert "Secret" not in everything
    page = next(page for page in renderer.pages() if page.path == MAYOR)
    (shown,) = read(rendered(page.markdown)[0]).of_class("dossier-sentence")
    assert "The mayor and somebody met not published." == shown.text


def test_mentioned__once_for_each_page_with_its_first_words() -> None:
    """A card alone has no sentence; the next mention may have one."""
    changes = note("x") | {
        "docs/index.md": "# Of the bridge\n\n![[mayor]]\n\nFirst [[mayor]]. Then [[mayor]].\n",
        "docs/about.md": "![[mayor]]\n",
        "docs/front.md": "---\ntitle: In front\n---\nOf [[mayor]].\n",
    }
    assert ["About", "In front Of The mayor.", "Of the bridge First The mayor."] == mentioned(
        MAYOR, changes
    )


def test_mentioned__titles_of_pages_are_text() -> None:
    changes = note("x") | {"docs/index.md": "# `<b>` {{ x }} *so* \\[\n\nOf [[mayor]].\n"}
    page = _page(MAYOR, changes)
    (link,) = (one for one in page.all("a") if one.attributes["href"] == "../index.md")
    assert "<b> {{ x }} so [" == link.text


def test_mentioned__a_list_of_all_records_costs_each_page_little() -> None:
    """A page that names a thousand records does not put a thousand links on a thousand pages."""
    people = [f"person-{number}" for number in range(1_000)]
    files: dict[str, str | bytes | None] = {
        f"annotations/people/{one}.yml": "name: P\n" for one in people
    }
    files["docs/index.md"] = f"All: {', '.join(f'[[{one}]]' for one in people)}.\n"
    built = build(MemoryTree(example_files(files)), Settings())
    for page in Renderer(built.published).pages():
        if page.path.startswith("people/person-"):
            assert len(page.markdown) < 2_000
