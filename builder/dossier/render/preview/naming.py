"""How a preview names the records of the older state: by what is known to be fit for readers.

What was published then and is kept back now must not be told by a name; nor is it fit to show an
article's words, or a claim with a status that it no longer has.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dossier.diff.changes import Comparison, Judged
from dossier.model.fields import Key
from dossier.model.records import Correction, Source
from dossier.views.names import Name, Names


@dataclass(frozen=True, slots=True)
class Former:
    """A record that was on the site.

    Attributes:
        name: What it was called, of a statement with the status that it had; None where it is kept
            back now, or its name is not ours to show.
        key: What it was called in the files; None where it is kept back.
    """

    name: Name | None
    key: Key | None


class Naming:
    """The names of records in a comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.newer = Names(comparison.after.published)
        self.older = Names(comparison.before.published)

    def state(self, *, older: bool) -> Judged:
        """Return one of the two states."""
        return self.comparison.before if older else self.comparison.after

    def shown(self, key: Key, *, older: bool) -> Name | Former | None:
        """Return what readers are told of a record that another one names; None for nothing.

        Args:
            key: The record.
            older: Whether it is called so in the older state.
        """
        now = self.comparison.renamed.get(key, key) if older else key
        if now in self.newer.dossier.records:
            return self.newer.of(now)
        if not older or key not in self.older.dossier.records:
            return None
        kept_back = now in self.comparison.after.dossier.remains
        return Former(None, None) if kept_back else self.former(key)

    def former(self, key: Key) -> Former:
        """Return the name of a record that was on the site and is in the files no longer."""
        match self.older.dossier.records[key]:
            case Source(title=str()):
                return Former(None, key)
            case Correction():  # whose name would be the claim of what it corrects
                return Former(self.older.short(key), key)
            case _:
                return Former(self.older.of(key), key)

    def successor(self, key: Key) -> Name | None:
        """Return the record on the site to which an old address leads."""
        there = self._formerly.get(key)
        return self.newer.of(there) if there else None

    @cached_property
    def _formerly(self) -> Mapping[Key, Key]:
        records = self.newer.dossier.records
        found: dict[Key, Key] = {}
        for key, record in records.items():
            for old in (Key(key.kind, id_) for id_ in record.formerly):
                if old not in records:
                    found.setdefault(old, key)  # as `redirects` has it
        return found
