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
from dossier.diff.stood import gravity
from dossier.findings import Severity
from dossier.model.dates import Edtf
from dossier.model.fields import Key
from dossier.model.parts import Publish
from dossier.render.addresses import Here, url_of
from dossier.render.preview.fields import Field, Fields
from dossier.render.preview.marks import banner, with_mark
from dossier.render.preview.naming import Naming
from dossier.render.preview.passages import Passage, new_passages, shown_passages
from dossier.status import Change, State
from dossier.views.lines import Line, line
from dossier.views.names import Name

CHANGES = ("changes.md", "changes-in-this-preview.md")
"""Where the page of all changes may stand, the first that is free."""

GROUPS = ("standings", "gone", "new", "changed")
"""How the page of all changes is divided, the gravest first."""


@dataclass(frozen=True, slots=True)
class Base:
    """The revision that a preview is compared with.

    Attributes:
        name: As it was asked for: `main`.
        commit: Its id.
        remarks: What is odd about it, each a sentence.
    """

    name: str
    commit: str
    remarks: tuple[str, ...] = ()

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
        key: What it is called on the site, or was last.
        line: The record as lists show it; None when it is not on the site.
        was: Its name before, where it is gone for good and the name may be shown.
        fate: `new`, `changed`, `touched`, `renamed`, `removed`, `hidden` or `set-aside`.
        old_id: What it was called, where it was renamed.
        leads_to: The record to which its old address leads, where it has another or none now.
        standing: Of a statement that stands otherwise, where it stood and stands; None in it is
            "not on the site".
        turns: What made it so.
        fields: What its authors say otherwise.
        passages: Its quotations that are new or otherwise.
        taken_out: How many quotations are gone.
    """

    key: Key
    line: Line | None
    was: Name | None
    fate: str
    old_id: str | None = None
    leads_to: Name | None = None
    standing: tuple[State | None, State | None] | None = None
    turns: tuple[Turn, ...] = ()
    fields: tuple[Field, ...] = ()
    passages: tuple[Passage, ...] = ()
    taken_out: int = 0

    @property
    def anchor(self) -> str:
        """Its place on the page of all changes; ids have no two hyphens in a row.

        What is gone may have left its id to another record.
        """
        return f"{'gone--' if self.line is None else ''}{self.key.kind}--{self.key.id}"

    @property
    def group(self) -> str:
        """Under which words it is listed."""
        if self.line is None:
            return "gone"
        if self.standing or self.turns:
            return "standings"
        return "new" if self.fate == "new" else "changed"

    @property
    def says_nothing(self) -> bool:
        """Whether nothing of what is otherwise is for readers to see."""
        told = (self.standing, self.turns, self.old_id, self.fields, self.passages, self.taken_out)
        return not any(told)


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
        self._naming = Naming(comparison)
        self._names = self._naming.newer
        self._fields = Fields(self._naming)

    @property
    def path(self) -> str:
        """The page of all changes; an author's page in that place keeps it."""
        own = {url_of(page, directory_urls=True) for page in self._comparison.after.dossier.pages}
        return next((path for path in CHANGES if url_of(path, directory_urls=True) not in own), "")

    @cached_property
    def _listed(self) -> tuple[Entry, ...]:
        records = sorted(self._comparison.records, key=_gravity)
        return tuple(filter(None, map(self._entry, records)))

    @cached_property
    def entries(self) -> Mapping[Key, Entry]:
        """The records on the site that say or show something else, by what they are called now."""
        return {entry.key: entry for entry in self._listed if entry.line}

    @property
    def groups(self) -> Iterator[Group]:
        """The entries as the page of all changes shows them, each once."""
        for name in GROUPS:
            inside = tuple(one for one in self._listed if one.group == name)
            if inside:
                yield Group(name, inside)

    @property
    def publish(self) -> tuple[Publish, Publish] | None:
        """How much was and is shown of a source that does not say so itself, if that changed."""
        before, after = (
            state.settings.publish for state in (self._comparison.before, self._comparison.after)
        )
        return (before, after) if before is not after else None

    @property
    def follows(self) -> int:
        """How many records only name another one by its new id."""
        shown = self._names.dossier.records
        return sum(one.only_follows and one.key in shown for one in self._comparison.records)

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

    def marked(self, markdown: str, here: Here, key: Key) -> str:
        """Return a record's page, with what became of the record if it is another one now.

        Args:
            markdown: The page.
            here: Where it stands.
            key: The record.
        """
        entry = self.entries.get(key)
        return with_mark(markdown, here, entry, self.path) if entry else markdown

    def banner(self, address: str) -> str:
        """Return the line, in HTML, that says on every page what it is.

        Args:
            address: Of the page of all changes, as this page reaches it.
        """
        return banner(self.base, address)

    def _entry(self, change: RecordChange) -> Entry | None:
        before, after = change.before, change.after
        was_shown = before in self._naming.older.dossier.records if before else False
        if after is None or after not in self._names.dossier.records:
            return self._gone(change, before) if before and was_shown else None
        if before is None or not was_shown:
            passages = new_passages(self._names, after)
            return Entry(after, line(self._names, after), None, "new", passages=passages)
        entry = self._otherwise(change, before, after)
        return None if change.only_follows or entry.says_nothing else entry

    def _gone(self, change: RecordChange, before: Key) -> Entry:
        """Tell of a record that is kept back, or set aside, no more than that it is not there."""
        places = _places(change)
        if change.after is None:
            was, leads_to = self._naming.former(before).name, self._naming.successor(before)
            return Entry(before, None, was, "removed", leads_to=leads_to, standing=places)
        fate = "set-aside" if change.after in self._comparison.after.set_aside else "hidden"
        return Entry(before, None, None, fate, standing=places)

    def _otherwise(self, change: RecordChange, before: Key, after: Key) -> Entry:
        return Entry(
            after,
            line(self._names, after),
            None,
            _FATES[change.fate],
            old_id=before.id if before != after else None,
            leads_to=self._naming.successor(before) if before != after else None,
            standing=_places(change),
            turns=tuple(self._turns(change.standing)) if change.standing else (),
            fields=self._fields.of(change),
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


def _gravity(change: RecordChange) -> tuple[int, int]:
    return gravity(change.standing) if change.standing else (0, 0)


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
