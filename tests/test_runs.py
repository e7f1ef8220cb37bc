"""Runs of text without a parser: the same HTML as with one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown  # type: ignore[import-untyped]
from markdown_it import MarkdownIt

from dossier.markdown.runs import plain_run
from dossier.text.escape import escape_inline

texts = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1)
tags = st.sampled_from(
    [
        *('<span class="a">', "</span>", "<bdi>", "</bdi>", "<br>", '<a href="../x/#y" rel="z">'),
        *("</a>", '<a href="https&#58;&#47;&#47;example&#46;org" class="b">', "<b x='1'>"),
    ]
)
parts = st.one_of(
    texts.map(escape_inline),
    tags,
    st.builds(
        "[{}](../{}.md)".format,
        texts.map(escape_inline),
        st.from_regex(r"[a-z0-9/-]+", fullmatch=True),
    ),
)


def host(run: str) -> str:
    html = str(Markdown(extensions=["md_in_html"]).convert(f"x{run}x"))
    return html.removeprefix("<p>x").removesuffix("x</p>")


@given(st.lists(parts, max_size=8).map("".join))
def test_run__of_a_template_is_as_the_host_makes_it(run: str) -> None:
    assert plain_run(run, str) == host(run)


@given(st.text(alphabet="ab&#;1x<>[]()!\\*_`~ \n\"'/=.-:é", max_size=30))
def test_run__that_is_taken_is_as_a_parser_makes_it(run: str) -> None:
    parser = MarkdownIt("commonmark", {"html": True})
    parser.inline.ruler.disable(["autolink", "newline", "backticks"])
    parser.normalizeLink = str  # type: ignore[method-assign, assignment]
    found = plain_run(run, str)
    if found is not None:
        assert resolved(found) == resolved(str(parser.renderInline(run)))


def resolved(html: str) -> str:
    """Return HTML without a difference between a sign and a reference to it."""
    signs = {"&quot;": '"', "&#34;": '"', "&amp;": "&"}
    return re.sub("|".join(signs), lambda found: signs[found[0]], html)


@pytest.mark.parametrize(
    "run",
    ["*a*", "a_b_", "![a](b)", "[a]", "[a](b c)", "a\\.b", "`a`", "<!-- -->", "[" + 99 * "a"],
)
def test_run__that_asks_for_a_parser_is_left_to_one(run: str) -> None:
    assert plain_run(run, str) is None


def test_links__lead_where_the_host_lets_them_lead() -> None:
    assert (
        plain_run("see [A&#46;](a.md), <b>B</b>", str.upper)
        == 'see <a href="A.MD">A&#46;</a>, <b>B</b>'
    )
