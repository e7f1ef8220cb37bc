"""Digits and dashes of other scripts and keyboards, for hints on what an author may have meant."""

import unicodedata

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")


def plainly(text: str) -> str:
    """Write decimal digits as 0 to 9 and dashes as hyphens, without outer white space."""
    digits = "".join(str(unicodedata.decimal(char, char)) for char in text)
    return digits.translate(_DASHES).strip()
