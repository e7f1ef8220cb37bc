"""What a search is to find on a page: its words, and where in them a statement stands.

A list that names a thousand records would turn up for every one of them, so a record is found by
its own page: lists of ours count by their titles, and on a record's page what only lists other
records is left out. What stays may still quote a statement or name it. No statement may be shown
without its status, and a result shows a few words from anywhere on a page, so the words of a
statement are enclosed: `STARTS` before them, and after them a sign of `STANDS` for each status they
have. The script that shows results puts the status's mark there, however the words are cut.

Pages are taken as they are published, from whatever theme, in one pass and linear time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape, unescape

STARTS, TITLE_ENDS, BREAK = "\ue000", "\ue001", "\ue002"
"""Signs that stand for nothing outside of this text; each is a word by itself."""

STANDS = {
    "stands": "\ue010",
    "clarified": "\ue011",
    "disputed": "\ue012",
    "corrected": "\ue013",
    "withdrawn": "\ue014",
}
"""The sign of each status."""

LIST = "list"
"""The kind of a page of ours that is no record's; of an author's page it is empty."""

_OURS = str.maketrans(dict.fromkeys((STARTS, TITLE_ENDS, BREAK, *STANDS.values())))

_ATTRIBUTES = r"""(?:[^<>"']|"[^"]*"|'[^']*')*+"""
_TAG = re.compile(
    rf"<(?:(?P<end>/?)(?P<name>[a-zA-Z][\w-]*+)(?P<attributes>{_ATTRIBUTES})>|(?P<comment>!--))"
)
_MAIN = (
    re.compile(rf"<article\b{_ATTRIBUTES}>"),
    re.compile(r"""<(?:div|main)\b[^<>]*\brole=["']main["'][^<>]*>"""),
    re.compile(rf"<(?:main|body)\b{_ATTRIBUTES}>"),
)
_PAGE_TITLE = re.compile(r"<title>([^<]*)</title>")
_NO_WORDS = frozenset(
    (
        *("button", "footer", "form", "iframe", "nav", "noscript", "script", "select", "style"),
        *("svg", "template", "textarea"),
    )
)
_LEFT_OUT = re.compile(
    r"""\bdata-(?:search-exclude|pagefind-ignore)\b
      | \bclass="[^"]*(?<![\w-])(?:headerlink|md-content__button|dossier-(?:as-of|cite|gap|heard
          |history|key|note__sign|small|status|strip|unseen))(?![\w-])
      | \bclass="dossier-web"[^>]*\baria-label=""",  # “at the publisher’s”
    re.VERBOSE,
)
_CARD = re.compile(r'\bclass="[^"]*(?<![\w-])dossier-card(?![\w-])')
_MARK = re.compile(r'\bclass="dossier-mark\b[^>]*\bdata-quotes="([\d ]*)"')
_TEXT = re.compile(r'\bclass="dossier-(?:notes|article)"')
_CITED = 'class="dossier-cited"'
_STATUS = re.compile(r'\bclass="dossier-status dossier-status--(\w+)"')
_NOTE = re.compile(
    r'<span class="dossier-note__number">(\d+)</span> '
    r'<span class="dossier-status dossier-status--(\w+)"'
)
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "i", "ins", "kbd", "mark"),
        *("q", "s", "small", "span", "strong", "sub", "sup", "u", "var", "wbr"),
    )
)
_PARAGRAPH = f" {BREAK} <p>"
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))


@dataclass(frozen=True, slots=True)
class Words:
    """What a search finds on a page.

    Attributes:
        title: The page's, without a status.
        state: The status beside the title; empty where there is none.
        body: The rest, as HTML of headings and paragraphs without attributes.
    """

    title: str
    state: str
    body: str

    def document(self, kind: str, language: str) -> str:
        """Return the words as a page for pagefind, with what results are filtered by.

        Pagefind's metadata would be found like words, so a status stands after the title as a sign.
        Each kind and each status is a filter of its own, of which a search loads those it needs;
        the values of one filter pagefind writes in another order every time.

        Args:
            kind: The folder of its record, `LIST`, or nothing.
            language: The language by whose rules words are searched.
        """
        filters = [kind if kind and kind != LIST else "pages"]
        if kind == "statements" and self.state:
            filters.append(self.state)
        named = ", ".join(f"{name}[data-is]" for name in filters)
        return (
            f'<!doctype html><html lang="{escape(language)}"><body data-pagefind-body>'
            f'<i data-pagefind-filter="{named}" data-is="so"></i><h1>{escape(self.title)}</h1>'
            f"<p>{STANDS.get(self.state, '')} {TITLE_ENDS}</p>{self.body}</body></html>"
        )


def words_of(html: str, kind: str) -> Words:
    """Return what a search finds on a page.

    Args:
        html: The page.
        kind: The folder of its record, `LIST`, or nothing.
    """
    start, end = _main(html)
    reading = _Reading(html, kind, dict(_noted(html)) if kind == "sources" else {})
    reading.read(start, end)
    title = reading.title or unescape("".join(_PAGE_TITLE.findall(html)[:1]))
    body = "" if kind == LIST else "".join(reading.pieces)
    return Words(" ".join(title.translate(_OURS).split()), reading.state, body)


def _main(html: str) -> tuple[int, int]:
    found = next(filter(None, (each.search(html) for each in _MAIN)), None)
    if found is None:
        return 0, len(html)
    end = html.rfind("</article>") if found[0].startswith("<article") else -1
    return found.end(), end if end > found.end() else _close(html, found)


def _close(html: str, tag: re.Match[str]) -> int:
    """Return where the end tag of an element begins, or the end of a page that lacks it."""
    name = tag[0][1:].split(maxsplit=1)[0].rstrip(">")
    depth = 1
    for other in _tags(name).finditer(html, tag.end()):
        depth += -1 if other[1] else 1
        if depth == 0:
            return other.start()
    return len(html)


@lru_cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){re.escape(name)}\b")


def _noted(html: str) -> Iterator[tuple[str, str]]:
    """Yield the number of each passage in a source with the status of what is said there."""
    return ((note[1], note[2]) for note in _NOTE.finditer(html))


@dataclass(slots=True)
class _Reading:
    html: str
    kind: str
    notes: dict[str, str]
    title: str = ""
    state: str = ""
    pieces: list[str] = field(default_factory=list)
    _title_until: int = -1
    _text_until: int = -1
    _said_until: int = -1
    _said: list[str] = field(default_factory=list)
    _link: int = -1

    def read(self, at: int, end: int) -> None:
        """Take the words between two places of the page."""
        while at < end and not (self.title and self.kind == LIST):
            tag = _TAG.search(self.html, at, end)
            self._words(self.html[at : tag.start() if tag else end])
            if tag is None:
                break
            at = self._tag(tag)
        self._end_said(len(self.html))

    def _words(self, words: str) -> None:
        if self._title_until > 0:
            self.title += unescape(words)
        elif words and not (words.isspace() and self.pieces[-1:] == [_PARAGRAPH]):
            if "&" in words or not words.isascii():
                words = escape(unescape(words).translate(_OURS), quote=False)
            self.pieces.append(words.replace("<", "&lt;"))

    def _tag(self, tag: re.Match[str]) -> int:
        """Take a tag, and return where to go on."""
        self._end_said(tag.start())
        if tag.start() >= self._title_until:
            self._title_until = -1
        if tag["comment"]:
            return self._after("-->", tag.end())
        name, attributes = tag["name"].lower(), tag["attributes"]
        if tag["end"]:
            if name not in _INLINE:
                self._break(f"</{name}>" if name in _HEADINGS else "")
            return tag.end()
        status = _STATUS.search(attributes) if "dossier-status" in attributes else None
        if status:
            self._status(status[1])
        if status or self._is_left_out(tag, name, attributes):
            return self._after(">", _close(self.html, tag))
        self._open(tag, name, attributes)
        return tag.end()

    def _after(self, sign: str, at: int) -> int:
        found = self.html.find(sign, at)
        return len(self.html) if found < 0 else found + len(sign)

    def _is_left_out(self, tag: re.Match[str], name: str, attributes: str) -> bool:
        marked = bool(attributes) and _LEFT_OUT.search(attributes) is not None
        return name in _NO_WORDS or marked or self._lists(tag, name)

    def _lists(self, tag: re.Match[str], name: str) -> bool:
        """Say whether an element of a record's page is nothing but the page's own form."""
        if not self.kind or tag.start() < self._text_until:
            return False
        if name == "li":
            return not self.html.startswith('<span class="dossier-key">', tag.end())
        if self.kind == "corrections" and (name == "blockquote" or _CITED in tag["attributes"]):
            return True  # what a statement of another page says
        return name in {"h2", "thead"} or 'class="dossier-notice"' in tag["attributes"]

    def _open(self, tag: re.Match[str], name: str, attributes: str) -> None:
        if name == "h1" and not self.title:
            self._title_until = _close(self.html, tag)
        elif name == "a":
            self._link = len(self.pieces)
        elif name == "div" and _TEXT.search(attributes):
            self._text_until = _close(self.html, tag)
        elif attributes and _CARD.search(attributes):
            self._start_said(_close(self.html, tag), [])
        elif name == "mark" and (mark := _MARK.search(attributes)):
            states = [self.notes[each] for each in mark[1].split() if each in self.notes]
            self._start_said(_close(self.html, tag), list(dict.fromkeys(states)))
        if name not in _INLINE:
            self._break()
            if name in _HEADINGS:
                self.pieces.append(f"<{name}>")

    def _break(self, before: str = "") -> None:
        if before:
            self.pieces.append(before)
        if self.pieces[-1:] != [_PARAGRAPH]:
            self.pieces.append(_PARAGRAPH)

    def _status(self, state: str) -> None:
        if self._title_until > 0:
            self.state = self.state or state
        elif self._said_until > 0:
            self._said.append(state)
        else:
            self.pieces.insert(max(self._link, 0), f" {STARTS} ")
            self._say([state])

    def _start_said(self, until: int, states: list[str]) -> None:
        self.pieces.append(f" {STARTS} ")
        self._said_until, self._said = until, states

    def _end_said(self, at: int) -> None:
        if 0 < self._said_until <= at:
            self._say(self._said)
            self._said_until = -1

    def _say(self, states: list[str]) -> None:
        signs = [STANDS[state] for state in states if state in STANDS]
        self.pieces.append(f" {' '.join(signs)} " if signs else " ")
