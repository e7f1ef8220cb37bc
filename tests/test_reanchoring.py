"""What becomes of quotations when their source's text changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.anchor import Found, anchor
from dossier.desk.reanchoring import Texts, judge
from dossier.desk.verdicts import Edited, Gone, Moved, Same, Several, Verdict, Wording
from dossier.model.parts import Quote
from dossier.seeds import read_source
from dossier.text.fold import fold
from dossier.text.source import SourceText

INSPECTED = "The bridge in Westhaven was inspected in May, and 12 bolts were replaced."
SAFE = "“The bridge is safe,” the mayor told the council. “We checked every bolt,” she said."
NOT_SAFE = "A day later the engineer said that the bridge was not safe. He counted 15 new bolts."
WRONG = "“I was wrong,” the mayor said on 8 May."
ASKED = "Asked again, the engineer said: “I was wrong about the bolts, not about the bridge.”"


def text(*paragraphs: str) -> SourceText:
    """Read paragraphs as an article."""
    read = read_source("article.txt", "\n\n".join(paragraphs).encode())
    assert isinstance(read, SourceText)
    return read


OLD = (INSPECTED, SAFE, NOT_SAFE, WRONG)
TWICE = (*OLD, ASKED)


def told(verdict: Verdict, new: SourceText) -> tuple[object, ...]:
    """Return a verdict as the table below has it."""
    match verdict:
        case Same(spans, wording):
            return ("same", *(new.words(span) for span in spans), *_context(wording))
        case Moved(spans, _, wording):
            return ("moved", new.text[: spans[0].start].count("\n\n"), *_context(wording))
        case Edited(pieces, wording):
            marked = [
                f"{each.quoted}>{each.source}"
                for piece in pieces
                for each in piece.differences
                if each.quoted != each.source
            ]
            return ("edited", *marked, *(wording.exact if wording else ("?",)))
        case Gone():
            return ("gone",)
        case Several(places, count):
            return ("several", count, *(new.text[: one[0].start].count("\n\n") for one in places))


def _context(wording: Wording | None) -> tuple[tuple[str | None, str | None], ...]:
    return ((wording.prefix, wording.suffix),) if wording else ()


@pytest.mark.parametrize(
    ("old", "new", "exact", "prefix", "suffix", "expected"),
    [
        pytest.param(
            OLD, ("New.", *OLD), ["The bridge is safe"], None, None,
            ("same", "The bridge is safe"), id="words put in before",
        ),
        pytest.param(
            OLD, (SAFE, NOT_SAFE), ["The bridge is safe"], None, None,
            ("same", "The bridge is safe"), id="words taken out before and after",
        ),
        pytest.param(
            OLD, (INSPECTED, SAFE.replace("“The", "'The").replace("is safe", "is  safe")),
            ["The bridge is safe"], None, None, ("same", "The bridge is  safe"), id="only set anew",
        ),
        pytest.param(
            OLD, (NOT_SAFE, WRONG, INSPECTED, SAFE), ["The bridge is safe"], None, None,
            ("same", "The bridge is safe"), id="others moved round it",
        ),
        pytest.param(
            OLD, (WRONG, INSPECTED, SAFE, NOT_SAFE), ["I was wrong"], None, None,
            ("moved", 0), id="its paragraph moved",
        ),
        pytest.param(
            OLD, TWICE, ["I was wrong"], None, None,
            ("moved", 3, (None, '," the')), id="there twice now, what stayed tells which",
        ),
        pytest.param(
            OLD, (WRONG, INSPECTED, SAFE, NOT_SAFE, ASKED), ["I was wrong"], None, None,
            ("moved", 0, (None, '," the')), id="there twice and moved, what is around tells which",
        ),
        pytest.param(
            TWICE, (*OLD[:3], "She said: " + WRONG[1:], ASKED), ["I was wrong"], None, ",” the",
            ("same", "I was wrong"), id="its suffix still decides",
        ),
        pytest.param(
            TWICE, (*OLD[:3], WRONG.replace(",” the", ",” her"), ASKED), ["I was wrong"], None,
            ",” the", ("moved", 3, (None, '," her')), id="its suffix no longer decides",
        ),
        pytest.param(
            OLD, (*OLD[:3], "She: " + WRONG), ["I was wrong"], "bolts. “", None,
            ("same", "I was wrong", (None, None)), id="a prefix that is not needed no longer fits",
        ),
        pytest.param(
            OLD, (INSPECTED, SAFE.replace("is safe", "is very sound"), NOT_SAFE, WRONG),
            ["The bridge is safe"], None, None,
            ("edited", "safe>very sound", "The bridge is very sound"), id="a word changed",
        ),
        pytest.param(
            OLD, (INSPECTED, SAFE.replace("every", "each"), NOT_SAFE, WRONG),
            ["The bridge is safe", "We checked every bolt"], None, None,
            ("edited", "every>each", "The bridge is safe", "We checked each bolt"),
            id="a word of one piece changed",
        ),
        pytest.param(
            TWICE, (*OLD[:3], WRONG.replace("wrong", "mistaken"), ASKED), ["I was wrong"], None,
            ",” the", ("edited", "wrong>mistaken", "I was mistaken"),
            id="edited, and the same words of somebody else stay",
        ),
        pytest.param(
            OLD, (*OLD[:3], WRONG.replace("wrong", "right"), ASKED), ["I was wrong"], None, None,
            ("edited", "wrong>right", "I was right"), id="edited, and somebody else says the words",
        ),
        pytest.param(
            TWICE, (*OLD[:3], ASKED), ["I was wrong"], None, ",” the", ("gone",),
            id="gone, and the same words of somebody else stay",
        ),
        pytest.param(
            OLD, (INSPECTED, NOT_SAFE, WRONG), ["The bridge is safe"], None, None, ("gone",),
            id="gone, though other words are near",
        ),
        pytest.param(
            OLD, ("Another article.",), ["The bridge is safe"], None, None, ("gone",),
            id="another article",
        ),
        pytest.param(
            OLD, (), ["The bridge is safe"], None, None, ("gone",), id="an empty article"
        ),
        pytest.param(
            OLD, ("She said: “I was wrong.”", "He said: “I was wrong.”"), ["I was wrong"], None,
            None, ("several", 2, 0, 1), id="twice, and nothing tells which",
        ),
        pytest.param(
            None, (WRONG, INSPECTED), ["I was wrong"], None, None, ("same", "I was wrong"),
            id="old text unknown",
        ),
        pytest.param(
            None, (WRONG, ASKED), ["I was wrong"], None, None, ("several", 2, 0, 1),
            id="old text unknown, there twice",
        ),
        pytest.param(
            None, (SAFE.replace("is safe", "was safe"),), ["The bridge is safe"], None, None,
            ("edited", "is>was", "The bridge was safe"), id="old text unknown, edited",
        ),
    ],
)  # fmt: skip
def test_judge(  # noqa: PLR0913, PLR0917 - a table's columns
    old: tuple[str, ...] | None,
    new: tuple[str, ...],
    exact: list[str],
    prefix: str | None,
    suffix: str | None,
    expected: tuple[object, ...],
) -> None:
    quote = Quote(source="x", exact=tuple(exact), prefix=prefix, suffix=suffix)
    now = text(*new)
    assert expected == told(judge(quote, Texts.of(now, text(*old) if old else None)), now)


SENTENCES = st.lists(
    st.sampled_from(
        [INSPECTED, SAFE, NOT_SAFE, WRONG, ASKED, "No, no, no.", "橋は安全だ。", "", "—"]
    ),
    max_size=7,
).map(tuple)
CONTEXT = st.sampled_from([None, "“", "the", ",” the mayor", "said: “", "in the"])


@given(
    SENTENCES,
    SENTENCES,
    st.sampled_from(
        [["I was wrong"], ["The bridge"], ["no"], ["No, no"], ["the engineer", "bolts"], ["安全"]]
    ),
    CONTEXT,
    CONTEXT,
)
def test_judge__what_it_would_write_anchors_where_it_says(
    old: tuple[str, ...],
    new: tuple[str, ...],
    exact: list[str],
    prefix: str | None,
    suffix: str | None,
) -> None:
    """Whatever the texts: same and moved words stand there, to the letter, and are found."""
    quote = Quote(source="x", exact=tuple(exact), prefix=prefix, suffix=suffix)
    now = text(*new)
    verdict = judge(quote, Texts.of(now, text(*old)))
    if isinstance(verdict, Same | Moved):
        assert [fold(piece) for piece in exact] == [fold(now.words(s)) for s in verdict.spans]
        assert Found(verdict.spans) == anchor(_written(quote, verdict.wording), now)
    if isinstance(verdict, Edited) and verdict.wording:
        assert isinstance(anchor(_written(quote, verdict.wording), now), Found)


@given(SENTENCES)
def test_judge__in_a_text_that_has_not_changed_all_is_the_same(sentences: tuple[str, ...]) -> None:
    now = text(*sentences)
    quote = Quote(source="x", exact=("I was wrong",))
    if isinstance(found := anchor(quote, now), Found):
        assert Same(found.spans) == judge(quote, Texts.of(now, text(*sentences)))


def _written(quote: Quote, wording: Wording | None) -> Quote:
    if wording is None:
        return quote
    return Quote(source="x", exact=wording.exact, prefix=wording.prefix, suffix=wording.suffix)
