"""Where the entries of a YAML file begin and end: its fields and its lists' items, in order."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from dossier.model.parts import FieldPath
from dossier.yaml_nodes.decode import LOADER


@dataclass(slots=True)
class Group:
    """A mapping or a list.

    Attributes:
        path: Its field path.
        entry: The entry whose value it is; None for the whole record.
        listed: Whether it is a list.
        flow: Whether it is in brackets or braces.
        start: Offset of its first character in code points.
        column: 0-based column of its first entry.
        end: Offset after its closing bracket; of a group without brackets it means nothing.
    """

    path: FieldPath
    entry: "Entry | None"
    listed: bool
    flow: bool
    start: int
    column: int
    end: int = 0


@dataclass(slots=True)
class Entry:
    """A field of a mapping or an item of a list.

    Attributes:
        path: Its field path.
        start: Offset of its name or its dash; of an item in brackets, of its value.
        named: Offset after that name or dash.
        within: The group that it is part of.
        value: Offset of its value.
        plain: Whether the value begins there: a text, or a group in brackets.
        group: Its value, where that is a mapping or a list.
    """

    path: FieldPath
    start: int
    named: int
    within: Group
    value: int = 0
    plain: bool = False
    group: Group | None = None

    def awaits_value(self, offset: int) -> bool:
        """Whether `offset` lies between the name and a value that follows on another line."""
        return self.plain and self.named <= offset < self.value

    def enclosing(self) -> Iterator[Group]:
        """Yield the groups that are open at the end of this entry, from the innermost on."""
        if self.group:
            yield self.group
        entry: Entry | None = self
        while entry:
            yield entry.within
            entry = entry.within.entry

    def flow_around(self, offset: int) -> Group | None:
        """Return the innermost group in brackets that holds `offset`, which comes after this."""
        return next(
            (one for one in self.enclosing() if one.flow and one.start <= offset < one.end), None
        )

    def ended(self, after: "Entry | None", column: int) -> Group | None:
        """Return the group that ends after this entry, and to whose end a comment belongs.

        That is the innermost one that is not indented deeper than the comment, unless the comment
        is not indented deeper than the next entry, `after`. A list at the column of its own name
        has no end that could be told from what follows: a comment there must be deeper.
        """
        if after and (column <= after.within.column or after.within.entry is self):
            return None
        for group in self.enclosing():
            if after and group is after.within:
                return None
            if not group.flow and _reaches(group, column):
                return group
        return None


def _reaches(group: Group, column: int) -> bool:
    if not group.listed or group.entry is None:
        return group.column <= column
    return group.column <= column and max(group.column, column) > group.entry.within.column


@dataclass(frozen=True, slots=True)
class Outline:
    """The entries of a file, in the order in which they stand there, with what ends where.

    Attributes:
        entries: All of them, those within others too.
        ends: Offset after each name, dash, text and bracket, and the entry that it is part of.
    """

    entries: list[Entry] = field(default_factory=list)
    ends: list[tuple[int, Entry]] = field(default_factory=list)

    def owner(self, offset: int) -> tuple[int, Entry] | None:
        """Return what ends last before `offset`."""
        index = bisect_right(self.ends, offset, key=lambda one: one[0])
        return self.ends[index - 1] if index else None

    def around(self, offset: int) -> tuple[Entry | None, Entry | None]:
        """Return the entries that begin last before and first after `offset`."""
        index = bisect_left(self.entries, offset, key=lambda one: one.start)
        before = self.entries[index - 1] if index else None
        return before, self.entries[index] if index < len(self.entries) else None


def outline(text: str) -> Outline:
    """Return the entries of a file that `read` has no findings on."""
    return _Outlining(text).outline()


class _Outlining:
    def __init__(self, text: str) -> None:
        self.events = yaml.parse(text, Loader=LOADER)
        tokens = yaml.scan(text, Loader=LOADER)
        self.dashes: Iterator[Any] = (
            one.start_mark for one in tokens if isinstance(one, yaml.BlockEntryToken)
        )
        self.found = Outline()

    def outline(self) -> Outline:
        next(self.events)  # the stream's start
        next(self.events)  # the document's
        self.group(next(self.events), (), None)
        return self.found

    def group(self, event: Any, path: FieldPath, entry: Entry | None) -> Group:
        listed = isinstance(event, yaml.SequenceStartEvent)
        mark = event.start_mark
        found = Group(path, entry, listed, bool(event.flow_style), mark.index, mark.column)
        index = 0
        while not isinstance(event := next(self.events), yaml.CollectionEndEvent):
            if listed:
                self.item(event, (*path, index), found)
            else:
                self.named(event, path, found)
            index += 1
        end: Any = event.end_mark
        found.end = end.index
        return found

    def item(self, event: Any, path: FieldPath, within: Group) -> None:
        if within.flow:
            start = end = event.start_mark.index
        else:
            dash = next(self.dashes)
            start, end = dash.index, dash.index + 1
            within.column = dash.column
        entry = Entry(path, start, end, within)
        self.found.entries.append(entry)
        if end > start:
            self.found.ends.append((end, entry))
        self.value(event, entry)

    def named(self, event: Any, path: FieldPath, within: Group) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        entry = Entry((*path, event.value), start, end, within)
        self.found.entries.append(entry)
        self.found.ends.append((end, entry))
        self.value(next(self.events), entry)

    def value(self, event: Any, entry: Entry) -> None:
        entry.value = event.start_mark.index
        end = event.end_mark.index
        if isinstance(event, yaml.ScalarEvent):
            entry.plain = True
        else:
            entry.plain = bool(event.flow_style)
            if entry.plain:
                self.found.ends.append((end, entry))
            entry.group = self.group(event, entry.path, entry)
            end = entry.group.end
        if entry.plain:
            self.found.ends.append((max(end, entry.named), entry))
