"""The kinds of records that authors write: one class a kind, the fields as in the YAML.

A record is a frozen value. What it names other records by are the words of the author (`Reference`
strings); `link` resolves them. Every field's place in its file is kept in `places`.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, ClassVar

from pydantic import ConfigDict, Field, PrivateAttr

from dossier.model.fields import (
    Date,
    Digest,
    Flag,
    Id,
    Key,
    Kind,
    Language,
    Latitude,
    Listed,
    Longitude,
    NotEmpty,
    Ref,
    Reference,
    Text,
    Two,
    Url,
    given,
)
from dossier.model.parts import (
    ANY,
    SPEAKERS,
    CorrectionKind,
    Figure,
    Format,
    Identity,
    Part,
    Participant,
    Places,
    Publish,
    Quote,
    Received,
    Role,
)
from dossier.texts import say


class Record(Part):
    """What all kinds have in common.

    Attributes:
        notes: The authors' own words, Markdown.
        same_as: Addresses that identify the same thing elsewhere.
        formerly: Ids that the record once had; their URLs redirect.
        draft: Seen by authors, never published.
        quotes: Evidence.
    """

    kind_of_record: ClassVar[Kind]
    written_last: ClassVar[tuple[str, ...]] = ("same_as", "formerly", "quotes", "notes", "draft")

    notes: Text | None = None
    same_as: Annotated[tuple[Url, ...], Listed] = ()
    formerly: Annotated[tuple[Id, ...], Listed] = ()
    draft: Flag = False
    quotes: Annotated[tuple[Quote, ...], Listed] = ()

    _id: str = PrivateAttr(default="")
    _places: Places = PrivateAttr(default_factory=lambda: Places(""))

    def model_post_init(self, context: Any) -> None:
        """Take the identity, which stands outside the YAML, from the context of validation."""
        if isinstance(context, Identity):
            self._id = context.id
            self._places = context.places

    @cached_property
    def key(self) -> Key:
        """The record's kind and id."""
        return Key(self.kind_of_record, self._id)

    @property
    def id(self) -> str:
        """The file's stem."""
        return self._id

    @property
    def places(self) -> Places:
        """Where each field stands in the file."""
        return self._places

    def omission(self) -> tuple[str, str] | None:
        """Name a field that is missing though no field is always required, and say what to do."""
        return None

    @property
    def title_text(self) -> str:
        """What the record is called in a heading or a link."""
        raise TypeError(f"{type(self).__name__} has no title")


class Named(Record):
    """A record that has a name and other names.

    Attributes:
        name: As the dossier calls it.
        aliases: As the sources call it.
    """

    name: Text
    aliases: Annotated[tuple[Text, ...], Listed] = ()

    @property
    def title_text(self) -> str:
        """The name."""
        return self.name


class Person(Named):
    """A person, or somebody who is described but not named.

    Attributes:
        unnamed: Whether the sources describe them and give no name.
        roles: What they are or were, and where.
    """

    kind_of_record = Kind.PEOPLE

    unnamed: Flag = False
    roles: Annotated[tuple[Role, ...], Listed] = ()


class Organization(Named):
    """A body of people: a government, an agency, a publisher, a militia.

    Attributes:
        kind: "government", "publisher", in the authors' words.
        part_of: The organization that it belongs to.
    """

    kind_of_record = Kind.ORGANIZATIONS

    kind: Text | None = None
    part_of: Annotated[Reference, Ref((Kind.ORGANIZATIONS,), "part of", "has the part")] | None = (
        None
    )


class Place(Named):
    """A place: a country, a city, a building.

    Attributes:
        kind: "country", "city", in the authors' words.
        part_of: The place that it lies in.
        coordinates: Latitude and longitude in decimal degrees (WGS 84).
    """

    kind_of_record = Kind.PLACES

    kind: Text | None = None
    part_of: Annotated[Reference, Ref((Kind.PLACES,), "lies in", "has the place")] | None = None
    coordinates: Annotated[tuple[Latitude, Longitude], Two, Listed] | None = None


class Event(Named):
    """Something that happened: a strike, a briefing, a call.

    Attributes:
        date: When, as far as the sources tell.
        places: Where.
        participants: Who.
        part_of: The event that it belongs to.
        follows: Events that it came after and because of.
        figures: Numbers that sources give for it.
    """

    kind_of_record = Kind.EVENTS

    date: Date | None = None
    places_: Annotated[
        tuple[Annotated[Reference, Ref((Kind.PLACES,), "place", "events here")], ...], Listed
    ] = Field(default=(), alias="places")
    participants: Annotated[tuple[Participant, ...], Listed] = ()
    part_of: Annotated[Reference, Ref((Kind.EVENTS,), "part of", "has the part")] | None = None
    follows: Annotated[
        tuple[Annotated[Reference, Ref((Kind.EVENTS,), "follows", "followed by")], ...], Listed
    ] = ()
    figures: Annotated[tuple[Figure, ...], Listed] = ()


class Statement(Record):
    """What somebody said, wrote or let be known.

    Attributes:
        speaker: Who said it.
        said: When.
        at: The event at which it was said; two reports of one briefing are not two confirmations.
        claim: What is asserted, in neutral words; not a quotation.
        about: What it is about: records of any kind.
        contradicts: Statements that cannot hold together with this one.
        repeats: Statements whose assertion this one makes again.
        confirms: Statements that this one says are so.
        responds_to: Statements that this one answers.
    """

    kind_of_record = Kind.STATEMENTS
    # What was said comes before how it stands to other statements.
    written_last = (
        *("same_as", "formerly", "quotes"),
        *("contradicts", "repeats", "confirms", "responds_to"),
        *("notes", "draft"),
    )

    speaker: Annotated[Reference, Ref(SPEAKERS, "speaker", "statements", essential=True)]
    said: Date
    at: Annotated[Reference, Ref((Kind.EVENTS,), "said at", "statements made here")] | None = None
    claim: Text
    about: Annotated[
        tuple[Annotated[Reference, Ref(ANY, "about", "statements about this")], ...], Listed
    ] = ()
    contradicts: Annotated[
        tuple[
            Annotated[
                Reference, Ref((Kind.STATEMENTS,), "contradicts", "contradicted by", decides=True)
            ],
            ...,
        ],
        Listed,
    ] = ()
    repeats: Annotated[
        tuple[Annotated[Reference, Ref((Kind.STATEMENTS,), "repeats", "repeated by")], ...], Listed
    ] = ()
    confirms: Annotated[
        tuple[Annotated[Reference, Ref((Kind.STATEMENTS,), "confirms", "confirmed by")], ...],
        Listed,
    ] = ()
    responds_to: Annotated[
        tuple[Annotated[Reference, Ref((Kind.STATEMENTS,), "responds to", "answered by")], ...],
        Listed,
    ] = ()

    @property
    def title_text(self) -> str:
        """The claim."""
        return self.claim


class Source(Record):
    """An article, kept under seeds/ as it was received.

    Attributes:
        title: The publisher's headline, where known.
        label: Our own words for it, where the headline is not known.
        publisher: Who published it.
        published: When.
        text: Its file, as a path under seeds/.
        sha256: Digest of that file's bytes, so that a changed file is noticed.
        received: What it came as, where `text` is taken from a page or PDF kept beside it. No part
            of it is ever shown.
        format: How the file is to be read; told from its name and its content when absent.
        language: BCP 47 tag.
        publish: How much of it the site may show; the site's setting when absent.
        url: Where it was published.
        archive_url: An archived copy.
        authors: Names as the byline prints them.
        retrieved: When it was received.
        reports: What it reports: records of any kind.
    """

    kind_of_record = Kind.SOURCES
    model_config = ConfigDict(json_schema_extra={"anyOf": [given("title"), given("label")]})

    title: Text | None = None
    label: Text | None = None
    publisher: Annotated[Reference, Ref((Kind.ORGANIZATIONS,), "publisher", "sources")] | None = (
        None
    )
    published: Date | None = None
    text: Text | None = None
    sha256: Digest | None = None
    received: Received | None = None
    format: Format | None = None
    language: Language | None = None
    publish: Publish | None = None
    url: Url | None = None
    archive_url: Url | None = None
    authors: Annotated[tuple[Text, ...], Listed] = ()
    retrieved: Date | None = None
    reports: Annotated[
        tuple[Annotated[Reference, Ref(ANY, "reports", "reported in")], ...], Listed
    ] = ()

    def omission(self) -> tuple[str, str] | None:
        """Ask for a headline or a label."""
        if self.title is None and self.label is None:
            return (
                "title",
                (
                    "Write the publisher's headline as `title`, or, where it is not known, "
                    "a `label` in your own words."
                ),
            )
        return None

    @property
    def title_text(self) -> str:
        """The headline, or else our label for it."""
        return self.title or self.label or ""


class Correction(Record):
    """What takes back, mends or regrets something said or published.

    Attributes:
        corrects: Statements; sources for a publisher's update; any record for an erratum.
        kind: What it does.
        issued: When.
        by: Who made it; absent only for an erratum, which the dossier's authors make.
        on_behalf_of: In whose name, where that is not who made it.
        through: The statements that make the correction.
        instead: What holds now.
    """

    kind_of_record = Kind.CORRECTIONS
    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [given("by"), {"properties": {"kind": {"const": CorrectionKind.ERRATUM}}}]
        }
    )

    corrects: Annotated[
        tuple[
            Annotated[
                Reference,
                Ref(
                    ANY,
                    "corrects",
                    "corrected by",
                    bare=(Kind.STATEMENTS,),
                    essential=True,
                    decides=True,
                ),
            ],
            ...,
        ],
        NotEmpty,
        Listed,
    ]
    kind: CorrectionKind
    issued: Date
    by: Annotated[Reference, Ref(SPEAKERS, "made by", "corrections made")] | None = None
    on_behalf_of: (
        Annotated[Reference, Ref(SPEAKERS, "on behalf of", "corrections made on their behalf")]
        | None
    ) = None
    through: Annotated[
        tuple[
            Annotated[Reference, Ref((Kind.STATEMENTS,), "through", "makes the correction")], ...
        ],
        Listed,
    ] = ()
    instead: Text | None = None

    def omission(self) -> tuple[str, str] | None:
        """Ask who made it, unless we did."""
        if self.by is None and self.kind is not CorrectionKind.ERRATUM:
            return (
                "by",
                (
                    "Name the person or organization that made the correction; only an erratum, "
                    "which the dossier's authors make, goes without."
                ),
            )
        return None

    @property
    def title_text(self) -> str:
        """What kind of correction it is; its page adds of what."""
        return say(f"label.{self.kind}").capitalize()


KINDS: Mapping[Kind, type[Record]] = {
    cls.kind_of_record: cls
    for cls in (Person, Organization, Place, Event, Statement, Source, Correction)
}
"""The class of each kind, in the order in which the site lists them."""
