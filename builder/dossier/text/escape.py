"""Text that is to be shown as it is, within Markdown and within HTML.

Numeric character references, since Python-Markdown, its extensions, markdown-it-py and Jinja agree
on nothing else: backslashes differ between them, and an extension may give any sign a meaning.
"""

import re
from functools import cache

SPACE = re.compile("[\t\n\v\f\r\x1c-\x1f \x85\u2028\u2029]+")
"""What collapses to one space: a no-break space, say, does not."""

_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)

# Spaces that renderers would trim or join as if they were plain ones.
_OTHER_SPACE = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"

# The first word may look like the start of a list or a heading, or like a key of metadata.
_IN_FIRST_WORD = re.compile(rf"([!-/:-@\[-`{{-~{_OTHER_SPACE}])")
# It starts with a set of signs, and not with what else must hold, so that texts are skimmed for it.
_ELSEWHERE = re.compile(
    rf"""
    ([!-+\-./:<-@\[-`{{-~{_OTHER_SPACE}])
    (?: (?<![-.])
      | (?<=-) (?: (?<!\w-) | (?!\w) )             # a hyphen within a word stays legible
      | (?<=\.) (?: (?<![^\W\d_]\.) | (?!\s|\Z) )  # and so does the end of a sentence
    )
    """,
    re.VERBOSE,
)


def escape_inline(text: str) -> str:
    """Return Markdown that shows exactly `text`, in one line.

    Fits a paragraph, heading, list item, table cell, link text or quoted HTML attribute, for
    Python-Markdown with Material's extensions and for CommonMark. Runs of white space become a
    space, none is left at either end; controls and other code points that HTML refuses become
    U+FFFD.
    """
    # What is printable has no white space but plain spaces, and nothing that HTML refuses.
    if not text.isprintable():
        text = showable(SPACE.sub(" ", text))
    elif "  " in text:
        text = SPACE.sub(" ", text)
    first, space, rest = text.strip(" ").partition(" ")
    return _escaped(_IN_FIRST_WORD, first) + space + escape_signs(rest)


def escape_signs(text: str) -> str:
    """Return `text` with every sign that Markdown, HTML or Jinja may read as markup escaped.

    White space is left alone. Not for the start of a line of Markdown: see `escape_inline`.
    """
    return _escaped(_ELSEWHERE, text)


def showable(text: str) -> str:
    """Return `text` with the code points that HTML refuses replaced by U+FFFD."""
    return text if text.isprintable() else _UNSHOWABLE.sub("\ufffd", text)


def _escaped(signs: re.Pattern[str], text: str) -> str:
    """Return `text` with each sign as a reference; they are what the pattern's group takes."""
    pieces = signs.split(text)  # to call a function for each sign would take twice the time
    if len(pieces) > 1:
        pieces[1::2] = map(_reference, pieces[1::2])
    return "".join(pieces)


@cache  # there are as many as the patterns have signs
def _reference(sign: str) -> str:
    return f"&#{ord(sign)};"
