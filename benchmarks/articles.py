"""Articles put together from passages, with quotations that anchor in one place each."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sentences import Passage
from world import Named, Record

LONGEST_CONTEXT = 40
"""Words of a prefix or suffix; an article has not more of the same words in a row."""


@dataclass
class Article:
    """One while it is written.

    Attributes:
        id: Its record's.
        paper: Who publishes it.
        published: When.
        passages: What it says, in order.
        known: Whom and what it has named already.
    """

    id: str
    paper: Named
    published: date
    passages: list[Passage] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    _waiting: list[tuple[int, Record]] = field(default_factory=list)

    def add(self, passage: Passage) -> Record:
        """Add a passage; return the quotation of it, to which `finish` may add its context."""
        quote: Record = {"source": self.id}
        if passage.kind:
            quote["kind"] = passage.kind
        first, *others = passage.quoted or ("",)
        quote["exact"] = list(passage.quoted) if others else first
        self._waiting.append((len(self.passages), quote))
        self.passages.append(passage)
        return quote

    def size(self) -> int:
        """Return the bytes of its text, about."""
        return sum(len(passage.text.encode()) + 2 for passage in self.passages)

    def names(self, one: Named) -> str:
        """Return how the article names somebody, at length the first time."""
        if one.key in self.known:
            return one.short
        self.known.add(one.key)
        return one.introduced

    def finish(self, rng: random.Random) -> str:
        """Return the text; give a prefix or a suffix to quotations that need one."""
        line = " ".join(passage.text for passage in self.passages)
        starts = [0]
        for passage in self.passages:
            starts.append(starts[-1] + len(passage.text) + 1)
        for number, quote in self._waiting:
            passage = self.passages[number]
            places = [starts[number] + start for start in passage.starts]
            if places:
                quote.update(_context(line, places, passage.quoted, rng))
        return _in_paragraphs([passage.text for passage in self.passages], rng)


def _in_paragraphs(passages: Sequence[str], rng: random.Random) -> str:
    paragraphs = []
    at = 0
    while at < len(passages):
        several = rng.choice((1, 1, 2, 2, 3))
        paragraphs.append(" ".join(passages[at : at + several]))
        at += several
    return "\n\n".join(paragraphs) + "\n"


def _context(
    line: str, places: Sequence[int], quoted: Sequence[str], rng: random.Random
) -> dict[str, str]:
    """Return what tells these words from the same ones elsewhere in the article, on one line."""
    first, last = quoted[0], quoted[-1]
    before = before_it(line, places[0], first) if not once(line, first) else ""
    end = places[-1] + len(last)
    after = after_it(line, end, last) if not once(line, last) else ""
    if len(quoted) == 1 and before and after:
        return {"prefix": before} if rng.random() < 0.5 else {"suffix": after}
    return {name: words for name, words in (("prefix", before), ("suffix", after)) if words}


def once(line: str, words: str) -> bool:
    """Say whether words stand in one place; two places may overlap, which `count` does not see."""
    return line.find(words) == line.rfind(words)


def before_it(line: str, start: int, words: str) -> str:
    """Return as many words before a place as it takes; empty where none would do."""
    at = start
    for _ in range(LONGEST_CONTEXT):
        at = line.rfind(" ", 0, max(at - 1, 0)) + 1
        if once(line, line[at:start] + words):
            return line[at:start].strip()
    return ""


def after_it(line: str, end: int, words: str) -> str:
    """Return as many words after a place as it takes; empty where none would do."""
    at = end
    for _ in range(LONGEST_CONTEXT):
        at = (line.find(" ", at + 1) + 1 or len(line) + 1) - 1
        if once(line, words + line[end:at]):
            return line[end:at].strip()
    return ""
