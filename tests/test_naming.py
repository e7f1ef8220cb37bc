"""Names found in texts: as whole words, in a letter case that they may have, the longest first."""

from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from dossier.text.fold import fold, fold_with_map
from dossier.text.naming import LONGEST, Naming, name_key
from dossier.text.words import splits_word

NAMES = {
    "Kirby": "kirby",
    "John Kirby": "kirby",
    "US": "us",
    "X": "x",
    "the region": "region",
    "forces": "forces",
    "Iraq": "iraq",
    "Islamic Resistance in Iraq": "resistance",
    "New York": "city",
    "New York Times": "paper",
    "The National": "national",
    "National Security Council": "council",
    "Maj. Gen. Pat Ryder": "ryder",
    "U.S. officials": "officials",
    "AT&T": "company",
    "Al-Qaim": "qaim",
    "Côte d'Ivoire": "ivory",
    "Tower 22": "tower",
    "İzmir": "izmir",
    "Straße": "street",
    "Springfield": "one",
    "springfield": "another",
    "Springfield Gazette": "gazette",
    "京都": "kyoto",
    "東京": "tokyo",
    "ジョン": "john",
    "กรุงเทพ": "bangkok",
    "بغداد": "baghdad",
    "…": "nothing",
    " ": "nothing",
}


def found(text: str, names: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """Return the names in a text as they stand there, each with whose it is."""
    naming = Naming((NAMES if names is None else names).items())
    return [(text[one.span.start : one.span.end], one.who) for one in naming.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Whole words, and before a possessive.
        ("Kirby said", ["Kirby"]),
        ("Kirby's and Kirby’s, KIRBY'S", ["Kirby", "Kirby", "KIRBY"]),
        ("forces' and forces’", ["forces", "forces"]),
        ("Kirbys, McKirby, Kirby2, Kirby_x", []),
        ("Kirby'll", []),
        ("(Kirby), “Kirby”—Kirby.", ["Kirby", "Kirby", "Kirby"]),
        ("pro-Iraq and Iraq-led", ["Iraq", "Iraq"]),
        ("l'Iraq, d’Iraq", ["Iraq", "Iraq"]),
        ("Tower 22. Tower 221, Tower 22.5, Tower 22\u00a0000", ["Tower 22"]),
        # Letter case: as written, all in capitals, or with a first capital.
        ("The region, the region, THE REGION", ["The region", "the region", "THE REGION"]),
        ("US, but not us, Us or x", ["US"]),
        ("kirby", []),
        ("STRASSE, Straße", ["STRASSE", "Straße"]),
        # The longest, wherever it starts, and never inside another's name.
        ("the Islamic Resistance in Iraq and Iraq", ["Islamic Resistance in Iraq", "Iraq"]),
        ("New York Times, New York", ["New York Times", "New York"]),
        ("The National Security Council", ["National Security Council"]),
        ("The National wrote", ["The National"]),
        ("John Kirby", ["John Kirby"]),
        # What two share means neither, and nothing is found within.
        ("Springfield, SPRINGFIELD", []),
        ("The Springfield Gazette", ["Springfield Gazette"]),
        # Spaces, line breaks, punctuation, apostrophes, dashes, invisible characters.
        ("Maj. Gen.\n   Pat\u00a0Ryder's", ["Maj. Gen.\n   Pat\u00a0Ryder"]),
        ("Maj Gen Pat Ryder", []),
        ("U.S. officials and U.S", ["U.S. officials"]),
        ("AT&T's", ["AT&T"]),
        ("Al‑Qaim, Al–Qaim", ["Al‑Qaim", "Al–Qaim"]),
        (
            "Cote d'Ivoire, Côte d’Ivoire, Co\u0302te d'Ivoire",
            ["Côte d’Ivoire", "Co\u0302te d'Ivoire"],
        ),
        ("Kir\u00adby, Ki\u200brby", ["Kir\u00adby", "Ki\u200brby"]),
        ("İİİ İzmir", ["İzmir"]),
        ("… …", []),
        # Scripts without spaces are not cut where nobody can tell their words.
        ("東京都", []),
        ("東京で、京都。", ["東京", "京都"]),
        ("ジョン・スミス ジョンソン", ["ジョン"]),
        ("กรุงเทพมหานคร", []),
        ("ไป กรุงเทพ", ["กรุงเทพ"]),
        ("في بغداد وبغداد", ["بغداد"]),
        ("", []),
    ],
)
def test_find__names_in_a_text(text: str, expected: list[str]) -> None:
    assert expected == [words for words, _ in found(text)]


def test_find__says_whose_the_name_is() -> None:
    assert [("John Kirby", "kirby"), ("New York Times", "paper"), ("Iraq", "iraq")] == found(
        "John Kirby told the New York Times of Iraq."
    )


def test_find__a_name_that_is_too_long_is_not_looked_for() -> None:
    long = " ".join(["word"] * LONGEST)
    assert () == name_key(long)
    assert [] == found(long, {long: "long"})


def test_name_key__is_that_of_all_ways_to_write_a_name() -> None:
    assert name_key("Côte  d’Ivoire") == name_key("CO\u0302TE D'IVOIRE") != ()
    assert () == name_key("— …")
    assert name_key("U.S. officials") != name_key("US officials")


def may_read(words: str, name: str) -> bool:
    """Say whether words may stand for a name in the letter case that they have."""
    one, other = (regex.findall(r"\w+|\W", fold(text)) for text in (words, name))
    return len(one) == len(other) and all(
        word in {own, own.upper(), own[:1].upper() + own[1:]}
        for word, own in zip(one, other, strict=True)
    )


PIECES = st.sampled_from(
    [
        *("a", "A", "b", "ab", "B", "it's", "'s", "'S", "-", ".", " ", "  ", "\n", "é", "e\u0301"),
        *("22", "İ", "\u00ad", "’", '"', "س", "\u00a0", "\u0301"),
    ]
)


@given(
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(st.lists(PIECES, min_size=1, max_size=4).map("".join), max_size=6),
)
def test_find__whole_words_apart_each_of_them_a_name(text: str, names: list[str]) -> None:
    """Whatever the names and the text: in order, never overlapping, never a part of a word."""
    matches = list(Naming((name, number) for number, name in enumerate(names)).find(text))
    assert all(one.span.end <= other.span.start for one, other in pairwise(matches))
    folded = fold_with_map(text)
    places = [folded.original(place, place + 1) for place in range(len(folded.text))]
    starts = {start: place for place, (start, _) in enumerate(places)}
    ends = {end: place + 1 for place, (_, end) in enumerate(places)}
    for match in matches:
        assert may_read(text[match.span.start : match.span.end], names[match.who])
        start, end = starts[match.span.start], ends[match.span.end]
        assert not splits_word(folded.text, start)
        assert not splits_word(folded.text, end) or folded.text[end : end + 2] in {"'s", "'S"}
