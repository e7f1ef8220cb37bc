"""All checks, in one list."""

from collections.abc import Callable, Iterator

from dossier.checks import (
    aliases,
    chains,
    corrections,
    quotes,
    references,
    sources,
    tidiness,
    times,
)
from dossier.checks.case import Case
from dossier.findings import Finding

Check = Callable[[Case], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    references.check_names,
    references.check_drafts,
    sources.check_texts,
    sources.check_received,
    sources.check_quoted,
    sources.check_twins,
    sources.check_orphans,
    quotes.check_found,
    quotes.check_marks,
    quotes.check_length,
    quotes.check_repeats,
    quotes.check_presence,
    corrections.check_order,
    corrections.check_makers,
    times.check_statements,
    times.check_events,
    chains.check_references,
    chains.check_corrections,
    aliases.check_aliases,
    tidiness.check_unused,
    tidiness.check_redirects,
)
"""Every check; none depends on another, nor on the order."""


def run(case: Case) -> tuple[Finding, ...]:
    """Return what all checks find."""
    return tuple(finding for check in CHECKS for finding in check(case))
