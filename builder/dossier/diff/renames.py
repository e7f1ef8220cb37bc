"""Which records of an older state are which of a newer one, though they have other ids."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from dossier.link.dossier import Dossier
from dossier.model.fields import Key, Kind

ALIKE = 0.5
"""The share of what two records say that both say, from which on they are taken for one."""

TELLING = ("name", "claim", "title", "label", "text", "sha256", "quotes", "instead", "figures")
"""The fields of which two records must share one to be one; a day and a place are anybody's."""

COMMON = 10
"""Records that say the same thing from which on it tells none of them."""


Trait = tuple[str, str]
"""A field and a value of it, as JSON."""


def renames(before: Dossier, after: Dossier) -> dict[Key, Key]:
    """Return the new names of the records that have one, by the old.

    A record was renamed if the new one says so (`formerly`), or, where none does, if one of its
    kind that is gone and a new one mostly say the same.
    """
    gone = {key: left.value for key, left in before.remains.items() if key not in after.remains}
    new = {key: left.value for key, left in after.remains.items() if key not in before.remains}
    found = dict(_declared(gone, new))
    left = {key: value for key, value in gone.items() if key not in found}
    taken = set(found.values())
    found |= _alike(left, {key: value for key, value in new.items() if key not in taken})
    return found


def _declared(gone: Mapping[Key, Any], new: Mapping[Key, Any]) -> Iterator[tuple[Key, Key]]:
    for key, value in new.items():
        ids = value.get("formerly") if isinstance(value, dict) else None
        for old in reversed(ids) if isinstance(ids, list) else ():  # the last id is the newest
            if isinstance(old, str) and Key(key.kind, old) in gone:
                yield Key(key.kind, old), key
                break


def _alike(gone: Mapping[Key, Any], new: Mapping[Key, Any]) -> dict[Key, Key]:
    traits = {key: frozenset(_traits(value)) for key, value in {**gone, **new}.items()}
    having: dict[tuple[Kind, Trait], list[Key]] = defaultdict(list)
    for key in new:
        for trait in traits[key]:
            having[key.kind, trait].append(key)
    pairs = []
    for old in gone:
        candidates = {
            key
            for trait in traits[old]
            if trait[0] in TELLING and len(keys := having.get((old.kind, trait), ())) <= COMMON
            for key in keys
        }
        for key in candidates:
            one, other = traits[old], traits[key]
            pairs.append((-len(one & other) / len(one | other), old, key))
    found: dict[Key, Key] = {}
    taken: set[Key] = set()
    for score, old, key in sorted(pairs):
        if -score >= ALIKE and old not in found and key not in taken:
            found[old] = key
            taken.add(key)
    return found


def _traits(value: Any) -> Iterator[Trait]:
    """Yield what a record says, one for each field or item of a list."""
    for name, item in value.items() if isinstance(value, dict) else ():
        for each in item if isinstance(item, list) else [item]:
            yield name, json.dumps(each, sort_keys=True)
