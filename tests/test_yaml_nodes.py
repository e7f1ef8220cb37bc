"""YAML files: the values in them, and where each stands."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.location import Location
from dossier.model.parts import FieldPath
from dossier.yaml_nodes import Reading, Tagged, position_in_scalar, read

PATH = "annotations/people/x.yml"


def read_text(text: str, *, tolerant: bool = False) -> Reading:
    return read(PATH, text.encode(), tolerant=tolerant)


def faults(reading: Reading) -> list[tuple[int, int, str, str]]:
    return [(f.at.line, f.at.column, f.rule, f.message) for f in reading.findings]


# Values


def test_plain_scalars__stay_texts() -> None:
    """No country turns into False, no time into seconds, no number loses its zeros."""
    text = "country: NO\ntime: 1:20\nzip: 007\ndate: 2024-02-06\nyes: 1e3\nwhole: 10.0\nhex: 0x1F\n"
    reading = read_text(text)
    assert {
        "country": "NO",
        "time": "1:20",
        "zip": "007",
        "date": "2024-02-06",
        "yes": "1e3",
        "whole": "10.0",
        "hex": "0x1F",
    } == reading.value
    assert () == reading.findings


def test_nothing__is_the_empty_plain_scalar_the_tilde_and_null() -> None:
    reading = read_text("a:\nb: ~\nc: null\nd: ''\ne: 'null'\nf: Null\ng: [~, x]\n")
    assert {
        "a": None,
        "b": None,
        "c": None,
        "d": "",
        "e": "null",
        "f": "Null",
        "g": [None, "x"],
    } == reading.value


def test_scalars_of_every_style__are_read() -> None:
    reading = read_text(
        "plain: one\n  two\nfolded: >-\n  one\n  two\nliteral: |\n  one\n  two\n"
        "double: \"a\\u00e9\\\n  b\"\nsingle: 'don''t'\nflow: {a: [b, {c: d}]}\n"
    )
    assert {
        "plain": "one two",
        "folded": "one two",
        "literal": "one\ntwo\n",
        "double": "aéb",
        "single": "don't",
        "flow": {"a": ["b", {"c": "d"}]},
    } == reading.value


def test_merge_key__is_a_field_like_any_other_in_a_record() -> None:
    assert {"<<": "x"} == read_text("<<: x\n").value


# Places


def test_places__are_those_of_values_and_names() -> None:
    reading = read_text(
        'name: John Kirby\nquotes:\n- source: cnn\n  exact: [a, "b"]\nnote: |\n  x\n'
    )
    assert {
        (): (1, 1),
        ("name",): (1, 7),
        ("quotes",): (3, 1),
        ("quotes", 0): (3, 3),
        ("quotes", 0, "source"): (3, 11),
        ("quotes", 0, "exact"): (4, 10),
        ("quotes", 0, "exact", 0): (4, 11),
        ("quotes", 0, "exact", 1): (4, 14),
        ("note",): (5, 7),
    } == reading.places.values
    assert {
        ("name",): (1, 1),
        ("quotes",): (2, 1),
        ("quotes", 0, "source"): (3, 3),
        ("quotes", 0, "exact"): (4, 3),
        ("note",): (5, 1),
    } == reading.places.keys
    assert PATH == reading.places.path


def test_place_of_nothing__follows_the_colon() -> None:
    assert (1, 6) == read_text("name:\nkind: x\n").places.values["name",]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_columns__count_code_points_whatever_ends_lines(line_end: str) -> None:
    """A byte order mark, an accent and a character beyond 16 bits do not shift what follows."""
    text = f"\ufeffe\u0301: 😀{line_end}b: {{😀: x, c: y}}{line_end}"
    places = read_text(text).places
    assert Location(PATH, 1, 5) == places.of("e\u0301")
    assert Location(PATH, 2, 8) == places.of("b", "😀")
    assert Location(PATH, 2, 14) == places.of("b", "c")


def test_lines__are_those_of_an_editor() -> None:
    """YAML 1.1 ends lines at U+0085, U+2028 and U+2029, an editor does not."""
    reading = read_text("a: 'x\u2028y\x85z\u2029'\nb: c\n")
    assert {"a": "x\u2028y z\u2029", "b": "c"} == reading.value
    assert Location(PATH, 2, 4) == reading.places.of("b")


_TEXTS = st.text(  # PyYAML writes U+0085 into plain scalars, where YAML makes a blank of it
    st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029"), max_size=12
)
_VALUES: Any = st.recursive(
    st.none() | _TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(_TEXTS.filter(lambda t: t not in ("", "<<")), inner, max_size=4)
    ),
    max_leaves=12,
)


def _nodes(node: yaml.Node, path: FieldPath = ()) -> Iterator[tuple[FieldPath, yaml.Node]]:
    yield path, node
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _nodes(item, (*path, index))
    if isinstance(node, yaml.MappingNode):
        for key, item in node.value:
            yield from _nodes(item, (*path, key.value))


@given(
    value=st.dictionaries(_TEXTS.filter(bool), _VALUES, max_size=4),
    flow=st.sampled_from([True, False, None]),
    width=st.sampled_from([10, 80, 1000]),
    allow_unicode=st.booleans(),
    line_break=st.sampled_from(["\n", "\r\n", "\r"]),
)
@settings(max_examples=150, deadline=None)
def test_what_was_dumped__is_read_again_with_its_places(
    value: dict[str, Any], flow: Any, width: int, line_break: Any, *, allow_unicode: bool
) -> None:
    """Values come back, and stand where PyYAML's own composer has them."""
    text = yaml.dump(
        value,
        default_flow_style=flow,
        width=width,
        allow_unicode=allow_unicode,
        line_break=line_break,
        sort_keys=False,
    )
    reading = read_text(text)
    assert () == reading.findings
    assert value == reading.value
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    assert root is not None
    nodes = dict(_nodes(root))
    expected = {path: node.start_mark for path, node in nodes.items()}
    lines = text.split(line_break)
    for path, (line, column) in reading.places.values.items():
        assert expected[path].index == len(line_break.join([*lines[: line - 1], ""])) + column - 1
    assert expected.keys() == reading.places.values.keys()


# Files of other programs


def test_tolerant_reading__constructs_nothing() -> None:
    """MkDocs' files may name Python objects and refer to other parts of the file."""
    reading = read_text(
        "%YAML 1.1\n---\n"
        "emoji: !!python/name:material.extensions.emoji.twemoji\n"
        "url: !ENV [URL, {a: b}]\nflag: !!bool true\n"
        "base: &base {x: 1, y: 2}\nnew: {<<: *base, y: 3}\nsame: *base\nnone: *nowhere\n"
        "? [complex]\n: z\nlast: w\n",
        tolerant=True,
    )
    assert () == reading.findings
    assert {
        "emoji": Tagged("!!python/name:material.extensions.emoji.twemoji"),
        "url": Tagged("!ENV"),
        "flag": "true",
        "base": {"x": "1", "y": "2"},
        "new": {"x": "1", "y": "3"},
        "same": {"x": "1", "y": "2"},
        "none": None,
        "last": "w",
    } == reading.value


def test_alias_within_its_own_anchor__is_nothing() -> None:
    assert {"a": [None, "b"]} == read_text("a: &a [*a, b]\n", tolerant=True).value


def test_tolerant_reading__still_wants_one_sound_mapping() -> None:
    assert [
        (2, 1, "duplicate-key", "a is given twice, first on line 1"),
        (3, 1, "unreadable-yaml", "the file ends before a bracket is closed"),
    ] == faults(read_text("a: 1\na: [\n", tolerant=True))


# Words inside a scalar


def find(text: str, words: str, nth: int = 0) -> tuple[int, int]:
    place = read_text(text).places.of("notes")
    found = position_in_scalar(text, place, words, nth)
    value = read_text(text).value
    notes = value["notes"] if value else ""
    if isinstance(notes, str):
        assert found == position_in_scalar(text, place, words, nth, notes)
    return found.line, found.column


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("notes: see [[a b]] and [[a b]]\n", (1, 12), (1, 24)),
        ("notes: see [[a\n  b]] and\n\n  [[a b]]\n", (1, 12), (4, 3)),
        ("notes: '[[a ''b'' [[a b]] [[a\n\n  b]]'\n", (1, 19), (1, 27)),
        ('notes: "\\u00e9\\x41\\U0001F600 \\"[[a b]]\\" [[a\\tb]]"\n', (1, 32), (1, 42)),
        ('notes: "x [[a \\\n   b]] [[a b]]"\n', (1, 11), (2, 8)),
        ("notes: |  # [[a b]]\n  see [[a b]]\n  [[a b]]\n", (2, 7), (3, 3)),
        ("notes: >-\r\n\r\n  see [[a\r\n  b]]\r\n  [[a b]]\r\n", (3, 7), (5, 3)),
        ("\ufeffnotes: 😀 [[a b]] [[a b]]\n", (1, 10), (1, 18)),
        ("x: '[[a b]]'\nnotes: [[[a b]], '[[a b]]']\nz: 1\n", (2, 8), (2, 8)),
    ],
)
def test_words_of_a_scalar__stand_where_the_file_has_them(
    text: str, first: tuple[int, int], second: tuple[int, int]
) -> None:
    assert (first, second) == (find(text, "[[a b]]"), find(text, "[[a b]]", 1))


def test_words_that_the_scalar_lacks__stand_where_it_does() -> None:
    text = "notes: |\n  [[a]] [[a]]\nname: '[[b]]'\n"
    assert (1, 8) == find(text, "[[b]]")
    assert (1, 8) == find(text, "[[a]]", 2)
    assert (1, 8) == find(text, "")
    assert Location("x.yml", 7, 3) == position_in_scalar("a: [", Location("x.yml", 7, 3), "b")


@given(
    parts=st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="[]"), max_size=8),
        min_size=2,
        max_size=5,
    ),
    style=st.sampled_from([None, '"', "'", "|", ">"]),
    width=st.sampled_from([10, 80]),
)
@settings(max_examples=150, deadline=None)
def test_links_in_a_dumped_text__are_all_found(parts: list[str], style: Any, width: int) -> None:
    notes = "[[a]]".join(parts)
    text = yaml.dump({"notes": notes}, default_style=style, width=width, allow_unicode=True)
    place = read_text(text).places.of("notes")
    found = [position_in_scalar(text, place, "[[a]]", nth) for nth in range(len(parts) - 1)]
    assert found == [
        position_in_scalar(text, place, "[[a]]", nth, notes) for nth in range(len(parts) - 1)
    ]
    lines = text.split("\n")
    assert ["[[a]]"] * len(found) == [lines[at.line - 1][at.column - 1 :][:5] for at in found]
    assert sorted(set(found)) == found
