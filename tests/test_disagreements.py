"""Figures that sources give differently, and statements that contradict each other."""

from collections.abc import Mapping

import pytest

from dossier.model.figures import Agreement, Quantity
from dossier.render.pages import Renderer
from dossier.status import State
from dossier.views.disagreements import Contradicted, DisagreementsView, disagreements_view
from dossier.views.names import Name, Names
from dossier.views.number_line import Bar, End, NumberLine, number_line
from examples import build_example
from sites import Element, read, rendered

TWELVE = "quote: {source: gazette-2024-05-08, exact: 12 bolts were replaced}"
FIFTEEN = "quote: {source: gazette-2024-05-08, exact: 15 new bolts}"


def figure(of: str, *values: str) -> str:
    """Return a figure as an author writes it; the quotations take turns."""
    lines = (
        f"  - {{value: {value!r}, {(TWELVE, FIFTEEN)[nth % 2]}}}\n"
        for nth, value in enumerate(values)
    )
    return f"- of: {of}\n  values:\n{''.join(lines)}"


def event(*figures: str, date: str = "2024-05") -> str:
    return f"name: Inspection of the bridge\ndate: {date}\nfigures:\n{''.join(figures)}"


def disagreements(changes: Mapping[str, str | None] | None = None) -> DisagreementsView:
    built = build_example(changes)
    assert () == built.set_aside
    return disagreements_view(Names(built.published))


def page(changes: Mapping[str, str | None] | None = None) -> Element:
    """Return the page of the example with changes."""
    renderer = Renderer(build_example(changes).published)
    (markdown,) = (one.markdown for one in renderer.pages() if one.path == "disagreements.md")
    return read(rendered(markdown)[0])


def statement(speaker: str, said: str, **more: str) -> str:
    fields = "".join(f"{name}: {value}\n" for name, value in more.items())
    return (
        f"speaker: {speaker}\nsaid: {said}\nclaim: As said on {said}.\nabout: [inspection]\n"
        f"{fields}"
        "quotes:\n- {source: gazette-2024-05-08, exact: We checked every bolt}\n"
    )


def told(group: Contradicted) -> tuple[str, list[tuple[str, bool, bool]]]:
    """Return what is contradicted, and by what: which, of its own speaker, declared of both."""
    assert isinstance(group.side.line.name, Name)
    return group.side.line.name.key.id, [
        (each.side.line.name.key.id, each.own, each.mutual)
        for each in group.by
        if isinstance(each.side.line.name, Name)
    ]


def test_figures__disagreeing_first_then_in_range_then_not_comparable() -> None:
    """What several sources give alike is counted, and what one alone gives is not here at all."""
    inspection = event(
        figure("words", "dozens", "12"),
        figure("in range", ">10", "15"),
        figure("alone", "12"),
        figure("alike", "1,000", "1000"),
        figure("apart", "12", "15"),
    )
    meeting = "name: Meeting of the council\ndate: 2024-04\nfigures:\n" + figure("early", "1", "2")
    view = disagreements(
        {
            "annotations/events/inspection.yml": inspection,
            "annotations/events/council-meeting.yml": meeting,
        }
    )
    assert [
        ("early", Agreement.DISAGREE, "figures--council-meeting--1"),
        ("apart", Agreement.DISAGREE, "figures--inspection--5"),
        ("in range", Agreement.AGREE_IN_RANGE, "figures--inspection--2"),
        ("words", Agreement.NOT_COMPARABLE, "figures--inspection--1"),
    ] == [(each.figure.of, each.agreement, each.address) for each in view.figures]
    assert 1 == view.same


def test_figures__page_shows_each_value_with_the_words_that_give_it() -> None:
    changes = {"annotations/events/inspection.yml": event(figure("bolts", ">80", "85"))}
    (shown,) = page(changes).of_class("dossier-differing")
    cited = "— Mayor takes back word on bridge, The Gazette, 8 May 2024"
    assert [f"more than 80 12 bolts were replaced {cited}", f"85 15 new bolts {cited}"] == [
        one.text for values in shown.all("dl") for one in values.all("div")
    ]
    assert ["≈ The values agree in range: there is a number for which all of them are true."] == [
        one.text for one in shown.of_class("dossier-verdict")
    ]
    assert {"figures--inspection--1": "2024-05-01"} == {
        shown.attributes["id"]: shown.attributes["data-from"]
    }
    (line,) = shown.all("svg")
    assert ("img", "The values on a number line") == (
        line.attributes["role"],
        line.attributes["aria-label"],
    )
    assert ["more than 80", "85"] == [one.text for one in line.all("text")]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # A ray from an open end, and a number on it.
        (
            [">80", "85"],
            NumberLine(
                (
                    Bar("more than 80", End(40, "open"), End(312, "beyond")),
                    Bar("85", End(280, "closed"), End(280, "closed")),
                ),
                (280, 280),
            ),
        ),
        # Two numbers have none in common.
        (
            ["12", "15"],
            NumberLine(
                (
                    Bar("12", End(40, "closed"), End(40, "closed")),
                    Bar("15", End(280, "closed"), End(280, "closed")),
                ),
                None,
            ),
        ),
        # Nor has a number that another value just leaves out; both stand at one place.
        (
            ["<80", "80"],
            NumberLine(
                (
                    Bar("under 80", End(8, "beyond"), End(160, "open")),
                    Bar("80", End(160, "closed"), End(160, "closed")),
                ),
                None,
            ),
        ),
        # A stretch that two share, and words, which have no place.
        (
            ["10..20", "dozens", "15..30"],
            NumberLine(
                (
                    Bar("between 10 and 20", End(40, "closed"), End(160, "closed")),
                    Bar("between 15 and 30", End(100, "closed"), End(280, "closed")),
                ),
                (100, 160),
            ),
        ),
        # One value from two sources is shown once.
        (["12", "12"], None),
        (["dozens", "12"], None),
        (["dozens"], None),
    ],
)
def test_number_line__is_to_scale(values: list[str], expected: NumberLine | None) -> None:
    assert expected == number_line(map(Quantity.parse, values))


def test_number_line__words_stay_within_it() -> None:
    """They are written from the end that is on the line, or towards its middle."""
    line = number_line(map(Quantity.parse, (">80", "<90", "81", "89")))
    assert line is not None
    assert [False, True, False, True] == [bar.leftward for bar in line.bars]


def test_contradictions__one_that_was_withdrawn_is_settled() -> None:
    (group,) = disagreements().contradicted
    assert ("bridge-is-safe", [("bridge-is-not-safe", False, False)]) == told(group)
    assert group.settled is not None
    assert (False, State.WITHDRAWN, "8 May 2024", "Retraction") == (
        group.open,
        group.settled.state,
        group.settled.since.words,
        group.settled.cause.name.title,
    )
    (shown,) = page().of_class("dossier-against")
    assert (
        "✓ Settled. The first statement was withdrawn, 8 May 2024: Retraction, by The mayor "
        "The mayor, 6 May 2024 The bridge is safe. ✕ withdrawn The bridge is safe "
        "— Mayor takes back word on bridge, The Gazette, 8 May 2024 · direct quotation "
        "contradicted by The engineer, 7 May 2024 The bridge is not safe. ✓ stands "
        "the engineer said that the bridge was not safe — Mayor takes back word on bridge, "
        "The Gazette, 8 May 2024 · indirect quotation"
    ) == shown.text


def test_contradictions__open_while_nobody_gives_way() -> None:
    nothing = {"annotations/corrections/mayor-withdraws.yml": None}
    (group,) = disagreements(nothing).contradicted
    assert (True, None) == (group.open, group.settled)
    (shown,) = page(nothing).of_class("dossier-against")
    assert shown.text.startswith("≠ Open. Neither side has taken its words back. The mayor,")


def test_contradictions__settled_when_the_other_side_gives_way() -> None:
    changes = {
        "annotations/corrections/mayor-withdraws.yml": (
            "corrects: [bridge-is-not-safe]\nkind: retraction\nissued: 2024-05-09\nby: engineer\n"
        )
    }
    (group,) = disagreements(changes).contradicted
    assert (False, None, True) == (group.open, group.settled, group.by[0].settled is not None)
    (shown,) = page(changes).of_class("dossier-against")
    assert shown.text.startswith(
        "✓ Settled. Whoever else contradicted the statement has taken that back. The mayor, 6 May"
    )
    assert shown.text.endswith(
        "This statement was withdrawn, 9 May 2024: Retraction, by The engineer"
    )


def test_contradictions__a_retraction_by_others_settles_nothing() -> None:
    foreign = {
        "annotations/corrections/mayor-withdraws.yml": (
            "corrects: [bridge-is-safe]\nkind: retraction\nissued: 2024-05-08\nby: gazette\n"
        )
    }
    assert [True] == [group.open for group in disagreements(foreign).contradicted]


def test_contradictions__declared_from_both_sides_stand_once_with_the_earlier() -> None:
    safe = statement("mayor", "2024-05-06", contradicts="[bridge-is-not-safe]")
    changes = {
        "annotations/statements/bridge-is-safe.yml": safe,
        "annotations/corrections/mayor-withdraws.yml": None,
    }
    assert [("bridge-is-safe", [("bridge-is-not-safe", False, True)])] == [
        told(group) for group in disagreements(changes).contradicted
    ]
    (shown,) = page(changes).of_class("dossier-against")
    assert ["contradict each other"] == [one.text for one in shown.of_class("dossier-key")]


def test_contradictions__one_that_declares_to_contradict_a_later_one_is_kept_as_declared() -> None:
    changes = {
        "annotations/statements/bridge-is-safe.yml": statement(
            "mayor", "2024-05-06", contradicts="[bridge-is-not-safe]"
        ),
        "annotations/statements/bridge-is-not-safe.yml": statement("engineer", "2024-05-07"),
    }
    assert [("bridge-is-not-safe", [("bridge-is-safe", False, False)])] == [
        told(group) for group in disagreements(changes).contradicted
    ]


def test_contradictions__the_same_speaker_is_told_as_such() -> None:
    changes = {
        "annotations/corrections/mayor-withdraws.yml": None,
        "annotations/statements/bridge-is-not-safe.yml": None,
        "annotations/statements/mayor-was-wrong.yml": statement(
            "mayor", "2024-05-08", contradicts="[bridge-is-safe]"
        ),
    }
    (group,) = disagreements(changes).contradicted
    assert ("bridge-is-safe", [("mayor-was-wrong", True, False)]) == told(group)
    assert (False, True) == (group.open, group.own)
    (shown,) = page(changes).of_class("dossier-against")
    assert shown.text.startswith(
        "↺ The speaker's own words. Nobody else contradicts the statement; its speaker said "
        "otherwise later on. The mayor, 6 May 2024"
    )
    assert ["↺ The same speaker, who thereby contradicts what was said before."] == [
        one.text for one in shown.of_class("dossier-side__note")
    ]


def test_contradictions__several_against_one_are_a_group_and_the_open_come_first() -> None:
    changes = {
        "annotations/statements/council-agrees.yml": statement(
            "council", "2024-05-08", contradicts="[bridge-is-safe, mayor-was-wrong]"
        ),
        "annotations/statements/first.yml": statement(
            "council", "2024-05-01", contradicts="[bridge-is-not-safe]"
        ),
    }
    assert [
        ("mayor-was-wrong", [("council-agrees", False, False)], True),
        ("bridge-is-not-safe", [("first", False, False)], True),
        (
            "bridge-is-safe",
            [("bridge-is-not-safe", False, False), ("council-agrees", False, False)],
            False,
        ),
    ] == [(*told(group), group.open) for group in disagreements(changes).contradicted]


def test_contradictions__withheld_words_are_not_shown() -> None:
    source = (
        "title: Mayor\npublished: 2024-05-08\ntext: gazette.txt\npublish: none\n"
        "reports: [council-meeting]\n"
    )
    shown = page({"annotations/sources/gazette-2024-05-08.yml": source}).text
    assert "The words of this source are not shown: it is withheld." in shown
    assert "said that the bridge was not safe" not in shown


def test_page__says_when_nothing_differs() -> None:
    nothing = {
        "annotations/corrections/mayor-withdraws.yml": None,
        "annotations/statements/bridge-is-not-safe.yml": None,
        "annotations/statements/mayor-was-wrong.yml": None,
    }
    assert page(nothing).text.endswith(
        "Figures No figure of this dossier is given differently by its sources. "
        "Statements No statement of this dossier contradicts another."
    )


def test_page__counts_what_sources_give_alike() -> None:
    one = {"annotations/events/inspection.yml": event(figure("bolts", "12", "12"))}
    assert "One more figure has several sources that give the same value." in page(one).text
    two = {
        "annotations/events/inspection.yml": event(
            figure("bolts", "12", "12"), figure("nuts", "~12", "~12")
        )
    }
    assert "2 more figures have several sources that give the same value." in page(two).text
