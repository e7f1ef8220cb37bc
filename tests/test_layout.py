"""Records laid out: one order, one layout, every comment where it belongs."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from commented import careless_files
from dossier.cli import main
from dossier.desk.layout import LaidOut, Lost, Unreadable, in_order, laid_out
from dossier.location import Location
from dossier.model.fields import Kind
from dossier.model.records import KINDS
from dossier.yaml_nodes import read, written
from examples import EXAMPLE, STARTER, example_files
from sites import write

ROOT = Path(__file__).resolve().parent.parent


def lay_out(text: str, kind: Kind = Kind.EVENTS) -> str:
    """Return a record's layout, which must have one and be its own."""
    found = laid_out("x.yml", text.encode(), kind)
    assert isinstance(found, LaidOut)
    assert found == laid_out("x.yml", found.data, kind)
    return found.data.decode()


def test_fields__stand_in_the_order_of_their_kind() -> None:
    """Those in parts likewise; unknown ones come last, as they stood."""
    assert (
        "name: Meeting\n"
        "date: 2024-05-06\n"
        "participants:\n"
        "- who: mayor\n"
        "  role: answered\n"
        "quotes:\n"
        "- source: gazette\n"
        "  kind: direct\n"
        "  exact: Words\n"
        "notes: Ours\n"
        "zeal: 1\n"
        "bees: 2\n"
    ) == lay_out(
        "zeal: 1\n"
        "notes: Ours\n"
        "quotes:\n"
        "  - {exact: Words, kind: direct, source: gazette}\n"
        "participants: [{role: answered, who: mayor}]\n"
        "bees: 2\n"
        'date: "2024-05-06"\n'
        "name: 'Meeting'\n"
    )


def test_comments__go_with_what_they_are_about() -> None:
    """Those on lines of their own with what follows, those at an end with what ends there."""
    assert (
        "# The licence\n"
        "\n"
        "# Its name\n"
        "name: Meeting # as printed\n"
        "# Not sure\n"
        "#\n"
        "\n"
        "# at all\n"
        "date: 2024-05-06?\n"
        "places: # where\n"
        "# the town\n"
        "- westhaven # by the sea\n"
        "- bridge\n"
        "  # - harbour\n"
        "quotes:\n"
        "# the first\n"
        "- source: gazette\n"
        "  # its words\n"
        "  exact: Words\n"
        "  # end of the quotation\n"
        "notes: >- # ours\n"
        "  These words are long enough that they do not fit a line of a hundred columns, and so "
        "they are\n"
        "  folded.\n"
        "# The end\n"
        "\n"
        "# of it\n"
    ) == lay_out(
        "# The licence\n\n"
        "notes: These words are long enough that they do not fit a line of a hundred\n"
        "    columns, and so they are folded.   # ours\n"
        "# Not sure\n"
        "#\n\n\n"
        "   # at all\n"
        "date:   2024-05-06?\n\n"
        "places: # where\n"
        "    # the town\n"
        "    - westhaven   # by the sea\n\n"
        "    - bridge\n"
        "    # - harbour\n"
        "# Its name\n"
        'name: "Meeting"\t# as printed\n'
        "quotes:\n"
        "  -\n"
        "    # the first\n"
        "    source: gazette\n"
        "    # its words\n"
        "    exact: Words\n"
        "    # end of the quotation\n"
        "# The end\n\n"
        "# of it\n"
    )


PLACES = {
    "between a name and its value": (
        "name:\n  # why\n  Meeting\n",
        "# why\nname: Meeting\n",
    ),
    "behind a name whose value follows": (
        "name: # why\n  Meeting\n",
        "name: Meeting # why\n",
    ),
    "in brackets": (
        "places: [ # all\n  a, # first\n  # second\n  b\n  # no more\n]\nname: x\n",
        "name: x\nplaces: # all\n- a # first\n# second\n- b\n  # no more\n",
    ),
    "behind brackets": (
        "places: [a, b] # all\nname: x\n",
        "name: x\nplaces: [a, b] # all\n",
    ),
    "behind both brackets": (
        "places: [ # one\n  a ] # two\n",
        "# two\nplaces: [a] # one\n",
    ),
    "in braces": (
        "participants: [{who: a, # him\n  role: b}, # both\n  {who: c}]\n",
        "participants:\n# both\n- who: a # him\n  role: b\n- who: c\n",
    ),
    "in an empty list": (
        "places: [\n  # none\n  ]\n",
        "# none\nplaces: []\n",
    ),
    "behind the sign of a folded text": (
        "notes: >- # why\n  One\n  two\n",
        "notes: One two # why\n",
    ),
    "behind the sign of lines": (
        "notes: | # why\n  One\n  # two\n",
        "notes: | # why\n  One\n  # two\n",
    ),
    "less indented than what it follows": (
        "quotes:\n- source: a\n  exact: b\n # odd\nname: x\n",
        "name: x\nquotes:\n- source: a\n  exact: b\n  # odd\n",
    ),
    "after a text of lines in a list": (
        "aliases:\n  - |\n    One\n    two\n  # c\nname: x\n",
        "name: x\naliases:\n- |\n  One\n  two\n # c\n",
    ),
    "around the marks of a document": (
        "# before\n--- # start\nname: x\n... # end\n# after\n",
        "# before\n\n# start\nname: x\n# end\n# after\n",
    ),
    "instructions to an editor": (
        "# yaml-language-server: $schema=x.json\ndate: 2024\nname: x\n",
        "# yaml-language-server: $schema=x.json\nname: x\ndate: 2024\n",
    ),
    "instructions and words": (
        "# Ours\n# $schema: x.json\n# When\ndate: 2024\nname: x\n",
        "# Ours\n# $schema: x.json\nname: x\n# When\ndate: 2024\n",
    ),
    "no comments": (
        "notes: 'a # b'\nname: a#b\naliases:\n- \"# c\"\nx: >-\n  # d\n  e\n",
        'name: a#b\naliases:\n- "# c"\nnotes: "a # b"\nx: "# d e"\n',
    ),
    "without words": ("#\nname: x #\n#   \n", "#\nname: x #\n#\n"),
    "nothing but one": ("{ # none\n}\n", "{}\n# none\n"),
}


@pytest.mark.parametrize("case", PLACES)
def test_comments__wherever_yaml_allows_them(case: str) -> None:
    """Each stays beside what it was written for."""
    before, after = PLACES[case]
    assert after == lay_out(before)


SAME = {
    "paragraphs": "name: x\nnotes: |-\n  One.\n\n  - two\n      deep\n  - three\n\n  | a | b |\n",
    "a line's end at the end": "name: x\nnotes: |\n  One.\n  Two.\n",
    "several at the end": "notes: |+\n  One.\n  Two.\n\n\nx: y\n",
    "no value": "name: x\naliases:\nx: []\ny: {}\n",
    "degrees": "name: x\ncoordinates: [-12.5, 120]\n",
    "an apostrophe": "name: x\naliases: [Friday's strikes, the king’s speech]\n",
    "joiners and narrow spaces": "name: می\u200cخواهم 10\u202f000\n",
    "a link": (
        "notes: >-\n  These words go on until there is hardly any room left in the line, and then "
        "comes\n  [[statements/bridge-is-safe|a link of several words]] that is not broken.\n"
    ),
    "names that are no words": '"a: b": 1\n"null": 2\n"# c": 3\n',
    "a list in a list": "x:\n- [a, b]\n- - a b\n  - “c”\n",
}


@pytest.mark.parametrize("case", SAME)
def test_layout__stays_as_it_is(case: str) -> None:
    assert SAME[case] == lay_out(SAME[case], Kind.PLACES)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"name: x\r\nnotes: |\r\n  a\r\n  b\r\n", b"name: x\nnotes: |\n  a\n  b\n"),
        (b"name: x\rkind: y # z\r", b"name: x\nkind: y # z\n"),
        (b"\xef\xbb\xbf# c\nname: x", b"# c\nname: x\n"),
        (b"---\nname:\tx\t# c\n...\n", b"name: x # c\n"),
        (b"\n\n\nname: x\n\n\nkind: y\n\n\n", b"name: x\nkind: y\n"),
    ],
    ids=["CRLF", "CR", "byte order mark", "tabs and marks", "empty lines"],
)
def test_layout__of_files_from_other_editors(data: bytes, expected: bytes) -> None:
    assert LaidOut(expected) == laid_out("x.yml", data, Kind.PLACES)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("name: x\nname: y\n", ["x.yml:2:1"]),
        ("name: &a x\nkind: *a\n", ["x.yml:1:7", "x.yml:2:7"]),
        ("name: !!str x\n", ["x.yml:1:7"]),
        ("%YAML 1.2\n---\nname: x\n", ["x.yml:1:1"]),
        ("name: x\n---\nname: y\n", ["x.yml:2:1"]),
        ("name: a: b\n", ["x.yml:1:8"]),
        ("# nothing\n", ["x.yml:1:1"]),
    ],
)
def test_layout__of_files_with_faults(text: str, places: list[str]) -> None:
    """They are left alone, and all faults are named."""
    found = laid_out("x.yml", text.encode(), Kind.PLACES)
    assert isinstance(found, Unreadable)
    assert places == [str(finding.at) for finding in found.findings]


def test_layout__that_would_lose_something() -> None:
    """A name of more than 1,024 letters can only be written as YAML's `? name`."""
    name = "a" * 1100
    found = laid_out("x.yml", f"name: x\n? {name}\n: y\n".encode(), Kind.PLACES)
    assert Lost(Location("x.yml", 1, 1), "this record would not be read again") == found


@given(careless_files())
@settings(max_examples=50)
def test_layout__keeps_values_and_comments(drawn: tuple[Kind, int, str]) -> None:
    """Whatever is read as a record is laid out, once and for all."""
    kind, comments, text = drawn
    found = laid_out("x.yml", text.encode(), kind)
    if isinstance(found, Unreadable):
        return
    assert isinstance(found, LaidOut)
    after = found.data.decode()
    numbers = range(comments)
    assert [text.count(f"c{n}.") for n in numbers] == [after.count(f"c{n}.") for n in numbers]
    value, again = read("x.yml", text.encode()).value, read("x.yml", found.data).value
    assert value == again
    assert in_order(value, KINDS[kind]) == again
    assert found == laid_out("x.yml", found.data, kind)


@given(st.sampled_from(list(Kind)), careless_files())
@settings(max_examples=30)
def test_layout__is_what_written_writes(kind: Kind, drawn: tuple[Kind, int, str]) -> None:
    """A record that a command wrote needs no laying out."""
    value: Any = read("x.yml", drawn[2].encode()).value
    if value is None:
        return
    data = written(in_order(value, KINDS[kind])).encode()
    assert LaidOut(data) == laid_out("x.yml", data, kind)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example dossier, on a disk."""
    return write(tmp_path / "dossier", example_files())


def fmt(folder: Path, *arguments: str | Path) -> Result:
    """Run the command on a dossier."""
    return CliRunner().invoke(main, ["fmt", "-f", f"{folder}/mkdocs.yml", *map(str, arguments)])


def put(folder: Path, files: Mapping[str, str]) -> None:
    """Write files of a dossier."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


MAYOR = "annotations/people/mayor.yml"
COUNCIL = "annotations/organizations/council.yml"
UNTIDY = {MAYOR: "aliases: [Mayor] # so called\nname: The mayor\n"}
TIDY = "name: The mayor\naliases: [Mayor] # so called\n"


def test_fmt__lays_out_all_records(folder: Path) -> None:
    """Says which, and finds nothing to do the next time."""
    put(folder, UNTIDY)
    result = fmt(folder)
    assert (0, "") == (result.exit_code, result.stderr)
    assert f"laid out {MAYOR}\n1 file laid out, 11 files left as they are\n" == result.stdout
    assert TIDY == (folder / MAYOR).read_text(encoding="utf-8")
    assert (0, "12 files left as they are\n") == (fmt(folder).exit_code, fmt(folder).stdout)


def test_fmt__changes_only_what_is_named(folder: Path) -> None:
    put(folder, UNTIDY | {COUNCIL: "kind: council\nname: The council\n"})
    assert 0 == fmt(folder, folder / "annotations/organizations").exit_code
    assert 1 == fmt(folder, "--check").exit_code
    assert 0 == fmt(folder, folder / MAYOR, folder / COUNCIL).exit_code
    assert 0 == fmt(folder, "--check").exit_code


def test_fmt__check_writes_nothing(folder: Path) -> None:
    put(folder, UNTIDY)
    result = fmt(folder, "--check", folder)
    assert (1, "") == (result.exit_code, result.stderr)
    assert (
        f"would lay out {MAYOR}\n1 file would be laid out, 11 files left as they are\n"
    ) == result.stdout
    assert UNTIDY[MAYOR] == (folder / MAYOR).read_text(encoding="utf-8")


def test_fmt__diff_shows_what_would_change(folder: Path) -> None:
    """What would drive a terminal is shown by its code."""
    put(folder, {MAYOR: "aliases: [\u202eMayor]\nname: The mayor\n"})
    result = fmt(folder, "--diff", folder / MAYOR)
    assert 1 == result.exit_code
    assert [
        f"would lay out {MAYOR}",
        f"--- {MAYOR}",
        f"+++ {MAYOR}",
        "@@ -1,2 +1,3 @@",
        "-aliases: [\\u202eMayor]",
        " name: The mayor",
        "+aliases:",
        '+- "\\u202eMayor"',
        "1 file would be laid out, 0 files left as they are",
    ] == result.stdout.splitlines()
    assert "[\u202eMayor]" in (folder / MAYOR).read_text(encoding="utf-8")


def test_fmt__leaves_files_with_faults_alone(folder: Path) -> None:
    """Each is named on one line with its first fault; the others are laid out."""
    put(
        folder,
        UNTIDY
        | {
            COUNCIL: "name: a: b\n",
            "annotations/people/clerk.yml": "name: &a x\nnotes: *a\n",
            "annotations/notes.txt": "Call back\n",
        },
    )
    (folder / "annotations/people/link.yml").symlink_to("mayor.yml")
    result = fmt(folder)
    assert 1 == result.exit_code
    assert (
        "annotations/notes.txt:1:1: this file is no record: it stands in no kind's folder or does "
        "not end in .yml; left as it is\n"
        "annotations/organizations/council.yml:1:8: a colon and a space stand inside a value; "
        "left as it is\n"
        "annotations/people/clerk.yml:1:7: an anchor, &a, is not allowed (and 1 more); "
        "left as it is\n"
        "annotations/people/link.yml:1:1: this file cannot be read: it is a symbolic link; "
        "left as it is\n"
        "`dossier check` says what to do about faults.\n"
    ) == result.stderr
    assert (
        f"laid out {MAYOR}\n1 file laid out, 10 files left as they are, 4 files not laid out\n"
    ) == result.stdout


def test_fmt__leaves_a_read_only_file_alone(folder: Path) -> None:
    put(folder, UNTIDY)
    (folder / MAYOR).chmod(0o444)
    result = fmt(folder, folder / MAYOR)
    assert (2, f"{MAYOR}:1:1: this file is read-only; left as it is\n") == (
        result.exit_code,
        result.stderr,
    )
    assert UNTIDY[MAYOR] == (folder / MAYOR).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("annotations/people/nobody.yml", "annotations/people/nobody.yml is not there\n"),
        ("docs/index.md", "docs/index.md is no record\n"),
        ("..", "is not in this dossier\n"),
    ],
)
def test_fmt__of_what_is_no_record(folder: Path, path: str, why: str) -> None:
    result = fmt(folder, folder / path)
    assert (2, "") == (result.exit_code, result.stdout)
    assert result.stderr.startswith("dossier: ")
    assert why in result.stderr


@pytest.mark.parametrize(
    "dossier", [ROOT, STARTER, EXAMPLE], ids=["this dossier", "a new one", "the example"]
)
def test_annotations__are_laid_out(dossier: Path) -> None:
    """So that a change of one field is a change of its lines."""
    result = fmt(dossier, "--check")
    assert 0 == result.exit_code, f"run `dossier fmt`:\n{result.output}"
