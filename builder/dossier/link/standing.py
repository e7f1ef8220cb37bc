"""Every statement's status, from the links between records."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from dossier.link.references import Link
from dossier.model.dates import Day
from dossier.model.fields import Key
from dossier.model.records import Correction, Record, Statement
from dossier.status import (
    Affiliations,
    Amendment,
    Change,
    Contradiction,
    Status,
    Utterance,
    history_of,
    status,
    withdrawal,
)


class Standings:
    """Statuses by statement, each worked out when first asked for.

    Args:
        records: The records that count.
        links: The references between them.
    """

    def __init__(self, records: Mapping[Key, Record], links: Iterable[Link]) -> None:
        self._records = records
        self._links = tuple(links)
        self._histories: dict[Key, tuple[Change, ...]] = {}

    def status(self, key: Key, on: Day | None = None) -> Status | None:
        """Return a statement's status, today or on a day; None where it was not yet said.

        None, too, for what is no statement or has no speaker among the records.
        """
        if key not in self._utterances:
            return None
        return status(self._history(key), on)

    def _history(self, key: Key) -> tuple[Change, ...]:
        if key not in self._histories:
            self._histories[key] = history_of(
                self._utterances[key],
                self._contradictions.get(key, ()),
                self._amendments.get(key, ()),
                self._affiliations.may_speak_for,
            )
        return self._histories[key]

    @cached_property
    def _utterances(self) -> Mapping[Key, Utterance]:
        return {
            key: Utterance(key, speaker, record.said)
            for key, record in self._records.items()
            if isinstance(record, Statement) and (speaker := self._named.get((key, "speaker")))
        }

    @cached_property
    def _amendments(self) -> Mapping[Key, list[Amendment]]:
        found: dict[Key, list[Amendment]] = {}
        for link in self._links:
            record = self._records.get(link.origin) if isinstance(link.origin, Key) else None
            if isinstance(record, Correction) and link.path[0] == "corrects":
                by = self._named.get((record.key, "by"))
                behalf = self._named.get((record.key, "on_behalf_of"))
                amendment = Amendment(record.key, record.kind, record.issued, by, behalf)
                found.setdefault(link.target, []).append(amendment)
        return found

    @cached_property
    def _contradictions(self) -> Mapping[Key, list[Contradiction]]:
        found: dict[Key, list[Contradiction]] = {}
        for link in self._links:
            by = self._utterances.get(link.origin) if isinstance(link.origin, Key) else None
            if by is not None and link.path[0] == "contradicts":
                amendments = self._amendments.get(by.key, ())
                withdrawn = withdrawal(by, amendments, self._affiliations.may_speak_for)
                found.setdefault(link.target, []).append(Contradiction(by, withdrawn))
        return found

    @cached_property
    def _affiliations(self) -> Affiliations:
        roles: dict[Key, frozenset[Key]] = {}
        part_of: dict[Key, Key] = {}
        for link in self._links:
            if not isinstance(link.origin, Key):
                continue
            if link.path[0] == "roles":
                roles[link.origin] = roles.get(link.origin, frozenset()) | {link.target}
            elif link.path == ("part_of",):
                part_of[link.origin] = link.target
        return Affiliations(roles, part_of)

    @cached_property
    def _named(self) -> Mapping[tuple[Key, str], Key]:
        return {
            (link.origin, str(link.path[0])): link.target
            for link in self._links
            if isinstance(link.origin, Key) and len(link.path) == 1
        }
