"""Folding unifies how a text is set, touches nothing else, and finds its way back."""

import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from dossier.text.fold import fold, fold_with_map
from hostile_texts import INVISIBLE, MARKS, PARTS, texts

IGNORED = regex.compile(
    r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
SETTING = regex.compile(r"[\p{White_Space}\p{Quotation_Mark}\p{Dash}\u02bc\u055a]")


def back(text: str, passage: str) -> str:
    """Return the stretch of `text` that folds to `passage`."""
    folded = fold_with_map(text)
    start = folded.text.index(passage)
    start, end = folded.original(start, start + len(passage))
    return text[start:end]


@pytest.mark.parametrize("mark", [*'"«»“”„‟⹂「」〝〞〟﹁﹂＂｢｣'])
def test_fold__double_quotation_marks(mark: str) -> None:
    assert fold(f"a {mark}b") == 'a "b'


@pytest.mark.parametrize("mark", [*"'‘’‚‛‹›『』﹃﹄＇ʼ՚"])
def test_fold__single_quotation_marks_and_apostrophes(mark: str) -> None:
    assert fold(f"don{mark}t") == "don't"


@pytest.mark.parametrize("dash", [*"-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"])
def test_fold__dashes(dash: str) -> None:
    assert fold(f"2020{dash}21") == "2020-21"


@pytest.mark.parametrize(
    "space",
    ["  ", "\t", "\n", "\r\n", "\r\n\r\n", "\r", "\x0b", "\x0c", "\x85", "\u00a0", "\u1680"]
    + [chr(code) for code in range(0x2000, 0x200B)]
    + ["\u2028", "\u2029", "\u202f", "\u205f", "\u3000", " \u200b ", "\u200b ", " \ufeff"],
)
def test_fold__white_space(space: str) -> None:
    assert fold(f"{space}one{space}two{space}") == "one two"


@pytest.mark.parametrize("invisible", [*INVISIBLE, "\u202a", "\u2064", "\u206f"])
def test_fold__invisible_characters(invisible: str) -> None:
    assert fold(f"{invisible}co{invisible}operate{invisible}") == "cooperate"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("cafe\u0301", "café"),
        ("\u212bngström", "Ångström"),
        ("\u1112\u1161\u11ab", "한"),
        ("하\u11ab", "한"),
        ("ạ\u0307", "ạ\u0307"),
        ("a\u0307\u0323", "ạ\u0307"),
        ("e\u00ad\u0301", "é"),
        ("\u0958", "\u0915\u093c"),
    ],
)
def test_fold__canonical_form(text: str, folded: str) -> None:
    """Accents may be composed or not, also around what is invisible."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    "text",
    [
        "İi",
        "ß ẞ",
        "ﬁ",
        "５ 5 ⁵",
        "１，０００",
        "Ａ A",
        "5′ 6″",
        "`a´",
        "a/b",
        "…",
        "...",
        "x²",
        "〜 ～",
        "ⁿ⁻¹",
        "ﷺ",
        "ʻokina",
        "¿Qué?",
        "𝒜 A",
        "ā a",
        "❤\ufe0f ❤",
        "葛\U000e0100 葛",
    ],
)
def test_fold__touches_nothing_else(text: str) -> None:
    """No compatibility forms, no case folding, no other punctuation, no variants of a sign."""
    assert fold(text) == text


@pytest.mark.parametrize("text", ["", " ", "\r\n", "\u200b", "\ufeff \u00ad\n"])
def test_fold__nothing_is_left(text: str) -> None:
    assert fold(text) == ""


def test_original__what_was_removed_at_either_side_is_left_out() -> None:
    text = "see \u200b\u201cre\u00adport\u201d\u200b now"
    assert back(text, '"report"') == "\u201cre\u00adport\u201d"


def test_original__white_space_between_words_is_in() -> None:
    assert back("the\r\n\r\n \u00a0strikes  began", "the strikes") == "the\r\n\r\n \u00a0strikes"


def test_original__after_characters_that_grow_and_shrink() -> None:
    assert back("e\u0301 \u0958 \u1112\u1161\u11ab 👩\u200d💻 end", "end") == "end"
    assert back("e\u0301 \u0958 \u1112\u1161\u11ab end", "한") == "\u1112\u1161\u11ab"


@given(texts)
def test_fold__twice_is_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_fold__is_in_canonical_form(text: str) -> None:
    assert unicodedata.is_normalized("NFC", fold(text))


@given(texts)
def test_fold__of_canonical_equivalents_is_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(texts)
def test_fold__letters_digits_case_and_punctuation_stay(text: str) -> None:
    """Apart from white space, quotation marks and dashes, the canonical text is what is left."""
    visible = unicodedata.normalize("NFC", IGNORED.sub("", text))
    assert SETTING.sub("", fold(text)) == SETTING.sub("", visible)


@given(texts, texts)
def test_fold__texts_set_apart_fold_apart(one: str, other: str) -> None:
    """What stands in one paragraph changes nothing in the next."""
    assert fold(f"{one}\n\n{other}") == " ".join(filter(None, [fold(one), fold(other)]))


@given(st.lists(st.sampled_from([*MARKS, "a", "\u200d", "\u05b0", "\u0f73"]), min_size=31))
def test_fold__many_marks_come_in_canonical_order(marks: list[str]) -> None:
    """Hundreds of marks on a letter are sorted as Unicode sorts them."""
    text = "".join(marks)
    assert fold(text) == unicodedata.normalize("NFC", text.replace("\u200d", ""))


@given(texts, st.data())
def test_original__folds_to_the_passage(text: str, data: DataObject) -> None:
    """The way back from any passage that cuts no character leads to what folds to it."""
    folded = fold_with_map(text)
    joins = regex.compile(r"[\p{M}\u1160-\u11ff]")
    cuts = [at for at in range(len(folded.text) + 1) if not joins.match(folded.text, at)]
    start = data.draw(st.sampled_from(cuts))
    end = data.draw(st.sampled_from([cut for cut in cuts if cut >= start]))
    if start == end:
        return
    first, last = folded.original(start, end)
    assert fold(text[first:last]) == folded.text[start:end].strip(" ")


@given(texts)
def test_original__keeps_the_order(text: str) -> None:
    folded = fold_with_map(text)
    spans = [folded.original(at, at + 1) for at in range(len(folded.text))]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert [end for _, end in spans] == sorted(end for _, end in spans)


def test_fold__every_character_alone() -> None:
    """Each code point folds to its canonical form, a plain mark, a space, or nothing."""
    kinds = {'"': '"', "'": "'", "-": "-"}
    for part in {*map(chr, range(0xD800)), *map(chr, range(0xE000, 0x20000)), *PARTS}:
        folded = fold(part)
        canonical = unicodedata.normalize("NFC", IGNORED.sub("", part))
        if not SETTING.search(part):
            assert folded == canonical
        elif len(part) == 1:
            assert folded in {*kinds, "", canonical}
