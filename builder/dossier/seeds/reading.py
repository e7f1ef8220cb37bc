"""From a source's bytes to its text."""

import re
from dataclasses import dataclass

from dossier.location import Location
from dossier.model.parts import Format
from dossier.seeds.formats import detect_format
from dossier.seeds.html_page import read_html
from dossier.seeds.markdown_page import read_markdown
from dossier.seeds.plain import paragraphs
from dossier.text.source import SourceText

_LINE_END = re.compile(r"\r\n|\r|\n")
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Undecodable:
    """The bytes are not UTF-8.

    Attributes:
        at: The first bad byte; the column counts the code points before it in its line.
        reason: A clause without a full stop: "byte 0xE9 is not UTF-8 (invalid start byte)".
    """

    at: Location
    reason: str


def read_source(path: str, data: bytes, declared: Format | None = None) -> SourceText | Undecodable:
    """Read a source's file.

    Nothing is mended: line ends, a byte order mark and control characters stay in the text and
    count as code points, so that offsets are those of the file as anyone else decodes it. In HTML,
    only markup goes and references are decoded.

    Args:
        path: The file's path, for places and for telling its format.
        data: Its bytes.
        declared: How to read it, where the record says so.
    """
    try:
        file = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return _undecodable(path, data, fault)
    starts = _line_starts(file)
    match declared or detect_format(path, file):
        case Format.HTML:
            page = read_html(file)
            return SourceText(path, page.text, page.blocks, page.links, page.origins, starts)
        case Format.MARKDOWN:
            blocks, links = read_markdown(file, starts)
            return SourceText(path, file, blocks, links, line_starts=starts)
        case Format.TEXT:
            return SourceText(path, file, paragraphs(file), line_starts=starts)


def _undecodable(path: str, data: bytes, fault: UnicodeDecodeError) -> Undecodable:
    if data.startswith(_OTHER_ENCODINGS):
        return Undecodable(Location(path), "the file starts as UTF-16 does, and must be UTF-8")
    before = data[: fault.start].decode("utf-8")
    starts = _line_starts(before)
    at = Location(path, len(starts), len(before) - starts[-1] + 1)
    return Undecodable(at, f"byte 0x{data[fault.start]:02X} is not UTF-8 ({fault.reason})")


def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(end.end() for end in _LINE_END.finditer(text)))
