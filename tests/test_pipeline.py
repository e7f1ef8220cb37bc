"""What is published, and what is held back with a faulty record or a draft."""

from collections.abc import Mapping

import pytest

from dossier.model.fields import Key, Kind
from dossier.model.parts import Publish
from dossier.pipeline import Build, build
from dossier.seeds import digest
from dossier.settings import Settings
from dossier.status import State
from dossier.tree import MemoryTree
from examples import build_example, example_files

SAFE = Key(Kind.STATEMENTS, "bridge-is-safe")
NOT_SAFE = Key(Kind.STATEMENTS, "bridge-is-not-safe")
WRONG = Key(Kind.STATEMENTS, "mayor-was-wrong")
WITHDRAWAL = Key(Kind.CORRECTIONS, "mayor-withdraws")
MAYOR = Key(Kind.PEOPLE, "mayor")
ENGINEER = Key(Kind.PEOPLE, "engineer")
GAZETTE = Key(Kind.SOURCES, "gazette-2024-05-08")
COUNCIL = Key(Kind.ORGANIZATIONS, "council")

Changes = Mapping[str, str | bytes | None]


def path(key: Key) -> str:
    """Return the file of a record."""
    return f"annotations/{key}.yml"


def text(key: Key) -> str:
    """Return the text of a record of the example."""
    return example_files()[path(key)].decode()


def held_back(built: Build) -> set[str]:
    """Return the records that are not published."""
    return {str(key) for key in built.dossier.remains.keys() - built.published.records.keys()}


def state(built: Build, key: Key) -> State | None:
    """Return where a statement stands, as it is published."""
    status = built.published.status(key)
    return status.state if status else None


def test_sound_dossier__is_published_whole() -> None:
    """Nothing is set aside where nothing is wrong."""
    built = build_example()

    assert ((), ()) == (built.findings, built.set_aside)
    assert set(built.dossier.records) == set(built.published.records)
    assert built.dossier.quotations == built.published.quotations


def test_findings__are_sorted_by_place() -> None:
    """Whichever check or reader found them."""
    changes: Changes = {
        "docs/index.md": "[[nobody]]\n",
        path(SAFE): text(SAFE).replace("The bridge is safe\n", "The bridge was safe\n"),
        path(MAYOR): text(MAYOR) + "colour: red\n",
        "seeds/other.txt": "Nothing.\n",
    }
    findings = build_example(changes).findings

    assert [
        "annotations/people/mayor.yml",
        "annotations/statements/bridge-is-safe.yml",
        "docs/index.md",
        "seeds/other.txt",
    ] == [finding.at.path for finding in findings]


def test_warning__holds_nothing_back() -> None:
    """It asks somebody to have a look."""
    built = build_example({"annotations/people/clerk.yml": "name: The clerk\n"})

    assert 1 == len(built.findings)
    assert set() == held_back(built)


def test_unfound_quotation__is_never_published() -> None:
    """The statement is held back, and with it the correction that corrects nothing else."""
    wrong = text(SAFE).replace("exact: The bridge is safe", "exact: The bridge was safe")
    built = build_example({path(SAFE): wrong})

    assert {str(SAFE), str(WITHDRAWAL)} == held_back(built)
    assert all(quotation.spans for quotation in built.published.quotations)
    assert (WITHDRAWAL, SAFE) == built.set_aside


def test_broken_retraction__holds_back_what_it_retracts() -> None:
    """Without it, a withdrawn statement would be shown as if it stood."""
    built = build_example({path(WITHDRAWAL): text(WITHDRAWAL).replace("2024-05-08", "soon")})

    assert {str(SAFE), str(WITHDRAWAL)} == held_back(built)


def test_broken_contradiction__holds_back_what_it_contradicts() -> None:
    """Without it, a disputed statement would be shown as if it stood."""
    built = build_example({path(NOT_SAFE): text(NOT_SAFE).replace("2024-05-07", "soon")})

    assert str(SAFE) in held_back(built)


def test_broken_speaker__takes_the_statements_and_what_they_decide() -> None:
    """The engineer's statement disputes the mayor's, which would be shown without that."""
    built = build_example({path(ENGINEER): "name: [x]\n"})

    assert {str(ENGINEER), str(NOT_SAFE), str(SAFE), str(WITHDRAWAL)} == held_back(built)


def test_broken_link_of_a_chain__holds_back_what_a_retraction_hangs_on() -> None:
    """The region may retract for the mayor, whose council is part of the town, a part of it."""
    changes = {
        path(WITHDRAWAL): text(WITHDRAWAL).replace("by: mayor", "by: region"),
        path(COUNCIL): "name: The council\npart_of: town\n",
        "annotations/organizations/town.yml": "name: The town\npart_of: region\n",
        "annotations/organizations/region.yml": "name: The region\n",
    }
    sound = build_example(changes)
    assert (State.WITHDRAWN, set()) == (state(sound, SAFE), held_back(sound))

    town = {"annotations/organizations/town.yml": "name: [x]\npart_of: region\n"}
    broken = build_example(changes | town)
    assert {"organizations/town", str(SAFE), str(WITHDRAWAL)} == held_back(broken)


@pytest.mark.parametrize(
    "changes",
    [
        {"seeds/gazette.txt": None},
        {"seeds/gazette.txt": b"\xff\xfe\x00"},
        {"seeds/gazette.txt": example_files()["seeds/gazette.txt"] + b"\n"},
        {path(GAZETTE): text(GAZETTE) + "colour: red\n"},
        {path(GAZETTE): "title: [\n"},
        {path(GAZETTE): text(GAZETTE).replace("gazette.txt", "../mkdocs.yml")},
    ],
    ids=["missing", "undecodable", "changed", "faulty", "unreadable", "outside"],
)
def test_broken_source__takes_all_that_it_alone_proves(changes: Changes) -> None:
    """A changed article, too: the quotations may still be there and mean something else."""
    built = build_example(changes)

    assert {
        str(GAZETTE),
        str(SAFE),
        str(NOT_SAFE),
        str(WRONG),
        str(WITHDRAWAL),
        "events/inspection",
    } == held_back(built)
    assert () == built.published.quotations
    assert {} == built.published.texts


def test_broken_source__leaves_what_another_source_proves() -> None:
    """Only the quotation of the broken one goes."""
    article = "“The bridge is safe,” she said.\n"
    record = (
        "label: A report\npublisher: gazette\ntext: herald.txt\n"
        f"sha256: {digest(article.encode())}\ncolour: red\n"
    )
    quoted = text(SAFE) + "- {source: herald, kind: direct, exact: The bridge is safe}\n"
    changes: Changes = {
        "seeds/herald.txt": article,
        "annotations/sources/herald.yml": record,
        path(SAFE): quoted,
    }
    built = build_example(changes)

    assert {"sources/herald"} == held_back(built)
    assert [GAZETTE] == [quotation.source for quotation in built.published.quotations_by(SAFE)]


def test_draft_retraction__does_not_exist_yet() -> None:
    """What it retracts is published as if there were none, and nothing is set aside."""
    changes: Changes = {path(WITHDRAWAL): text(WITHDRAWAL) + "draft: true\n"}
    public, private = build_example(changes), build_example(changes, drafts=True)

    assert ({str(WITHDRAWAL)}, ()) == (held_back(public), public.set_aside)
    assert State.DISPUTED is state(public, SAFE)
    assert (set(), State.WITHDRAWN) == (held_back(private), state(private, SAFE))


def test_draft_retraction__that_is_broken_does_not_exist_yet_either() -> None:
    """Its authors see that it is broken; readers see the dossier as it was before."""
    broken = text(WITHDRAWAL).replace("2024-05-08", "soon") + "draft: true\n"
    public = build_example({path(WITHDRAWAL): broken})
    private = build_example({path(WITHDRAWAL): broken}, drafts=True)

    assert ["invalid-date"] == [finding.rule for finding in public.findings]
    assert {str(WITHDRAWAL)} == held_back(public)
    assert {str(WITHDRAWAL), str(SAFE)} == held_back(private)


def test_draft_speaker__takes_the_statements_along() -> None:
    """What says nothing without a draft stays a draft."""
    built = build_example({path(ENGINEER): text(ENGINEER) + "draft: true\n"})

    assert {str(ENGINEER), str(NOT_SAFE)} == held_back(built)
    assert State.WITHDRAWN is state(built, SAFE)


def test_misplaced_and_unreadable_files__leave_the_rest_alone() -> None:
    """They are reported, and the site is built without them."""
    changes: Changes = {
        "annotations/persons/clerk.yml": "name: The clerk\n",
        "annotations/people/clerk.yml": b"\x00\xff",
    }
    built = build_example(changes)

    assert ["unreadable-yaml", "misplaced-file"] == [finding.rule for finding in built.findings]
    assert {"people/clerk"} == held_back(built)


def test_long_chains__are_followed_to_the_end() -> None:
    """Corrections of corrections of …, of which the first is broken."""
    changes: dict[str, str] = {
        f"annotations/corrections/c{number:04}.yml": (
            f"corrects: [corrections/c{number + 1:04}]\nkind: correction\nissued: 2024\nby: mayor\n"
        )
        for number in range(3000)
    }
    changes["annotations/corrections/c3000.yml"] = "corrects: [statements/bridge-is-safe]\n"
    built = build_example(changes)

    assert 3001 + len([WITHDRAWAL, SAFE]) == len(built.set_aside)


def test_long_chains_of_drafts__are_followed_to_the_end() -> None:
    """What rests on what rests on … a draft is not published, and nothing is set aside."""
    changes = {
        f"annotations/corrections/c{number:04}.yml": (
            f"corrects: [corrections/c{number + 1:04}]\nkind: correction\nissued: 2024\nby: mayor\n"
        )
        for number in range(3000)
    }
    erratum = "corrects: [bridge-is-safe]\nkind: erratum\nissued: 2024\ndraft: true\n"
    built = build_example(changes | {"annotations/corrections/c3000.yml": erratum})

    assert (3001, ()) == (len(held_back(built)), built.set_aside)


def test_settings__say_where_everything_stands() -> None:
    """Folders may have other names, and `publish` is the site's."""
    moved = {
        name.replace("annotations/", "records/")
        .replace("seeds/", "articles/old/")
        .replace("docs/", "pages/"): data
        for name, data in example_files().items()
    }
    settings = Settings(
        annotations="records", seeds="articles/old", docs_dir="pages", publish=Publish.NONE
    )
    built = build(MemoryTree(moved), settings)

    assert ((), settings) == (built.findings, built.settings)
    assert Publish.FULL is built.published.publishes(GAZETTE)
    assert ["index.md"] == list(built.published.pages)


def test_empty_folder__is_an_empty_dossier() -> None:
    """A new dossier starts from nothing."""
    built = build(MemoryTree({}), Settings())

    assert ((), {}, ()) == (built.findings, built.published.records, built.set_aside)


def test_pages__that_are_kept_off_the_site_mention_nothing_on_it() -> None:
    """What MkDocs leaves out is checked like all others, and shown to nobody."""
    files = example_files({"docs/secret.md": "# Secret\n\n[[mayor]] and [[nobody]]\n"})
    for settings, seen in (
        (Settings(), True),
        (Settings.model_validate({"exclude_docs": "secret.md"}), False),
        (Settings.model_validate({"draft_docs": "/sec*"}), False),
    ):
        made = build(MemoryTree(files), settings)
        origins = {link.origin for link in made.published.links_to(Key(Kind.PEOPLE, "mayor"))}
        assert seen == ("secret.md" in origins)
        assert seen == ("secret.md" in made.published.pages)
        assert ["unknown-reference"] == [finding.rule for finding in made.findings]
    shown = build(MemoryTree(files), settings, drafts=True).published
    assert "secret.md" in shown.pages
