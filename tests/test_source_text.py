"""A source's text knows where each of its characters stands in the file as received."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.location import Location
from dossier.text.source import SourceText, Span
from dossier.text.spans import merged
from hostile_texts import texts


def line_starts(text: str) -> tuple[int, ...]:
    """Return where lines start; they end at LF, CRLF or CR."""
    ends = [
        at + 1
        for at, character in enumerate(text)
        if character == "\n" or (character == "\r" and text[at + 1 : at + 2] != "\n")
    ]
    return (0, *ends)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_location__in_plain_text(end: str) -> None:
    text = end.join(["one", "", "two three", "𝒜é four"])
    source = SourceText("seeds/a.txt", text, line_starts=line_starts(text))
    assert source.location(0) == Location("seeds/a.txt", 1, 1)
    assert source.location(text.index("three")) == Location("seeds/a.txt", 3, 5)
    assert source.location(text.index("four")) == Location("seeds/a.txt", 4, 4)


def test_location__where_markup_was_stripped() -> None:
    """Between two origins both sides advance together; each jump is an origin."""
    file = '<p>Tom &amp; <a href="x">Ann</a>\nleft</p>'
    origins = ((0, 3), (5, 12), (6, 25), (9, 32))
    source = SourceText("seeds/a.html", "Tom & Ann\nleft", (), (), origins, (0, 33))
    places = {
        word: source.location(source.text.index(word)) for word in ("Tom", "&", "Ann", "left")
    }
    assert places == {
        "Tom": Location("seeds/a.html", 1, file.index("Tom") + 1),
        "&": Location("seeds/a.html", 1, file.index("&amp;") + 1),
        "Ann": Location("seeds/a.html", 1, file.index("Ann") + 1),
        "left": Location("seeds/a.html", 2, 1),
    }


@given(texts.filter(bool), st.data())
def test_location__counts_as_an_editor_does(text: str, data: st.DataObject) -> None:
    """Line and column are what counting line ends before the place gives."""
    offset = data.draw(st.integers(0, len(text)))
    source = SourceText("seeds/a.txt", text, line_starts=line_starts(text))
    lines = text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if text[offset - 1 : offset + 1] == "\r\n":  # inside a line's end: still in that line
        assert source.location(offset).line == len(lines) - 1
    else:
        assert source.location(offset) == Location("seeds/a.txt", len(lines), len(lines[-1]) + 1)


@given(st.lists(st.tuples(st.text("ab\n", min_size=1), st.text("<>\n")), min_size=1))
def test_location__follows_the_origins(parts: list[tuple[str, str]]) -> None:
    """Each character is found in the file, whatever was stripped between."""
    file, text, origins = "", "", []
    for kept, stripped in parts:
        file += stripped
        origins.append((len(text), len(file)))
        file += kept
        text += kept
    source = SourceText("a", text, (), (), tuple(origins), line_starts(file))
    lines = file.split("\n")
    for offset, character in enumerate(text):
        at = source.location(offset)
        assert (lines[at.line - 1] + "\n")[at.column - 1] == character


def test_span__leads_from_folded_to_received_text() -> None:
    source = SourceText("a", "He said\r\n \u201cno\u00ad pe\u0301ril\u201d\u200b today")
    start = source.folded.text.index('"no p\u00e9ril"')
    span = source.span(start, start + 10)
    assert span == Span(10, 22)
    assert source.words(span) == "\u201cno\u00ad pe\u0301ril\u201d"


def test_words__returns_the_text_as_received() -> None:
    assert SourceText("a", "one\r\ntwo").words(Span(2, 6)) == "e\r\nt"


def test_merged__joins_what_touches_or_overlaps() -> None:
    spans = [Span(8, 9), Span(0, 3), Span(3, 5), Span(1, 2), Span(6, 7)]
    assert merged(spans) == (Span(0, 5), Span(6, 7), Span(8, 9))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9))))
def test_merged__covers_the_same_and_never_touches(drawn: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + length) for start, length in drawn]
    joined = merged(spans)
    assert {at for span in joined for at in range(span.start, span.end)} == {
        at for span in spans for at in range(span.start, span.end)
    }
    assert all(one.end < other.start for one, other in pairwise(joined))
