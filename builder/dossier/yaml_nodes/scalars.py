"""Where the words of a value stand in the file that the value was read from."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from dossier.location import Location
from dossier.yaml_nodes.decode import LOADER, Lines

_BLANKS = r"[ \t\r\n\x85\u2028\u2029]+"
_UNITS = {
    '"': re.compile(rf"\\(?:x..|u.{{4}}|U.{{8}}|\r?\n[ \t]*|.)|{_BLANKS}|.", re.DOTALL),
    "'": re.compile(rf"''|{_BLANKS}|.", re.DOTALL),
    "": re.compile(rf"{_BLANKS}|.", re.DOTALL),
}
"""What stands for one character in each style; white space is one, as folding makes of it."""

_ESCAPES = {"n": " ", "t": " ", "r": " ", "N": " ", "L": " ", "P": " ", "\r": "", "\n": ""}
"""What else may follow a backslash stands for itself or can be part of no link."""


def position_in_scalar(text: str, scalar: Location, words: str, nth: int = 0) -> Location:
    """Return where the `nth` (0-based) occurrence of `words` in a scalar stands in its file.

    Any white space counts as one blank, since YAML folds lines. What is not found is said to
    stand where the scalar does.

    Args:
        text: The file's.
        scalar: Where the scalar begins, as `Places` has it.
        words: A part of the scalar's value.
        nth: Which of several equal parts; they do not overlap.
    """
    chars, offsets = _characters(text, scalar)
    words = re.sub(_BLANKS, " ", words)
    start = chars.find(words)
    for _ in range(nth):
        start = chars.find(words, start + len(words)) if start != -1 else -1
    if start == -1 or not words:
        return scalar
    return Location(scalar.path, *Lines(text.removeprefix("\ufeff")).at(offsets[start]))


@lru_cache(maxsize=1)  # the links of one text are looked up one after another
def _characters(text: str, scalar: Location) -> tuple[str, tuple[int, ...]]:
    text = text.removeprefix("\ufeff")
    event = _scalar_at(text, Lines(text).offset(scalar.line, scalar.column))
    if event is None:
        return "", ()
    start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
    if style in "|>" and style:  # its first line may hold a comment
        start += len(re.split(r"[\r\n]", text[start:end], maxsplit=1)[0])
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
        if re.match(_BLANKS, unit):
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
