"""The text of a PDF, page by page, and what it says of itself."""

import re
from typing import Any

from dossier.articles.extracted import Extracted
from dossier.articles.refused import Refused, without_package

_DIVIDED = re.compile(r"[\ufffe\x02]\r?\n?")
"""What PDFium writes for a hyphen that only the end of a line put there."""


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
        text = "\n\n".join(filter(None, _pages(document)))
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
        text = _DIVIDED.sub("", words.get_text_bounded())
        words.close()
        page.close()
        texts.append("\n".join(line.rstrip() for line in text.splitlines()).strip())
    return texts
