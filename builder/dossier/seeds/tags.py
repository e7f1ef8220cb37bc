"""Cut HTML into words and tags, each with its offset in the file.

Written for this because what offsets need, libraries lack: nh3 gives none, and `html.parser`
differs between patch releases of Python 3.11 and takes quadratic time on hostile input. This reads
as browsers do (HTML, "tokenization") and in linear time, with one departure: where a browser would
drop the rest of the file for a `>` that never comes, the words are kept.
"""

import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field

from dossier.seeds.references import decoded, reference_at


@dataclass(frozen=True, slots=True)
class Words:
    """Text between tags.

    Attributes:
        text: Decoded. More than one character is either verbatim or one reference.
        at: Offset in the file of its first character, or of its reference.
    """

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class StartTag:
    """A start tag; `name` and the attributes' names are in lower case, values decoded."""

    name: str
    at: int
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EndTag:
    """An end tag; `name` is in lower case."""

    name: str
    at: int


Token = Words | StartTag | EndTag

_HIDDEN = {"script", "style", "title", "noscript", "iframe", "noembed", "noframes"}
_VERBATIM = {"xmp", "plaintext"}
_WITHOUT_TAGS = {*_HIDDEN, *_VERBATIM, "textarea"}

_MARKUP = re.compile("<(?=[A-Za-z/!?])|&(?=[A-Za-z#])")
_NAME = re.compile(r"<(/?)([A-Za-z][^\t\n\f\r />]*)")
_GAP = re.compile(r"[\t\n\f\r /]*")
_ATTRIBUTE = re.compile(
    r"""
    (?P<name> [^\t\n\f\r\ />] [^\t\n\f\r\ />=]* )
    (?: [\t\n\f\r\ ]* = [\t\n\f\r\ ]*
        (?: "(?P<double> [^"]* )" | '(?P<single> [^']* )'
          | (?P<bare> [^\t\n\f\r\ >"'] [^\t\n\f\r\ >]* ) | (?=>) )
    )?
    """,
    re.VERBOSE,
)
_COMMENT_END = re.compile("-->|(?<!<!)--!>")


def tokens(source: str) -> Iterator[Token]:
    """Yield the words and tags of `source` in order; what browsers do not show is left out.

    Left out are comments, declarations, and the content of `script`, `style`, `title` and others
    that hold no markup. Elements need not be closed, nor nest.
    """
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self._source = source
        self._last_end = source.rfind(">")
        self._quotes_close = True

    def read(self) -> Iterator[Token]:
        at = 0
        while found := _MARKUP.search(self._source, at):
            yield Words(self._source[at : found.start()], at)
            at = yield from self._markup(found.start())
        yield Words(self._source[at:], at)

    def _markup(self, at: int) -> Generator[Token, None, int]:
        if self._source[at] == "&":
            return (yield from self._reference(at))
        if self._source.startswith("<!--", at):
            end = _COMMENT_END.search(self._source, at + 2)
            return end.end() if end else len(self._source)
        if at > self._last_end:
            yield Words("<", at)
            return at + 1
        name = _NAME.match(self._source, at)
        if name:
            return (yield from self._tag(name))
        return self._source.index(">", at) + 1

    def _reference(self, at: int) -> Generator[Token, None, int]:
        reference = reference_at(self._source, at)
        if reference is None:
            yield Words("&", at)
            return at + 1
        yield Words(reference.text, at)
        return reference.end

    def _tag(self, found: re.Match[str]) -> Generator[Token, None, int]:
        attributes, end = self._attributes(found.end())
        name = found[2].lower()
        if found[1]:
            yield EndTag(name, found.start())
            return end
        yield StartTag(name, found.start(), attributes)
        return (yield from self._content(name, end)) if name in _WITHOUT_TAGS else end

    def _attributes(self, at: int) -> tuple[dict[str, str], int]:
        """Return the attributes from `at` on, and the offset just after the tag."""
        attributes: dict[str, str] = {}
        first = at
        while self._quotes_close:
            at = self._skip(_GAP, at)
            if self._source.startswith(">", at):
                return attributes, at + 1
            found = _ATTRIBUTE.match(self._source, at)
            if found is None:
                # A quotation mark that opens the last value never closes. Read on without quotes:
                # to try them again at each later tag would cost quadratic time.
                self._quotes_close = False
                break
            value = found["double"] or found["single"] or found["bare"] or ""
            attributes.setdefault(found["name"].lower(), decoded(value))  # the first one counts
            at = found.end()
        return {}, self._source.index(">", first) + 1

    def _content(self, name: str, start: int) -> Generator[Token, None, int]:
        closing = re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE | re.ASCII)
        found = None if name == "plaintext" else closing.search(self._source, start)
        end = found.start() if found else len(self._source)
        if name in _VERBATIM:
            yield Words(self._source[start:end], start)
        elif name == "textarea":
            yield from self._words_and_references(start, end)
        return end

    def _words_and_references(self, at: int, end: int) -> Iterator[Token]:
        while (found := self._source.find("&", at, end)) != -1:
            yield Words(self._source[at:found], at)
            at = yield from self._reference(found)
        yield Words(self._source[at:end], at)

    def _skip(self, pattern: re.Pattern[str], at: int) -> int:
        found = pattern.match(self._source, at)
        return found.end() if found else at
