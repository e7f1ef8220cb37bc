"""A text cut into words and signs, to be compared with another one.

Words end where `text.words` has them end, so that in scripts without spaces every character is one.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dossier.text.fold import Folded, fold_with_map
from dossier.text.words import splits_emoji, splits_word

_FULL_STOPS = re.compile("[.·\u2024\u2027\ufe52\uff0e]")
# Between two of these letters and digits no word ends, which need not be asked of each.
_MAY_END = re.compile("(?<![A-Za-z0-9])|(?![A-Za-z0-9])")
# Punctuation by Unicode's book that is read out as words.
_SPOKEN = frozenset("%‰‱&#@§¶＃％＆＠")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign.

    Attributes:
        piece: In which piece of its text it stands, 0-based.
        start: Where it starts in that piece, in code points.
        end: Where it ends there, without the white space after it.
        form: It, folded.
        key: It without regard to case and, unless digits are in it, to full stops: "us" of "U.S".
        is_word: Whether it says something; else it is punctuation.
    """

    piece: int
    start: int
    end: int
    form: str
    key: str
    is_word: bool


def tokens(text: str, piece: int = 0) -> Iterator[Token]:
    """Yield the words and signs of a piece of a text; of white space alone, one empty sign."""
    folded, empty = fold_with_map(text), True
    for start, end in pairwise(_cuts(text, folded)):
        form = folded.text[start:end]
        if form != " ":
            is_word = any(map(_speaks, form)) or _is_minus(folded.text, start)
            yield Token(piece, *folded.original(start, end), form, _key(form), is_word)
            empty = False
    if empty:
        yield Token(piece, 0, len(text), "", "", is_word=False)


def _cuts(text: str, folded: Folded) -> Iterator[int]:
    """Yield where tokens and the spaces between them start, and where the last one ends."""
    length = len(folded.text)
    for place in _MAY_END.finditer(folded.text):
        offset = place.start()
        if offset == length or not (
            splits_word(folded.text, offset)
            or splits_emoji(text, folded.original(offset, offset + 1)[0])
        ):
            yield offset


def _speaks(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNSC" or character in _SPOKEN


def _is_minus(folded: str, offset: int) -> bool:
    before, after = folded[max(0, offset - 1) : offset], folded[offset + 1 : offset + 2]
    return folded[offset] == "-" and after.isdecimal() and before in {"", " "}


def _key(form: str) -> str:
    key = unicodedata.normalize("NFC", form.casefold())
    if any(map(str.isdigit, key)):
        return key
    return _FULL_STOPS.sub("", key) or key
