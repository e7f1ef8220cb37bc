"""What all made pages have in common: the mark, and docstrings taken apart."""

from collections.abc import Iterable, Sequence
from inspect import cleandoc

from dossier.desk.schema import meanings

MARK = "<!-- Made from the code by `python -m dossier.handbook`. -->"
"""Stands in every made page and in no other."""


def summary(cls: type) -> str:
    """Return what a class's docstring says before its sections, as one paragraph."""
    return " ".join(cleandoc(cls.__doc__ or "").partition("\nAttributes:\n")[0].split())


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
