"""libyaml's complaints in authors' words, at the place where the author has to look.

libyaml names what its grammar lacked and where it noticed; what the author did often stands
earlier (the bracket that is never closed) or shows in the text around (a colon in a sentence).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import yaml

from dossier.yaml_nodes.decode import Fault

_CONFLICT = re.compile(r"^<{7} .*", re.MULTILINE)
_ODD_BREAK = re.compile("[\x85\u2028\u2029]")
_QUOTE_IT = "Put the text into quotation marks, or on lines of its own after `>-`."
_CLOSING = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class _Trouble:
    """What libyaml says.

    Attributes:
        text: Of the file.
        problem: What is wrong, as the grammar sees it.
        at: Where that was noticed.
        opened: Where the thing begins that it was reading; `at` where it does not say.
    """

    text: str
    problem: str
    at: int
    opened: int

    @property
    def line_before(self) -> str:
        """What stands before `at` in its line."""
        return self.text[self.at - self.column(self.at) : self.at]

    @property
    def char(self) -> str:
        """What stands at `at`; empty at the end."""
        return self.text[self.at : self.at + 1]

    @property
    def opening(self) -> str:
        """What stands at `opened`."""
        return self.text[self.opened : self.opened + 1]

    def column(self, offset: int) -> int:
        """Return the 0-based column of `offset`."""
        return offset - 1 - max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset))


def explained(text: str, error: yaml.YAMLError) -> Fault:
    """Return what is wrong with `text`, which libyaml refused with `error`."""
    conflict = _CONFLICT.search(text)
    if conflict:
        advice = "Keep one side, and delete the lines of `<<<<<<<`, `=======` and `>>>>>>>`."
        return Fault(conflict.start(), "a merge conflict is left in this file", advice)
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Fault(0, "this file cannot be read as YAML", str(error))
    at = error.problem_mark.index
    opened = error.context_mark.index if error.context_mark else at
    trouble = _Trouble(text, f"{error.context or ''}: {error.problem}", at, opened)
    fault = next(tell for pattern, tell in _TOLD_BY if re.search(pattern, trouble.problem))(trouble)
    odd = _ODD_BREAK.search(text)
    if odd is None:
        return fault
    hint = f"The file also holds U+{ord(odd[0]):04X}, which YAML takes for a line's end: delete it."
    return Fault(fault.offset, fault.message, f"{fault.help}\n{hint}")


def _colon(trouble: _Trouble) -> Fault:
    if re.search(r":\s", trouble.line_before):
        return Fault(trouble.at, "a colon and a space stand inside a value", _QUOTE_IT)
    indent = len(trouble.line_before) - len(trouble.line_before.lstrip(" "))
    return Fault(
        trouble.at - len(trouble.line_before) + indent,
        "this line goes on with the text above, so it cannot be a field",
        "Begin the fields of one record in the same column, with a space after each colon.",
    )


def _glued(trouble: _Trouble) -> Fault:
    advice = "Write a space after it; put a text that holds it into quotation marks."
    return Fault(trouble.at, "this colon has no space after it", advice)


def _first_character(trouble: _Trouble) -> Fault:
    if trouble.char == "\t":
        return _tab(trouble)
    if not trouble.text[trouble.at :].strip():
        return Fault(trouble.at, "the file ends before a bracket is closed", "Close the bracket.")
    return Fault(trouble.at, f"a value cannot begin with {trouble.char}", _QUOTE_IT)


def _tab(trouble: _Trouble) -> Fault:
    return Fault(trouble.at, "a tab stands where only spaces may", "Indent with spaces.")


def _sign(trouble: _Trouble) -> Fault:
    return Fault(trouble.opened, f"a value cannot begin with {trouble.opening}", _QUOTE_IT)


def _list_or_key(trouble: _Trouble) -> Fault:
    return Fault(
        trouble.at,
        f"a value cannot begin with {trouble.char} and a space",
        "Begin a list on a line of its own. " + _QUOTE_IT,
    )


def _open_quotation(trouble: _Trouble) -> Fault:
    mark = trouble.opening
    advice = "Close it. In it, an apostrophe is written twice, `''`."
    if mark == '"':
        advice = 'Close it. In it, a quotation mark is written `\\"`, a backslash `\\\\`.'
    return Fault(trouble.opened, f"this quotation mark, {mark}, is never closed", advice)


def _block(trouble: _Trouble) -> Fault:
    value = re.split(r"[\r\n]", trouble.text[trouble.opened :], maxsplit=1)[0].rstrip()
    plain = len(value) <= 60 and not re.search(r'["\\]', value)
    return Fault(
        trouble.opened,
        f"nothing may follow {trouble.opening} in its line, which announces a text on the next",
        f'Put the value into quotation marks: "{value}"' if plain else _QUOTE_IT,
    )


def _no_colon(trouble: _Trouble) -> Fault:
    return Fault(
        trouble.opened,
        "this line is no field: a colon and a space are missing",
        "Write `name: value`, or indent the line if it goes on with the text above.",
    )


def _escape(trouble: _Trouble) -> Fault:
    return Fault(
        trouble.at,
        "a backslash begins no character that YAML knows",
        "Write it twice, `\\\\`, or use single quotation marks, '…', where it is plain.",
    )


def _directive(trouble: _Trouble) -> Fault:
    return Fault(trouble.opened, "a YAML directive is not allowed", "Delete the line with `%`.")


def _bracket(trouble: _Trouble) -> Fault:
    closing = _CLOSING.get(trouble.opening, "]")
    rest = trouble.text[trouble.at :]
    later = re.search(r"[\r\n]", trouble.text[trouble.opened : trouble.at])
    if closing not in rest or (later and trouble.char == ":"):
        message = f"this bracket, {trouble.opening}, is never closed"
        return Fault(trouble.opened, message, f"Close it with `{closing}`.")
    return Fault(
        trouble.at,
        f"a comma or {closing} is missing before this",
        "Put a text that holds a comma, a colon or a bracket into quotation marks.",
    )


def _unexpected(trouble: _Trouble) -> Fault:
    last = trouble.line_before.strip()[-1:]
    if last and last in "\"']}":
        return _goes_on(trouble, last)
    if trouble.text.startswith("%"):
        return _directive(replace(trouble, opened=0))
    if trouble.char == ":":
        return Fault(trouble.at, "a field's name is missing", "Write it before the colon.")
    if last or not trouble.char:
        return Fault(trouble.at, "this is not expected here", _QUOTE_IT)
    item = re.match(r"-\s", trouble.text[trouble.at :]) or "expected '-'" in trouble.problem
    if item and trouble.column(trouble.at) == trouble.column(trouble.opened):
        advice = "Write a list's items as `- …` under the field's name."
        return Fault(trouble.at, "fields and list items are mixed here", advice)
    advice = "Begin the fields of one record, and the items of one list, in the same column."
    return Fault(trouble.at, "the indentation of this line fits none of the lines above", advice)


def _goes_on(trouble: _Trouble, last: str) -> Fault:
    if last in "]}":
        return Fault(trouble.at, "text goes on after the closing bracket", _QUOTE_IT)
    advice = (
        "Put the whole value into the other kind of quotation marks, or on lines of its own "
        "after `>-`; inside '…' an apostrophe is written twice."
    )
    return Fault(trouble.at, "text goes on after the closing quotation mark", advice)


def _unknown(trouble: _Trouble) -> Fault:
    return Fault(trouble.at, f"this is not YAML: {trouble.problem.strip(': ')}", _QUOTE_IT)


_TOLD_BY: tuple[tuple[str, Callable[[_Trouble], Fault]], ...] = (
    ("mapping values are not allowed", _colon),
    ("sequence entries are not|mapping keys are not", _list_or_key),
    ("cannot start any token", _first_character),
    ("tab character", _tab),
    ("unexpected ':'", _glued),
    ("directive|incompatible YAML|duplicate %", _directive),
    ("a tag|tag handle|scanning an (alias|anchor)", _sign),
    ("unexpected end of stream|unexpected document", _open_quotation),
    ("escape c|hexdecimal|hexadecimal", _escape),
    ("scanning a block scalar", _block),
    ("could not find expected ':'", _no_colon),
    ("expected ',' or", _bracket),
    ("node content", _first_character),
    ("expected key|expected '-'|document start|expected <block end>", _unexpected),
    ("", _unknown),
)
"""By a part of libyaml's or PyYAML's complaint; the first that fits."""
