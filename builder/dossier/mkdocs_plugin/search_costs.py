"""What words cost those who search for them.

Of a large site a search loads, for each word, all the places where it stands: a few kilobytes for
most, as much as the whole rest of a search for “the”. Such words tell pages apart least. So the
script that searches gets this list, and leaves the dearest words out of a search of many.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from dossier.mkdocs_plugin.search_words import Words

CHEAP = 5_000
"""Bytes that no word is listed for; the script takes it that every other one costs so much."""

_A_PAGE, _A_PLACE = 2.2, 0.42
"""Bytes of a page on which a word stands, and of a place there: what pagefind writes, compressed,
fitted to the words that are a part of the index by themselves, of 10,000 records."""

_IN_TITLE = 4
"""As how many places one in a title counts, where words weigh more and are held a second time."""

_TAG = re.compile(r"<[^>]*>")
_NO_WORD = re.compile(r"[^\w\s]|_")


def places_of(words: Words) -> Counter[str]:
    """Return the words of a page, in small letters and nothing but letters and digits.

    The script makes the same of what a reader types.

    Args:
        words: Of the page.
    """
    places = Counter(_plain(_TAG.sub(" ", words.body)))
    for word in _plain(words.title):
        places[word] += _IN_TITLE
    return places


def costs_of(pages: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Return about how many bytes each word costs that costs more than `CHEAP`, in their order.

    Args:
        pages: For each page its words, with the number of places where they stand.
    """
    on: Counter[str] = Counter()
    at: Counter[str] = Counter()
    for places in pages:
        on.update(places.keys())
        at.update(places)
    costs = {word: round(_A_PAGE * on[word] + _A_PLACE * at[word]) for word in on}
    return {word: cost for word, cost in sorted(costs.items()) if cost > CHEAP}


def _plain(text: str) -> list[str]:
    return _NO_WORD.sub("", text.lower()).split()
