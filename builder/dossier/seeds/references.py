"""Character references of HTML: `&amp;`, `&#8217;`, `&#x2019;`, and `&copy` without its semicolon.

The values are those of the standard library's `html.unescape`, which says neither where a reference
ends nor what an attribute exempts, and fails on numbers of thousands of digits.
"""

import re
from dataclasses import dataclass
from html import unescape
from html.entities import html5

_REFERENCE = re.compile(
    r"&(?:\#(?:[xX](?P<hex>[0-9A-Fa-f]+)|(?P<number>[0-9]+));?|(?P<name>[A-Za-z][A-Za-z0-9]{0,31});?)"
)
_MOST_DIGITS = 7  # U+10FFFF has 7 in decimal
_GOES_ON = re.compile("[=A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reference stands for, and the offset just after it; `text` may be empty."""

    text: str
    end: int


def reference_at(source: str, at: int, *, in_attribute: bool = False) -> Reference | None:
    """Return the reference that starts at `at`, or None when the `&` there is just an `&`.

    Args:
        source: HTML.
        at: Offset of an `&`.
        in_attribute: Leave `&copy=1` alone, as in `?id=7&copy=1` (HTML, "named character reference
            state"): without a semicolon, a name ends where no letter, digit or `=` follows.
    """
    found = _REFERENCE.match(source, at)
    if found is None:
        return None
    if found["name"] is None:
        return Reference(_numbered(found), found.end())
    whole = html5.get(found[0][1:]) if found[0].endswith(";") else None
    if whole is not None:
        return Reference(whole, found.end())
    for end in range(found.end("name"), at + 2, -1):
        text = html5.get(source[at + 1 : end])
        if text is not None:
            goes_on = in_attribute and _GOES_ON.match(source, end)
            return None if goes_on else Reference(text, end)
    return None


def decoded(value: str) -> str:
    """Return an attribute's value with its references decoded."""

    def text_for(found: re.Match[str]) -> str:
        reference = reference_at(value, found.start(), in_attribute=True)
        return reference.text + value[reference.end : found.end()] if reference else found[0]

    return _REFERENCE.sub(text_for, value)


def _numbered(found: re.Match[str]) -> str:
    digits = (found["hex"] or found["number"]).lstrip("0")
    if len(digits) > _MOST_DIGITS:
        return "\ufffd"
    return unescape(f"&#x{digits or 0};" if found["hex"] else f"&#{digits or 0};")
