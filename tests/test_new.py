"""`dossier new` writes records that the check has nothing against, or says why not."""

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import click
import pytest

from commanded import CLEAN, FINDINGS, Desk, Ran
from dossier.cli.creating import new
from dossier.desk.drafting import QUOTING, draft
from dossier.desk.fields import fields_of, option
from dossier.desk.ids import as_id
from dossier.model.fields import Kind
from examples import build_example

BOLTS = (
    *("new", "statement", "--source", "gazette-2024-05-08", "--quote", "We checked every bolt"),
    *("--quote", "and every cable", "--quote-kind", "direct"),
)


INTERRUPT = "\x03"
"""Ctrl-C, as a terminal gets it."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The example dossier, on disk."""
    return Desk(tmp_path / "a dossier")


def test_new__writes_a_statement_with_its_quotation(desk: Desk) -> None:
    """In the order of the model, in the source's words, and clean."""
    who = ("--claim", "Every bolt & cable was checked.", "--speaker", "mayor")

    ran = desk.run(*BOLTS, *who, "--said", "2024-05-06", "--about", "inspection")

    path = "annotations/statements/every-bolt-cable-was-checked.yml"
    assert Ran(CLEAN, f"{path}\n", "") == ran
    assert (
        "speaker: mayor\n"
        "said: 2024-05-06\n"
        "claim: Every bolt & cable was checked.\n"
        "about: [inspection]\n"
        "quotes:\n"
        "- source: gazette-2024-05-08\n"
        "  kind: direct\n"
        "  exact: [We checked every bolt, and every cable]\n"
    ) == desk.read(path)
    assert CLEAN == desk.run("check", "--strict").status


def test_new__takes_the_words_as_the_source_sets_them(desk: Desk) -> None:
    """Marks and spaces of another kind are still the same words."""
    ran = desk.run(
        *("new", "statement", "--source", "gazette-2024-05-08", "--speaker", "mayor"),
        *("--said", "2024-05-06", "--claim", "It is safe.", "--print"),
        *("--quote", '"The  bridge\nis safe,"  the mayor told'),
    )

    assert "  exact: “The bridge is safe,” the mayor told\n" in ran.out


@pytest.mark.parametrize(
    ("command", "path", "text"),
    [
        (
            ("person", "john", "--set", "name=John: a man", "--roles", "{title: clerk}"),
            "people/john.yml",
            'name: "John: a man"\nroles:\n- title: clerk\n',
        ),
        (
            ("people", "--name", "Łukasz Ærø Straße-Ñandú", "--unnamed", "--draft"),
            "people/lukasz-aero-strasse-nandu.yml",
            "name: Łukasz Ærø Straße-Ñandú\nunnamed: true\ndraft: true\n",
        ),
        (
            ("place", "--name", "The old mill", "--coordinates", "[1.5, 2]", "--aliases", "Mill"),
            "places/the-old-mill.yml",
            "name: The old mill\naliases: [Mill]\ncoordinates: [1.5, 2]\n",
        ),
        (
            ("event", "--name", "A walk", "--date", "2024-05", "--set", "places=[westhaven]"),
            "events/a-walk.yml",
            "name: A walk\ndate: 2024-05\nplaces: [westhaven]\n",
        ),
        (
            (
                *("correction", "--corrects", "bridge-is-not-safe", "--kind", "clarification"),
                *("--issued", "2024-05-09", "--by", "engineer", "--notes", "[[mayor]]: no."),
            ),
            "corrections/clarification-of-bridge-is-not-safe.yml",
            (
                "corrects: [bridge-is-not-safe]\nkind: clarification\nissued: 2024-05-09\n"
                'by: engineer\nnotes: "[[mayor]]: no."\n'
            ),
        ),
    ],
)
def test_new__writes_every_kind(desk: Desk, command: tuple[str, ...], path: str, text: str) -> None:
    """By options that the model has, by `--set`, by the kind's name for one or for many."""
    ran = desk.run("new", *command)

    assert Ran(CLEAN, f"annotations/{path}\n", "") == ran
    assert text == desk.read(f"annotations/{path}")


def test_new__names_all_that_is_missing_with_an_example(desk: Desk) -> None:
    """What was given stands in it."""
    assert (
        "dossier: a statement needs speaker, said, claim, a quotation\n"
        "For example: dossier new statement --about inspection --speaker ID --said DATE "
        "--claim TEXT --source ID --quote TEXT\n"
    ) == desk.refused("new", "statement", "--about", "inspection")
    assert "a source needs title\n" in desk.refused("new", "source", "x")
    assert "a correction needs by\n" in desk.refused(
        *("new", "correction", "--corrects", "bridge-is-safe", "--kind", "apology"),
        *("--issued", "2024-05-09"),
    )


def test_new__says_all_that_is_wrong_at_once(desk: Desk) -> None:
    """With the nearest ids; a name that leads nowhere is nearly always a slip."""
    said = desk.refused("new", "statement", "--speaker", "mayr", "--said", "2024-13")

    assert "dossier: said: '2024-13' is not a date: there is no month 13\n" in said
    assert "dossier: no person or organization is named 'mayr'\n  Did you mean mayor?\n" in said
    assert "'councl'" in desk.refused(
        *("new", "person", "--name", "X", "--roles", "[{title: a, organization: councl}]")
    )
    assert "gives no field of a person" in desk.refused("new", "person", "--set", "nam=X")
    assert "--roles '{a: *b}'" in desk.refused("new", "person", "--roles", "{a: *b}")


def test_new__writes_it_anyway(desk: Desk) -> None:
    """For who writes the other record next; what the check then says is said at once."""
    ran = desk.run(
        *("new", "statement", "x", "--speaker", "mayr", "--said", "2024", "--claim", "X."),
        "--anyway",
    )

    assert (FINDINGS, "annotations/statements/x.yml\n") == (ran.status, ran.out)
    assert "statements/x.yml:1:10: error[unknown-reference]" in ran.err
    assert "error[statement-without-quote]" in ran.err


def test_new__writes_nothing_that_the_check_calls_an_error(desk: Desk) -> None:
    """Here, a correction that comes before what it corrects."""
    said = desk.refused(
        *("new", "correction", "--corrects", "bridge-is-safe", "--kind", "apology"),
        *("--issued", "2024-05-01", "--by", "mayor"),
    )

    assert "error[correction-before-statement]" in said
    assert "apology-of-bridge-is-safe.yml was not written\n" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("we checked every bolt",),
            (
                "dossier: “we checked every bolt” does not stand in seeds/gazette.txt\n"
                "The nearest passage, at seeds/gazette.txt:3:66:\n"
                "  We checked every bolt\n"
                "You have: we; the article has: We\n"
            ),
        ),
        (
            ("The bridge",),
            (
                "dossier: “The bridge” stands in 2 places of seeds/gazette.txt\n"
                "Say which place is meant, with the words just before or just after it:\n"
                '  seeds/gazette.txt:1:1  suffix: "in"\n'
                '  seeds/gazette.txt:3:2  suffix: "is"\n'
            ),
        ),
        ((" \n",), "dossier: the quotation has no words\n"),
        (("and every cable", "We checked every bolt"), "does not stand after the piece before it"),
    ],
)
def test_quote__that_is_not_found_in_one_place(
    desk: Desk, words: tuple[str, ...], said: str
) -> None:
    """Says what the finding would say."""
    pieces = [part for piece in words for part in ("--quote", piece)]

    assert said in desk.refused(
        *("new", "statement", "--speaker", "mayor", "--said", "2024", "--claim", "X."),
        *("--source", "gazette-2024-05-08", *pieces),
    )


@pytest.mark.parametrize(
    ("options", "context"),
    [
        (("--suffix", "is"), "  suffix: is\n"),
        (("--prefix", "replaced. “"), "  prefix: replaced. “\n"),
    ],
)
def test_quote__keeps_the_context_that_decides(
    desk: Desk, options: tuple[str, ...], context: str
) -> None:
    ran = desk.run(
        *("new", "statement", "--speaker", "mayor", "--said", "2024", "--claim", "X."),
        *("--source", "sources/gazette-2024-05-08", "--quote", "The bridge", "--print", *options),
    )

    assert (CLEAN, True) == (ran.status, context in ran.out), ran.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--quote", "x"), "a quotation needs --source"),
        (("--source", "gazette-2024-05-08"), "a quotation needs --quote"),
        (("--source", "gazete-2024-05-08", "--quote", "x"), "Did you mean gazette-2024-05-08?"),
        (("--source", "Gazette!", "--quote", "x"), "'Gazette!' is not the id of a source"),
        (("--source", "herald", "--quote", "x"), "sources/herald has no text that could be read"),
        (("--source", "people/mayor", "--quote", "x"), "is a person, and here stands only"),
    ],
)
def test_source__that_cannot_be_quoted(desk: Desk, options: tuple[str, ...], said: str) -> None:
    desk.write({"annotations/sources/herald.yml": "title: x\n"})

    assert said in desk.refused("new", "statement", *options)


def test_id__in_use_is_refused(desk: Desk) -> None:
    """Also a former one, whose address leads elsewhere."""
    desk.write({"annotations/people/clerk.yml": "name: The clerk\nformerly: [scribe]\n"})

    assert "people/mayor is there already\n" in desk.refused("new", "person", "mayor")
    assert "people/scribe is a former id of people/clerk" in desk.refused("new", "person", "scribe")
    assert "'Mr X' cannot be an id" in desk.refused("new", "person", "Mr X", "--name", "X")
    assert "'index' cannot be an id" in desk.refused("new", "person", "index", "--name", "X")
    desk.write({"annotations/people/the-clerk.yml": "name: The other clerk\n"})
    assert (
        "dossier: people/the-clerk is there already: give it an id\n"
        "For example: dossier new person ID --name 'The clerk'\n"
    ) == desk.refused("new", "person", "--name", "The clerk")
    assert "no id can be made of its words: give it an id" in desk.refused(
        "new", "person", "--name", "محمد"
    )


def test_print__writes_nothing(desk: Desk) -> None:
    before = desk.files()

    ran = desk.run("new", "person", "--name", "The clerk", "--print")

    assert Ran(CLEAN, "name: The clerk\n", "") == ran
    assert before == desk.files()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            (
                "# hers\nspeaker: mayor   # she\nsaid: 2024-05-06\nclaim: x\nquotes:\n"
                "  - {source: gazette-2024-05-08, exact: The bridge is safe}  # one\n\n"
                "# and so on\nnotes: x\n"
            ),
            (
                "# hers\nspeaker: mayor   # she\nsaid: 2024-05-06\nclaim: x\nquotes:\n"
                "  - {source: gazette-2024-05-08, exact: The bridge is safe}  # one\n"
                "  - source: gazette-2024-05-08\n    exact: I was wrong\n\n"
                "# and so on\nnotes: x\n"
            ),
        ),
        (
            (
                "speaker: mayor\r\nsaid: 2024-05-06\r\nclaim: x\r\nquotes:\r\n"
                "- source: gazette-2024-05-08\r\n  exact: >-\r\n    The bridge\r\n    is safe"
            ),
            (
                "speaker: mayor\r\nsaid: 2024-05-06\r\nclaim: x\r\nquotes:\r\n"
                "- source: gazette-2024-05-08\r\n  exact: >-\r\n    The bridge\r\n    is safe\r\n"
                "- source: gazette-2024-05-08\r\n  exact: I was wrong\r\n"
            ),
        ),
        (
            "speaker: mayor\nsaid: 2024-05-06\nclaim: x\n# for us\nnotes: x\n",
            (
                "speaker: mayor\nsaid: 2024-05-06\nclaim: x\n"
                "quotes:\n- source: gazette-2024-05-08\n  exact: I was wrong\n# for us\nnotes: x\n"
            ),
        ),
    ],
)
def test_new_quote__adds_lines_and_changes_none(desk: Desk, before: str, after: str) -> None:
    path = "annotations/statements/bridge-is-safe.yml"
    desk.write({path: before})

    ran = desk.run(
        *("new", "quote", "statement/bridge-is-safe", "--source", "gazette-2024-05-08"),
        *("--quote", "I was wrong", "--anyway"),
    )

    assert (f"{path}\n", after) == (ran.out, desk.read(path)), ran.err


def test_new_quote__prints_what_it_cannot_add(desk: Desk) -> None:
    quotes = "quotes: [{source: gazette-2024-05-08, exact: The bridge is safe}]\n"
    path = "annotations/statements/bridge-is-safe.yml"
    desk.write({path: f"speaker: mayor\nsaid: 2024-05-06\nclaim: x\n{quotes}"})
    before = desk.files()

    ran = desk.run(
        *("new", "quote", "bridge-is-safe", "--source", "gazette-2024-05-08"),
        *("--quote", "He counted 15 new bolts"),
    )

    assert "quotes:\n- source: gazette-2024-05-08\n  exact: He counted 15 new bolts\n" == ran.out
    assert "nothing can be added to annotations/statements/bridge-is-safe.yml" in ran.err
    assert before == desk.files()


def test_new_quote__of_no_record(desk: Desk) -> None:
    quote = ("--source", "gazette-2024-05-08", "--quote", "I was wrong")

    assert "Did you mean bridge-is-safe or" in desk.refused("new", "quote", "bridge-is-saf", *quote)
    assert "no record is named" in desk.refused("new", "quote", "statements/x y", *quote)


def test_new__outside_a_dossier(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    (tmp_path / "mkdocs.yml").unlink()

    assert "mkdocs.yml cannot be read" in desk.refused("new", "person", "--name", "X")
    assert "No such command 'persn'" in desk.refused("new", "persn")


def test_options__are_those_of_the_model() -> None:
    """Each field has one, with a name that no other option has."""
    for kind in Kind:
        command = new.get_command(click.Context(new), kind.singular)
        assert command is not None
        names = [name for param in command.params for name in param.opts]
        assert len(names) == len(set(names))
        assert {option(f) for f in fields_of(kind)} - {"--quotes"} <= set(names)


def test_quoting__names_the_kinds_that_the_check_wants_quotations_of() -> None:
    """The rule stands in `checks`, which the desk does not know."""
    found = build_example(
        {
            "annotations/statements/x.yml": "speaker: mayor\nsaid: 2024\nclaim: X.\n",
            "annotations/corrections/x.yml": (
                "corrects: [bridge-is-safe]\nkind: apology\nissued: 2024-05-09\nby: mayor\n"
            ),
        }
    ).findings

    assert [("statement-without-quote", "annotations/statements/x.yml")] == [
        (f.rule, f.at.path) for f in found
    ]
    assert {Kind.STATEMENTS} == QUOTING


def test_draft__sorts_fields_and_those_of_their_parts() -> None:
    """As the model has them."""
    quote = {"exact": "x", "source": "a"}
    assert (
        "name: X\nfigures:\n- of: y\n  values:\n  - value: 1\n    quote:\n"
        "      source: a\n      exact: x\n"
    ) == draft(
        Kind.EVENTS,
        {"figures": [{"values": [{"quote": quote, "value": "1"}], "of": "y"}], "name": "X"},
    )


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("The mayor's word: “safe”, again & again & again", "the-mayors-word-safe-again-again"),
        ("Œuvre à Đà Nẵng", "oeuvre-a-da-nang"),
        ("北京", None),
        ("x" * 500, "x" * 80),
        ("a" * 50 + " " + "b" * 50, "a" * 50),
    ],
)
def test_as_id__takes_words_in_latin_letters(text: str, made: str | None) -> None:
    assert made == as_id((text,))


def test_new__asks_on_a_terminal_until_an_answer_will_do(desk: Desk) -> None:
    """For the quotation first: nothing else is lost when its words are not there."""
    answers = [
        *("gazete-2024-05-08", "gazette-2024-05-08"),
        *("we checked every bolt", "We checked every bolt"),
        *("mayr", "mayor", "2024-13", "2024-05-06", "Bridge is safe."),
        *("bridge-is-safe", "bolts-checked"),
    ]

    shown, status = on_a_terminal(desk, [f"{line}\r" for line in answers], "new", "statement")

    assert CLEAN == status, shown
    for words in ("Did you mean gazette-2024-05-08?", "You have: we; the article has: We"):
        assert words in shown
    for words in ("Did you mean mayor?", "there is no month 13", "statements/bridge-is-safe is"):
        assert words in shown
    assert (
        "speaker: mayor\nsaid: 2024-05-06\nclaim: Bridge is safe.\nquotes:\n"
        "- source: gazette-2024-05-08\n  exact: We checked every bolt\n"
    ) == desk.read("annotations/statements/bolts-checked.yml")


def test_new__interrupted_at_a_question(desk: Desk) -> None:
    """A line that says so, exit status 2, nothing written."""
    before = desk.files()

    shown, status = on_a_terminal(desk, [INTERRUPT], "new", "person")

    assert (2, True, before) == (status, "dossier: interrupted" in shown, desk.files())
    assert "Traceback" not in shown


def on_a_terminal(desk: Desk, typed: list[str], *arguments: str) -> tuple[str, int]:
    """Run the command on a terminal at which something was typed; return what it shows."""
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "dossier", *arguments],
        cwd=desk.root,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent / "builder")},
        stdin=follower,
        stdout=follower,
        stderr=follower,
        start_new_session=True,
        preexec_fn=lambda: os.close(os.open(os.ttyname(0), os.O_RDWR)),  # noqa: PLW1509
    ) as process:
        os.close(follower)
        shown = b""
        try:
            for line in typed:
                shown += _until(leader, b": ")
                os.write(leader, line.encode())
            shown += _until(leader, None)
            status = process.wait(timeout=60)
        finally:
            process.kill()
            os.close(leader)
    return shown.decode(), status


def _until(leader: int, words: bytes | None) -> bytes:
    """Return what is shown until some words are, or until the end."""
    shown, patience = b"", 60
    while words is None or words not in shown:
        if not select.select([leader], [], [], 0.5)[0]:
            patience -= 1
            if patience == 0:
                pytest.fail(f"nothing follows {shown!r}")
            if shown == b"^C":  # pressed before the answer was awaited, and passed over
                os.write(leader, INTERRUPT.encode())
            continue
        try:
            data = os.read(leader, 10_000)
        except OSError:  # Linux says so when the other end is closed
            break
        if not data:
            break
        shown += data
    return shown
