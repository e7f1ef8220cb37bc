"""Texts for property tests: all of Unicode, weighted to what breaks text processing."""

from hypothesis import strategies as st

MARKS = ["\u0301", "\u0316", "\u0327", "\u0344", "\u0308", "\ufe0f", "\u20e3", "\U000e0067"]
INVISIBLE = ["\u00ad", "\u034f", "\u061c", "\u180e", "\u200b", "\u200c", "\u200d", "\u200e"]
INVISIBLE += ["\u202e", "\u2060", "\u2066", "\ufeff"]
SPACES = [" ", " ", " ", "\t", "\n", "\r", "\r\n", "\n\n", "\x0b", "\x85", "\u00a0", "\u1680"]
SPACES += ["\u2007", "\u2009", "\u2028", "\u2029", "\u202f", "\u3000"]
QUOTES = ['"', "'", *"“”„«»‘’‚‹›「」『』＂＇ʼ՚"]
DASHES = ["-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\uff0d"]
PUNCTUATION = [".", ",", ";", ":", "!", "…", "。", "、", "，", "؟", "،", "·", "/", "$", "%", "_"]
WORDS = ["a", "b", "ab", "the ", "Z", "é", "e\u0301", "ß", "İ", "ﬁ", "Ω", "й", "ё", "𝒜", "𐐷"]
NUMBERS = ["1", "23", "456", "1,000", "3.5", "5m", "٣", "１", "²", "½"]
COMPOSED = ["\u212b", "\u0958", "\u09c7\u09be", "\u1100", "\u1161", "\u11a8", "가", "각", "한국"]
RIGHT_TO_LEFT = ["ש", "לא", "״", "׳", "ا", "ب", "ـ", "\u064e", "مدينة"]
INDIC = ["क", "\u094d", "ष", "\u093f", "ত", "\u09cd", "த", "\u0bbf", "ക"]
UNSPACED = ["漢", "字", "か", "が", "か\u3099", "ア", "ー", "ｱ", "\uff9e", "ก", "\u0e33", "เ", "ລ"]
UNSPACED += ["\u0eb3", "ក", "\u17d2", "က", "\u1039", "བ", "་", "々", "\U00020000"]
EMOJI = ["👩", "👩\u200d💻", "👍🏽", "❤\ufe0f", "1\ufe0f\u20e3", "🇩🇪", "🇫", "\U0001f3f4"]

PARTS = [
    *MARKS, *INVISIBLE, *SPACES, *QUOTES, *DASHES, *PUNCTUATION, *WORDS, *NUMBERS, *COMPOSED,
    *RIGHT_TO_LEFT, *INDIC, *UNSPACED, *EMOJI,
]  # fmt: skip

characters = st.characters(exclude_categories=["Cs"])
texts = st.lists(st.sampled_from(PARTS) | characters, max_size=30).map("".join)
