"""Quotation marks: which close which, and which can open or close words where they stand."""

import re
import unicodedata
from collections.abc import Iterator

from dossier.text.source import SourceText, Span

CLOSED_BY = {
    '"': '"',
    "“": '”"',
    "„": '“”"',
    "‟": '”"',
    "”": "”",  # as in Swedish and Finnish
    "«": "»",
    "»": "«»",  # as in German and Danish, and as in Finnish
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "《": "》",
    "〝": "〞〟",
    "＂": "＂",
    "｢": "｣",
    "'": "'",
    "‘": "’'",
    "‚": "‘’",
}
"""Each mark that can open words, with those that close them."""

ALSO_APOSTROPHES = "'’‘"

MARK = re.compile("[" + "".join({*CLOSED_BY, *"".join(CLOSED_BY.values())}) + "]")

_OPEN_ANYWHERE = "“„‟«‹「『《〝｢‚"
_ENDS = frozenset(".,;:!?…)]")


def paragraphs(source: SourceText) -> Iterator[Span]:
    """Yield the stretches of a text from one paragraph's start to the next; they leave no gaps."""
    starts = [block.span.start for block in source.blocks] or [0]
    for start, after in zip(starts, (*starts[1:], len(source.text)), strict=True):
        yield Span(start, after)


def can_close(text: str, place: int) -> bool:
    """Say whether the mark at `place` is no apostrophe inside a word."""
    return text[place] not in ALSO_APOSTROPHES or not _in_word(text, place + 1)


def can_open(text: str, place: int) -> bool:
    """Say whether the mark at `place` can open words."""
    if text[place] in _OPEN_ANYWHERE:
        return True
    if text[place] not in CLOSED_BY:
        return False
    after = text[place + 1 : place + 2]
    before = text[place - 1 : place]
    return not (after.isspace() or after == "" or _in_word(text, place - 1) or before in _ENDS)


def _in_word(text: str, place: int) -> bool:
    """Whether a letter or digit stands at `place`, of a script that puts spaces between words."""
    sign = text[place : place + 1] if place >= 0 else ""
    return sign.isalnum() and unicodedata.east_asian_width(sign) not in "WF"
