"""What is offered for words that an author selected on a source's page."""

import shlex

import pytest
import yaml

from dossier.anchor.selecting import NoWords, TooCommon
from dossier.desk.offers import Offer, Wish, offer
from dossier.desk.selection import Edge, Stale
from dossier.link.dossier import Dossier
from dossier.model.fields import Key, Kind
from dossier.model.parts import QuoteKind
from examples import build_example

STORY = Key(Kind.SOURCES, "story")
SOURCE = "title: The story\ntext: story.txt\nreports: [inspection]\n"


def story(text: str, changes: dict[str, str] | None = None) -> Dossier:
    """Return the example with one more article."""
    files = {"annotations/sources/story.yml": SOURCE, "seeds/story.txt": text}
    return build_example(files | (changes or {})).dossier


def between(dossier: Dossier, before: str, selected: str, wish: Wish | None = None) -> Offer:
    """Return what is offered for words of the first paragraph, given those before them."""
    edges = (Edge(0, before), Edge(0, before + selected))
    found = offer(dossier, "annotations", STORY, edges, wish or Wish())
    assert isinstance(found, Offer)
    return found


def test_offer__widens_to_whole_words_and_says_so() -> None:
    dossier = story("The bridge is closed.\n")
    whole, part = between(dossier, "The ", "bridge is"), between(dossier, "The br", "idge i")
    assert ("bridge is", False) == (whole.selected.exact, whole.widened)
    assert ("bridge is", True) == (part.selected.exact, part.widened)


def test_offer__leaves_empty_what_nobody_filled_in() -> None:
    """In the order of the fields, as a file of its own that is not there yet."""
    found = between(story("The bridge is closed.\n"), "", "The bridge")
    assert (
        'speaker: ""\nsaid: ""\nclaim: ""\nquotes:\n- source: story\n  exact: The bridge\n'
    ) == found.statement
    assert "annotations/statements/the-bridge.yml" == found.path
    assert "- source: story\n  exact: The bridge\n" == found.quote
    assert "dossier new statement the-bridge --source story --quote 'The bridge'" == found.command


def test_offer__takes_no_id_that_is_taken_and_names_a_speaker_by_id_alone() -> None:
    wish = Wish(speaker="people/mayor", said="2024-05", claim="Is safe!", kind=QuoteKind.MIXED)
    taken = {f"annotations/statements/mayor-is-safe{end}.yml": "" for end in ("", "-2")}
    found = between(story("The bridge is closed.\n", taken), "", "The bridge", wish)
    assert "annotations/statements/mayor-is-safe-3.yml" == found.path
    assert found.statement.startswith("speaker: mayor\nsaid: 2024-05\nclaim: Is safe!\n")
    assert "- source: story\n  kind: mixed\n  exact: The bridge\n" == found.quote
    twin = {"annotations/organizations/mayor.yml": "name: The office\n"}
    found = between(story("The bridge is closed.\n", twin), "", "The bridge", wish)
    assert found.statement.startswith("speaker: people/mayor\n")


@pytest.mark.parametrize(
    "words", ["it's $(rm -rf ~) `x` \\ !x", "-- --help", "“said”: # no", "قال العمدة", "👩‍👩‍👧 x"]
)
def test_offer__hostile_words_stay_words(words: str) -> None:
    """For YAML and for a shell."""
    found = between(story(f"Then {words} then.\n"), "Then ", words)
    (quote,) = yaml.safe_load(found.statement)["quotes"]
    assert found.selected.exact == quote["exact"]
    assert found.command is not None
    assert found.selected.exact == shlex.split(found.command)[-1]


def test_offer__no_command_for_what_a_terminal_would_obey() -> None:
    found = between(story("A \x03bell\x1b[2J rings.\n"), "A ", "\ufffdbell\ufffd[2J")
    assert found.command is None
    assert r'exact: "bell\u001b[2J"' in found.quote


def test_offer__white_space_and_signs_without_width_do_not_count() -> None:
    """A browser has collapsed some of it, and the page may close what turns the direction."""
    dossier = story("The  old\nbridge\u00ad is\u202e closed.\n")
    found = between(dossier, "The old ", "bridge is closed\u202c")
    assert "bridge is closed" == found.selected.exact


def test_offer__refuses_what_does_not_stand_there() -> None:
    dossier = story("The bridge is closed. " + "no, " * 3_000 + "no\n")
    asked = {
        Stale: (Edge(0, "Another "), Edge(0, "Another bridge")),
        NoWords: (Edge(0, "The bridge"), Edge(0, "The bridge ")),
        TooCommon: (Edge(0, "The bridge is closed. " + "no, " * 1_500),) * 1
        + (Edge(0, "The bridge is closed. " + "no, " * 1_500 + "no"),),
    }
    found = {kind: type(offer(dossier, "a", STORY, edges, Wish())) for kind, edges in asked.items()}
    assert {kind: kind for kind in asked} == found
    outside = (Edge(-5, ""), Edge(10_000_000, "x"))
    assert isinstance(offer(dossier, "a", STORY, outside, Wish()), Stale)
    nowhere = Key(Kind.SOURCES, "nowhere")
    assert isinstance(offer(dossier, "a", nowhere, (Edge(0, ""), Edge(0, "x")), Wish()), Stale)
