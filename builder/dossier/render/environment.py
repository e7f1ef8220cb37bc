"""Templates in which no author's word can reach a page as anything but text.

Every expression of a template is escaped for Markdown and HTML at once (`escape_inline`), unless
it is already a `Markup`: the result of a macro or of a filter from here. Jinja's own filters are
taken out, for some of them join or unescape texts behind our back, and so is its `~`.
"""

import re
from collections.abc import Callable, Mapping, MutableMapping
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup

from dossier.model.days import Day, year_name
from dossier.model.fields import Key
from dossier.render.compiling import TEXT, Generator, key_of, with_defaults
from dossier.render.direction import closed
from dossier.text.escape import escape_inline
from dossier.texts import pieces

# Letters written from right to left, and the controls that turn round what comes after them.
_BOTH_WAYS = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_TAG_START = re.compile("&#60;(?=&#33;|&#47;|&#63;|[A-Za-z])")
_WORD_JOINER = "\u2060"


_ASKED_AGAIN = frozenset(
    {
        "as_of.jinja:as_of",
        "components.jinja:badge",
        "components.jinja:counts_from",
        "components.jinja:standing",
    }
)
"""Macros of which one result serves all pages: those that are given values, and no page."""

_REMEMBERED = 65_536  # of what they and others returned: less than a record's own page takes
_JUST_NOW = 4096  # of what a page, or the next ones, ask for again


def trusted(markup: str) -> Markup:
    """Return what holds no author's word unescaped, as something to be put on a page as it is."""
    # `Markup(…)` would first ask what it has been given; every other place calls this one.
    return str.__new__(Markup, markup)


def text(value: object) -> Markup:
    """Return a text as Markdown that shows it, kept apart from what is written the other way."""
    if isinstance(value, Markup):
        return value
    if value is None:
        raise TypeError("a template shows a value that may be absent")
    return _shown(str(value))


@lru_cache(_REMEMBERED)
def title(value: str) -> Markup:
    """Return a text for a heading, which themes copy into `<title>` unescaped once too often.

    An invisible joiner after `<` keeps that from being a tag, whoever unescapes it.
    """
    return trusted(_TAG_START.sub(f"&#60;{_WORD_JOINER}", _shown(value)))


@lru_cache(_REMEMBERED)
def _shown(words: str) -> Markup:
    escaped = escape_inline(closed(words))
    both = not words.isascii() and _BOTH_WAYS.search(words)
    return trusted(f"<bdi>{escaped}</bdi>" if both else escaped)


def attribute(value: object) -> Markup:
    """Return a text as the value of a quoted HTML attribute."""
    return _attribute(str(value))


@lru_cache(_JUST_NOW)  # what two links beside each other are called, and languages
def _attribute(words: str) -> Markup:
    return trusted(escape_inline(closed(words)))


def stretch(value: str) -> Markup:
    """Return a part of a line: like `text`, but white space at its ends stays as a space."""
    before = " " if value[:1].isspace() else ""
    after = " " if value[-1:].isspace() and value.strip() else ""
    return trusted(before + escape_inline(closed(value)) + after)


def lines(value: str) -> Markup:
    """Return lines of text as they stand in raw HTML, each with the spaces at its start."""
    return trusted("\n".join(map(_line, value.split("\n"))))


@lru_cache(_JUST_NOW)  # most lines of a citation are those of any other
def _line(line: str) -> str:
    words = line.lstrip(" ")
    return " " * (len(line) - len(words)) + escape_inline(words)


@lru_cache(_REMEMBERED, typed=True)
def sentence(value: str) -> str:
    """Return a label with its first letter as a capital."""
    words = str(value)  # a part of a `Markup` would be made one first
    capital = words[:1].upper() + words[1:]
    return trusted(capital) if isinstance(value, Markup) else capital


def own_text(area: str, variant: str | None = None, /, **values: object) -> Markup:
    """Return one of the site's own texts with values put in, each escaped unless it is markup.

    Args:
        area: The text's key, or the start of it.
        variant: The rest of the key, after a full stop where `area` has none, else a hyphen.
        values: What the text asks for.
    """
    if not values:
        return _whole(area, variant)
    parts = []
    for words, name in _pieces(area, variant):
        parts.append(words)
        if name is not None:
            parts.append(text(values[name]))
    return trusted("".join(parts))


@cache  # there are as many as the site has texts
def _whole(area: str, variant: str | None) -> Markup:
    parts = _pieces(area, variant)
    missing = [name for _, name in parts if name is not None]
    if missing:
        raise KeyError(missing[0])
    return trusted("".join(words for words, _ in parts))


@cache
def _pieces(area: str, variant: str | None) -> tuple[tuple[str, str | None], ...]:
    return tuple(pieces(key_of(area, variant)))


def address(value: str) -> Markup:
    """Return the address of a passage, whose signs need no escape.

    Raises:
        ValueError: it has others.
    """
    if not re.fullmatch("[a-z0-9-]+", value):
        raise ValueError(f"not an address: {value!r}")
    return trusted(value)


@lru_cache(_REMEMBERED)
def day(value: Day) -> Markup:
    """Return a day as scripts read it, `2024-02-05`: digits and hyphens need no escape."""
    return trusted(value.iso)


def key(value: Key) -> Markup:
    """Return a record's kind and id as scripts read them: letters, digits, hyphens and a slash."""
    return trusted(str(value))


def count(value: int) -> Markup:
    """Return a number as scripts read it: digits."""
    return trusted(str(int(value)))


def percent(value: float) -> Markup:
    """Return a share of a hundred as SVG has it, `12.5%`."""
    return trusted(f"{value:.6g}%")


def degrees(value: float, positive: str, negative: str) -> str:
    """Return an angle as maps give it: `51.5° N`."""
    return f"{abs(value):.6g}° {negative if value < 0 else positive}"


def is_web(url: str) -> bool:
    """Say whether an address that a source links to leads to the web, and nowhere else."""
    return bool(re.match(r"https?://[^/?#\\\s]", url, re.IGNORECASE))


FILTERS: Mapping[str, Callable[..., object]] = {
    "address": address,
    "attribute": attribute,
    "count": count,
    "day": day,
    "degrees": degrees,
    "key": key,
    "length": len,
    "lines": lines,
    "percent": percent,
    "sentence": sentence,
    "stretch": stretch,
    "title": title,
    "year_name": year_name,
}


class _Template(Template):
    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002
        # The same for whatever imports it, as no page has globals of its own to be compared.
        return super()._get_default_module()


class _Environment(Environment):
    code_generator_class = Generator
    template_class = _Template
    made = staticmethod(trusted)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._known: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,  # noqa: ARG002 - no names are relative
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002, ARG002 - none has any
    ) -> Template:
        """Return a template; every page asks for several by name."""
        if isinstance(name, Template):
            return name
        if name not in self._known:
            self._known[name] = super().get_template(name)
        return self._known[name]

    def macro(self, function: Callable[..., Markup], name: str, optional: int) -> Any:
        """Return a macro, from the function that its code is; the last arguments are optional."""
        macro = with_defaults(function, optional)
        return lru_cache(_REMEMBERED)(macro) if name in _ASKED_AGAIN else macro


@cache
def environment() -> Environment:
    """Return the templates; they are compiled once."""
    templates = _Environment(
        loader=PackageLoader("dossier.render"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=text,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    templates.filters = dict(FILTERS)
    templates.globals = {TEXT: own_text}
    templates.tests["web"] = is_web
    return templates
