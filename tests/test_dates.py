"""Dates: what is read, what is refused and with which words, bounds, order, words for readers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model.dates import Day, Edtf


def refusal(text: str) -> tuple[str, str]:
    """Return the message and the help with which `text` is refused."""
    with pytest.raises(ValueError, match="\n") as caught:
        Edtf.parse(text)
    message, _, help_text = str(caught.value).partition("\n")
    return message, help_text


GENERAL_HELP = refusal("yesterday")[1]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024", (2024, 1, 1), (2024, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2023-02", (2023, 2, 1), (2023, 2, 28)),
        ("2000-02", (2000, 2, 1), (2000, 2, 29)),
        ("1900-02", (1900, 2, 1), (1900, 2, 28)),
        ("2024-04", (2024, 4, 1), (2024, 4, 30)),
        ("2024-02-05", (2024, 2, 5), (2024, 2, 5)),
        ("2024-02-29", (2024, 2, 29), (2024, 2, 29)),
        ("0000-02-29", (0, 2, 29), (0, 2, 29)),
        ("-0004-02-29", (-4, 2, 29), (-4, 2, 29)),
        ("-0043", (-43, 1, 1), (-43, 12, 31)),
        ("2024-02-05~", (2024, 2, 5), (2024, 2, 5)),
        ("199X", (1990, 1, 1), (1999, 12, 31)),
        ("19XX", (1900, 1, 1), (1999, 12, 31)),
        ("-199X", (-1999, 1, 1), (-1990, 12, 31)),
        ("-000X", (-9, 1, 1), (-1, 12, 31)),
        ("1999-XX", (1999, 1, 1), (1999, 12, 31)),
        ("1999-02-XX", (1999, 2, 1), (1999, 2, 28)),
        ("1999-XX-XX", (1999, 1, 1), (1999, 12, 31)),
        ("Y170000002", (170000002, 1, 1), (170000002, 12, 31)),
        ("Y-170000002", (-170000002, 1, 1), (-170000002, 12, 31)),
        ("2024-02-05/2024-02-06", (2024, 2, 5), (2024, 2, 6)),
        ("2004-02-01/2005", (2004, 2, 1), (2005, 12, 31)),
        ("2004-02-15/2004-02", (2004, 2, 15), (2004, 2, 29)),
        ("2005/2006-02", (2005, 1, 1), (2006, 2, 28)),
        ("2024-02-05/..", (2024, 2, 5), None),
        ("2024-02-05/", (2024, 2, 5), None),
        ("../2024-02", None, (2024, 2, 29)),
        ("/2024-02", None, (2024, 2, 29)),
        ("Y-12000/-0043", (-12000, 1, 1), (-43, 12, 31)),
    ],
)
def test_bounds__are_the_first_and_last_day_that_a_date_can_mean(
    text: str, earliest: tuple[int, int, int] | None, latest: tuple[int, int, int] | None
) -> None:
    date = Edtf.parse(text)
    assert (date.earliest, date.latest) == (earliest, latest)
    assert date.text == text


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024-21", (2024, 3, 1), (2024, 12, 31)),
        ("2024-22", (2023, 12, 1), (2025, 3, 31)),
        ("2024-23", (2024, 3, 1), (2024, 12, 31)),
        ("2024-24", (2023, 12, 1), (2025, 3, 31)),
    ],
)
def test_bounds__of_seasons_hold_in_both_hemispheres(
    text: str, earliest: tuple[int, int, int], latest: tuple[int, int, int]
) -> None:
    date = Edtf.parse(text)
    assert (date.earliest, date.latest) == (earliest, latest)


def test_bounds__of_a_date_with_a_time_are_the_local_day_as_written() -> None:
    """It is already 6 February in UTC."""
    assert Edtf.parse("2024-02-05T23:30:00-05:00").latest == Day(2024, 2, 5)


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2024-02-05", False, False),
        ("2024-02-05?", True, False),
        ("2024-02-05~", False, True),
        ("2024-02-05%", True, True),
        ("199X?", True, False),
        ("Y17000~", False, True),
        ("2024-21%", True, True),
        ("1984~/2004-06", False, True),
        ("1984/2004-06?", True, False),
        ("1984?/2004~", True, True),
    ],
)
def test_doubt__uncertain_is_not_approximate(
    text: str, *, uncertain: bool, approximate: bool
) -> None:
    date = Edtf.parse(text)
    assert (date.uncertain, date.approximate) == (uncertain, approximate)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-02-05", "5 February 2024"),
        ("2024-02", "February 2024"),
        ("2024", "2024"),
        ("2024-02-05~", "about 5 February 2024"),
        ("2024-02-05?", "possibly 5 February 2024"),
        ("2024-02-05%", "possibly about 5 February 2024"),
        ("2024-02~", "about February 2024"),
        ("2024-21", "spring 2024"),
        ("2024-22", "summer 2024"),
        ("2024-23~", "about autumn 2024"),
        ("2024-24?", "possibly winter 2024"),
        ("199X", "the 1990s"),
        ("199X~", "about the 1990s"),
        ("190X", "between 1900 and 1909"),
        ("19XX", "between 1900 and 1999"),
        ("19XX%", "possibly between about 1900 and 1999"),
        ("1999-XX", "a month in 1999"),
        ("1999-01-XX", "a day in January 1999"),
        ("1999-XX-XX", "a day in 1999"),
        ("1999-01-XX~", "a day in about January 1999"),
        ("1999-XX-XX?", "possibly a day in 1999"),
        ("-0043", "44 BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("0000", "1 BC"),
        ("0044", "AD 44"),
        ("-1985", "1986 BC"),
        ("-199X", "between 2000 and 1991 BC"),
        ("00XX", "between 1 BC and AD 99"),
        ("Y17000", "AD 17,000"),
        ("Y-17000~", "about 17,001 BC"),
    ],
)
def test_words__of_single_dates(text: str, words: str) -> None:
    assert Edtf.parse(text).words == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-02-05/2024-02-06", "between 5 and 6 February 2024"),
        ("2024-01-30/2024-02-02", "between 30 January and 2 February 2024"),
        ("2023-12-30/2024-01-02", "between 30 December 2023 and 2 January 2024"),
        ("2024-02/2024-03", "between February and March 2024"),
        ("2024-02/2024-02-15", "between February and 15 February 2024"),
        ("2024-02-15/2024-02", "between 15 February and February 2024"),
        ("2024/2024-02-15", "between 2024 and 15 February 2024"),
        ("1964/2008", "between 1964 and 2008"),
        ("2024-02-05/2024-02-05", "5 February 2024"),
        ("2024-21/2024-23", "between spring and autumn 2024"),
        ("2024-02-05~/2024-02-06", "between about 5 February 2024 and 6 February 2024"),
        ("2024-02-05/2024-02-06?", "between 5 February 2024 and possibly 6 February 2024"),
        ("-0044/-0043", "between 45 and 44 BC"),
        ("-0043-03-15/-0043-04-01", "between 15 March and 1 April 44 BC"),
        ("-0043/-0043-03-15", "between 44 BC and 15 March 44 BC"),
        ("0044-03/0044", "between March AD 44 and AD 44"),
        ("2024-02-05/..", "on or after 5 February 2024"),
        ("2024-02-05~/..", "on or after about 5 February 2024"),
        ("2024-02-05/", "on or after 5 February 2024 (end unknown)"),
        ("../2024-02-05", "on or before 5 February 2024"),
        ("/2024-02-05", "on or before 5 February 2024 (start unknown)"),
    ],
)
def test_words__of_intervals_say_once_what_both_ends_share(text: str, words: str) -> None:
    assert Edtf.parse(text).words == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-02-05T14:30:00", "5 February 2024, 14:30"),
        ("2024-02-05T14:30:15Z", "5 February 2024, 14:30:15 UTC"),
        ("2024-02-05T14:30:00+00:00", "5 February 2024, 14:30 UTC"),
        ("2024-02-05T14:30:00-04", "5 February 2024, 14:30 UTC-4"),
        ("2024-02-05T14:30:00+04:30", "5 February 2024, 14:30 UTC+4:30"),
        ("2024-02-05T00:00:00+14:00", "5 February 2024, 00:00 UTC+14"),
        ("2024-02-05T24:00:00", "5 February 2024, 24:00"),
        ("2016-12-31T23:59:60Z", "31 December 2016, 23:59:60 UTC"),
        ("2017-01-01T05:29:60+05:30", "1 January 2017, 05:29:60 UTC+5:30"),
    ],
)
def test_words__of_times_of_day(text: str, words: str) -> None:
    """Among them the end of a day as 24:00, and leap seconds where UTC has them."""
    assert Edtf.parse(text).words == words


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "'' is not a date: it is empty"),
        ("1900-02-29", "'1900-02-29' is not a date: February 1900 has 28 days"),
        ("-0043-02-29", "'-0043-02-29' is not a date: February 44 BC has 28 days"),
        ("2024-04-31", "'2024-04-31' is not a date: April 2024 has 30 days"),
        ("2024-13", "'2024-13' is not a date: there is no month 13"),
        ("2024-42", "'2024-42' is not a date: there is no month 42"),
        ("2024-00", "'2024-00' is not a date: months and days are counted from 01"),
        ("2024-02-00", "'2024-02-00' is not a date: months and days are counted from 01"),
        ("2024-02-05/2024-13", "'2024-02-05/2024-13' is not a date: there is no month 13"),
        ("/", "'/' is not a date: neither of its ends is a date"),
        ("../..", "'../..' is not a date: neither of its ends is a date"),
        ("24-02-05", "'24-02-05' is not a date: its year has fewer than four digits"),
        ("2024-W06", "'2024-W06' is not a date: it has none of the forms of EDTF"),
        ("2024-036", "'2024-036' is not a date: it has none of the forms of EDTF"),
        ("-2024-2-5", "'-2024-2-5' is not a date: it has none of the forms of EDTF"),
        ("2024-02-05/P1D", "'2024-02-05/P1D' is not a date: it has none of the forms of EDTF"),
        ("2024-02T12:00:00", "'2024-02T12:00:00' is not a date: only a day can have a time of day"),
        (
            "Y17000-02",
            "'Y17000-02' is not a date: after a year with Y stands neither month nor day",
        ),
        (
            "2024-02-05T12:00:00Z/2024-02-06T12:00:00Z",
            (
                "'2024-02-05T12:00:00Z/2024-02-06T12:00:00Z' is not a date: "
                "an interval runs between dates without time of day"
            ),
        ),
        (
            "2024-02-05/2024-02-06/2024-02-07",
            "'2024-02-05/2024-02-06/2024-02-07' is not a date: it has more than one slash",
        ),
    ],
)
def test_refused__with_the_reason(text: str, message: str) -> None:
    assert refusal(text) == (message, GENERAL_HELP)


@pytest.mark.parametrize(
    ("clock", "reason"),
    [
        ("25:00:00", "there is no time of day 25:00:00"),
        ("24:00:01", "there is no time of day 24:00:01"),
        ("12:60:00", "there is no time of day 12:60:00"),
        ("12:00:61", "there is no time of day 12:00:61"),
        ("12:00:60Z", "12:00:60 is no leap second, which ends a day in UTC"),
        ("23:59:60+01:00", "23:59:60 is no leap second, which ends a day in UTC"),
        ("12:00:60", "12:00:60 is no leap second, which ends a day in UTC"),
        ("12:00:00+14:01", "no clock is further from UTC than 14 hours"),
        ("12:00:00+02:60", "no clock is further from UTC than 14 hours"),
        ("12:00:00-00:00", "a time that is not behind UTC has no minus"),
    ],
)
def test_refused__times_that_no_clock_shows(clock: str, reason: str) -> None:
    text = f"2024-02-05T{clock}"
    assert refusal(text) == (f"'{text}' is not a date: {reason}", GENERAL_HELP)


@pytest.mark.parametrize(
    ("text", "what", "help_text"),
    [
        ("[1667,1668]", "a set of dates", "Write `1667/1668`."),
        ("{1960,1961-12}", "a set of dates", "Write `1960/1961-12`."),
        ("Y-17E7", "a rounded year or one with an exponent", GENERAL_HELP),
        ("1950S2", "a rounded year or one with an exponent", GENERAL_HELP),
        ("2024-25", "a season of one hemisphere, a quarter or the like", "Write `2024-21`."),
        ("2024-31", "a season of one hemisphere, a quarter or the like", "Write `2024-23`."),
        (
            "2024-34",
            "a season of one hemisphere, a quarter or the like",
            "Write `2024-04/2024-06`.",
        ),
        (
            "2024-39",
            "a season of one hemisphere, a quarter or the like",
            "Write `2024-09/2024-12`.",
        ),
        (
            "2024-41",
            "a season of one hemisphere, a quarter or the like",
            "Write `2024-07/2024-12`.",
        ),
        ("2004-06~-11", "a qualifier inside the date", "Write `2004-06-11~`."),
        ("?2004-06-~11", "a qualifier inside the date", "Write `2004-06-11%`."),
        ("156X-12-25", "unspecified digits where level 1 has none", "Write `156X`."),
        (f"1{3 * 'X'}", "unspecified digits where level 1 has none", GENERAL_HELP),
        (f"{4 * 'X'}-12-XX", "unspecified digits where level 1 has none", GENERAL_HELP),
        ("1984-1X", "unspecified digits where level 1 has none", "Write `1984-XX`."),
        ("1984-02-1X", "unspecified digits where level 1 has none", "Write `1984-02-XX`."),
        ("1984-XX-05", "unspecified digits where level 1 has none", "Write `1984-XX-XX`."),
        (
            "2004-06-XX/2004-07-03",
            "unspecified digits in an interval",
            "Write `2004-06/2004-07-03`.",
        ),
        (
            "2004-06-~01/2004-06-20",
            "a qualifier inside the date",
            "Write `2004-06-01~/2004-06-20`.",
        ),
    ],
)
def test_refused__level_2_says_so_and_what_level_1_offers(
    text: str, what: str, help_text: str
) -> None:
    message = f"'{text}' is a date of EDTF's level 2 ({what}); levels 0 and 1 are read"
    assert refusal(text) == (message, help_text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2024-2-5", "2024-02-05"),
        ("2024/02/05", "2024-02-05"),
        ("2024.02.05", "2024-02-05"),
        ("20240205", "2024-02-05"),
        ("2024-13-05", "2024-05-13"),
        ("2024-02-05 ", "2024-02-05"),
        ("2024-02-05\n", "2024-02-05"),
        ("２０２４-02-05", "2024-02-05"),
        ("٢٠٢٤-٠٢-٠٥", "2024-02-05"),
        ("2024\u201302\u201305", "2024-02-05"),
        ("13/05/2024", "2024-05-13"),
        ("05/05/2024", "2024-05-05"),
        ("02/2024", "2024-02"),
        ("5 February 2024", "2024-02-05"),
        ("Monday, February 5th, 2024", "2024-02-05"),
        ("5 Feb. 2024?", "2024-02-05?"),
        ("Sept 2024", "2024-09"),
        ("fall 2024", "2024-23"),
        ("about 5 February 2024", "2024-02-05~"),
        ("possibly about 2024-02-05", "2024-02-05%"),
        ("c. 1990s", "199X~"),
        ("circa 1990", "1990~"),
        ("1984?~", "1984%"),
        ("~2024-02-05", "2024-02-05~"),
        ("2024-xx", "2024-XX"),
        ("199u", "199X"),
        ("985", "0985"),
        ("-0000", "0000"),
        ("44 BC", "-0043"),
        ("1 BC", "0000"),
        ("17000", "Y17000"),
        ("Y1985", "1985"),
        ("Y012345", "Y12345"),
        ("+2024", "2024"),
        ("2024-02-05T14:30", "2024-02-05T14:30:00"),
        ("2024-02-05 14:30 UTC", "2024-02-05T14:30:00Z"),
        ("2024-02-05T14:30:00.5+0300", "2024-02-05T14:30:00+03:00"),
        ("2024-02-05T14:30:00Z?", "2024-02-05T14:30:00Z"),
        ("2024-02-06/2024-02-05", "2024-02-05/2024-02-06"),
        ("2024-03/2024-02-15~", "2024-02-15~/2024-03"),
        ("2024-2-5/2024-2-6", "2024-02-05/2024-02-06"),
        ("2024-02-05..2024-02-06", "2024-02-05/2024-02-06"),
        ("about 5 February 2024 to 2024-02-06", "2024-02-05~/2024-02-06"),
        ("between 5 and 6 February 2024", "2024-02-05/2024-02-06"),
        ("30 January to 2 February 2024", "2024-01-30/2024-02-02"),
        ("1990-1995", "1990/1995"),
        ("since 5 February 2024", "2024-02-05/.."),
        ("until 2024", "../2024"),
        ("open/2024", "../2024"),
        ("2024/unknown", "2024/"),
    ],
)
def test_refused__with_the_form_that_is_cheaply_known(text: str, meant: str) -> None:
    assert refusal(text)[1] == f"Write `{meant}`."


def test_refused__offers_both_readings_of_an_ambiguous_date() -> None:
    assert refusal("02/05/2024") == (
        "'02/05/2024' is not a date: its year is not its first part",
        "Write `2024-05-02` for 2 May 2024 or `2024-02-05` for 5 February 2024.",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Y" + "1" * 10_000, "'Y1111111111111111111'… is not a date: it has 10,001 characters"),
        ("9" * 1_000_000, "'99999999999999999999'… is not a date: it has 1,000,000 characters"),
        ("\n" * 100, rf"'{chr(92)}n" + r"\n" * 19 + "'… is not a date: it has 100 characters"),
        ("Y1234567890123", "'Y1234567890123' is not a date: its year has 13 digits, more than 12"),
    ],
)
def test_refused__huge_texts_are_not_read_and_not_repeated(text: str, message: str) -> None:
    """Python itself refuses to turn more than 4,300 digits into a number."""
    assert refusal(text) == (message, GENERAL_HELP)


@pytest.mark.parametrize("text", ["2024-02-06/2024-02-05", "2024-03/2024-02-15", "Y17000/2024"])
def test_refused__an_interval_that_ends_before_it_starts(text: str) -> None:
    assert refusal(text)[0] == f"'{text}' is not a date: it ends before it starts"


def test_refused__doubt_does_not_turn_a_reversed_interval_round() -> None:
    """How far `~` reaches is not known, so the days as written decide."""
    message, _ = refusal("2024-02-06~/2024-02-05")
    assert message == "'2024-02-06~/2024-02-05' is not a date: it ends before it starts"


def test_order__is_that_of_a_chronological_list() -> None:
    """What ends on a day comes just before it; what is longer comes after what is shorter."""
    in_order = [
        "Y-17000",
        "-0043",
        "0000",
        "19XX",
        "1999-XX",
        "2023-24",
        "../2024-02-05",
        "2024-02-05",
        "2024-02-05?",
        "2024-02-05T09:00:00+02:00",
        "2024-02-05T08:30:00Z",
        "2024-02-05T14:30:00Z",
        "2024-02-05/2024-02-06",
        "2024-02-05/..",
        "2024-02-06",
        "../2024-02",
        "2024-21",
        "2024-03-02",
        "2024-22",
        "2024-24",
        "2025",
        "Y17000",
    ]
    dates = sorted(map(Edtf.parse, reversed(in_order)))
    assert [date.text for date in dates] == in_order


@pytest.mark.parametrize(
    ("first", "second", "certain"),
    [
        ("2024-02-05", "2024-02-06", True),
        ("2024-02-05", "2024-02-05", False),
        ("2024-01", "2024-02-05", True),
        ("2024-02", "2024-02-05", False),
        ("../2024-02-04", "2024-02-05", True),
        ("2024-02-04/..", "2024-02-05", False),
        ("2024-02-04", "../2024-02-05", False),
        ("2024-02-05", "2024-02-06?", False),
        ("2024-02-05~", "2024-02-06", False),
        ("2023-11-30", "2024-24", True),
        ("2024-01-01", "2024-24", False),
    ],
)
def test_certainly_before__takes_every_day_of_both(
    first: str, second: str, *, certain: bool
) -> None:
    """An open end, or a date in doubt, makes nothing certain."""
    before, after = Edtf.parse(first), Edtf.parse(second)
    assert before.certainly_before(after) == certain
    assert after.certainly_after(before) == certain
    assert not after.certainly_before(before)


def test_equality__is_of_the_text() -> None:
    assert Edtf.parse("2024-02-05") == Edtf.parse("2024-02-05")
    assert Edtf.parse("2024-02") != Edtf.parse("2024-02-01/2024-02-29")
    assert len({Edtf.parse("2024"), Edtf.parse("2024"), Edtf.parse("2024~")}) == 2


years = st.integers(-9999, 9999).map(lambda year: f"{'-' if year < 0 else ''}{abs(year):04}")
days = st.builds("{}-{:02}-{:02}".format, years, st.integers(1, 12), st.integers(1, 28))
months = st.builds("{}-{:02}".format, years, st.integers(1, 12) | st.integers(21, 24))
single = st.builds(str.__add__, years | days | months, st.sampled_from(["", "?", "~", "%"]))
dates = single | st.builds("{}/{}".format, single, st.just("..")) | single.map("/{}".format)


@given(dates, dates)
def test_order__agrees_with_what_is_certain(one: str, other: str) -> None:
    first, second = Edtf.parse(one), Edtf.parse(other)
    assert not (first.certainly_before(second) and second < first)
    assert (first < second) + (second < first) + (first == second) == 1


@given(st.text(alphabet="0123456789-/.?~%XYTZ:+, abFe٣", max_size=24))
def test_any_text__is_a_date_with_words_or_a_refusal_with_help(text: str) -> None:
    """Never another exception; the message is one line, and so is the help."""
    try:
        date = Edtf.parse(text)
    except ValueError as fault:
        message, help_text = str(fault).split("\n")
        assert message.startswith(repr(text))
        assert help_text.endswith(".")
    else:
        assert date.words
        assert date.earliest or date.latest
