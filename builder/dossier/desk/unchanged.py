"""What two texts of one article have in common, in the same order.

Word by word, as folded: what was only set otherwise has not changed. What both begin and end with
has stayed; in the rest, stretches of five words that either text has just once hold the two
together, and what lies between these is compared in full where it is not too long. Time grows with
the length of the texts, not with its square.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from dossier.text.source import SourceText, Span
from dossier.text.tokens import Token, tokens

_RUN = 5
_AROUND = 10
_LARGEST = 10**7  # words of one text times words of the other, between two such stretches

Pair = tuple[int, int]


class Unchanged:
    """The words of an old text and where they are in a new one; words elsewhere are not known."""

    def __init__(self, old: SourceText, new: SourceText) -> None:
        self._old, self._new = _words(old), _words(new)
        self._pairs = dict(
            _pairs([word.form for word in self._old], [word.form for word in self._new])
        )
        self._origins = {there: here for here, there in self._pairs.items()}

    def share(self, old: Span, new: Span) -> float:
        """Return how many of the words of a stretch have stayed and stand in another, 0 to 1."""
        here, there = _within(self._old, old), _within(self._new, new)
        return _part(self._pairs.get(word, -1) in there for word in here)

    def share_of_others(self, old: Iterable[Span], new: Span) -> float:
        """Return how many of a new stretch's words stood elsewhere than in old ones, 0 to 1."""
        mine = {word for span in old for word in _within(self._old, span)}
        origins = (self._origins.get(word) for word in _within(self._new, new))
        return _part(origin is not None and origin not in mine for origin in origins)

    def alike_around(self, old: Span, new: Span) -> int:
        """Count the words just before and just after two stretches that are the same, up to 20."""
        here, there = _within(self._old, old), _within(self._new, new)
        count = 0
        for step, one, other in ((-1, here.start - 1, there.start - 1), (1, here.stop, there.stop)):
            for distance in range(_AROUND):
                word, its = one + step * distance, other + step * distance
                if not (0 <= word < len(self._old) and 0 <= its < len(self._new)):
                    break
                if self._old[word].form != self._new[its].form:
                    break
                count += 1
        return count

    def now(self, old: Span) -> Span | None:
        """Return the stretch of the new text that stands where an old one did, if any does."""
        words = _within(self._old, old)
        stayed = [self._pairs[word] for word in words if word in self._pairs]
        first, last = self._pairs.get(words.start - 1), self._pairs.get(words.stop)
        if words.start in self._pairs or (first is None and stayed):
            first = stayed[0] - 1
        if words.stop - 1 in self._pairs or (last is None and stayed):
            last = stayed[-1] + 1
        if first is None or last is None or first + 1 >= last:
            return None
        return Span(self._new[first + 1].start, self._new[last - 1].end)


def _words(source: SourceText) -> list[Token]:
    return [token for token in tokens(source.text) if token.form]


def _within(words: Sequence[Token], span: Span) -> range:
    first = bisect_right(words, span.start, key=lambda word: word.end)
    return range(first, max(first, bisect_left(words, span.end, key=lambda word: word.start)))


def _part(flags: Iterable[bool]) -> float:
    every = list(flags)
    return sum(every) / len(every) if every else 0.0


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Yield the places of words that both have in common."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    yield from ((place, place) for place in range(head))
    yield from ((len(old) - place, len(new) - place) for place in range(1, tail + 1))
    ours, theirs = old[head : len(old) - tail], new[head : len(new) - tail]
    for here, there in _between(ours, theirs):
        yield head + here, head + there


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """Count the words with which both begin."""
    differ = (place for place, (one, other) in enumerate(zip(old, new)) if one != other)  # noqa: B905 - to the end of the shorter
    return next(differ, min(len(old), len(new)))


def _between(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    fixed = [(-1, -1), *_ascending(_unique_runs(old, new)), (len(old), len(new))]
    for (here, there), (to, until) in pairwise(fixed):
        if here >= 0:
            yield here, there
        ours, theirs = old[here + 1 : to], new[there + 1 : until]
        if ours and theirs and len(ours) * len(theirs) <= _LARGEST:
            for block in LCSseq.opcodes(ours, theirs).as_matching_blocks():
                for step in range(block.size):
                    yield here + 1 + block.a + step, there + 1 + block.b + step


def _unique_runs(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return where the runs of words stand that both texts have, and have just once."""
    ours, theirs = (_runs(words) for words in (old, new))
    once = {run for run, count in Counter(theirs).items() if count == 1}
    once &= {run for run, count in Counter(ours).items() if count == 1}
    places = {run: place for place, run in enumerate(theirs) if run in once}
    return [(place, places[run]) for place, run in enumerate(ours) if run in once]


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]


def _ascending(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the most pairs of which both sides ascend (a longest increasing subsequence)."""
    tails: list[int] = []  # by length, the pair with the least end
    ends: list[int] = []
    before: list[int] = []
    for index, (_, there) in enumerate(pairs):
        length = bisect_left(ends, there)
        before.append(tails[length - 1] if length else -1)
        tails[length : length + 1] = [index]
        ends[length : length + 1] = [there]
    chosen = []
    index = tails[-1] if tails else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]
