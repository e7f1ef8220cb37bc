"""What words of a large site cost those who search for them."""

from dossier.mkdocs_plugin.search_costs import CHEAP, costs_of, places_of
from dossier.mkdocs_plugin.search_words import BREAK, STANDS, Words


def test_places__are_those_of_words_as_the_script_takes_them() -> None:
    """In titles they count four times."""
    body = f"<h2>The Bridge</h2> {BREAK} <p>The bridge’s “deck”: 4,5 m, the <p> well-built"
    words = Words("The bridge", "stands", f"{body} {STANDS['stands']}")
    expected = {"the": 7, "bridge": 5, "bridges": 1, "deck": 1, "45": 1, "m": 1, "wellbuilt": 1}
    assert expected == places_of(words)


def test_costs__name_the_words_that_many_pages_have() -> None:
    pages = [{"the": 12, "often": 3, "rare": 1}, {"the": 8, "often": 1}]
    costs = costs_of([*pages * 1500, {"rare": 1}])
    assert ["often", "the"] == list(costs)
    assert CHEAP < costs["often"] < costs["the"]


def test_costs__of_a_small_site_are_none() -> None:
    assert {} == costs_of([{"the": 50, "bridge": 2}] * 100)
