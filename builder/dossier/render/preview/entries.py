"""What became of each record, as the marks on its page and the page of all changes show it.

Only what readers may see is told: of the newer state what it shows, of the older one what the
authors had published in words of their own. No word of an article comes out of the older state, for
it may be one that is withheld now.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dossier.diff.changes import (
    ArticleFate,
    Comparison,
    Fate,
    QuotationFate,
    RecordChange,
    StandingChange,
)
from dossier.findings import Severity
from dossier.model.dates import Edtf
from dossier.model.fields import Key
from dossier.render.preview.fields import Field, shown_fields
from dossier.render.preview.passages import Passage, shown_passages
from dossier.status import Change, State
from dossier.views.names import Name, Names

GROUPS = ("standings", "gone", "new", "changed")
"""How the page of all changes is divided, the gravest first."""


@dataclass(frozen=True, slots=True)
class Base:
    """The revision that a preview is compared with.

    Attributes:
        name: As it was asked for: `main`.
        commit: Its id.
    """

    name: str
    commit: str

    @property
    def short(self) -> str:
        """As much of the commit's id as people write."""
        return self.commit[:7]


@dataclass(frozen=True, slots=True)
class Turn:
    """What made a statement stand otherwise.

    Attributes:
        what: What happened, in words.
        since: When.
        cause: The record, where the site shows it.
        came: Whether it is new, and not gone.
    """

    what: str
    since: Edtf
    cause: Name | None
    came: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of a record.

    Attributes:
        key: What it is called, or was last.
        name: Its name on the site; None when it is not there.
        was: Its name before, with the status that it had, where it is gone for good.
        fate: `new`, `changed`, `touched`, `renamed`, `removed`, `hidden` or `set-aside`.
        old_id: What it was called, where it was renamed.
        leads_on: Whether the old address leads to the new one.
        standing: Of a statement that stands otherwise, where it stood and stands; None in it is
            "not on the site".
        turns: What made it so.
        fields: What its authors say otherwise.
        passages: Its quotations that are new or otherwise.
        taken_out: How many quotations are gone.
    """

    key: Key
    name: Name | None
    was: Name | None
    fate: str
    old_id: str | None = None
    leads_on: bool = False
    standing: tuple[State | None, State | None] | None = None
    turns: tuple[Turn, ...] = ()
    fields: tuple[Field, ...] = ()
    passages: tuple[Passage, ...] = ()
    taken_out: int = 0

    @property
    def anchor(self) -> str:
        """Its place on the page of all changes; ids have no two hyphens in a row."""
        return f"{self.key.kind}--{self.key.id}"

    @property
    def group(self) -> str:
        """Under which words it is listed."""
        if self.name is None:
            return "gone"
        if self.standing or self.turns:
            return "standings"
        return "new" if self.fate == "new" else "changed"


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under their own words.

    Attributes:
        name: One of `GROUPS`.
        entries: By kind and id.
    """

    name: str
    entries: tuple[Entry, ...]


class Preview:
    """What a site says otherwise than it did.

    Args:
        base: What it is compared with.
        comparison: The comparison.
    """

    def __init__(self, base: Base, comparison: Comparison) -> None:
        self.base = base
        self._comparison = comparison
        self._names = Names(comparison.after.published)
        self._older = Names(comparison.before.published)

    @cached_property
    def entries(self) -> Mapping[Key, Entry]:
        """Every record that says or shows something else, by what it is called now."""
        found = filter(None, map(self._entry, self._comparison.records))
        return {entry.key: entry for entry in found}

    @property
    def groups(self) -> Iterator[Group]:
        """The entries as the page of all changes shows them, each once."""
        for name in GROUPS:
            inside = tuple(one for one in self.entries.values() if one.group == name)
            if inside:
                yield Group(name, inside)

    @property
    def follows(self) -> int:
        """How many records only name another one by its new id."""
        return sum(change.only_follows for change in self._comparison.records)

    @property
    def errors(self) -> int:
        """How many errors are new."""
        new = self._comparison.new_findings
        return sum(finding.severity is Severity.ERROR for finding in new)

    @property
    def articles(self) -> tuple[Name, ...]:
        """The sources whose text is not what it was."""
        shown = self._names.dossier.records
        changed = (one for one in self._comparison.articles if one.fate is ArticleFate.CHANGED)
        return tuple(self._names.of(one.source) for one in changed if one.source in shown)

    def _entry(self, change: RecordChange) -> Entry | None:
        before, after = change.before, change.after
        was_shown = before in self._older.dossier.records if before else False
        if after is None or after not in self._names.dossier.records:
            return self._gone(change) if was_shown else None
        if not was_shown or before is None:
            return Entry(after, self._names.of(after), None, "new")
        return None if change.only_follows else self._otherwise(change, before, after)

    def _gone(self, change: RecordChange) -> Entry:
        """Tell of a record that is kept back, or set aside, no more than that it is not there."""
        was, fate = None, "hidden"
        if change.after is None and change.before is not None:
            was, fate = self._older.of(change.before), "removed"
        elif change.after in self._comparison.after.set_aside:
            fate = "set-aside"
        return Entry(change.key, None, was, fate, standing=_places(change))

    def _otherwise(self, change: RecordChange, before: Key, after: Key) -> Entry:
        former = self._names.dossier.records[after].formerly
        return Entry(
            after,
            self._names.of(after),
            None,
            _FATES[change.fate],
            old_id=before.id if before != after else None,
            leads_on=before.id in former,
            standing=_places(change),
            turns=tuple(self._turns(change.standing)) if change.standing else (),
            fields=shown_fields(self._older, self._names, change),
            passages=shown_passages(self._names, change),
            taken_out=sum(each.fate is QuotationFate.REMOVED for each in change.quotations),
        )

    def _turns(self, standing: StandingChange) -> Iterator[Turn]:
        renamed = self._comparison.renamed
        for change in standing.went:
            yield self._turn(change, renamed.get(change.cause, change.cause), came=False)
        for change in standing.came:
            yield self._turn(change, change.cause, came=True)

    def _turn(self, change: Change, cause: Key, *, came: bool) -> Turn:
        shown = cause in self._names.dossier.records
        name = self._names.of(cause) if shown else None
        return Turn(change.what.words, change.since, name, came)


def _places(change: RecordChange) -> tuple[State | None, State | None] | None:
    """Return where a statement stood and stands, where the one is not the other."""
    standing = change.standing
    if standing is None or standing.before is standing.after:
        return None
    return standing.before, standing.after


_FATES = {
    Fate.RENAMED: "renamed",
    Fate.EDITED: "changed",
    Fate.TOUCHED: "touched",
}
