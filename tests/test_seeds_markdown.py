"""A Markdown source's text is the file; its blocks and links are places in it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.seeds import read_source
from dossier.text.source import SourceText


def markdown(file: str) -> SourceText:
    """Read Markdown."""
    text = read_source("seeds/a.md", file.encode())
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


ARTICLE = """---
title: Not [a](link)
---

# The *head*

First [link
over lines](https://example.org/a "title"), <https://example.org/b?c=1&d>,
and [one by name][name], ![no link](image.png), `[no](link)`.

> Quoted [words](c)
> and more
lazily

- item [one](d)

    more

1. [two](<e f>)

| A | B |
|---|---|
| [x\\|y](g) | z [x](h) |

Under
-----

```
code [no](link)
```

[name]: /n?a&amp;b
"""


def test_markdown__text_is_the_file_itself() -> None:
    """Markup and all, so that positions are the file's."""
    text = markdown(ARTICLE)
    assert (text.text, text.origins) == (ARTICLE, ((0, 0),))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_markdown__finds_blocks_and_links(line_end: str) -> None:
    """Blocks without the signs before them; links with the words between their brackets."""
    file = ARTICLE.replace("\n", line_end)
    text = markdown(file)
    assert [(kind, words.replace(line_end, "\n")) for kind, words in blocks(text)] == [
        ("heading", "The *head*"),
        ("paragraph", ARTICLE[ARTICLE.index("First") : ARTICLE.index("\n\n> Q")]),
        ("quotation", "Quoted [words](c)\n> and more\nlazily"),
        ("item", "item [one](d)"),
        ("item", "more"),
        ("item", "[two](<e f>)"),
        ("paragraph", "A"),
        ("paragraph", "B"),
        ("paragraph", "[x\\|y](g)"),
        ("paragraph", "z [x](h)"),
        ("heading", "Under"),
        ("paragraph", "```\ncode [no](link)\n```"),
    ]
    assert [(words.replace(line_end, "\n"), url) for words, url in links(text)] == [
        ("link\nover lines", "https://example.org/a"),
        ("https://example.org/b?c=1&d", "https://example.org/b?c=1&d"),
        ("one by name", "/n?a&b"),
        ("words", "c"),
        ("one", "d"),
        ("two", "e f"),
        ("x\\|y", "g"),
        ("x", "h"),
    ]
    assert [place(text, words) for words in ("over lines", "and more", "z [")] == [
        (8, 1),
        (12, 3),
        (23, 15),
    ]


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("# a # [a](x) # a #", "a"),
        ("a\n\n- a [a](x) a", "a"),
        ("[*a*](x)", "*a*"),
        ("\\[a] [\\[a\\]](x)", "\\[a\\]"),
        ("a\n\n> \t[a](x)", "a"),
        (">  [a\n>   b](x)", "a\n>   b"),
        ("[a][a]\n\n[a]: x", "a"),
        ("[a]\n\n[a]: x", "a"),
        ("[![b](c)](x)", "![b](c)"),
        ("\x00 [a\x00](x)", "a\x00"),
        ("| b |\n|---|\n| \\| a \\| [a \\| b](x) |", "a \\| b"),
        ("| a | a |\n|---|---|\n| a | [a](x) |", "a"),
    ],
)
def test_markdown__places_links_exactly(file: str, words: str) -> None:
    """Whatever precedes the words in the line, and whatever Markdown takes out of them."""
    text = markdown(file)
    (link,) = text.links
    assert (text.words(link.span), link.url) == (words, "x")
    assert text.text[link.span.start - 1] == "["


@pytest.mark.parametrize(
    ("file", "column"), [("1. 1", 4), ("- \\-", 3), ("> # a # a", 5), ("\t1", 2), ("|a|\n|-|", 2)]
)
def test_markdown__places_blocks_exactly(file: str, column: int) -> None:
    """Also where the words of a block look like the signs before it."""
    text = markdown(file)
    assert [text.location(block.span.start).column for block in text.blocks] == [column]


MARKS = [
    "[a](b)",
    "[",
    "](c)",
    "`",
    "*",
    "# ",
    "> ",
    "- ",
    "1. ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
]
MARKS += [
    "| a | b |\n|---|---|\n",
    "|",
    "\\",
    "---",
    "<b>",
    "<http://d>",
    "e",
    " ",
    "\x00",
    "\u2028",
    "é",
]


@given(st.lists(st.sampled_from(MARKS), max_size=30).map("".join))
@settings(max_examples=200, deadline=None)
def test_markdown__of_any_kind_has_blocks_in_order(file: str) -> None:
    """Blocks do not overlap, start and end with words, and hold the links."""
    text = markdown(file)
    spans = [block.span for block in text.blocks]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(text.words(span).strip() == text.words(span) != "" for span in spans)
    assert all(
        any(span.start <= link.span.start and link.span.end <= span.end for span in spans)
        for link in text.links
    )
