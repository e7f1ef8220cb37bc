"""Findings as people and programs read them: a module for each form, and what they share."""

from dossier.report.excerpts import WIDTH, LinesOf, excerpt, lines_in
from dossier.report.json import as_json
from dossier.report.text import as_text
from dossier.report.visible import LONGEST, visible

__all__ = [
    "LONGEST",
    "WIDTH",
    "LinesOf",
    "as_json",
    "as_text",
    "excerpt",
    "lines_in",
    "visible",
]
