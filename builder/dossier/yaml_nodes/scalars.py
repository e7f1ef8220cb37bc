"""Where the words of a value stand in the file that the value was read from."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from dossier.location import Location
from dossier.yaml_nodes.decode import LOADER, Lines

_OPAQUE = ("'", '"', "!", "&", "*", "")
"""What a scalar begins with in which a character may be written otherwise, or something else."""

_LINE_END = re.compile(r"[\r\n]")
_BLANKS = r"[ \t\r\n\x85\u2028\u2029]+"
_BLANK = re.compile(_BLANKS)
_UNITS = {
    '"': re.compile(rf"\\(?:x..|u.{{4}}|U.{{8}}|\r?\n[ \t]*|.)|{_BLANKS}|.", re.DOTALL),
    "'": re.compile(rf"''|{_BLANKS}|.", re.DOTALL),
    "": re.compile(rf"{_BLANKS}|.", re.DOTALL),
}
"""What stands for one character in each style; white space is one, as folding makes of it."""

_ESCAPES = {"n": " ", "t": " ", "r": " ", "N": " ", "L": " ", "P": " ", "\r": "", "\n": ""}
"""What else may follow a backslash stands for itself or can be part of no link."""


def position_in_scalar(
    text: str, scalar: Location, words: str, nth: int = 0, value: str = ""
) -> Location:
    """Return where the `nth` (0-based) occurrence of `words` in a scalar stands in its file.

    Any white space counts as one blank, since YAML folds lines. What is not found is said to
    stand where the scalar does.

    Args:
        text: The file's.
        scalar: Where the scalar begins, as `Places` has it.
        words: A part of the scalar's value.
        nth: Which of several equal parts; they do not overlap.
        value: The scalar's value, if it is known; it spares reading the file again.
    """
    text = text.removeprefix("\ufeff")
    lines = _lines(text)
    begin = lines.offset(scalar.line, scalar.column)
    if _stand_as_they_are(words, text[begin : begin + 1]) and value.count(words) > nth:
        found = _occurrence(text, words, nth, _after_header(text, begin))
        return Location(scalar.path, *lines.at(found))
    chars, offsets = _characters(text, begin)
    words = _BLANK.sub(" ", words)
    start = _occurrence(chars, words, nth) if words else -1
    return scalar if start == -1 else Location(scalar.path, *lines.at(offsets[start]))


def _stand_as_they_are(words: str, first: str) -> bool:
    """Say whether a scalar that begins so holds words as its value does, and nothing else."""
    return bool(words) and first not in _OPAQUE and not _BLANK.search(words)


def _occurrence(text: str, words: str, nth: int, start: int = 0) -> int:
    """Return the offset of the `nth` occurrence of words, those before it passed over; else -1."""
    found = text.find(words, start)
    for _ in range(nth):
        found = text.find(words, found + len(words)) if found != -1 else -1
    return found


def _after_header(text: str, start: int) -> int:
    """Return where a scalar's own characters begin: a block's first line may hold a comment."""
    if text[start : start + 1] not in ("|", ">"):
        return start
    end = _LINE_END.search(text, start)
    return end.start() if end else len(text)


@lru_cache(maxsize=1)  # the links of one text are looked up one after another
def _lines(text: str) -> Lines:
    return Lines(text)


@lru_cache(maxsize=1)
def _characters(text: str, begin: int) -> tuple[str, tuple[int, ...]]:
    event = _scalar_at(text, begin)
    if event is None:
        return "", ()
    end, style = event.end_mark.index, event.style or ""
    start = _after_header(text, event.start_mark.index)
    units = [(char, start + offset) for char, offset in _units(text[start:end], style)]
    return "".join(char for char, _ in units), tuple(offset for _, offset in units)


def _scalar_at(text: str, offset: int) -> Any:
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.ScalarEvent) and _start(event) == offset:
                return event
    except yaml.YAMLError:
        pass
    return None


def _start(event: Any) -> int:
    return int(event.start_mark.index)


def _units(raw: str, style: str) -> Iterator[tuple[str, int]]:
    """Yield each character of the value with its 0-based offset in `raw`."""
    for match in _UNITS.get(style, _UNITS[""]).finditer(raw):
        unit = match[0]
        if _BLANK.match(unit):
            yield " ", match.start()
        elif unit == "''":
            yield "'", match.start()
        elif style == '"' and unit.startswith("\\"):
            if char := _unescaped(unit[1:]):
                yield char, match.start()
        else:
            yield unit, match.start()


def _unescaped(code: str) -> str:
    if len(code) > 1 and code[0] in "xuU":
        return chr(int(code[1:], 16))
    return _ESCAPES.get(code[0], code[0])
