"""Findings read back from what `as_json` wrote, to be known from then on."""

import json
from dataclasses import dataclass
from typing import Any

from dossier.findings import Finding, Severity
from dossier.location import Location

LARGEST = 64 * 1024 * 1024
"""Bytes that are read; 100,000 findings take a fourth of it."""


@dataclass(frozen=True, slots=True)
class NoReport:
    """The file is not what `dossier check --format json` prints.

    Attributes:
        reason: A clause without a full stop.
    """

    reason: str


def read_json(data: bytes) -> tuple[Finding, ...] | NoReport:
    """Return the findings that a report names.

    Args:
        data: UTF-8, or UTF-16 or UTF-32, as shells of Windows write what a command prints.
    """
    if len(data) > LARGEST:
        return NoReport(f"is larger than {LARGEST // 1024**2} MiB")
    try:
        report = json.loads(data)
    except (ValueError, RecursionError):  # the latter: a thousand brackets deep
        return NoReport("is not JSON")
    findings = report.get("findings") if isinstance(report, dict) else None
    if not isinstance(findings, list):
        return NoReport("is JSON of another kind")
    read = [_finding(one) for one in findings]
    if None in read:
        return NoReport(f"has no rule, path or message in finding {read.index(None) + 1:,}")
    return tuple(one for one in read if one is not None)


def _finding(one: Any) -> Finding | None:
    """Return a finding by what it is known by; the rest of it is nobody's concern."""
    words = [one.get(name) for name in ("rule", "path", "message")] if isinstance(one, dict) else []
    match words:
        case [str() as rule, str() as path, str() as message]:
            line = one.get("line")
            at = Location(path, line if isinstance(line, int) else 1)
            return Finding(rule, Severity.ERROR, at, message)
        case _:
            return None
