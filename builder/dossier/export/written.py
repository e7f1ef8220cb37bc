"""JSON written out for people to read, too.

`json.dumps` itself does so in Python, item by item; with one call a list or mapping it takes half
the time.
"""

import json
from json.encoder import encode_basestring
from typing import Any


def in_lines(document: Any) -> str:
    """Return what `json.dumps(document, ensure_ascii=False, indent=1)` does.

    Args:
        document: Names in its mappings are strings.
    """
    return _written(document, "\n")


def _written(value: Any, start: str) -> str:
    """Return a value of which further lines start with `start`."""
    within = f"{start} "
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict):
        items = [
            f"{encode_basestring(name)}: "
            + (encode_basestring(one) if type(one) is str else _written(one, within))
            for name, one in value.items()
        ]
        return f"{{{within}{f',{within}'.join(items)}{start}}}" if items else "{}"
    if isinstance(value, list | tuple):
        items = [_written(one, within) for one in value]
        return f"[{within}{f',{within}'.join(items)}{start}]" if items else "[]"
    return str(value) if type(value) is int else json.dumps(value)
