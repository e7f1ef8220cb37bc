"""What every record's page shows, whatever its kind."""

from dataclasses import dataclass

from dossier.model.records import Record
from dossier.views.names import Name, Names
from dossier.views.passages import Wording, wordings


@dataclass(frozen=True)
class Common:
    """What all records' pages have in common.

    Attributes:
        name: What the record is called.
        notes: The authors' own words, Markdown.
        same_as: Addresses that identify the same thing elsewhere.
        wordings: Evidence, one source's words each.
    """

    name: Name
    notes: str | None
    same_as: tuple[str, ...]
    wordings: tuple[Wording, ...]


def common(names: Names, record: Record) -> Common:
    """Return what a record's page has in common with those of all others."""
    key = record.key
    return Common(names.of(key), record.notes, record.same_as, wordings(names, key))
