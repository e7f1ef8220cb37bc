"""All findings as Markdown for the page that GitHub shows of a job."""

from collections.abc import Sequence

from dossier.findings import Finding, Severity
from dossier.report.counting import count
from dossier.report.github import SHOWN
from dossier.report.markdown import code, escaped
from dossier.report.reported import Report

MOST = 1024 * 1024
"""Bytes that a step may write; GitHub shows nothing of a summary that is larger."""

_FOR_THE_END = 1000  # bytes: what closes a fold, and the sentence that says what is left out


def as_job_summary(report: Report, room: int = MOST) -> str:
    """Return a report as Markdown: the summary, errors, warnings; those beyond ten are folded.

    Args:
        report: What to tell.
        room: How many bytes of UTF-8 it may have; a sentence says how many findings are left out.
    """
    head = [f"## {report.summary}", "", *(f"{escaped(remark)}\n" for remark in report.remarks)]
    text = "\n".join([*head, ""])
    left = room - len(text.encode()) - _FOR_THE_END
    told = 0
    for severity in Severity:
        findings = [one for one in report.findings if one.severity is severity]
        part, fitting = _part(severity, findings, report, left)
        text += part
        left -= len(part.encode())
        told += fitting
    if missing := len(report.findings) - told:
        text += f"{count(missing, 'finding')} more did not fit here; `dossier check` shows all.\n"
    return text


def _part(
    severity: Severity, findings: Sequence[Finding], report: Report, room: int
) -> tuple[str, int]:
    """Return the findings of one severity as Markdown, and how many of them fitted in."""
    if not findings or room <= 0:
        return "", 0
    lines: list[str] = [f"### {count(len(findings), severity.value)}", ""]
    told = 0
    for finding in findings:
        item = _item(finding, report)
        room -= len(item.encode()) + 1
        if room < 0:
            break
        if told == SHOWN:
            lines += ["", f"<details><summary>{len(findings) - SHOWN:,} more</summary>", ""]
        lines.append(item)
        told += 1
    end = ["", "</details>"] if told > SHOWN else []
    return "\n".join([*lines, *end, "", ""]), told


def _item(finding: Finding, report: Report) -> str:
    place = code(f"{report.path(finding)}:{finding.at.line}:{finding.at.column}")
    told = f"- **{finding.rule}** at {place}<br>{escaped(finding.message)}"
    first, *others = map(escaped, finding.help.split("\n"))
    if others:
        lines = "<br>".join(others)
        return f"{told}<details><summary>{first}</summary>{lines}</details>"
    return f"{told}<br>{first}" if first else told
