"""From an article's bytes to its text, by the encoding that is declared; none is ever guessed.

A guess would turn some letters into others, and every quotation that has them would be one.
"""

import codecs
import re
from dataclasses import dataclass

from dossier.articles.refused import Refused

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_META = re.compile(
    rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE
)
_XML = re.compile(
    rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE
)
_LOOKED_AT = 1024
"""Bytes in which a page says what it is encoded in (HTML, "prescan a byte stream")."""

_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What these labels mean on the web (WHATWG, Encoding), by the names that Python has."""

_OF_NO_ARTICLE = {
    *("idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"),
    *("unicode_escape", "raw_unicode_escape", "utf-7"),
}
"""Encodings that Python has for other ends, or that browsers refuse for safety."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, with the name of the encoding that its bytes had."""

    text: str
    charset: str


def decoded(
    data: bytes, declared: str | None, *, html: bool, chosen: str | None = None
) -> Decoded | Refused:
    """Return the text.

    What the author chose counts before all, then a byte order mark, what the server declares, what
    the page declares, and UTF-8.
    """
    label, who = _declared(data, declared, chosen, html=html)
    charset = _known(label)
    if charset is None:
        return Refused(f"{who} says it is encoded in {label!r}, which is not known", _CHOOSE)
    try:
        return Decoded(data.decode(charset).removeprefix("\ufeff"), charset)
    except UnicodeDecodeError as fault:
        where = f"byte {fault.start + 1:,}"
    if label == who == "":
        return Refused(f"it says nowhere how it is encoded, and is not UTF-8 ({where})", _CHOOSE)
    return Refused(f"{who} says it is encoded in {label}, and it is not ({where})", _CHOOSE)


_CHOOSE = (
    "Look up how it is encoded and say so: --charset windows-1252 is usual for Western languages."
)


def _declared(
    data: bytes, declared: str | None, chosen: str | None, *, html: bool
) -> tuple[str, str]:
    if chosen:
        return chosen, "--charset"
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return charset, "its byte order mark"
    if declared:
        return declared, "the server"
    start = data[:_LOOKED_AT]
    found = (_META.search(start) or _XML.match(start)) if html else None
    if found is None:
        return "", ""
    label = found[1].decode("ascii")
    # What could be read as ASCII is not UTF-16, whatever it says of itself (HTML, likewise).
    return ("utf-8" if label.lower().startswith("utf-16") else label), "the page"


def _known(label: str) -> str | None:
    try:
        name = codecs.lookup(label or "utf-8").name
        "".encode(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    return None if name in _OF_NO_ARTICLE else _MEANT.get(name, name)
