"""What kinds of articles there are, told from what a server or a file's name and content say."""

import re
from enum import Enum

from dossier.articles.refused import Refused
from dossier.model.parts import Format
from dossier.seeds import detect_format


class Media(Enum):
    """A kind of file that an article can come as; the value is the ending of its name."""

    TEXT = "txt"
    MARKDOWN = "md"
    HTML = "html"
    PDF = "pdf"


TYPES = {
    "text/html": Media.HTML,
    "application/xhtml+xml": Media.HTML,
    "text/plain": Media.TEXT,
    "text/markdown": Media.MARKDOWN,
    "application/pdf": Media.PDF,
}
"""Media types (IANA) that an article may have."""

_FORMATS = {Format.HTML: Media.HTML, Format.MARKDOWN: Media.MARKDOWN, Format.TEXT: Media.TEXT}

_OTHERS = (
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive, as DOCX, ODT and EPUB are"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"%!PS", "a PostScript document"),
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MAY_BE = "An article is a text, an HTML page or a PDF. Save it as one of them."


def media_of(name: str, data: bytes, declared: Media | None = None) -> Media | Refused:
    """Say what an article came as.

    Args:
        name: Its file's name, or its address.
        data: Its bytes.
        declared: What its server says.
    """
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return Media.PDF
    if what := _what_else(data, declared):
        return Refused(f"{name} is {what}", _MAY_BE)
    if declared is not None:
        return declared
    return _FORMATS[detect_format(name, data.decode("latin-1"))]  # markup is ASCII in any encoding


def _what_else(data: bytes, declared: Media | None) -> str:
    """Say what bytes are that are no article, to be read after "is"."""
    if not data.strip():
        return "empty"
    other = next((what for start, what in _OTHERS if data.startswith(start)), "")
    if not other and declared is Media.PDF:
        return "said to be a PDF and is none"
    if not other and b"\0" in data and not data.startswith(_UTF_16):
        return "neither text nor an HTML page nor a PDF"
    return other


def is_whole_page(text: str) -> bool:
    """Say whether HTML is a page, with navigation and all, and not a piece of one."""
    return _PAGE.match(text) is not None


_PAGE = re.compile(
    # Atomic: comments could otherwise be divided in more ways than can be tried.
    r"(?>[\s\ufeff]|<!--.*?-->)*+<(?:!doctype|\?xml|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
