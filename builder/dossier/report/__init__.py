"""Findings as people and programs read them: a module for each form, and what they share."""

from dossier.report.baseline import NoReport, read_json
from dossier.report.excerpts import WIDTH, LinesOf, excerpt, lines_in
from dossier.report.job_summary import as_job_summary
from dossier.report.json import as_json
from dossier.report.junit import as_junit
from dossier.report.reported import Report, folder_in_repository
from dossier.report.sarif import as_sarif
from dossier.report.text import as_blocks, as_text
from dossier.report.visible import LONGEST, visible

__all__ = [
    "LONGEST",
    "WIDTH",
    "LinesOf",
    "NoReport",
    "Report",
    "as_blocks",
    "as_job_summary",
    "as_json",
    "as_junit",
    "as_sarif",
    "as_text",
    "excerpt",
    "folder_in_repository",
    "lines_in",
    "read_json",
    "visible",
]
