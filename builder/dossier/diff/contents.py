"""A comparison in the order in which a reviewer needs it, the gravest first."""

from collections import Counter
from functools import cached_property

from dossier.diff.changes import Fate, QuotationChange, QuotationFate, RecordChange
from dossier.diff.naming import Names
from dossier.diff.quoted import Problems
from dossier.diff.stood import gravity
from dossier.diff.subject import Subject
from dossier.findings import Finding, Severity
from dossier.model.fields import Key, Kind

Quoted = tuple[RecordChange, QuotationChange]
"""A quotation that is not what it was, with the record that it is in."""

_RANK = {fate: rank for rank, fate in enumerate(QuotationFate)}
_ALONE = (Fate.ADDED, Fate.REMOVED)
_SAID = (Kind.STATEMENTS, Kind.CORRECTIONS)


class Contents:
    """What there is to be told about a comparison.

    Attributes:
        subject: What is reported.
        names: How records are named.
        problems: What is wrong now.
    """

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.comparison = subject.comparison
        self.names = Names(self.comparison)
        self.problems = Problems(self.comparison.after.findings)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is otherwise."""
        found, pages = self.comparison, self.subject.pages
        findings = (*found.new_findings, *found.mended_findings)
        return not (
            (*found.records, *found.articles, *found.settings, *findings)
            or (*pages.new, *pages.changed, *pages.gone, *pages.lost)
        )

    @cached_property
    def standings(self) -> list[RecordChange]:
        """The statements that stand otherwise; those that are new or gone are told as records."""
        found = [each for each in self.comparison.standings if each.fate not in _ALONE]
        return sorted(found, key=lambda each: gravity(each.standing) if each.standing else (9, 9))

    @cached_property
    def quotations(self) -> list[Quoted]:
        """All quotations that are not what they were, the gravest first."""
        found = [(record, each) for record in self.comparison.records for each in record.quotations]
        return sorted(found, key=lambda item: _RANK[item[1].fate])

    @cached_property
    def fates(self) -> Counter[QuotationFate]:
        """How many quotations have met with what."""
        return Counter(change.fate for _, change in self.quotations)

    @property
    def failing(self) -> list[Quoted]:
        """The quotations that do not stand in their source."""
        return [item for item in self.quotations if item[1].fate is QuotationFate.FAILING]

    @property
    def other_quotations(self) -> list[Quoted]:
        """The other ones, but for those of records that are new or gone."""
        return [
            (record, change)
            for record, change in self.quotations
            if change.fate is not QuotationFate.FAILING and record.fate not in _ALONE
        ]

    @cached_property
    def told_with_quotations(self) -> frozenset[Finding]:
        """The findings that are told where a quotation fails."""
        dossier = self.comparison.after.dossier
        found = (self.problems.of(q.after, dossier) for _, q in self.failing if q.after)
        return frozenset(filter(None, found))

    @cached_property
    def errors(self) -> list[Finding]:
        """All new errors."""
        return [f for f in self.comparison.new_findings if f.severity is Severity.ERROR]

    @property
    def other_errors(self) -> list[Finding]:
        """The new errors that are not told with a quotation."""
        return [f for f in self.errors if f not in self.told_with_quotations]

    @cached_property
    def warnings(self) -> list[Finding]:
        """All new warnings."""
        return [f for f in self.comparison.new_findings if f.severity is Severity.WARNING]

    @property
    def known(self) -> int:
        """How many faults stay as they were."""
        return len(self.comparison.after.findings) - len(self.comparison.new_findings)

    def records(self, fate: Fate) -> list[RecordChange]:
        """Return the records that met with one thing; statements and what corrects them first."""
        return sorted(
            self.comparison.of_fate(fate), key=lambda change: change.key.kind not in _SAID
        )

    @cached_property
    def edited(self) -> list[RecordChange]:
        """The records whose fields say something else than that another record has a new id."""
        return [
            change
            for change in self.records(Fate.EDITED)
            if (change.fields or change.unread) and not change.only_follows
        ]

    @cached_property
    def followers(self) -> Counter[Key]:
        """How many records follow each renamed one to its new id."""
        renamed = set(self.comparison.renamed.values())
        found: Counter[Key] = Counter()
        for change in self.comparison.records:
            fields = {str(field.path[0]) for field in change.fields if field.follows}
            if change.after and fields:
                links = self.comparison.after.dossier.links_from(change.after, *fields)
                found.update({link.target for link in links} & renamed)
        return found

    @cached_property
    def only_following(self) -> list[RecordChange]:
        """The records that say nothing else than that another record has a new id."""
        return [change for change in self.comparison.records if change.only_follows]
