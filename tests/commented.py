"""Records as a careless author writes them: any order, any style, comments everywhere."""

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from dossier.model.fields import Kind
from dossier.model.parts import Part
from dossier.model.records import KINDS
from dossier.model.shape import part_at

TEXTS = st.text(
    st.sampled_from("ab:#-'\"[]{},&*!?|>%@`é“”’\u200c\xa0\u2028\x85 \n\t1")
    | st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"),
    max_size=40,
)
LONG = st.lists(st.from_regex(r"[a-z“'#]{1,9}|\[\[x\|a b\]\]", fullmatch=True), max_size=40)
LINES = st.lists(st.from_regex(r"(- |# )?[a-z]{1,8}( [a-z#:]{1,8}){0,3}|", fullmatch=True))
NAMES = st.sampled_from(["x", "two words", "a: b", "null", "# c", "7", "“", "'", "y"])
OFTEN = st.sampled_from([False, True])
SELDOM = st.sampled_from([False, False, False, False, True])


class Careless:
    """Writes one record, and numbers its comments, `#c0` on, so that each can be found."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.comments = 0

    def comment(self) -> str:
        """Return the next comment."""
        self.comments += 1
        return self.draw(st.sampled_from(["#", "# ", "## - a: [", "# 'x: "])) + (
            f"c{self.comments - 1}."
        )

    def beside(self) -> str:
        """Return a blank and a comment, or nothing."""
        return f" {self.comment()}" if self.draw(SELDOM) else ""

    def between(self) -> Iterator[str]:
        """Yield lines that may stand before any line."""
        while self.draw(SELDOM):
            yield ""
            yield f"{' ' * self.draw(st.integers(0, 6))}{self.comment()}"

    def mapping(self, cls: type[Part] | None, indent: int) -> Iterator[str]:
        """Yield the lines of a mapping."""
        known = st.sampled_from(cls.field_names()) if cls else NAMES
        for name in self.draw(st.lists(known | NAMES, unique=True, min_size=1, max_size=5)):
            yield from self.between()
            start = f"{' ' * indent}{name if name.isidentifier() else json.dumps(name)}:"
            part = part_at(cls, (name,)) if cls else None
            yield from self.value(start, part, indent, indent + self.draw(st.integers(0, 2)))
        yield from self.between()

    def value(self, start: str, part: type[Part] | None, indent: int, dash: int) -> Iterator[str]:
        """Yield the lines of an entry: `start` is its name or dash."""
        shapes = ["text"] if indent > 8 else ["text", "text", "list", "mapping", "flow"]
        match self.draw(st.sampled_from(shapes)):
            case "list":
                yield start + self.beside()
                for _ in range(self.draw(st.integers(1, 3))):
                    yield from self.between()
                    yield from self.value(f"{' ' * dash}-", part, dash, dash + 2)
                yield from self.between()
            case "mapping" if self.draw(OFTEN) or not start.endswith("-"):
                yield start + self.beside()
                yield from self.mapping(part, indent + self.draw(st.integers(1, 3)))
            case "mapping":
                first, *lines = self.mapping(part, len(start) + 1)
                yield f"{start} {first.strip()}"
                yield from lines
            case "flow":
                first, *lines = self.flow(part, 0)
                yield f"{start} {first}"
                yield from (" " * (indent + 1) + line for line in lines)
            case _:
                yield from self.text(start, indent)

    def text(self, start: str, indent: int) -> Iterator[str]:
        """Yield the lines of an entry whose value is a text."""
        match self.draw(st.sampled_from(["none", "plain", "quoted", "folded", "lines", "below"])):
            case "quoted":
                yield f"{start} {json.dumps(self.draw(TEXTS), ensure_ascii=False)}{self.beside()}"
            case "plain":
                yield f"{start} {self.draw(TEXTS)}{self.beside()}"
            case "folded":
                yield f"{start} >-{self.beside()}"
                yield from (f"{' ' * (indent + 2)}{word}" for word in self.draw(LONG))
            case "lines":
                yield f"{start} |{self.draw(st.sampled_from(['', '-', '+']))}{self.beside()}"
                yield from (f"{' ' * (indent + 3)}{line}" for line in self.draw(LINES))
            case "below":
                yield start + self.beside()
                yield from self.between()
                yield f"{' ' * (indent + 1)}words{self.beside()}"
            case _:
                yield start + self.beside()

    def flow(self, part: type[Part] | None, depth: int) -> list[str]:
        """Return the lines of a value that may be in brackets."""
        kind = self.draw(st.sampled_from(["a", "b c", "12", "[]", "{}"][: 3 if depth > 1 else 5]))
        if kind not in {"[]", "{}"}:
            return [kind]
        lines = [kind[0]]
        known = st.sampled_from(part.field_names()) if part else NAMES
        for name in self.draw(st.lists(known, unique=True, max_size=3)):
            self.maybe_break(lines)
            lines[-1] += f"{json.dumps(name)}: " if kind == "{}" else ""
            first, *rest = self.flow(part, depth + 1)
            lines[-1] += first
            lines += rest
            self.maybe_break(lines)
            lines[-1] += ", "
        self.maybe_break(lines)
        lines[-1] += kind[1] + self.beside() * (depth == 0)
        return lines

    def maybe_break(self, lines: list[str]) -> None:
        """Add a comment and end the line, or do not."""
        if self.draw(SELDOM):
            lines[-1] += f" {self.comment()}"
            lines.append("")


@st.composite
def careless_files(draw: st.DrawFn) -> tuple[Kind, int, str]:
    """Draw a record's kind, how many comments it has, and its file, which may be no YAML."""
    kind = draw(st.sampled_from(list(Kind)))
    writing = Careless(draw)
    lines: list[Any] = list(writing.mapping(KINDS[kind], 0))
    if draw(SELDOM):
        lines = [*writing.between(), f"---{writing.beside()}", *lines]
    if draw(SELDOM):
        lines += ["...", *writing.between()]
    end = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    return kind, writing.comments, end.join(lines) + draw(st.sampled_from(["", end]))
