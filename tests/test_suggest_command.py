"""`dossier suggest`, in its own process's place: arguments in, text and exit status out."""

import json
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dossier.cli import main
from examples import example_files
from sites import write

CLEAN, COULD_NOT_RUN = 0, 2

HERALD = {
    "seeds/herald.txt": "“It will be shut,” Tom Vale told the council.\n\n“No,” the mayor said.\n",
    "annotations/sources/herald.yml": "label: The bridge\ntext: herald.txt\nlanguage: en\n",
    "annotations/sources/lost.yml": "label: Lost\ntext: lost.txt\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example dossier with one article that is not annotated, and one that is not there."""
    return write(tmp_path, example_files(HERALD))


def suggest(folder: Path, *arguments: str) -> Result:
    """Run the command on a dossier."""
    settings = str(folder / "mkdocs.yml")
    return CliRunner().invoke(main, ["suggest", "--config-file", settings, *arguments])


def test_suggest__shows_place_words_reason_and_command(folder: Path) -> None:
    """The most useful first, and how much is annotated last."""
    result = suggest(folder, "herald", "--limit", "2")

    assert (CLEAN, "") == (result.exit_code, result.stderr)
    assert (
        "seeds/herald.txt:1:2: quotes: It will be shut,\n"
        "  4 words in quotation marks that no record quotes; Tom Vale seems to say so\n"
        "  dossier new statement --source herald --quote 'It will be shut'\n"
        "\n"
        "seeds/herald.txt:1:20: names: Tom Vale\n"
        "  named once; no record has the name; seems to speak; a guess that it is a person: "
        "it seems to be who speaks\n"
        "  dossier new person --name 'Tom Vale'\n"
        "\n"
        "… and 1 more (--all)\n"
        "\n"
        "Coverage  quoted passages  reported speech         words\n"
        "herald        0 of 2, 0 %      0 of 2, 0 %  0 of 13, 0 %\n"
        "Quoted passages: those in quotation marks of which records quote at least half the words."
        "\n"
        "Reported speech: sentences with a verb of saying that statements quote.\n"
        "Words: those of the text that any record quotes.\n"
    ) == result.stdout


def test_suggest__of_all_sources_says_which_have_no_text(folder: Path) -> None:
    result = suggest(folder, "--all")

    assert CLEAN == result.exit_code
    assert "sources/lost has no text that can be read: nothing to look at\n" == result.stderr
    assert "\ngazette-2024-05-08     2 of 4, 50 %" in result.stdout
    assert "more (--all)" not in result.stdout


def test_suggest__as_json_has_stable_keys(folder: Path) -> None:
    """The same keys for every kind of suggestion."""
    result = suggest(folder, "sources/herald", "--format", "json", "--all")

    report = json.loads(result.stdout)
    assert ["suggestions", "more", "coverage"] == list(report)
    assert [("quotes", 70), ("names", 50), ("quotes", 50)] == [
        (one["kind"], one["points"]) for one in report["suggestions"]
    ]
    place = {"source": "herald", "path": "seeds/herald.txt", "line": 3, "column": 2}
    place |= {"start": 48, "end": 51}
    assert {
        "kind": "quotes",
        **place,
        "text": "No,",
        "points": 50,
        "why": ["1 word in quotation marks that no record quotes"],
        "speaker": "mayor",
        "speaker_words": "the mayor",
        "quote": {"exact": "No", "prefix": None, "suffix": None},
        "name": None,
        "other_forms": [],
        "guess": None,
        "places": [place],
        "command": "dossier new statement --source herald --quote No --speaker mayor",
    } == report["suggestions"][2]
    assert [list(report["suggestions"][2])] * 2 == [list(one) for one in report["suggestions"][:2]]
    assert [
        {
            "source": "herald",
            "language_known": True,
            "passages": {"covered": 0, "total": 2, "percent": 0},
            "sentences": {"covered": 0, "total": 2, "percent": 0},
            "words": {"covered": 0, "total": 13, "percent": 0},
        }
    ] == report["coverage"]


def test_suggest__of_some_kinds_only(folder: Path) -> None:
    result = suggest(folder, "herald", "--kind", "names", "--kind", "speech", "--format", "json")

    kinds = [one["kind"] for one in json.loads(result.stdout)["suggestions"]]
    assert ["speech", "speech", "names"] == sorted(kinds, reverse=True)


def test_suggest__an_unknown_source_is_told_with_those_near_it(folder: Path) -> None:
    result = suggest(folder, "heralt")

    assert (COULD_NOT_RUN, "") == (result.exit_code, result.stdout)
    assert "dossier: there is no source heralt\nNear it are: herald\n" == result.stderr


def test_suggest__an_id_far_from_all_is_told_with_all(folder: Path) -> None:
    result = suggest(folder, "\x1b[2J")

    assert COULD_NOT_RUN == result.exit_code
    assert (
        "dossier: there is no source \\x1b[2J\nThe sources are: gazette-2024-05-08, herald, lost\n"
    ) == result.stderr


def test_suggest__outside_a_dossier_says_what_to_do(tmp_path: Path) -> None:
    result = suggest(tmp_path)

    assert COULD_NOT_RUN == result.exit_code
    assert result.stderr.startswith(f"dossier: {tmp_path / 'mkdocs.yml'} cannot be read")


def test_suggest__what_is_annotated_disappears(folder: Path) -> None:
    """As the author goes on from the command that was offered."""
    found = json.loads(suggest(folder, "herald", "--kind", "quotes", "--format", "json").stdout)
    words = shlex.split(found["suggestions"][0]["command"])
    quote = words[words.index("--quote") + 1]
    record = (
        "speaker: engineer\nsaid: 2024\nclaim: It will be shut.\n"
        f"quotes:\n- {{source: herald, kind: direct, exact: {quote}}}\n"
    )
    write(folder, {"annotations/statements/shut.yml": record.encode()})

    after = json.loads(suggest(folder, "herald", "--kind", "quotes", "--format", "json").stdout)
    assert ["No,"] == [one["text"] for one in after["suggestions"]]
    assert {"covered": 1, "total": 2, "percent": 50} == after["coverage"][0]["passages"]
