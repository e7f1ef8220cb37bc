"""Findings as people and programs read them."""

import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.findings import Finding, Severity
from dossier.location import Location
from dossier.report import LONGEST, WIDTH, as_json, as_text, lines_in
from dossier.tree import FolderTree, MemoryTree

PATH = "annotations/people/x.yml"


def finding(
    line: int,
    column: int,
    message: str = "there is no field 'nam' here",
    help_text: str = "",
    severity: Severity = Severity.ERROR,
) -> Finding:
    return Finding("unknown-field", severity, Location(PATH, line, column), message, help_text)


def no_lines(_: str) -> None:
    """Stand for files that cannot be shown."""


def shown(text: str, *findings: Finding) -> str:
    return as_text(findings, lines_in(MemoryTree({PATH: text})), colour=False)


def test_finding__is_shown_with_its_line_a_caret_and_help() -> None:
    expected = """\
annotations/people/x.yml:2:3: error[unknown-field] there is no field 'nam' here
  2 |   nam: x
    |   ^
  help: Did you mean name?
        Its fields are name, notes.

1 error, 0 warnings"""
    fault = finding(2, 3, help_text="Did you mean name?\nIts fields are name, notes.")
    assert expected == shown("a:\n  nam: x\n", fault)


def test_findings__are_sorted_by_place_and_counted() -> None:
    expected = """\
annotations/people/x.yml:2:1: warning[unknown-field] second
  2 | b: y
    | ^

annotations/people/x.yml:10:1: error[unknown-field] third
  10 | c: z
     | ^

seeds/a.txt:1:1: error[orphan-seed] no source record describes this article

2 errors, 1 warning in 31 records with 1,054 quotations"""
    orphan = Finding(
        "orphan-seed",
        Severity.ERROR,
        Location("seeds/a.txt"),
        "no source record describes this article",
    )
    lines = {PATH: ["a: x", "b: y", *[""] * 7, "c: z"]}
    actual = as_text(
        [orphan, finding(10, 1, "third"), finding(2, 1, "second", severity=Severity.WARNING)],
        lines.get,
        colour=False,
        records=31,
        quotations=1054,
    )
    assert expected == actual


@pytest.mark.parametrize(
    ("records", "quotations", "expected"),
    [
        (1, 1, "0 errors, 0 warnings in 1 record with 1 quotation"),
        (0, 0, "0 errors, 0 warnings in 0 records with 0 quotations"),
        (2, None, "0 errors, 0 warnings in 2 records"),
        (None, None, "0 errors, 0 warnings"),
    ],
)
def test_summary__stands_alone_when_nothing_is_wrong(
    records: int | None, quotations: int | None, expected: str
) -> None:
    actual = as_text([], no_lines, colour=False, records=records, quotations=quotations)
    assert expected == actual


def caret(line: str, column: int) -> tuple[str, str]:
    """Return the line as shown and what stands before its caret."""
    _, excerpt, below, *_ = shown(line, finding(1, column)).split("\n")
    assert excerpt.startswith("  1 |")
    assert below.startswith("    | ")
    assert below.endswith("^")
    return excerpt[6:], below[6:-1]


@pytest.mark.parametrize(
    ("line", "column", "excerpt", "before"),
    [
        ("name: x", 1, "name: x", ""),
        ("name: x", 7, "name: x", " " * 6),
        ("name: x", 8, "name: x", " " * 7),
        ("name: x", 99, "name: x", " " * 7),
        ("姓名: x", 5, "姓名: x", " " * 6),
        ("ＡＢ: x", 5, "ＡＢ: x", " " * 6),
        ("e\u0301e\u0301: x", 7, "e\u0301e\u0301: x", " " * 4),
        ("😀: x", 4, "😀: x", " " * 4),
        ("\ta:\tx", 5, "    a:    x", " " * 10),
        ("a\x1b[31mb", 7, "a\\x1b[31mb", " " * 9),
        ("a\u202eb: c", 5, "a\\u202eb: c", " " * 9),
    ],
)
def test_caret__stands_under_its_column(line: str, column: int, excerpt: str, before: str) -> None:
    """Wide, combining and hidden characters and tabs take the columns that are seen."""
    assert (excerpt, before) == caret(line, column)


def test_long_line__is_cut_to_what_is_around_the_column() -> None:
    words = "".join(f"{number:04d}." for number in range(800))
    excerpt, before = caret(words, 2001)
    assert "…" + words[1968:2064] + "…" == excerpt
    assert words[2000] == excerpt[len(before)]
    excerpt, before = caret(words, 1)
    assert (words[:96] + "…", "") == (excerpt, before)
    excerpt, before = caret(words, 4000)
    assert ("…" + words[3904:], words[3999]) == (excerpt, excerpt[len(before)])


def test_long_line_of_wide_characters__is_cut_by_columns() -> None:
    excerpt, before = caret("漢" * 500 + "x" + "字" * 500, 501)
    assert "…" + "漢" * 16 + "x" + "字" * 31 + "…" == excerpt
    assert " " * 33 == before


def test_cut__leaves_no_accent_without_its_letter() -> None:
    excerpt, _ = caret("e\u0301" * 500, 601)
    assert excerpt.startswith("…e\u0301")


def test_line_that_is_not_there__is_not_shown() -> None:
    expected = f"{PATH}:7:1: error[unknown-field] gone\n\n1 error, 0 warnings"
    assert expected == shown("a: x\n", finding(7, 1, "gone"))


def test_message__cannot_forge_findings_or_drive_a_terminal() -> None:
    forged = finding(
        1, 1, "bad\nseeds/a.txt:1:1: error[x] \x1b[2Jno\u2028\u202e\x9b", "a\x1b\r\u0085b"
    )
    expected = f"""\
{PATH}:1:1: error[unknown-field] bad\\nseeds/a.txt:1:1: error[x] \\x1b[2Jno\\u2028\\u202e\\x9b
  help: a\\x1b\\r\\x85b

1 error, 0 warnings"""
    assert expected == as_text([forged], no_lines, colour=False)


def test_path__cannot_forge_lines_and_may_be_no_text() -> None:
    """A name that the file system holds as bytes arrives with surrogates."""
    odd = Finding("r", Severity.ERROR, Location("a\n\udcffb\x1b.yml"), "m")
    expected = "a\\n\\udcffb\\x1b.yml:1:1: error[r] m\n\n1 error, 0 warnings"
    assert expected == as_text([odd], no_lines, colour=False)
    assert "a\n\udcffb\x1b.yml" == json.loads(as_json([odd], 0, 0))["findings"][0]["path"]


def test_endless_message__is_cut() -> None:
    first, *_ = as_text([finding(1, 1, "x" * 1_000_000)], no_lines, colour=False).split("\n")
    assert f"{PATH}:1:1: error[unknown-field] {'x' * LONGEST}…" == first


def test_words_of_other_scripts__stay_as_they_are() -> None:
    message = "“نمی‌خواهم” 👩‍🚀 é"
    assert f"] {message}\n" in shown("", finding(9, 1, message))


def test_colours__only_where_asked_for() -> None:
    text = "a:\n  nam: x\n"
    faults = [finding(2, 3, help_text="Help."), finding(1, 1, severity=Severity.WARNING)]
    lines = lines_in(MemoryTree({PATH: text}))
    coloured = as_text(faults, lines, colour=True)
    assert click.style("error[unknown-field]", fg="red", bold=True) in coloured
    assert click.style("warning[unknown-field]", fg="yellow", bold=True) in coloured
    assert as_text(faults, lines, colour=False) == click.unstyle(coloured)


@given(
    texts=st.tuples(st.text(), st.text(), st.text(), st.text(max_size=300)),
    place=st.tuples(st.integers(1, 3), st.integers(1, 400)),
)
@settings(max_examples=200, deadline=None)
def test_no_text__gets_a_control_character_to_the_terminal(
    texts: tuple[str, str, str, str], place: tuple[int, int]
) -> None:
    path, message, help_text, line = texts
    fault = Finding("rule", Severity.ERROR, Location(path, *place), message, help_text)
    text = as_text([fault], lambda _: [line], colour=False)
    hidden = {char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert hidden <= {"\n", "\u200c", "\u200d"}
    shown_lines = 2 if place[0] == 1 else 0
    help_lines = len(help_text.split("\n")) if help_text else 0
    assert 1 + shown_lines + help_lines + 2 == len(text.split("\n"))


@given(line=st.text(st.sampled_from("ab漢\u0301\t\x1b\u202e😀"), max_size=400), at=st.floats(0, 1))
@settings(max_examples=200, deadline=None)
def test_excerpt__never_grows_beyond_its_width(line: str, at: float) -> None:
    column = 1 + int(at * len(line))
    excerpt, before = caret(line, column)
    wide = sum(unicodedata.east_asian_width(char) == "W" for char in excerpt)
    accents = excerpt.count("\u0301")
    assert len(excerpt) + wide - accents <= WIDTH + 2
    assert len(before) <= WIDTH + 1


def test_json__has_the_shape_that_other_tools_read() -> None:
    faults = [
        finding(3, 1, "second “x”", "Help.\nMore."),
        finding(2, 5, "first", severity=Severity.WARNING),
    ]
    text = as_json(faults, 31, 54)
    assert text.isascii()
    expected = {
        "findings": [
            {
                "rule": "unknown-field",
                "severity": "warning",
                "path": PATH,
                "line": 2,
                "column": 5,
                "message": "first",
                "help": "",
            },
            {
                "rule": "unknown-field",
                "severity": "error",
                "path": PATH,
                "line": 3,
                "column": 1,
                "message": "second “x”",
                "help": "Help.\nMore.",
            },
        ],
        "records": 31,
        "quotations": 54,
    }
    assert expected == json.loads(text)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a\nb\r\nc\rd", ["a", "b", "c", "d"]),
        (b"\xef\xbb\xbfa\xe2\x80\xa8b\x0cc\n", ["a\u2028b\x0cc", ""]),
        (b"a\xff\n", ["a\ufffd", ""]),
    ],
)
def test_lines_of_a_file__are_those_of_an_editor(data: bytes, expected: Sequence[str]) -> None:
    assert expected == lines_in(MemoryTree({"x": data}))("x")


def test_lines_of_what_is_no_file__are_none(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    lines = lines_in(FolderTree(tmp_path))
    assert (None, None) == (lines("folder"), lines("a\nb"))
