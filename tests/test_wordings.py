"""A statement's page shows what each source says to the letter, and what happened when."""

import json
import re

import pytest

from dossier.model.fields import Key, Kind
from dossier.status import State
from dossier.text.alignment import Difference
from dossier.text.escape import showable
from dossier.views import view
from dossier.views.comparison import Comparison
from dossier.views.names import Names
from dossier.views.statements import StatementView
from examples import build_example
from hostile_texts import MARKUP
from sites import read, rendered, without_heard
from test_pages import SHOWN, pages, structure

SAFE = Key(Kind.STATEMENTS, "bridge-is-safe")


def reported(*texts: str, **fields: str) -> dict[str, str | bytes | None]:
    """Return changes in which sources report the bridge to be safe, each in these words.

    A field holds the languages, or how much is published, of all sources in order: `en fr`.
    """
    files: dict[str, str | bytes | None] = {}
    quotes = ""
    for number, text in enumerate(texts):
        more = "".join(f"{name}: {value.split()[number]}\n" for name, value in fields.items())
        files[f"seeds/s{number}.txt"] = f"Before. {text.replace('|', ' […] ')} After.".encode()
        files[f"annotations/sources/s{number}.yml"] = (
            f"title: S{number}\npublished: 2024-05-08\ntext: s{number}.txt\nformat: text\n"
            f"reports: [council-meeting]\n{more}"
        )
        exact = json.dumps(text.split("|"), ensure_ascii=False)
        exact = exact.replace("\x80", "\\x80").replace("\ufffe", "\\uFFFE")
        quotes += f"- {{source: s{number}, exact: {exact}}}\n"
    files["annotations/statements/bridge-is-safe.yml"] = (
        "speaker: mayor\nsaid: 2024-05-06\nclaim: The bridge is safe.\n"
        f"about: [inspection]\nquotes:\n{quotes}"
    )
    return files


def laid_out(changes: dict[str, str | bytes | None]) -> StatementView:
    """Return the page of the statement that the bridge is safe."""
    page = view(Names(build_example(changes).published), SAFE)
    assert isinstance(page, StatementView)
    return page


def comparison(*texts: str, **fields: str) -> Comparison:
    """Return what is compared on the page."""
    return laid_out(reported(*texts, **fields)).comparison


_UNTURNED = re.compile("[\u2069\u202c]")


@pytest.mark.parametrize("text", MARKUP, ids=lambda text: ascii(text)[:24])
def test_rows__are_the_quotations_to_the_letter(text: str) -> None:
    """Whatever they are full of, in either renderer, with differences marked within them."""
    if text.strip() in {"---", "==="} or "|" in text:
        text = f"so {text.replace('|', '/')} so"
    changes = reported(f"It is {text} now", f"it is, {text} today")
    said = [
        _UNTURNED.sub("", " […] ".join(map(showable, row.wording.pieces)))
        for row in laid_out(changes).comparison.rows
    ]
    page = pages(changes)["statements/bridge-is-safe.md"].markdown
    one, other = map(read, rendered(page))
    assert structure(one) == structure(other)
    assert set() == {element.tag for element in one.all()} - SHOWN
    for html in (one, other):  # what turns a text's direction is turned back behind it
        found = [
            without_heard(words)
            for figure in html.all("figure")
            for words in figure.of_class("dossier-words")
        ]
        assert said == [_UNTURNED.sub("", words) for words in found]
        kinds = {mark.attributes["class"] for mark in html.all("mark")}
        assert {f"dossier-differs dossier-differs--{kind}" for kind in ("case", "words")} <= kinds


def test_marks__say_for_the_ear_what_the_line_says_for_the_eye() -> None:
    changes = reported("The bridge is quite safe", "the bridge is safe.")
    page = read(rendered(pages(changes)["statements/bridge-is-safe.md"].markdown)[0])
    assert [
        ("case", "(other capitals: The)"),
        ("only", "(only here: quite)"),
        ("case", "(other capitals: the)"),
        ("punctuation", "(other punctuation: .)"),
    ] == [(mark.attributes["class"].split("--")[1], mark.text) for mark in page.all("mark")]
    assert [
        (
            "Marked is where they differ: words that only one of them has, capital letters, "
            "punctuation."
        )
    ] == [one.text for one in page.of_class("dossier-small")]


@pytest.mark.parametrize(
    ("texts", "fields", "said"),
    [
        (("The bridge is safe", "The bridge is safe"), {}, "Word for word, they are the same."),
        (
            ("The bridge is safe", "Nobody need be afraid"),
            {},
            "They share too few words to be compared word for word.",
        ),
        (
            ("The bridge is safe", "The bridge is sound", "Nobody need be afraid"),
            {},
            (
                "Marked is where they differ: other words. "
                "Not compared is what shares too few words with the others."
            ),
        ),
        (
            ("The bridge is safe", "Le pont est sûr"),
            {"language": "en fr"},
            "What is in different languages is not compared.",
        ),
        (
            ("The bridge is quite safe", "The bridge is quite safe", "The bridge is safe"),
            {"language": "en-GB en-US en"},
            "Marked is where they differ: words that not all of them have.",
        ),
        (("The bridge is safe",), {}, None),
        (("The bridge is safe", "The bridge is sound"), {"publish": "full none"}, None),
    ],
)
def test_legend__says_what_was_compared(
    texts: tuple[str, ...], fields: dict[str, str], said: str | None
) -> None:
    page = pages(reported(*texts, **fields))["statements/bridge-is-safe.md"].markdown
    found = [one.text for one in read(rendered(page)[0]).of_class("dossier-small")]
    assert ([said] if said else []) == found


def test_comparison__shows_no_word_that_is_withheld() -> None:
    """Nor does what is shown tell where it differs from that."""
    found = comparison("The bridge is safe", "The bridge is sound", publish="full none")
    assert [1, 0] == [len(row.pieces) for row in found.rows]
    assert ((), 0) == (found.differences, found.together)


def test_comparison__does_not_reach_over_languages() -> None:
    """One whose language is not known is compared with what most others are in."""
    found = comparison(
        "The bridge is safe", "the bridge is safe", "The bridge est sûr", language="en en-GB fr"
    )
    kinds = [[one.difference for one in row.pieces[0]] for row in found.rows]
    case = [Difference.CASE, Difference.SAME]
    assert ([case, case, [Difference.SAME]], 2, 2) == (kinds, found.together, found.languages)


def test_comparison__of_quotations_in_pieces() -> None:
    found = comparison("The bridge|is safe", "The bridge is sound")
    assert [["The bridge", "is safe"], ["The bridge is sound"]] == [
        ["".join(one.text + one.after for one in piece) for piece in row.pieces]
        for row in found.rows
    ]


def test_one_occasion__is_named_where_it_is_known() -> None:
    """Two reports of one utterance confirm nothing but that it was made."""
    said = (
        "These are reports of one statement, made at one occasion, [Meeting of the council]"
        "(../events/council-meeting.md): not independent confirmations of what it says."
    )
    changes = reported("The bridge is safe", "The bridge is sound")
    unknown = pages(changes)["statements/bridge-is-safe.md"].markdown
    statement = str(changes["annotations/statements/bridge-is-safe.yml"])
    changes["annotations/statements/bridge-is-safe.yml"] = f"at: council-meeting\n{statement}"
    assert said in pages(changes)["statements/bridge-is-safe.md"].markdown
    assert (
        "These are reports of one statement, not independent confirmations of what it says."
    ) in unknown
    assert "reports of one" not in pages(reported("It is"))["statements/bridge-is-safe.md"].markdown


def history(*corrections: str, said: str = "2024-05-06") -> StatementView:
    """Return the page of a statement that is corrected: `kind date` each."""
    changes = reported("The bridge is safe")
    statement = str(changes["annotations/statements/bridge-is-safe.yml"])
    changes["annotations/statements/bridge-is-safe.yml"] = statement.replace("2024-05-06", said)
    changes["annotations/statements/bridge-is-not-safe.yml"] = None
    changes["annotations/statements/mayor-was-wrong.yml"] = None
    changes["annotations/corrections/mayor-withdraws.yml"] = None
    for number, (kind, issued) in enumerate(map(str.split, corrections)):
        changes[f"annotations/corrections/c{number}.yml"] = (
            f"corrects: [bridge-is-safe]\nkind: {kind}\nissued: {issued}\n"
            + ("" if kind == "erratum" else "by: mayor\n")
        )
    return laid_out(changes)


def test_history__tells_what_changed_where_it_stood_and_what_did_not() -> None:
    page = history("clarification 2024-05-08", "retraction 2024-05-09", "apology 2024-06-20")
    assert [
        (State.STANDS, True, False, "2024-05-06"),
        (State.CLARIFIED, True, False, "2024-05-08"),
        (State.WITHDRAWN, True, False, "2024-05-09"),
        (State.WITHDRAWN, False, True, "2024-06-20"),
    ] == [
        (turn.state, turn.changes, turn.is_mark, turn.counts_from and turn.counts_from.iso)
        for turn in page.history
    ]
    assert [(State.STANDS, 1, 0), (State.CLARIFIED, 0, 0), (State.WITHDRAWN, None, 1)] == [
        (phase.turn.state, phase.length, len(phase.marks)) for phase in page.phases
    ]


@pytest.mark.parametrize(
    ("said", "until", "length"),
    [
        ("2024-05-06", "2024-05-06", 0),
        ("2024-05-06", "2024-05-07", 0),
        ("2024-05-06", "2024-05-08", 1),
        ("2024-02-26", "2024-03-03", 1),
        ("2024-05-06", "2024-05-20", 2),
        ("2024-05-06", "2024-07-20", 3),
        ("2024-02-06", "2024-12-31", 4),
        ("2020", "2024", 5),
        ("../2024-05-06", "2024-05-08", None),
    ],
)
def test_phase__is_the_longer_the_longer_it_was(said: str, until: str, length: int | None) -> None:
    """In six steps; not where its start is open."""
    assert length == history(f"retraction {until}", said=said).phases[0].length


@pytest.mark.parametrize(
    ("said", "vague"),
    [
        ("2024-05-06", False),
        ("2024-05-06T10:00:00", False),
        ("2024-05-06?", True),
        ("2024-05-06~", True),
        ("2024-05", True),
        ("2024-05-05/2024-05-06", True),
        ("../2024-05-06", True),
    ],
)
def test_history__says_which_days_are_not_known(said: str, vague: bool) -> None:  # noqa: FBT001
    page = history(said=said)
    assert (vague, vague) == (not page.history[0].certain, page.vague)


def test_history__a_change_without_a_first_day_has_none_for_scripts() -> None:
    changes = reported("The bridge is safe")
    statement = str(changes["annotations/statements/bridge-is-safe.yml"])
    statement = statement.replace("said: 2024-05-06", "said: ../2024-05-06")
    changes["annotations/statements/bridge-is-safe.yml"] = statement
    page = read(rendered(pages(changes)["statements/bridge-is-safe.md"].markdown)[0])
    turns = list(page.of_class("dossier-turn"))
    assert [None, "2024-05-07", "2024-05-08"] == [one.attributes.get("data-from") for one in turns]
    assert "On or before 6 May 2024" in turns[0].text
    (why,) = next(page.of_class("dossier-reasons")).all("p")
    assert "2024-05-08" == why.attributes["data-from"]


def test_reasons__are_three_at_most() -> None:
    """What is the matter must not push what was said out of sight."""
    changes = reported("The bridge is safe")
    changes["annotations/corrections/mayor-withdraws.yml"] = None
    for day in range(10, 15):
        changes[f"annotations/corrections/c{day}.yml"] = (
            f"corrects: [bridge-is-safe]\nkind: correction\nissued: 2024-05-{day}\nby: mayor\n"
        )
    page = read(rendered(pages(changes)["statements/bridge-is-safe.md"].markdown)[0])
    lines = [one.text for one in next(page.of_class("dossier-reasons")).all("p")]
    assert [
        *(f"Corrected, {day} May 2024: Correction by The mayor" for day in (10, 11, 12)),
        "2 more: see Status and history",
    ] == lines
