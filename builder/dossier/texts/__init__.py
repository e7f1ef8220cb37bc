"""The site's own words, apart from what authors and articles say; English, in one place.

A text is known by a key, `area.name`, and each area is a module in `texts.english`. Values are put
in at `{name}`. To translate the site is to write the same keys in another language. Of the dates
and figures that stand inside sentences, `model.date_words` and `model.figures` have the words.
"""

from collections.abc import Iterator, Mapping
from string import Formatter

from dossier.texts.english import TEXTS

__all__ = ["TEXTS", "pieces", "say", "texts_of"]


def say(key: str, **values: object) -> str:
    """Return the text with a key, with values put in.

    Raises:
        KeyError: there is no such text, or it asks for a value that is not given.
    """
    return TEXTS[key].format(**values)


def pieces(key: str) -> Iterator[tuple[str, str | None]]:
    """Yield a text's stretches, each with the name of the value that follows it, if one does."""
    for words, name, *_ in Formatter().parse(TEXTS[key]):
        yield words, name


def texts_of(area: str) -> Mapping[str, str]:
    """Return the texts of an area by name, without the area."""
    start = f"{area}."
    return {key.removeprefix(start): words for key, words in TEXTS.items() if key.startswith(start)}
