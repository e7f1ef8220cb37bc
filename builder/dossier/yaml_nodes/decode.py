"""What every step of reading a file shares: its text, the lines of that, a fault in it."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml, or where PyYAML was built without it the same in Python, many times slower."""

MAX_BYTES = 256 * 1024
"""The largest file that is read; a record has a few hundred bytes."""

_BREAK = re.compile(r"\r\n|\n|\r")
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")  # of UTF-16 and UTF-32

# YAML 1.1, 5.1 "Character Set"; libyaml refuses a byte order mark inside the text, too.
# To name what is allowed instead takes ten times as long to compile.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one place of a file's text.

    Attributes:
        offset: In code points, 0-based, a byte order mark at the start not counted.
        message: What is wrong.
        help: What to do about it.
    """

    offset: int
    message: str
    help: str = ""


class Lines:
    r"""The lines of a text as an editor counts them: `\n`, `\r\n` and `\r` end a line.

    YAML 1.1 also ends lines at U+0085, U+2028 and U+2029, so its own line numbers are no use.
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def at(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column, in code points, of a 0-based offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the 0-based offset of a 1-based line and column; of the last line if later."""
        return self._starts[min(line, len(self._starts)) - 1] + column - 1


def decoded(data: bytes) -> tuple[str, Fault | None]:
    """Return the text of a UTF-8 file without its byte order mark, and why it cannot be YAML.

    The text ends where the fault stands if bytes cannot be decoded.
    """
    if len(data) > MAX_BYTES:
        message = f"this file is larger than {MAX_BYTES:,} bytes"
        return "", Fault(0, message, "A record is a short file; articles go into seeds/.")
    if data.startswith(_MARKS):
        return "", Fault(0, "this file is UTF-16 or UTF-32, not UTF-8", "Save it as UTF-8.")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        text = data[: error.start].decode()
        return text, Fault(len(text), *_not_utf8(data[error.start]))
    return text, _forbidden(text)


def _not_utf8(byte: int) -> tuple[str, str]:
    meant = bytes([byte]).decode("cp1252", errors="ignore")
    hint = f" The byte is {meant} in Windows-1252, which the file may be written in." * bool(meant)
    return f"this file is not UTF-8: byte 0x{byte:02x}", f"Save it as UTF-8.{hint}"


def _forbidden(text: str) -> Fault | None:
    found = _FORBIDDEN.search(text)
    if found is None:
        return None
    more = sum(1 for _ in _FORBIDDEN.finditer(text)) - 1
    message = f"character U+{ord(found[0]):04X} may not stand in a YAML file"
    if more:
        message += f", here and in {more:,} more place{'s' if more > 1 else ''}"
    return Fault(found.start(), message, _origin(found[0]))


def _origin(char: str) -> str:
    if char == "\0":
        return "Save the file as UTF-8; it may be UTF-16."
    if "\x80" <= char <= "\x9f":
        meant = char.encode("latin-1").decode("cp1252", errors="ignore")
        return f"It may be a spoilt {meant}; write that instead." if meant else "Delete it."
    return "Delete it; most editors do not show it."
