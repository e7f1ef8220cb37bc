"""Where words end, so that no quotation starts or ends inside one.

Unicode's default word boundaries (UAX #29), judged at one place at a time on folded text, and
tailored where texts as they are published need it:

- A space ends every word; a mark after a space stands on its own.
- A full stop joins digits ("3.5"), initials ("U.S") and what goes on with a small letter
  ("example.org"), but not a word with a capital or a letter without case ("said.The").
- A colon joins nothing, nor does a fullwidth comma or semicolon, since no space follows those.
- A no-break or thin space joins groups of three digits, which `splits_number` tells.
- An elided article or pronoun is a word of its own ("l'|attaque").
- In Hebrew an apostrophe at the end of a word may be a closing mark, and a quotation mark after a
  prefix an opening one if two letters follow; gershayim stand before the last letter.
- Scripts that are written without spaces (Han, Hiragana, Thai, Lao, Khmer, Myanmar and their kin)
  may be cut between any two characters, since only a dictionary knows their words; never between
  a character and its marks, nor within a stack of consonants.
"""

from functools import lru_cache
from itertools import product

import regex

_KINDS = regex.compile(
    r"""(?V1)
      (?P<mark>[\p{WB=Extend}\p{WB=Format}\p{GCB=SpacingMark}])
    | (?P<hebrew>\p{WB=Hebrew_Letter})
    | (?P<letter>\p{WB=ALetter})
    | (?P<digit>\p{WB=Numeric})
    | (?P<katakana>\p{WB=Katakana})
    | (?P<low_line>\p{WB=ExtendNumLet})
    | (?P<half_flag>\p{RI})
    """,
    regex.VERBOSE,
)
_LETTERS = frozenset({"letter", "hebrew"})
_JOINED = frozenset(product([*_LETTERS, "digit", "low_line"], repeat=2)) | frozenset(
    product(["katakana", "low_line"], repeat=2)
)
# Signs that stack the next consonant below: Myanmar, Khmer, Tai Tham.
_STACKS = frozenset("\u1039\u17d2\u1a60")
_FULL_STOPS = frozenset(".\u2024\ufe52\uff0e")
# Apostrophe, middle dots, the Armenian abbreviation mark and the Hebrew gershayim.
_WITHIN_WORDS = frozenset("'·\u2027\u055f\u05f4")
_WITHIN_NUMBERS = _FULL_STOPS | frozenset("',;\u0589\u060c\u060d\u066c\u07f8\u2044")
# What Romance languages elide before a vowel, with the apostrophe and the vowel.
_ELISION = regex.compile(
    r"""(?xi)(?<=\b(?:
      [ldjmtsn] | c(?!'h) | qu | jusqu | lorsqu | puisqu | quoiqu
    | un | all | dall | dell | nell | sull | coll | quell | quest | bell | sant | gl | degl | negl
    | agl | com | dov | cos | anch | tutt | senz | quand | mezz
    )')[aàáâäæeèéêëhiìíîïoòóôöœuùúûüy]"""
)
# A quotation mark that opens after particles, which Hebrew writes as one word with what follows.
_OPENING = regex.compile(
    r'(?V1)(?<=(?<!\p{WB=Hebrew_Letter})[ובהכלמש]{1,3})"(?=\p{WB=Hebrew_Letter}{2})'
)
_SIGNS = _WITHIN_WORDS | _WITHIN_NUMBERS | {'"'}
_JOINER = "\u200d"
_JOINED_EMOJI = regex.compile(r"(?<=\p{ExtPict}[\p{EMod}\ufe0f]{0,2})\u200d(?=\p{ExtPict})")
# No-break and thin spaces, and where they stand between groups of three digits.
_TIGHT_SPACES = "\u00a0\u2007\u2009\u202f"
_GROUPED = regex.compile(
    rf"(?<=(?<!\d)\d{{1,3}}(?:[{_TIGHT_SPACES}]\d{{3}}){{0,9}})[{_TIGHT_SPACES}](?=\d{{3}}(?!\d))"
)
# The halves of flags before a place.
_HALF_FLAGS = regex.compile(r"(?r)\p{RI}{1,129}")


def splits_word(text: str, offset: int) -> bool:
    """Say whether `offset` lies inside a word, a number or a character with its marks.

    Args:
        text: A folded text.
        offset: Between code points of `text`, 0 to its length.
    """
    if not 0 < offset < len(text) or text[offset - 1] == " " or text[offset] == " ":
        return False
    before, kind = _kind(text[offset - 1]), _kind(text[offset])
    stacked = text[offset - 1] in _STACKS and text[offset].isalpha()
    if (before, kind) in _JOINED or kind == "mark" or stacked:
        return True
    if before == kind == "half_flag":
        return _splits_flag(text, offset)
    base = _base(text, offset - 1)
    before = _kind(text[base])
    if (before, kind) in _JOINED:
        return True
    if kind is None:
        return _bridges(text, base, offset)
    return (
        before is None
        and base > 0
        and _bridges(text, _base(text, base - 1), base)
        and _ELISION.match(text, offset) is None
    )


def splits_emoji(text: str, offset: int) -> bool:
    """Say whether `offset` lies inside emoji joined into one, which folding takes apart.

    Args:
        text: A text as it was before folding.
        offset: Between code points of `text`, 0 to its length.
    """
    return any(
        text[place] == _JOINER and _JOINED_EMOJI.match(text, place)
        for place in _at_either_side(text, offset)
    )


def splits_number(text: str, offset: int) -> bool:
    """Say whether `offset` lies inside a number whose digits are grouped by no-break spaces.

    Args:
        text: A text as it was before folding, after which every space is the same.
        offset: Between code points of `text`, 0 to its length.
    """
    return any(
        text[place] in _TIGHT_SPACES and _GROUPED.match(text, place)
        for place in _at_either_side(text, offset)
    )


def _at_either_side(text: str, offset: int) -> range:
    return range(max(0, offset - 1), min(offset + 1, len(text)))


@lru_cache(maxsize=4096)
def _kind(character: str) -> str | None:
    match = _KINDS.match(character)
    return match.lastgroup if match else None


def _base(text: str, index: int) -> int:
    """Return the character that carries the mark at `index`, or `index` when it is no mark."""
    while index > 0 and text[index - 1] != " " and _kind(text[index]) == "mark":
        index -= 1
    return index


def _bridges(text: str, before: int, sign: int) -> bool:
    """Say whether the character at `sign` makes one word of what stands at both sides of it."""
    if text[sign] not in _SIGNS:
        return False
    after = _next(text, sign)
    kinds = {_kind_at(text, before), _kind_at(text, after)}
    if kinds == {"digit"}:
        return text[sign] in _WITHIN_NUMBERS
    if not kinds <= _LETTERS:
        return False
    if text[sign] in _FULL_STOPS:
        return text[after].islower() or _are_initials(text, before, after)
    if text[sign] == '"':
        return kinds == {"hebrew"} and _OPENING.match(text, sign) is None
    return text[sign] in _WITHIN_WORDS


def _are_initials(text: str, before: int, after: int) -> bool:
    left = _kind(text[_base(text, before - 1)]) if before else None
    return _LETTERS.isdisjoint((left, _kind_at(text, _next(text, after))))


def _next(text: str, index: int) -> int:
    """Return the character after the one at `index` and its marks."""
    index += 1
    while _kind_at(text, index) == "mark":
        index += 1
    return index


def _kind_at(text: str, index: int) -> str | None:
    return _kind(text[index]) if index < len(text) else None


def _splits_flag(text: str, offset: int) -> bool:
    """Say whether an odd number of halves stands before `offset`, or too many to be counted."""
    halves = _HALF_FLAGS.match(text, 0, offset)
    return halves is None or len(halves.group()) % 2 == 1
