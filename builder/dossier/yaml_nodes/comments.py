"""The comments of a YAML file, each with the entry that it belongs to.

YAML has no such notion, so this is ours: a comment on lines of its own belongs to the entry that
follows, or, where it is indented like what ends there, to the end of that; a comment behind an
entry belongs to it. An entry is a field or a list's item, named by its field path, which stays the
same when fields change places. PyYAML tells where each token stands; comments are what lies
between.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from dossier.model.parts import FieldPath
from dossier.yaml_nodes.decode import LOADER
from dossier.yaml_nodes.entries import Entry, Group, Outline, outline

_BREAK = r"(?:\r\n|[\n\r\x85\u2028\u2029])"  # YAML 1.1 ends lines, and so comments, at all of them
_COMMENT = re.compile(r"#[^\n\r\x85\u2028\u2029]*")
_BLANK_LINE = re.compile(rf"{_BREAK}[ \t]*{_BREAK}")
_LINE_START = re.compile(_BREAK)
_FOR_PROGRAMS = re.compile(r"#\s*(?:yaml-language-server:|\$schema:|vim?:|-\*-)")


@dataclass(frozen=True, slots=True)
class Comments:
    """A file's comments, with their `#` and without what is blank after them.

    Where an empty line stood between two comments of one entry, so does an empty text here.

    Attributes:
        head: What is said of the whole file: comments at its start with an empty line after them,
            or instructions to editors there.
        above: Those before each entry.
        beside: The one behind each entry, or behind the name of one that goes on below.
        below: Those at the end of each mapping or list, behind its last entry; `()` is the file.
    """

    head: tuple[str, ...] = ()
    above: Mapping[FieldPath, tuple[str, ...]] = field(default_factory=dict)
    beside: Mapping[FieldPath, str] = field(default_factory=dict)
    below: Mapping[FieldPath, tuple[str, ...]] = field(default_factory=dict)


def for_programs(comment: str) -> bool:
    """Say whether a comment instructs an editor, which looks for it at the start of the file."""
    return bool(_FOR_PROGRAMS.match(comment))


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment.

    Attributes:
        start: Its offset in code points.
        column: 0-based.
        text: From the `#` on.
        alone: Whether nothing but blanks stands before it in its line.
    """

    start: int
    column: int
    text: str
    alone: bool

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.text)


def comments_in(text: str) -> Comments:
    """Return the comments of a file that `read` has no findings on, its text decoded."""
    found = tuple(comment_list(text))
    if not found:
        return Comments()
    return _Assigning(text, outline(text)).assigned(found)


def comment_list(text: str) -> Iterator[Comment]:
    """Yield the comments of a YAML text, in order; one that cannot be read has none."""
    if "#" not in text:
        return
    try:
        tokens = [*yaml.scan(text, Loader=LOADER)]
    except (yaml.YAMLError, OverflowError, ValueError):
        return
    starts = [0, *(found.end() for found in _LINE_START.finditer(text))]
    for start, end in _between(text, tokens):
        for found in _COMMENT.finditer(text, start, end):
            line = starts[bisect_right(starts, found.start()) - 1]
            alone = not text[line : found.start()].strip(" \t\ufeff")
            yield Comment(found.start(), found.start() - line, found[0].rstrip(), alone)


def _between(text: str, tokens: list[Any]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that are part of no token, and the first lines of blocks."""
    last = 0
    for token in tokens:
        start, end = token.start_mark.index, token.end_mark.index
        if end > start:
            yield last, start
            last = end
        if isinstance(token, yaml.ScalarToken) and token.style in {"|", ">"}:
            broken = _LINE_START.search(text, start, end)
            yield start, broken.start() if broken else end
    yield last, len(text)


class _Assigning:
    """Gives each comment its entry, in the order of the file."""

    def __init__(self, text: str, shape: Outline) -> None:
        self.text = text
        self.shape = shape
        self.above: dict[FieldPath, list[Comment | None]] = {}
        self.below: dict[FieldPath, list[Comment | None]] = {}
        self.beside: dict[FieldPath, str] = {}

    def assigned(self, comments: tuple[Comment, ...]) -> Comments:
        count = self.heading(comments)
        head: dict[FieldPath, list[Comment | None]] = {}
        for comment in comments[:count]:
            self.add(head, (), comment)
        for comment in comments[count:]:
            self.assign(comment)
        return Comments(
            _texts(head.get((), [])),
            {path: _texts(lines) for path, lines in self.above.items()},
            self.beside,
            {path: _texts(lines) for path, lines in self.below.items()},
        )

    def heading(self, comments: tuple[Comment, ...]) -> int:
        """Count the comments at the start that are about the file and not about its first field."""
        first = self.shape.entries[0].start if self.shape.entries else 0
        leading = [comment for comment in comments if comment.start < first]
        ends = [*(comment.start for comment in leading[1:]), first]
        for index in range(len(leading), 0, -1):
            comment, end = leading[index - 1], ends[index - 1]
            space = self.text[comment.end : end]
            if for_programs(comment.text) or "---" in space or _BLANK_LINE.search(space):
                return index
        return 0

    def assign(self, comment: Comment) -> None:
        owner = self.shape.owner(comment.start)
        line = comment.start - comment.column
        if not comment.alone and owner is not None and owner[0] >= line:
            self.behind(owner[1], comment)
            return
        before, after = self.shape.around(comment.start)
        flow = before.flow_around(comment.start) if before else None
        if before and before.awaits_value(comment.start):
            self.add(self.above, before.path, comment)
        elif flow:
            self.inside(flow, after, comment)
        elif before and (ended := before.ended(after, comment.column)):
            self.add(self.below, ended.path, comment)
        elif after:
            self.add(self.above, after.path, comment)
        else:
            self.add(self.below, (), comment)

    def behind(self, entry: Entry, comment: Comment) -> None:
        if entry.path in self.beside:  # the one before: `key: [ # one` … `] # two`
            self.add(self.above, entry.path, comment)
        else:
            self.beside[entry.path] = comment.text

    def inside(self, flow: Group, after: Entry | None, comment: Comment) -> None:
        if after and after.start < flow.end:
            self.add(self.above, after.path, comment)
        else:
            self.add(self.below, flow.path, comment)

    def add(
        self,
        where: dict[FieldPath, list[Comment | None]],
        path: FieldPath,
        comment: Comment,
    ) -> None:
        lines = where.setdefault(path, [])
        if lines and (last := lines[-1]):
            space = self.text[last.end : comment.start]
            if not space.strip() and _BLANK_LINE.search(space):
                lines.append(None)
        lines.append(comment)


def _texts(lines: list[Comment | None]) -> tuple[str, ...]:
    return tuple(line.text if line else "" for line in lines)


def settled(comments: Comments, value: Any) -> Comments:
    """Return comments as a record laid out by `written` can have them.

    The first line of a list's item is `- ` with what the item begins with, so that what is said
    of either stands above both. An empty list has no inside, and the file's first entry no empty
    line above it, which would make a heading of what stands before.

    Args:
        comments: Those of the record, by its field paths.
        value: The record, its fields in the order in which they will be written.
    """
    settling = _Settling(comments)
    settling.group(value, ())
    if isinstance(value, dict) and value:
        path = (next(iter(value)),)
        settling.above[path] = tuple(filter(None, settling.above.get(path, ())))
    return Comments(
        comments.head,
        {path: lines for path, lines in settling.above.items() if lines},
        settling.beside,
        settling.below,
    )


class _Settling:
    def __init__(self, comments: Comments) -> None:
        self.above = dict(comments.above)
        self.beside = dict(comments.beside)
        self.below = dict(comments.below)

    def group(self, value: Any, path: FieldPath) -> None:
        if isinstance(value, list) and value and isinstance(value[-1], dict | list) and value[-1]:
            self.sink(path, (*path, len(value) - 1))
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for name, item in items:
            here = (*path, name)
            if isinstance(item, dict | list):
                self.group(item, here)
                if not item:
                    self.lift(here, self.below.pop(here, ()))
                elif isinstance(value, list):
                    self.lift_first(here, 0 if isinstance(item, list) else next(iter(item)))

    def lift_first(self, here: FieldPath, first: str | int) -> None:
        beside = self.beside.pop(here, None)
        self.lift(here, (beside,) if beside else ())
        self.lift(here, self.above.pop((*here, first), ()))

    def lift(self, here: FieldPath, lines: tuple[str, ...]) -> None:
        if lines:
            self.above[here] = (*self.above.get(here, ()), *lines)

    def sink(self, here: FieldPath, last: FieldPath) -> None:
        """Put what ends a list whose last item has an inside there."""
        if here in self.below:
            self.below[last] = (*self.below.get(last, ()), *self.below.pop(here))
