"""Fold: what is compared when words are compared.

Two texts that differ only in how they are set (spaces, kinds of quotation mark, apostrophe and
dash, invisible characters, composed or decomposed accents) fold to the same text. No letter,
digit, case or other punctuation is touched: no compatibility forms (NFKC), no case folding.

Offsets count Unicode code points, 0-based, ends exclusive.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import regex

# Kinds of the double mark: Unicode's Quotation_Mark property, and of these the outer ones.
_DOUBLE = "«»“”„‟⹂「」〝〞〟﹁﹂＂｢｣"
# The inner ones, which are also the apostrophe, and the letters whose name says apostrophe.
_SINGLE = "‘’‚‛‹›『』﹃﹄＇\u02bc\u055a"
# Hyphens, dashes and the minus sign. Not the wave dash, nor superscript and subscript minus.
_DASH = "\u058a\u05be\u1806‐‑‒–—―−\u2e3a\u2e3b\ufe31\ufe32﹘﹣－"
_PLAIN = {kind: kinds[0] for kinds in ('"' + _DOUBLE, "'" + _SINGLE, "-" + _DASH) for kind in kinds}
_KINDS = re.compile(f"[{_DOUBLE}{_SINGLE}{_DASH}]")

# The soft hyphen and what has no width: joiners, bidirectional controls, invisible operators, BOM.
_IGNORED = r"\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_SPACE = r"\t-\r\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# Composition never reaches over a character that is neither a mark nor a vowel or final jamo
# (nor, from Unicode 16 on, one of two vowel signs of Kirat Rai).
_TRAILS = r"\p{M}\u1160-\u11ff\U00016d63\U00016d67"
_JOINS = rf"[[{_TRAILS}]--[{_IGNORED}]]"
# More marks on one character than this are hostile.
_MANY_MARKS = 30

_BLANK = re.compile(f"[{_SPACE}{_IGNORED}]*")
_SPACES = re.compile(f"[{_SPACE}]+")
_SET_ASIDE = re.compile(f"(?![\u200c\u200d])[{_IGNORED}]")
_HAS_IGNORED = re.compile(f"[{_IGNORED}]")
_WIDE_SPACE = re.compile(rf"(?:\x20|(?!\x20)[{_SPACE}])[{_SPACE}]+|(?!\x20)[{_SPACE}]")
_CLUSTER = regex.compile(
    rf"""(?V1)
    (?P<space>[{_IGNORED}]*+[{_SPACE}][{_SPACE}{_IGNORED}]*+)
    | [^{_SPACE}{_IGNORED}{_TRAILS}]?(?:[{_IGNORED}]*+{_JOINS})++
    | [{_IGNORED}]++
    """,
    regex.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back to the text that it was made from.

    Attributes:
        text: The folded text, with at most one space at either end.
    """

    text: str
    # Each stretch that was not taken over one to one, as its start in the folded text, and its
    # start and end in both. Between two of them both texts advance together.
    _starts: tuple[int, ...] = ()
    _lumps: tuple[tuple[int, int, int, int], ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's stretch that folds to `text[start:end]`, which is not empty.

        What was removed at either side of it is left out, what was removed inside is in.
        """
        return self._origin(start, ends=False), self._origin(end - 1, ends=True)

    def _origin(self, offset: int, *, ends: bool) -> int:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset + ends
        _, folded_end, start, end = self._lumps[index]
        if offset < folded_end:
            return end if ends else start
        return end + offset - folded_end + ends


def fold(text: str) -> str:
    """Return `text` folded, without white space at either end."""
    if _folds_by_signs(text):
        return _KINDS.sub(_plain, _SPACES.sub(" ", text)).strip(" ")
    return fold_with_map(text).text.strip(" ")


def on_one_line(text: str) -> str:
    """Return words as they are set, each run of white space as one space, none at the ends.

    Signs without width that folding removes are left out, but for joiners, which are spelling.
    """
    return _SPACES.sub(" ", _SET_ASIDE.sub("", text)).strip(" ")


def is_blank(text: str) -> bool:
    """Say whether `text` folds to nothing: white space and invisible characters only."""
    return _BLANK.fullmatch(text) is not None


def fold_with_map(text: str) -> Folded:
    """Return `text` folded, with the way back."""
    parts: list[str] = []
    lumps: list[tuple[int, int, int, int]] = []
    done = length = 0
    for start, end, folded in _lumps(text):
        parts += (text[done:start], folded)
        length += start - done
        lumps.append((length, length + len(folded), start, end))
        length += len(folded)
        done = end
    parts.append(text[done:])
    folded_text = _KINDS.sub(_plain, "".join(parts))
    return Folded(folded_text, tuple(lump[0] for lump in lumps), tuple(lumps))


def _plain(match: re.Match[str]) -> str:
    return _PLAIN[match.group()]


def _folds_by_signs(text: str) -> bool:
    """Say whether nothing of `text` is composed or removed: only spaces and signs are unified."""
    return text.isascii() or (
        unicodedata.is_normalized("NFC", text) and not _HAS_IGNORED.search(text)
    )


def _lumps(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the stretches of `text` that do not fold one to one, and what they fold to."""
    if _folds_by_signs(text):
        for space in _WIDE_SPACE.finditer(text):
            yield space.start(), space.end(), " "
        return
    done = 0
    for match in _CLUSTER.finditer(text):
        yield from _singles(text, done, match.start())
        done = match.end()
        if match["space"] is not None:
            if match.group() != " ":
                yield match.start(), done, " "
            continue
        folded = _composed(_HAS_IGNORED.sub("", match.group()))
        if folded != match.group():
            yield match.start(), done, folded
    yield from _singles(text, done, len(text))


def _composed(cluster: str) -> str:
    """Return a character with its marks in canonical form."""
    if len(cluster) > _MANY_MARKS:
        cluster = _in_canonical_order(cluster)
    return unicodedata.normalize("NFC", cluster)


def _in_canonical_order(cluster: str) -> str:
    """Sort marks as `normalize` does, which takes the square of their number to do it."""
    apart = "".join(unicodedata.normalize("NFD", character) for character in cluster)
    runs = groupby(apart, key=lambda character: unicodedata.combining(character) > 0)
    return "".join("".join(sorted(run, key=unicodedata.combining)) for _, run in runs)


def _singles(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the single characters whose canonical form is another, such as the ångström sign."""
    part = text[start:end]
    if unicodedata.is_normalized("NFC", part):
        return
    for offset, character in enumerate(part, start):
        folded = unicodedata.normalize("NFC", character)
        if folded != character:
            yield offset, offset + 1, folded
