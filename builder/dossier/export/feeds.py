"""What is new, as Atom feeds (RFC 4287): corrections, and all that happened.

A build has no clock, so `updated` is the day of which the records speak, at midnight UTC: of a
vague date the first day that it can mean, of one that is open at the start the first day known.
Years that Atom cannot write become the nearest that it can. Ids come from the records and from the
site's address, or else its name, and stay when a record's words change.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from heapq import nlargest
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from dossier.export.addresses import Site
from dossier.export.standing import standing
from dossier.link.dossier import Dossier
from dossier.model.dates import Day, Edtf
from dossier.model.fields import Key, Kind
from dossier.model.records import Correction, Record, Source, Statement
from dossier.status import Change, What
from dossier.texts import say

ATOM = "http://www.w3.org/2005/Atom"

MOST_ENTRIES = 100
"""Entries of a feed, the newest; feeds tell what is new, and the pages tell all."""

_NEVER = Day(1970, 1, 1)
# What XML 1.0 has no place for; to name what it has takes ten times as long to compile.
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """An entry; later ones are greater.

    Attributes:
        day: When it happened.
        id: A URN that no other entry has.
        title: What happened to what, a statement with its status.
        text: The same at more length, one thing a line.
        url: The page about it.
    """

    day: Day
    id: str
    title: str
    text: str
    url: str


Coming = tuple[Day, Callable[[], Entry]]
"""The day of an entry, and what makes it: of most, nothing but the day is asked."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed.

    Attributes:
        name: Of its texts.
        path: Where it belongs among the site's files.
        entries: Yields all entries that could stand in it, in any order.
    """

    name: str
    path: str
    entries: Callable[[Dossier, Site], Iterator[Coming]]

    @property
    def title(self) -> str:
        """What it is called."""
        return say(f"machines.feed-{self.name}")


def atom(feed: Feed, dossier: Dossier, site: Site) -> str:
    """Return a feed as XML, its newest entries first.

    Args:
        feed: Which one.
        dossier: What is published.
        site: The site, with addresses as seen from the feed.
    """
    entries = _newest(feed.entries(dossier, site))
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _text(root, "id", _urn(site, "feed", feed.path))
    _text(root, "title", f"{site.name}: {feed.title}")
    _text(root, "subtitle", say(f"machines.feed-{feed.name}-says"))
    _text(root, "updated", _time(entries[0].day if entries else _NEVER))
    _text(ET.SubElement(root, "author"), "name", say("machines.authors", site=site.name))
    ET.SubElement(
        root, "link", rel="self", type="application/atom+xml", href=site.address(feed.path)
    )
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=site.address("index.md"))
    for entry in entries:
        child = ET.SubElement(root, "entry")
        _text(child, "id", entry.id)
        _text(child, "title", entry.title)
        _text(child, "updated", _time(entry.day))
        ET.SubElement(child, "link", rel="alternate", type="text/html", href=entry.url)
        _text(child, "content", entry.text, type="text")
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _newest(coming: Iterable[Coming]) -> list[Entry]:
    """Return the newest entries, the last first."""
    known = list(coming)
    last = nlargest(MOST_ENTRIES, (day for day, _ in known))
    return nlargest(MOST_ENTRIES, (make() for day, make in known if day >= last[-1]))


def _corrections(dossier: Dossier, site: Site) -> Iterator[Coming]:
    for record in dossier.of_kind(Kind.CORRECTIONS):
        if isinstance(record, Correction):
            yield _day(record.issued), partial(_correction, dossier, site, record)


def _changes(dossier: Dossier, site: Site) -> Iterator[Coming]:
    for record in dossier.of_kind(Kind.STATEMENTS):
        status = dossier.status(record.key)
        for change in status.history if status else ():
            yield _day(change.since), partial(_change, dossier, site, record, change)
    for record in dossier.of_kind(Kind.SOURCES):
        if isinstance(record, Source) and record.published:
            made = partial(_published, dossier, site, record, record.published)
            yield _day(record.published), made
    for record in dossier.of_kind(Kind.CORRECTIONS):
        links = dossier.links_from(record.key, "corrects")
        # What is corrected of a statement stands in its history.
        if isinstance(record, Correction) and any(
            link.target.kind is not Kind.STATEMENTS for link in links
        ):
            yield _day(record.issued), partial(_correction, dossier, site, record)


FEEDS = (
    Feed("corrections", "feed-corrections.xml", _corrections),
    Feed("changes", "feed-changes.xml", _changes),
)
"""Every feed of a site."""


def _correction(dossier: Dossier, site: Site, correction: Correction) -> Entry:
    key = correction.key
    targets = dict.fromkeys(link.target for link in dossier.links_from(key, "corrects"))
    first, *more = (_named(dossier, target) for target in targets)
    maker = dossier.target(key, "by")
    who = dossier.records[maker].title_text if maker else say("correction.our-own")
    kind, when = correction.title_text, correction.issued.words
    lines = [say("machines.feed-made", kind=kind, when=when, who=who)]
    lines += [say("machines.feed-corrects", what=what) for what in (first, *more)]
    if correction.instead:
        lines.append(say("statement.instead", instead=correction.instead))
    return Entry(
        day=_day(correction.issued),
        id=_urn(site, "correction", str(key)),
        title=say("machines.feed-title", what=kind, of=first),
        text="\n".join(lines),
        url=site.address(key),
    )


def _change(dossier: Dossier, site: Site, statement: Record, change: Change) -> Entry:
    key, what = statement.key, _sentence(change.what.words)
    lines = [say("machines.feed-changed", what=what, when=change.since.words)]
    if change.what is not What.SAID:
        lines.append(say("machines.feed-cause", cause=_named(dossier, change.cause)))
    speaker = dossier.target(key, "speaker")
    if isinstance(statement, Statement) and speaker:
        who, said = dossier.records[speaker].title_text, statement.said.words
        lines.append(say("machines.feed-said", who=who, said=said, what=_named(dossier, key)))
    return Entry(
        day=_day(change.since),
        id=_urn(site, "change", str(key), change.what.value, str(change.cause)),
        title=say("machines.feed-title", what=what, of=_named(dossier, key)),
        text="\n".join(lines),
        url=site.address(key),
    )


def _published(dossier: Dossier, site: Site, source: Source, date: Edtf) -> Entry:
    publisher = dossier.target(source.key, "publisher")
    by = [dossier.records[publisher].title_text] if publisher else []
    what = _sentence(say("article.published"))
    return Entry(
        day=_day(date),
        id=_urn(site, "source", str(source.key)),
        title=say("machines.feed-title", what=what, of=source.title_text),
        text=", ".join((*by, date.words)),
        url=site.address(source.key),
    )


def _named(dossier: Dossier, key: Key) -> str:
    """Return what a record is called, a statement with where it stands."""
    title = dossier.records[key].title_text
    status = dossier.status(key) if key.kind is Kind.STATEMENTS else None
    return say("machines.with-state", title=title, state=standing(status)) if status else title


def _day(date: Edtf) -> Day:
    day = date.earliest or date.listed
    return min(max(day, Day(1, 1, 1)), Day(9999, 12, 31))


def _time(day: Day) -> str:
    return f"{day.iso}T00:00:00Z"


def _urn(site: Site, *names: str) -> str:
    return uuid5(NAMESPACE_URL, "\n".join(("dossier", site.url or site.name, *names))).urn


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _text(parent: ET.Element, tag: str, words: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = _REFUSED.sub("\ufffd", words)
