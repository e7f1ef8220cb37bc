"""Figures: what values are read, the intervals they stand for, and whether they agree."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model.figures import Agreement, Interval, Quantity, compare


def refusal(text: str) -> tuple[str, str]:
    """Return the message and the help with which `text` is refused."""
    with pytest.raises(ValueError, match="\n") as caught:
        Quantity.parse(text)
    message, _, help_text = str(caught.value).partition("\n")
    return message, help_text


def agreement(*texts: str) -> Agreement:
    """Compare values as an author writes them."""
    return compare(map(Quantity.parse, texts))


GENERAL_HELP = refusal("?")[1]


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("85", Interval(Fraction(85), Fraction(85))),
        ("1,000", Interval(Fraction(1000), Fraction(1000))),
        ("2.5", Interval(Fraction(5, 2), Fraction(5, 2))),
        ("0.1", Interval(Fraction(1, 10), Fraction(1, 10))),
        ("-3", Interval(Fraction(-3), Fraction(-3))),
        (">80", Interval(Fraction(80), None, low_open=True)),
        (">=16", Interval(Fraction(16), None)),
        ("<5", Interval(None, Fraction(5), high_open=True)),
        ("<=5", Interval(None, Fraction(5))),
        ("10..12", Interval(Fraction(10), Fraction(12))),
        ("-3..2", Interval(Fraction(-3), Fraction(2))),
        ("dozens", None),
        ("more than a dozen", None),
    ],
)
def test_interval__is_what_the_value_says(text: str, interval: Interval | None) -> None:
    assert Quantity.parse(text).interval == interval


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("~100", 50, 150),
        ("~1,000", 500, 1500),
        ("~2500", 2250, 2750),
        ("~170", 153, 187),
        ("~85", Fraction("76.5"), Fraction("93.5")),
        ("~3", Fraction("2.5"), Fraction("3.5")),
        ("~1.5", Fraction("1.35"), Fraction("1.65")),
        ("~1.0", Fraction("0.9"), Fraction("1.1")),
        ("~0", Fraction("-0.5"), Fraction("0.5")),
        ("~-100", -150, -50),
    ],
)
def test_about__reaches_half_of_the_last_place_or_a_tenth(
    text: str, low: Fraction, high: Fraction
) -> None:
    """The wider of the two, so that nobody is said to disagree who may have rounded."""
    assert Quantity.parse(text).interval == Interval(Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("85", "85"),
        ("1000", "1,000"),
        ("1,000", "1,000"),
        ("12345.50", "12,345.50"),
        ("-3", "minus 3"),
        ("-0", "0"),
        (">80", "more than 80"),
        (">=16", "at least 16"),
        ("<5", "under 5"),
        ("<=5", "at most 5"),
        ("~1000", "about 1,000"),
        ("~-5", "about minus 5"),
        ("10..12", "between 10 and 12"),
        ("10..10", "10"),
        ("dozens", "dozens"),
        ("several\n  hundred", "several hundred"),
    ],
)
def test_words__are_those_of_a_sentence(text: str, words: str) -> None:
    assert Quantity.parse(text).words == words


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("> 80", ">80"),
        ("≥16", ">=16"),
        ("at least 16", ">=16"),
        ("More than 80", ">80"),
        ("16 or more", ">=16"),
        ("16+", ">=16"),
        ("10..", ">=10"),
        ("..5", "<=5"),
        ("up to 5", "<=5"),
        ("under 5%", "<5"),
        ("about 100", "~100"),
        ("10-12", "10..12"),
        ("10\u201312", "10..12"),
        ("10 to 12", "10..12"),
        ("between 10 and 12", "10..12"),
        ("\u22125", "-5"),
        ("+5", "5"),
        ("007", "7"),
        (".5", "0.5"),
        ("1,5", "1.5"),
        ("1 000", "1,000"),
        ("٣", "3"),
        ("$1,000", "1,000"),
        ("85 targets", "85"),
        ("10-12 targets", "10..12"),
        ("2 dozen", "24"),
        ("about $2.5 million", "~2,500,000"),
    ],
)
def test_refused__with_the_form_that_is_cheaply_known(text: str, meant: str) -> None:
    assert refusal(text) == (
        f"{text!r} is neither a number nor an interval nor words",
        f"Write `{meant}`.",
    )


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", ">", "<=", "~", "..", "--5", "½", "1e5", "1,0000", "1_000", "0x10", "1.000,5"),
        *("~10..12", ">80..90", "10..12..14", "12-10", "3-4 million", "dozens1"),
    ],
)
def test_refused__when_nothing_better_is_known(text: str) -> None:
    message = f"{text!r} is neither a number nor an interval nor words"
    assert refusal(text) == (message, GENERAL_HELP)


def test_refused__an_interval_that_ends_before_it_starts() -> None:
    assert refusal("10..5") == ("'10..5' ends before it starts", "Write `5..10`.")


@pytest.mark.parametrize("text", ["1" * 10_000, "a1" * 500_000, ">" + "0" * 5_000])
def test_refused__huge_texts_are_not_read_and_not_repeated(text: str) -> None:
    """Python itself refuses to turn more than 4,300 digits into a number."""
    message = f"{text[:20]!r}… is neither a number nor an interval nor words"
    assert refusal(text) == (message, GENERAL_HELP)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["85"], Agreement.SAME),
        (["85", "85"], Agreement.SAME),
        (["1,000", "1000"], Agreement.SAME),
        (["2.50", "2.5"], Agreement.SAME),
        ([">=16", ">=16"], Agreement.SAME),
        (["10..10", "10"], Agreement.SAME),
        (["dozens", "Dozens"], Agreement.SAME),
        ([">80", "85"], Agreement.AGREE_IN_RANGE),
        ([">80", "81"], Agreement.AGREE_IN_RANGE),
        ([">=80", "80"], Agreement.AGREE_IN_RANGE),
        ([">80", ">85"], Agreement.AGREE_IN_RANGE),
        (["10..12", "12..14"], Agreement.AGREE_IN_RANGE),
        (["~100", "85"], Agreement.AGREE_IN_RANGE),
        (["~85", "86"], Agreement.AGREE_IN_RANGE),
        ([">80", "<90", "85", "~100"], Agreement.AGREE_IN_RANGE),
        ([">80", "80"], Agreement.DISAGREE),
        ([">80", "<80"], Agreement.DISAGREE),
        ([">80", "<=80"], Agreement.DISAGREE),
        (["10..12", "13..14"], Agreement.DISAGREE),
        (["85", "86"], Agreement.DISAGREE),
        (["~100", "151"], Agreement.DISAGREE),
        ([">80", "85", "90"], Agreement.DISAGREE),
        (["85", "dozens"], Agreement.NOT_COMPARABLE),
        (["dozens", "scores"], Agreement.NOT_COMPARABLE),
        (["85", "85", "dozens"], Agreement.NOT_COMPARABLE),
        (["85", "86", "dozens"], Agreement.DISAGREE),
    ],
)
def test_compare__says_whether_one_number_could_make_all_true(
    texts: list[str], expected: Agreement
) -> None:
    """Words can only be the same; numbers that disagree do so whatever words stand beside them."""
    assert agreement(*texts) == expected
    assert agreement(*reversed(texts)) == expected


def test_compare__of_nothing_is_our_bug() -> None:
    with pytest.raises(ValueError, match="no values"):
        compare([])


numbers = st.integers(0, 20).map(str)
bounds = st.builds("{}{}".format, st.sampled_from([">", ">=", "<", "<=", "~", ""]), numbers)
ranges = st.tuples(st.integers(0, 20), st.integers(0, 5)).map(lambda r: f"{r[0]}..{sum(r)}")


def holds(value: Quantity, number: Fraction) -> bool:
    """Say whether `number` makes `value` true, straight from what the signs mean."""
    text, interval = value.text, value.interval
    assert interval is not None
    if text[0] in "<>":
        limit = Fraction(text.lstrip("<>="))
        at_limit = "=" in text and number == limit
        return at_limit or (number > limit if text[0] == ">" else number < limit)
    assert interval.low is not None
    assert interval.high is not None
    return interval.low <= number <= interval.high


@given(st.lists(bounds | ranges, min_size=2, max_size=4))
def test_compare__agrees_with_trying_numbers(texts: list[str]) -> None:
    """Ends of the intervals are multiples of a tenth, so one of these numbers lies in any gap."""
    values = [Quantity.parse(text) for text in texts]
    tried = [Fraction(step, 20) for step in range(-60, 561)]
    together = any(all(holds(value, number) for value in values) for number in tried)
    assert (compare(values) != Agreement.DISAGREE) == together
    pairs = [compare(pair) != Agreement.DISAGREE for pair in combinations(values, 2)]
    assert all(pairs) == together


@given(st.text(max_size=12) | st.text(alphabet="0123456789.,<>=~- %k", max_size=12))
def test_any_text__is_a_value_with_words_or_a_refusal_with_help(text: str) -> None:
    """Never another exception; message and help are one line each."""
    try:
        value = Quantity.parse(text)
    except ValueError as fault:
        message, help_text = str(fault).split("\n")
        assert message.startswith(repr(text))
        assert help_text.endswith(".")
    else:
        assert value.words
