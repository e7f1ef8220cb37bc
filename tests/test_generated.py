"""Pages of templates without a parser: the same HTML as with one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.markdown.blocks import blocks_of
from dossier.markdown.generated import Heading, HeadingStyle, Rendered, Spans, render_generated

STYLE = HeadingStyle(slugify=lambda words, _: "".join(words.split()), permalink="&para;")

MARKERS = (
    *("", "", "", "- ", "- ", "* ", "+ ", "-\t", "1. ", "1. ", "2. ", "1) ", "0123456789. "),
    *("> ", ">", "# ", "## ", "####### ", "#", "| ", "|", " ", "  ", "    ", "\t", "- - "),
    *("> - ", "- > "),
)
WORDS = (
    *("a", "b *c*", "2009 was", "1.5", "1.", "-", "===", "---", "***", "- - -", "[a]: b", "[a]"),
    *("[a](b.md)", "[a\\]: b](c)", "```", "~~~", "`", "a | b", "| --- |", "--- | ---", ":-:"),
    *("#", "a #", "# #", "\\", "\\#", "&#35;", "é", "\u00a0a", "a\u00a0", "a\u2028b", "a\u0085"),
    *("<div>", "</div>", '<div class="x">', "<divx>", "<p>a</p>", "<span>", "<span>a</span>"),
    *("<a", "<span>a</span> b", "</span>", "<br>", "<br/> ", "<!--", "-->", "<!-- a -->"),
    *("<script>", "</script>", "<pre>", "</pre>", "<?", "?>", "<!A>", "<![CDATA[", "]]>"),
    *("<TABLE", '<h2 id="a">', "<ſcript>", "<\u212aBD>", "<div\u00a0>", "<>", "< div>", "a\0b"),
    *("a\rb", "\r", ' id="b"', "a  ", "\x0b"),
)
line = st.builds("{}{}{}".format, *[st.sampled_from(MARKERS)] * 2, st.sampled_from(WORDS))
quiet = st.builds("{}{}".format, st.sampled_from(("", "- ", "1. ", "| ")), st.sampled_from(WORDS))
blocks = st.lists(line | quiet, min_size=1, max_size=4).map("\n".join)
gaps = st.sampled_from(["\n\n"] * 8 + ["\n", "\n\n\n", "\n \n", "\n\t\n\n"])
pages = st.lists(st.builds("{}{}".format, blocks, gaps), max_size=6).map("".join)


def rendered(markdown: str) -> Rendered:
    return render_generated(markdown, Spans(str, {}, "(here.md"), STYLE)


def parsed(markdown: str) -> Rendered:
    """Return a page as a parser makes it: a blank line with a space in it asks for one."""
    page = f" \n{markdown}"
    assert blocks_of(page) is None
    return rendered(page)


@given(pages | st.text(alphabet="ab1-#>|<=`[]:.*_/! \n\n\n\t", max_size=40))
def test_page__is_made_as_a_parser_makes_it(markdown: str) -> None:
    assert rendered(markdown) == parsed(markdown)


PAGES = [
    "# A\n\n<div>\n<p>a</p>\n\n</div>\n\n## A\n\n- a\n- <b>b</b> [c](d.md)\n\nwords\n",
    "# A\n\n1. a\n2. 2009 was\n\n> <span>words</span>\n\n<span>a</span> b\n\n### C\n\n</section>\n",
    "# A\n\n| a | b |\n| --- | :-: |\n| c | <b>d</b> |\n\n7. g\n8. h\n\n[a](b.md)\n",
    "words",
]


@pytest.mark.parametrize("markdown", PAGES)
def test_page__of_known_shapes_needs_no_parser(markdown: str) -> None:
    assert blocks_of(markdown) is not None
    assert rendered(markdown) == parsed(markdown)


@pytest.mark.parametrize(
    "markdown",
    [
        *("two\nlines", "a\n===", "[a]: b", "- a\n\n- b", "- a\n  b", "- - a", "1. # a", "> > a"),
        *("<script>\n\na</script>", "<!-- a -->", "- <div>a", "    a", "a\n \nb", "```", "***"),
        *("a\n\n\nb", "# a #", "1) a", "-", "#", ">", "|\na", "a\rb", "a\0b", "", "\n"),
    ],
)
def test_page__of_another_shape_is_left_to_the_parser(markdown: str) -> None:
    assert blocks_of(markdown) is None
    assert rendered(markdown) == parsed(markdown)


def test_headings__are_told_with_their_ids() -> None:
    page = rendered("# A &#60;b&#62;\n\n## A &#60;b&#62;\n\n- a\n")
    assert page.html == (
        '<h1 id="A&lt;b&gt;">A &#60;b&#62;<a class="headerlink" href="#A<b>"'
        ' title="Permanent link">&para;</a></h1>\n'
        '<h2 id="A&lt;b&gt;_1">A &#60;b&#62;<a class="headerlink" href="#A<b>_1"'
        ' title="Permanent link">&para;</a></h2>\n<ul>\n<li>a</li>\n</ul>'
    )
    assert page.headings == (
        Heading(1, "A<b>", "A &#60;b&#62;", "A &#60;b&#62;"),
        Heading(2, "A<b>_1", "A &#60;b&#62;", "A &#60;b&#62;"),
    )
    assert page.title == "A &#60;b&#62;"
