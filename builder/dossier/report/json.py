"""Findings for programs."""

import json
from collections.abc import Iterable

from dossier.findings import Finding


def as_json(findings: Iterable[Finding], records: int, quotations: int) -> str:
    """Return findings for programs, sorted: one JSON object, in ASCII."""
    ordered = sorted(findings, key=lambda finding: finding.order)
    report = {
        "findings": [
            {
                "rule": finding.rule,
                "severity": finding.severity.value,
                "path": finding.at.path,
                "line": finding.at.line,
                "column": finding.at.column,
                "message": finding.message,
                "help": finding.help,
            }
            for finding in ordered
        ],
        "records": records,
        "quotations": quotations,
    }
    return json.dumps(report, indent=1)
