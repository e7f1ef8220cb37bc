"""The text of a PDF, page by page, and what it says of itself."""

import re
from collections.abc import Iterator
from typing import Any

from dossier.articles.extracted import Extracted
from dossier.articles.refused import Refused, without_package

_DIVIDED = re.compile(r"(?<!\w)(\w*)[\ufffe\x02]\s*(\w*)")
"""A word with what PDFium writes for a hyphen at the end of a line."""

_COMPOUND = re.compile(r"(?<!\w)\w+-\w+")
_SOFT_HYPHEN = "\u00ad"


def read_pdf(data: bytes) -> Extracted | Refused:
    """Return the text and the metadata of a PDF."""
    try:
        import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra
    except ImportError:
        return without_package("pdf", "the text of a PDF")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).lower():
            return Refused("the PDF asks for a password", "Save a copy without one, and add that.")
        return Refused("the PDF is damaged", "Open it in a viewer, and save it anew from there.")
    try:
        says = document.get_metadata_dict()
        text = "\n\n".join(filter(None, _rejoined(_pages(document))))
    except pypdfium2.PdfiumError:
        return Refused("the PDF is damaged", "Open it in a viewer, and save it anew from there.")
    finally:
        document.close()
    author = says.get("Author", "")
    return Extracted(
        f"{text}\n" if text else "",
        {"title": says.get("Title", ""), "authors": [author] if author else []},
    )


def _pages(document: Any) -> list[str]:
    texts = []
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        text = words.get_text_bounded()
        words.close()
        page.close()
        texts.append("\n".join(line.rstrip() for line in text.splitlines()).strip())
    return texts


def _rejoined(pages: list[str]) -> Iterator[str]:
    """Yield pages with the words whole that the ends of lines divide.

    No PDF tells whether such a hyphen belongs to the word. It does where the word stands elsewhere
    with it; else it is made a soft one, which quotations pass over.
    """
    compounds = {word for page in pages for word in _COMPOUND.findall(page)}

    def joined(found: re.Match[str]) -> str:
        word = f"{found[1]}-{found[2]}"
        return word if word in compounds else f"{found[1]}{_SOFT_HYPHEN}{found[2]}"

    for page in pages:
        yield _DIVIDED.sub(joined, page)
