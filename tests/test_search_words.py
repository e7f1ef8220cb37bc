"""What a search finds on a page, and that no statement in it is without its status."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.mkdocs_plugin.search_words import BREAK, LIST, STANDS, STARTS, TITLE_ENDS, words_of
from sites import example_site

WITHDRAWN = STANDS["withdrawn"]
BADGE = (
    '<span class="dossier-status dossier-status--withdrawn" data-steps="withdrawn@2024-05-08">'
    '<span class="dossier-symbol" aria-hidden="true">✕</span> withdrawn</span>'
)


def page(content: str) -> str:
    """Return a page of Material, with what is on all of them."""
    return (
        "<html><head><title>T - Site</title></head><body><nav>Home</nav>"
        f'<article class="md-content__inner md-typeset">{content}</article>'
        "<footer>Made with</footer></body></html>"
    )


def found(content: str, kind: str = "") -> str:
    """Return the words of a page without tags, paragraphs apart by `|`."""
    body = re.sub("<[^>]*>", " ", words_of(page(content), kind).body)
    return re.sub(rf"( *{BREAK} *)+", " | ", re.sub(r"\s+", " ", body)).strip(" |")


def test_words__are_those_of_the_page_and_not_of_the_theme() -> None:
    words = words_of(page(f'<h1>A &amp; B {BADGE}<a class="headerlink">¶</a></h1><p>C d.</p>'), "")
    assert ("A & B", "withdrawn") == (words.title, words.state)
    assert "C d." == re.sub(rf"<[^>]*>|{BREAK}", "", words.body).strip()


@pytest.mark.parametrize(
    "html",
    [
        '<body><div class="nav">N</div><div class="a" role="main"><h1>T</h1><div>W</div></div>X',
        "<body><nav>N</nav><main><h1>T</h1><p>W</p></main><footer>X</footer></body>",
        "<body><nav>N</nav><h1>T</h1>W<footer>X</footer></body>",
    ],
)
def test_words__are_found_in_any_theme(html: str) -> None:
    words = words_of(html, "")
    assert ("T", "W") == (words.title, re.sub(rf"<[^>]*>|{BREAK}|\s", "", words.body))


def test_title__is_that_of_the_window_where_a_page_has_no_heading() -> None:
    assert "T - Site" == words_of(page("<p>Words.</p>"), "").title


def test_statement__that_is_named_is_enclosed_with_its_status() -> None:
    content = f'<p>So <a href="s/">the bridge is safe</a> {BADGE}, he said.</p>'
    assert f"So {STARTS} the bridge is safe {WITHDRAWN} , he said." == found(content)


def test_statement__in_a_card_is_enclosed_with_all_that_the_card_says() -> None:
    content = (
        '<p><span class="dossier-card"><span class="dossier-card__name"><a href="s/">Safe.</a> '
        f"{BADGE}</span> <span>“quoted”</span></span> After.</p>"
    )
    assert f"{STARTS} Safe. “quoted” {WITHDRAWN} After." == found(content)


def test_source__words_in_which_something_is_said_have_its_status() -> None:
    """Also where two statements are made in the same words; evidence for facts has none."""
    note = (
        '<details class="dossier-note" data-search-exclude><summary>'
        f'<span class="dossier-note__number">1</span> {BADGE} '
        '<span class="dossier-note__number">2</span> '
        f"{BADGE.replace('withdrawn', 'stands')}</summary>Claim.</details>"
    )
    content = (
        '<div class="dossier-article"><div class="dossier-paragraph">'
        '<mark class="dossier-mark" data-quotes="1">He said</mark> <mark class="dossier-mark '
        f'dossier-mark--more" data-quotes="1 2">so</mark>{note} and '
        '<mark class="dossier-mark" data-quotes="7">it fell</mark></div></div>'
    )
    stands = STANDS["stands"]
    expected = f"{STARTS} He said {WITHDRAWN} {STARTS} so {WITHDRAWN} {stands} and {STARTS} it fell"
    assert expected == found(content, "sources")


def test_record__is_found_by_its_own_words_and_not_by_those_of_others() -> None:
    content = (
        '<h1>Mayor</h1><ul><li><span class="dossier-key">Role</span> head of the town</li></ul>'
        f'<h2>Statements</h2><ul><li><a href="s/">The bridge is safe.</a> {BADGE}</li></ul>'
        '<h2>Notes</h2><div class="dossier-notes"><h2>Own</h2><ul><li>noted</li></ul></div>'
    )
    assert "head of the town | Own | noted" == found(content, "people")


def test_list__is_found_by_its_title() -> None:
    words = words_of(page(f'<h1>Statements</h1><p><a href="s/">Safe.</a> {BADGE}</p>'), LIST)
    assert ("Statements", "") == (words.title, words.body)


def test_words__that_are_none_are_left_out() -> None:
    content = (
        "<h1>T</h1><!-- no <b>word</b> --><script>no</script><p data-search-exclude>no<p>"
        "</p></p><div class='x'><pre><code>a &lt; b</code></pre></div><!-- never closed"
    )
    assert "a &lt; b" == found(content)


def test_signs__cannot_be_forged() -> None:
    """A status that a page does not show is none in the search."""
    content = f"<h1>T{WITHDRAWN}</h1><p>{STARTS}it&#xe000; fell&#57364; {TITLE_ENDS}</p>"
    words = words_of(page(content), "")
    assert ("T", "") == (words.title, words.state)
    assert "it fell" == found(content)


def test_document__says_what_results_are_filtered_by() -> None:
    """Not as pagefind's metadata, which is searched like words."""
    words = words_of(page(f'<h1>"Safe" &amp; sound {BADGE}</h1>'), "statements")
    assert (
        '<!doctype html><html lang="en"><body data-pagefind-body>'
        '<i data-pagefind-filter="statements[data-is], withdrawn[data-is]" data-is="so"></i>'
        "<h1>&quot;Safe&quot; &amp; sound</h1>"
        f"<p>{WITHDRAWN} {TITLE_ENDS}</p> {BREAK} <p></body></html>"
    ) == words.document("statements", "en")
    assert '"pages[data-is]"' in words.document(LIST, "en")
    assert '"corrections[data-is]"' in words.document("corrections", "en")


def test_pages__of_a_site_name_no_statement_without_its_status(tmp_path: Path) -> None:
    """Whatever page names the claim of the example, its status comes before it ends."""
    changes = {"docs/more.md": "# More\n\n- [[bridge-is-safe]]\n- [[bridge-is-safe|Safe]] x\n"}
    site = example_site(tmp_path, changes)
    claims = 0
    for path in site.glob("**/index.html"):
        folders = path.relative_to(site).parts[:-1]
        kind = "" if folders in {(), ("more",)} else folders[0] if folders[1:] else LIST
        body = re.sub("<[^>]*>", " ", words_of(path.read_text(encoding="utf-8"), kind).body)
        if kind == "statements":  # the status stands beside the title
            continue
        for claim in re.finditer("The bridge is safe", body):
            claims += 1
            assert re.match(rf"[^{STARTS}]*{WITHDRAWN}", body[claim.end() :]), path
    assert claims >= 3


@given(st.text(st.sampled_from("<>/a h1p!-\"'=&;é") | st.characters(), max_size=60))
def test_any_page__gives_words(html: str) -> None:
    for kind in ("", LIST, "sources", "statements"):
        words = words_of(page(html), kind)
        assert not set(words.title) & {STARTS, TITLE_ENDS, BREAK, *STANDS.values()}
