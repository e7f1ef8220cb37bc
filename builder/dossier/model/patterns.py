"""What the texts of fields look like, as regular expressions for JSON Schemas.

An editor judges with them while one types. They must let through all that the field's own parser
takes, and refuse what can be told by looks: that February 2023 had no 29th day, or that an
interval ends before it starts, they do not know. They are written in what Python and ECMAScript
(ECMA-262, which JSON Schema asks for) have in common, and match a whole text in linear time.
"""

from dossier.model.figures import LONGEST, NUMBER


def whole(pattern: str) -> str:
    """Return a pattern that matches a text from its start to its end."""
    return f"^(?:{pattern})$"


_DIGITS_4 = "(?!-0000)-?[0-9]{4}"
_LONG_YEAR = "Y-?[1-9][0-9]{4,11}"
_DAY = (
    "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|[12][0-9])"
)
_MONTH = "0[1-9]|1[0-2]"
_SEASON = "2[1-4]"
_SHIFT = "Z|-(?!00(?::00)?$)(?:0[0-9]|1[0-4])(?::[0-5][0-9])?|[+](?:0[0-9]|1[0-4])(?::[0-5][0-9])?"
_CLOCK = f"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)|24:00:00)(?:{_SHIFT})?"
_KNOWN = f"(?:{_DIGITS_4}(?:-(?:{_DAY}|{_MONTH}|{_SEASON}))?|{_LONG_YEAR})[?~%]?"
_LEFT_OUT = f"(?:-?[0-9]{{3}}X|-?[0-9]{{2}}XX|{_DIGITS_4}-(?:XX-XX|XX|(?:{_MONTH})-XX))[?~%]?"
DATE = whole(
    f"{_KNOWN}|{_LEFT_OUT}|{_DIGITS_4}-(?:{_DAY})T{_CLOCK}"
    f"|{_KNOWN}/(?:{_KNOWN}|[.][.])?|(?:[.][.])?/{_KNOWN}"
)
"""EDTF, levels 0 and 1; see `dates`."""

# Words: no digit, and something that may be a letter; which signs beyond ASCII are letters, the
# parser knows.
_WORDS = "(?![^0-9]*[0-9])[^A-Za-z\\u0080-\\uffff]*(?:[A-Za-z]|[^\\u0000-\\u007f])[^0-9]*"
FIGURE = whole(f"(?=.{{1,{LONGEST}}}$)(?:(?:>=|<=|>|<|~)?{NUMBER}|{NUMBER}[.][.]{NUMBER})|{_WORDS}")
"""A number, an interval or words; see `figures`."""

URL = whole('[Hh][Tt][Tt][Pp][Ss]?://[^/?#\\s<>"\\\\][^\\s<>"\\\\\\u0000-\\u001f\\u007f]*')
"""A web address; without white space and signs that end one in HTML and Markdown."""

WORDS = "\\S"
"""A text that is not empty or blank."""

_TINY = "(?:[.](?:0{1,20}|0{13}[0-9]{1,7}))?"  # as a number no more than the limit itself
_DECIMALS = "(?:[.][0-9]{1,20})?"
LATITUDE = whole(f"-?(?:(?:00[0-9]|0?[0-8]?[0-9]){_DECIMALS}|0?90{_TINY})")
LONGITUDE = whole(f"-?(?:(?:[0-9]{{1,2}}|0[0-9]{{2}}|1[0-7][0-9]){_DECIMALS}|180{_TINY})")
"""Decimal degrees, written as texts."""
