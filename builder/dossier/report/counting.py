"""How many there are, in words."""

from collections.abc import Collection

from dossier.findings import Finding, Severity


def summary(
    findings: Collection[Finding], records: int | None = None, quotations: int | None = None
) -> str:
    """Return how many findings there are, and in how much.

    Args:
        findings: What is wrong.
        records: How many there are; left out when None.
        quotations: Likewise.
    """
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    text = f"{count(errors, 'error')}, {count(len(findings) - errors, 'warning')}"
    if records is not None:
        text += f" in {count(records, 'record')}"
    if quotations is not None:
        text += f" {'with' if records is not None else 'in'} {count(quotations, 'quotation')}"
    return text


def count(number: int, what: str) -> str:
    """Return a number with what it counts, in the plural where it must be."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
