"""Texts in YAML files changed in place: what was wanted, and no other byte."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.yaml_nodes import Drop, NotEdited, Put, edited, read

LONG = (
    "Asked on Friday, he said: the government had been informed some hours before the strikes, and "
    "nobody could have missed it"
)
FOLDED = LONG.replace(" nobody", "\n    nobody")

WORDS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=150
) | st.text("ab'\":,#&*-?|>{}[] \n", max_size=40)
NEWLINES = st.sampled_from(["\n", "\r\n", "\r"])


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        pytest.param(
            "a: old  # why\nb: c\n", Put(("a",), "new"), "a: new  # why\nb: c\n", id="comment"
        ),
        pytest.param(
            "a:   'old'\n\n# b\nb: c", Put(("a",), "it's"), "a:   it's\n\n# b\nb: c", id="quoted"
        ),
        pytest.param("a: old\n", Put(("a",), "no: yes"), 'a: "no: yes"\n', id="needs quotes"),
        pytest.param(
            "a:\n- {b: old, # why\n   c: d}\n", Put(("a", 0, "b"), "x, y"),
            'a:\n- {b: "x, y", # why\n   c: d}\n', id="flow",
        ),
        pytest.param(
            "q:\n- a: old # why\n  b: c\n", Put(("q", 0, "a"), LONG),
            f"q:\n- a: >- # why\n    {FOLDED}\n  b: c\n", id="folds, keeps the comment",
        ),
        pytest.param(
            "q:\n- a: >- # why\n    old\n    words\n\n  # b\n  b: c\n", Put(("q", 0, "a"), "new"),
            "q:\n- a: new # why\n\n  # b\n  b: c\n", id="unfolds",
        ),
        pytest.param(
            "a:\n  old\n  words\nb: c\n", Put(("a",), "new"), "a: new\nb: c\n", id="plain"
        ),
        pytest.param(
            "a:\n  # why\n  old\nb: c\n", Put(("a",), "new"), "a:\n  # why\n  new\nb: c\n",
            id="comment before the text",
        ),
        pytest.param("a:\nb: c\n", Put(("a",), "new"), "a: new\nb: c\n", id="nothing there"),
        pytest.param(
            "a:\n- one # 1\n- two\n", Put(("a", 0), "eins"), "a:\n- eins # 1\n- two\n", id="item"
        ),
        pytest.param("a: [one, two]\n", Put(("a", 1), "x]"), 'a: [one, "x]"]\n', id="flow item"),
        pytest.param(
            "\ufeffa: b\r\nc: d\r\n", Put(("x",), "y", ("a",)), "\ufeffa: b\r\nx: y\r\nc: d\r\n",
            id="new field, BOM, CRLF",
        ),
        pytest.param("a: b", Put(("x",), "y", ("a",)), "a: b\nx: y", id="new at the end"),
        pytest.param(
            "q:\n- a: b\n  c:\n  - d # e\n# f\nz: 1\n", Put(("q", 0, "x"), "y", ("a", "c")),
            "q:\n- a: b\n  c:\n  - d # e\n  x: y\n# f\nz: 1\n", id="new after a list",
        ),
        pytest.param(
            "q: {a: b, c: d}\n", Put(("q", "x"), "y", ("a",)), "q: {a: b, x: y, c: d}\n",
            id="new in braces",
        ),
        pytest.param("a: b\nc: >-\n  d\n  e\nf: g\n", Drop(("c",)), "a: b\nf: g\n", id="drop"),
        pytest.param("a: b\nc: d # e\n", Drop(("c",)), "a: b\n# e\n", id="drop, not the comment"),
        pytest.param("a: b\nc: d", Drop(("c",)), "a: b\n", id="drop the last"),
        pytest.param(
            "q:\n- a: b\n  c: d\n", Drop(("q", 0, "a")), "q:\n- c: d\n", id="drop the first"
        ),
        pytest.param("q: {a: b, c: d}\n", Drop(("q", "a")), "q: {c: d}\n", id="drop in braces"),
        pytest.param("q: {a: b, c: d}\n", Drop(("q", "c")), "q: {a: b}\n", id="drop 2nd, braces"),
    ],
)  # fmt: skip
def test_edited__changes_nothing_else(before: str, edit: Put | Drop, after: str) -> None:
    assert after == _text(edited(before.encode(), [edit]))


def test_edited__takes_several_edits_or_none() -> None:
    data = b"a: b\nc: d\n"
    assert "a: x\n" == _text(edited(data, [Put(("a",), "x"), Drop(("c",))]))
    assert isinstance(edited(data, [Put(("a",), "x"), Drop(("z",))]), NotEdited)


@pytest.mark.parametrize(
    ("data", "edit"),
    [
        pytest.param(b"a: b\na: c\n", Put(("a",), "x"), id="duplicate field"),
        pytest.param(b"a: &x b\nc: *x\n", Put(("a",), "x"), id="anchor"),
        pytest.param(b"a: [\n", Put(("a",), "x"), id="broken"),
        pytest.param(b"a: \xff\n", Put(("a",), "x"), id="not UTF-8"),
        pytest.param(b"a: b\n", Put(("b", 0, "c"), "x"), id="no such list"),
        pytest.param(b"a: b\n", Put(("a", "b"), "x"), id="a text has no fields"),
        pytest.param(b"a: [b]\n", Put(("a", 1), "x"), id="no such item"),
        pytest.param(b"a: [b]\n", Drop(("a", 0)), id="an item"),
        pytest.param(b"a: [b]\n", Put(("a",), "x"), id="a list"),
        pytest.param(b"a:\n- b: c\n", Drop(("a", 0, "b")), id="all that a group has"),
        pytest.param(b"a: {b: c, # d\n  e: f}\n", Drop(("a", "b")), id="a comment would be lost"),
        pytest.param(b"? a\n: b\n", Drop(("a",)), id="all of the file"),
    ],
)
def test_edited__refuses(data: bytes, edit: Put | Drop) -> None:
    assert isinstance(edited(data, [edit]), NotEdited)


@st.composite
def files(draw: st.DrawFn) -> tuple[str, str, str, tuple[str | int, ...], str]:
    """Return a file's text up to a value, the value, the text after it, the path, the newline."""
    newline = draw(NEWLINES)
    words = draw(st.lists(st.sampled_from(["old", "it's", "no", "1:20", "é"]), min_size=1))
    style = draw(st.sampled_from(["plain", "single", "double", "folded", "literal", "below"]))
    shape = draw(st.sampled_from(["field", "item", "braces", "brackets"]))
    comment = draw(st.sampled_from(["", "  # why"]))
    if shape in {"braces", "brackets"}:
        style = draw(st.sampled_from(["plain", "single", "double"]))
    text = " ".join(words)
    value = {
        "plain": text,
        "single": "'" + text.replace("'", "''") + "'",
        "double": f'"{text}"',
        "folded": f">-{comment}\n    " + "\n    ".join(words),
        "literal": f"|2-{comment}\n      " + text,
        "below": f"\n    {text}",
    }[style]
    start = "\ufeff" * draw(st.booleans()) + "# c1\nz: {y: x}  # c2\nq:\n"
    cases: dict[str, tuple[str, str, tuple[str | int, ...]]] = {
        "field": ("- s: t\n  a: ", "\n\n  # c3\n  b: 'c'\n", ("q", 0, "a")),
        "item": ("  a:\n  - one\n  - ", "\n  -   three # c3\n", ("q", "a", 1)),
        "braces": ("- {s: 't', a: ", f", b: c}}{comment}\n", ("q", 0, "a")),
        "brackets": ("- [one, ", f"  , two]{comment}\n", ("q", 0, 1)),
    }
    head, tail, path = cases[shape]
    if style in {"plain", "single", "double"} and shape in {"field", "item"}:
        tail = comment + tail
    before, after = start + head, tail + "end: |+\n  kept\n\n\n"
    return (
        before.replace("\n", newline),
        value.replace("\n", newline),
        after.replace("\n", newline),
        path,
        newline,
    )


@given(files(), WORDS)
@example(("q: ", "old", " # why\r\nz: y\r\n", ("q",), "\r\n"), LONG)
def test_edited__any_text_in_any_style(
    file: tuple[str, str, str, tuple[str | int, ...], str], words: str
) -> None:
    """The value is the wanted one, and what stands before and after is as it was."""
    before, value, after, path, newline = file
    data = (before + value + after).encode()
    old = read("x.yml", data)
    assert () == old.findings
    result = edited(data, [Put(path, words)])
    assert isinstance(result, bytes)
    new = read("x.yml", result)
    assert ((), _with(old.value, path, words)) == (new.findings, new.value)
    text = result.decode()
    assert text.startswith(before.rstrip(" "))
    # A comment after the text moves up to the line where a folded one is announced.
    assert text.endswith(after[after.index(newline) :])
    comments = before.count("#") + value.count("#") + after.count("#")
    assert comments <= text.count("#")


@given(files(), WORDS, st.sampled_from(["x", "y y"]))
def test_edited__a_field_put_in_and_taken_out_leaves_the_file_as_it_was(
    file: tuple[str, str, str, tuple[str | int, ...], str], words: str, name: str
) -> None:
    before, value, after, _, _ = file
    data = (before + value + after).encode()
    for path in (("z", name), (name,)):
        added = edited(data, [Put(path, words, ("z", "y"))])
        assert isinstance(added, bytes)
        wanted = read("x.yml", data).value
        assert read("x.yml", added).value == _with(wanted, path, words)
        assert data == edited(added, [Drop(path)])


def _text(result: bytes | NotEdited) -> str:
    assert isinstance(result, bytes), result
    return result.decode()


def _with(value: Any, path: tuple[str | int, ...], words: str) -> Any:
    here = value
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = words
    return value
