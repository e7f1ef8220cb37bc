"""How a report names records: by what they are called, with their ids.

A claim is never named without who made it and where it stands.
"""

from collections.abc import Mapping
from functools import cache

from dossier.diff.changes import Comparison, Judged, RecordChange
from dossier.diff.told import Line, code, joined, line, value
from dossier.link.dossier import Dossier
from dossier.model.fields import Key, Kind
from dossier.model.parts import FieldPath
from dossier.model.records import Correction


class Names:
    """The names of the records of both states; each is worked out once."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.title = cache(self._title)
        self.of = cache(self._of)
        self._named = cache(self._targets)

    def state(self, *, older: bool) -> Judged:
        """Return one of the two states."""
        return self.comparison.before if older else self.comparison.after

    def dossier(self, *, older: bool) -> Dossier:
        """Return everything of one of the two states."""
        return self.state(older=older).dossier

    def of_change(self, change: RecordChange) -> Line:
        """Return the name of a record as it is, or was last."""
        return self.of(change.key, older=change.after is None)

    def target(self, key: Key, path: FieldPath, words: str, *, older: bool) -> Key | None:
        """Return the record that the field at a path names in some words.

        Args:
            key: The record that names it.
            path: The field; its positions in lists do not count, for those may have changed.
            words: The author's.
            older: In which state.
        """
        return self._named(key, older=older).get((_without_positions(path), words))

    def _title(self, key: Key, *, older: bool = False) -> str | None:
        """Return what a record is called; None where its file is faulty."""
        record = self.dossier(older=older).records.get(key)
        if record is None:
            return None
        if not isinstance(record, Correction):
            return record.title_text
        corrected = [
            self._title(target, older=older) or str(target)
            for target in self._corrected(key, older=older)
        ]
        more = f" (and {len(corrected) - 1:,} more)" if len(corrected) > 1 else ""
        about = f": {corrected[0]}{more}" if corrected else ""
        return f"{record.title_text}{about}"

    def _of(self, key: Key, *, older: bool = False) -> Line:
        title = self.title(key, older=older)
        if title is None:
            return line(code(key))
        words = [line(value(title))]
        if about := self._about_claim(key, older=older):
            words.append(line("(", joined(about), ")"))
        return joined([*words, line(code(key))], " ")

    def standing(self, key: Key, *, older: bool = False) -> str | None:
        """Say where the statement stands whose claim is in a record's title, if one is."""
        if key.kind is Kind.CORRECTIONS:
            corrected = self._corrected(key, older=older)
            return self.standing(corrected[0], older=older) if corrected else None
        if key.kind is not Kind.STATEMENTS:
            return None
        status = self.state(older=older).published.status(key)
        return status.state.value if status else "not on the site"

    def _about_claim(self, key: Key, *, older: bool) -> list[Line]:
        standing = self.standing(key, older=older)
        words = [line(standing)] if standing else []
        if key.kind is not Kind.STATEMENTS:
            return words
        speaker = self.dossier(older=older).target(key, "speaker")
        name = self.title(speaker, older=older) if speaker else None
        return [
            line(value(name) if name else code(speaker) if speaker else "speaker unknown"),
            *words,
        ]

    def _corrected(self, key: Key, *, older: bool) -> list[Key]:
        return [
            link.target
            for link in self.dossier(older=older).links_from(key, "corrects")
            if link.target.kind is not Kind.CORRECTIONS  # which might correct this one, and so on
        ]

    def _targets(self, key: Key, *, older: bool) -> Mapping[tuple[FieldPath, str], Key]:
        return {
            (_without_positions(link.path), words): link.target
            for link in self.dossier(older=older).links_from(key)
            for words in (link.target.id, str(link.target))
        }


def _without_positions(path: FieldPath) -> FieldPath:
    return tuple(step for step in path if isinstance(step, str))
