"""Text out of files within Markdown that GitHub shows: it is shown, and does nothing."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from dossier.report.markdown import escaped
from dossier.report.visible import visible
from hostile_texts import MARKUP, texts

GITHUB = MarkdownIt("gfm-like", {"linkify": False})
IN = {
    "paragraph": "{}",
    "heading": "## {}",
    "list item": "- {}",
    "numbered": "1. {}",
    "cell": "| a | b |\n|---|---|\n| {} | c |",
    "link": "[{}](https://example.org)",
    "summary": "<details><summary>{}</summary>\n\nfolded\n\n</details>",
}
OF = {
    "paragraph": ["p"],
    "heading": ["h2"],
    "list item": ["ul", "li"],
    "numbered": ["ol", "li"],
    "cell": ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"],
    "link": ["p", "a"],
    "summary": ["details", "summary", "p"],
}
AROUND = {"cell": ("ab", "c"), "summary": ("", "folded")}

READ_IN_TEXT = re.compile(
    r"@\w | \#\d | \bgh-\d | :// | \bwww\. | (?!:\d+:):[\w+-]+: | :100: | \$",
    re.VERBOSE | re.IGNORECASE,
)
"""What GitHub looks for in the text of a page, `<code>` apart."""


class Page(HTMLParser):
    """What a reader sees of HTML, which elements it has, and what GitHub looks through."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.text = ""
        self.stretches = [""]
        self._in_code = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Meet an element; every one ends a stretch of text."""
        assert tag == "a" or attrs == []
        self.elements.append(tag)
        self._in_code = tag == "code"
        self.stretches.append("")

    def handle_endtag(self, _: str) -> None:
        """Leave an element."""
        self._in_code = False
        self.stretches.append("")

    def handle_data(self, data: str) -> None:
        """Meet a text."""
        self.text += data
        if not self._in_code:
            self.stretches[-1] += data


def page(where: str, words: str) -> Page:
    return Page(GITHUB.render(IN[where].format(escaped(words))))


def seen(words: str) -> str:
    """Return what is to be seen of a text: as elsewhere, but for what HTML joins or refuses."""
    words = re.sub("[\ufdd0-\ufdef\ufffe\uffff]", "\ufffd", visible(words))
    words = "".join("\ufffd" if ord(char) & 0xFFFE == 0xFFFE else char for char in words)
    return re.sub(" +", " ", words).strip(" ")


@pytest.mark.parametrize("where", IN)
@pytest.mark.parametrize("words", MARKUP)
def test_markup__is_shown_and_does_nothing(where: str, words: str) -> None:
    before, after = AROUND.get(where, ("", ""))
    shown = page(where, words)
    assert before + seen(words) + after == re.sub("\n", "", shown.text)
    assert OF[where] == [tag for tag in shown.elements if tag != "code"]
    assert [] == [part for part in shown.stretches if READ_IN_TEXT.search(part)]


@given(texts)
def test_text__is_shown_as_it_is_and_nothing_is_read_into_it(words: str) -> None:
    shown = page("list item", words)
    assert seen(words) == re.sub("\n", "", shown.text)
    assert ["ul", "li"] == [tag for tag in shown.elements if tag not in {"code", "p"}]
    assert [] == [part for part in shown.stretches if READ_IN_TEXT.search(part)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The clerk, Mr. Kirby, said so.", "The clerk, Mr. Kirby, said so."),
        ("ask @octo-org/team", "ask <code>&#64;</code>octo-org&#47;team"),
        ("#12 and GH-12", "<code>&#35;</code>12 and GH<code>-</code>12"),
        ("gh-1", "gh<code>&#45;</code>1"),
        ("see www.example.org", "see www<code>&#46;</code>example&#46;org"),
        ("a https://b.org", "a https<code>&#58;</code>&#47;&#47;b&#46;org"),
        ("x.yml:100:3", "x&#46;yml<code>&#58;</code>100&#58;3"),
        ("x.yml:99:3", "x&#46;yml&#58;99&#58;3"),
        ("well :+1:", "well <code>&#58;</code>&#43;1&#58;"),
        ("12:30", "12&#58;30"),
        ("$5 or $6", "<code>&#36;</code>5 or <code>&#36;</code>6"),
        ("a\x1b[2K\u202eb\nc", "a&#92;x1b&#91;2K&#92;u202eb&#92;nc"),
        ("", ""),
    ],
)
def test_sign__stands_alone_only_where_github_would_read_it(words: str, expected: str) -> None:
    assert expected == escaped(words)
