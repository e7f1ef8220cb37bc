"""The linked whole: what names what, on both sides, and what is left when records go."""

from collections.abc import Mapping

from dossier.link.consequences import consequences, resting_on
from dossier.link.dossier import Dossier
from dossier.link.references import Several, Unknown, WrongKind
from dossier.location import Location
from dossier.model.dates import Day
from dossier.model.fields import Key, Kind
from dossier.status import State
from dossier.text.source import Span
from examples import link_files

ARTICLE = "“The bridge is safe,” the mayor said. Later the engineer said it was not."

FILES = {
    "annotations/people/mayor.yml": (
        "name: The mayor\nroles:\n- {title: mayor, organization: council}\n"
        "notes: Answers for the [[bridge]]; see [[organizations/council|the council]].\n"
    ),
    "annotations/people/engineer.yml": "name: The engineer\n",
    "annotations/organizations/council.yml": "name: The council\n",
    "annotations/places/bridge.yml": "name: The bridge\n",
    "annotations/sources/gazette.yml": "label: A report\ntext: gazette.txt\n",
    "annotations/statements/safe.yml": (
        "speaker: mayor\nsaid: 2024-05-06\nclaim: It is safe.\nabout: [bridge]\n"
        "quotes:\n- {source: gazette, exact: The bridge is safe}\n"
    ),
    "annotations/statements/unsafe.yml": (
        "speaker: engineer\nsaid: 2024-05-07\nclaim: It is not safe.\ncontradicts: [safe]\n"
        "quotes:\n- {source: gazette, exact: the engineer said it was not}\n"
    ),
    "annotations/corrections/withdrawal.yml": (
        "corrects: [safe]\nkind: retraction\nissued: 2024-05-08\nby: council\n"
    ),
}

MAYOR = Key(Kind.PEOPLE, "mayor")
ENGINEER = Key(Kind.PEOPLE, "engineer")
BRIDGE = Key(Kind.PLACES, "bridge")
GAZETTE = Key(Kind.SOURCES, "gazette")
SAFE = Key(Kind.STATEMENTS, "safe")
UNSAFE = Key(Kind.STATEMENTS, "unsafe")
WITHDRAWAL = Key(Kind.CORRECTIONS, "withdrawal")


def linked(changes: Mapping[str, str] | None = None) -> Dossier:
    """Link the files above, some of them replaced or added."""
    return link_files(FILES | dict(changes or {}), GAZETTE, ARTICLE)


def test_reference__is_seen_from_both_sides_under_its_own_words() -> None:
    """`contradicts` on one statement is "contradicted by" on the other."""
    dossier = linked()

    (reference,) = dossier.links_from(UNSAFE, "contradicts")
    assert ("contradicts", SAFE) == (reference.ref.label, reference.target)
    assert (reference,) == dossier.links_to(SAFE, "contradicted by")
    assert Location("annotations/statements/unsafe.yml", 4, 15) == reference.at


def test_target__is_what_a_single_field_names() -> None:
    """An id without its kind is looked up among the kinds that the field takes."""
    dossier = linked()

    assert MAYOR == dossier.target(SAFE, "speaker")
    assert None is dossier.target(SAFE, "at")
    assert GAZETTE == dossier.target(SAFE, "quotes", 0, "source")


def test_mention__in_notes_is_a_reference_with_its_place_in_the_file() -> None:
    """A `[[link]]` names a record as a field does."""
    dossier = linked()

    mentions = dossier.links_to(BRIDGE, "mentioned in")

    assert [(MAYOR, Location("annotations/people/mayor.yml", 4, 24))] == [
        (mention.origin, mention.at) for mention in mentions
    ]


def test_reference__that_names_nothing_says_what_is_near() -> None:
    """The nearest ids of the kinds that the field takes, nearest first."""
    changes = {"annotations/places/dam.yml": "name: Dam\npart_of: brigde\n"}

    (dangling,) = linked(changes).dangling

    assert Key(Kind.PLACES, "dam") == dangling.origin
    assert Location("annotations/places/dam.yml", 2, 10) == dangling.at
    assert Unknown(("bridge",)) == dangling.why


def test_reference__to_an_id_of_two_kinds_is_ambiguous() -> None:
    """Where a field takes several kinds, the id alone may not be enough."""
    changes = {
        "annotations/organizations/engineer.yml": "name: Engineer and Co\n",
    }

    (dangling,) = linked(changes).dangling

    assert Several((Key(Kind.ORGANIZATIONS, "engineer"), ENGINEER)) == dangling.why
    assert UNSAFE == dangling.origin


def test_reference__to_another_kind_is_told_apart_from_an_unknown_one() -> None:
    """The author named something that exists, only not what the field takes."""
    changes = {"annotations/places/dam.yml": "name: Dam\npart_of: mayor\n"}

    (dangling,) = linked(changes).dangling

    assert WrongKind(MAYOR, (Kind.PLACES,)) == dangling.why


def test_quotation__has_its_place_in_the_source() -> None:
    """Places count code points of the source's text."""
    (quotation,) = linked().quotations_by(SAFE)

    assert (Span(1, 19),) == quotation.spans
    assert "The bridge is safe" == ARTICLE[1:19]


def test_quotations_from__a_source_are_in_the_order_of_its_text() -> None:
    """However the records that quote are called."""
    assert [SAFE, UNSAFE] == [item.key for item in linked().quotations_from(GAZETTE)]


def test_status__follows_from_the_links() -> None:
    """The council may withdraw what its mayor said: she has a role there."""
    dossier = linked()

    def state(day: int) -> State | None:
        status = dossier.status(SAFE, Day(2024, 5, day))
        return status.state if status else None

    expected = [None, State.STANDS, State.DISPUTED, State.WITHDRAWN]
    assert expected == [state(day) for day in (5, 6, 7, 8)]


def test_status__of_what_is_no_statement_is_none() -> None:
    """Only statements have one."""
    assert None is linked().status(MAYOR)


def test_without__takes_along_what_rests_on_the_record() -> None:
    """A statement without its speaker says nothing; the person who is only named stays."""
    dossier = linked().without([MAYOR])

    assert SAFE not in dossier.records
    assert WITHDRAWAL not in dossier.records  # it corrects nothing that is left
    assert {ENGINEER, UNSAFE, BRIDGE} < set(dossier.records)
    assert () == dossier.links_from(UNSAFE, "contradicts")
    assert () == dossier.links_to(BRIDGE)


def test_without__a_source_leaves_no_quotation_of_it() -> None:
    """Nor the statements that rest on nothing else."""
    dossier = linked().without([GAZETTE])

    assert () == dossier.of_kind(Kind.STATEMENTS)
    assert () == dossier.quotations
    assert {} == dossier.texts


def test_consequences__are_the_statements_whose_status_would_be_wrong() -> None:
    """Without the retraction, the statement would seem to be only disputed."""
    links = linked().links

    assert {WITHDRAWAL, SAFE} == consequences(links, {WITHDRAWAL})
    assert {UNSAFE, SAFE, WITHDRAWAL} == consequences(links, {UNSAFE})
    assert {SAFE, WITHDRAWAL} == resting_on(links, {SAFE})


def test_faulty_record__still_counts_as_known_and_is_judged() -> None:
    """Its references and quotations are looked up although the record is set aside."""
    changes = {
        "annotations/statements/unsafe.yml": (
            "speaker: engineer\nsaid: yesterday\nclaim: It is not safe.\ncontradicts: [save]\n"
            "quotes:\n- {source: gazette, exact: the engineer said it was}\n"
        ),
        "annotations/statements/reply.yml": (
            "speaker: mayor\nsaid: 2024-05-08\nclaim: No.\nresponds_to: [unsafe]\n"
        ),
    }
    dossier = linked(changes)

    assert UNSAFE not in dossier.records
    assert [("save", Unknown(("safe", "unsafe")))] == [(d.words, d.why) for d in dossier.dangling]
    assert [True] == [bool(item.spans) for item in dossier.quotations_by(UNSAFE)]
