"""From what was received to the files of a source and the fields of its record."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError

from dossier.articles.decoding import Decoded, decoded
from dossier.articles.extracted import Extracted
from dossier.articles.media import Media, is_whole_page, media_of
from dossier.articles.pages import read_page
from dossier.articles.pdf import read_pdf
from dossier.articles.refused import Refused
from dossier.model.parts import Format
from dossier.model.records import Source
from dossier.seeds import detect_format
from dossier.text.fold import is_blank, on_one_line
from dossier.yaml_nodes import Value

LONGEST = 500
"""Code points of a headline or a name; what is longer is none."""

MOST_AUTHORS = 30

_MARKUP = re.compile(r"</?[A-Za-z!]")


@dataclass(frozen=True, slots=True)
class Arrived:
    """An article as it came.

    Attributes:
        name: Its file's name or its address, for messages and to tell what it is.
        data: Its bytes.
        url: Where it came from, if from an address.
        media: What the server says it is.
        charset: How the server says it is encoded.
    """

    name: str
    data: bytes
    url: str | None = None
    media: Media | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article, ready to be kept.

    Attributes:
        text: The file that quotations are checked against, UTF-8.
        text_ending: How its name ends.
        received: The bytes that came, where they are not that file.
        received_ending: How the name of these ends.
        says: What the article says of itself: sound fields of a source record.
        site_name: What its publisher calls itself there; empty where it does not.
    """

    text: bytes
    text_ending: str
    received: bytes | None = None
    received_ending: str = ""
    says: Mapping[str, Value] = field(default_factory=dict)
    site_name: str = ""


def take(
    arrived: Arrived, *, charset: str | None = None, whole_page: bool = False
) -> Article | Refused:
    """Return the article in what came.

    Args:
        arrived: What came.
        charset: How it is encoded, where the author knows better than what declares it.
        whole_page: Keep an HTML page as it is in place of the article's text in it.
    """
    media = media_of(arrived.name, arrived.data, arrived.media)
    if isinstance(media, Refused):
        return media
    if media is Media.PDF:
        return _extracted(read_pdf(arrived.data), arrived, Media.PDF, _NO_TEXT_IN_PDF)
    html = media is Media.HTML
    found = decoded(arrived.data, arrived.charset, html=html, chosen=charset)
    if isinstance(found, Refused):
        return Refused(f"{arrived.name}: {found.message}", found.help)
    if html and not whole_page and is_whole_page(found.text):
        return _extracted(read_page(found.text, arrived.url), arrived, media, _NO_TEXT_IN_PAGE)
    return _as_it_is(found, arrived, media)


_NO_TEXT_IN_PDF = (
    "Its pages may be pictures. Have the text recognized, add that as a text file, and name the "
    "PDF as `received` in its record."
)
_NO_TEXT_IN_PAGE = (
    "Scripts may bring the text when the page is read. Save it from a browser and add that, or "
    "take the page as it is, with --whole-page."
)


def _extracted(
    found: Extracted | Refused, arrived: Arrived, media: Media, without_text: str
) -> Article | Refused:
    if isinstance(found, Refused):
        return Refused(f"{arrived.name}: {found.message}", found.help)
    if is_blank(found.text):
        return Refused(f"no article's text was found in {arrived.name}", without_text)
    says = {"url": arrived.url or "", **found.says}
    if detect_format("x.txt", found.text) is not Format.TEXT:
        says["format"] = Format.TEXT.value  # an article that shows markup is no page
    return Article(
        text=found.text.encode(errors="replace"),
        text_ending="txt",
        received=arrived.data,
        received_ending=media.value,
        says=sound(says),
        site_name=_words(found.site_name),
    )


def _as_it_is(found: Decoded, arrived: Arrived, media: Media) -> Article | Refused:
    if is_blank(found.text):
        return Refused(f"{arrived.name} has no words", "There is nothing to quote in it.")
    title = _heading(found.text) if media is Media.MARKDOWN else ""
    says: dict[str, Value] = {"title": title, "url": arrived.url or ""}
    if found.charset == "utf-8":
        return Article(arrived.data, media.value, says=sound(says))
    return Article(
        text=found.text.encode(errors="replace"),
        text_ending=media.value,
        received=arrived.data,
        received_ending=f"{found.charset}.{media.value}",
        says=sound(says),
    )


def _heading(text: str) -> str:
    """Return the heading that a Markdown page begins with."""
    first = text.lstrip().partition("\n")[0]
    return first[2:].rstrip(" #\r") if first.startswith("# ") else ""


def sound(says: Mapping[str, Value]) -> dict[str, Value]:
    """Return, of what an article says of itself, what a source record takes.

    Texts are put on one line without what cannot be seen. What is too long to be meant, or has
    markup in it, is left out, as is what its field refuses.
    """
    found: dict[str, Value] = {}
    for name, value in says.items():
        if isinstance(value, str):
            cleaned: Value = _words(value)
        else:
            cleaned = _names(value) if isinstance(value, Sequence) else []
        if cleaned and _is_taken(name, cleaned):
            found[name] = cleaned
    return found


def _names(values: Sequence[Value]) -> list[Value]:
    names = dict.fromkeys(_words(value) for value in values if isinstance(value, str))
    return [name for name in names if name] if len(names) <= MOST_AUTHORS else []


def _words(text: str) -> str:
    if len(text) > LONGEST * 10:
        return ""
    seen = "".join(c if c.isprintable() or c.isspace() else "" for c in on_one_line(text))
    return seen if len(seen) <= LONGEST and not _MARKUP.search(seen) else ""


def _is_taken(name: str, value: Value) -> bool:
    try:
        Source.model_validate({name: value})
    except ValidationError:
        return False
    return True
