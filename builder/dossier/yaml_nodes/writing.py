"""Plain values to YAML as people write it here; `read` gives the same values back.

A mapping is a field to a line. A short list of words stands on one line, `[a, b]`, any other with
an item to a line. A text of several lines stands in lines of its own, `|-`, one that does not fit
its line is folded, `>-`. Quotation marks stand where YAML would read something else without them,
and nowhere else: dates, numbers and `no` are texts.
"""

from collections.abc import Iterator, Mapping, Sequence

from dossier.model.parts import FieldPath
from dossier.yaml_nodes.comments import Comments, for_programs
from dossier.yaml_nodes.texts import SIMPLE, WIDTH, lines_of, on_one_line

Value = str | Sequence["Value"] | Mapping[str, "Value"] | None
"""A text, a list, a mapping, or nothing after a field's name."""


def written(value: Mapping[str, Value], comments: Comments | None = None) -> str:
    """Return a record as YAML, with a line's end after the last line.

    Args:
        value: The record.
        comments: What to write beside it, as `comments.settled` gives them.
    """
    return "".join(f"{line}\n" for line in _Writing(comments or Comments()).record(value))


class _Writing:
    def __init__(self, comments: Comments) -> None:
        self.comments = comments
        entries = [*comments.above, *comments.beside]
        self.commented = {
            *(path[:size] for path in entries for size in range(len(path))),
            *(path[:size] for path in comments.below for size in range(len(path) + 1)),
        }
        """The field paths of the mappings and lists in which a comment stands."""

    def record(self, value: Mapping[str, Value]) -> Iterator[str]:
        head = self.comments.head
        yield from head
        if head and not for_programs(head[-1]):
            yield ""
        if not value:
            yield "{}"
        yield from self.mapping(value, (), 0)

    def mapping(self, value: Mapping[str, Value], path: FieldPath, indent: int) -> Iterator[str]:
        for name, item in value.items():
            here = (*path, name)
            yield from self.above(here, indent)
            yield from self.entry(f"{' ' * indent}{on_one_line(name)}:", item, here, indent)
        yield from self.below(path, indent)

    def sequence(self, items: Sequence[Value], path: FieldPath, indent: int) -> Iterator[str]:
        deeper = 0
        for index, item in enumerate(items):
            here = (*path, index)
            yield from self.above(here, indent)
            lines = list(self.item(item, here, indent))
            yield from lines
            deeper = 1 if len(lines) > 1 else 2  # at 2 it would be part of the item's last text
        yield from self.below(path, indent + deeper)

    def entry(self, start: str, item: Value, path: FieldPath, indent: int) -> Iterator[str]:
        """Yield a field's lines: `start` is the first one as far as its name."""
        note = self.beside(path)
        short = self.short(start, item, path)
        if short is not None:
            yield short + note
        elif isinstance(item, str):
            yield from lines_of(f"{start} ", item, indent + 2, note)
        elif isinstance(item, Mapping):
            yield start + note
            yield from self.mapping(item, path, indent + 2)
        else:
            yield start + note
            yield from self.sequence(item or (), path, indent)

    def item(self, item: Value, path: FieldPath, indent: int) -> Iterator[str]:
        start, note = " " * indent + "-", self.beside(path)
        short = self.short(start, item, path)
        if short is not None:
            yield short + note
        elif isinstance(item, str):
            yield from lines_of(f"{start} ", item, indent + 2, note)
        else:
            lines = self.inside(item or (), path, indent + 2)
            yield f"{start} {next(lines)[indent + 2 :]}"
            yield from lines

    def inside(
        self, item: Sequence[Value] | Mapping[str, Value], path: FieldPath, indent: int
    ) -> Iterator[str]:
        if isinstance(item, Mapping):
            return self.mapping(item, path, indent)
        return self.sequence(item, path, indent)

    def short(self, start: str, item: Value, path: FieldPath) -> str | None:
        """Return an entry of one line: nothing, an empty group, or a list of words with room."""
        if item is None:
            return start
        if isinstance(item, str) or path in self.commented:
            return None
        if not item:
            return f"{start} {'{}' if isinstance(item, Mapping) else '[]'}"
        if isinstance(item, Mapping):
            return None
        words = [one for one in item if isinstance(one, str) and SIMPLE.fullmatch(one)]
        line = f"{start} [{', '.join(words)}]"
        return line if len(words) == len(item) and len(line) <= WIDTH else None

    def above(self, path: FieldPath, indent: int) -> Iterator[str]:
        return _indented(self.comments.above.get(path, ()), indent)

    def below(self, path: FieldPath, indent: int) -> Iterator[str]:
        return _indented(self.comments.below.get(path, ()), indent)

    def beside(self, path: FieldPath) -> str:
        comment = self.comments.beside.get(path)
        return f" {comment}" if comment else ""


def _indented(lines: Sequence[str], indent: int) -> Iterator[str]:
    for line in lines:
        yield f"{' ' * indent}{line}" if line else ""
