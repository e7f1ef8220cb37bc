"""An excerpt is shown in its sentence, and never with anything from another paragraph."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.text.sentences import REACH, sentence_around
from dossier.text.source import Block, Span
from hostile_texts import texts


def around(text: str, passage: str) -> str:
    """Return the sentence of `text` that holds `passage`."""
    start = text.index(passage)
    span = sentence_around(text, Span(start, start + len(passage)))
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "passage", "sentence"),
    [
        ("One here. Two is here now. Three.", "is here", "Two is here now."),
        ("One. Two.", "One", "One."),
        ("One. Two", "Two", "Two"),
        ("One! Two? Three… Four", "Two", "Two?"),
        ("One! Two? Three… Four", "Three", "Three…"),
        ("He said: “One. Two.” Three.", "Two", "Two.”"),
        ("He said: “One.” Two.", "One.”", "He said: “One.”"),
        ("He said: “One.” Two.", "One", "He said: “One.”"),
        ("“Is it?” he asked. Two.", "asked", "“Is it?” he asked."),
        ("He met Mr. Ray of the U.S. Army. Two.", "Army", "He met Mr. Ray of the U.S. Army."),
        ("At 5 p.m. local time it began. Two.", "local", "At 5 p.m. local time it began."),
        ("It cost 3.5 million. Two.", "cost", "It cost 3.5 million."),
        ("Well ... no. Two.", "no", "Well ... no."),
        ("One.\r\n\r\nTwo is here.\r\n", "Two", "Two is here."),
        ("One. Two. Three. Four.", "Two. Three", "Two. Three."),
        ("Er sagte: „Nein.“ Dann ging er. Ende.", "ging", "Dann ging er."),
        ("Il a dit « non ». Puis il partit. Fin.", "partit", "Puis il partit."),
        ("قال ذلك؟ ثم غادر المكان. وانتهى.", "غادر", "ثم غادر المكان."),
        ("یہ پہلا ہے۔ یہ دوسرا ہے۔ ختم۔", "دوسرا", "یہ دوسرا ہے۔"),
        ("यह पहला है। यह दूसरा है। अंत।", "दूसरा", "यह दूसरा है।"),
        ("他走了。她来了，说话。完。", "来了", "她来了，说话。"),
        ("他说：“我不知道。”她说：“好。”", "知道", "他说：“我不知道。”"),
        ("他说：“我不知道。”她说：“好。”", "她说", "她说：“好。”"),
        ("好。”他说。", "”他", "好。”他说。"),
        ("እሱ ሄደ። እሷ መጣች። ቀረ።", "መጣች", "እሷ መጣች።"),
        ("ខ្ញុំទៅ។គាត់មក។ចប់។", "មក", "គាត់មក។"),
    ],
)
def test_sentence_around__cases(text: str, passage: str, sentence: str) -> None:
    assert around(text, passage) == sentence


def test_sentence_around__goes_no_further_than_its_reach() -> None:
    """In a text without full stops the context stops at whole words."""
    text = "word " * 400 + "here" + " word" * 400
    sentence = around(text, "here")
    assert sentence == "word " * (REACH // 5) + "here" + " word" * (REACH // 5)


def test_sentence_around__reach_in_scripts_without_spaces() -> None:
    """They are cut between two characters, not at the passage."""
    text = "か\u3099" * 400 + "引用" + "か\u3099" * 400
    assert around(text, "引用") == "か\u3099" * (REACH // 2) + "引用" + "か\u3099" * (REACH // 2)


def test_sentence_around__a_word_longer_than_the_reach() -> None:
    assert around("a" * 1000 + "- here -" + "a" * 1000, "here") == "- here -"


PARAGRAPHS = "One. Two\n\nThree. Four is long. Five\n\nSix. Seven"
BLOCKS = (Block(Span(0, 8)), Block(Span(10, 35)), Block(Span(37, 47)))


@pytest.mark.parametrize(
    ("passage", "sentence"),
    [
        ("Two", "Two"),
        ("Three", "Three."),
        ("Five", "Five"),
        ("Two\n\nThree", "Two\n\nThree."),
        ("wo\n\nThree. Four is long. Five\n\nS", "Two\n\nThree. Four is long. Five\n\nSix."),
        ("\n\nSix", "Six."),
    ],
)
def test_sentence_around__within_its_paragraphs(passage: str, sentence: str) -> None:
    """The paragraph before, without a full stop, is not taken for the sentence's start."""
    start = PARAGRAPHS.index(passage)
    passage_span = Span(start, start + len(passage))
    span = sentence_around(PARAGRAPHS, passage_span, BLOCKS)
    assert PARAGRAPHS[span.start : span.end].strip() == sentence


def test_sentence_around__outside_any_paragraph() -> None:
    """What stands between two blocks takes nothing from either."""
    text = "One two ads here three four"
    blocks = (Block(Span(0, 7)), Block(Span(17, 27)))
    assert sentence_around(text, Span(8, 11), blocks) == Span(8, 16)


@given(texts, texts, texts, st.data())
def test_sentence_around__holds_the_passage_and_keeps_to_its_block(
    before: str, block: str, after: str, data: st.DataObject
) -> None:
    """Text that is not published appears in no excerpt, whatever the text is made of."""
    text = before + block + after
    ends = [0, len(before), len(before) + len(block), len(text)]
    blocks = [Block(Span(*pair)) for pair in pairwise(ends) if pair[0] < pair[1]]
    start = data.draw(st.integers(ends[1], ends[2]))
    end = data.draw(st.integers(start, ends[2]))
    if start == end:
        return
    span = sentence_around(text, Span(start, end), blocks)
    assert ends[1] <= span.start <= start
    assert end <= span.end <= ends[2]
    assert start - REACH <= span.start
    assert span.end <= end + REACH
    assert span.start == start or not text[span.start].isspace()
    assert span.end == end or not text[span.end - 1].isspace()
