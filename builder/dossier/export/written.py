"""JSON written out for people to read, too.

`json.dumps` itself does so in Python, item by item; with one call a list or mapping it takes half
the time.
"""

import json
from collections.abc import Iterator, Mapping
from json.encoder import encode_basestring
from typing import Any


def in_lines(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield the pieces of what `json.dumps(document, ensure_ascii=False, indent=1)` returns.

    Args:
        document: Names in its mappings are strings. What it has under a name may be an iterator, of
            the items of a list: each is written before the next one is asked for.
    """
    before = "{"
    for name, value in document.items():
        yield f"{before}\n {encode_basestring(name)}: "
        if isinstance(value, Iterator):
            yield from _items(value, "\n ")
        else:
            yield _written(value, "\n ")
        before = ","
    yield "\n}" if document else "{}"


def _items(items: Iterator[Any], start: str) -> Iterator[str]:
    before, within = "[", f"{start} "
    for one in items:
        yield f"{before}{within}{_written(one, within)}"
        before = ","
    yield f"{start}]" if before == "," else "[]"


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
