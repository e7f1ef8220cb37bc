"""A source's sentences, cut into words and signs."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from dossier.desk.suggesting.language import Language
from dossier.desk.suggesting.marks import Passage
from dossier.text.quotation_marks import paragraphs
from dossier.text.sentences import sentences
from dossier.text.source import SourceText, Span

LONGEST = 4_000
"""Code points of a sentence at the most; a text without full stops is cut at spaces."""

_TOKEN = regex.compile(
    r"""(?V1)
      \p{L}\.(?:\p{L}\.){1,9}+                                        # U.S.
    | \p{N}++(?:[.,]\p{N}++){0,9}+[\p{L}\p{M}]*+
    | [\p{L}\p{M}\p{N}]++(?:['’‑-][\p{L}\p{M}\p{N}]++){0,9}+  # al-Qaim, O'Neil, Kirby's
    | \S
    """,
    regex.VERBOSE,
)
# A full stop that may be an initial's, or end a sentence: posted on X. The …
_AFTER_INITIAL = regex.compile(r"(?<=\p{Lu})(?P<stop>\.)\s{1,9}(?P<word>\p{Lu}\p{L}{0,9}+)")
_ASKS_OR_CALLS = frozenset("?!？！")


class Token(NamedTuple):
    """A word or a sign: where it stands in the text, in code points, and what it is."""

    start: int
    end: int
    text: str

    @property
    def is_word(self) -> bool:
        """Whether a letter or a digit starts it."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether a capital letter starts it."""
        return self.text[0].isupper()

    @property
    def word(self) -> str:
        """It in small letters with the plain apostrophe."""
        return self.text.replace("’", "'").lower()


class Sentence:
    """A sentence, with the passages in quotation marks that it holds or lies in.

    Attributes:
        span: Where it stands.
        tokens: Its words and signs.
        words: They in small letters.
        quoted: For each token whether it stands within quotation marks.
        heading: Whether it stands in a heading.
        block: The number of its paragraph.
    """

    def __init__(
        self, text: str, span: Span, passages: Sequence[Passage], block: int, *, heading: bool
    ) -> None:
        self.span = span
        self.passages = tuple(passages)
        self.block = block
        self.heading = heading
        found = _TOKEN.finditer(text, span.start, span.end)
        self.tokens = [Token(match.start(), match.end(), match.group()) for match in found]
        self.words = [token.word for token in self.tokens]
        self.quoted = [False] * len(self.tokens)
        place = 0
        for passage in self.passages:
            while place < len(self.tokens) and self.tokens[place].start < passage.span.start:
                place += 1
            while place < len(self.tokens) and self.tokens[place].start < passage.span.end:
                self.quoted[place] = True
                place += 1

    def word(self, index: int) -> str:
        """Return a token in small letters; empty where there is none."""
        return self.words[index] if 0 <= index < len(self.words) else ""


def read_sentences(
    source: SourceText, passages: Sequence[Passage], language: Language
) -> Iterator[Sentence]:
    """Yield the sentences of a source that have words; none ends within quotation marks.

    What asks or calls in quotation marks goes on with who said it: “Is it safe?” Kirby asked.
    """
    headings = {block.span.start for block in source.blocks if block.kind == "heading"}
    first = 0
    for number, block in enumerate(paragraphs(source)):
        heading = block.start in headings
        for span in _whole(source.text, block, passages, language):
            while first < len(passages) and passages[first].span.end <= span.start:
                first += 1
            last = first
            while last < len(passages) and passages[last].span.start < span.end:
                last += 1
            sentence = Sentence(source.text, span, passages[first:last], number, heading=heading)
            if any(token.is_word for token in sentence.tokens):
                yield sentence


def _whole(
    text: str, block: Span, passages: Sequence[Passage], language: Language
) -> Iterator[Span]:
    start: int | None = None
    place = 0
    low = _first_after(passages, block.start)
    for span in _sentences(text, block, language):
        start = span.start if start is None else start
        place = max(place, low)
        while place < len(passages) and passages[place].span.end < span.end:
            place += 1
        if place < len(passages) and _goes_on(text, passages[place], span.end):
            continue
        yield from _cut(text, start, span.end)
        start = None
    if start is not None:
        yield from _cut(text, start, block.end)


def _sentences(text: str, block: Span, language: Language) -> Iterator[Span]:
    for span in sentences(text, block.start, block.end):
        start = span.start
        for match in _AFTER_INITIAL.finditer(text, span.start, span.end):
            if match["word"].lower() in language.starts:
                yield Span(start, match.start("stop") + 1)
                start = match.start("word")
        yield Span(start, span.end)


def _first_after(passages: Sequence[Passage], offset: int) -> int:
    low, high = 0, len(passages)
    while low < high:
        middle = (low + high) // 2
        if passages[middle].span.end <= offset:
            low = middle + 1
        else:
            high = middle
    return low


def _goes_on(text: str, passage: Passage, end: int) -> bool:
    if passage.unclosed or passage.set_off:
        return False
    if passage.span.start < end < passage.span.end:
        return True
    return passage.span.end == end and text[end - 2 : end - 1] in _ASKS_OR_CALLS


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space if space != -1 else start + LONGEST
        yield Span(start, cut)
        start = cut
    if start < end:
        yield Span(start, end)
