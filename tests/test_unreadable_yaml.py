"""What is said about YAML files that cannot be read, however they are broken."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import dossier
from dossier.yaml_nodes import Reading, read

PATH = "annotations/people/x.yml"


def read_text(text: str) -> Reading:
    return read(PATH, text.encode())


def faults(reading: Reading) -> list[tuple[int, int, str, str]]:
    return [(f.at.line, f.at.column, f.rule, f.message) for f in reading.findings]


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("claim: He said: no", 1, 15, "a colon and a space stand inside a value"),
        ("a:b\nc: d", 2, 1, "this line goes on with the text above, so it cannot be a field"),
        ("a: b\n  c: d", 2, 3, "this line goes on with the text above, so it cannot be a field"),
        ('a: "No," he said', 1, 10, "text goes on after the closing quotation mark"),
        ("a: 'don't do'", 1, 9, "text goes on after the closing quotation mark"),
        ("a: [b] c", 1, 8, "text goes on after the closing bracket"),
        ("a: @home", 1, 4, "a value cannot begin with @"),
        ("a: `home`", 1, 4, "a value cannot begin with `"),
        ("a: %5", 1, 4, "a value cannot begin with %"),
        ("a: *bold* text", 1, 4, "a value cannot begin with *"),
        ("a: *", 1, 4, "a value cannot begin with *"),
        ("a: , b", 1, 4, "a value cannot begin with ,"),
        ("a: - b", 1, 4, "a value cannot begin with - and a space"),
        ("a: ? b", 1, 4, "a value cannot begin with ? and a space"),
        ("a: !<x", 1, 4, "a value cannot begin with !"),
        ("a: !e!x y", 1, 4, "a value cannot begin with !"),
        ("a: >80", 1, 4, "nothing may follow > in its line, which announces a text on the next"),
        ("a: 1\nb: [c, d\ne: f", 2, 4, "this bracket, [, is never closed"),
        ("a: {b: c\nd: e", 1, 4, "this bracket, {, is never closed"),
        ("a: [b,", 2, 1, "the file ends before a bracket is closed"),
        ('a: [“x”, "y" z]', 1, 14, "a comma or ] is missing before this"),
        ("a: {b: c: d}", 1, 9, "a comma or } is missing before this"),
        ("a: {b:{c: d}}", 1, 6, "this colon has no space after it"),
        ('a: b\nc: "d\ne: f', 2, 4, 'this quotation mark, ", is never closed'),
        ("a: 'b\n---\nc'", 1, 4, "this quotation mark, ', is never closed"),
        (r'a: "C:\path"', 1, 7, "a backslash begins no character that YAML knows"),
        (r'a: "\xZZ"', 1, 7, "a backslash begins no character that YAML knows"),
        ("a:\n\tb: c", 2, 1, "a tab stands where only spaces may"),
        ("a:\n- b\n\t- c", 3, 1, "a tab stands where only spaces may"),
        ("a: |\n\tb", 2, 1, "a tab stands where only spaces may"),
        ("a:\n  b: c\n d: e", 3, 2, "the indentation of this line fits none of the lines above"),
        ("  a: b\nc: d", 2, 1, "the indentation of this line fits none of the lines above"),
        ("a: |\n  b\n c", 3, 2, "the indentation of this line fits none of the lines above"),
        ("c:\n  - x\n - y", 3, 2, "the indentation of this line fits none of the lines above"),
        ("a: [x]\n- b", 2, 1, "fields and list items are mixed here"),
        ("- a\nb: c", 2, 1, "fields and list items are mixed here"),
        ("a: x\nb\nc: d", 2, 1, "this line is no field: a colon and a space are missing"),
        (": b", 1, 1, "a field's name is missing"),
        ("[a]: b", 1, 1, "a field's name must be a word"),
        ("%FOO\n---\na: b", 1, 1, "a YAML directive is not allowed"),
        ("%YAML 1.1\n---\na: b", 1, 1, "a YAML directive is not allowed"),
        ("%YAML 1.1\na: b", 1, 1, "a YAML directive is not allowed"),
        ("---\na: b\n---\n", 3, 1, "a second document begins here"),
        ("a: b\n<<<<<<< HEAD\nc: d\n=======\n", 2, 1, "a merge conflict is left in this file"),
        ("a: 1\nb: &c d", 2, 4, "an anchor, &c, is not allowed"),
        ("a: 1\nb: *c", 2, 4, "an alias, *c, is not allowed"),
        ("a: *bold text", 1, 4, "an alias, *bold, is not allowed"),
        ("a: !wow text", 1, 4, "a tag, !wow, is not allowed"),
        (
            "a: !!python/object:os.system x",
            1,
            4,
            "a tag, !!python/object:os.system, is not allowed",
        ),
        ("", 1, 1, "this file is empty"),
        ("# nothing\n", 1, 1, "this file is empty"),
        ("---\n", 1, 1, "this file is empty"),
        ("- a\n- b\n", 1, 1, "this file holds a list, not names with values"),
        ("name:John\n", 1, 1, "this file holds a text, not names with values"),
        ("\ufeffa: b\nc: \ufeffd", 2, 4, "character U+FEFF may not stand in a YAML file"),
        (
            "a: \x93b\x94",
            1,
            4,
            "character U+0093 may not stand in a YAML file, here and in 1 more place",
        ),
        (
            "a: \0\0\0",
            1,
            4,
            "character U+0000 may not stand in a YAML file, here and in 2 more places",
        ),
    ],
)
def test_unreadable_file__is_one_finding_at_its_place(
    text: str, line: int, column: int, message: str
) -> None:
    reading = read_text(f"{text}\n" if text else text)
    assert [(line, column, "unreadable-yaml", message)] == faults(reading)
    assert reading.value is None


@pytest.mark.parametrize(
    ("data", "line", "column", "message", "advice"),
    [
        (
            b"a: b\nc: \xe9 \x93d\x94",
            2,
            4,
            "this file is not UTF-8: byte 0xe9",
            "Save it as UTF-8. The byte is é in Windows-1252, which the file may be written in.",
        ),
        (
            b"\xef\xbb\xbf\xc3\xa9: \xff",
            1,
            4,
            "this file is not UTF-8: byte 0xff",
            "Save it as UTF-8. The byte is ÿ in Windows-1252, which the file may be written in.",
        ),
        (b"a: \x81", 1, 4, "this file is not UTF-8: byte 0x81", "Save it as UTF-8."),
        (
            "a: b".encode("utf-16"),
            1,
            1,
            "this file is UTF-16 or UTF-32, not UTF-8",
            "Save it as UTF-8.",
        ),
        (
            b"a: " + b"b" * 262_144,
            1,
            1,
            "this file is larger than 262,144 bytes",
            "A record is a short file; articles go into seeds/.",
        ),
    ],
)
def test_bytes_that_are_no_text__are_a_finding(
    data: bytes, line: int, column: int, message: str, advice: str
) -> None:
    reading = read(PATH, data)
    assert [(line, column, "unreadable-yaml", message)] == faults(reading)
    assert [advice] == [finding.help for finding in reading.findings]
    assert reading.value is None


@pytest.mark.parametrize(
    ("char", "advice"),
    [
        ("\x93", "It may be a spoilt “; write that instead."),
        ("\x81", "Delete it."),
        ("\0", "Save the file as UTF-8; it may be UTF-16."),
        ("\ufeff", "Delete it; most editors do not show it."),
        ("\x1b", "Delete it; most editors do not show it."),
    ],
)
def test_hidden_character__is_explained(char: str, advice: str) -> None:
    (finding,) = read_text(f"a: {char}").findings
    assert advice == finding.help


def test_value_after_a_greater_than__is_shown_in_quotation_marks() -> None:
    """Figures are written `">80"`, and the quotation marks are what an author forgets."""
    (finding,) = read_text("value: >80\n").findings
    assert 'Put the value into quotation marks: ">80"' == finding.help


def test_line_separator__is_named_where_it_may_be_the_reason() -> None:
    (finding,) = read_text("a: one\u2028two\nb: c\n").findings
    assert "this line is no field: a colon and a space are missing" == finding.message
    assert finding.help.endswith("U+2028, which YAML takes for a line's end: delete it.")
    assert f"{PATH}:1:8" == str(finding.at)


def test_faults_that_do_not_end_reading__are_all_reported() -> None:
    reading = read_text("a: &x 1\nb: *x\na: !t 2\nc: [d\n")
    assert [
        (1, 4, "unreadable-yaml", "an anchor, &x, is not allowed"),
        (2, 4, "unreadable-yaml", "an alias, *x, is not allowed"),
        (3, 1, "duplicate-key", "a is given twice, first on line 1"),
        (3, 4, "unreadable-yaml", "a tag, !t, is not allowed"),
        (4, 4, "unreadable-yaml", "this bracket, [, is never closed"),
    ] == faults(reading)


def test_duplicate_key__keeps_the_first_and_its_places() -> None:
    reading = read_text("a: {b: 1}\nc: x\na: {b: 2, d: 3}\n")
    assert [(3, 1, "duplicate-key", "a is given twice, first on line 1")] == faults(reading)
    assert {"a": {"b": "1"}, "c": "x"} == reading.value
    assert {
        (): (1, 1),
        ("a",): (1, 4),
        ("a", "b"): (1, 8),
        ("c",): (2, 4),
    } == reading.places.values


def test_duplicate_keys__are_found_at_every_depth() -> None:
    reading = read_text("a: 1\nq:\n- {e: 1, e: 2}\n- s: 1\n  s: 2\na: {f: 1, f: 2}\n")
    assert [
        (3, 10, "duplicate-key", "e is given twice, first on line 3"),
        (5, 3, "duplicate-key", "s is given twice, first on line 4"),
        (6, 1, "duplicate-key", "a is given twice, first on line 1"),
        (6, 11, "duplicate-key", "f is given twice, first on line 6"),
    ] == faults(reading)


def test_million_faults__end_at_a_hundred() -> None:
    assert 100 == len(read_text("a: b\n" * 50_000).findings)


def test_nesting__may_be_thirty_two_levels_deep() -> None:
    deep = "a: " + "[" * 31 + "]" * 31
    assert () == read_text(deep).findings
    assert [(1, 35, "unreadable-yaml", "this is nested more than 32 levels deep")] == faults(
        read_text(f"a: {'[' * 32}{']' * 32}")
    )


def test_deep_nesting__never_crashes_the_process() -> None:
    """30,000 open brackets overflow the stack of libyaml's composer."""
    code = (
        "from dossier.yaml_nodes import read\n"
        "n = 30_000\n"
        "deep = ['[' * n, '{' * n, '- ' * n, '? ' * n, '[?' * n, '{a: ' * n, '[' * n + ']' * n,\n"
        "    '-\\n' * n, ''.join(' ' * i + 'a:\\n' for i in range(700)), 'a: ' + '[{' * n,\n"
        "    '- ? ' * n, '!t [' * n, '&a [' * n]\n"
        "for text in deep:\n"
        "    for tolerant in (False, True):\n"
        "        assert read('x.yml', text.encode(), tolerant=tolerant).value is None\n"
        "print('alive')\n"
    )
    root = Path(dossier.__file__).parents[1]
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=root
    )
    assert (0, "alive\n", "") == (result.returncode, result.stdout, result.stderr)


_YAMLISH = st.text(
    st.sampled_from(
        [*"ab:-?[]{}&*!|>'\"%@`#,.\\x0<~ \n\t\r", "\ufeff", "\u2028", "😀", "\0", "\x85"]
    ),
    max_size=40,
)


@given(data=_YAMLISH.map(str.encode) | st.binary(max_size=40), tolerant=st.booleans())
@settings(max_examples=600, deadline=None)
@example(data=b"\xef\xbb\xbf\xef\xbb\xbfa: b", tolerant=False)
def test_any_bytes__are_read_or_refused_at_a_place_in_the_file(
    data: bytes, *, tolerant: bool
) -> None:
    reading = read(PATH, data, tolerant=tolerant)
    rules = {finding.rule for finding in reading.findings}
    assert (reading.value is None) == ("unreadable-yaml" in rules)
    lines = data.decode(errors="replace").removeprefix("\ufeff").replace("\r\n", "\n")
    ends = [len(line) + 1 for line in lines.replace("\r", "\n").split("\n")]
    for finding in reading.findings:
        assert finding.at.line <= len(ends)
        assert 1 <= finding.at.column <= ends[finding.at.line - 1]
