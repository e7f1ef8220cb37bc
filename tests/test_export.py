"""What other programs get: W3C annotations and the whole dossier as JSON."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from dossier.export.w3c import annotations
from dossier.export.whole import whole
from dossier.link.dossier import Dossier, link
from dossier.model.fields import Key, Kind
from dossier.records.reading import read_annotations
from dossier.tree import MemoryTree
from examples import link_files

ARTICLE = "Nobody spoke. “The bridge is safe,” the mayor said, “and dry.” It rained.\n\nThe end."

FILES = {
    "annotations/people/mayor.yml": "name: The mayor\naliases: [Mayor]\nnotes: See [[safe]].\n",
    "annotations/sources/gazette.yml": (
        "title: The bridge\ntext: gazette.txt\npublished: 2024-05\n"
        "url: https://example.org/bridge\narchive_url: https://archive.example.org/bridge\n"
    ),
    "annotations/events/rain.yml": (
        "name: Rain\nfigures:\n- of: hours\n  values:\n"
        '  - {value: ">3", quote: {source: gazette, exact: It rained}}\n'
    ),
    "annotations/statements/safe.yml": (
        "speaker: mayor\nsaid: 2024-05-06~\nclaim: The bridge is safe & dry.\nabout: [rain]\n"
        "quotes:\n- source: gazette\n  kind: direct\n  exact: [The bridge is safe, and dry]\n"
    ),
    "annotations/corrections/withdrawal.yml": (
        "corrects: [safe]\nkind: retraction\nissued: 2024-05-08\nby: mayor\n"
    ),
}
GAZETTE = Key(Kind.SOURCES, "gazette")


def linked(changes: Mapping[str, str] | None = None) -> Dossier:
    """Link the files above, some of them replaced or added."""
    return link_files(FILES | dict(changes or {}), GAZETTE, ARTICLE)


def withheld(publish: str) -> dict[str, str]:
    """Return the source record with another `publish`."""
    path = "annotations/sources/gazette.yml"
    return {path: f"{FILES[path]}publish: {publish}\n"}


def test_w3c__is_one_annotation_a_quotation_with_a_target_a_piece() -> None:
    """The body identifies the record; each target selects one piece in two ways."""
    collection = annotations(linked(), "https://example.org/dossier/")

    assert "http://www.w3.org/ns/anno.jsonld" == collection["@context"]
    assert ("AnnotationCollection", 2) == (collection["type"], collection["total"])
    item = collection["items"][1]
    assert {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": item["id"],
        "type": "Annotation",
        "motivation": "identifying",
        "body": {
            "type": "SpecificResource",
            "source": "https://example.org/dossier/statements/safe/",
            "purpose": "identifying",
        },
        "target": [
            {
                "type": "SpecificResource",
                "source": "https://example.org/bridge",
                "selector": [
                    {
                        "type": "TextQuoteSelector",
                        "exact": "The bridge is safe",
                        "prefix": "“",
                        "suffix": ",” the mayor said, “and dry.”",
                    },
                    {"type": "TextPositionSelector", "start": 15, "end": 33},
                ],
                "state": {
                    "type": "TimeState",
                    "cached": "https://archive.example.org/bridge",
                },
            },
            {
                "type": "SpecificResource",
                "source": "https://example.org/bridge",
                "selector": [
                    {
                        "type": "TextQuoteSelector",
                        "exact": "and dry",
                        "prefix": "idge is safe,” the mayor said, “",
                        "suffix": ".”",
                    },
                    {"type": "TextPositionSelector", "start": 53, "end": 60},
                ],
                "state": {
                    "type": "TimeState",
                    "cached": "https://archive.example.org/bridge",
                },
            },
        ],
    } == item


def test_w3c__positions_select_what_exact_says() -> None:
    """Code points of the article, from 0, the end not included."""
    for item in annotations(linked())["items"]:
        for target in item["target"]:
            quote, position = target["selector"]
            assert quote["exact"] == ARTICLE[position["start"] : position["end"]]


def test_w3c__ids_are_unique_and_stay_the_same() -> None:
    """Also for two quotations of the same words in one record."""
    path = "annotations/statements/safe.yml"
    twice = FILES[path] + FILES[path].partition("quotes:\n")[2]
    first = [item["id"] for item in annotations(linked({path: twice}))["items"]]
    again = [item["id"] for item in annotations(linked({path: twice}))["items"]]

    assert 3 == len(set(first))
    assert first == again


def test_w3c__without_the_sites_address_urls_start_at_its_root() -> None:
    """A source without a URL of its own is identified by its record's page."""
    path = "annotations/sources/gazette.yml"
    item = annotations(linked({path: "label: A report\ntext: gazette.txt\n"}))["items"][0]

    assert "/events/rain/" == item["body"]["source"]
    assert "/sources/gazette/" == item["target"][0]["source"]


def test_w3c__of_a_withheld_source_gives_positions_only() -> None:
    """`publish: none` keeps back even what is quoted."""
    exported = annotations(linked(withheld("none")))

    selectors = [target["selector"] for item in exported["items"] for target in item["target"]]
    assert [["TextPositionSelector"]] * 3 == [[s["type"] for s in each] for each in selectors]
    assert not any(words in json.dumps(exported) for words in ("rained", "safe,", "dry"))


def test_w3c__context_stays_within_what_may_be_shown() -> None:
    """With `excerpts`, no word of a sentence without a quotation is exported."""
    exported = json.dumps(annotations(linked()), ensure_ascii=False)

    assert "rained" in exported
    assert "spoke" not in exported
    assert "The end" not in exported


def test_json__has_every_record_with_references_resolved() -> None:
    """A statement is never named without its status."""
    exported = whole(linked(), "https://example.org/")

    statement = exported["statements"][0]
    assert {
        "kind": "people",
        "id": "mayor",
        "title": "The mayor",
        "url": "https://example.org/people/mayor/",
    } == statement["speaker"]
    assert "withdrawn" == statement["status"]
    assert [("said", "stands"), ("retraction", "withdrawn")] == [
        (change["what"], change["status"]) for change in statement["history"]
    ]
    assert {
        "edtf": "2024-05-06~",
        "words": "about 6 May 2024",
        "earliest": "2024-05-06",
        "latest": "2024-05-06",
    } == statement["said"]
    (corrected,) = exported["corrections"][0]["corrects"]
    assert "withdrawn" == corrected["status"]
    named = exported["people"][0]["named_by"]
    assert {"statements", "corrections made"} == {entry["as"] for entry in named}


def test_json__has_the_places_of_quotations() -> None:
    """Lines and columns are those of the file as received."""
    (quotation,) = whole(linked())["statements"][0]["quotes"]

    assert "direct" == quotation["kind"]
    assert [("The bridge is safe", 15, 1, 16), ("and dry", 53, 1, 54)] == [
        (found["exact"], found["start"], found["line"], found["column"])
        for found in quotation["found"]
    ]


@pytest.mark.parametrize(
    ("publish", "shown"),
    [("full", {"spoke", "rained", "The end"}), ("excerpts", {"rained"}), ("none", set())],
)
def test_json__holds_of_a_source_what_may_be_shown(publish: str, shown: set[str]) -> None:
    """The text itself only with `full`."""
    exported = json.dumps(whole(linked(withheld(publish))), ensure_ascii=False)

    assert shown == {words for words in ("spoke", "rained", "The end") if words in exported}


def test_json__drops_what_was_taken_out() -> None:
    """A reference to a record that is not published leaves no trace of its id."""
    rain = Key(Kind.EVENTS, "rain")
    exported = whole(linked().without([rain]))

    assert [] == exported["events"]
    assert "about" not in exported["statements"][0]


def test_json__notes_do_not_name_what_was_taken_out() -> None:
    """A link to it becomes its words, or says that there was one."""
    path = "annotations/people/mayor.yml"
    notes = "name: The mayor\nnotes: In [[rain]], [[events/rain|wet weather]] and [[gazette]].\n"
    exported = whole(linked({path: notes}).without([Key(Kind.EVENTS, "rain")]))

    assert "In not published, wet weather and [[gazette]]." == exported["people"][0]["notes"]


def test_json__of_the_real_dossier_is_json() -> None:
    """No value of the model is left that JSON does not have."""
    root = Path(__file__).parent.parent
    files = {
        str(path.relative_to(root)): path.read_bytes() for path in root.glob("annotations/*/*.yml")
    }
    found = read_annotations(MemoryTree(files), "annotations")
    exported = json.loads(json.dumps(whole(link(found, {}, {}))))

    assert sorted(kind.value for kind in Kind) == sorted(set(exported) - {"site_url"})
    assert all("status" in each for each in _briefs(exported) if each["kind"] == "statements")


def _briefs(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"kind", "id", "title", "url"} <= set(value):
            yield value
        for item in value.values():
            yield from _briefs(item)
    elif isinstance(value, list):
        for item in value:
            yield from _briefs(item)
