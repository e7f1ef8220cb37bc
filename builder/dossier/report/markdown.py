"""Text out of files, within Markdown that GitHub shows: comments and job summaries.

GitHub reads more out of a text than Markdown says: names to notify, issues to refer to, emoji,
formulas, addresses; and it looks for most of that in the text that the Markdown came to, where no
escape is left. What such a sign stands in an element of its own for, `<code>@</code>`, is not
found, since GitHub never looks inside `<code>`.
"""

import re

from dossier.report.visible import visible
from dossier.text.escape import escape_inline

_AT, _NUMBER, _DOLLAR, _COLON, _SLASH, _HYPHEN, _DOT = (
    re.escape(f"&#{ord(sign)};") for sign in "@#$:/-."
)

_READ_BY_GITHUB = re.compile(
    rf"""
    {_AT} | {_NUMBER} | {_DOLLAR}            # @name and a@b.org, #1, formulas
    | {_COLON}(?={_SLASH}{_SLASH})           # https://
    | {_COLON}(?=(?:100 | 1234){_COLON})     # :emoji:, which x.yml:100:1 holds, and x.yml:99:1 not
    | {_COLON}(?=(?!\d+{_COLON})(?:\w | {_HYPHEN} | &\#43; | &\#95; | -)+{_COLON})
    | (?<=\bgh)(?:{_HYPHEN} | -)(?=\d)       # GH-1
    | (?<=\bwww){_DOT}
    """,
    re.VERBOSE | re.IGNORECASE,
)


def code(text: str) -> str:
    """Return Markdown that shows a text as `escaped` does, as code: a path, say."""
    return f"<code>{escape_inline(visible(text))}</code>"


def escaped(text: str) -> str:
    """Return Markdown that shows `text` on GitHub, in one line, and does nothing else.

    Fits a paragraph, heading, list item, table cell or link text, and `<summary>` in raw HTML, but
    no attribute. What is shown is `visible(text)`, its runs of spaces as one, none at either end.
    """
    return _READ_BY_GITHUB.sub(r"<code>\g<0></code>", escape_inline(visible(text)))
