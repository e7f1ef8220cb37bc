"""How long something stood: as exactly as two dates tell, and no more exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model.dates import Edtf
from dossier.views.durations import Duration, between, shortest


def words(said: str, corrected: str) -> str | None:
    found = between(Edtf.parse(said), Edtf.parse(corrected))
    return found.words if found else None


@pytest.mark.parametrize(
    ("said", "corrected", "expected"),
    [
        # Two days of the calendar.
        ("2024-02-02", "2024-02-02", "same day"),
        ("2024-02-02", "2024-02-03", "1 day"),
        ("2024-02-02", "2024-02-05", "3 days"),
        ("2024-02-28", "2024-03-01", "2 days"),
        ("2023-02-28", "2023-03-01", "1 day"),
        ("1900-02-28", "1900-03-01", "1 day"),
        ("2000-02-28", "2000-03-01", "2 days"),
        ("2023-12-31", "2024-01-01", "1 day"),
        ("2022-02-05", "2024-02-04", "729 days"),
        # A time of day only orders what happens on one day.
        ("2024-02-02T23:00:00", "2024-02-03T01:00:00", "1 day"),
        ("2024-02-02T09:00:00Z", "2024-02-02T17:00:00Z", "same day"),
        # Between two days: both ends count.
        ("2024-02-02", "2024-02-05/2024-02-06", "3 to 4 days"),
        ("2024-02-02/2024-02-03", "2024-02-05/2024-02-06", "2 to 4 days"),
        ("2024-02-02/2024-02-05", "2024-02-05", "up to 3 days"),
        ("2024-02-04/2024-02-05", "2024-02-05", "up to 1 day"),
        ("2024-02-02/2024-02-06", "2024-02-03/2024-02-04", "up to 2 days"),
        # Only the month, only the year.
        ("2024-01", "2024-03", "30 to 90 days"),
        ("2024-02", "2024-02", "up to 28 days"),
        ("2024-02-XX", "2024-03-01", "1 to 29 days"),
        ("2023-07", "2024", "154 to 549 days"),
        # Open and unknown ends.
        ("../2024-02-03", "2024-02-05", "at least 2 days"),
        ("/2024-02-03", "2024-02-05", "at least 2 days"),
        ("2024-02-02", "2024-02-05/..", "at least 3 days"),
        ("2024-02-02", "2024-02-03/", "at least 1 day"),
        ("../2024-02-06", "2024-02-05", None),
        ("../2024-02-05", "2024-02-05", None),
        ("2024-02-02", "../2024-02-05", "up to 3 days"),
        ("2024-02-02/..", "2024-02-05", "up to 3 days"),
        ("2024-02-02/..", "2024-02-05/..", None),
        # A correction that comes before what it corrects tells nothing.
        ("2024-02-05", "2024-02-02", None),
        ("2024-02", "2024-01", None),
        # In doubt: said so, not widened.
        ("2024-02-02", "2024-02-05?", "possibly 3 days"),
        ("2024-02-02?", "2024-02-05", "possibly 3 days"),
        ("2024-02-02~", "2024-02-05", "roughly 3 days"),
        ("2024-02-02%", "2024-02-05", "possibly, and roughly, 3 days"),
        ("2024-02-02?", "2024-02-05~", "possibly, and roughly, 3 days"),
        ("2024-02-06", "2024-02-06?", "possibly the same day"),
        ("2024-02-06~", "2024-02-06", "possibly the same day"),
        ("2024-02-02?", "2024-02-05/2024-02-06", "possibly 3 to 4 days"),
        ("../2024-02-03?", "2024-02-05", "possibly at least 2 days"),
        # Long times, in years.
        ("2022-02-04", "2024-02-04", "about 2 years"),
        ("2010-02-05", "2024-02-05", "about 14 years"),
        ("2010", "2024-02-05", "about 13 to 14 years"),
        ("1990", "2024", "about 33 to 35 years"),
        ("../2010", "2024", "at least 13 years"),
        ("2020/2024", "2024", "up to 5 years"),
        ("2023", "2024", "up to 2 years"),
        ("-0043-03-15", "2024-03-15", "about 2,067 years"),
        ("Y-170000002", "2024", "about 170,002,025 to 170,002,027 years"),
    ],
)
def test_between__in_words(said: str, corrected: str, expected: str | None) -> None:
    assert expected == words(said, corrected)


@given(st.dates(), st.dates())
def test_between__counts_days_as_python_does(one: object, other: object) -> None:
    """Whatever the centuries and leap years between them."""
    first, last = sorted((str(one), str(other)))
    found = between(Edtf.parse(first), Edtf.parse(last))
    days = abs((one - other).days)  # type: ignore[operator]
    assert Duration(days, days) == found


@pytest.mark.parametrize(
    ("durations", "expected"),
    [
        ([], None),
        ([(3, 3), (3, 4), (4, 4)], Duration(3, 3)),
        ([(2, 6), (3, 4)], Duration(2, 4)),
        ([(2, None), (5, 5)], Duration(2, 5)),
        ([(2, None), (3, None)], Duration(2, None)),
    ],
)
def test_shortest__is_until_the_first_of_several(
    durations: list[tuple[int, int | None]], expected: Duration | None
) -> None:
    """Whichever of them comes first: each bounds it from above, and the earliest from below."""
    assert expected == shortest(Duration(*each) for each in durations)


def test_shortest__only_what_may_be_the_first_makes_it_doubtful() -> None:
    sure, doubtful = Duration(3, 3), Duration(2, 2, uncertain=True, approximate=True)
    assert doubtful == shortest((sure, doubtful))
    assert sure == shortest((sure, Duration(4, 4, uncertain=True)))
