"""A quotation is found where its words stand, and nowhere else."""

import pytest

from dossier.anchor import Ambiguous, Context, Found, Missing, Outcome, Why, anchor
from dossier.model.parts import Quote
from dossier.text.source import SourceText, Span

ARTICLE = """\
“The report was late,” the clerk said on Monday. “It was also\u00a0wrong – in part.”

The clerk\u2019s office said the report was late again. Nobody re\u00adplied.

On Tuesday the mayor said: the report was fine. She gave 10 reasons; 3.5 pages of them.
"""


def look(text: str, *exact: str, prefix: str | None = None, suffix: str | None = None) -> Outcome:
    """Anchor a quotation in a text."""
    quote = Quote(source="a", exact=exact, prefix=prefix, suffix=suffix)
    return anchor(quote, SourceText("seeds/a.txt", text))


def found(
    text: str, *exact: str, prefix: str | None = None, suffix: str | None = None
) -> list[str]:
    """Return the words of the source that a quotation was found at."""
    outcome = look(text, *exact, prefix=prefix, suffix=suffix)
    assert isinstance(outcome, Found)
    return [text[span.start : span.end] for span in outcome.spans]


def ambiguous(text: str, *exact: str) -> list[tuple[tuple[int, ...], Context | None]]:
    """Return the places of an ambiguous quotation, each piece by its start."""
    outcome = look(text, *exact)
    assert isinstance(outcome, Ambiguous)
    return [(tuple(span.start for span in place.spans), place.context) for place in outcome.places]


def missing(text: str, *exact: str) -> tuple[int, Why, str | None]:
    """Return which piece was not found, why, and the passage offered instead."""
    outcome = look(text, *exact)
    assert isinstance(outcome, Missing)
    span = outcome.hint.span if outcome.hint else None
    return outcome.piece, outcome.why, text[span.start : span.end] if span else None


def differences(text: str, *exact: str) -> list[tuple[str, str]]:
    """Return what differs between a quotation and the passage offered instead of it."""
    outcome = look(text, *exact)
    assert isinstance(outcome, Missing)
    assert outcome.hint is not None
    pairs = [(difference.quoted, difference.source) for difference in outcome.hint.differences]
    return [(quoted, source) for quoted, source in pairs if quoted != source]


@pytest.mark.parametrize(
    ("exact", "words"),
    [
        ("the mayor said", "the mayor said"),
        ("It was also wrong - in part.", "It was also\u00a0wrong – in part."),
        ("The clerk's office", "The clerk\u2019s office"),
        ("Nobody replied.", "Nobody re\u00adplied."),
        ('"The report was late,"', "“The report was late,”"),
        ("late again. Nobody", "late again. Nobody"),
        ("in part.”\n\nThe clerk's", "in part.”\n\nThe clerk\u2019s"),
        ("  the mayor\n  said  ", "the mayor said"),
        ("3.5 pages", "3.5 pages"),
        (ARTICLE, ARTICLE.strip()),
    ],
)
def test_anchor__one_place(exact: str, words: str) -> None:
    """Spaces, quotation marks, dashes and invisible characters may be set in other ways."""
    assert found(ARTICLE, exact) == [words]


@pytest.mark.parametrize(
    "exact",
    ["The mayor said", "the mayor Said", "the mayor said;", "10 reasons, 3.5", "11 reasons"],
)
def test_anchor__letters_digits_case_and_punctuation_count(exact: str) -> None:
    assert isinstance(look(ARTICLE, exact), Missing)


@pytest.mark.parametrize(
    ("text", "exact", "word"),
    [
        ("The strikes began.", "strike", "strikes"),
        ("The strikes began.", "rikes beg", "strikes began"),
        ("It cost $5m then.", "$5", "$5m"),
        ("About 1,000 people", "000 people", "1,000 people"),
        ("About 3.5 people", "About 3", "About 3.5"),
        ("They didn’t go.", "They didn", "They didn’t"),
        ("x\u0301y and", "x", "x\u0301y"),
        ("한국은 그", "한국", "한국은"),
        ("नमस्ते दोस्त", "नमस", "नमस्ते"),
        ("カタカナ語", "カタ", "カタカナ"),
        ("a 👍🏽 b", "👍", "👍🏽"),
        ("a 🇩🇪🇫🇷 b", "🇪🇫", "🇩🇪🇫🇷"),
    ],
)
def test_anchor__never_inside_a_word(text: str, exact: str, word: str) -> None:
    """What stands there only as part of longer words is shown with all of these."""
    assert missing(text, exact) == (0, Why.INSIDE_WORD, word)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("👩\u200d💻 codes", "👩"),
        ("👩\u200d💻 codes", "💻 codes"),
        ("killed 2\u00a0300 people", "300 people"),
        ("killed 2\u202f300 people", "killed 2"),
    ],
)
def test_anchor__never_inside_what_folding_takes_apart(text: str, exact: str) -> None:
    outcome = look(text, exact)
    assert isinstance(outcome, Missing)
    assert outcome.why is Why.INSIDE_WORD


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("他说没有事先通知他们。", "没有事先通知"),
        ("事前の通知はなかった", "通知はなかった"),
        ("ไม่มีการแจ้งล่วงหน้า", "การแจ้ง"),
        ("មិនមានការជូនដំណឹង", "ការជូនដំណឹង"),
        ("No.”Next day he left.", "Next day"),
        ("he said.The end", "he said."),
        ("Selon l’Irak, oui", "Irak, oui"),
        ('הוא אמר ש"אין הודעה"', "אין הודעה"),
    ],
)
def test_anchor__words_without_spaces_between(text: str, exact: str) -> None:
    assert found(text, exact) == [exact]


def test_anchor__places_inside_words_do_not_count() -> None:
    """The one whole word is found among longer words that hold it."""
    text = "retold, told, untold"
    assert look(text, "told") == Found((Span(8, 12),))


def test_anchor__pieces_in_order() -> None:
    pieces = ("The report was late,", "It was also wrong – in part.")
    assert found(ARTICLE, *pieces) == ["The report was late,", "It was also\u00a0wrong – in part."]


def test_anchor__pieces_choose_each_other() -> None:
    """A piece that stands in many places is found by its neighbours."""
    outcome = look("no one no two no", "one", "no", "two")
    assert outcome == Found((Span(3, 6), Span(7, 9), Span(10, 13)))


def test_anchor__pieces_do_not_overlap() -> None:
    assert missing("a b c", "a b", "b c") == (1, Why.ORDER, None)
    assert found("a b b c", "a b", "b c") == ["a b", "b c"]


def test_anchor__pieces_may_touch() -> None:
    assert found("“Yes,”he said", "“Yes,”", "he said") == ["“Yes,”", "he said"]


def test_anchor__pieces_out_of_order() -> None:
    assert missing(ARTICLE, "the mayor said", "Nobody replied") == (1, Why.ORDER, None)


def test_anchor__names_the_piece_that_is_absent() -> None:
    """A piece that stands nowhere is the fault, even when an earlier one is out of order."""
    absent = "She gave 12 reasons"
    outcome = missing(ARTICLE, "the mayor said", "Nobody replied", absent)
    assert outcome == (2, Why.ABSENT, "She gave 10 reasons")


def test_anchor__names_the_piece_inside_a_word() -> None:
    assert missing(ARTICLE, "the clerk", "Nobo") == (1, Why.INSIDE_WORD, "Nobody")


@pytest.mark.parametrize(
    ("prefix", "suffix"),
    [("She said", None), (None, ". They"), ("said", ". They"), ("She said", ".")],
)
def test_anchor__prefix_and_suffix_choose(prefix: str | None, suffix: str | None) -> None:
    text = "He said no. She said no. They said no."
    assert look(text, "no", prefix=prefix, suffix=suffix) == Found((Span(21, 23),))


@pytest.mark.parametrize(
    ("prefix", "suffix"),
    [("“She\u00a0said", None), ('"She said ', None), (None, "\u00ad –  and"), ("id", "- a")],
)
def test_anchor__context_is_folded_too_and_may_be_cut_anywhere(
    prefix: str | None, suffix: str | None
) -> None:
    text = "“He says no – or yes,” he wrote. “She said no – and yes.”"
    start = text.index("no – and")
    assert look(text, "no", prefix=prefix, suffix=suffix) == Found((Span(start, start + 2),))


def test_anchor__context_cannot_lose_a_single_place() -> None:
    assert found(ARTICLE, "the mayor said", prefix="nothing like it") == ["the mayor said"]


def test_anchor__context_cannot_save_words_that_differ() -> None:
    outcome = look(ARTICLE, "the mayor says", prefix="On Tuesday", suffix=": the report")
    assert isinstance(outcome, Missing)


def test_anchor__context_that_stands_nowhere_leaves_every_place() -> None:
    outcome = look("no, no, no", "no", prefix="yes")
    assert isinstance(outcome, Ambiguous)
    assert outcome.count == 3


def test_anchor__context_that_leaves_several_places() -> None:
    """Only the places that it does not rule out are listed."""
    outcome = look("a no. b no. b no.", "no", prefix="b")
    assert isinstance(outcome, Ambiguous)
    assert [place.spans[0].start for place in outcome.places] == [8, 14]


def test_ambiguous__offers_context_that_decides() -> None:
    """The shorter of a prefix and a suffix that no other place has."""
    text = "He said no. She said no! They said no."
    assert ambiguous(text, "said no") == [
        ((3,), Context(prefix="He")),
        ((16,), Context(prefix="She")),
        ((30,), Context(prefix="They")),
    ]
    assert ambiguous("no way. no doubt. no", "no") == [
        ((0,), Context(suffix="way.")),
        ((8,), Context(prefix="way.")),
        ((18,), Context(prefix="doubt.")),
    ]


def test_ambiguous__context_as_long_as_it_takes() -> None:
    """Where many words are the same on both sides, those that differ are reached."""
    same = "the report was late and the clerk was out"
    places = ambiguous(f"First {same}, no one knew. Then {same}, no one knew.", "no one")
    assert [context for _, context in places] == [
        Context(suffix="knew. Then"),
        Context(prefix=f"Then {same},"),
    ]


def test_ambiguous__no_context_decides() -> None:
    """Where a whole page stands twice, there is nothing that an author could copy by hand."""
    page = "The report was late. " * 3 + "word " * 100 + "said so " + "word " * 100
    assert [context for _, context in ambiguous(page * 2, "said so")] == [None, None]


def test_ambiguous__overlapping_places() -> None:
    assert ambiguous("no, no, no", "no, no") == [
        ((0,), Context(suffix=", no")),
        ((4,), Context(prefix="no,")),
    ]


def test_ambiguous__in_scripts_without_spaces() -> None:
    text = "一" * 40 + "二。" + "一" * 40 + "三。"
    outcome = look(text, "。")
    assert isinstance(outcome, Ambiguous)
    assert [place.context for place in outcome.places] == [
        Context(prefix="一" * 29 + "二"),
        Context(prefix="一" * 29 + "三"),
    ]


def test_ambiguous__pieces() -> None:
    """Where one side does not suffice, prefix and suffix choose first and last piece together."""
    assert ambiguous("x a b a b y", "a", "b") == [
        ((2, 4), Context(suffix="a")),
        ((2, 8), Context(prefix="x", suffix="y")),
        ((6, 8), Context(prefix="b")),
    ]


def test_ambiguous__a_piece_between_is_beyond_context() -> None:
    """Prefix and suffix stand around the whole."""
    assert ambiguous("x a b c b d y", "a", "b", "d") == [
        ((2, 4, 10), None),
        ((2, 8, 10), None),
    ]


def test_ambiguous__lists_ten_places_and_counts_them_all() -> None:
    outcome = look("no " * 3000, "no")
    assert isinstance(outcome, Ambiguous)
    assert (len(outcome.places), outcome.count) == (10, 3000)


def test_ambiguous__more_ways_than_can_be_counted() -> None:
    outcome = look("no " * 300, *["no"] * 100)
    assert isinstance(outcome, Ambiguous)
    assert (len(outcome.places), outcome.count) == (10, 10_000)


def test_anchor__hundreds_of_pieces() -> None:
    words = [f"word{number}" for number in range(1000)]
    assert found(" ".join(words), *words) == words


def test_anchor__long_words_that_overlap_themselves_thousands_of_times() -> None:
    """A repetitive text and a long repetitive quotation do not make each other slow."""
    outcome = look("ab " * 30_000, "ab " * 20_000)
    assert isinstance(outcome, Ambiguous)
    assert outcome.count == 10_000
    assert outcome.places[1].spans == (Span(3, 3 + 59_999),)


def test_anchor__words_that_fold_to_nothing_are_our_bug() -> None:
    with pytest.raises(ValueError, match="without words"):
        look(ARTICLE, "\u200b \n")


@pytest.mark.parametrize(
    ("exact", "passage", "differ"),
    [
        ("The report came late,” the clerk", "The report was late,” the clerk", [("came", "was")]),
        ("the mayor says: the report", "the mayor said: the report", [("says:", "said:")]),
        (
            "mayor said: a report was fine",
            "mayor said: the report was fine",
            [("a", "the")],
        ),
        ("the mayor said: report was fine", "the mayor said: the report was fine", [("", "the")]),
        ("the mayor then said: the", "the mayor said: the", [("then", "")]),
        ("On tuesday the mayor said", "On Tuesday the mayor said", [("tuesday", "Tuesday")]),
        ("She gave 12 reasons", "She gave 10 reasons", [("12", "10")]),
        ("the mayor said; the report", "the mayor said: the report", [("said;", "said:")]),
        ("The clerks office", "The clerk’s office", [("clerks", "clerk's")]),
        ("Nobody re-plied", "Nobody re\u00adplied", [("re-plied", "replied")]),
    ],
)
def test_missing__shows_the_nearest_passage(
    exact: str, passage: str, differ: list[tuple[str, str]]
) -> None:
    """It holds whole words, and what differs is told apart from what does not."""
    assert missing(ARTICLE, exact) == (0, Why.ABSENT, passage)
    assert differences(ARTICLE, exact) == differ


def test_missing__differences_in_scripts_without_spaces() -> None:
    text = "发言人周一表示，此次行动没有事先通知政府。之后，美方立即通知了对方。"
    assert missing(text, "此次行动没有提前通知政府") == (0, Why.ABSENT, "此次行动没有事先通知政府")
    assert differences(text, "此次行动没有提前通知政府") == [("提前", "事先")]


@pytest.mark.parametrize(
    "exact",
    [
        "The quick brown fox jumps over the lazy dog",
        "Inflation fell to 2.1 per cent in March, the statistics office announced",
        "She said that the clerk was not going to",
        "banana",
        "没有事先通知",
        "\u0301",
        "?",
    ],
)
def test_missing__nothing_is_near(exact: str) -> None:
    """Words of another article get no far-fetched hint."""
    assert missing(ARTICLE, exact) == (0, Why.ABSENT, None)


def test_missing__in_an_empty_text() -> None:
    assert missing("", "words") == (0, Why.ABSENT, None)


def test_missing__a_long_quotation_shows_the_part_at_fault() -> None:
    """Not its first words, which are right."""
    words = [f"word{number}" for number in range(500)]
    wrong = [*words[:400], "wrong", *words[401:]]
    outcome = look(" ".join(words), " ".join(wrong))
    assert isinstance(outcome, Missing)
    assert outcome.hint is not None
    assert outcome.hint.span.end - outcome.hint.span.start < 400
    assert differences(" ".join(words), " ".join(wrong)) == [("wrong", "word400")]


def test_missing__words_longer_than_the_text() -> None:
    outcome = look("The report was late.", "The report was late. " * 50)
    assert isinstance(outcome, Missing)
    assert outcome.why is Why.ABSENT
