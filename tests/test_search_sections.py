"""The search index of our pages: read without Material's parser, and just as that reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]

from dossier.mkdocs_plugin.sections import Sections

NAMES = (
    "p",
    "li",
    "title",
    "ul",
    "div",
    "span",
    "h1",
    "h2",
    "h3",
    "a",
    "pre",
    "code",
    "td",
    "details",
)

words = st.text(alphabet="ab \n\t\u00a0éא", max_size=6) | st.sampled_from(
    ["&amp;", "&#60;b&#62;", "&nbsp;", " &quot; ", "a&b"]
)
attributes = st.sampled_from(
    [
        *("", "", "", ' id="x"', ' class="headerlink" href="#x"', " data-search-exclude"),
        *(' title="it’s &gt; 5"', ' lang="en" dir="ltr"', ' aria-label="a\'b"'),
    ]
)
opening = st.builds("<{}{}>".format, st.sampled_from(NAMES), attributes)
closing = st.builds("</{}>".format, st.sampled_from(NAMES))
other = st.sampled_from(
    [
        *("<br>", "<hr />", "<img src='x'>", '<path d="M 0 0"/>', "<BR/>", "a < b"),
        *('<script src="/a.js"></script>', "<script defer></script>", "</script>"),
        *("<script defer/></script>", "<script a>b</script>", "<script>", "<SCRIPT a></SCRIPT>"),
    ]
)
element: st.SearchStrategy[str] = st.deferred(
    lambda: st.builds(
        lambda name, more, inside: f"<{name}{more}>{''.join(inside)}</{name}>",
        st.sampled_from(NAMES),
        attributes,
        st.lists(words | other | element, max_size=4),
    )
)
pages = st.lists(words | element | opening | closing | other, max_size=12).map("".join)


def by_the_plugin(html: str) -> list[tuple[str | None, str, str]]:
    parser = Parser()
    parser.feed(html)
    parser.close()
    found = [section for section in parser.data if not section.is_excluded()]
    return [(one.id, "".join(one.title), "".join(one.text)) for one in found]


@given(pages)
def test_page__is_read_as_the_plugin_reads_it_or_left_to_it(html: str) -> None:
    sections = Sections().of(html)
    if sections is not None:
        found = [(one.id, "".join(one.title), "".join(one.text)) for one in sections]
        assert found == by_the_plugin(html)


@pytest.mark.parametrize(
    "html",
    [
        '<h1 id="a">Title</h1>\n<p>Words <em>and</em> more</p>\n<h2 id="b">Next</h2>\n<p></p>',
        '<p>A</p><h2 id="b">B<a class="headerlink" href="#b">&para;</a></h2><ul><li> </li></ul>',
        '<h1 id="a">A</h1><div data-search-exclude><p>not</p><div>nor</div>but</div><p>yes</p>',
        '<h1 id="a">A</h1><blockquote><h2 id="c">C</h2><p>in</p></blockquote><p>out again</p>',
        '<h1 id="a">It&#39;s <code>x &lt; y</code></h1><pre><code>\n  two\n  lines</code></pre>',
        '<h1 id="a">A</h1><p title="it\'s">one</p><br><img alt="" src="x"> two',
        '<h1 id="a">A</h1><svg><a href="#b"><title>x &#62; y</title><path d="M 0 0"/></a></svg> z',
        '<h1 id="a">A</h1><div><p>one</p>\n<script src="../a.js" defer></script>\n</div><p>two</p>',
        '<script src="a.js"></script>',
        "words and nothing else",
        "",
    ],
)
def test_page__of_ours_is_read_here(html: str) -> None:
    sections = Sections().of(html)
    assert sections is not None
    found = [(one.id, "".join(one.title), "".join(one.text)) for one in sections]
    assert found == by_the_plugin(html)


@pytest.mark.parametrize(
    "html",
    [
        "<script>a</script>",
        "<script src='a'>a</script>",
        "<script src='a'/></script>",
        "<script src='a'></SCRIPT>",
        "<SCRIPT src='a'></SCRIPT>",
        "<p>a</p><!-- a -->",
        "<h2 id='a' data-search-exclude>a</h2>",
        '<div class="linenodiv">1</div>',
        "a < b",
        "<p a='<'>x</p>",
        "<title>a<b>c</b></title>",
        "<title>x",
        "<title lang=''>x</title>",
        "<TITLE>x</TITLE>",
    ],
)
def test_page__with_what_is_treated_apart_is_left_to_the_plugin(html: str) -> None:
    assert Sections().of(html) is None


@given(st.lists(pages, max_size=4))
def test_page__is_read_alike_whatever_was_read_before(several: list[str]) -> None:
    once = Sections()
    for html in several:
        assert once.of(html) == Sections().of(html)
