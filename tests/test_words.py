"""No quotation is cut inside a word, a number or a character; any other place will do."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from dossier.text.fold import fold
from dossier.text.words import splits_emoji, splits_number, splits_word


def places(marked: str) -> tuple[str, list[int]]:
    """Return a text without its marks `|`, and the offsets of those."""
    parts = marked.split("|")
    ends = [sum(map(len, parts[: index + 1])) for index in range(len(parts) - 1)]
    return "".join(parts), ends


def cuts(text: str) -> str:
    """Return `text` with a mark wherever it may be cut, except at its ends and beside spaces."""
    return text[0] + "".join(
        "|" * (character != " " != text[at - 1] and not splits_word(text, at)) + character
        for at, character in enumerate(text[1:], 1)
    )


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("the| |strikes", id="spaces"),
        pytest.param("said|.|The", id="full-stop-without-space"),
        pytest.param('end|.|"|Next', id="quotation-mark-without-space"),
        pytest.param("one|,|two|;|three|:|four|!|five|?|six", id="punctuation-without-space"),
        pytest.param("p.m|.|The", id="initials-then-capital"),
        pytest.param("5|-|year|-|old", id="hyphens"),
        pytest.param("and|/|or", id="slash"),
        pytest.param("$|5m", id="currency"),
        pytest.param("85|%", id="percent"),
        pytest.param("#|tag| |@|name", id="tags"),
        pytest.param("a.b|@|example.org", id="mail"),
        pytest.param("https|:|/|/|example.org|/|a", id="address"),
        pytest.param("2024|.|In", id="number-then-capital"),
        pytest.param("(|a|)|[|b|]", id="brackets"),
        pytest.param("10|:|30", id="time"),
        pytest.param("'|quoted|'", id="single-marks"),
    ],
)
def test_splits_word__ends_of_words(marked: str) -> None:
    """Words end at spaces and punctuation, also where a careless editor left a space out."""
    text, ends = places(marked)
    assert cuts(text) == marked.replace("| |", " ")
    assert not any(splits_word(text, end) for end in ends)


@pytest.mark.parametrize(
    "word",
    [
        "strikes",
        "don't",
        "O'Brien",
        "aujourd'hui",
        "п'ять",
        "auto's",
        "Bell's",
        "rock'n",
        "Sana'a",
        "U.S",
        "e.g",
        "U.S.A",
        "example.org",
        "www.example.org",
        "F16",
        "5m",
        "CO2",
        "snake_case",
        "Straße",
        "naïve",
        "Ελλάδα",
        "Россия",
        "հայերեն",
        "ქართული",
        "col·lecció",
        "word1",
        "3.5",
        "1,000",
        "1'000",
        "1,000,000.00",
        "１．５",
        "1,\u03081",
        "a'\u0308b",
    ],
)
def test_splits_word__words_and_numbers_are_whole(word: str) -> None:
    """Nothing within a word, an abbreviation, a host's name or a number may be cut off."""
    assert cuts(word) == word


@pytest.mark.parametrize(
    "word",
    [
        "مدينة",
        "مـديـنة",
        "مَدِينَةٌ",
        "٣٫٥",
        "١٬٠٠٠",
        "עברית",
        "עִבְרִית",
        'צה"ל',
        "צה״ל",
        'דו"ח',
        'דו"חות',
        "ג׳ורג׳",
        "ג'ורג",
        "हिन्दी",
        "क्षत्रिय",
        "தமிழ்",
        "বাংলা",
        "বিজ্ঞান",
        "తెలుగు",
        "മലയാളം",
        "ਪੰਜਾਬੀ",
        "한국어",
        "\u1112\u1161\u11ab국",
        "カタカナ",
        "インターネット",
        "ｶﾞｷﾞ",
        "አማርኛ",
        "བོད",
        "ᠮᠣᠩᠭᠣᠯ",
        "ꦗꦮ",
        "𐐷𐐲",
        "𝒜𝒷",
    ],
)
def test_splits_word__words_of_other_scripts_are_whole(word: str) -> None:
    """Marks, conjuncts, tatweel, gershayim and jamo hold a word together."""
    assert cuts(word) == word


@pytest.mark.parametrize(
    "marked",
    [
        "漢|字|か|な",
        "日|本|語|テスト",
        "が|か\u3099",
        "ก|ข|ค",
        "ก้|า|ว",
        "กำ|ลั|ง",
        "ກຳ|ລັ|ງ",
        "ខ្មែ|រ",
        "ក្ក|ខ",
        "မြ|န်|မာ",
        "က္က|က",
        "བོད|་|ཡིག",
        "漢|1|年",
        "２０２４|年",
        "ภ|abc|ภ",
        "葛\U000e0100|城",
        "第|1|，|2|条",
        "\U00020000|\U00020001",
    ],
)
def test_splits_word__scripts_without_spaces(marked: str) -> None:
    """They may be cut between any two characters, never between a character and its marks."""
    text, _ = places(marked)
    assert cuts(text) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "👩|👨",
        "👍🏽|👍",
        "❤\ufe0f|❤",
        "1\ufe0f\u20e3|!",
        "🇩🇪|🇫🇷|🇮🇹",
        "a|🇩🇪|b",
        "🇩🇪|🇫",
        "\U0001f3f4\U000e0067\U000e0062\U000e007f|\U0001f3f4",
        "😀|word|😀",
    ],
)
def test_splits_word__emoji(marked: str) -> None:
    """A flag, a keycap and an emoji with its skin tone or tags are one character."""
    text, _ = places(marked)
    assert cuts(text) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "l'|attaque",
        "L'|Iraq",
        "d'|État",
        "qu'|il",
        "jusqu'|à",
        "dell'|esercito",
        "un'|altra",
        "c'|est",
        "com'|è",
        "c'hoar",
        "d'Souza",
        "quest's",
        "ma'am",
        "quelqu'un",
    ],
)
def test_splits_word__elision(marked: str) -> None:
    """After an elided article or pronoun a quotation may start: "L'attaque" is two words."""
    text, _ = places(marked)
    assert cuts(text) == marked


@pytest.mark.parametrize(
    "marked",
    ['ש|"|אין', 'וב|"|הארץ', "אמר|'", 'מנכ"לית', 'ש"ס', 'ארה"ב'],
)
def test_splits_word__hebrew_marks(marked: str) -> None:
    """A mark after a prefix opens a quotation when more than one letter follows."""
    text, _ = places(marked)
    assert cuts(text) == marked


def test_splits_word__marks_after_a_space_stand_alone() -> None:
    text = "a \u0301\u0302b"
    assert [splits_word(text, at) for at in range(6)] == [False, False, False, True, False, False]


def test_splits_word__ends_of_the_text() -> None:
    assert not splits_word("\u0301a", 0)
    assert not splits_word("a", 1)
    assert not splits_word("", 0)


def test_splits_word__as_many_marks_as_may_be() -> None:
    """Marks without end still belong to their letter, and the letter to its word."""
    text = "a" + "\u0301" * 500 + "b"
    assert all(splits_word(text, at) for at in range(1, 502))


def test_splits_word__flags_in_a_row() -> None:
    """Flags are told apart up to a point, then none of them may be cut off."""
    text = "🇩🇪" * 80
    assert [at for at in range(1, 160) if not splits_word(text, at)] == [*range(2, 129, 2)]


@pytest.mark.parametrize(
    "emoji", ["👩\u200d💻", "👩🏽\u200d🚀", "🏳\ufe0f\u200d🌈", "👨\u200d👩\u200d👧"]
)
def test_splits_emoji__at_each_side_of_the_joiner(emoji: str) -> None:
    text = f"a{emoji}b"
    joiners = [at for at, character in enumerate(text) if character == "\u200d"]
    inside = {at + side for at in joiners for side in (0, 1)}
    assert {at for at in range(len(text) + 1) if splits_emoji(text, at)} == inside


@pytest.mark.parametrize("text", ["", "\u200d", "a\u200db", "👩\u200d", "\u200d👩", "क्\u200dष"])
def test_splits_emoji__other_joiners(text: str) -> None:
    assert not any(splits_emoji(text, at) for at in range(len(text) + 1))


@pytest.mark.parametrize("space", ["\u00a0", "\u2007", "\u2009", "\u202f"])
def test_splits_number__groups_of_three_digits(space: str) -> None:
    text = f"de 1{space}234{space}567{space}890 morts"
    inside = [at for at in range(len(text) + 1) if splits_number(text, at)]
    assert inside == [4, 5, 8, 9, 12, 13]


@pytest.mark.parametrize(
    "text",
    ["10 000", "2024\u00a0300", "10\u00a0h", "1\u00a01234", "\u00a0000", "page\u00a0100"],
)
def test_splits_number__other_spaces(text: str) -> None:
    assert not any(splits_number(text, at) for at in range(len(text) + 1))


PLAIN = {
    "latin": "abéZ_1,;- ",
    "greek": "αβά1· ",
    "cyrillic": "яйё1- ",
    "arabic": "ابـ\u064e\u064f٣٫ ",
    "hebrew": "אבל״׳־ ",
    "devanagari": "कषत\u093f\u0902\u094dज१। ",
    "tamil": "தமழி\u0bcd ",
    "bengali": "বল\u09be\u09cdয ",
    "thai": "กขเ\u0e47ๆ๑a ",
    "khmer": "កខ\u17b6\u17c6 ",
    "myanmar": "ကခ\u103a\u102c\u103c ",
    "tibetan": "བད\u0f7c་ཀ\u0fb1། ",
    "japanese": "漢字かなアイーｱ\uff9e々。、1１ ",
    "korean": "한글각\u1100\u1161\u11a8 ",
    "emoji": "👩💻🏽\ufe0f❤⃣1 ",
}


@pytest.mark.parametrize("script", PLAIN)
@given(data=st.data())
def test_splits_word__as_unicode_has_it(script: str, data: st.DataObject) -> None:
    """Where no tailoring applies, the boundaries are those of UAX #29 as `regex` finds them."""
    drawn = data.draw(st.text(st.sampled_from(PLAIN[script]), min_size=1, max_size=9))
    text = fold(f"- {drawn}")
    boundaries = {match.start() for match in regex.finditer(r"(?w)\b", text)}
    for at in range(3, len(text)):
        if text[at - 1] != " " != text[at]:
            assert splits_word(text, at) == (at not in boundaries)
