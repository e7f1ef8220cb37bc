"""What all made pages have in common: the mark, and docstrings taken apart."""

import re
from collections.abc import Iterable, Sequence
from inspect import cleandoc

MARK = "<!-- Made from the code by `python -m dossier.handbook`. -->"
"""Stands in every made page and in no other."""

_ATTRIBUTE = re.compile(r"^    (\w+): (.*(?:\n {8}.*)*)$", re.MULTILINE)


def summary(cls: type) -> str:
    """Return what a class's docstring says before its sections, as one paragraph."""
    return _one_line(_own(cls).partition("\nAttributes:\n")[0])


def meanings(cls: type) -> dict[str, str]:
    """Return what the docstrings of a class and of those that it derives from say of attributes."""
    found: dict[str, str] = {}
    for one in reversed(cls.__mro__):
        section = _own(one).partition("Attributes:\n")[2]
        found |= {name: _one_line(words) for name, words in _ATTRIBUTE.findall(section)}
    return found


def meaning(cls: type, name: str) -> str:
    """Return what the docstrings say of one attribute.

    Raises:
        ValueError: they do not name it; the handbook would be silent about it.
    """
    found = meanings(cls)
    if name not in found:
        raise ValueError(f"the docstring of {cls.__name__} says nothing of {name}")
    return found[name]


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown; cells hold no line break, and no `|` of their own."""
    lines = [heads, ["---" for _ in heads], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def page(title: str, *parts: str) -> str:
    """Return a page of the handbook: its title, the mark, its parts a paragraph apart."""
    return "\n\n".join([f"# {title}", MARK, *parts]) + "\n"


def _own(cls: type) -> str:
    return cleandoc(cls.__dict__.get("__doc__") or "")


def _one_line(text: str) -> str:
    return " ".join(text.split())
