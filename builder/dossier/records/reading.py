"""The files under annotations/, one record each.

A file with a fault is set aside whole, but what it names and quotes is still judged (`Remains`):
one mistake must not hide the next.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import Any

from dossier.findings import Finding
from dossier.location import Location
from dossier.markdown import Prose, WikiLink, read_links
from dossier.model.fields import ID, Key, Kind, Ref
from dossier.model.parts import FieldPath, Part, Places, Quote
from dossier.model.records import KINDS, Record
from dossier.model.shape import part_at, quotations, references, salvage
from dossier.records.fields import validate
from dossier.records.rules import InvalidId, MisplacedFile, QuoteEmpty, UnreadableFile
from dossier.text.fold import is_blank
from dossier.tree import Entry, Tree
from dossier.yaml_nodes import position_in_scalar, read

MOST_PLACED = 500
"""Links of one note whose places are looked for; further ones are said to stand where it does. Each
search begins at the note's start, so that a note made of links alone would take minutes."""

_FIRST = re.compile(r"!?\[\[[^\s\[\]\\]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A `[[link]]` or `![[card]]` in Markdown.

    Attributes:
        link: What stands there.
        at: Its place in the file.
        prose: The words that it stands among.
    """

    link: WikiLink
    at: Location
    prose: Prose


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page under docs/ that the authors wrote.

    Attributes:
        title: What it is called, where it says so and names a record.
        mentions: The links and cards on it.
    """

    title: str | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Remains:
    """What can be told of a record: of a sound one everything, of a faulty one what is left.

    Attributes:
        key: Its kind and id.
        places: Where its fields stand.
        references: Field path, declaration and the author's words of each reference.
        quotations: Field path of each quotation whose own fields are sound.
        mentions: The links and cards in its notes.
        value: The record as the YAML has it; None when it could not be read.
    """

    key: Key
    places: Places
    references: tuple[tuple[FieldPath, Ref, str], ...] = ()
    quotations: tuple[tuple[FieldPath, Quote], ...] = ()
    mentions: tuple[Mention, ...] = ()
    value: Any = None


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that authors added.

    Attributes:
        records: The sound records, by kind in the order of `KINDS`, then by id.
        remains: What can be told of every record, sound or not, in the same order.
        findings: What is wrong with the files and their fields.
    """

    records: Mapping[Key, Record]
    remains: Mapping[Key, Remains]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """What is in a record's file.

    Attributes:
        record: The record; None unless it is sound.
        remains: What can be told of it, sound or not.
        findings: What is wrong with it.
    """

    record: Record | None
    remains: Remains
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """What the file of a sound record says, from which the record is made without reading it.

    Attributes:
        value: See `Remains`.
        values: See `Places`.
        keys: See `Places`.
        mentions: See `Remains`.
    """

    value: Any
    values: Mapping[FieldPath, tuple[int, int]]
    keys: Mapping[FieldPath, tuple[int, int]]
    mentions: tuple[Mention, ...]


RecordFile = tuple[str, Key, bytes]
"""The path of a record's file, the key that it has there, and what is in it."""


def read_record(path: str, key: Key, data: bytes) -> ReadRecord:
    """Read the file of the record `key`, which stands at `path`."""
    reading = read(path, data)
    faults = [*reading.findings, *_bad_id(path, key)]
    if not isinstance(reading.value, dict):
        return ReadRecord(None, Remains(key, reading.places), tuple(faults))
    value = _given(reading.value, KINDS[key.kind])
    record, invalid = validate(key, value, reading.places)
    mentions = tuple(_mentions(value.get("notes"), reading.places, data))
    left = _remains(key, value, record, reading.places, mentions)
    faults += (*invalid, *_empty_quotes(left))
    return ReadRecord(None if faults else record, left, tuple(faults))


def outlined(found: ReadRecord) -> Outline | None:
    """Return what was read in a record's file, in short; None unless the record is sound."""
    if found.record is None or found.findings:
        return None
    left = found.remains
    return Outline(left.value, left.places.values, left.places.keys, left.mentions)


def from_outline(path: str, key: Key, outline: Outline) -> ReadRecord:
    """Return what `read_record` returned for the file that an outline is of."""
    places = Places(path, outline.values, outline.keys)
    record, faults = validate(key, outline.value, places)
    remains = _remains(key, outline.value, record, places, outline.mentions)
    return ReadRecord(record, remains, tuple(faults))


def read_annotations(
    tree: Tree,
    folder: str,
    read_all: Callable[[Sequence[RecordFile]], Iterable[ReadRecord]] | None = None,
) -> Annotations:
    """Read every record below `folder` of `tree`.

    Args:
        tree: The dossier's files.
        folder: Where the records stand.
        read_all: Reads files, in their order; what `read_record` does, if it is not given.
    """
    files: list[RecordFile] = []
    remains: dict[Key, Remains] = {}
    findings: list[Finding] = []
    for path in tree.files(folder):
        key = key_at(path, folder)
        if key is None:
            findings.append(misplaced(path, folder))
            continue
        try:
            files.append((path, key, tree.read(path)))
        except OSError as fault:
            remains[key] = Remains(key, Places(path))
            findings.append(unreadable(tree, path, fault))
    records: dict[Key, Record] = {}
    found_in = read_all(files) if read_all else starmap(read_record, files)
    for (_, key, _), found in zip(files, found_in, strict=True):
        remains[key] = found.remains
        findings += found.findings
        if found.record is not None:
            records[key] = found.record
    kinds = {kind: place for place, kind in enumerate(KINDS)}
    order = sorted(remains, key=lambda key: (kinds[key.kind], key.id))
    return Annotations(
        {key: records[key] for key in order if key in records},
        {key: remains[key] for key in order},
        tuple(findings),
    )


def key_at(path: str, folder: str) -> Key | None:
    """Return the key of the record whose file is at `path`, None if no record stands there.

    The id is what the file's name makes it, which need not be one.
    """
    within, _, file = path.removeprefix(f"{folder}/").partition("/")
    if within not in KINDS or "/" in file or not file.endswith(".yml"):
        return None
    return Key(Kind(within), file.removesuffix(".yml"))


def misplaced(path: str, folder: str) -> Finding:
    """Return the finding that the file at `path`, below `folder`, is no record."""
    kinds = ", ".join(f"{folder}/{kind}/" for kind in KINDS)
    return MisplacedFile.at(
        Location(path),
        "this file is no record: it stands in no kind's folder or does not end in .yml",
        f"Records are files named ID.yml directly in one of {kinds}.",
    )


def _bad_id(path: str, key: Key) -> Iterator[Finding]:
    if not ID.fullmatch(key.id):
        yield InvalidId.at(
            Location(path),
            f"the file's name {key.id!r} is not an id",
            "Name the file in lower-case letters a-z and digits, words joined by hyphens.",
        )
    elif key.id == "index":
        yield InvalidId.at(
            Location(path),
            "the id 'index' is that of the page that lists all of a kind",
            "Give the file another name.",
        )


def unreadable(tree: Tree, path: str, fault: OSError) -> Finding:
    """Return the finding that the file at `path` cannot be read, and why."""
    entry = tree.entry(path)
    why = f"it is a {entry.value}" if entry is not Entry.FILE else fault.strerror or str(fault)
    return UnreadableFile.at(
        Location(path), f"this file cannot be read: {why}", "Put a regular, readable file here."
    )


def _given(value: Any, cls: type[Part] | None) -> Any:
    """Treat a field without a value as left out; one that the class does not have is kept."""
    if isinstance(value, list):
        return [item if isinstance(item, str) else _given(item, cls) for item in value]
    if not isinstance(value, dict):
        return value
    found: dict[str, Any] = {}
    for name, item in value.items():
        if isinstance(item, str):
            found[name] = item
        elif item is not None:
            found[name] = _given(item, part_at(cls, (name,)) if cls else None)
        elif cls is None or name not in cls.field_names():
            found[name] = None
    return found


def _remains(
    key: Key, value: Any, record: Record | None, places: Places, mentions: tuple[Mention, ...]
) -> Remains:
    if record is not None:
        refs, quotes = tuple(references(record)), tuple(quotations(record))
    else:
        found = tuple(salvage(KINDS[key.kind], value))
        refs = tuple(item for item in found if len(item) == 3)
        quotes = tuple(item for item in found if len(item) == 2)
    return Remains(key, places, refs, quotes, mentions, value)


def _mentions(notes: Any, places: Places, data: bytes) -> Iterator[Mention]:
    if not isinstance(notes, str) or "[[" not in notes:
        return
    text = data.decode(errors="replace")
    for index, (link, prose) in enumerate(read_links(notes).links):
        if index < MOST_PLACED:
            words = notes[link.start : link.end]
            if first := _FIRST.match(words):  # where the file breaks no line
                words = first[0]
            nth = notes[: link.start].count(words)
            place = position_in_scalar(text, places.of("notes"), words, nth, notes)
            yield Mention(link, place, prose)
        else:
            yield Mention(link, places.of("notes"), prose)


def _empty_quotes(left: Remains) -> Iterator[Finding]:
    for path, quote in left.quotations:
        for index, piece in enumerate(quote.exact):
            if is_blank(piece):
                place = left.places.of(*path, "exact", index)
                yield QuoteEmpty.at(
                    place, "this quotation has no words", "Write the source's words as `exact`."
                )
