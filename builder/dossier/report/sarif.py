"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from dossier.findings import RULES, Finding, Severity, identity, page
from dossier.report.reported import Report
from dossier.report.visible import visible

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT = "%SRCROOT%"
"""What paths start from: by custom, the repository's root."""

FINGERPRINT = "dossierIdentity/v1"
"""Not `primaryLocationLineHash`: GitHub works that out by itself, and warns of another's."""

_LINK = re.compile(r"\[[^\]]*\]\(")


def as_sarif(report: Report) -> str:
    """Return a report as SARIF: one JSON object, in ASCII."""
    from importlib.metadata import version  # noqa: PLC0415 - what other forms need not wait for

    rules = sorted({*RULES, *(finding.rule for finding in report.findings)})
    index = {rule: number for number, rule in enumerate(rules)}
    seen: Counter[tuple[str, str, str]] = Counter()
    results = []
    for finding in report.findings:
        key = identity(finding, report.path(finding))
        seen[key] += 1
        results.append(_result(finding, report, index, _fingerprint(key, seen[key])))
    driver = {
        "name": "dossier",
        "version": version("mkdocs-dossier"),
        "rules": [_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The repository's root."}}},
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)


def _rule(name: str) -> dict[str, Any]:
    rule = RULES.get(name)
    if rule is None:
        return {"id": name}
    read = page(rule)
    return {
        "id": name,
        "shortDescription": {"text": read.headline},
        "fullDescription": {"text": read.why},
        "help": {"text": read.why, "markdown": read.markdown},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(
    finding: Finding, report: Report, index: Mapping[str, int], fingerprint: str
) -> dict[str, Any]:
    file = {"uri": _uri(report.path(finding)), "uriBaseId": ROOT}
    region = {"startLine": finding.at.line, "startColumn": finding.at.column}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": "error" if finding.severity is Severity.ERROR else "warning",
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }


def _message(finding: Finding) -> str:
    lines = (finding.message, *(finding.help.split("\n") if finding.help else ()))
    text = "\n".join(map(visible, lines))
    # A message may hold links, `[words](address)`; one out of a file must not become any.
    return re.sub(r"([\\\[\]])", r"\\\1", text) if _LINK.search(text) else text


def _uri(path: str) -> str:
    return quote(path, errors="surrogateescape")


def _fingerprint(key: tuple[str, str, str], occurrence: int) -> str:
    told = json.dumps([*key, occurrence])
    return sha256(told.encode()).hexdigest()
