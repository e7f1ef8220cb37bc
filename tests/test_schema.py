"""JSON Schemas for editors: they take what the loader takes, and refuse what its types refuse."""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator  # type: ignore[import-untyped]

from core_yaml import core
from dossier.cli import main
from dossier.desk.schema import EVERY, schemas
from dossier.model.dates import Edtf
from dossier.model.fields import ID, Key, Kind
from dossier.model.figures import Quantity
from dossier.model.parts import FieldPath, Part
from dossier.model.records import KINDS
from dossier.model.shape import part_at
from dossier.records.reading import read_annotations
from dossier.tree import MemoryTree
from dossier.yaml_nodes import read, written
from examples import STARTER, example_files
from sites import write

ROOT = Path(__file__).resolve().parent.parent
RECORDS = sorted(path for root in (ROOT, STARTER) for path in (root / "annotations").rglob("*.yml"))
KEYS = (Key(Kind.PEOPLE, "mayor"), Key(Kind.SOURCES, "gazette"), Key(Kind.STATEMENTS, "safe"))
MADE = {False: schemas(), True: schemas(KEYS)}


@cache
def validator(name: str, *, ids: bool = True, draft: Any = Draft202012Validator) -> Any:
    """Return what judges records by a schema."""
    return draft(MADE[ids][name])


def takes(kind: Kind, record: Any) -> bool:
    """Say whether the schema of a kind, with ids, takes a record."""
    verdict: bool = validator(kind.value).is_valid(record)
    return verdict


def loads(kind: Kind, text: str) -> bool:
    """Say whether the loader finds nothing wrong with a record."""
    return not read_annotations(
        MemoryTree({f"annotations/{kind}/x.yml": text}), "annotations"
    ).findings


def as_texts(text: str) -> Any:
    """Return a record as we read it, which is all texts."""
    return read("x.yml", text.encode()).value


@pytest.mark.parametrize("name", [*Kind, EVERY])
@pytest.mark.parametrize("ids", [False, True], ids=["without ids", "with ids"])
def test_schema__is_one(name: str, *, ids: bool) -> None:
    """Of the newest draft, and of draft 7, which editors know best."""
    made = MADE[ids][name]
    Draft202012Validator.check_schema(made)
    Draft7Validator.check_schema({**made, "$schema": "http://json-schema.org/draft-07/schema#"})


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_schema__takes_every_record(path: Path) -> None:
    """However its scalars are read, and whatever the editor's draft."""
    text, kind = path.read_text(encoding="utf-8"), path.parent.name
    for record in (as_texts(text), core(text)):
        for draft in (Draft202012Validator, Draft7Validator):
            assert [] == list(validator(kind, draft=draft).iter_errors(record))
        assert validator(EVERY).is_valid(record)


def field_paths(cls: type[Part], within: FieldPath = ()) -> Iterator[FieldPath]:
    """Yield the way to every field of records of a class, those in their parts too."""
    for name in cls.field_names():
        path = (*within, name)
        yield path
        part = part_at(cls, (name,))
        if part is not None:
            yield from field_paths(part, path if name == "quote" else (*path, 0))


VALUES: tuple[Any, ...] = (
    *("a b", "x", "-", "", " ", "Not An Id", "people/x", "persons/x", "a--b", "people/", "1e-3"),
    *(
        "2024-02-05",
        "2024",
        "6 May 2024",
        "2024-13",
        "2024-02-30",
        "2024/..",
        "../..",
        "2024-02-05?",
    ),
    *(
        "2024-02-05T10:00:00Z",
        "2024-21",
        "20XX",
        "-0044",
        "85",
        ">80",
        "10..12",
        "007",
        "2.5",
        ">",
        "-1",
    ),
    *(
        "https://example.org/a b",
        "https://example.org/a",
        "ftp://example.org",
        "http://",
        "HTTP://x",
    ),
    *(
        "0" * 64,
        "a" * 64,
        "a" * 63,
        "A" * 64,
        "en",
        "pt-BR",
        "english language",
        "true",
        "false",
        "yes",
    ),
    *("direct", "retraction", "erratum", "full", "none", "text", "Direct", "91.5", "181", "-90"),
    *(
        [],
        ["x"],
        ["a b"],
        ["2024"],
        ["91", "0"],
        ["0", "181"],
        ["-12.5", "120"],
        ["1", "2", "3"],
        ["1"],
    ),
    *([""], [[]], [["x"]], [{}], {}, {"x": "y"}, ["https://example.org/"], ["not a link"], None),
)
"""What is put into every field in turn; most of it is wrong in most."""

INEXACT = ("2024-02-30",)
"""Too exact for a regular expression."""


def smallest(cls: type[Part], path: FieldPath) -> dict[str, Any]:
    """Return a record with what must be given and a field at `path`, with values that may be."""
    found: dict[str, Any] = {}
    for name in cls.field_names():
        if not (name in {"title", "by", *path[:1]} or must_be_given(cls, name)):
            continue
        part = part_at(cls, (name,))
        if part is None:
            found[name] = next(value for value in VALUES if value and _fits(cls, name, value))
        else:
            rest = path[1:] if path[:1] == (name,) else ()
            inside = smallest(part, rest[1:] if rest[:1] == (0,) else rest)
            found[name] = inside if name == "quote" else [inside]
    return found


def must_be_given(cls: type[Part], name: str) -> bool:
    """Say whether a field cannot be left out."""
    fields = {info.alias or attribute: info for attribute, info in cls.model_fields.items()}
    return fields[name].is_required()


def _fits(cls: type[Part], name: str, value: Any) -> bool:
    """Say whether a field takes a value, by what the model says is wrong without the others."""
    try:
        cls.model_validate({name: value})
    except ValueError as faults:
        return all(error["loc"][0] != name for error in faults.errors())  # type: ignore[attr-defined]
    return True


def changed(record: Mapping[str, Any], path: FieldPath, value: Any) -> dict[str, Any]:
    """Return a record with another value at a field path; the field is left out with `...`."""
    copy = deepcopy(dict(record))
    inside: Any = copy
    for step in path[:-1]:
        inside = inside[step]
    if value is ...:
        del inside[path[-1]]
    else:
        inside[path[-1]] = value
    return copy


@pytest.mark.parametrize("kind", Kind)
def test_schema__judges_every_field_as_the_loader_does(kind: Kind) -> None:
    """Any value in any field, any field left out, and one that there is not.

    What the loader takes, the schema takes as well when numbers and booleans are found in it:
    `value: 85`, `said: 2024` and `draft: true` are texts to us, but not to editors.
    """
    differing = []
    for path in field_paths(KINDS[kind]):
        record = smallest(KINDS[kind], path)
        others = [(path, value) for value in (*VALUES, ...)] + [((*path[:-1], "zeal"), "x")]
        for place, value in others:
            text = written(changed(record, place, value))
            loaded = loads(kind, text)
            same = loaded == takes(kind, as_texts(text)) or value in INEXACT
            if not same or (loaded and not takes(kind, core(text))):
                differing.append((place, value, loaded))
    assert [] == differing


@pytest.mark.parametrize("kind", Kind)
def test_schema__of_all_kinds_judges_like_each(kind: Kind) -> None:
    """With the names of records and without."""
    for value in VALUES:
        record = changed(smallest(KINDS[kind], ("same_as",)), ("same_as",), value)
        verdicts = [validator(kind, ids=ids).is_valid(record) for ids in (True, False)]
        verdicts += [validator(EVERY, ids=ids).is_valid(record) for ids in (True, False)]
        assert 1 == len(set(verdicts)), record


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        (Kind.SOURCES, "publisher: x\n", False),
        (Kind.SOURCES, "title: x\n", True),
        (Kind.SOURCES, "label: x\n", True),
        (Kind.SOURCES, "label: x\ntitle:\n", True),
        (Kind.SOURCES, "label:\n", False),
        (Kind.CORRECTIONS, "corrects: [x]\nissued: 2024\nkind: erratum\n", True),
        (Kind.CORRECTIONS, "corrects: [x]\nissued: 2024\nkind: apology\n", False),
        (Kind.CORRECTIONS, "corrects: [x]\nissued: 2024\nkind: apology\nby: x\n", True),
        (Kind.CORRECTIONS, "corrects: [x]\nissued: 2024\nkind: apology\nby:\n", False),
        (Kind.CORRECTIONS, "corrects: x\nissued: 2024\nkind: erratum\n", False),
        (Kind.PEOPLE, "name:\n", False),
        (Kind.PEOPLE, "name: 007\naliases: [12, true]\nunnamed: true\nroles:\n", True),
    ],
)
def test_schema__asks_for_what_may_not_be_left_out(
    kind: Kind, fields: str, *, expected: bool
) -> None:
    assert expected == loads(kind, fields)
    assert (expected, expected) == (takes(kind, as_texts(fields)), takes(kind, core(fields)))


DATES = st.from_regex(
    r"\A(?:Y?-?[0-9X]{4,6}(?:-[0-3X][0-9X](?:-[0-3X][0-9X](?:T[0-2][0-9]:[0-6][0-9]:[0-6][0-9]"
    r"(?:Z|[+-][01][0-9](?::[0-5][0-9])?)?)?)?)?[?~%]?|\.\.)?(?:/(?:[0-9]{4}(?:-[0-1][0-9])?[?~%]?|\.\.)?)?\Z"
)
FIGURES = st.from_regex(
    r"\A[<>~=]{0,2}-?[0-9]{1,4}(,[0-9]{3}){0,2}(\.[0-9]{1,3})?(\.\.[0-9]{1,3})?\Z"
)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
IDS = st.from_regex(r"\A(?:people/|sources/)?[a-z0-9]{1,4}(?:-[a-z0-9]{1,3}){0,2}\Z")


def parses(parse: Any, text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


@given(DATES)
@settings(max_examples=150)
def test_dates__that_are_parsed_are_taken(text: str) -> None:
    """As a text, and as the number that a year may be."""
    assume(parses(Edtf.parse, text))
    record = written({"claim": "x", "speaker": "x", "said": text})
    assert takes(Kind.STATEMENTS, as_texts(record))
    assert takes(Kind.STATEMENTS, core(record))


@given(FIGURES | TEXTS)
@settings(max_examples=120)
def test_figures__that_are_parsed_are_taken(text: str) -> None:
    assume(parses(Quantity.parse, text))
    values: Any = [{"value": text, "quote": {"source": "x", "exact": "y"}}]
    record = written({"name": "x", "figures": [{"of": "y", "values": values}]})
    assert takes(Kind.EVENTS, as_texts(record))
    assert takes(Kind.EVENTS, core(record))


@given(
    st.sampled_from(
        ["name", "notes", "aliases", "formerly", "same_as", "part_of", "draft", "kind"]
    ),
    TEXTS | IDS | FIGURES | DATES | st.sampled_from(["True", "Null", "0x1f", "1e9", ".inf", "1_0"]),
)
@settings(max_examples=120)
def test_texts__that_are_loaded_are_taken(name: str, text: str) -> None:
    """Only `Null` and `NULL` are nothing to editors where they may not be."""
    many = name in {"aliases", "formerly", "same_as"}
    record = written({"name": "x", name: [text] if many else text})
    assume(loads(Kind.PLACES, record))
    assert takes(Kind.PLACES, as_texts(record))
    assert takes(Kind.PLACES, core(record)) or text in {"Null", "NULL"}


def test_schema__offers_the_records_that_there_are() -> None:
    """Their ids where these are enough, with their kind where a field takes several."""
    keys = [Key(Kind.PEOPLE, "a"), Key(Kind.PEOPLE, "b"), Key(Kind.ORGANIZATIONS, "a"), *KEYS]
    made = schemas(keys)
    offered = {
        (kind, name): made[kind]["$defs"][name]["enum"]
        for kind, name in (
            ("statements", "names-of-people-or-organizations"),
            ("statements", "names-of-statements"),
            ("corrections", "names-bare-statements"),
        )
    }
    assert {
        ("statements", "names-of-people-or-organizations"): [
            *("b", "mayor"),
            *("organizations/a", "people/a", "people/b", "people/mayor"),
        ],
        ("statements", "names-of-statements"): ["safe"],
        ("corrections", "names-bare-statements"): [
            "safe",
            *("organizations/a", "people/a", "people/b", "people/mayor"),
            *("sources/gazette", "statements/safe"),
        ],
    } == offered
    speaker = made["statements"]["properties"]["speaker"]["anyOf"]
    assert {"$ref": "#/$defs/names-of-people-or-organizations"} == speaker[0]


def test_schema__says_what_every_field_means() -> None:
    silent = [
        f"{kind}: {name}"
        for kind in Kind
        for one in (MADE[False][kind], *MADE[False][kind]["$defs"].values())
        for name, field in one.get("properties", {}).items()
        if "description" not in field
    ]
    assert [] == silent, "add it to the class's docstring, under Attributes"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example dossier, on a disk."""
    return write(tmp_path / "dossier", example_files())


def run(folder: Path, *arguments: str | Path) -> Result:
    """Run the command on a dossier."""
    return CliRunner().invoke(main, ["schema", "-f", f"{folder}/mkdocs.yml", *map(str, arguments)])


def test_command__writes_a_schema_of_each_kind(folder: Path) -> None:
    """Where git does not see them; the second time it replaces its own."""
    first, second = run(folder, "--ids"), run(folder)
    home = folder / ".dossier/schemas"
    assert (0, 0, "") == (first.exit_code, second.exit_code, second.stderr)
    written_there = {path.name: json.loads(path.read_text("utf-8")) for path in home.iterdir()}
    assert {f"{name}.schema.json": one for name, one in MADE[False].items()} == written_there
    assert "*\n" == (folder / ".dossier/.gitignore").read_text("utf-8")
    said, _, setting = second.stdout.partition("{")
    assert said.startswith(f"8 schemas in {home}\n")
    assert {
        f"./.dossier/schemas/{kind}.schema.json": f"annotations/{kind}/*.yml" for kind in Kind
    } == json.loads("{" + setting)["yaml.schemas"]


def test_command__prints_one(folder: Path) -> None:
    """With the ids of drafts and of records with faults, but not of what cannot be named."""
    people = folder / "annotations/people"
    (people / "clerk.yml").write_text("draft: true\nnam: x\n", encoding="utf-8")
    (people / "No Id.yml").write_text("name: x\n", encoding="utf-8")
    result = run(folder, "events", "--ids")
    assert (0, "") == (result.exit_code, result.stderr)
    made = json.loads(result.stdout)
    names = made["$defs"]["names-of-people-or-organizations"]["enum"]
    assert [name for name in names if "/" not in name] == [
        "council",
        "gazette",
        "clerk",
        "engineer",
        "mayor",
    ]
    assert all(ID.fullmatch(name.rpartition("/")[2]) for name in names)


def test_command__writes_where_it_is_told(folder: Path, tmp_path: Path) -> None:
    result = run(folder, "people", "--output", tmp_path / "a/b")
    assert (0, f"1 schema in {tmp_path}/a/b\n") == (result.exit_code, result.stdout)
    assert ["people.schema.json"] == [path.name for path in (tmp_path / "a/b").iterdir()]
    assert not (folder / ".dossier").exists()


def test_command__replaces_no_file_of_others(folder: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "places.schema.json"
    theirs.write_text("{}", encoding="utf-8")
    result = run(folder, "--output", tmp_path)
    assert (2, "") == (result.exit_code, result.stdout)
    assert result.stderr.startswith(f"dossier: {theirs} was not written by this command\n")
    assert "{}" == theirs.read_text("utf-8")
    assert not (tmp_path / "people.schema.json").exists()


def test_command__with_a_file_in_the_way(folder: Path) -> None:
    (folder / ".dossier").write_text("", encoding="utf-8")
    result = run(folder)
    assert (2, "") == (result.exit_code, result.stdout)
    assert result.stderr.startswith(f"dossier: {folder}/.dossier")
