"""The sections that Material's search finds on a page of ours, found without its parser.

The parser calls a method for each tag and each word between tags, and a page has hundreds of them:
it took a fifth of a build. What is read here is read alike, and no faster way is taken where a page
has what is treated in a way of its own: a comment, a script, something kept out of the search.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape, unescape

_PIECES = re.compile(r"(<[^<>]*>)")
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)"
    r"""(?P<rest>(?:\s+[^\s=/"'<>]+(?:="[^"<>]*")?)*\s*/?)>"""
)
_ID = re.compile(r'\sid="([^"]*)"')
_STRANGE = re.compile(
    r"</?(?:script|style|textarea|title|xmp|iframe|no\w+|plaintext|object)\b"
    r"|<(?:h[1-6]\b[^<>]*data-search-exclude|[^<>]*linenodiv)",
    re.IGNORECASE,
)

_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    }
)
_CLOSED = 1 << 30  # deeper than any element lies
_MOST = 100_000  # pieces of pages that are remembered


@dataclass(slots=True)
class Section:
    """What stands below a heading that has an id, or before the first.

    Attributes:
        id: Of the heading; None for the page's first section.
        title: Pieces of what the heading says, as the index has them.
        text: Pieces of what stands below it.
    """

    heading: str
    depth: int
    id: str | None = None
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Tag:
    name: str
    opens: bool
    closes: bool
    kept: bool
    id: str | None
    permalink: bool
    excluded: bool
    plain: bool


@dataclass(frozen=True, slots=True)
class _Words:
    shown: str
    preformatted: str
    blank: bool


class Sections:
    """Reads pages, and remembers the tags and words that it has met: most come again and again."""

    def __init__(self) -> None:
        self._tags: dict[str, _Tag | None] = {}
        self._words: dict[str, _Words] = {}

    def of(self, html: str) -> Sequence[Section] | None:
        """Return the sections of a page, in order; None where Material's parser has to be asked.

        Args:
            html: What stands in the middle of the page.
        """
        if _STRANGE.search(html):
            return None
        if len(self._tags) + len(self._words) > _MOST:
            self._tags.clear()
            self._words.clear()
        reading = _Reading()
        pieces = _PIECES.split(html)
        for at, piece in enumerate(pieces):
            if at % 2:
                tag = self._tags[piece] if piece in self._tags else self._tag(piece)
                if tag is None or not reading.take(tag):
                    return None
            elif piece:
                words = self._words.get(piece) or self._read(piece)
                if words is None:
                    return None
                reading.say(words)
        return reading.sections

    def _tag(self, piece: str) -> _Tag | None:
        self._tags[piece] = tag = _tag(piece)
        return tag

    def _read(self, piece: str) -> _Words | None:
        if "<" in piece:  # no tag as it is written here
            return None
        words = unescape(piece)
        blank = words.isspace()
        shown = " " if blank else escape(words.replace("\n", " "), quote=False)
        self._words[piece] = read = _Words(shown, escape(words, quote=False), blank)
        return read


def _tag(piece: str) -> _Tag | None:
    found = _TAG.fullmatch(piece)
    if found is None:
        return None
    name, rest = found["name"].lower(), found["rest"]
    id_ = _ID.search(rest) if name in _HEADINGS else None
    permalink = name == "a" and ' class="headerlink"' in rest
    excluded = " data-search-exclude" in rest
    return _Tag(
        name,
        opens=not found["close"] and name not in _VOID,
        closes=bool(found["close"]) or rest.endswith("/"),
        kept=name in _KEPT,
        id=unescape(id_[1]) if id_ else None,
        permalink=permalink,
        excluded=excluded,
        plain=not (permalink or excluded or name in _KEPT or name in _HEADINGS),
    )


class _Reading:
    """What has been read of a page.

    The parser knows an element only by its name: while one is kept out of the search, all of its
    name are, and the first of them that ends lets them in again.
    """

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self._section = Section("", 0)  # not yet among them
        self._open: list[str] = []
        self._excluded: set[str] = set()
        self._permalink = _CLOSED  # the depth of the outermost
        self._is_silent = self._is_title = self._is_pre = False

    def take(self, tag: _Tag) -> bool:
        """Take a tag; say whether the parser could have."""
        if tag.opens:
            self._open.append(tag.name)
            if not (tag.plain and self.sections):
                self._start(tag)
        if tag.closes and self._open and self._open[-1] == tag.name:
            return self._end(tag)
        return True

    def say(self, words: _Words) -> None:
        """Take what stands between two tags."""
        if self._is_silent:
            return
        if not self.sections:
            self._begin(Section("", 0))
        said, text = words.preformatted if self._is_pre else words.shown, self._section.text
        if self._is_title:
            if len(self._open) < self._permalink:
                self._section.title.append(said)
        elif self._is_pre or not words.blank or not text or not text[-1].isspace():
            text.append(said)

    def _start(self, tag: _Tag) -> None:
        depth = len(self._open)
        if tag.permalink:
            self._permalink = min(self._permalink, depth)
        if tag.id is not None:
            if tag.name != "h1" and not self.sections:
                self._begin(Section("", depth))
            self._begin(Section(tag.name, depth, tag.id if self.sections else None))
        elif not self.sections:
            self._begin(Section("", 0))
        if tag.excluded:
            self._excluded.add(tag.name)
        self._look()
        if tag.kept and not (tag.excluded or self._is_silent):
            self._pieces().append(f"<{tag.name}>")

    def _end(self, tag: _Tag) -> bool:
        depth = len(self._open)
        if self._section.depth > depth:
            outer = next((each for each in reversed(self.sections) if each.depth <= depth), None)
            if outer:
                self._section.depth = _CLOSED
                self._section = outer
                self._look()
        self._open.pop()
        if depth == self._permalink:
            self._permalink = _CLOSED
        if tag.plain and not self._excluded:
            return True
        was_excluded = tag.name in self._excluded
        self._excluded.discard(tag.name)
        self._look()
        return was_excluded or self._is_silent or not tag.kept or self._end_kept(tag.name)

    def _end_kept(self, name: str) -> bool:
        """Put down that an element ends; the first of its kind leaves no trace if it is empty."""
        pieces, start = self._pieces(), f"<{name}>"
        if start not in pieces:
            return False
        first = pieces.index(start)
        if all(piece.isspace() for piece in pieces[first + 1 :]):
            del pieces[first:]
        else:
            pieces.append(f"</{name}>")
        return True

    def _pieces(self) -> list[str]:
        return self._section.title if self._is_title else self._section.text

    def _begin(self, section: Section) -> None:
        self.sections.append(section)
        self._section = section
        self._look()

    def _look(self) -> None:
        """See anew where what comes next belongs."""
        self._is_silent = not self._excluded.isdisjoint(self._open)
        self._is_title = self._section.heading in self._open
        self._is_pre = "pre" in self._open
