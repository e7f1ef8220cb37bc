"""Dates against `edtf`, another implementation of the standard, where that one is right.

What it takes for dates of level 2 counts as refused. Each list of exceptions says which of the two
follows the standard (Library of Congress, 4 February 2019; ISO 8601), and why.
"""

import pytest
from edtf import EDTFParseException, parse_edtf
from edtf.parser import parser_classes as peer

from dossier.model.dates import Day, Edtf

LEVELS_0_AND_1 = (
    peer.Date,
    peer.DateAndTime,
    peer.Interval,
    peer.Level1Interval,
    peer.LongYear,
    peer.Season,
    peer.UncertainOrApproximate,
    peer.Unspecified,
)

WRONGLY_ACCEPTED_BY_THE_PEER = {
    "1900-02-29": "1900 was no leap year",
    "2023-02-29": "2023 was no leap year",
    "2024-02-06/2024-02-05": "an interval ends after it starts",
    "2024-02-05~/2023": "an interval ends after it starts",
    "../..": "one end or the other may be left out, not both",
    f"1{3 * 'X'}": "level 1 leaves out one or two digits of a year",
    f"-1{3 * 'X'}": "likewise",
    "1950S2": "significant digits are of level 2",
    "Y17000S2": "likewise",
    "2024-02T14:30:00": "only a complete date takes a time of day",
    "2024T14:30:00Z": "likewise",
    " 2024-02-05": "white space is no part of a date",
    "2024-02-05\n": "likewise",
}

WRONGLY_REFUSED_BY_THE_PEER = {
    "2016-12-31T23:59:60Z": "ISO 8601 has leap seconds",
    "2024-02-05T14:30:00+00:00": "the shift of a clock that is not behind UTC starts with +",
    "2024-02-05T14:30:00+14": "hours alone are enough",
    "2024-21~": "a season is a date, and a date may be qualified",
    "2024-24?": "likewise",
    "Y17000~": "a year with Y is a date, and a date may be qualified",
    "Y17000/Y18000": "a year with Y is a date, and an interval runs between dates",
    "Y-17000/..": "likewise",
}


def accepted_by_peer(text: str) -> bool:
    # `type` and not `isinstance`: the classes of level 2 are derived from those of level 1.
    try:
        return type(parse_edtf(text)) in LEVELS_0_AND_1
    except EDTFParseException:
        return False


def accepted(text: str) -> bool:
    try:
        Edtf.parse(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("text", WRONGLY_ACCEPTED_BY_THE_PEER)
def test_exception__the_peer_accepts_what_the_standard_refuses(text: str) -> None:
    assert (accepted_by_peer(text), accepted(text)) == (True, False)


@pytest.mark.parametrize("text", WRONGLY_REFUSED_BY_THE_PEER)
def test_exception__the_peer_refuses_what_the_standard_accepts(text: str) -> None:
    assert (accepted_by_peer(text), accepted(text)) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        # Every example of the standard's levels 0 and 1.
        "1985-04-12",
        "1985-04",
        "1985",
        "1985-04-12T23:20:30",
        "1985-04-12T23:20:30Z",
        "1985-04-12T23:20:30-04",
        "1985-04-12T23:20:30+04:30",
        "1964/2008",
        "2004-06/2006-08",
        "2004-02-01/2005-02-08",
        "2004-02-01/2005-02",
        "2004-02-01/2005",
        "2005/2006-02",
        "Y170000002",
        "Y-170000002",
        "2001-21",
        "1984?",
        "2004-06~",
        "2004-06-11%",
        "201X",
        "20XX",
        "2004-XX",
        "1985-04-XX",
        "1985-XX-XX",
        "1985-04-12/..",
        "1985-04/..",
        "1985/..",
        "../1985-04-12",
        "../1985-04",
        "../1985",
        "1985-04-12/",
        "1985-04/",
        "1985/",
        "/1985-04-12",
        "/1985-04",
        "/1985",
        "-1985",
    ],
)
def test_standard__both_accept_each_of_its_examples(text: str) -> None:
    assert (accepted_by_peer(text), accepted(text)) == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        # Every example of the standard's level 2.
        "Y-17E7",
        "Y171010000S3",
        "Y3388E2S3",
        "2001-34",
        "[1667,1668,1670..1672]",
        "[..1760-12-03]",
        "[1760-12..]",
        "[1760-01,1760-02,1760-12..]",
        "[1667,1760-12]",
        "[..1984]",
        "{1667,1668,1670..1672}",
        "{1960,1961-12}",
        "{..1984}",
        "2004-06~-11",
        "2004?-06-11",
        "?2004-06-~11",
        "2004-%06-11",
        "156X-12-25",
        "15XX-12-25",
        f"{4 * 'X'}-12-XX",
        f"1{3 * 'X'}-XX",
        f"1{3 * 'X'}-12",
        "1984-1X",
        "2004-06-~01/2004-06-~20",
        "2004-06-XX/2004-07-03",
    ],
)
def test_standard__level_2_is_refused(text: str) -> None:
    assert not accepted(text)


DATES = """
    0000  0044  1899  9999  -0001  -1985  2024?  2024~  2024%  -0043~
    2024-01  2024-12  -0043-03  2024-02?  1900-02  2000-02
    2024-01-31  2024-02-29  2000-02-29  2024-04-30  2024-12-31%  -0043-03-15  0000-02-29
    199X  190X  19XX  00XX  -199X  -19XX  199X~  19XX?
    2024-XX  1999-02-XX  2024-02-XX  1999-XX-XX  1999-XX?  2024-02-XX~
    Y10000  Y-10000  Y17000
    2024-02-05T00:00:00  2024-02-05T23:59:59Z  2024-02-05T24:00:00  2024-02-05T12:00:00+01
    2024-02-05T12:00:00-12  2024-02-05T12:00:00+13:59  2024-02-05T12:00:00+14:00
    1899/2024  1899-12/2024-01  2024-02-05/2024-02-05  2024-02/2024-02-15  2024-02-15/2024-02
    1984~/2004-06  1984/2004-06~  1984?/2004%  -0043/0014  -1000/-0999
"""

NO_DATES = """
    2024-2  2024-02-5  24-02-05  985  20240205  2024/02/05  2024.02.05  02/05/2024  +2024
    2024-00  2024-13  2024-20  2024-42  2024-99  2024-02-00  2024-02-30  2024-04-31  2024-01-32
    -0000  -0000-01-01  -43  2024-  2024-02-  -  --2024  2024-W06  2024-036  2024--02
    199x  199u  19X  X999  2024-xx  2024?~  2024??  1984u  2024-02-05!
    Y1985  Y07000  Y-07000  y17000  17000  Y17000-02  Y  Y-  Y17000X
    2024-02-05T14:30  2024-02-05T14  2024-02-05T  2024-02-05T25:00:00  2024-02-05T24:00:01
    2024-02-05T12:60:00  2024-02-05T12:00:61  2024-02-05T12:00:00.5  2024-02-05t12:00:00
    2024-02-05T12:00:00z  2024-02-05T12:00:00+0300  2024-02-05T12:00:00+15
    2024-02-05T12:00:00-00:00  2024-02-05T12:00:00Z?  2024-XX-XXT12:00:00  2024-02-05T12:00:00+14:30
    /  .  ..  ...  2024/2025/2026  2024/open  unknown/2024  2024/P1Y  2024-02-05..2024-02-06
    2024-02-05T12:00:00/2024-02-06  199X/2000  ２０２４  ٢٠٢٤
"""


@pytest.mark.parametrize("text", DATES.split())
def test_dates__are_accepted_by_both_and_have_the_same_bounds(text: str) -> None:
    ours, theirs = Edtf.parse(text), parse_edtf(text)
    assert accepted_by_peer(text)
    assert ours.earliest == Day(*tuple(theirs.lower_strict())[:3])
    assert ours.latest == Day(*tuple(theirs.upper_strict())[:3])


@pytest.mark.parametrize("text", NO_DATES.split())
def test_other_texts__are_refused_by_both(text: str) -> None:
    assert (accepted_by_peer(text), accepted(text)) == (False, False)


@pytest.mark.parametrize(
    "text", ["2024-21/2024-22", "1899-24/..", "../2024-23?", "2024-21~/2024", "2024-12-31%/"]
)
def test_intervals__of_seasons_and_with_doubt_at_an_end_are_accepted_by_both(text: str) -> None:
    assert (accepted_by_peer(text), accepted(text)) == (True, True)
