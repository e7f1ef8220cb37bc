"""Records in lists: each with when and by whom, in time order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from dossier.link.references import MENTION, Link
from dossier.model.dates import Edtf
from dossier.model.fields import Key
from dossier.model.records import (
    Correction,
    Event,
    Organization,
    Person,
    Place,
    Record,
    Source,
    Statement,
)
from dossier.views.mentions import Sentence, sentence
from dossier.views.names import Name, Names


@dataclass(frozen=True, slots=True)
class PageName:
    """An author's own page.

    Attributes:
        path: Where it stands under docs/.
        own: What it says that it is called; None when it does not.
    """

    path: str
    own: str | None = None

    @property
    def title(self) -> str:
        """What it is called, if only by its path: `about/our-method.md` is "Our method"."""
        if self.own:
            return self.own
        *folders, file = self.path.split("/")
        stem = file.rpartition(".")[0]
        if stem in {"index", "README"}:
            stem = folders[-1] if folders else "home"
        words = stem.replace("-", " ").replace("_", " ")
        return words.capitalize() if words.islower() else words


@dataclass(frozen=True, slots=True)
class Line:
    """A record or page in a list.

    Attributes:
        name: What it is called.
        when: When it was said, happened, was issued or published.
        who: Who said, made or published it.
        detail: As what, in the author's words.
        sentence: Where it mentions the record whose page this is on, the sentence that does.
    """

    name: Name | PageName
    when: Edtf | None = None
    who: Name | None = None
    detail: str | None = None
    sentence: Sentence = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A list under its own words: "contradicted by", "statements made here"."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What a record names in one field, under the field's words: "lies in"."""

    label: str
    names: tuple[Name, ...]


def line(names: Names, key: Key, page: Key | None = None, detail: str | None = None) -> Line:
    """Return a record's line.

    Args:
        names: The dossier.
        key: The record.
        page: On whose page the line is, which need not be named there once more.
        detail: As what, where that is not what the record itself says.
    """
    record = names.dossier.records[key]
    field = _WHO.get(type(record))
    who = names.dossier.target(key, field) if field else None
    by = names.of(who) if who and who != page else None
    return Line(names.on_page(key, page), dated(record), by, detail or _described(record))


def dated(record: Record) -> Edtf | None:
    """Return when a record was, was said or made, as its line has it."""
    when = _WHEN.get(type(record))
    return when(record) if when else None


def in_time_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Sort lines by time; the undated last, by name."""
    known = tuple(lines)
    return tuple(sorted(known, key=_time_order)) if len(known) > 1 else known


def _time_order(item: Line) -> tuple[object, ...]:
    name = name_order(item.name)
    return (True, name) if item.when is None else (False, item.when.sort_key, name)


def name_order(name: Name | PageName) -> tuple[str, str]:
    """Sort key of names: by title without regard to case, alike on every machine."""
    if isinstance(name, PageName):
        return (name.path, "")
    return (name.title.casefold(), str(name.key))


def facts(names: Names, key: Key, *fields: str) -> tuple[Fact, ...]:
    """Return what a record names in `fields`, in their order; an empty field is left out."""
    found = []
    for field in fields:
        if links := names.dossier.links_from(key, field):
            targets = (link.target for link in links)
            found.append(Fact(links[0].ref.label, names.of_all(targets)))
    return tuple(found)


def named_in(names: Names, key: Key, field: str) -> tuple[Section, ...]:
    """Return what a record names in a field as a list under the field's words, if anything."""
    links = names.dossier.links_from(key, field)
    targets = dict.fromkeys(link.target for link in links)
    lines = in_time_order(line(names, target, page=key) for target in targets)
    return (Section(links[0].ref.label, lines),) if links else ()


def backlinks(
    names: Names, key: Key, first: Iterable[str] = (), without: Iterable[str] = ()
) -> tuple[Section, ...]:
    """Return everything that names a record, listed under the words that this side has for it.

    Args:
        names: The dossier.
        key: The record that is named.
        first: The words whose lists come first, in this order; then the others as they come up,
            and mentions in running text at the end.
        without: Words whose lists are left out, as the page shows them in a way of its own.
    """
    groups: dict[str, dict[Key | str, Line]] = {label: {} for label in first}
    mentions: dict[Key | str, Line] = {}
    for link in names.dossier.links_to(key):
        if link.origin == key:
            continue
        if link.ref is MENTION:
            if link.origin not in mentions or not mentions[link.origin].sentence:
                said = sentence(names, link)
                mentions[link.origin] = replace(_origin_line(names, link), sentence=said)
        elif link.ref.back not in without:
            lines = groups.setdefault(link.ref.back, {})
            if link.origin not in lines:
                lines[link.origin] = _origin_line(names, link)
    named = {origin for lines in groups.values() for origin in lines}
    groups[MENTION.back] = {origin: mentions[origin] for origin in mentions if origin not in named}
    return tuple(_sections(groups))


def _sections(groups: dict[str, dict[Key | str, Line]]) -> Iterator[Section]:
    for label, lines in groups.items():
        if lines:
            yield Section(label, in_time_order(lines.values()))


def _origin_line(names: Names, link: Link) -> Line:
    if isinstance(link.origin, str):
        return Line(PageName(link.origin, names.dossier.pages[link.origin].title))
    record = names.dossier.records[link.origin]
    return line(names, link.origin, page=link.target, detail=_detail(record, link))


def _detail(record: Record, link: Link) -> str | None:
    """Return the author's words for what the one is to the other, where there are any."""
    match record, link.path:
        case Event(), ("participants", int(index), *_):
            return record.participants[index].role
        case Person(), ("roles", int(index), *_):
            return record.roles[index].title
        case _:
            return None


def _described(record: Record) -> str | None:
    match record:
        case Person(roles=roles) if roles:
            return ", ".join(role.title for role in roles)
        case Organization() | Place():
            return record.kind
        case _:
            return None


_WHO: dict[type[Record], str] = {Statement: "speaker", Correction: "by", Source: "publisher"}


_WHEN: dict[type[Record], Callable[[Any], Edtf | None]] = {
    Statement: attrgetter("said"),
    Correction: attrgetter("issued"),
    Event: attrgetter("date"),
    Source: attrgetter("published"),
}
