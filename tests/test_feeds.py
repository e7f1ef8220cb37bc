"""Atom feeds of corrections and of all changes, as feed readers see them."""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import pytest

from dossier.export.feeds import MOST_ENTRIES
from dossier.render.pages import Renderer
from dossier.settings import Settings
from examples import build_example, example_files
from hostile_texts import MARKUP, full_of

SITE = Settings(site_name="The bridge", site_url="https://example.org/b/")
ATOM = "{http://www.w3.org/2005/Atom}"
SAFE = "https://example.org/b/statements/bridge-is-safe/"
STATEMENT = "annotations/statements/bridge-is-safe.yml"


def feed(
    name: str, changes: Mapping[str, str | bytes | None] | None = None, settings: Settings = SITE
) -> str:
    pages = Renderer(build_example(changes).published, settings).pages()
    (page,) = (page for page in pages if page.files)
    return page.files[f"feed-{name}.xml"].decode()


def parsed(text: str) -> Any:
    found = feedparser.parse(text.encode(), sanitize_html=False)
    assert (False, "atom10") == (bool(found.bozo), found.version)
    return found


def test_corrections__entry_says_what_was_corrected_by_whom_and_where_it_stands() -> None:
    found = parsed(feed("corrections"))
    assert ("The bridge: Corrections", "The authors of “The bridge”", "2024-05-08T00:00:00Z") == (
        found.feed.title,
        found.feed.author,
        found.feed.updated,
    )
    assert {
        "self": "https://example.org/b/feed-corrections.xml",
        "alternate": "https://example.org/b/",
    } == {link.rel: link.href for link in found.feed.links}
    (entry,) = found.entries
    assert (
        "Retraction: The bridge is safe. (withdrawn on 8 May 2024)",
        "https://example.org/b/corrections/mayor-withdraws/",
        "2024-05-08T00:00:00Z",
        (
            "Retraction, 8 May 2024, made by The mayor\n"
            "Corrects: The bridge is safe. (withdrawn on 8 May 2024)\n"
            "Instead: The mayor no longer says that the bridge is safe."
        ),
    ) == (entry.title, entry.link, entry.updated, entry.content[0].value)


def test_changes__are_all_that_happened_newest_first() -> None:
    safe = "The bridge is safe. (withdrawn on 8 May 2024)"
    assert [
        ("2024-05-08", "Published: Mayor takes back word on bridge"),
        ("2024-05-08", "Said: The mayor was wrong about the bridge. (stands)"),
        ("2024-05-08", f"Withdrawn by the speaker or on the speaker's behalf: {safe}"),
        ("2024-05-07", f"Contradicted by another speaker: {safe}"),
        ("2024-05-07", "Said: The bridge is not safe. (stands)"),
        ("2024-05-06", f"Said: {safe}"),
    ] == _in_day_order(
        (entry.updated[:10], entry.title) for entry in parsed(feed("changes")).entries
    )


def _in_day_order(entries: Any) -> list[tuple[str, str]]:
    """Check that days come newest first, and sort the entries of each day by title."""
    found = list(entries)
    days = [day for day, _ in found]
    assert sorted(days, reverse=True) == days
    return [
        entry
        for day in dict.fromkeys(days)
        for entry in sorted(one for one in found if one[0] == day)
    ]


def test_changes__hold_updates_of_sources_once() -> None:
    """What is corrected of a statement stands in its history, and is not told twice."""
    changes: dict[str, str | bytes | None] = {
        "annotations/corrections/gazette-updates.yml": (
            "corrects: [sources/gazette-2024-05-08]\nkind: update\nissued: 2024-05-09\n"
            "by: gazette\n"
        ),
        "annotations/corrections/ours.yml": (
            "corrects: [people/mayor]\nkind: erratum\nissued: 2024-05-10\n"
        ),
    }
    titles = [entry.title for entry in parsed(feed("changes", changes)).entries]
    assert ["Erratum: The mayor", "Update: Mayor takes back word on bridge"] == titles[:2]
    assert 8 == len(titles)
    newest = parsed(feed("corrections", changes)).entries[0]
    assert "Erratum, 10 May 2024, made by the authors of this dossier" in newest.content[0].value


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ("2024-05", "2024-05-01"),
        ("2024-05-02/2024-05-06", "2024-05-02"),
        ("../2024-05-04", "2024-05-04"),
        ("2024-05-06~", "2024-05-06"),
        ("2024-05-06T10:20:30Z", "2024-05-06"),
        ("-0043", "0001-01-01"),
        ("Y12000", "9999-12-31"),
    ],
)
def test_entry__of_a_vague_date_has_its_first_day(issued: str, expected: str) -> None:
    erratum = f"corrects: [people/mayor]\nkind: erratum\nissued: {issued}\n"
    entries = parsed(feed("corrections", {"annotations/corrections/ours.yml": erratum})).entries
    assert [f"{expected}T00:00:00Z"] == [
        entry.updated for entry in entries if entry.title == "Erratum: The mayor"
    ]


def test_ids__stay_when_words_change_and_are_never_shared() -> None:
    before = parsed(feed("changes")).entries
    reworded = example_files()[STATEMENT].decode().replace("is safe.", "can be crossed.")
    after = parsed(feed("changes", {STATEMENT: reworded})).entries
    assert {one.id for one in before} == {one.id for one in after}
    assert len(before) == len({one.id for one in before})
    assert all(one.id.startswith("urn:uuid:") for one in before)
    elsewhere = parsed(feed("changes", settings=Settings(site_name="Another"))).entries
    assert not {one.id for one in before} & {one.id for one in elsewhere}


def test_feed__is_the_same_in_every_build() -> None:
    assert feed("changes") == feed("changes")


def test_addresses__are_relative_to_the_feed_where_the_site_has_none() -> None:
    root = ET.fromstring(feed("changes", settings=Settings()))  # noqa: S314 - our own
    assert "feed-changes.xml" == next(
        link.attrib["href"] for link in root.iter(f"{ATOM}link") if link.attrib["rel"] == "self"
    )
    assert "statements/bridge-is-safe/" in {
        link.attrib["href"]
        for entry in root.iter(f"{ATOM}entry")
        for link in entry.iter(f"{ATOM}link")
    }


def test_feed__without_anything_to_tell_is_sound() -> None:
    changes: dict[str, str | bytes | None] = {"annotations/corrections/mayor-withdraws.yml": None}
    found = parsed(feed("corrections", changes))
    assert ([], "1970-01-01T00:00:00Z") == (found.entries, found.feed.updated)


def test_feed__is_bounded() -> None:
    changes: dict[str, str | bytes | None] = {
        f"annotations/corrections/erratum-{number}.yml": (
            f"corrects: [people/mayor]\nkind: erratum\nissued: {1800 + number}\n"
        )
        for number in range(MOST_ENTRIES + 20)
    }
    entries = parsed(feed("corrections", changes)).entries
    assert (MOST_ENTRIES, "2024-05-08T00:00:00Z", "1821-01-01T00:00:00Z") == (
        len(entries),
        entries[0].updated,
        entries[-1].updated,
    )


@pytest.mark.parametrize("text", MARKUP, ids=lambda text: ascii(text)[:24])
def test_feed__says_hostile_words_as_text(text: str) -> None:
    """Markup is shown to the letter, and what XML refuses is replaced."""
    for name in ("corrections", "changes"):
        root = ET.fromstring(feed(name, full_of(text)))  # noqa: S314 - our own
        titles = [title.text or "" for title in root.iter(f"{ATOM}title")]
        said = text.replace("\ufffe", "\ufffd").strip()
        assert [] != [
            title for title in titles if " ".join(said.split()) in " ".join(title.split())
        ]
        allowed = {"feed", "id", "title", "subtitle", "updated", "author", "name", "link", "entry"}
        assert {f"{ATOM}{tag}" for tag in (*allowed, "content")} == {one.tag for one in root.iter()}


def test_withheld_words__are_in_no_feed() -> None:
    path = "annotations/sources/gazette-2024-05-08.yml"
    source = example_files()[path].decode().replace("publish: full", "publish: none")
    for name in ("corrections", "changes"):
        assert "I was wrong about the bridge" not in feed(name, {path: source})
