"""Context that tells one place of a quotation from all the others."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice, zip_longest

from dossier.anchor.outcomes import Context
from dossier.anchor.ways import Way, Ways, ends_with, starts_with
from dossier.text.source import SourceText
from dossier.text.words import splits_word

LONGEST = 160
"""Code points of context at the most, so that an author can see and copy all of it."""

LONGEST_STEP = 30
"""Code points that count as a word where no space ends one: many scripts are written without."""

RIVALS = 10_000
"""With more places than this no context is looked for: the words are too common."""


RIVALS_FROM_BOTH_SIDES = 200
"""The same for a prefix with a suffix, whose lengths are tried one after the other."""


class Deciding:
    """Looks for the shortest context that leads to one way and to no other."""

    def __init__(self, pieces: tuple[str, ...], source: SourceText) -> None:
        self._pieces = pieces
        self._source = source
        self._text = source.folded.text
        every = Ways(pieces, source)
        self._starts = [start for start, _ in islice(every.choices(0), RIVALS + 1)]
        self._ends = [end for _, end in islice(every.choices(len(pieces) - 1), RIVALS + 1)]

    def context(self, way: Way) -> Context | None:
        """Return what leads to `way`; None when nothing of moderate length does."""
        start, end = way[0][0], way[-1][1]
        prefix = self._telling(start, self._starts, _before(self._text, start), ends_with)
        suffix = self._telling(end, self._ends, _after(self._text, end), starts_with)
        found = [(prefix, Context(prefix=prefix or "")), (suffix, Context(suffix=suffix or ""))]
        for words, context in sorted(found, key=lambda pair: len(pair[0] or "")):
            if words and self._leads_to(way, context):
                return context
        return self._from_both_sides(way)

    def _leads_to(self, way: Way, context: Context) -> bool:
        return Ways(self._pieces, self._source, context).only == way

    def _from_both_sides(self, way: Way) -> Context | None:
        """Return the shortest prefix and suffix that lead to `way` only together.

        In a row of the same words, one side cannot tell the middle from the beginning or the end.
        """
        if max(len(self._starts), len(self._ends)) > RIVALS_FROM_BOTH_SIDES:
            return None
        context = Context()
        prefixes, suffixes = _before(self._text, way[0][0]), _after(self._text, way[-1][1])
        for prefix, suffix in zip_longest(prefixes, suffixes):
            context = Context(prefix or context.prefix, suffix or context.suffix)
            if self._leads_to(way, context):
                return context
        return None

    def _telling(
        self,
        offset: int,
        places: list[int],
        candidates: Iterable[str],
        stands: Callable[[str, int, str], bool],
    ) -> str | None:
        """Return the first of `candidates` that stands at no other of `places` than `offset`.

        A letter or a digit is in it, if any is near: an author is not sent looking for a comma.
        """
        if len(places) > RIVALS:
            return None
        rivals = [place for place in places if place != offset]
        telling = None
        for words in candidates:
            rivals = [place for place in rivals if stands(self._text, place, words)]
            if words and not rivals:
                telling = telling or words
                if any(map(str.isalnum, words)):
                    return words
        return telling


def _before(text: str, offset: int) -> Iterator[str]:
    """Yield the words before `offset`, one word more each time."""
    start = offset
    while start > 0:
        low = max(start - LONGEST_STEP, 0)
        space = text.rfind(" ", low, start - 1)
        start = space + 1 if space != -1 else _whole(text, range(low, start))
        if start < offset - LONGEST:
            return
        yield text[start:offset].strip(" ")


def _after(text: str, offset: int) -> Iterator[str]:
    """Yield the words after `offset`, one word more each time."""
    end = offset
    while end < len(text):
        high = min(end + LONGEST_STEP, len(text))
        space = text.find(" ", end + 1, high)
        end = space if space != -1 else _whole(text, range(high, end, -1))
        if end > offset + LONGEST:
            return
        yield text[offset:end].strip(" ")


def _whole(text: str, offsets: range) -> int:
    """Return the first of `offsets` that lies in no word, or else the very first."""
    return next((offset for offset in offsets if not splits_word(text, offset)), offsets.start)
