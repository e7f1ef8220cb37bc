"""The parts of schema.org 30.0 that the site uses, as facts to judge its JSON-LD by.

Types with their parents; properties with the types that they belong to and what they take. `Text`,
`URL`, `Date`, `DateTime`, `Number` and `Integer` are data types. Where the vocabulary takes more
than the site has a use for, only the latter is listed.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

TYPES = {
    "Thing": (),
    "CreativeWork": ("Thing",),
    "Intangible": ("Thing",),
    "Article": ("CreativeWork",),
    "Claim": ("CreativeWork",),
    "Comment": ("CreativeWork",),
    "CorrectionComment": ("Comment",),
    "Dataset": ("CreativeWork",),
    "MediaObject": ("CreativeWork",),
    "DataDownload": ("MediaObject",),
    "NewsArticle": ("Article",),
    "Quotation": ("CreativeWork",),
    "WebPage": ("CreativeWork",),
    "CollectionPage": ("WebPage",),
    "WebSite": ("CreativeWork",),
    "Event": ("Thing",),
    "Organization": ("Thing",),
    "PerformingGroup": ("Organization",),
    "Person": ("Thing",),
    "Place": ("Thing",),
    "StructuredValue": ("Intangible",),
    "GeoCoordinates": ("StructuredValue",),
    "ItemList": ("Intangible",),
    "ListItem": ("Intangible",),
}

PROPERTIES = {
    "about": (("CreativeWork", "Event"), ("Thing",)),
    "actor": (("CreativeWork", "Event"), ("Person", "PerformingGroup")),
    "affiliation": (("Person",), ("Organization",)),
    "alternateName": (("Thing",), ("Text",)),
    "appearance": (("Claim",), ("CreativeWork",)),
    "archivedAt": (("CreativeWork",), ("URL", "WebPage")),
    "author": (("CreativeWork",), ("Organization", "Person")),
    "citation": (("CreativeWork",), ("CreativeWork", "Text")),
    "claimInterpreter": (("Claim",), ("Organization", "Person")),
    "containedInPlace": (("Place",), ("Place",)),
    "contentUrl": (("MediaObject",), ("URL",)),
    "contributor": (("CreativeWork", "Event"), ("Organization", "Person")),
    "correction": (("CreativeWork",), ("CorrectionComment", "Text", "URL")),
    "creativeWorkStatus": (("CreativeWork",), ("Text",)),
    "creator": (("CreativeWork",), ("Organization", "Person")),
    "datePublished": (("CreativeWork",), ("Date", "DateTime")),
    "description": (("Thing",), ("Text",)),
    "distribution": (("Dataset",), ("DataDownload",)),
    "encodingFormat": (("CreativeWork", "MediaObject"), ("Text", "URL")),
    "geo": (("Place",), ("GeoCoordinates",)),
    "hasPart": (("CreativeWork",), ("CreativeWork",)),
    "headline": (("CreativeWork",), ("Text",)),
    "inLanguage": (("CreativeWork", "Event"), ("Text",)),
    "isPartOf": (("CreativeWork",), ("CreativeWork", "URL")),
    "item": (("ListItem",), ("Thing",)),
    "itemListElement": (("ItemList",), ("ListItem", "Text", "Thing")),
    "jobTitle": (("Person",), ("Text",)),
    "latitude": (("GeoCoordinates", "Place"), ("Number", "Text")),
    "location": (("Event", "Organization"), ("Place", "Text")),
    "longitude": (("GeoCoordinates", "Place"), ("Number", "Text")),
    "mainEntity": (("CreativeWork",), ("Thing",)),
    "mainEntityOfPage": (("Thing",), ("CreativeWork", "URL")),
    "name": (("Thing",), ("Text",)),
    "numberOfItems": (("ItemList",), ("Integer",)),
    "parentOrganization": (("Organization",), ("Organization",)),
    "position": (("CreativeWork", "ListItem"), ("Integer", "Text")),
    "publisher": (("CreativeWork",), ("Organization", "Person")),
    "recordedAt": (("CreativeWork",), ("Event",)),
    "sameAs": (("Thing",), ("URL",)),
    "startDate": (("Event",), ("Date", "DateTime")),
    "subjectOf": (("Thing",), ("CreativeWork", "Event")),
    "superEvent": (("Event",), ("Event",)),
    "temporal": (("CreativeWork",), ("DateTime", "Text")),
    "text": (("CreativeWork",), ("Text",)),
    "url": (("Thing",), ("URL",)),
}


def kinds(type_: str) -> set[str]:
    """Return a type with all that it is a kind of."""
    return {type_}.union(*(kinds(parent) for parent in TYPES[type_]))


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every node of a document that has a type, however deep it stands."""
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for item in value.values():
            yield from nodes(item)


def faults(document: dict[str, Any]) -> Iterator[str]:
    """Yield what in a document is against the vocabulary."""
    types = {node["@id"]: node["@type"] for node in nodes(document) if "@id" in node}
    for node in nodes(document):
        if node["@type"] not in TYPES:
            yield f"no type {node['@type']}"
            continue
        for name, value in node.items():
            if name.startswith("@"):
                continue
            domains, ranges = PROPERTIES.get(name, ((), ()))
            if kinds(node["@type"]).isdisjoint(domains):
                yield f"{node['@type']} has no {name}"
            for one in value if isinstance(value, list) else [value]:
                if not any(_fits(one, wanted, types) for wanted in ranges):
                    yield f"{node['@type']}.{name}: {one!r}"


def _fits(value: Any, wanted: str, types: dict[str, str]) -> bool:
    if isinstance(value, dict):
        type_ = value.get("@type") or types.get(value.get("@id", ""))
        return type_ in TYPES and wanted in kinds(str(type_))
    judge = _DATA_TYPES.get(wanted)
    return judge is not None and judge(value)


def _is_date(value: str) -> bool:
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", value):
        return True
    try:
        return re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None and bool(
            date.fromisoformat(value)
        )
    except ValueError:
        return False


def _is_date_time(value: str) -> bool:
    try:
        return bool(datetime.fromisoformat(value))
    except ValueError:
        return False


_DATA_TYPES: dict[str, Callable[[Any], bool]] = {
    "Text": lambda value: isinstance(value, str) and bool(value),
    "URL": lambda value: isinstance(value, str) and not re.search(r"\s|^$", value),
    "Date": lambda value: isinstance(value, str) and _is_date(value),
    "DateTime": lambda value: isinstance(value, str) and "T" in value and _is_date_time(value),
    "Number": lambda value: isinstance(value, int | float),
    "Integer": lambda value: isinstance(value, int),
}
