"""JSON written out for people to read, too.

`json.dumps` itself does so in Python, item by item; with one call a list or mapping, and with what
stands in many places written once, it takes a third of the time.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any


class Shared(dict[str, Any]):
    """A mapping that stands in many places of a document; nobody changes it once it is in one."""

    _text = ""

    def written(self, start: str) -> str:
        """Return it written out, with further lines that start with `start`."""
        if not self._text:
            self._text = _mapping(self, "\n")
        return self._text.replace("\n", start)  # in strings they are escaped


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
    return _WRITERS.get(type(value), _other)(value, start)


def _mapping(value: Mapping[str, Any], start: str) -> str:
    if not value:
        return "{}"
    within = f"{start} "
    pieces = [*_frame(tuple(value), start)]
    pieces[1::2] = [
        # Most are strings, and to call a function of our own takes longer than to write one.
        encode_basestring(one) if type(one) is str else _WRITERS.get(type(one), _other)(one, within)
        for one in value.values()
    ]
    return "".join(pieces)


def _list(value: Iterable[Any], start: str) -> str:
    within = f"{start} "
    texts = [_WRITERS.get(type(one), _other)(one, within) for one in value]
    return f"[{within}{f',{within}'.join(texts)}{start}]" if texts else "[]"


def _string(value: str, _: str) -> str:
    return encode_basestring(value)


def _int(value: int, _: str) -> str:
    return str(value)


def _other(value: Any, start: str) -> str:
    match value:
        case str():
            return encode_basestring(value)
        case dict():
            return _mapping(value, start)
        case list() | tuple():
            return _list(value, start)
        case _:
            return json.dumps(value)


_WRITERS: Mapping[type, Callable[[Any, str], str]] = {
    dict: _mapping,
    Shared: Shared.written,
    list: _list,
    str: _string,
    int: _int,
}
"""What writes the values of most types."""


@lru_cache(maxsize=1000)  # of things of a kind most have the same names
def _frame(names: tuple[str, ...], start: str) -> tuple[str, ...]:
    """Return what a mapping is written with around its values, with "" for each of those."""
    before = [f",{start} {encode_basestring(name)}: " for name in names]
    before[0] = f"{{{before[0][1:]}"
    return (*(piece for each in before for piece in (each, "")), f"{start}}}")
