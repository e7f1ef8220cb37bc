"""What is wrong with a dossier: an author's mistakes, as values."""

from dossier.findings.known import Known, identity
from dossier.findings.pages import Page, page
from dossier.findings.rules import RULES, Finding, Rule, Severity

__all__ = ["RULES", "Finding", "Known", "Page", "Rule", "Severity", "identity", "page"]
