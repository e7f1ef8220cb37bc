"""A correction's page."""

from dataclasses import dataclass

from dossier.model.dates import Edtf
from dossier.model.fields import Key
from dossier.model.parts import CorrectionKind
from dossier.model.records import Correction
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
    corrects: tuple[Evidence, ...]
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
        corrects=_evidence(names, key, "corrects"),
        through=_evidence(names, key, "through"),
        instead=correction.instead,
        sections=backlinks(names, key, first=("corrected by",)),
    )


def _evidence(names: Names, key: Key, field: str) -> tuple[Evidence, ...]:
    targets = dict.fromkeys(link.target for link in names.dossier.links_from(key, field))
    return tuple(Evidence(line(names, target), wordings(names, target)) for target in targets)
