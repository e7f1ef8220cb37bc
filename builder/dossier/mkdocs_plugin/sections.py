"""The sections that Material's search finds on a page of ours, found without its parser.

The parser calls a method for each tag and each word between tags, and a page has hundreds of them:
it took a fifth of a build. What is read here is read alike, and no faster way is taken where a page
has what is treated in a way of its own: a comment, a script, something kept out of the search.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape, unescape
from itertools import islice

_TAG = re.compile(
    r"(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)"
    r"""(?P<rest>(?:\s+[^\s=/"'<>]+(?:="[^"<>]*")?)*\s*/?)"""
)
_ID = re.compile(r'\sid="([^"]*)"')
_REFERENCE = re.compile("(&#[0-9]+;)")
_TITLE = re.compile("<title>(?![^<]*</title>)")  # some parsers see no tags in one
_SCRIPT = re.compile("<script(?![^<>]*[^<>/]></script>)")  # that says something itself

_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_STRANGE = frozenset({"style", "textarea", "xmp", "iframe", "plaintext", "object"})
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_TREATED = _HEADINGS | {"pre"}
_VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    }
)
_CLOSED = 1 << 30  # deeper than any element lies
_MOST = 100_000  # pieces of pages that are remembered
_NONE, _OPENS, _CLOSES, _ANY = range(4)  # the effects of tags; of the last, more than depth


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


@dataclass(slots=True)
class _Tag:
    name: str
    opens: bool
    closes: bool
    id: str | None
    permalink: bool
    excluded: bool

    @property
    def mark(self) -> str:
        """How it stands in the index; empty where it does not."""
        return f"<{self.name}>" if self.name in _KEPT else ""

    @property
    def plain(self) -> bool:
        """Whether it says only how deep other elements lie."""
        return not (self.permalink or self.excluded or self.name in _KEPT | _HEADINGS)

    @property
    def effect(self) -> int:
        """What there is to do where it stands."""
        if self.name in _VOID:
            return _NONE
        treated = self.permalink or self.excluded or self.name in _TREATED
        if treated or self.opens == self.closes:
            return _ANY
        return _OPENS if self.opens else _CLOSES


@dataclass(slots=True)
class _Words:
    shown: str
    preformatted: str
    blank: bool


class Sections:
    """Reads pages, and remembers the tags and words that it has met: most come again and again."""

    def __init__(self) -> None:
        self._pieces = _Pieces()

    def of(self, html: str) -> Sequence[Section] | None:
        """Return the sections of a page, in order; None where Material's parser has to be asked.

        Args:
            html: What stands in the middle of the page.
        """
        if _TITLE.search(html) or _SCRIPT.search(html):
            return None
        if len(self._pieces) > _MOST:
            self._pieces.clear()
        first, *others = html.split("<")
        reading = _Reading()
        if first:
            reading.say(_words(first))
        return reading.sections if reading.takes(map(self._pieces.__getitem__, others)) else None


_Piece = tuple[int, str, _Tag, _Words | None]
"""The effect of a tag, its name, it itself, and the words after it."""


class _Pieces(dict[str, _Piece | None]):
    """Tags, each with the words up to the next, by how they are written after the first sign.

    None where it is nothing that is known here.
    """

    def __missing__(self, written: str) -> _Piece | None:
        tag, end, words = written.partition(">")
        self[written] = piece = _piece(tag, words) if end else None
        return piece


def _piece(written: str, words: str) -> _Piece | None:
    tag = _tag(written)
    if tag is None:
        return None
    return tag.effect, tag.name, tag, _words(words) if words else None


def _words(written: str) -> _Words:
    words = _unescaped(written)
    blank, preformatted = words.isspace(), escape(words, quote=False)
    return _Words(" " if blank else preformatted.replace("\n", " "), preformatted, blank)


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    pieces = _REFERENCE.split(text)
    pieces[1::2] = map(_meant, pieces[1::2])
    pieces[::2] = map(unescape, pieces[::2])
    return "".join(pieces)


@lru_cache(1024)  # there are about as many as signs that we escape
def _meant(reference: str) -> str:
    return unescape(reference)


@lru_cache(_MOST)
def _tag(written: str) -> _Tag | None:
    found = _TAG.fullmatch(written)
    if found is None:
        return None
    name, rest = found["name"].lower(), found["rest"]
    heading, excluded = name in _HEADINGS, " data-search-exclude" in rest
    strange = name in _STRANGE or name.startswith("no") or "linenodiv" in rest
    strange = strange or (name == "script" and found["name"] != name)  # which `_SCRIPT` overlooks
    titled = name == "title" and written.removeprefix("/") != name
    if strange or titled or (heading and excluded):
        return None
    id_ = _ID.search(rest) if heading else None
    return _Tag(
        name,
        opens=not found["close"] and name not in _VOID,
        closes=bool(found["close"]) or rest.endswith("/"),
        id=unescape(id_[1]) if id_ else None,
        permalink=name == "a" and ' class="headerlink"' in rest,
        excluded=excluded,
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

    def takes(self, pieces: Iterable[_Piece | None]) -> bool:
        """Take tags and words; say whether the parser could have, and all of them are known."""
        open_ = self._open
        for piece in pieces:
            if piece is None:
                return False
            effect, name, tag, words = piece
            if effect == _OPENS and self.sections and name not in self._excluded:
                open_.append(name)
                if name in _KEPT and not self._is_silent:
                    self._pieces().append(tag.mark)
            elif effect == _CLOSES and open_ and open_[-1] == name and self._ends_only(name):
                open_.pop()
                if name in _KEPT and not self._is_silent and not self._end_kept(tag):
                    return False
            elif effect != _NONE and not self._takes(tag):
                return False
            if words is not None and not self._is_silent:
                self.say(words)
        return True

    def _ends_only(self, name: str) -> bool:
        """Say whether where an element ends nothing does that lies about or began in it."""
        depth = len(self._open)
        return self._section.depth <= depth != self._permalink and name not in self._excluded

    def _takes(self, tag: _Tag) -> bool:
        if tag.opens:
            self._open.append(tag.name)
            if not (tag.plain and self.sections):
                self._start(tag)
        if tag.closes and self._open and self._open[-1] == tag.name:
            return self._end(tag)
        return True

    def say(self, words: _Words) -> None:
        """Take what stands between two tags, nothing being kept out of the search there."""
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
        if tag.mark and not (tag.excluded or self._is_silent):
            self._pieces().append(tag.mark)

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
        return was_excluded or self._is_silent or not tag.mark or self._end_kept(tag)

    def _end_kept(self, tag: _Tag) -> bool:
        """Put down that an element ends; the first of its kind leaves no trace if it is empty."""
        pieces = self._pieces()
        if tag.mark not in pieces:
            return False
        first = pieces.index(tag.mark)
        says = len(pieces) > first + 1 and not pieces[-1].isspace()
        if says or not all(map(str.isspace, islice(pieces, first + 1, None))):
            pieces.append(f"</{tag.name}>")
        else:
            del pieces[first:]
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
