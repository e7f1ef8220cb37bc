"""What records are made of: groups of fields, fixed choices, and where each field stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from dossier.location import Location
from dossier.model.fields import (
    Date,
    Digest,
    Kind,
    Listed,
    NotEmpty,
    OneOrMany,
    Piece,
    Quoted,
    Ref,
    Reference,
    Text,
    Value,
)

FieldPath = tuple[str | int, ...]
"""The way to a field: names as in the YAML and 0-based list positions, `("quotes", 0, "exact")`."""

ANY = tuple(Kind)
SPEAKERS = (Kind.PEOPLE, Kind.ORGANIZATIONS)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the fields of one record stand in its file.

    Attributes:
        path: The file.
        values: 1-based (line, column) of the value at each field path; `()` is the whole record.
        keys: The same of each field's name.
    """

    path: str
    values: Mapping[FieldPath, tuple[int, int]] = field(default_factory=dict)
    keys: Mapping[FieldPath, tuple[int, int]] = field(default_factory=dict)

    def of(self, *path: str | int) -> Location:
        """Return where the value at `path` stands, or else what encloses it."""
        while path and path not in self.values:
            path = path[:-1]
        return Location(self.path, *self.values.get(path, (1, 1)))

    def of_name(self, *path: str | int) -> Location:
        """Return where the name of the field at `path` stands, or else its value."""
        mark = self.keys.get(path)
        return Location(self.path, *mark) if mark else self.of(*path)


class Publish(StrEnum):
    """How much of a source the site may show.

    Attributes:
        FULL: All of it.
        EXCERPTS: The quoted passages, each with its sentence as context.
        NONE: Nothing; a statement then says that its source is withheld.
    """

    FULL = "full"
    EXCERPTS = "excerpts"
    NONE = "none"


class Format(StrEnum):
    """How a source's file is to be read.

    Attributes:
        TEXT: As it is.
        HTML: Without its markup, as a browser shows it.
        MARKDOWN: Without its marks.
    """

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"


class QuoteKind(StrEnum):
    """Whose words a quotation is.

    Attributes:
        DIRECT: The speaker's.
        INDIRECT: The reporter's, about what the speaker said.
        MIXED: The reporter's, with words of the speaker's in them.
    """

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class CorrectionKind(StrEnum):
    """What a correction does, in journalism's terms.

    Attributes:
        RETRACTION: It takes the statement back. The statement is withdrawn if the speaker did it,
            or somebody on the speaker's behalf.
        CORRECTION: It puts something else in the statement's place.
        CLARIFICATION: It explains or qualifies the statement.
        APOLOGY: It regrets the statement, whose status stays as it was.
        UPDATE: A publisher has changed its own article; no statement's status changes.
        ERRATUM: The dossier's authors put right a record of their own; no status changes.
    """

    RETRACTION = "retraction"
    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    APOLOGY = "apology"
    UPDATE = "update"
    ERRATUM = "erratum"


class Part(BaseModel):
    """Base of records and of the groups of fields in them."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)

    written_last: ClassVar[tuple[str, ...]] = ()
    """Fields that stand after all others, in this order."""

    @classmethod
    @cache
    def field_names(cls) -> tuple[str, ...]:
        """Return the names of the fields as in the YAML, in the order in which they are written."""
        last = cls.written_last
        names = [info.alias or name for name, info in cls.model_fields.items()]
        return (*(name for name in names if name not in last), *last)


class Quote(Part):
    """Words of a source. `exact`, `prefix`, `suffix` are those of the W3C TextQuoteSelector.

    Attributes:
        source: The source record.
        kind: Whose words they are, where the author says so.
        exact: The words, in one piece or in several that the article interrupts, in order.
        prefix: Words just before the first piece, to choose between several places.
        suffix: Words just after the last piece, likewise.
    """

    source: Annotated[Reference, Ref((Kind.SOURCES,), "quoted from", "quoted in", essential=True)]
    kind: QuoteKind | None = None
    exact: Annotated[tuple[Piece, ...], NotEmpty, Listed, OneOrMany]
    prefix: Quoted | None = None
    suffix: Quoted | None = None


class Received(Part):
    """The file that an article came as, where its text is kept in a file of its own.

    Attributes:
        file: A path under seeds/: the page, the PDF.
        sha256: Digest of its bytes.
    """

    file: Text
    sha256: Digest


class Role(Part):
    """What somebody is, where and when.

    Attributes:
        title: As what: "National Security Council spokesman".
        organization: Where they are that.
        since: From when; in the YAML it is `from`.
        until: Until when; in the YAML it is `to`.
    """

    title: Text
    organization: (
        Annotated[Reference, Ref((Kind.ORGANIZATIONS,), "role at", "people with a role here")]
        | None
    ) = None
    since: Date | None = Field(default=None, alias="from")
    until: Date | None = Field(default=None, alias="to")


class Participant(Part):
    """Who took part in an event, and as what.

    Attributes:
        who: Who.
        role: As what: "answered questions".
    """

    who: Annotated[Reference, Ref(SPEAKERS, "participant", "took part in")]
    role: Text | None = None


class FigureValue(Part):
    """One source's value for a figure, with the words that give it.

    Attributes:
        value: What the source says; values whose intervals meet agree.
        quote: Where the source says so.
    """

    value: Value
    quote: Quote


class Figure(Part):
    """A number that sources give for an event; they may differ.

    Attributes:
        of: What is counted: "targets struck".
        values: At least one.
    """

    of: Text
    values: Annotated[tuple[FigureValue, ...], NotEmpty, Listed]


@dataclass(frozen=True, slots=True)
class Identity:
    """What a record takes from its file rather than from the YAML in it."""

    id: str
    places: Places
