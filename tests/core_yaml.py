"""YAML as editors read it: the core schema of YAML 1.2, with numbers and booleans."""

import re
from typing import Any

import yaml

_CORE = (
    ("null", r"null|Null|NULL|~|", [*"nN~", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        list("-+.0123456789"),
    ),
)


class _CoreLoader(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's way to say so


def _number(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int | float:
    text = loader.construct_scalar(node).lower()
    if "inf" in text or "nan" in text:
        return float(text.replace(".", ""))
    if text.startswith(("0o", "0x")):
        return int(text, 0)
    return int(text) if re.fullmatch(r"[-+]?[0-9]+", text) else float(text)


for _name, _pattern, _first in _CORE:
    _CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_name}", re.compile(f"^(?:{_pattern})$"), _first
    )
for _name in ("int", "float"):
    _CoreLoader.add_constructor(f"tag:yaml.org,2002:{_name}", _number)


def core(text: str) -> Any:
    """Return what a YAML 1.2 parser reads in a text."""
    return yaml.load(text, Loader=_CoreLoader)  # noqa: S506 - derived from the safe one
