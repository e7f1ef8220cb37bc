"""Every rule's example in the handbook: the failing one fails with that rule alone, in that place.

The examples stand on the small dossier of `tests/examples`, whose files they replace or add to.
"""

import ast
from collections.abc import Mapping
from pathlib import Path

import pytest

from dossier.findings import RULES, Finding, Rule, page
from dossier.handbook.rules import pages
from dossier.location import Location
from dossier.pipeline import build
from dossier.seeds import digest
from dossier.settings import Settings, read_settings
from dossier.tree import FolderTree, MemoryTree
from examples import example_files

ROOT = Path(__file__).resolve().parent.parent

IN_WORDS = {"unreadable-file", "unreadable-source"}
"""The rules whose fault no text file can show; the tests at the end show it."""

SHOWN = sorted(set(RULES) - IN_WORDS)


def findings_with(changes: Mapping[str, str | bytes]) -> tuple[Finding, ...]:
    """Return what is found in the example with some files replaced or added."""
    files = example_files(changes)
    settings, faults = read_settings(files["mkdocs.yml"])
    return faults if settings is None else build(MemoryTree(files), settings).findings


def findings_in(folder: Path) -> list[tuple[str, Location]]:
    """Return the rules that are broken in a folder on disk, and where."""
    found = build(FolderTree(folder), Settings()).findings
    return [(finding.rule, finding.at) for finding in found]


def write_files(folder: Path, changes: Mapping[str, str | bytes]) -> None:
    """Write the example with some files replaced or added."""
    for path, data in example_files(changes).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def test_example__has_no_finding() -> None:
    """What the rules' examples are laid over is clean."""
    assert () == findings_with({})


@pytest.mark.parametrize("name", SHOWN)
def test_failing_example__fails_with_just_this_rule(name: str) -> None:
    """At the lines and columns that the handbook says, and nowhere else."""
    example = page(RULES[name])

    found = findings_with(example.failing_files)

    expected = [(name, RULES[name].severity, place) for place in example.places]
    assert expected
    assert expected == [(finding.rule, finding.severity, finding.at) for finding in found]


@pytest.mark.parametrize("name", SHOWN)
def test_passing_example__has_no_finding(name: str) -> None:
    """What the handbook recommends is clean."""
    files = page(RULES[name]).passing_files

    assert files
    assert () == findings_with(files)


@pytest.mark.parametrize("name", SHOWN)
def test_message__is_one_line_without_a_full_stop_and_has_help(name: str) -> None:
    """What is wrong stands apart from what to do."""
    for finding in findings_with(page(RULES[name]).failing_files):
        assert "\n" not in finding.message
        assert not finding.message.endswith(".")
        assert finding.help


def test_rules__are_all_in_the_registry() -> None:
    """A rule in a module that the handbook does not import would have no page and no test."""
    defined = {
        node.name
        for path in (ROOT / "builder").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id == "Rule" for base in node.bases)
    }
    assert defined == {rule.__name__ for rule in RULES.values()}


def test_pages__are_one_a_rule_and_an_index() -> None:
    """A rule without a page cannot be."""
    assert {"index.md", *(f"{name}.md" for name in RULES)} == set(pages())


@pytest.mark.parametrize(
    "docstring",
    [
        "No full stop\n\n## Why\n\nx\n\n## Fails\n\ny",
        "Two\nlines.\n\n## Why\n\nx\n\n## Fails\n\ny",
        "No why.\n\n## Fails\n\ny",
        "No example.\n\n## Why\n\nx",
    ],
)
def test_page__without_its_parts_is_refused(docstring: str) -> None:
    """A docstring that makes no page is our mistake and is noticed."""

    class Made(Rule):
        __doc__ = docstring

    del RULES[Made.name]
    with pytest.raises(ValueError, match="made: the docstring needs a headline, Why and Fails"):
        page(Made)


def test_unreadable_file__a_record_that_is_a_symbolic_link(tmp_path: Path) -> None:
    """It is not followed, even to a sound record."""
    write_files(tmp_path, {"elsewhere.yml": "name: The clerk\n"})
    (tmp_path / "annotations/people/clerk.yml").symlink_to(tmp_path / "elsewhere.yml")

    place = Location("annotations/people/clerk.yml", 1, 1)
    assert [("unreadable-file", place)] == findings_in(tmp_path)


def test_unreadable_file__a_folder_of_records_that_is_a_symbolic_link(tmp_path: Path) -> None:
    """Nothing in it is read."""
    write_files(tmp_path, {"elsewhere/clerk.yml": "name: The clerk\n"})
    (tmp_path / "annotations/notes").symlink_to(tmp_path / "elsewhere")

    place = Location("annotations/notes", 1, 1)
    assert [("misplaced-file", place)] == findings_in(tmp_path)


def test_unreadable_file__a_page_that_is_not_utf8(tmp_path: Path) -> None:
    """The finding stands at the first bad byte, its column counted in code points."""
    write_files(tmp_path, {"docs/index.md": "# Brücke\n\nDie Brü".encode() + b"\xfccke\n"})

    place = Location("docs/index.md", 3, 8)
    assert [("unreadable-file", place)] == findings_in(tmp_path)


def test_unreadable_source__an_article_that_is_not_utf8(tmp_path: Path) -> None:
    """The finding stands in the article, its column counted in code points."""
    article = "The bridge is safe.\nSo says the “m".encode() + b"\xe9 of Westhaven.\n"
    files: dict[str, str | bytes] = {
        "seeds/herald.txt": article,
        "annotations/sources/herald.yml": herald(article),
    }
    write_files(tmp_path, files)

    assert [("unreadable-source", Location("seeds/herald.txt", 2, 15))] == findings_in(tmp_path)


def test_source_outside_seeds__over_a_symbolic_link(tmp_path: Path) -> None:
    """What it leads to is not read."""
    article = b"The bridge is closed.\n"
    files: dict[str, str | bytes] = {
        "herald.txt": article,
        "annotations/sources/herald.yml": herald(article),
    }
    write_files(tmp_path, files)
    (tmp_path / "seeds/herald.txt").symlink_to(tmp_path / "herald.txt")

    place = Location("annotations/sources/herald.yml", 3, 7)
    assert [("source-outside-seeds", place)] == findings_in(tmp_path)


def herald(article: bytes) -> str:
    """Return the record of an article in seeds/herald.txt."""
    return (
        "label: The Herald's report\npublisher: gazette\ntext: herald.txt\n"
        f"sha256: {digest(article)}\n"
    )
