"""A correction's page."""

from dataclasses import dataclass

from dossier.model.dates import Edtf
from dossier.model.fields import Key
from dossier.model.parts import CorrectionKind
from dossier.model.records import Correction
from dossier.views.durations import Duration
from dossier.views.ledger import Entry, entry, of_record
from dossier.views.lines import Fact, Line, Section, backlinks, facts, line
from dossier.views.names import Names
from dossier.views.passages import Wording, wordings
from dossier.views.records import Common, common


@dataclass(frozen=True, slots=True)
class Evidence:
    """A record with the words of the sources for it."""

    line: Line
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Corrected(Evidence):
    """A record that was corrected, with the words of the sources for it.

    Attributes:
        entry: What the ledger has of it: who quotes it without its corrections, say.
        after: How long it had stood when it was corrected here; None when that is not known.
    """

    entry: Entry
    after: Duration | None


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction's page.

    Attributes:
        common: What all records' pages show.
        kind: What it does.
        issued: When.
        facts: Who made it, and on whose behalf; nobody is named where it is our own.
        corrects: What it corrects, with the words for it.
        through: The statements that make it, with the words for them.
        instead: What holds now.
        sections: What names it.
    """

    common: Common
    kind: CorrectionKind
    issued: Edtf
    facts: tuple[Fact, ...]
    corrects: tuple[Corrected, ...]
    through: tuple[Evidence, ...]
    instead: str | None
    sections: tuple[Section, ...]


def correction_view(names: Names, correction: Correction) -> CorrectionView:
    """Lay out a correction's page."""
    key = correction.key
    return CorrectionView(
        common=common(names, correction),
        kind=correction.kind,
        issued=correction.issued,
        facts=facts(names, key, "by", "on_behalf_of"),
        corrects=tuple(
            _corrected(names, correction, each) for each in _named(names, key, "corrects")
        ),
        through=tuple(
            Evidence(line(names, each), wordings(names, each))
            for each in _named(names, key, "through")
        ),
        instead=correction.instead,
        sections=backlinks(names, key, first=("corrected by",)),
    )


def _corrected(names: Names, correction: Correction, key: Key) -> Corrected:
    found = entry(names, key, of_record(names, key, like=correction))
    own = (made.after for made in found.amended if made.key == correction.key)
    return Corrected(line(names, key), wordings(names, key), found, next(own))


def _named(names: Names, key: Key, field: str) -> tuple[Key, ...]:
    return tuple(dict.fromkeys(link.target for link in names.dossier.links_from(key, field)))
