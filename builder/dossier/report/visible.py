"""Text out of files that anybody may have written, as it may be shown.

Characters that would drive a terminal, turn round the order of letters or hide are shown by their
codes.
"""

import unicodedata
from functools import cache

LONGEST = 2_000
"""How many characters of a message, or of a line of help, are shown."""

CUT = "…"
JOINERS = "\u200c\u200d"  # spelling in Persian, and in emoji


def visible(text: str) -> str:
    """Return `text` on one line, with every character shown that could not be seen."""
    return "".join(map(shown, text[:LONGEST])) + CUT * (len(text) > LONGEST)


@cache
def shown(char: str) -> str:
    """Return one character as it may be shown."""
    if char == "\t":
        return "    "
    hidden = unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return ascii(char)[1:-1] if hidden and char not in JOINERS else char
