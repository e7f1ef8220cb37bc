"""A record in short, to be set into running text."""

from dataclasses import dataclass

from dossier.model.fields import Key
from dossier.views.lines import Line, line
from dossier.views.names import Names
from dossier.views.passages import Wording, wordings


@dataclass(frozen=True, slots=True)
class Card:
    """A record in short.

    Attributes:
        line: The record, when and by whom.
        wording: One source's words for it, where it has any.
        others: How many more sources' words its page has.
    """

    line: Line
    wording: Wording | None
    others: int


def card(names: Names, key: Key) -> Card:
    """Return a record's card."""
    found = wordings(names, key)
    shown = next((wording for wording in found if wording.pieces), found[0] if found else None)
    return Card(line(names, key), shown, max(0, len(found) - 1))
