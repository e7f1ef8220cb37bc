"""From a place in a source to a quotation that anchors there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.anchor import Found, NoWords, Selected, TooCommon, anchor, select
from dossier.model.parts import Quote
from dossier.seeds.reading import read_source
from dossier.text.source import SourceText


def source(article: str, path: str = "seeds/a.txt") -> SourceText:
    text = read_source(path, article.encode())
    assert isinstance(text, SourceText)
    return text


@pytest.mark.parametrize(
    ("article", "chosen", "exact", "prefix", "suffix"),
    [
        ("The bridge is safe.", "bridge is", "bridge is", "", ""),
        ("The bridge is safe.", "ridge i", "bridge is", "", ""),
        ("The bridge\n  is safe.", "ge\n  is ", "bridge is", "", ""),
        ("“Safe,” she said.", "“Safe,”", "“Safe,”", "", ""),
        ("It was safe. It was.", "It was.", "It was.", "", ""),
        ("He paid 10\u00a0000 crowns.", "10", "10 000", "", ""),
        ("No.\nYes.\nNo.", "No.", "No.", "", "Yes."),
        ("A fam\u00adily of cafe\u0301s.", "fam", "family", "", ""),
        ("A fam\u00adily of cafe\u0301s.", "cafe", "cafe\u0301s", "", ""),
        ("Go 👩\u200d🚒 go", "👩", "👩\u200d🚒", "", ""),
    ],
)
def test_select__returns_whole_words_and_what_tells_them_apart(
    article: str, chosen: str, exact: str, prefix: str, suffix: str
) -> None:
    start = article.index(chosen)
    found = select(source(article), start, start + len(chosen))
    assert isinstance(found, Selected)
    assert (exact, prefix, suffix) == (found.exact, found.context.prefix, found.context.suffix)


def test_select__of_nothing() -> None:
    for start, end in ((3, 3), (3, 4), (9, 2), (-5, 0), (90, 99)):
        assert NoWords() == select(source("One two"), start, end)


def test_select__among_too_many_of_the_same() -> None:
    article = "no " * 400
    assert isinstance(select(source(article), 600, 602), TooCommon)


@given(
    st.text("aA bé\u0301\u00ad\u200d\n,.\"'“’-1 \u00a0ни京", max_size=60),
    st.integers(0, 60),
    st.integers(0, 60),
)
def test_select__leads_back_to_the_place(article: str, start: int, end: int) -> None:
    text = source(article)
    found = select(text, start, end)
    if isinstance(found, Selected):
        context = found.context
        quote = Quote(
            source="x",
            exact=(found.exact,),
            prefix=context.prefix or None,
            suffix=context.suffix or None,
        )
        assert Found((found.span,)) == anchor(quote, text)
