"""What turns the direction of a text ends with the text."""

import pytest
from hypothesis import given

from dossier.render.direction import closed
from hostile_texts import texts

LRE, RLE, PDF, RLO = "\u202a", "\u202b", "\u202c", "\u202e"
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("plain", "plain"),
        ("مدينة", "مدينة"),
        (f"{RLO}abc", f"{RLO}abc{PDF}"),
        (f"{RLI}abc", f"{RLI}abc{PDI}"),
        (f"{RLI}abc{PDI}", f"{RLI}abc{PDI}"),
        (f"{LRE}a{RLI}b{RLO}c", f"{LRE}a{RLI}b{RLO}c{PDF}{PDI}{PDF}"),
        (f"{RLI}a{RLO}b{PDI}c", f"{RLI}a{RLO}b{PDI}c"),
        (f"{RLO}a{RLI}b{PDF}c", f"{RLO}a{RLI}b{PDF}c{PDI}{PDF}"),
        (f"a{PDI}b", f"{FSI}a{PDI}b"),
        (f"a{PDF}b", f"a{PDF}b"),
    ],
)
def test_direction__is_turned_back_at_the_end(words: str, expected: str) -> None:
    assert expected == closed(words)


@given(texts)
def test_direction__of_what_is_closed_needs_no_more(words: str) -> None:
    """And no letter is touched."""
    once = closed(words)
    assert once == closed(once)
    assert words in once
