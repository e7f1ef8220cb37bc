"""The kinds of page that a built site has, found in the site: what comes later is tested, too.

A page in a folder of its own, `people/x/`, is of the folder's kind, any other one is a kind by
itself. Of a kind those pages are taken that show what no other one shows, by the classes of their
elements: a statement that stands and one that was withdrawn, a source with overlapping passages.
"""

import json
import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from sites import Element, Pages


@cache  # to read every page takes seconds
def page_kinds(site: Path) -> Mapping[str, tuple[str, ...]]:
    """Return some pages of every kind, by their addresses from the site's root on.

    Redirects are left out: they are gone before they can be looked at. What was found is kept
    beside the site, for other processes.
    """
    kept = site.with_name(f"{site.name}.kinds.json")
    if not kept.exists():
        new = kept.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(_kinds(site)), encoding="utf-8")
        new.rename(kept)
    found = json.loads(kept.read_bytes())
    return {kind: tuple(addresses) for kind, addresses in found.items()}


def _kinds(site: Path) -> dict[str, list[str]]:
    members: dict[str, dict[str, Element]] = {}
    for path, page in Pages(site).items():
        if not is_redirect(page):
            members.setdefault(_kind(path), {})[path] = page
    seen: set[str] = set()
    return {kind: [*_picked(of_kind, seen)] for kind, of_kind in sorted(members.items())}


def addresses(site: Path) -> list[str]:
    """Return the addresses of some pages of every kind, and one where there is no page."""
    return [address for group in page_kinds(site).values() for address in group] + [MISSING]


MISSING = "there/is/no/such-page/"
"""An address at which the site shows its page of errors."""


def is_redirect(page: Element) -> bool:
    """Whether a page sends its readers on."""
    return any(one.attributes.get("http-equiv") == "refresh" for one in page.all("meta"))


def _kind(path: str) -> str:
    folder, _, name = path.removesuffix("/index.html").removesuffix(".html").rpartition("/")
    return f"{folder}/*" if folder and name != "index" else path


def _picked(members: Mapping[str, Element], seen: set[str]) -> Iterator[str]:
    """Yield few small pages of a kind that together have every class that its pages have."""
    classes = {path: set(_classes(page)) for path, page in members.items()}
    wanted = set().union(*classes.values()) - seen
    sizes = {path: sum(1 for _ in page.all()) for path, page in members.items()}
    first = True
    while wanted or first:
        best = max(
            members,
            key=lambda path: (len(classes[path] & wanted), len(classes[path]), -sizes[path], path),
        )
        wanted -= classes[best]
        seen |= classes[best]
        first = False
        yield best.removesuffix("index.html")


def _classes(page: Element) -> Iterator[str]:
    for element in page.all():
        yield from element.attributes.get("class", "").split()
