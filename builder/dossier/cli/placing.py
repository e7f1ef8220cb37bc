"""New files are judged before they are written: what they would bring, said and weighed."""

import shlex
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from dossier.checks.tidiness import UnusedRecord
from dossier.cli.asking import ask_for, on_a_terminal
from dossier.cli.common import COULD_NOT_RUN, stop
from dossier.desk.drafting import record_of
from dossier.desk.ids import id_for, in_the_way
from dossier.findings import Finding, Severity
from dossier.link.dossier import Dossier
from dossier.model.fields import Key, Kind
from dossier.pipeline import Build, build
from dossier.report import as_text, lines_in, visible
from dossier.tree import FolderTree, OverlaidTree
from dossier.yaml_nodes import Value


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


def stop_if_taken(key: Key, dossier: Dossier) -> None:
    """Stop where a record cannot have the id that it was given."""
    if fault := in_the_way(key, dossier):
        advice = "Ids are lower-case letters a-z and digits, in words joined by single hyphens."
        stop(visible(fault), advice if "cannot" in fault else "Choose another id.")


def free_id(
    kind: Kind,
    given: str | None,
    fields: Mapping[str, Value],
    dossier: Dossier,
    example: Sequence[str],
) -> Key:
    """Return the key of a new record: the id that was given, or one made of its words.

    Where none can be made that is free, another is asked for; without a terminal, stop. No number
    is put behind it: two things of one name have other words to tell them apart.

    Args:
        kind: The record's.
        given: The id that was given, which is known to be free.
        fields: The record's.
        dossier: The others.
        example: The command with `ID` where an id is to be given.
    """
    if given:
        return Key(kind, given)
    record = record_of(kind, fields)
    made = id_for(record) if record else None
    fault = in_the_way(Key(kind, made), dossier) if made else "no id can be made of its words"
    if made and not fault:
        return Key(kind, made)
    if not on_a_terminal():
        stop(f"{fault}: give it an id", f"For example: {visible(shlex.join(example))}")

    def checked(text: str) -> Key:
        key = Key(kind, text)
        if fault := in_the_way(key, dossier):
            raise click.UsageError(visible(fault))
        return key

    click.echo(f"{visible(fault)}.", err=True)
    answer: Key = ask_for("id", checked)
    return answer
