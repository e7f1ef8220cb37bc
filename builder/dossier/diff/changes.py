"""The kinds of changes between two states of a dossier, each a value.

`before` and `after` are the two states. What stands in both is called by its name after; what was
renamed counts as the same record.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Protocol

from dossier.findings import Finding
from dossier.link.dossier import Dossier
from dossier.link.quotations import Quotation
from dossier.model.fields import Key
from dossier.model.parts import FieldPath
from dossier.settings import Settings
from dossier.status import Change as HistoryChange
from dossier.status import State


class Judged(Protocol):
    """A dossier that was read, linked and judged; `pipeline.Build` is one."""

    @property
    def settings(self) -> Settings:
        """As in mkdocs.yml."""

    @property
    def dossier(self) -> Dossier:
        """Everything, as it was judged."""

    @property
    def published(self) -> Dossier:
        """What the site shows."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong, sorted by place."""

    @property
    def set_aside(self) -> tuple[Key, ...]:
        """The records that are not published because of faults."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that says something else; quotations are not among the fields.

    Attributes:
        path: Where it stands after, or before where it is gone: `("roles", 0, "title")`.
        before: What the YAML had, a text, a list or a mapping; None where there was nothing.
        after: What it has; None where it was taken out.
        follows: It names the same record as before, one that was renamed.
    """

    path: FieldPath
    before: Any
    after: Any
    follows: bool = False


class QuotationFate(StrEnum):
    """What became of a quotation; the gravest first.

    Attributes:
        FAILING: It does not stand in its source, in one place, and did so before or is new.
        REMOVED: It is gone.
        EDITED: It has other words, or another source, and stands there.
        ADDED: It is new, and stands in its source.
        MENDED: It stands in its source now, and did not before.
        MOVED: It has the same words, and they stand elsewhere in the source.
        REMARKED: It has the same words in the same place, and another kind or context.
        UNPROVED: It was not proved before and is not now, with other words.
    """

    FAILING = "failing"
    REMOVED = "removed"
    EDITED = "edited"
    ADDED = "added"
    MENDED = "mended"
    MOVED = "moved"
    REMARKED = "remarked"
    UNPROVED = "unproved"


@dataclass(frozen=True, slots=True)
class QuotationChange:
    """A quotation that is new, gone, or not what or where it was.

    Attributes:
        fate: What became of it.
        before: As it was; None when it is new.
        after: As it is; None when it is gone.
        fields: What else its author changed in it: `kind`, `prefix`, `suffix`, `source`.
    """

    fate: QuotationFate
    before: Quotation | None
    after: Quotation | None
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class StandingChange:
    """A statement that stands otherwise on the site than it did, or for other reasons.

    Attributes:
        before: Where it stood; None when it was not on the site.
        after: Where it stands; None when it is not on the site.
        came: What is new in its history, the utterance apart; each names the record that is its
            cause, which may be another than the statement.
        went: What was in its history and is no longer.
    """

    before: State | None
    after: State | None
    came: tuple[HistoryChange, ...] = ()
    went: tuple[HistoryChange, ...] = ()


class Fate(StrEnum):
    """What became of a record.

    Attributes:
        ADDED: It is new.
        REMOVED: It is gone.
        RENAMED: It has another id, and may have changed besides.
        EDITED: Its file says something else.
        TOUCHED: Its file says the same, but by another record's or article's change it stands
            otherwise, or a quotation in it does.
    """

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    EDITED = "edited"
    TOUCHED = "touched"


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that is new, gone, or not what it was.

    Attributes:
        fate: What became of it.
        before: Its kind and id as they were; None when it is new.
        after: As they are; None when it is gone.
        fields: The fields that say something else; of a record that is new or gone, none.
        quotations: The quotations in it that are not what or where they were; of a record that is
            new or gone, all.
        standing: Of a statement that stands otherwise than it did, how.
        unread: Whether its file cannot be read before or after, so that fields are not compared.
        draft: Whether it is, or was when it went, a draft, which the site does not show.
    """

    fate: Fate
    before: Key | None
    after: Key | None
    fields: tuple[FieldChange, ...] = ()
    quotations: tuple[QuotationChange, ...] = ()
    standing: StandingChange | None = None
    unread: bool = False
    draft: bool = False

    @property
    def key(self) -> Key:
        """What it is called now, or was called last."""
        key = self.after or self.before
        if key is None:
            raise TypeError("a change of no record")
        return key

    @property
    def only_follows(self) -> bool:
        """Whether all that it says otherwise is another record's new id."""
        follows = all(field.follows for field in self.fields)
        return self.fate is Fate.EDITED and follows and not (self.quotations or self.standing)


class ArticleFate(StrEnum):
    """What became of the text of a source that stands in both states.

    Attributes:
        CHANGED: It has other words.
        LOST: It could be read, and cannot now.
        FOUND: It could not be read, and can now.
    """

    CHANGED = "changed"
    LOST = "lost"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """The text of a source that is not what it was; articles should never change.

    Attributes:
        fate: What became of it.
        source: The source record.
        before: Path of its text, where it could be read.
        after: Likewise.
    """

    fate: ArticleFate
    source: Key
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Comparison:
    """All that is otherwise in `after` than it was in `before`.

    Attributes:
        before: The older state.
        after: The newer one.
        renamed: The new names of the records that have one, by the old.
        records: The records that are new, gone or not what they were, by kind and id.
        articles: The sources whose text is not what it was.
        settings: What mkdocs.yml says otherwise about the dossier; of the paths the first part is
            the setting.
        new_findings: What is wrong now and was not.
        mended_findings: What was wrong and is not now.
    """

    before: Judged
    after: Judged
    renamed: Mapping[Key, Key]
    records: tuple[RecordChange, ...]
    articles: tuple[ArticleChange, ...]
    settings: tuple[FieldChange, ...]
    new_findings: tuple[Finding, ...]
    mended_findings: tuple[Finding, ...]

    @cached_property
    def by_key(self) -> Mapping[Key, RecordChange]:
        """Every record's change by what it is called now, or was called last."""
        return {change.key: change for change in self.records}

    def of_fate(self, fate: Fate) -> tuple[RecordChange, ...]:
        """Return the changes of one kind."""
        return tuple(change for change in self.records if change.fate is fate)

    @property
    def standings(self) -> tuple[RecordChange, ...]:
        """The statements that stand otherwise than they did, those that are new or gone as well."""
        return tuple(change for change in self.records if change.standing)

    @property
    def set_aside(self) -> tuple[Key, ...]:
        """The records that faults keep off the site now and did not keep off before."""
        known = {self.renamed.get(key, key) for key in self.before.set_aside}
        return tuple(key for key in self.after.set_aside if key not in known)

    @property
    def shown_again(self) -> tuple[Key, ...]:
        """The records that faults kept off the site and do not now, by their names now."""
        known = (self.renamed.get(key, key) for key in self.before.set_aside)
        kept = set(self.after.set_aside)
        return tuple(k for k in known if k not in kept and k in self.after.dossier.remains)
