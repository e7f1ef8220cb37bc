"""The ways in which the pieces of a quotation stand in a source: in order, not overlapping."""

from collections.abc import Iterator
from functools import cached_property

from dossier.anchor.occurrences import occurrences
from dossier.anchor.outcomes import Context
from dossier.text.source import SourceText
from dossier.text.words import splits_emoji, splits_number, splits_word

Occurrence = tuple[int, int]
"""Start and end of one piece in the folded text."""

Way = tuple[Occurrence, ...]
"""One occurrence for each piece, each after the one before it."""


class Ways:
    """All ways to choose whole-word occurrences of `pieces` that stand in `context`.

    Iterating yields them in the order of the text. There can be more than anybody can wait for,
    but whether there is just one costs no more than finding each piece twice.
    """

    def __init__(
        self, pieces: tuple[str, ...], source: SourceText, context: Context | None = None
    ) -> None:
        self._pieces = pieces
        self._source = source
        self._text = source.folded.text
        self._context = context or Context()

    @cached_property
    def reach(self) -> Way:
        """The earliest place of each piece, up to the first piece that has none."""
        way: list[Occurrence] = []
        for index in range(len(self._pieces)):
            place = next(self._places(index, way[-1][1] if way else 0, len(self._text)), None)
            if place is None:
                break
            way.append(place)
        return tuple(way)

    @property
    def any(self) -> bool:
        """Whether the pieces stand there at all."""
        return len(self.reach) == len(self._pieces)

    @cached_property
    def only(self) -> Way | None:
        """The way, if it is the only one."""
        if not self.any:
            return None
        # If there is another way, there is one in which a single piece stands later than here.
        ends = [start for start, _ in self.reach[1:]] + [len(self._text)]
        for index, ((start, _), end) in enumerate(zip(self.reach, ends, strict=True)):
            if next(self._places(index, start + 1, end), None) is not None:
                return None
        return self.reach

    def choices(self, index: int) -> Iterator[Occurrence]:
        """Yield the places that the piece at `index` takes in one way or another."""
        if self.any:
            yield from self._places(index, self.reach[index][0], self._latest[index][1])

    def __iter__(self) -> Iterator[Way]:
        way: list[Occurrence] = []
        open_choices = [self.choices(0)]
        while open_choices:
            place = next(open_choices[-1], None)
            if place is None:
                open_choices.pop()
                del way[-1:]
            elif len(open_choices) == len(self._pieces):
                yield (*way, place)
            else:
                index = len(open_choices)
                way.append(place)
                open_choices.append(self._places(index, place[1], self._latest[index][1]))

    @cached_property
    def _latest(self) -> list[Occurrence]:
        """The latest place of each piece that leaves room for those after it."""
        backwards = self._text[::-1]  # `rfind` can take the product of both lengths
        latest: list[Occurrence] = []
        end = len(self._text)
        for index, words in reversed([*enumerate(self._pieces)]):
            for place in occurrences(words[::-1], backwards, len(backwards) - end, len(backwards)):
                start = len(backwards) - place - len(words)
                if self._stands(index, start):
                    latest.append((start, start + len(words)))
                    end = start
                    break
        return latest[::-1]

    def _places(self, index: int, start: int, end: int) -> Iterator[Occurrence]:
        words = self._pieces[index]
        for place in occurrences(words, self._text, start, end):
            if self._stands(index, place):
                yield place, place + len(words)

    def _stands(self, index: int, start: int) -> bool:
        end = start + len(self._pieces[index])
        prefix = self._context.prefix if index == 0 else ""
        suffix = self._context.suffix if index == len(self._pieces) - 1 else ""
        return (
            not any(cuts(self._source, start, end))
            and ends_with(self._text, start, prefix)
            and starts_with(self._text, end, suffix)
        )


def cuts(source: SourceText, start: int, end: int) -> tuple[bool, bool]:
    """Say whether a stretch of the folded text starts within a word, and whether it ends so."""
    text = source.folded.text
    at_start, at_end = splits_word(text, start), splits_word(text, end)
    # Within letters lies neither an emoji nor a number.
    if at_start or at_end or (text[start] + text[end - 1]).isalpha():
        return at_start, at_end
    span = source.span(start, end)
    first, last = (
        splits_emoji(source.text, offset) or splits_number(source.text, offset)
        for offset in (span.start, span.end)
    )
    return first, last


def ends_with(text: str, offset: int, words: str) -> bool:
    """Say whether `words` stand just before `offset`, with a space between or without."""
    return text.endswith(words, 0, offset - text.endswith(" ", 0, offset))


def starts_with(text: str, offset: int, words: str) -> bool:
    """Say whether `words` stand just after `offset`, with a space between or without."""
    return text.startswith(words, offset + text.startswith(" ", offset))
