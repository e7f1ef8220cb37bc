"""What the forms have in common: the findings to be told, and what they were found in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dossier.findings import Finding, Severity
from dossier.report.counting import summary


@dataclass(frozen=True)
class Report:
    """What `dossier check` has to tell.

    Attributes:
        findings: Sorted by place; known ones are not among them.
        records: What each record is called, by the path of its file.
        quotations: How many there are.
        folder: The dossier's folder within its repository, empty or with a slash at its end.
        strict: Whether warnings count, too, towards the exit status.
        remarks: On what is left out, each a sentence.
    """

    findings: tuple[Finding, ...]
    records: Mapping[str, str]
    quotations: int
    folder: str = ""
    strict: bool = False
    remarks: tuple[str, ...] = ()

    @cached_property
    def summary(self) -> str:
        """How many findings there are, and in how much."""
        return summary(self.findings, len(self.records), self.quotations)

    @property
    def by_weight(self) -> Iterator[Finding]:
        """The findings, errors first, else by place."""
        return iter(sorted(self.findings, key=lambda one: one.severity is not Severity.ERROR))

    @property
    def fails(self) -> bool:
        """Whether any finding counts towards the exit status."""
        return any(map(self.counts, self.findings))

    def counts(self, finding: Finding) -> bool:
        """Say whether a finding counts towards the exit status."""
        return self.strict or finding.severity is Severity.ERROR

    def path(self, finding: Finding) -> str:
        """Return the path of a finding's file from the repository's root on."""
        return f"{self.folder}{finding.at.path}"


def folder_in_repository(root: Path) -> str:
    """Return where a dossier's folder lies in its git repository; see `Report.folder`.

    Git is not asked: it may be absent, and a repository that belongs to somebody else is one, too.
    Where there is none, the dossier's folder stands for it.
    """
    here = root.resolve()
    for above in (here, *here.parents):
        if (above / ".git").exists():
            inside = here.relative_to(above).as_posix()
            return "" if inside == "." else f"{inside}/"
    return ""
