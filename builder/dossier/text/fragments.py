"""Text fragments, which lead a browser to words on any page (WICG, URL Fragment Text Directives).

`#:~:text=[prefix-,]start[,end][,-suffix]`. Browsers look for a term without regard to case and
accents, at the bounds of words, within one block of the page; the first match wins, and where there
is none the page opens at its top. So a long passage, and one that crosses blocks, is named by how
it starts and ends, and one that is short or occurs more than once also by its surroundings.

The words are those of the source as they stand there, since the publisher's page has them so; only
white space, of which HTML makes one space, is one space here.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from urllib.parse import quote

from dossier.text.alike import comparable
from dossier.text.source import Block, SourceText, Span
from dossier.text.words import splits_word

LONGEST = 300
"""Code points of a passage that is given whole; the specification asks for ranges beyond."""

SHORT = 20
"""Code points. What is shorter may well stand in a menu or a teaser above the article."""

REACH = (20, 40, 80, 160)
"""Code points, at the least, of a term that is cut out of more; tried in this order."""

_DIRECTIVE = ":~:"
_CLAUSE_ENDS = frozenset("，、。；！？：」』")


Shown = Callable[[], Sequence[Span]]
"""Gives what may be shown of a text, in order and apart."""


def text_fragment(source: SourceText, spans: Iterable[Span], shown: Shown) -> str:
    """Return the directive that leads to a quotation, from `text=` on.

    Args:
        source: The source's text.
        spans: The places of the quotation's pieces.
        shown: Surroundings of a piece are taken from the stretch that holds it, and from no other.
            It is asked for nothing where no piece needs any.
    """
    passages = (_Passage(source, span, shown) for span in spans)
    return "&".join(passage.directive() for passage in passages)


def _holding(shown: Sequence[Span], span: Span) -> Span:
    index = bisect_right(shown, span.start, key=lambda frame: frame.start) - 1
    return shown[index] if index >= 0 and span.end <= shown[index].end else span


def with_fragment(url: str, directive: str) -> str:
    """Return an address that leads to the words of a directive on the page at `url`."""
    page, _, fragment = url.partition("#")
    return f"{page}#{fragment.partition(_DIRECTIVE)[0]}{_DIRECTIVE}{directive}"


class _Passage:
    """A stretch of a text, by its parts in blocks."""

    def __init__(self, source: SourceText, span: Span, shown: Shown) -> None:
        self._source = source
        self._span = span
        self._shown = shown
        self._parts = [words for words in _parts(source, span) if words]
        self._whole = " ".join(self._parts)

    def directive(self) -> str:
        """Return the first way to name the passage that leads to no other place.

        Where none does, the plainest: the more words there are, the more may differ on the page.
        """
        deciding = (way for way in self._ways() if self._decides(*way))
        return _written(*(next(deciding, None) or next(self._ways())))

    def _ways(self) -> Iterator[tuple[str, tuple[str, ...], str]]:
        if len(self._parts) == 1 and len(self._whole) <= LONGEST:
            ranges: list[tuple[str, ...]] = [(self._whole,)]
        else:
            ranges = list(dict.fromkeys(self._range(reach) for reach in REACH))
        if len(self._whole) >= SHORT:
            yield from (("", terms, "") for terms in ranges)
        before, after = self._around
        for reach in REACH:
            prefix, suffix = _end(before, reach), _start(after, reach)
            for context in ((prefix, ""), ("", suffix), (prefix, suffix)):
                if any(context):
                    yield context[0], ranges[-1], context[1]
        if len(self._whole) < SHORT and not (before or after):
            yield "", ranges[-1], ""

    @cached_property
    def _around(self) -> tuple[str, str]:
        return _around(self._source, self._span, _holding(self._shown(), self._span))

    def _range(self, reach: int) -> tuple[str, ...]:
        first, last = self._parts[0], self._parts[-1]
        if len(self._parts) > 1:
            return _start(first, reach), _end(last, reach)
        start = _start(first, min(reach, len(first) // 2))
        rest = first[len(start) :].strip()
        return (start, _end(rest, reach)) if rest else (first,)

    def _decides(self, prefix: str, terms: tuple[str, ...], suffix: str) -> bool:
        """Say whether these terms meet nothing else in the source's own text."""
        text, (start, *end) = self._source.comparable, terms
        if not end:
            return _once(comparable(f"{prefix} {start} {suffix}"), text)
        rest = comparable(f"{self._whole} {self._around[1]}").removeprefix(comparable(start))
        return _once(comparable(f"{prefix} {start}"), text) and _once(
            comparable(f"{end[0]} {suffix}"), rest
        )


def _once(term: str, text: str) -> bool:
    return -1 < text.find(term) == text.rfind(term)


def _written(prefix: str, terms: tuple[str, ...], suffix: str) -> str:
    written = ",".join(map(_encoded, terms))
    before = f"{_encoded(prefix)}-," if prefix else ""
    after = f",-{_encoded(suffix)}" if suffix else ""
    return f"text={before}{written}{after}"


def _encoded(term: str) -> str:
    return "%20".join(map(_encoded_word, term.split(" ")))


@lru_cache(65_536)  # the words of a language are not that many
def _encoded_word(word: str) -> str:
    # Hyphens, commas and ampersands are the directive's own; parentheses are Markdown's.
    return quote(word, safe="").replace("-", "%2D").replace("~", "%7E").replace("_", "%5F")


def _words(source: SourceText, span: Span) -> str:
    return " ".join(source.text[span.start : span.end].split())


def _blocks(source: SourceText, span: Span) -> tuple[Block, ...]:
    """Return the blocks that `span` reaches into."""
    first = bisect_right(source.blocks, span.start, key=lambda block: block.span.end)
    last = bisect_left(source.blocks, span.end, key=lambda block: block.span.start)
    return source.blocks[first:last]


def _parts(source: SourceText, span: Span) -> Iterator[str]:
    """Yield the words of `span` in each block, and those between blocks."""
    end = span.start
    for block in _blocks(source, span):
        start, stop = max(block.span.start, span.start), min(block.span.end, span.end)
        yield from (_words(source, Span(end, start)), _words(source, Span(start, stop)))
        end = stop
    yield _words(source, Span(end, span.end))


def _around(source: SourceText, span: Span, frame: Span) -> tuple[str, str]:
    """Return the words before and after `span`, within its blocks and within `frame`."""
    blocks = _blocks(source, span)
    if not blocks:
        return "", ""
    start = max(frame.start, min(blocks[0].span.start, span.start))
    end = min(frame.end, max(blocks[-1].span.end, span.end))
    before, after = Span(start, span.start), Span(span.end, end)
    return _with_letters(_words(source, before)), _with_letters(_words(source, after))


def _with_letters(words: str) -> str:
    """Return words, or nothing when they are just signs, which surround many things."""
    return words if any(map(str.isalnum, words)) else ""


def _start(words: str, reach: int) -> str:
    """Return the start of a line, `reach` long or more, cut where a word ends."""
    places = range(reach, min(len(words), 3 * reach))
    return words[: _cut(words, places, len(words))].strip()


def _end(words: str, reach: int) -> str:
    """Return the end of a line, `reach` long or more, cut where a word starts."""
    places = range(len(words) - reach, max(0, len(words) - 3 * reach), -1)
    return words[_cut(words, places, 0) :].strip()


def _cut(words: str, places: range, otherwise: int) -> int:
    """Return the first place at which a line can be cut.

    A dictionary alone knows the words of Han or Thai, so the end of a clause is a better place.
    """
    inside = [place for place in places if 0 < place < len(words)]
    for place in inside:
        if words[place] == " " or words[place - 1] == " " or words[place - 1] in _CLAUSE_ENDS:
            return place
    unspaced = (place for place in inside if words[place - 1 : place + 1].isalnum())
    return next((place for place in unspaced if not splits_word(words, place)), otherwise)
