"""The page about what a site offers to other programs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dossier.export.feeds import FEEDS
from dossier.link.dossier import Dossier
from dossier.model.fields import Kind
from dossier.model.records import KINDS
from dossier.model.shape import declared
from dossier.render.downloads import DOWNLOADS
from dossier.texts import TEXTS, say

PATH = "data.md"
"""Where the page belongs among the site's pages."""

COMMON = ("id", "url", "title", "notes", "same_as", "formerly", "quotes", "named_by")
"""What the export says of records of all kinds."""

COMPUTED = {
    Kind.STATEMENTS: ("status", "reasons", "history"),
    Kind.SOURCES: ("shown", "content"),
}
"""What the export says of records of a kind, apart from the fields that authors write."""

SHAPES = ("reference", "date", "quotation", "change")
"""What stands in fields that hold more than a text."""

ANNOTATION = ("id", "motivation", "body", "target", "selector", "state")


@dataclass(frozen=True, slots=True)
class Offer:
    """A file, as the page offers it.

    Attributes:
        path: Where it stands.
        title: What it is called.
        says: What is in it.
        size: How large it is.
    """

    path: str
    title: str
    says: str
    size: str


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field of the export.

    Attributes:
        name: As in the JSON.
        says: What it holds.
    """

    name: str
    says: str


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """The fields of something.

    Attributes:
        title: What has them.
        fields: They.
    """

    title: str
    fields: tuple[FieldLine, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """The page.

    Attributes:
        records: How many there are.
        quotations: How many of them were found in their sources.
        downloads: Files that hold the dossier.
        feeds: Files that tell what is new.
        groups: What the fields of the whole dossier mean.
        annotation: What the fields of an annotation mean.
    """

    records: int
    quotations: int
    downloads: tuple[Offer, ...]
    feeds: tuple[Offer, ...]
    groups: tuple[FieldGroup, ...]
    annotation: FieldGroup


def data_view(dossier: Dossier, files: Mapping[str, bytes]) -> DataView:
    """Lay out the page.

    Args:
        dossier: What is published.
        files: The content of the feeds and downloads, by path.
    """
    sizes = {path: _size(content) for path, content in files.items()}
    return DataView(
        records=len(dossier.records),
        quotations=sum(bool(quotation.spans) for quotation in dossier.quotations),
        downloads=tuple(
            Offer(one.path, one.path, say(f"machines.data-{one.name}"), sizes[one.path])
            for one in DOWNLOADS
        ),
        feeds=tuple(
            Offer(one.path, one.title, say(f"machines.feed-{one.name}-says"), sizes[one.path])
            for one in FEEDS
        ),
        groups=tuple(_groups()),
        annotation=_group(say("machines.data-annotation"), "annotation", ANNOTATION),
    )


def _groups() -> Iterator[FieldGroup]:
    yield _group(say("machines.data-every"), "record", COMMON)
    for kind, cls in KINDS.items():
        names = [name for name in cls.field_names() if name not in {*COMMON, "draft"}]
        fields = [*names, *COMPUTED.get(kind, ())]
        references = dict(declared(cls))
        lines = []
        for name in fields:
            said = _said(kind, name)
            if name in references:
                takes = ", ".join(say(f"label.{one}") for one in references[name].kinds)
                said = say("machines.data-reference", says=said, kinds=takes)
            lines.append(FieldLine(name, said))
        yield FieldGroup(say(f"label.{kind}").capitalize(), tuple(lines))
    yield _group(say("machines.data-shapes"), "shape", SHAPES)


def _group(title: str, area: str, names: tuple[str, ...]) -> FieldGroup:
    return FieldGroup(title, tuple(FieldLine(name, _said(area, name)) for name in names))


def _said(area: str, name: str) -> str:
    """Return what a field holds: in this kind of record, or else in any."""
    own = f"machines.field-{area}-{name}"
    return say(own if own in TEXTS else f"machines.field-{name}")


def _size(content: bytes) -> str:
    return say("machines.data-size", size=f"{max(1, round(len(content) / 1000)):,}")
