"""Wordings side by side: which words they share, where they differ and how, to the letter."""

import re
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.text.alignment import LARGEST, Difference, Row, align
from dossier.text.fold import fold
from hostile_texts import texts

SIGNS = {"same": "", "words": "≠", "only": "+", "case": "Aa", "punctuation": "!"}
MARKUP = re.compile(r"\[(?:≠|\+|Aa|!)|\]")


def written(row: Row) -> str:
    """Write a row down: `[≠other words]`, `[+only here]`, `[Aacase]`, `[!signs]`, `|` at a gap."""
    pieces: dict[int, str] = {}
    for one in row.segments:
        sign = SIGNS[one.difference]
        shown = f"[{sign}{one.text}]" if sign else one.text
        pieces[one.piece] = pieces.get(one.piece, "") + shown + one.after
    return ("apart: " if row.apart else "") + "|".join(pieces.values())


def compared(*rows: str) -> list[str]:
    """Align texts, of which `|` parts the pieces, and write the rows down."""
    return [written(row) for row in align([row.split("|") for row in rows])]


def put_together(row: Row) -> list[str]:
    """Return the pieces of a row's text, from its segments."""
    pieces: dict[int, str] = {}
    for one in row.segments:
        pieces[one.piece] = pieces.get(one.piece, "") + one.text + one.after
    return list(pieces.values())


@pytest.mark.parametrize(
    "rows",
    [
        # Other words, and words that only one of them has.
        ["The bridge is [≠safe]", "The bridge is [≠sound]"],
        ["The bridge is [+quite] safe", "The bridge is safe"],
        ["[+He said that] the bridge is safe", "the bridge is safe [+now]"],
        # Capitals and punctuation are told apart from other words.
        ["[AaThe] bridge is [AaSafe]", "[Aathe] bridge is [Aasafe]"],
        ["[AaTHE BRIDGE] is safe", "[AaThe Bridge] is safe"],
        ["[AaSTRASSE] nach Rom", "[AaStraße] nach Rom"],
        ["The bridge[!,] he said[!,] is [!“]safe[!”]", "The bridge he said is safe"],
        ["The bridge is safe[!.]", "The bridge is safe[!!]"],
        ["The Iranian[!-]backed groups", "The Iranian backed groups"],
        ["Their [!co-ordination] with us", "Their [!coordination] with us"],
        ["The [!U.S.] forces of Maj[!.] Ryder", "The [!US] forces of Maj Ryder"],
        # But what changes a word or a number is no punctuation.
        ["We [≠were] right about it", "We [≠we're] right about it"],
        ["It rose by [≠3.5] in all of March", "It rose by [≠35] in all of March"],
        ["It rose by [≠3-5] in all of March", "It rose by [≠35] in all of March"],
        ["It changed by [+-]5 percent", "It changed by 5 percent"],
        ["It rose by 5[+%] in all of March", "It rose by 5 in all of March"],
        # How a text is set makes no difference.
        ["“The bridge’s safe” – he said", '"The bridge\'s safe" - he said'],
        ["The caf\u00e9 is safe", "The cafe\u0301 is safe"],
        ["The 10\u00a0000 are safe", "The 10 000 are safe"],
        # Nor where the article interrupts; a difference may reach over that.
        ["The bridge |is [≠safe]", "The bridge is [≠sound]"],
        ["The bridge [+over the] |[+river] is safe", "The bridge is safe"],
        # Scripts without spaces are compared by character, with its marks; others by words.
        ["他说桥[+不]是安全的", "他说桥是安全的"],
        ["สะพาน[+ไม่]ปลอดภัย", "สะพานปลอดภัย"],
        ["قال [≠إن] الجسر آمن", "قال [≠أن] الجسر آمن"],
        ["It is safe [!👩\u200d💻]", "It is safe [!👩💻]"],
        # Words that stand alone between long stretches of others are no common ground.
        [
            "We said that the bridge is safe[≠, as nobody who lives by the river saw it sway]",
            "We said that the bridge is safe[≠: twelve new bolts by Monday in the upper tower]",
        ],
        [
            "The bridge is safe [≠before] the [≠strikes]",
            "The bridge is safe [≠ahead of] the [≠operation]",
        ],
    ],
    ids=" / ".join,
)
def test_align__of_two(rows: list[str]) -> None:
    """What is marked in the rows is what differs in the texts, whichever comes first."""
    plain = [MARKUP.sub("", row) for row in rows]
    assert rows == compared(*plain)
    assert rows[::-1] == compared(*plain[::-1])


@pytest.mark.parametrize(
    "rows",
    [
        # What all three share is not marked, whatever else two of them do.
        ["The bridge is [≠safe]", "The bridge is [≠safe]", "The bridge is [≠sound]"],
        ["The bridge is [+quite] safe", "The bridge is [+quite] safe", "The bridge is safe"],
        ["The bridge is [≠quite] safe", "The bridge is [≠very] safe", "The bridge is safe"],
        ["[AaThe] bridge", "[Aathe] bridge", "[Aathe] bridge"],
        ["The bridge[!,] safe", "The bridge[!:] safe", "The bridge safe"],
        # One that says something else altogether leaves the others compared.
        [
            "The bridge is [≠safe]",
            "The bridge is [≠sound]",
            "apart: He did not answer our letters",
        ],
    ],
    ids=" / ".join,
)
def test_align__of_three(rows: list[str]) -> None:
    """Their order makes no difference."""
    plain = [MARKUP.sub("", row).removeprefix("apart: ") for row in rows]
    for order in permutations(range(3)):
        assert [rows[n] for n in order] == compared(*(plain[n] for n in order))


def test_align__of_texts_with_little_in_common() -> None:
    """Nearly all would be marked; so nothing is, and the rows say that they were not compared."""
    assert compared("He apologised for the error", "I regret any confusion it has caused") == [
        "apart: He apologised for the error",
        "apart: I regret any confusion it has caused",
    ]
    assert ["apart: ...", "apart: The bridge"] == compared("...", "The bridge")


def test_align__of_one_or_none() -> None:
    assert ["The bridge|is safe"] == compared("The bridge|is safe")
    assert () == align([])


def test_align__what_is_shared_has_the_same_column() -> None:
    """So that texts can be lined up."""
    rows = align([["The old bridge is safe"], ["The bridge is not safe"], ["The bridge is safe"]])
    assert [
        [("The", 0), ("old", 1), ("bridge is", 2), ("safe", 4)],
        [("The", 0), ("bridge is", 2), ("not", 3), ("safe", 4)],
        [("The", 0), ("bridge is", 2), ("safe", 4)],
    ] == [[(one.text, one.column) for one in row.segments] for row in rows]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (" ".join(f"w{n % 7}" for n in range(3000)), " ".join(f"w{n % 5}" for n in range(3000))),
        ("no " * 3000, "no yes " * 1500),
        ("他" * 6000 + "说", "说" * 6000),
        ("l" * 20_000, "l" * 19_999 + "m"),
        ("a" + "\u0301" * 5000, "." * 5000),
        ("\u202e" * 5000 + "x", "x" + "\u200d" * 5000),
    ],
    ids=["words", "one word", "no spaces", "one long word", "marks", "invisible"],
)
def test_align__of_hostile_texts(one: str, other: str) -> None:
    """Nothing is lost, and it ends soon: no two words are looked at twice."""
    assert [[one], [other]] == [put_together(row) for row in align([[one], [other]])]


def test_align__of_texts_that_are_too_long() -> None:
    """Comparing them would take too much memory."""
    text = "no " * (int(LARGEST**0.5) + 1)
    assert [True, True] == [row.apart for row in align([[text], [text]])]


pieces = st.lists(texts, min_size=1, max_size=2)
sentences = st.lists(
    st.sampled_from(
        [
            "the",
            "The",
            "bridge",
            "bridge,",
            "is",
            "IS",
            "safe",
            "not",
            "“safe”",
            "3.5",
            "U.S.",
            "US",
            "-",
            "桥",
            "آمن",
        ]
    ),
    max_size=12,
).map(" ".join)


@given(st.lists(pieces, max_size=3))
def test_rows__are_the_texts_to_the_letter(given_texts: list[list[str]]) -> None:
    assert given_texts == [put_together(row) for row in align(given_texts)]


@given(st.lists(st.lists(sentences, min_size=1, max_size=2), min_size=2, max_size=4))
def test_rows__of_sentences(given_texts: list[list[str]]) -> None:
    """To the letter, in any order, in columns that go up; differences have no space at an end."""
    rows = align(given_texts)
    assert given_texts == [put_together(row) for row in rows]
    assert list(rows[::-1]) == [*align(given_texts[::-1])]
    for row in rows:
        columns = [one.column for one in row.segments]
        assert sorted(columns) == columns
        for one in row.segments:
            if one.difference is not Difference.SAME:
                assert one.text == one.text.strip()


@given(sentences, sentences)
def test_rows__what_is_not_marked_is_shared(one: str, other: str) -> None:
    """Both texts without what differs are the same text, or they are not compared."""
    left, right = align([[one], [other]])
    shared = [
        [
            (each.column, fold(each.text).replace(" ", ""))
            for each in row.segments
            if each.difference is Difference.SAME
        ]
        for row in (left, right)
    ]
    assert left.apart or shared[0] == shared[1]
