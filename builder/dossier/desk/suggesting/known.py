"""The names that the dossier has already: of people, organizations and places."""

from collections.abc import Iterable
from dataclasses import dataclass

from dossier.link.dossier import Dossier
from dossier.model.fields import Key, Kind
from dossier.model.records import Event, Named, Organization, Person, Place
from dossier.text.naming import LONGEST, name_key
from dossier.text.source import Span

SPEAKERS = (Kind.PEOPLE, Kind.ORGANIZATIONS)


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of the dossier's in a text."""

    span: Span
    key: Key


class Known:
    """The names and aliases of all records that have some."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._owners: dict[tuple[str, ...], set[Key]] = {}
        self._parts: set[tuple[str, ...]] = set()
        self._surnames: dict[str, set[Key]] = {}
        for record in dossier.records.values():
            if isinstance(record, Person | Organization | Place | Event):
                self._add(record)

    def _add(self, record: Named) -> None:
        for name in (record.name, *record.aliases):
            words = _key(name)
            if not words:
                continue
            self._owners.setdefault(words, set()).add(record.key)
            if isinstance(record, Event):
                continue
            self._parts.update(_runs(words))
            if isinstance(record, Person) and not record.unnamed:
                self._surnames.setdefault(words[-1], set()).add(record.key)

    def find(self, text: str) -> list[KnownName]:
        """Return the names in a text that mean one record, in order and apart."""
        return [KnownName(named.span, named.who) for named in self._dossier.naming.find(text)]

    def has(self, name: str) -> bool:
        """Say whether a name is one of the dossier's or a part of one."""
        words = _key(name)
        return words in self._owners or words in self._parts or self.person(name) is not None

    def person(self, name: str) -> Key | None:
        """Return whose last name this is, if it is one person's."""
        words = _key(name)
        keys = self._surnames.get(words[0], set()) if len(words) == 1 else set()
        return next(iter(keys)) if len(keys) == 1 else None

    def speaker(self, name: str) -> Key | None:
        """Return who is meant by a name where somebody speaks: a person or an organization.

        A government often has the name of its capital: of the two only one can speak.
        """
        owners = self._owners.get(_key(name), set())
        speaking = [key for key in owners if key.kind in SPEAKERS]
        return speaking[0] if len(speaking) == 1 else self.person(name)

    def speaker_id(self, key: Key) -> str | None:
        """Return what to write as `speaker`; None where the record cannot speak."""
        if key.kind not in SPEAKERS:
            return None
        same = [Key(kind, key.id) in self._dossier.remains for kind in SPEAKERS]
        return str(key) if all(same) else key.id


def _key(name: str) -> tuple[str, ...]:
    """Return what the spellings of a name have in common, "U.S." and "US" too."""
    return name_key(name.replace(".", ""))


def _runs(words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """Yield the runs of words within a name; of a very long one, none."""
    if len(words) > LONGEST // 4:
        return
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield words[start:end]
