"""What is judged: the linked whole and the files behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dossier.checks.marks import Marks
from dossier.link.dossier import Dossier
from dossier.model.fields import Key
from dossier.seeds import SeedFile, SeedOutcome, Undecodable, digest


@dataclass(frozen=True)
class Case:
    """A dossier as all checks judge it.

    Attributes:
        dossier: Everything, drafts and faulty records included.
        annotations: The folder of the records.
        seeds: The folder of the articles.
        seed_files: Every file in it.
        texts: What stands at the `text` of each source record that has one.
        received: Likewise at the `file` of its `received`.
        undecodable: The sources whose file is there but is not UTF-8.
        complete: Whether every file of records and pages could be read, so that what nothing
            names is really named by nothing.
    """

    dossier: Dossier
    annotations: str = "annotations"
    seeds: str = "seeds"
    seed_files: tuple[str, ...] = ()
    texts: Mapping[Key, SeedOutcome] = field(default_factory=dict)
    received: Mapping[Key, SeedOutcome] = field(default_factory=dict)
    undecodable: Mapping[Key, Undecodable] = field(default_factory=dict)
    complete: bool = True

    @cached_property
    def digests(self) -> Mapping[Key, str]:
        """The SHA-256 digest of each source's file, where there is one."""
        return {
            key: digest(outcome.data)
            for key, outcome in self.texts.items()
            if isinstance(outcome, SeedFile)
        }

    def marks(self, source: Key) -> Marks:
        """Return where a source's text has quotation marks; the text must be known."""
        if source not in self._marks:
            self._marks[source] = Marks(self.dossier.texts[source])
        return self._marks[source]

    @cached_property
    def _marks(self) -> dict[Key, Marks]:
        return {}
