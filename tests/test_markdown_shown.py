"""Notes become safe HTML, and texts are shown as they are, whatever is in them."""

import re
from html.parser import HTMLParser

import markdown  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dossier.markdown import WikiLink, escape_inline, render_notes

# What MkDocs pages with Material commonly switch on, and the rest of what gives signs a meaning.
EXTENSIONS = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "meta", "nl2br"),
    *("sane_lists", "smarty", "tables", "toc", "wikilinks"),
    *(f"pymdownx.{name}" for name in ("arithmatex", "betterem", "caret", "critic", "details")),
    *(f"pymdownx.{name}" for name in ("emoji", "escapeall", "fancylists", "highlight")),
    *(f"pymdownx.{name}" for name in ("inlinehilite", "keys", "magiclink", "mark", "smartsymbols")),
    *(f"pymdownx.{name}" for name in ("snippets", "superfences", "tabbed", "tasklist", "tilde")),
]
PYTHON_MARKDOWN = markdown.Markdown(
    extensions=EXTENSIONS,
    extension_configs={
        "pymdownx.magiclink": {
            "repo_url_shorthand": True,
            "social_url_shorthand": True,
            "user": "u",
            "repo": "r",
        },
    },
)
COMMONMARK = MarkdownIt("commonmark").enable("table")


def rendered(page: str) -> dict[str, str]:
    """Return the HTML that each of the two renderers makes of a page."""
    PYTHON_MARKDOWN.reset()
    return {
        "Python-Markdown": PYTHON_MARKDOWN.convert(page),
        "CommonMark": str(COMMONMARK.render(page)),
    }


class Content(HTMLParser):
    """What a browser shows of a piece of HTML, and the tags in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        """Collect words."""
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect tags."""
        self.tags.append((tag, dict(attrs)))

    @property
    def names(self) -> set[str]:
        """The names of the tags."""
        return {name for name, _ in self.tags}

    @property
    def words(self) -> str:
        """The text, white space collapsed as a browser does."""
        return re.sub("[ \t\n\r\f]+", " ", self.text).strip(" ")


def named(link: WikiLink) -> str:
    """Stand for a wiki link as a caller would."""
    words = link.label or link.target
    return f'<div id="{words}">card</div>' if link.card else f"<i>{words}</i>"


TABLE = """<table>
<thead>
<tr>
<th style="text-align:right">a</th>
</tr>
</thead>
</table>"""


@pytest.mark.parametrize(
    ("note", "html"),
    [
        ("", ""),
        ("One *two*\nthree.", "<p>One <em>two</em>\nthree.</p>"),
        ("# One\n\n## Two\n\n##### Five", "<h3>One</h3>\n<h4>Two</h4>\n<h6>Five</h6>"),
        ("See [[x|him]], who", "<p>See <i>him</i>, who</p>"),
        ("![[x]]", '<div id="x">card</div>'),
        ("- ![[x]]", '<ul>\n<li><div id="x">card</div></li>\n</ul>'),
        ("Before ![[x]]", "<p>Before <i>x</i></p>"),
        (
            "[a](https://example.org/b?c=1&d)",
            '<p><a href="https://example.org/b?c=1&#38;d">a</a></p>',
        ),
        ("[a](../b/ 'c \"d\"')", '<p><a href="../b/" title="c &#34;d&#34;">a</a></p>'),
        ("![a *b*](http://example.org/c)", '<p><a href="http://example.org/c">a b</a></p>'),
        ("![[[x]]](c.png)", '<p><a href="c.png">&#91;&#91;x&#93;&#93;</a></p>'),
        ("[![a](b.png)](c/)", '<p><a href="c/">a</a></p>'),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("[a](/\\\\example.org)", '<p><a href="/%5Cexample.org">a</a></p>'),
        ("[a](b:c)", "<p>&#91;a&#93;&#40;b&#58;c&#41;</p>"),
        ("    a\n\n\tb\tc\n", "<pre><code>a&#10;&#10;b&#9;c&#10;</code></pre>"),
        (
            "a[^1]\n\n[^1]: b",
            '<p>a<sup>1</sup></p>\n<div class="footnote">\n<sup>1</sup>\n<p>b</p>\n</div>',
        ),
        ("|a|\n|-:|", TABLE),
        (
            '!!! warning "W"\n    a',
            '<div class="admonition warning">\n<p class="admonition-title">W</p>\n<p>a</p>\n</div>',
        ),
        ('!!! md-overlay ""\n    a', '<div class="admonition">\n<p>a</p>\n</div>'),
        ("---\na: b\n---", "<p>a&#58; b</p>"),
    ],
)
def test_render_notes__gives(note: str, html: str) -> None:
    """Markdown becomes HTML that fits below the headings of a page."""
    assert render_notes(note, named) == html


@pytest.mark.parametrize(
    "note",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b onclick=x>b</b> <iframe src=//example.org>",
        "<!-- hidden -->",
        "<div>\n\n</div>",
        "[a](javascript:alert)",
        "[a](JaVaScRiPt:alert)",
        "[a](java&Tab;script:alert)",
        "[a](&#106;avascript:alert)",
        "[a](data:text/html,b)",
        "[a](vbscript:b)",
        "[a](//example.org)",
        "[a](https:example.org)",
        "[a](file:///etc/passwd)",
        "<javascript:alert>",
        "![a](//example.org/b.png)",
        "![a](data:image/png;base64,AAAA)",
        "[a]\n\n[a]: javascript:alert",
    ],
)
def test_render_notes__shows_what_is_unsafe_as_text(note: str) -> None:
    """Raw HTML and links to addresses of other kinds make no element but a paragraph."""
    content = Content(render_notes(note, named))
    assert content.names <= {"p", "pre", "code"}
    assert all(not attributes for _, attributes in content.tags)
    assert "\ufdd0" not in content.text


def test_render_notes__keeps_the_html_of_links_as_it_is() -> None:
    """What the caller returns is not cleaned; only blank lines go, which would end a block."""
    html = '<div data-x="1" onclick="y">\n\n \n<pre> z</pre></div>'
    assert render_notes("![[x]]", lambda _: html) == html.replace("\n\n \n", "\n")


@pytest.mark.parametrize("forged", ["\ufdd10\ufdd1", "&#xfdd1;0&#xfdd1;", "%EF%B7%910%EF%B7%91"])
def test_render_notes__cannot_be_made_to_place_links(forged: str) -> None:
    """The places of links are held by code points that no author's text keeps."""
    html = render_notes(f"[[x]] {forged} [a]({forged})", named)
    assert html.count("<i>x</i>") == 1


SIGN_TABLE = r"""
{{ x }}  {% raw %}  {# x #}  {: #x .y }  {  }  %  [[x]]  [[  ]]  [  ]  (  )  :smile:  :  ;
--8<-- "README.md"  1.  1)  a.  ii.  #  ##  -  >  +  *  |  !  ?  =  ~  ^  _  `  ``  ```  ~~~  ***
__  ~~  ==  ^^  --  ...  $x$  \  \(  \[  /  [^1]  [^1]: x  *[HTML]: y  HTML  www.  [TOC]  [ ] x
https://example.org/  <x@example.org>  @user  user/repo  #1  &lt;  &amp;amp;  &copy  &#65;  &
<b>  </div>  <!--  -->  <script>  <  [x](y)  ![x](y)  [x]: y  ++ctrl+a++  {++a++}  !!! note
??? note  === "t"  /// note  title: x  (c)  1/2  c/o  +/-  1st  'a'  "b"  U.S.  Iran-backed  .  ,
a  1  é  قال  日本
"""
SIGNS = re.split(r"\n|  ", SIGN_TABLE.strip("\n"))
SPACES = [" ", "  \n", "\t", "\n", "\n\n", "    ", "\r\n", "\x0b", "\x1f", "\x85", "\u2028"]
ODD = [
    "\x00",
    "\x02",
    "\x03",
    "\xa0",
    "\u3000",
    "\u200b",
    "\ufeff",
    "\ufdd0",
    "\uffff",
    "\U0001f600",
]
HOSTILE = st.lists(
    st.sampled_from(SIGNS) | st.sampled_from(SPACES) | st.sampled_from(ODD) | st.characters(),
    max_size=15,
).map("".join)


@given(HOSTILE)
@settings(max_examples=150, deadline=None)
def test_render_notes__can_stand_in_a_page(note: str) -> None:
    """Inside a `<div>`, neither renderer changes the HTML, and no template sees anything."""
    html = render_notes(note, named)
    assert not re.search(r"\n\s*\n|\A\n|\n\Z|[{}]", html)
    expected = Content(html)
    for renderer, page in rendered(f"Before.\n\n<div>\n{html}\n</div>\n\nAfter.\n").items():
        actual = Content(page)
        words = actual.text.strip().removeprefix("Before.").removesuffix("After.").strip()
        assert words == expected.text.strip(), renderer
        assert [tag for tag in actual.tags if tag != ("p", {})] == [
            ("div", {}),
            *(tag for tag in expected.tags if tag != ("p", {})),
        ]


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("", ""),
        ("Iraq was told, he said.", "Iraq was told, he said."),
        ("An Iran-backed group", "An Iran-backed group"),
        ("“I regret,” he said; then left", "“I regret,” he said; then left"),
        ("2024. Then", "2024&#46; Then"),
        ("- a - b", "&#45; a &#45; b"),
        ("a {{ b }}", "a &#123;&#123; b &#125;&#125;"),
        ("a &lt; b", "a &#38;lt; b"),
        (" a\n\n b\u2028c ", "a b c"),
        ("a\xa0b", "a&#160;b"),
        ("a\x00b\ufffe", "a\ufffdb\ufffd"),
    ],
)
def test_escape_inline__gives(text: str, markdown: str) -> None:
    """Plain prose stays legible, and whatever may have a meaning is a character reference."""
    assert escape_inline(text) == markdown


PLACES = [
    ("{}", "{}", {"p"}),
    ("Before {} after", "Before {} after", {"p"}),
    ("# {}", "{}", {"h1"}),
    ("- {}\n- b", "{} b", {"ul", "li"}),
    ("1. {}\n2. b", "{} b", {"ol", "li"}),
    ("> {}", "{}", {"blockquote", "p"}),
    (
        "| a | {} |\n|---|---|\n| {} | b |",
        "a {} {} b",
        {"table", "thead", "tbody", "tr", "th", "td"},
    ),
    ("[{}](../u/)", "{}", {"p", "a"}),
    ("**{}**", "{}", {"p", "strong"}),
]
"""Markdown around a text, what a browser shows of it, and the elements that it makes."""


@pytest.mark.parametrize("sign", SIGNS)
def test_escape_inline__shows_every_sign(sign: str) -> None:
    """Signs may mean something at the start of a line, within words or around them."""
    for text in (sign, f"{sign} a", f"a {sign}a{sign} {sign} b", f"a{sign}b"):
        assert_shown_everywhere(text)


@given(HOSTILE)
@settings(max_examples=60, deadline=None)
def test_escape_inline__shows_exactly_the_text_wherever_it_stands(text: str) -> None:
    """Both renderers show the words and nothing else, white space collapsed."""
    assert_shown_everywhere(text)


def assert_shown_everywhere(text: str) -> None:
    """Check a text in each of PLACES with each renderer."""
    words = as_shown(text)
    for place, shown, names in PLACES:
        page = place.replace("{}", escape_inline(text) or "empty")
        for renderer, html in rendered(page).items():
            content = Content(html)
            assert content.words == shown.replace("{}", words or "empty"), (renderer, page)
            assert content.names <= names | {"sup"}, (renderer, page)  # 1st: the first, raised


@given(HOSTILE)
@settings(max_examples=60, deadline=None)
def test_escape_inline__fits_an_attribute(text: str) -> None:
    """A quoted attribute of raw HTML has exactly the text as its value."""
    page = f'<div title="{escape_inline(text)}">a</div>'
    for html in rendered(page).values():
        assert Content(html).tags[0] == ("div", {"title": as_shown(text)})


def as_shown(text: str) -> str:
    """Return a text with its white space collapsed and what HTML refuses replaced."""
    words = re.sub("[\t\n\x0b\x0c\r\x1c-\x1f \x85\u2028\u2029]+", " ", text).strip(" ")
    return "".join("\ufffd" if refused(ord(character)) else character for character in words)


def refused(code: int) -> bool:
    """Say whether HTML refuses a code point: a control, a surrogate, a noncharacter."""
    control = code < 0x20 or 0x7F <= code < 0xA0
    return control or 0xD800 <= code < 0xE000 or 0xFDD0 <= code < 0xFDF0 or code & 0xFFFE == 0xFFFE
