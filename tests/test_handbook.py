"""The handbook's made pages say what the code says."""

import re
from pathlib import Path

import click
import pytest

from dossier.cli import main
from dossier.cli.creating import new
from dossier.handbook import commands, fields, made, settings, statuses
from dossier.handbook.pages import pages, write
from dossier.model.parts import CorrectionKind, QuoteKind
from dossier.model.records import KINDS
from dossier.model.shape import declared
from dossier.settings import OPTIONS, SITE
from dossier.status.states import State

ROOT = Path(__file__).resolve().parent.parent
HANDBOOK = ROOT / "docs/handbook"


def rows(page: str) -> list[list[str]]:
    """Return the cells of a page's tables, without their heads."""
    found = re.findall(r"^\| (.*) \|$", page, re.MULTILINE)
    cells = [line.split(" | ") for line in found]
    after_rules = {number + 1 for number, one in enumerate(cells) if set(one) == {"---"}}
    heads = {number - 2 for number in after_rules}
    return [
        one
        for number, one in enumerate(cells)
        if number not in heads and number + 1 not in after_rules
    ]


def test_write__deletes_made_pages_that_are_gone(tmp_path: Path) -> None:
    """Only pages that were made, so that nobody's own page is lost."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/gone.md").write_text(f"# gone\n\n{made.MARK}\n")
    (tmp_path / "mine.md").write_text("# Mine\n")

    write(tmp_path)

    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.md")}
    assert {*pages(), "mine.md"} == found


def options(command: click.Command) -> list[str]:
    """Return the names of a command's options."""
    found = [one for one in command.params if isinstance(one, click.Option)]
    return [name for one in found for name in one.opts]


def test_handbook__leads_to_each_of_its_pages() -> None:
    """In the navigation, and to how one does something also from the page that lists that."""
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    found = {path.relative_to(HANDBOOK).as_posix() for path in HANDBOOK.rglob("*.md")}
    alone = {path for path in found if not path.startswith("rules/") or path == "rules/index.md"}
    assert alone == set(re.findall(r" handbook/(\S+)$", navigation, re.MULTILINE))
    tasks = {path for path in alone if path.startswith("how-to/")} - {"how-to/index.md"}
    listed = (HANDBOOK / "how-to/index.md").read_text(encoding="utf-8")
    assert tasks == {f"how-to/{name}" for name in re.findall(r"\]\((\w[^)/]*)\)", listed)}


def test_fields__are_all_there_with_what_they_may_name() -> None:
    """Every field of every kind has a row, with both sides' words for a reference."""
    page = fields.page()
    for kind, cls in KINDS.items():
        section = page.partition(f"\n## {kind.value.capitalize()}\n")[2].partition("\n## ")[0]
        own = {row[0].partition("`, ")[0].strip("`"): row for row in rows(section)}
        assert set(cls.field_names()) - set(own) == {
            *("same_as", "formerly", "quotes", "notes", "draft")
        }
        for name, ref in declared(cls):
            if name in own:
                assert [ref.label, ref.back] == own[name][3:]


def test_fields__are_told_in_words() -> None:
    """Some of each form, as a reader sees them."""
    page = fields.page()
    for expected in (
        "| `name`, required | text | As the dossier calls it. |",
        "| `aliases` | a list of texts | As the sources call it. |",
        "| `draft` | `true` or `false` | Seen by authors, never published. |",
        "| the id of a person or an organization | Who said it. | speaker | statements |",
        "| `contradicts` | a list; each the id of a statement |",
        "| a list; each a [figure value](#figure-value) |",
        "| `publish` | `full`, `excerpts` or `none` |",
        "| `roles` | a list; each a [role](#role) |",
        "| `exact`, required | words of the source, or a list of pieces |",
        "| `coordinates` | a list of 2 numbers |",
        "\n### Figure value\n",
        "\nWrite the publisher's headline as `title`, or,",
        "\nName the person or organization that made the correction;",
    ):
        assert expected in page


def test_commands__are_all_there_with_their_options() -> None:
    """As `--help` has them."""
    assert isinstance(main, click.Group)
    page = commands.page()
    for name, command in main.commands.items():
        section = page.partition(f"\n## dossier {name}\n")[2].partition("\n## ")[0]
        assert f"\n`dossier {name} [OPTIONS]" in section
        assert [] == [one for one in options(command) if one not in section]


def test_commands__of_a_group_are_all_there_with_their_options() -> None:
    """What all of them take is told once, with the group."""
    page = commands.page()
    context = click.Context(new, info_name="dossier new")
    shared = page.partition("\n## dossier new\n")[2].partition("\n## ")[0]
    for word in new.list_commands(context):
        command = new.get_command(context, word)
        assert command
        section = page.partition(f"\n## dossier new {word}\n")[2].partition("\n## ")[0]
        assert [] == [one for one in options(command) if one not in section + shared]
    assert "`--print`: " in shared
    assert 1 == page.count("`--print`: ")


def test_settings__are_all_there() -> None:
    """Ours, then those of MkDocs' that count."""
    named = [row[0].strip("`") for row in rows(settings.page())]
    assert [*OPTIONS, "full", "excerpts", "none", *SITE] == named


def test_statuses__are_all_there() -> None:
    """In the order in which they are looked for."""
    expected = [f"`{one}`" for one in (*State, *CorrectionKind, *QuoteKind)]
    assert expected == [row[0] for row in rows(statuses.page())]


def test_meaning__that_is_missing_is_noticed() -> None:
    """A field that its docstring does not name would be a gap in the handbook."""

    class Made:
        """A class.

        Attributes:
            one: What it is,
                on two lines.
        """

    assert "What it is, on two lines." == made.meaning(Made, "one")
    with pytest.raises(ValueError, match="the docstring of Made says nothing of two"):
        made.meaning(Made, "two")
