"""Findings told from those that are known: of a baseline, or of the dossier as it was.

A finding is known by its rule, its file and what it says, not by its line: lines move whenever
somebody writes above them. What occurs more often than is known is new.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dossier.findings.rules import Finding

Identity = tuple[str, str, str]
"""Rule, path, and the message without positions."""

# `seeds/x.txt:12:3` but not the time 10:30:15, of which nothing moves.
_POSITION = re.compile(r"(?<=[^\s\d:]):\d+:\d+(?![\d:])|(?<=\bline )\d+")
_SOMEWHERE = "?"


def identity(finding: Finding, path: str | None = None) -> Identity:
    """Return what a finding is known by.

    Args:
        finding: The finding.
        path: The file to take in place of its own, as when that has been renamed.
    """
    where = finding.at.path if path is None else path
    return finding.rule, where, _POSITION.sub(_SOMEWHERE, finding.message)


@dataclass(frozen=True, slots=True)
class Known:
    """Findings that are known.

    Attributes:
        counts: How often each is known to occur.
    """

    counts: Mapping[Identity, int]

    @classmethod
    def of(cls, findings: Iterable[Finding], renamed: Mapping[str, str] | None = None) -> "Known":
        """Return what knows these findings.

        Args:
            findings: What is to be known.
            renamed: From their files to those that the same findings stand in now; a file that is
                not among them has kept its path.
        """
        paths = renamed or {}
        return cls(Counter(identity(one, paths.get(one.at.path)) for one in findings))

    def split(self, findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Return the new ones and the known ones, each in the order given.

        Where one occurs more often than it is known to, the last in the order of places are new.
        """
        given = tuple(findings)
        left = Counter(self.counts)
        old = set()
        for number in sorted(range(len(given)), key=lambda number: given[number].order):
            key = identity(given[number])
            if left[key] > 0:
                old.add(number)
            left[key] -= 1
        return (
            tuple(one for number, one in enumerate(given) if number not in old),
            tuple(one for number, one in enumerate(given) if number in old),
        )

    def gone(self, findings: Iterable[Finding]) -> int:
        """Return how many of the known ones are not among `findings` any more."""
        return (Counter(self.counts) - Counter(map(identity, findings))).total()
