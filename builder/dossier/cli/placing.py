"""New files are judged before they are written: what they would bring, said and weighed."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from dossier.checks.tidiness import UnusedRecord
from dossier.cli.common import COULD_NOT_RUN
from dossier.findings import Finding, Severity
from dossier.pipeline import Build, build
from dossier.report import as_text, lines_in, visible
from dossier.tree import FolderTree, OverlaidTree


@dataclass(frozen=True)
class Outcome:
    """What a dossier would be with some more files.

    Attributes:
        tree: Its files.
        findings: What would be found that is not found now; but not that nothing names a record
            that has only just been made.
    """

    tree: OverlaidTree
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> bool:
        """Whether one of the findings is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def show(self) -> None:
        """Write the findings to standard error."""
        if self.findings:
            colour = sys.stderr.isatty()
            text = as_text(self.findings, lines_in(self.tree), colour=colour)
            click.echo(text, err=True, color=colour)


def judged(root: Path, before: Build, files: Mapping[str, bytes]) -> Outcome:
    """Say what would be found in the dossier with these files, by their paths in it."""
    tree = OverlaidTree(FolderTree(root), files)
    known = {_what(finding) for finding in before.findings}
    after = build(tree, before.settings)
    return Outcome(
        tree,
        tuple(
            finding
            for finding in after.findings
            if _what(finding) not in known
            and (finding.rule != UnusedRecord.name or finding.at.path not in files)
        ),
    )


def _what(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.at.path, finding.message  # lines move when something is added


def refuse(findings: tuple[Finding, ...], advice: str = "") -> None:
    """Say, a line each, what keeps a record from being written, and stop; else go on."""
    if not findings:
        return
    for finding in findings:
        click.echo(f"dossier: {visible(finding.message)}", err=True)
        for line in finding.help.split("\n") if finding.help else ():
            click.echo(f"  {visible(line)}", err=True)
    if advice:
        click.echo(advice, err=True)
    sys.exit(COULD_NOT_RUN)
