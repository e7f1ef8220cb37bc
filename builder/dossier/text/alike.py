"""What is alike to a browser that looks for the words of a text fragment."""

import unicodedata

import regex

from dossier.text.fold import fold

_UNCOMPARED = regex.compile(r"[\p{M}\p{Cf}]+")


def comparable(text: str) -> str:
    """Return a text in which at least all that browsers take for alike is alike.

    That is case, accents and kinds of quotation mark. White space is taken out, as pages may have
    more or less of it between two terms.
    """
    return comparable_folded(fold(text))


def comparable_folded(folded: str) -> str:
    """Return the same of a text that is folded already."""
    text = folded.casefold()
    if not text.isascii():
        text = _UNCOMPARED.sub("", unicodedata.normalize("NFKD", text))
    return "".join(text.split())
