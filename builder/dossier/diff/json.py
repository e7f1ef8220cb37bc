"""The report on a comparison for programs.

One object; nothing in it is ever cut. A record, article or source is named `kind/id`; what does not
apply is null.

- `base`, `head`: `{name, commit}`, the two revisions.
- `remarks`: what is odd about them, each a sentence.
- `summary`: how many there are: `records` by fate, `standings` (statements that stand otherwise),
  `quotations` by fate, `articles`, `settings`, `pages` by fate, `new_errors`, `new_warnings`,
  `mended`, `known` (findings that stay as they were).
- `records`: `{fate, before, after, title, status, draft, unread, path, fields, quotations,
  standing}`. `fate` is added, removed, renamed, edited or touched; `status` that of the statement
  whose claim is in the title, or "not on the site"; `path` the file. `fields` are
  `{path, before, after, follows}`, a path being `roles[0].title`; `before` and `after` are a text,
  a list or an object, as the YAML has it, and `follows` says that the field names the same record
  under its new id. `standing` is `{before, after, came, went}`, of which the first two are
  statuses, null where the statement is not on the site, and the others lists of `{what, cause,
  since, state}`.
- `quotations`: `{fate, path, source, exact, fields, at, sentence, in_record, problem}`. `exact` is
  `{before, after}`, lists of pieces. `at` is `{path, line, column}` in the article, and `sentence`
  the sentence there, of the quotation as it is, or was when it is gone; both are null when it does
  not stand there, and `problem`, `{rule, message, help}`, then says why. `in_record` is its place
  in the record's file.
- `articles`: `{fate, source, before, after}`, the last two being paths.
- `settings`: as `fields`.
- `pages`: `{new, changed, gone, lost}`, lists of addresses from the site's root on.
- `findings`: `{new, mended}`, lists of findings as `dossier check --format json` gives them.
- `set_aside`, `shown_again`: the records that errors keep off the site now and did not before, and
  the other way round.
"""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from dossier.diff.changes import Fate, FieldChange, QuotationChange, QuotationFate, RecordChange
from dossier.diff.contents import Contents
from dossier.diff.quoted import place_of, sentence_of
from dossier.diff.subject import Subject
from dossier.diff.values import path_name
from dossier.findings import Finding
from dossier.location import Location
from dossier.model.fields import Key
from dossier.status import Change

_UNPROVED = (QuotationFate.FAILING, QuotationFate.UNPROVED)


def as_json(subject: Subject) -> str:
    """Return all that a comparison says, in ASCII; the module's docstring gives the keys."""
    contents, found = Contents(subject), subject.comparison
    pages = subject.pages
    report = {
        "base": {"name": subject.base, "commit": subject.base_commit},
        "head": {"name": subject.head, "commit": subject.head_commit},
        "remarks": list(subject.remarks),
        "summary": _summary(contents),
        "records": [_record(contents, change) for change in found.records],
        "articles": [
            {
                "fate": each.fate.value,
                "source": str(each.source),
                "before": each.before,
                "after": each.after,
            }
            for each in found.articles
        ],
        "settings": [_field(field) for field in found.settings],
        "pages": {
            "new": list(pages.new),
            "changed": list(pages.changed),
            "gone": list(pages.gone),
            "lost": list(pages.lost),
        },
        "findings": {
            "new": [_finding(each) for each in found.new_findings],
            "mended": [_finding(each) for each in found.mended_findings],
        },
        "set_aside": [str(key) for key in found.set_aside],
        "shown_again": [str(key) for key in found.shown_again],
    }
    return json.dumps(report, indent=1)


def _summary(contents: Contents) -> dict[str, Any]:
    found, pages = contents.comparison, contents.subject.pages
    records = Counter(change.fate for change in found.records)
    return {
        "records": {fate.value: records[fate] for fate in Fate},
        "standings": len(found.standings),
        "quotations": {fate.value: contents.fates[fate] for fate in QuotationFate},
        "articles": len(found.articles),
        "settings": len(found.settings),
        "pages": {
            "new": len(pages.new),
            "changed": len(pages.changed),
            "gone": len(pages.gone),
            "lost": len(pages.lost),
        },
        "new_errors": len(contents.errors),
        "new_warnings": len(contents.warnings),
        "mended": len(found.mended_findings),
        "known": contents.known,
    }


def _record(contents: Contents, change: RecordChange) -> dict[str, Any]:
    older = change.after is None
    standing = change.standing
    return {
        "fate": change.fate.value,
        "before": _name(change.before),
        "after": _name(change.after),
        "title": contents.names.title(change.key, older=older),
        "status": contents.names.standing(change.key, older=older),
        "draft": change.draft,
        "unread": change.unread,
        "path": contents.names.dossier(older=older).remains[change.key].places.path,
        "fields": [_field(field) for field in change.fields],
        "quotations": [_quotation(contents, each) for each in change.quotations],
        "standing": {
            "before": standing.before and standing.before.value,
            "after": standing.after and standing.after.value,
            "came": _history(standing.came),
            "went": _history(standing.went),
        }
        if standing
        else None,
    }


def _quotation(contents: Contents, change: QuotationChange) -> dict[str, Any]:
    quotation = change.after or change.before
    if quotation is None:
        raise TypeError("a change of no quotation")
    dossier = contents.names.dossier(older=change.after is None)
    at = place_of(quotation, dossier)
    sentence = "".join(run.text for run in sentence_of(quotation, dossier))
    problem = contents.problems.of(quotation, dossier) if change.fate in _UNPROVED else None
    return {
        "fate": change.fate.value,
        "path": path_name(quotation.path),
        "source": _name(quotation.source) or quotation.quote.source,
        "exact": {
            "before": list(change.before.quote.exact) if change.before else None,
            "after": list(change.after.quote.exact) if change.after else None,
        },
        "fields": [_field(field) for field in change.fields],
        "at": _place(at) if at else None,
        "sentence": sentence or None,
        "in_record": _place(quotation.at("exact")),
        "problem": {"rule": problem.rule, "message": problem.message, "help": problem.help}
        if problem
        else None,
    }


def _field(field: FieldChange) -> dict[str, Any]:
    return {
        "path": path_name(field.path),
        "before": field.before,
        "after": field.after,
        "follows": field.follows,
    }


def _history(changes: Iterable[Change]) -> list[dict[str, str]]:
    return [
        {
            "what": each.what.value,
            "cause": str(each.cause),
            "since": each.since.text,
            "state": each.state_after.value,
        }
        for each in changes
    ]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        **_place(finding.at),
        "message": finding.message,
        "help": finding.help,
    }


def _place(at: Location) -> dict[str, Any]:
    return {"path": at.path, "line": at.line, "column": at.column}


def _name(key: Key | None) -> str | None:
    return str(key) if key else None
