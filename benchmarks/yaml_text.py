"""YAML as people write it in a dossier, fast enough for tens of thousands of files."""

import re
from collections.abc import Mapping, Sequence
from textwrap import wrap

Value = str | Sequence["str | Fields"] | Mapping[str, "Value"]
Fields = Mapping[str, Value]

WIDTH = 100
_PLAIN = re.compile(r"[\w“.](?:[^:#\n]|:(?=\S)|(?<=\S)#)*", re.ASCII)
_FLOWS = re.compile(r"[a-z0-9/.-]+")


def yaml_text(fields: Fields, indent: str = "") -> str:
    """Return a mapping as YAML; fields that are empty are left out."""
    return "".join(_field(name, value, indent) for name, value in fields.items() if value)


def _field(name: str, value: Value, indent: str) -> str:
    if isinstance(value, str):
        return f"{indent}{name}: {_text(value, indent, len(name) + 2)}\n"
    if isinstance(value, Mapping):
        return f"{indent}{name}:\n{yaml_text(value, indent + '  ')}"
    if all(isinstance(item, str) and _FLOWS.fullmatch(item) for item in value):
        flow = f"{indent}{name}: [{', '.join(map(str, value))}]\n"
        if len(flow) <= WIDTH:
            return flow
    items = "".join(_item(item, indent) for item in value)
    return f"{indent}{name}:\n{items}"


def _item(value: str | Fields, indent: str) -> str:
    if isinstance(value, str):
        return f"{indent}- {_text(value, indent, 2)}\n"
    return f"{indent}- {yaml_text(value, indent + '  ').lstrip()}"


def _text(text: str, indent: str, taken: int) -> str:
    if not _PLAIN.fullmatch(text) or text != text.strip():
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if len(indent) + taken + len(text) <= WIDTH:
        return text
    inner = indent + "  "
    lines = wrap(text, WIDTH - len(inner), break_long_words=False, break_on_hyphens=False)
    return ">-\n" + "\n".join(inner + line for line in lines)
