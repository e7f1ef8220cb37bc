"""Tell how a source's file is to be read when its record does not say."""

import re

from dossier.model.parts import Format

_BY_ENDING = {
    "html": Format.HTML,
    "htm": Format.HTML,
    "xhtml": Format.HTML,
    "md": Format.MARKDOWN,
    "markdown": Format.MARKDOWN,
}

_ELEMENTS = (
    "a|abbr|address|article|aside|b|blockquote|body|caption|cite|code|dd|del|details|dfn|div|dl|dt"
    "|em|figcaption|figure|font|footer|h[1-6]|head|header|html|i|ins|kbd|li|main|mark|nav|ol|p|pre"
    "|q|s|samp|section|small|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|u|ul"
)
_PAGE = re.compile(r"[\s\ufeff]*<(?:!doctype\s+html|\?xml\s|html|head|body)\b", re.IGNORECASE)
_FIRST_TAG = re.compile(rf"[\s\ufeff]*<({_ELEMENTS})(?:\s[^<>]*)?>", re.IGNORECASE)
_OPENING = re.compile(rf"<({_ELEMENTS})(?:\s[^<>]*)?>(?=\S)", re.IGNORECASE)
_CLOSING = re.compile(rf"\S</({_ELEMENTS})\s*>", re.IGNORECASE)
_ENDING = re.compile(rf"</({_ELEMENTS})\s*>", re.IGNORECASE)
_BREAK = re.compile(r"[\w.,;:!?]<(?:br|p)\s*/?>", re.IGNORECASE)
_CODE = re.compile(r"^(?: {4}|\t).*$|`[^`\n]*`", re.MULTILINE)


def detect_format(path: str, text: str) -> Format:
    """Say how the file at `path` is to be read; `text` is its content.

    The ending decides where it can: .html, .htm, .xhtml; .md, .markdown. Any other file is plain
    text unless it is HTML by its content, a page or a fragment, which it is when one of these
    holds:

    - It starts as a page does: with a doctype, an XML declaration, `<html>`, `<head>` or `<body>`.
    - It starts with the tag of an element that is closed somewhere.
    - An element encloses words: its start tag stands right before a word or sign, and its end tag,
      further on, right after one (`<b>so</b>`, not `<b> and </b>`).
    - A line break or paragraph follows the words directly: `so<br>`, `so.<p>`.

    The last two do not count in what looks like code: lines indented by four spaces or a tab, and
    words between backticks. Elements are those that HTML knows: `<x@example.org>` is none.
    """
    name = path.rpartition("/")[2]
    by_ending = _BY_ENDING.get(name.rpartition(".")[2].lower()) if "." in name else None
    if by_ending:
        return by_ending
    return Format.HTML if _is_html(text) else Format.TEXT


def _is_html(text: str) -> bool:
    if _PAGE.match(text):
        return True
    first = _FIRST_TAG.match(text)
    if first and any(end[1].lower() == first[1].lower() for end in _ENDING.finditer(text)):
        return True
    words = _CODE.sub(" ", text)
    return _BREAK.search(words) is not None or _encloses_words(words)


def _encloses_words(text: str) -> bool:
    last_ends = {end[1].lower(): end.start() for end in _CLOSING.finditer(text)}
    return any(
        start.end() <= last_ends.get(start[1].lower(), -1) for start in _OPENING.finditer(text)
    )
