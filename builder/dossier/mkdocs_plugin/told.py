"""What is wrong while the site is served: for the terminal, and as JSON for the browser."""

import logging
import sys
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from dossier.findings import Finding, Severity
from dossier.model.fields import Key
from dossier.report import LinesOf, as_text, excerpt, lines_in, visible
from dossier.tree import FolderTree

MOST = 100
"""How many findings a browser shows; the terminal has all."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a build came to.

    Attributes:
        number: Of the build; another one has another.
        findings: What is wrong with the dossier.
        set_aside: The records that the site goes without.
        failure: Why the site could not be built, in lines; empty when it could.
        warnings: What MkDocs and its other plugins warned of.
        kept: Whether the site that is shown is an earlier one.
    """

    number: int = 0
    findings: tuple[Finding, ...] = ()
    set_aside: tuple[Key, ...] = ()
    failure: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    kept: bool = False

    def in_terminal(self, root: Path, *, again: bool) -> None:
        """Write the findings as `dossier check` does, and what becomes of the site.

        Args:
            root: The dossier's folder.
            again: Whether the same findings were written before: their number will do.
        """
        colour = sys.stderr.isatty()
        if self.findings:
            text = as_text(self.findings, lines_in(FolderTree(root)), colour=colour)
            shown = f"{text.rpartition(chr(10))[2]}, as before" if again else f"\n{text}\n"
            click.echo(shown, err=True, color=colour)
        if self.set_aside and not self.kept:
            names = ", ".join(visible(str(key)) for key in self.set_aside)
            click.echo(f"Not on the site until this is mended: {names}", err=True)
        if self.kept:
            click.echo("The site stays as it was until this is mended.", err=True)

    def as_json(self, root: Path) -> dict[str, Any]:
        """Return the same for a browser: errors first, each with its excerpt."""
        ordered = sorted(self.findings, key=lambda one: (_is_warning(one), one.order))
        lines = _Lines(lines_in(FolderTree(root)))
        warnings = sum(map(_is_warning, ordered))
        return {
            "number": self.number,
            "kept": self.kept,
            "errors": len(ordered) - warnings or int(bool(self.failure)),
            "warnings": warnings + len(self.warnings),
            "findings": [_as_json(one, lines) for one in ordered[:MOST]],
            "more": max(0, len(ordered) - MOST),
            "failure": [visible(line) for line in self.failure],
            "said": [visible(line) for line in self.warnings],
            "set_aside": [] if self.kept else [str(key) for key in self.set_aside],
        }


class Listener(logging.Handler):
    """Hears what MkDocs and its plugins warn of; of very many, the last ones."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._heard: deque[str] = deque(maxlen=MOST)

    def emit(self, record: logging.LogRecord) -> None:
        """Take note of a warning or an error."""
        self._heard.extend(line for line in record.getMessage().splitlines() if line.strip())

    def heard(self) -> tuple[str, ...]:
        """Return what was heard since this was last asked, in lines."""
        lines = tuple(self._heard)
        self._heard.clear()
        return lines


class _Lines:
    """The lines of files, each file read once."""

    def __init__(self, lines: LinesOf) -> None:
        self._lines = lines
        self._known: dict[str, Sequence[str] | None] = {}

    def __call__(self, path: str) -> Sequence[str] | None:
        if path not in self._known:
            self._known[path] = self._lines(path)
        return self._known[path]


def _is_warning(finding: Finding) -> bool:
    return finding.severity is Severity.WARNING


def _as_json(finding: Finding, lines: LinesOf) -> dict[str, Any]:
    return {
        "severity": finding.severity.value,
        "rule": finding.rule,
        "at": visible(str(finding.at)),
        "message": visible(finding.message),
        "excerpt": excerpt(finding.at, lines(finding.at.path)),
        "help": [visible(line) for line in finding.help.splitlines()],
    }
