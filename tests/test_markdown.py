"""Wiki links are found where they stand, and nowhere else."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.markdown import (
    WikiLink,
    find_links,
    line_and_column,
    read_links,
    render_notes,
)


def found(text: str) -> list[str]:
    """Return what each wiki link of a text covers."""
    return [text[link.start : link.end] for link in find_links(text)]


def test_find_links__reads_the_three_forms() -> None:
    """A bare id, a kind and id with words of the author's, and a card in a paragraph of its own."""
    text = "Of [[john-kirby]] and [[people/john-kirby|Mr Kirby]].\n\n![[statements/told]]\n"
    assert find_links(text) == (
        WikiLink("john-kirby", None, card=False, start=3, end=17),
        WikiLink("people/john-kirby", "Mr Kirby", card=False, start=22, end=52),
        WikiLink("statements/told", None, card=True, start=55, end=75),
    )


@pytest.mark.parametrize(
    "text",
    [
        "# Head [[x]]",
        "Head [[x]]\n====",
        "*em [[x]]* text",
        "**[[x]]**",
        "first\nsecond [[x]] line\nthird",
        "- item\n- item [[x]]",
        "- item\n\n    - nested [[x]]\n\n        - deeper",
        "1. one\n\n    paragraph [[x]]",
        "- item\n\n\t- with a tab [[x]]",
        "> quoted\n> [[x]]",
        "> quoted\nlazily [[x]]",
        "> - both [[x]]",
        "| a | b |\n|---|---|\n| c | [[x]] |",
        "Text[^1].\n\n[^1]: Note [[x]].",
        "Text[^1].\n\n[^1]:\n    Note.\n\n    More [[x]].",
        "[^never-used]: Note [[x]].",
        "Term\n:   Definition [[x]]",
        "!!! note\n    Inside [[x]]",
        "!!! note inline end\n\n    Inside\n\n\n    after two blank lines [[x]]",
        '!!! note "Title [[x]]"\n    Inside',
        '??? note "Folded"\n\n    Inside [[x]]',
        "???+ note\n\n    Inside [[x]]",
        '=== "Tab"\n\n    Inside [[x]]\n\n=== "Other"\n\n    Inside',
        '=== "Tab"\n\n    !!! note\n\n        Deep inside [[x]]',
        "- item\n\n    !!! note\n\n        Inside [[x]]",
        "> !!! note\n>\n>     Inside [[x]]",
        "Directly before\n!!! note\n    Inside [[x]]",
        '<div class="grid" markdown>\n[[x]]\n</div>',
        "<div markdown=1>\n\n- [[x]]\n\n</div>",
        'A <b title="b">[[x]]</b> tag',
        "---\ntitle: Of\n---\n\nBody [[x]]",
        "\ufeff---\ntitle: Of [[y]]\n---\n\nBody [[x]]",
        "line\r\n\r\n- item [[x]]\r\nend",
        "old\rMac [[x]]",
        "\U0001f600 beyond the plane [[x]]",
        "[[[x]]]",
        "[see [[x]]](https://example.org)",
        "`code` [[x]] `code`",
        "a `[[` b [[x]]",
        "\\\\[[x]]",
        "[[x]](",
        "control \x00\x02 \ufdd0 [[x]]",
    ],
)
def test_find_links__gives_the_exact_place(text: str) -> None:
    """Wherever a link stands, its offsets are those of the author's text."""
    assert find_links(text) == (
        WikiLink("x", None, card=False, start=text.index("[[x]]"), end=text.index("[[x]]") + 5),
    )


@pytest.mark.parametrize(
    "text",
    [
        "`[[x]]`",
        "`` a ` [[x]] ``",
        "```\n[[x]]\n```",
        "~~~ yaml\n[[x]]\n~~~",
        "- item\n\n    ```\n    [[x]]\n    ```",
        "Paragraph\n\n    [[x]]",
        "!!! note\n\n        [[x]]",
        "\\[[x]]",
        "\\[\\[x]]",
        "[\\[x]]",
        "[[x\\]]",
        "[[x]\\]",
        "<div>[[x]]</div>",
        "<div>\n[[x]]\n</div>",
        "<!-- [[x]] -->",
        '<span title="[[x]]">',
        "a <code>[[x]]</code>",
        'a <a href="https://example.org">to [[x]]</a>',
        "---\ntitle: [[x]]\n---\n",
        "![an image [[x]]](image.png)",
        "[1](<a[[x]]b>)",
        "[1](a 'title [[x]]')",
        "<https://example.org/[[x]]>",
        "[[1]](https://example.org)",
        "[[x]][ref]\n\n[ref]: https://example.org",
        "[[x\n]]",
        "[[]]",
        "[[ ]]",
        "[[|x]]",
        "[[x]",
        "[x]]",
        "[ [x]]",
        "| a |\n|---|\n| `[[x]]` |",
        "| a | b |\n|---|---|\n| [[x|y]] | c |",
    ],
)
def test_find_links__leaves_alone(text: str) -> None:
    """Code, raw HTML, front matter, escapes, other links, and what a table cuts in two."""
    assert find_links(text) == ()


@pytest.mark.parametrize(
    ("text", "covered", "label"),
    [
        ("[[x|y]]", "[[x|y]]", "y"),
        ("[[ x | y ]]", "[[ x | y ]]", "y"),
        ("[[x|]]", "[[x|]]", None),
        ("[[x|y|z]]", "[[x|y|z]]", "y|z"),
        ("| a |\n|---|\n| [[x\\|y]] |", "[[x\\|y]]", "y"),
        ("[[x\\|y]]", "[[x\\|y]]", "y"),
        ("[[x|so [sic] they]]", "[[x|so [sic] they]]", "so [sic] they"),
        ("[[x|so [sic\\]]]", "[[x|so [sic\\]]]", "so [sic]"),
        ("[[x|\\[\\[y\\]\\]]]", "[[x|\\[\\[y\\]\\]]]", "[[y]]"),
        ("[[x|`y`]]", "[[x|`y`]]", "`y`"),
        ("> [[x|over\n> two lines]]", "[[x|over\n> two lines]]", "over two lines"),
        ("- [[x|over\n  two lines]]", "[[x|over\n  two lines]]", "over two lines"),
        ("[[z|a [[x|y]]", "[[x|y]]", "y"),
    ],
)
def test_find_links__reads_the_label(text: str, covered: str, label: str | None) -> None:
    """A label is plain text; its brackets and bars may be escaped, and it may go on in a line."""
    (link,) = find_links(text)
    assert (link.target, link.label, text[link.start : link.end]) == ("x", label, covered)


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ("![[x]]", [True]),
        ("- ![[x]]", [True]),
        ("> ![[x]]", [True]),
        ("![[x]]\n![[y]]", [True, True]),
        ("![[x]] ![[y]]", [True, True]),
        ("Words ![[x]]", [False]),
        ("![[x]] [[y]]", [False, False]),
        ("# ![[x]]", [False]),
        ("*![[x]]*", [False]),
        ("| a |\n|---|\n| ![[x]] |", [False]),
        ("\\![[x]]", [False]),
    ],
)
def test_find_links__card_stands_alone(text: str, cards: list[bool]) -> None:
    """A card is a block; amid words, in a heading or in a table it is a link like others."""
    assert [link.card for link in find_links(text)] == cards


def test_find_links__covers_the_mark_of_a_card_that_is_none() -> None:
    """So that replacing the link leaves no `!` behind, unless the author escaped it."""
    assert found("Words ![[x]] and \\![[y]]") == ["![[x]]", "[[y]]"]


@given(
    st.lists(
        st.sampled_from(
            [
                *("[[a]]", "![[b|c]]", "[", "]", "\\", "`", "|", "!", "(u)", "*", "[^1]", "x"),
                *("\n", "\n\n", "\r", "> ", "- ", "    ", "!!! note\n"),
                *("<b>", "<code>", "</code>", "<!--", "-->", "&amp;", "\ufdd0"),
            ]
        ),
        max_size=25,
    ).map("".join)
)
@settings(max_examples=150, deadline=None)
def test_find_links__of_any_text_are_in_order_and_shown_in_notes(text: str) -> None:
    """Links do not overlap, cover brackets, and are those that a rendered note asks for."""
    links = find_links(text)
    ends = [0, *(link.end for link in links)]
    assert all(link.start >= end for link, end in zip(links, ends, strict=False))
    assert all(re.fullmatch(r"(?s)!?\[\[.*\]\]", words) for words in found(text))
    shown = render_notes(text, lambda link: f'<a id="{link.start}-{link.end}">')
    places = [(int(start), int(end)) for start, end in re.findall(r'<a id="(\d+)-(\d+)">', shown)]
    assert places == [(link.start, link.end) for link in links]


@pytest.mark.parametrize(
    "piece", ["[[", "![[", "[[x|", "[[x]]", "`[[", "> [[", "<a [[", "!!! [[x]]\n"]
)
def test_find_links__of_hostile_text_ends(piece: str) -> None:
    """A thousand unfinished links are no reason to fail."""
    text = piece * 1_000
    assert set(found(text)) <= {"[[x]]"}


PLAIN = st.lists(
    st.sampled_from(
        [
            *("[[a]]", "[[people/a-b|A. B]]", "[[a|  b  c ]]", "[[a|]]", "[[A/b.C]]", "[[\u00e9]]"),
            *(
                "Who said ",
                "it; ",
                "10 ",
                "1.",
                "1) ",
                ":",
                ": ",
                "- ",
                "\u2014",
                "\u201cso\u201d",
                "(u)",
            ),
            *(" ", "'", '"', "/", "%", "\u00b2", "\u0661", "www.a.b", "http://a.b", "Title: x"),
            *("*", "_", "!", "[", "|", "\\", "\u2028", "\u00a0", "&amp;", "#", "\n"),
        ]
    ),
    max_size=10,
).map("".join)


@given(st.lists(st.sampled_from("aA1.) [[a]] :-\u2014\u201c"), max_size=9).map("".join) | PLAIN)
@example("Who said [[a]](u)")
@settings(max_examples=400, deadline=None)
def test_read_links__of_one_line_reads_it_as_the_first_of_several_paragraphs(text: str) -> None:
    """Most lines need no parser; with a second paragraph, one is asked."""
    several = read_links(f"{text}\n\n*x*")
    assert several.links == read_links(text).links
    if "\n" not in text:
        both = render_notes(f"{text}\n\n*x*", shown).removesuffix("<p><em>x</em></p>").strip()
        assert both == render_notes(text, shown)


def shown(link: WikiLink) -> str:
    return f"<a>{link.start}-{link.end} {link.label}</a>"


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, (1, 1)), (1, (1, 2)), (4, (2, 1)), (6, (3, 1)), (8, (4, 1)), (9, (4, 2))],
)
def test_line_and_column__counts_code_points_and_every_line_end(
    offset: int, place: tuple[int, int]
) -> None:
    """LF, CRLF and CR end a line; a character beyond the basic plane is one column."""
    assert line_and_column("\U0001f600b\r\nc\nd\re", offset) == place


def sentences(text: str) -> list[str]:
    """Return the sentence around each wiki link of a text, links in it as `[target]`."""
    return [
        "".join(
            f"[{piece.target}]" if isinstance(piece, WikiLink) else piece
            for piece in prose.sentence(link)
        )
        for link, prose in read_links(text).links
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Of [[a]] it says. Three.", ["Of [a] it says."]),
        ("[[a]] began. [[b]] ended.", ["[a] began.", "[b] ended."]),
        ("Of [[a|Mr A. Smith]] and of [[it]]. So.", ["Of [a] and of [it]."] * 2),
        ("One. Of\n[[a]]\nit says.", ["Of [a] it says."]),
        ("# Head [[a]]\n\nOther words.", ["Head [a]"]),
        ("- one\n- of [[a]] here\n- three", ["of [a] here"]),
        ("| a | b |\n|---|---|\n| of [[a]] | c |", ["of [a]"]),
        ("> Said. Of [[a]] so.", ["Of [a] so."]),
        # Markup goes, its words stay; what is no word of the text goes whole.
        ("*Of* **[[a]]** and `co*de` it <b>says</b> so.", ["Of [a] and co*de it says so."]),
        ("Of [[a]] see [that](https://example.org/x) there.", ["Of [a] see that there."]),
        ("Of [[a]] ![a picture](x.png) there.", ["Of [a] a picture there."]),
        ("Of [[a]]<!-- unless --> there[^1].\n\n[^1]: Note.", ["Of [a] there."]),
        ("Of [[a]] \\*so\\* &amp; `[[b]]` and [[c](x) so.", ["Of [a] *so* & [[b]] and [c so."]),
        # Cards have no words beside them.
        ("![[a]]", ["[a]"]),
        ("![[a]]\n![[b]]", ["[a] [b]", "[a] [b]"]),
        # What a sentence's reach would cut in two stays whole.
        (f"[[a|of many words]] {'x' * 390} [[b]]", [f"[a] {'x' * 390} [b]"] * 2),
    ],
)
def test_read_links__gives_the_sentence_in_words(text: str, expected: list[str]) -> None:
    assert expected == sentences(text)


def test_read_links__of_a_list_of_links_gives_the_near_ones() -> None:
    """Else each of ten thousand records named in one paragraph would show half of them."""
    found = sentences(" ".join(f"[[r{number}]]" for number in range(1_000)))
    assert 1_000 == len(found)
    near = " ".join(f"[r{number}]" for number in range(492, 509))
    assert f"… {near} …" == found[500]
    assert f"{' '.join(f'[r{number}]' for number in range(9))} …" == found[0]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# The bridge\n\n[[a]]", "The bridge"),
        ("Words first.\n\n# The *old* `bridge`\n\n# Second\n\n[[a]]", "The old bridge"),
        ("The bridge\n===\n\n[[a]]", "The bridge"),
        ("---\ntitle: Front\n---\n\n# The bridge\n\n[[a]]", "Front"),
        ("---\ntitle: 'It''s'\nhide: toc\n---\n\n[[a]]", "It''s"),
        ('---\nhide: [toc]\ntitle: "Front: matter"\n---\n\n[[a]]', "Front: matter"),
        ("---\ntitle: >-\n  Folded\n---\n\n# The bridge\n\n[[a]]", "The bridge"),
        ("---\nsubtitle: No\n---\n\n# The bridge\n\n[[a]]", "The bridge"),
        # A record's name in it would be a name without its status.
        ("# Of [[a]]\n\n# The bridge", None),
        ("## The bridge\n\n[[a]]", None),
        ("```\n# The bridge\n```\n\n[[a]]", None),
        ("# \n\n[[a]]", None),
        ("[[a]]", None),
        # Nobody asks what a page is called that names no record.
        ("# The bridge", None),
    ],
)
def test_read_links__gives_the_title_of_a_page(text: str, title: str | None) -> None:
    assert title == read_links(text).title
