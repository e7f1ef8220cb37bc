"""The ledger: what was corrected, by whom, how long it stood, and who still repeats it."""

from collections.abc import Mapping

import pytest

from dossier.model.fields import Key, Kind
from dossier.render.pages import Renderer
from dossier.settings import Settings
from dossier.views.ledger import Entry, LedgerView, ledger_view
from dossier.views.names import Name, Names
from dossier.views.repeats import Timing
from examples import build_example
from sites import read, rendered

SAFE = "statements/bridge-is-safe"
HERALD = "annotations/sources/herald.yml"


def ledger(changes: Mapping[str, str | None] | None = None) -> LedgerView:
    """Return the ledger of the example with changes."""
    built = build_example(changes)
    assert () == built.set_aside
    return ledger_view(Names(built.published))


def correction(kind: str, issued: str, by: str = "mayor", more: str = "") -> str:
    return f"corrects: [bridge-is-safe]\nkind: {kind}\nissued: {issued}\nby: {by}\n{more}"


def herald(published: str | None = "2024-05-10") -> str:
    """Return a second source; its text holds what the mayor said first, and what others did."""
    date = f"published: {published}\n" if published else ""
    return f"title: Bridge\n{date}text: herald.txt\nreports: [council-meeting]\n"


HERALD_TEXT = "“The bridge is safe,” the mayor said. No, it is not, said the engineer. I erred."
SAFE_TWICE = """\
speaker: mayor
said: 2024-05-06
at: council-meeting
claim: The bridge is safe.
about: [inspection]
quotes:
- {source: gazette-2024-05-08, kind: direct, exact: The bridge is safe}
- {source: herald, kind: direct, exact: The bridge is safe}
"""


def second_source(published: str | None = "2024-05-10", **more: str) -> dict[str, str | None]:
    """Return changes by which another newspaper quotes the mayor, too, but not her retraction."""
    return {
        "seeds/herald.txt": HERALD_TEXT,
        HERALD: herald(published),
        f"annotations/{SAFE}.yml": SAFE_TWICE,
        **more,
    }


def without(view: LedgerView) -> list[tuple[str, Timing, list[str]]]:
    """Return the sources without the correction: id, timing, the statements against."""
    (entry,) = view.entries
    assert entry.repeats is not None
    return [
        (
            repeater.wording.source.key.id,
            repeater.timing,
            [line.name.key.id for line in repeater.against if isinstance(line.name, Name)],
        )
        for repeater in entry.repeats.without
    ]


def told(entry: Entry) -> list[tuple[str, str, str | None]]:
    """Return an entry's corrections: which, what they did, how much later."""
    return [
        (made.key.id, made.what, made.after.words if made.after else None) for made in entry.amended
    ]


def test_ledger__says_what_who_when_how_long_and_what_holds_instead() -> None:
    (entry,) = ledger().entries
    assert isinstance(entry.line.name, Name)
    assert entry.line.who is not None
    assert entry.line.when is not None
    assert entry.stood is not None
    assert ("The bridge is safe.", "The mayor", "6 May 2024", "2 days") == (
        entry.line.name.title,
        entry.line.who.title,
        entry.line.when.words,
        entry.stood.words,
    )
    assert [
        ("mayor-withdraws", "withdrawn by the speaker or on the speaker's behalf", "2 days")
    ] == told(entry)
    (made,) = entry.amended
    assert "The mayor no longer says that the bridge is safe." == made.instead
    assert ["The mayor was wrong about the bridge."] == [line.name.title for line in made.through]


def test_ledger__several_corrections_of_one_record_are_one_entry_in_time_order() -> None:
    (entry,) = ledger(
        {
            "annotations/corrections/regret.yml": correction("apology", "2024-05-09"),
            "annotations/corrections/clearer.yml": correction("clarification", "2024-05-07"),
            "annotations/corrections/not-hers.yml": correction(
                "retraction", "2024-05-08", "gazette"
            ),
        }
    ).entries
    assert [
        ("clearer", "clarified", "1 day"),
        ("mayor-withdraws", "withdrawn by the speaker or on the speaker's behalf", "2 days"),
        ("not-hers", "retracted by others, who do not speak for the speaker", "2 days"),
        ("regret", "apologised for", "3 days"),
    ] == told(entry)
    assert entry.stood is not None
    assert "1 day" == entry.stood.words


def test_ledger__newest_correction_first_and_sources_have_their_place() -> None:
    update = (
        "corrects: [sources/gazette-2024-05-08]\nkind: update\nissued: 2024-05-12\nby: gazette\n"
    )
    view = ledger({"annotations/corrections/update.yml": update})
    assert [
        ("corrected--sources--gazette-2024-05-08", "4 days", None),
        ("corrected--statements--bridge-is-safe", "2 days", 1),
    ] == [
        (
            entry.address,
            entry.stood and entry.stood.words,
            entry.repeats and entry.repeats.sources,
        )
        for entry in view.entries
    ]
    assert [("update", "updated by its publisher", "4 days")] == told(view.entries[0])


def test_ledger__one_correction_of_several_records_stands_with_each() -> None:
    both = "corrects: [bridge-is-safe, bridge-is-not-safe]\nkind: apology\nissued: 2024-05-09\n"
    view = ledger({"annotations/corrections/both.yml": f"{both}by: council\n"})
    assert {
        "corrected--statements--bridge-is-not-safe": ["both"],
        "corrected--statements--bridge-is-safe": ["mayor-withdraws", "both"],
    } == {entry.address: [key for key, *_ in told(entry)] for entry in view.entries}


def test_ledger__our_own_errata_stand_apart_and_nothing_is_said_to_have_stood() -> None:
    ours = "corrects: [people/mayor, statements/bridge-is-safe]\nkind: erratum\n"
    view = ledger({"annotations/corrections/ours.yml": f"{ours}issued: 2024-06-01\n"})
    assert [
        ("errata--people--mayor", False, None),
        ("errata--statements--bridge-is-safe", False, None),
    ] == [(entry.address, entry.dated, entry.repeats) for entry in view.errata]
    assert ["mayor-withdraws"] == [key for entry in view.entries for key, *_ in told(entry)]


def test_ledger__vague_dates_stay_vague() -> None:
    """A correction whose day is open leaves open how long the statement stood."""
    (entry,) = ledger(
        {"annotations/corrections/mayor-withdraws.yml": correction("retraction", "2024-05/..")}
    ).entries
    assert entry.stood is None
    page = Renderer(
        build_example(
            {"annotations/corrections/mayor-withdraws.yml": correction("retraction", "2024-05/..")}
        ).published
    )
    (markdown,) = (one.markdown for one in page.pages() if one.path == "corrections/index.md")
    (stood,) = read(rendered(markdown)[0]).of_class("dossier-ledger__stood")
    assert "stood not known" == stood.text


def test_repeats__a_source_that_quotes_the_correction_or_its_words_tells_of_it() -> None:
    """The Gazette quotes the statement through which the mayor took it back."""
    (entry,) = ledger().entries
    assert entry.repeats is not None
    assert (1, ()) == (entry.repeats.sources, entry.repeats.without)


@pytest.mark.parametrize(
    ("published", "timing"),
    [
        ("2024-05-07", Timing.BEFORE),
        ("2024-05-08", Timing.UNCLEAR),
        ("2024-05-09", Timing.AFTER),
        ("2024-05-10?", Timing.UNCLEAR),
        ("2024-05", Timing.UNCLEAR),
        ("2024-06", Timing.AFTER),
        (None, Timing.UNCLEAR),
    ],
)
def test_repeats__say_whether_a_source_could_have_told_of_the_correction(
    published: str | None, timing: Timing
) -> None:
    """What appeared before could not; nothing is charged where the dates leave it open."""
    assert [("herald", timing, [])] == without(ledger(second_source(published)))


def test_repeats__published_between_two_corrections_could_have_told_of_the_first() -> None:
    changes = second_source("2024-05-09")
    changes["annotations/corrections/regret.yml"] = correction("apology", "2024-05-20")
    assert [("herald", Timing.AFTER, [])] == without(ledger(changes))


def test_repeats__others_who_say_otherwise_are_no_correction_but_are_told() -> None:
    unsafe = """\
speaker: engineer
said: 2024-05-07
claim: The bridge is not safe.
about: [inspection]
contradicts: [bridge-is-safe]
quotes:
- {source: gazette-2024-05-08, exact: the engineer said that the bridge was not safe}
- {source: herald, exact: "it is not, said the engineer"}
"""
    changes = second_source(**{"annotations/statements/bridge-is-not-safe.yml": unsafe})
    assert [("herald", Timing.AFTER, ["bridge-is-not-safe"])] == without(ledger(changes))


ERRED = "claim: She erred.\nquotes:\n- {source: herald, exact: I erred}\n"


@pytest.mark.parametrize(
    "carries",
    [
        # The speaker says otherwise.
        {
            "annotations/statements/erred.yml": (
                f"speaker: mayor\nsaid: 2024-05-09\ncontradicts: [bridge-is-safe]\n{ERRED}"
            )
        },
        # Somebody repeats or confirms what makes the correction.
        {
            "annotations/statements/erred.yml": (
                f"speaker: council\nsaid: 2024-05-09\nrepeats: [mayor-was-wrong]\n{ERRED}"
            )
        },
        {
            "annotations/statements/erred.yml": (
                f"speaker: council\nsaid: 2024-05-09\nconfirms: [mayor-was-wrong]\n{ERRED}"
            )
        },
        # The correction itself is quoted.
        {
            "annotations/corrections/regret.yml": correction(
                "apology", "2024-05-09", more="quotes:\n- {source: herald, exact: I erred}\n"
            )
        },
    ],
)
def test_repeats__what_counts_as_telling_of_the_correction(carries: dict[str, str | None]) -> None:
    assert [] == without(ledger({**second_source(), **carries}))


def test_repeats__a_source_that_quotes_a_statement_which_repeats_it_repeats_it() -> None:
    """However many times it was passed on; circles do no harm."""
    changes: dict[str, str | None] = {"seeds/herald.txt": HERALD_TEXT, HERALD: herald()}
    said = "speaker: council\nsaid: 2024-05-07\nclaim: Quite safe.\nabout: [inspection]\n"
    changes["annotations/statements/echo.yml"] = (
        f"{said}repeats: [bridge-is-safe, far-echo]\n"
        "quotes:\n- {source: gazette-2024-05-08, exact: We checked every bolt}\n"
    )
    changes["annotations/statements/far-echo.yml"] = (
        f"{said}repeats: [echo]\nquotes:\n- {{source: herald, exact: The bridge is safe}}\n"
    )
    names = Names(build_example(changes).dossier)
    (entry,) = ledger_view(names).entries
    assert entry.repeats is not None
    assert [(2, "herald", "far-echo")] == [
        (
            entry.repeats.sources,
            repeater.wording.source.key.id,
            repeater.through.name.key.id,
        )
        for repeater in entry.repeats.without
        if repeater.through and isinstance(repeater.through.name, Name)
    ]


def page(path: str, changes: Mapping[str, str | None] | None = None) -> str:
    """Return the words of a page of the example with changes."""
    renderer = Renderer(build_example(changes).published, Settings())
    (markdown,) = (one.markdown for one in renderer.pages() if one.path == path)
    return read(rendered(markdown)[0]).text


def test_page__of_the_ledger() -> None:
    shown = page("corrections/index.md", second_source("2024-05-08"))
    assert (
        "The bridge is safe. ✕ withdrawn Statement · The mayor · 6 May 2024 stood 2 days "
        "8 May 2024 Retraction, The mayor — withdrawn by the speaker or on the speaker's behalf "
        "instead The mayor no longer says that the bridge is safe. "
        "in these words The mayor was wrong about the bridge. ✓ stands "
        "Quoted without the correction Bridge, 8 May 2024: whether it appeared before the "
        "correction is not known."
    ) in shown
    assert shown.endswith("Our own errata There are none yet.")


def test_page__leads_to_the_policy_only_where_the_authors_have_one() -> None:
    with_policy = {"docs/about/corrections-policy.md": "# How we correct\n"}
    for changes, expected in ((with_policy, ["../about/corrections-policy.md"]), ({}, [])):
        renderer = Renderer(build_example(changes).published)
        (markdown,) = (
            one.markdown for one in renderer.pages() if one.path == "corrections/index.md"
        )
        links = read(rendered(markdown)[0]).all("a")
        assert expected == [
            link.attributes["href"]
            for link in links
            if link.text == "How corrections are made here"
        ]


def test_page__of_a_ledger_without_entries_says_so() -> None:
    nothing = {"annotations/corrections/mayor-withdraws.yml": None}
    assert page("corrections/index.md", nothing).endswith(
        "with its status. What others corrected This dossier has no corrections yet. "
        "Our own errata There are none yet."
    )
    ours = {
        "annotations/corrections/mayor-withdraws.yml": None,
        "annotations/corrections/ours.yml": (
            "corrects: [people/mayor]\nkind: erratum\nissued: 2024-06-01\n"
            "instead: She is the mayor.\n"
        ),
    }
    assert page("corrections/index.md", ours).endswith(
        "Nobody else has corrected anything in this dossier yet. Our own errata "
        "Mistakes that this dossier made, and what it says now. "
        "The mayor Person 1 June 2024 Erratum — put right instead She is the mayor."
    )


def test_page__of_a_correction_says_how_long_it_stood_and_who_repeats_it() -> None:
    shown = page("corrections/mayor-withdraws.md", second_source("2024-05-07"))
    assert (
        "Stood until then 2 days · In the ledger of corrections Quoted without the correction "
        "Bridge, 7 May 2024: it appeared before the correction, and could not tell of it."
    ) in shown
    ours = {
        "annotations/corrections/ours.yml": (
            "corrects: [people/mayor]\nkind: erratum\nissued: 2024-06-01\n"
        )
    }
    assert "Stood until then" not in page("corrections/ours.md", ours)


def test_page__entries_carry_the_day_for_scripts() -> None:
    renderer = Renderer(build_example().published)
    (markdown,) = (one.markdown for one in renderer.pages() if one.path == "corrections/index.md")
    assert [("section", "2024-05-08"), ("li", "2024-05-08")] == [
        (one.tag, one.attributes["data-from"])
        for one in read(markdown).all()
        if "data-from" in one.attributes
    ]


def test_ledger__drafts_are_not_in_it() -> None:
    draft = {
        "annotations/corrections/regret.yml": "draft: true\n" + correction("apology", "2024-05-09")
    }
    assert ["mayor-withdraws"] == [key for key, *_ in told(ledger(draft).entries[0])]
    built = build_example(draft, drafts=True).published
    (entry,) = ledger_view(Names(built)).entries
    assert ["mayor-withdraws", "regret"] == [key for key, *_ in told(entry)]
    assert Key(Kind.CORRECTIONS, "regret") in built.records
