"""What a change to a dossier says, as values; the reports on it are tested elsewhere."""

from collections.abc import Mapping

import pytest

from dossier.diff.changes import (
    ArticleFate,
    Comparison,
    Fate,
    FieldChange,
    QuotationFate,
    RecordChange,
)
from dossier.diff.compare import compare
from dossier.model.fields import Key, Kind
from dossier.status import State
from examples import build_example

SAFE = "annotations/statements/bridge-is-safe.yml"
NOT_SAFE = "annotations/statements/bridge-is-not-safe.yml"
WITHDRAWS = "annotations/corrections/mayor-withdraws.yml"
MAYOR = "annotations/people/mayor.yml"
GAZETTE = "annotations/sources/gazette-2024-05-08.yml"

Changes = Mapping[str, str | bytes | None]


def compared(after: Changes, before: Changes | None = None) -> Comparison:
    """Compare the example with changes to the example with others."""
    return compare(build_example(before), build_example(after))


def only(comparison: Comparison) -> RecordChange:
    (change,) = comparison.records
    return change


def said(quotes: str, rest: str = "") -> str:
    """Return a statement with some quotations."""
    return f"speaker: mayor\nsaid: 2024-05-06\nclaim: The bridge is safe.\n{rest}quotes:\n{quotes}"


def quote(exact: str, rest: str = "") -> str:
    return f"- source: gazette-2024-05-08\n  exact: {exact}\n{rest}"


def fates(comparison: Comparison) -> list[tuple[str, str]]:
    return [(str(change.key), change.fate.value) for change in comparison.records]


def test_compare__nothing_where_nothing_is_otherwise() -> None:
    """Layout, comments, the order of fields and other ways to name a record say nothing."""
    found = compared(
        {
            MAYOR: "# who\nunnamed: true\nname:   >-\n  The\n  mayor\n"
            "roles: [{organization: organizations/council, title: 'mayor'}]\n"
        }
    )
    assert () == (*found.records, *found.articles, *found.settings)
    assert () == (*found.new_findings, *found.mended_findings)


def test_records__new_and_gone() -> None:
    found = compared(
        {
            "annotations/places/bridge.yml": "name: The bridge\npart_of: westhaven\n",
            "annotations/events/inspection.yml": None,
            SAFE: said(quote("The bridge is safe")),
            NOT_SAFE: None,
        }
    )
    assert [
        ("places/bridge", "added"),
        ("events/inspection", "removed"),
        ("statements/bridge-is-not-safe", "removed"),
        ("statements/bridge-is-safe", "edited"),
    ] == [item for item in fates(found) if item[1] != "touched"]


def test_records__a_draft_is_said_to_be_one() -> None:
    found = compared({"annotations/places/bridge.yml": "name: The bridge\ndraft: true\n"})
    assert only(found).draft


def test_fields__old_and_new_with_their_paths() -> None:
    found = compared(
        {
            MAYOR: "name: The mayor of Westhaven\nunnamed: true\naliases: [Her Honour]\nroles:\n"
            "- title: chair\n- {title: mayor, organization: council, from: 2020}\n"
        }
    )
    assert (
        FieldChange(("name",), "The mayor", "The mayor of Westhaven"),
        FieldChange(("aliases",), None, ["Her Honour"]),
        FieldChange(("roles", 1, "from"), None, "2020"),
        FieldChange(("roles", 0), None, {"title": "chair"}),
    ) == only(found).fields


@pytest.mark.parametrize("formerly", ["formerly: [mayor]\n", ""])
def test_records__a_renamed_one_is_one(formerly: str) -> None:
    """Whether it says so or only says the same as the one that is gone; what names it follows."""
    renamed = {
        path: data.replace("mayor", "mayor-of-westhaven", 1)
        for path, data in {
            SAFE: "speaker: mayor\n" + said(quote("The bridge is safe")).partition("\n")[2],
            "annotations/events/council-meeting.yml": "name: Meeting of the council\n"
            "date: 2024-05-06\nplaces: [westhaven]\n"
            "participants: [{who: mayor, role: answered questions}]\n",
        }.items()
    }
    person = "name: The mayor\nunnamed: true\nroles: [{title: mayor, organization: council}]\n"
    found = compared(
        {
            MAYOR: None,
            "annotations/people/mayor-of-westhaven.yml": person + formerly,
            "annotations/statements/mayor-was-wrong.yml": None,
            WITHDRAWS: None,
            "docs/index.md": "# The bridge\n\n[[people/mayor-of-westhaven|The mayor]]\n",
            **renamed,
        },
        {
            "annotations/statements/mayor-was-wrong.yml": None,
            WITHDRAWS: None,
            SAFE: said(quote("The bridge is safe")),
        },
    )
    one, other = (Key(Kind.PEOPLE, id_) for id_ in ("mayor", "mayor-of-westhaven"))
    assert {one: other} == found.renamed
    person_, meeting, statement = found.records
    assert (Fate.RENAMED, one, other) == (person_.fate, person_.before, person_.after)
    assert [True, True] == [change.only_follows for change in (meeting, statement)]
    assert (FieldChange(("speaker",), "mayor", "mayor-of-westhaven", follows=True),) == (
        statement.fields
    )


def test_records__two_that_only_share_a_day_and_a_place_are_two() -> None:
    found = compared(
        {"annotations/events/storm.yml": "name: Storm\ndate: 2024-05-06\nplaces: [westhaven]\n"},
        {"annotations/events/feast.yml": "name: Feast\ndate: 2024-05-06\nplaces: [westhaven]\n"},
    )
    assert [("events/feast", "removed"), ("events/storm", "added")] == fates(found)


def test_fields__links_in_notes_follow_a_rename() -> None:
    before = {
        "annotations/places/old-quay.yml": "name: The quay\n",
        "annotations/places/pier.yml": "name: Pier\n"
        "notes: By the [[old-quay]], see [[old-quay|it]].\n",
    }
    after: Changes = {
        "annotations/places/old-quay.yml": None,
        "annotations/places/quay.yml": "name: The quay\nformerly: [old-quay]\n",
        "annotations/places/pier.yml": "name: Pier\n"
        "notes: By the [[places/quay]], see [[quay|it]].\n",
    }
    found = compared(after, before)
    assert [("places/pier", "edited"), ("places/quay", "renamed")] == fates(found)
    assert found.records[0].only_follows
    edited = compared(
        {**after, "annotations/places/pier.yml": "name: Pier\nnotes: No [[quay]].\n"}, before
    )
    assert not edited.records[0].only_follows


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (quote("The bridge is safe"), quote('"The  bridge is safe"'), []),
        (quote("The bridge is safe"), quote("bridge is safe"), ["edited"]),
        (quote("The bridge is safe"), quote("The bridge is save"), ["failing"]),
        (quote("The bridge is save"), quote("The bridge is safe"), ["mended"]),
        (
            quote("The bridge is save"),
            quote("The bridge is save", "  kind: direct\n"),
            ["unproved"],
        ),
        (quote("The bridge is save"), quote("The bridge is save"), []),
        (
            quote("The bridge is safe"),
            quote("The bridge is safe") + quote("We checked every bolt"),
            ["added"],
        ),
        (quote("The bridge is safe"), quote("We checked every bolt"), ["added", "removed"]),
        (
            quote("The bridge is safe"),
            quote("The bridge is safe", "  kind: direct\n"),
            ["remarked"],
        ),
        (
            quote("The bridge is safe") + quote("We checked every bolt"),
            quote("We checked every bolt") + quote("The bridge is safe"),
            [],
        ),
        (
            quote("the bridge", "  suffix: was not\n"),
            quote("The bridge", "  suffix: in Westhaven\n"),
            ["edited"],
        ),
        (
            quote("bridge", "  prefix: The\n  suffix: in Westhaven\n"),
            quote("bridge", "  prefix: The\n  suffix: is safe\n"),
            ["moved"],
        ),
    ],
)
def test_quotations__what_became_of_them(before: str, after: str, expected: list[str]) -> None:
    found = compared({SAFE: said(after)}, {SAFE: said(before)})
    changes = [
        change.fate.value
        for record in found.records
        if str(record.key) == "statements/bridge-is-safe"
        for change in record.quotations
    ]
    assert expected == changes


def test_quotations__of_an_article_that_changed() -> None:
    """The records say what they said; the article does not."""
    article = "A first line.\n\nThe bridge is safe, the mayor said.\n"
    pinned = (
        "title: T\npublisher: gazette\npublished: 2024-05-08\ntext: gazette.txt\npublish: full\n"
    )
    found = compared({"seeds/gazette.txt": article, GAZETTE: pinned}, {GAZETTE: pinned})
    ((fate, source, *_),) = [
        (change.fate, str(change.source), change.before) for change in found.articles
    ]
    assert (ArticleFate.CHANGED, "sources/gazette-2024-05-08") == (fate, source)
    moved = found.by_key[Key(Kind.STATEMENTS, "bridge-is-safe")]
    assert (Fate.TOUCHED, [QuotationFate.MOVED]) == (
        moved.fate,
        [change.fate for change in moved.quotations],
    )
    failing = found.by_key[Key(Kind.STATEMENTS, "bridge-is-not-safe")]
    assert [QuotationFate.FAILING] == [change.fate for change in failing.quotations]
    assert Key(Kind.STATEMENTS, "bridge-is-not-safe") in found.set_aside


def test_standings__by_another_record() -> None:
    """A retraction that goes changes the statement, whose own file says what it said."""
    found = compared({WITHDRAWS: None})
    statement = found.by_key[Key(Kind.STATEMENTS, "bridge-is-safe")]
    assert Fate.TOUCHED is statement.fate
    standing = statement.standing
    assert standing is not None
    assert (State.WITHDRAWN, State.DISPUTED, ()) == (
        standing.before,
        standing.after,
        standing.came,
    )
    assert ["corrections/mayor-withdraws"] == [str(change.cause) for change in standing.went]


def test_standings__of_a_new_statement_and_one_that_is_kept_back() -> None:
    """What stands is what the site says: a draft stands nowhere."""
    new = compared({}, {SAFE: None, NOT_SAFE: None, WITHDRAWS: None, "docs/index.md": "# x\n"})
    standing = new.by_key[Key(Kind.STATEMENTS, "bridge-is-safe")].standing
    assert standing is not None
    assert (None, State.WITHDRAWN) == (standing.before, standing.after)
    assert ["disputed", "retraction"] == [change.what.value for change in standing.came]
    draft = compared(
        {WITHDRAWS: None, NOT_SAFE: None, SAFE: said(quote("The bridge is safe"), "draft: true\n")}
    )
    hidden = draft.by_key[Key(Kind.STATEMENTS, "bridge-is-safe")]
    assert hidden.draft
    assert hidden.standing
    assert (State.WITHDRAWN, None) == (hidden.standing.before, hidden.standing.after)


def test_findings__known_ones_are_not_new_though_their_line_is() -> None:
    wrong = said(quote("The bridge is save"))
    found = compared({SAFE: f"# a line\n{wrong}"}, {SAFE: wrong})
    assert ((), ()) == (found.new_findings, found.mended_findings)


def test_findings__new_and_mended() -> None:
    wrong = said(quote("The bridge is save"))
    assert ["quote-not-found"] == [f.rule for f in compared({SAFE: wrong}).new_findings]
    assert ["quote-not-found"] == [f.rule for f in compared({}, {SAFE: wrong}).mended_findings]


def test_records__that_cannot_be_read_on_one_side() -> None:
    """What is not known is not said to have changed."""
    found = compared({MAYOR: "name: [\n"})
    change = found.by_key[Key(Kind.PEOPLE, "mayor")]
    assert (Fate.EDITED, True, ()) == (change.fate, change.unread, change.fields)
    assert () == compared({MAYOR: "name: [\n"}, {MAYOR: "name: [\n"}).records
