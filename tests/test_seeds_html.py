"""An HTML source's text is what a browser shows, each character with its place in the file."""

import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.model.parts import Format
from dossier.seeds import detect_format, read_source
from dossier.text.source import SourceText

SEEDS = Path(__file__).parent.parent / "seeds"


def html(file: str) -> SourceText:
    """Read HTML."""
    text = read_source("seeds/a.html", file.encode())
    assert isinstance(text, SourceText)
    return text


def blocks(text: SourceText) -> list[tuple[str, str]]:
    """Return each block's kind and words."""
    return [(block.kind, text.words(block.span)) for block in text.blocks]


def links(text: SourceText) -> list[tuple[str, str]]:
    """Return each link's words and address."""
    return [(text.words(link.span), link.url) for link in text.links]


def place(text: SourceText, words: str) -> tuple[int, int]:
    """Return line and column of words in the file as received."""
    at = text.location(text.text.index(words))
    return at.line, at.column


def test_html__the_fragment_equals_its_plain_reading() -> None:
    """The HTML article: its text is what stripping tags and decoding references gives."""
    path = SEEDS / "004_e369de8b70ac11fe.txt"
    file = path.read_bytes().decode()
    text = read_source(path.name, path.read_bytes())
    assert isinstance(text, SourceText)
    assert text.text == unescape(re.sub(r"<[^>]+>", "", file))
    assert blocks(text) == [("paragraph", text.text)]
    assert [
        (words, file[text.location(link.span.start).column - 1 :][: len(words)])
        for link, (words, _) in zip(text.links, links(text), strict=True)
    ] == [(words, words) for words, _ in links(text)]
    assert links(text)[5] == ("Joe Biden", "https://www.thenationalnews.com/tags/joe-biden")
    assert len(links(text)) == 7


PAGE = """<!DOCTYPE html>
<html><head>
<title>Not shown</title>
<style>p { color: red }</style><script>if (a < b) document.write("<p>no</p>")</script>
</head><body>
<h1>Head</h1>
<p>First &amp; <b>bold</b>, with a <a href="/x?a=1&amp;b=2">link
over lines</a>.</p><p>Second</p>
<ul><li>one</li><li>two</ul>
<blockquote><p>Quoted</p></blockquote>
<table><tr><td>a</td><td>b</td></tr></table>
<!-- <p>comment</p> --><template><p>later</p></template><noscript>no</noscript>
</body></html>
"""


def test_html__a_whole_page() -> None:
    """What a browser shows, block by block, and nothing of what it does not."""
    text = html(PAGE)
    assert blocks(text) == [
        ("heading", "Head"),
        ("paragraph", "First & bold, with a link\nover lines."),
        ("paragraph", "Second"),
        ("item", "one"),
        ("item", "two"),
        ("quotation", "Quoted"),
        ("paragraph", "a"),
        ("paragraph", "b"),
    ]
    assert links(text) == [("link\nover lines", "/x?a=1&b=2")]
    assert text.text.split() == " ".join(words for _, words in blocks(text)).split()
    assert [place(text, words) for words in ("Head", "bold", "over", "Second", "two", "b")] == [
        (6, 5),
        (7, 19),
        (8, 1),
        (8, 23),
        (9, 21),
        (7, 19),
    ]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("one<br>two", "one\ntwo"),
        ("one<br> two", "one two"),
        ("one<BR/>two", "one\ntwo"),
        ("<li>one<li>two", "one\ntwo"),
        ("<p>one</p>two", "one\ntwo"),
        ("<p>one</p> <p>two</p>", "one two"),
        ("<td>one</td><td>two</td>", "one\ntwo"),
        ("<dt>one<dd>two", "one\ntwo"),
        ("<p></p><p>one", "one"),
        ("one<hr><hr>", "one"),
        ("o<b>n</b>e", "one"),
        ("o<custom-element>ne</custom-element>", "one"),
        ("o<wbr>ne<img alt=x>", "one"),
        ("<pre>\n a\n  b</pre>", "\n a\n  b"),
        ("a <b>\n</b> c", "a \n c"),
    ],
)
def test_html__parts_words_only_where_blocks_do(file: str, text: str) -> None:
    """A line feed where two blocks meet without white space; nowhere else is any added."""
    assert html(file).text == text


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a < b", "a < b"),
        ("a <3 b", "a <3 b"),
        ("a <", "a <"),
        ("a <b and so on", "a <b and so on"),
        ("a </", "a </"),
        ("a </b", "a </b"),
        ("a </>b", "a b"),
        ("a <!-- b", "a "),
        ("a <!-->b", "a b"),
        ("a <!--->b", "a b"),
        ("a <!-- b --!>c", "a c"),
        ("a <!b>c", "a c"),
        ("a <?b>c", "a c"),
        ("a <![CDATA[b]]>c", "a c"),
        ("a <b title='>'>c", "a c"),
        ('a <b title=">" x>c', "a c"),
        ("a <b title= >c", "a c"),
        ("a <b title=x'>c", "a c"),
        ('a <b "x>c', "a c"),
        ('a <b title="x>c<i>d</i> e', "a cd e"),
        ('<b title=">">a</b><b title="x>c', "ac"),
        ("<script>a</style>b</SCRIPT >c", "c"),
        ("<script>a", ""),
        ("<style>a</style\n>b", "b"),
        ("<textarea>a <b> &amp; c</textarea>d", "a <b> & c\nd"),
        ("<xmp>a <b> &amp;</xmp>d", "a <b> &amp;\nd"),
        ("<plaintext>a <b> &amp;</plaintext>", "a <b> &amp;</plaintext>"),
        ("<title>a <b></title>c", "c"),
        ("<template>a<template>b</template>c</template>d</template>e", "de"),
        ("\x00a", "\x00a"),
        ("\ufeffa", "\ufeffa"),
    ],
)
def test_html__reads_what_is_broken(file: str, text: str) -> None:
    """As a browser does, save that words are kept where a tag never ends."""
    assert html(file).text == text


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("&lt;b&gt; &quot;&apos;", "<b> \"'"),
        ("&amp &copy2 &notit; &notin;", "& ©2 ¬it; ∉"),
        ("&#8217;&#x2019;&#X2019", "’’’"),
        ("&#128;&#0;&#xD800;&#x110000;", "€\ufffd\ufffd\ufffd"),
        ("&#" + "9" * 5_000 + ";", "\ufffd"),
        ("&#000000000000000065;", "A"),
        ("&#1;a", "a"),
        ("&NotEqualTilde;&fjlig;", "≂̸fj"),
        ("& &; &# &#x &#; &unknown; &Amp;", "& &; &# &#x &#; &unknown; &Amp;"),
        ("&amp;amp;", "&amp;"),
        ("AT&T &c.", "AT&T &c."),
        ("a&nbsp;b", "a\xa0b"),
    ],
)
def test_html__decodes_references(file: str, text: str) -> None:
    """Named ones with and without semicolon, numbers of any size, and what is none."""
    assert html(file).text == text


@given(st.text(st.sampled_from("&#;xX019aAmpltgoc=é \n"), max_size=30))
@settings(max_examples=200, deadline=None)
def test_html__decodes_as_the_standard_library(file: str) -> None:
    """Without tags, the text is that of `html.unescape`."""
    assert html(file).text == unescape(file)


def test_html__links_keep_words_and_address() -> None:
    """References are decoded, except what an attribute exempts; the first of two counts."""
    text = html(
        "<a href='/a?x=1&copy=2&amp;y=3'>one</a> <A HREF=b.html href=c>two</A> <a name=d>three</a>"
        "<a href=' e '>four <i>five</i><a href=f>six</a></a> <a href=g></a><a href=''>h</a> "
        "<a href=i>end"
    )
    assert links(text) == [
        ("one", "/a?x=1&copy=2&y=3"),
        ("two", "b.html"),
        ("four five", "e"),
        ("six", "f"),
        ("end", "i"),
    ]


def test_html__a_link_over_blocks_is_one_in_each() -> None:
    """So that no link reaches beyond the block it starts in."""
    text = html("<a href=x><h2>Head</h2> <p>Words</p></a><p>After</p>")
    assert links(text) == [("Head", "x"), ("Words", "x")]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("one<br><br>two<br>three", [("paragraph", "one"), ("paragraph", "two\nthree")]),
        ("one\n\n<b>two</b>\nmore", [("paragraph", "one"), ("paragraph", "two\nmore")]),
        ("<p>one\n\ntwo</p>", [("paragraph", "one\n\ntwo")]),
        ("<ul><li>a<p>b</ul>c", [("item", "a"), ("item", "b"), ("paragraph", "c")]),
        (
            "<blockquote>a<ul><li>b</ul>c</blockquote>d",
            [("quotation", "a"), ("item", "b"), ("quotation", "c"), ("paragraph", "d")],
        ),
        ("</ul></li>a<h2>b</h3>c", [("paragraph", "a"), ("heading", "b"), ("heading", "c")]),
        ("<p> &nbsp; </p>", []),
    ],
)
def test_html__finds_blocks(file: str, expected: list[tuple[str, str]]) -> None:
    """By tags, open or closed; by two line breaks; by blank lines where no tag makes blocks."""
    assert blocks(html(file)) == expected


def test_html__places_point_into_the_file() -> None:
    """Each character of the text leads to itself, its reference or the boundary it stands for."""
    file = "<p>a&amp;b</p><p>&#x1F600;c&lt</p>\r\n<p>&fjlig;d"
    text = html(file)
    assert text.text == "a&b\n\U0001f600c<\r\nfjd"
    columns = [(at.line, at.column) for at in map(text.location, range(len(text.text)))]
    assert columns == [
        *[(1, 4), (1, 5), (1, 10), (1, 11), (1, 18), (1, 27), (1, 28), (1, 35), (1, 36)],
        *[(2, 4), (2, 5), (2, 11)],
    ]


PIECES = st.sampled_from(
    [
        *("<", ">", "&", "/", "!", "-", "'", '"', "=", " ", "\n", "\r", "a", "b", "x", "é", "\x00"),
        *("<p>", "</p>", "<br>", "<a href=x>", "</a>", "<li>", "</ul>", "<h1>", "<b>", "</b>"),
        *("<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>", "<template>", "</template>"),
        *("<textarea>", "<title>", "&amp;", "&copy", "&fjlig;", "&#0;", "&#1;", '<b c="', "<b c='"),
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_html__of_any_kind_keeps_text_and_file_together(file: str) -> None:
    """Origins ascend; what is not decoded or inserted is found where its place says."""
    text = html(file)
    assert text.origins[0][0] == 0
    assert all(
        a < c and b < d for (a, b), (c, d) in zip(text.origins, text.origins[1:], strict=False)
    )
    spans = [block.span for block in text.blocks]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    starts = [0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", file))]
    for offset, character in enumerate(text.text):
        at = text.location(offset)
        position = starts[at.line - 1] + at.column - 1
        # Itself; a reference or a boundary; the second letter of `&fjlig;`.
        assert file[position] in {character, "&", "<"} or file.startswith("&fj", position - 1)


SOUP = st.sampled_from(
    [
        *(
            "<",
            ">",
            "&",
            "/",
            "!",
            "-",
            "'",
            '"',
            "=",
            " ",
            "a",
            "b",
            "<i",
            "</",
            "<?",
            "<!x",
            "]]>",
        ),
        *("<p>", "</p>", "<br>", "<a href=x>", "</a>", '<b c="', "<b c='", "<!--", "<!-->", "-->"),
        *("<style>", "</style >", "<textarea>", "</textarea>", "<title>", "</title>", "<xmp>"),
        *("<iframe>", "</iframe>", "--!>", "<![CDATA[", "&amp;", "&copy2", "&#65;"),
    ]
)


@given(st.lists(SOUP, max_size=14).map("".join))
@settings(max_examples=300, deadline=None)
def test_html__shows_what_a_browsers_parser_shows(file: str) -> None:
    """Where every comment and tag ends at last, the words are those that html5ever reads."""
    file += """-->'">end"""
    peer = nh3.clean(file, tags=set(), clean_content_tags={"style", "title", "iframe"})
    # White space aside: the peer has none between blocks.
    assert "".join(html(file).text.split()) == "".join(unescape(peer).split())


HOSTILE = {
    "tags": "<" * 50_000,
    "unfinished tags": "<a" * 25_000,
    "comments": "<!--" * 10_000,
    "sections": "<![CDATA[" * 10_000,
    "references": "&a" * 25_000,
    "nesting": "<blockquote>" * 50_000 + "a" + "</ul></blockquote>" * 50_000,
    "open quotes": "<a b='>' c=\"" * 10_000,
    "quotes that never close": '<a b=">" ' * 10_000 + 'c="',
    "attributes": "<a" + " b=c" * 50_000 + ">",
    "a link over many blocks": "<a href=x>" + "<li>a" * 10_000,
}


@pytest.mark.parametrize("file", HOSTILE.values(), ids=HOSTILE)
def test_html__of_hostile_size_is_read(file: str) -> None:
    """Depth, breadth and what is never closed are no reason to fail, or to hang."""
    text = html(file)
    assert len(text.text) <= len(file)
    assert detect_format("seeds/a.txt", file) in Format
