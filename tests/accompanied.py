"""Find where a built site names a statement and does not say its status beside it.

Whatever file names one is looked at: pages (links, words, titles, what screen readers are told,
JSON-LD), the index of the search, feeds, and downloads in JSON, BibTeX or plain text.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

from sites import ROOT, Element, Pages

NEAR = 80
"""How many letters after a statement's words its status stands at most."""

SAID = ("title", "aria-label", "alt", "content", "aria-description")
"""The attributes that are shown or read out."""


@dataclass(frozen=True)
class Statement:
    """A statement of a site.

    Attributes:
        claim: Its words, on one line.
        status: The symbol and the word that its page shows.
    """

    claim: str
    status: str

    @property
    def word(self) -> str:
        """The status as one word."""
        return self.status.split()[-1]

    def unsaid(self, text: str) -> bool:
        """Whether a text names it without its status."""
        plain = one_line(text)
        return self.claim in plain and self.word not in plain.replace(self.claim, "").casefold()

    def unfollowed(self, text: str) -> bool:
        """Whether, somewhere in a text, its words are not followed by its status."""
        _, *after = one_line(text).split(self.claim)
        return any(self.word not in rest[:NEAR].casefold() for rest in after)


def one_line(text: str) -> str:
    """Return a text with its white space collapsed, without invisible joiners."""
    return " ".join(text.replace("\u2060", "").split())


def unaccompanied(site: Path) -> Iterator[str]:
    """Yield every place of a built site that names a statement without its status."""
    found = Pages(site)
    addresses = {path: _statement(page) for path, page in found.items() if _is_statement(path)}
    statements = frozenset(addresses.values())
    for path, page in found.items():
        yield from (f"{path}: {one}" for one in _links(path, page, addresses))
        yield from (f"{path}: {one}" for one in _words(page, statements))
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        yield from (f"{name}: {one}" for one in _file(file, name, addresses, statements))


def _is_statement(path: str) -> bool:
    folder, _, name = path.partition("/")
    return folder == "statements" and name != "index.html"


def _statement(page: Element) -> Statement:
    """Return what a page's heading says; of a redirect, its link and the badge beside it."""
    (heading,) = [*page.all("h1"), *page.all("p")][:1]
    badge = next(heading.of_class("dossier-status"))
    links = [one.text for one in heading.all("a") if "headerlink" not in str(one.attributes)]
    claim = links[0] if heading.tag == "p" else one_line(heading.text).partition(badge.text)[0]
    return Statement(one_line(claim), badge.text)


def _links(path: str, page: Element, addresses: Mapping[str, Statement]) -> Iterator[str]:
    for link in page.all("a"):
        target = _target(path, link.attributes.get("href", link.attributes.get("xlink:href", "")))
        if target not in addresses or target == path:
            continue
        statement = addresses[target]
        if statement.status not in _badges(link) and not _tells(link, statement):
            yield f"{link.text} ({statement.status})"


def _target(path: str, href: str) -> str:
    target = urlsplit(urljoin(ROOT + path, href)).path.lstrip("/")
    return f"{target}index.html" if target.endswith("/") else target


def _badges(link: Element) -> list[str]:
    """Return the badges in a link and directly after it."""
    siblings = link.parent.children if link.parent else []
    after = [one for one in siblings[siblings.index(link) + 1 :][:2] if isinstance(one, Element)]
    here = [one for one in after if "dossier-status" in one.attributes.get("class", "").split()]
    return [one.text for one in [*here, *link.of_class("dossier-status")]]


def _tells(link: Element, statement: Statement) -> bool:
    """Whether a link in a picture says the status itself, as it has no place for a badge."""
    above: Element | None = link
    while above is not None and above.tag != "svg":
        above = above.parent
    told = f"{link.attributes.get('aria-label', '')} {link.text}"
    return above is not None and statement.word in told.replace(statement.claim, "").casefold()


def _words(page: Element, statements: frozenset[Statement]) -> Iterator[str]:
    for script in page.all("script"):
        if "json" in script.attributes.get("type", "") and script.inside.strip():
            yield from _json(json.loads(script.inside), statements)
    for element in page.all():
        for told in filter(None, (element.attributes.get(name) for name in SAID)):
            yield from (f"says {told!r}" for one in statements if one.unsaid(told))
    shown = one_line(page.text)
    for statement in statements:
        if statement.claim in shown:
            yield from _lacking(page, statement)


def _lacking(element: Element, statement: Statement) -> Iterator[str]:
    """Go down to the innermost elements that hold a statement's words."""
    inner = [
        one
        for one in element.children
        if isinstance(one, Element)
        and one.tag != "script"
        and statement.claim in one_line(one.text)
    ]
    for one in inner:
        yield from _lacking(one, statement)
    if not inner and not _is_followed(element, statement):
        yield f"{statement.claim} ({statement.status})"


def _is_followed(element: Element, statement: Statement) -> bool:
    """Whether the status comes after the words, in the element or in one of those around it."""
    around: Element | None = element
    for _ in range(4):
        if around is None or around.tag in {"article", "body", "main", "script"}:
            return around is not None and around.tag == "script"
        if not statement.unfollowed(around.text):
            return True
        around = around.parent
    return False


def _file(
    path: Path,
    name: str,
    addresses: Mapping[str, Statement],
    statements: frozenset[Statement],
) -> Iterator[str]:
    if name == "search/search_index.json":
        yield from _search(json.loads(path.read_bytes()), addresses)
    elif path.suffix in {".json", ".jsonld"}:
        yield from _json(json.loads(path.read_bytes()), statements)
    elif path.suffix in {".xml", ".atom", ".rss"}:
        for element in ET.fromstring(path.read_bytes()).iter():  # noqa: S314 - we wrote it
            yield from (one.claim for one in statements if one.unsaid(element.text or ""))
    elif path.suffix in {".bib", ".txt", ".csv", ".md"}:
        text = path.read_text(encoding="utf-8")
        yield from (one.claim for one in statements if one.unsaid(text))


def _search(index: Mapping[str, Any], addresses: Mapping[str, Statement]) -> Iterator[str]:
    """Results show a section's title below that of its page, which must have the status."""
    titles = {entry["location"]: entry["title"] for entry in index["docs"]}
    for location in titles:
        page = location.partition("#")[0]
        statement = addresses.get(_target("", page))
        if statement is not None and statement.word not in titles.get(page, "").split():
            yield f"{location}: {titles.get(page)}"


def _json(value: Any, statements: frozenset[Statement]) -> Iterator[str]:
    """A claim's status stands in the same text, or in the same object."""
    if isinstance(value, list):
        for one in value:
            yield from _json(one, statements)
    if isinstance(value, dict):
        own = [one for one in value.values() if isinstance(one, str)]
        for statement in statements:
            said = any(statement.claim in one_line(one) for one in own)
            if said and statement.unsaid(json.dumps(value, ensure_ascii=False)):
                yield statement.claim
        for one in value.values():
            yield from _json(one, statements)
