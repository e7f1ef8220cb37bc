"""Compare two states of a dossier by what they say; time linear in the dossier and the changes."""

from collections.abc import Iterator, Mapping
from typing import Any

from dossier.diff.changes import (
    ArticleChange,
    ArticleFate,
    Comparison,
    Fate,
    FieldChange,
    Judged,
    QuotationChange,
    RecordChange,
    StandingChange,
)
from dossier.diff.fields import Side, field_changes
from dossier.diff.quotations import States, quotation_changes
from dossier.diff.renames import renames
from dossier.diff.standings import standing_change
from dossier.findings import Finding, Known
from dossier.model.fields import Key, Kind
from dossier.model.records import KINDS
from dossier.settings import Settings

_OF_NO_PAGE = {"compare", "site_dir", "strict"}
"""The settings that change nothing about what the site says."""


def compare(before: Judged, after: Judged) -> Comparison:
    """Return all that is otherwise in `after` than it was in `before`."""
    renamed = renames(before.dossier, after.dossier)
    new, mended = _findings(before, after, renamed)
    return Comparison(
        before=before,
        after=after,
        renamed=renamed,
        records=tuple(_records(before, after, renamed)),
        articles=tuple(_articles(before, after, renamed)),
        settings=tuple(_settings(before.settings, after.settings)),
        new_findings=new,
        mended_findings=mended,
    )


def _records(before: Judged, after: Judged, renamed: Mapping[Key, Key]) -> Iterator[RecordChange]:
    judged = States(before.dossier, after.dossier, renamed)
    published = States(before.published, after.published, renamed)
    for old, new in _pairs(before, after, renamed):
        change = _record(judged, published, old, new)
        if change:
            yield change


def _pairs(
    before: Judged, after: Judged, renamed: Mapping[Key, Key]
) -> list[tuple[Key | None, Key | None]]:
    """Return every record's names before and after, by kind and id."""
    earlier = {new: old for old, new in renamed.items()}
    olds, news = before.dossier.remains, after.dossier.remains
    pairs: list[tuple[Key | None, Key | None]] = [
        (earlier.get(key, key if key in olds else None), key) for key in news
    ]
    pairs += [(key, None) for key in olds if key not in news and key not in renamed]
    order = list(KINDS)
    return sorted(pairs, key=lambda pair: _order(pair, order))


def _order(pair: tuple[Key | None, Key | None], order: list[Kind]) -> tuple[int, str]:
    key = pair[1] or pair[0]
    return (order.index(key.kind), key.id) if key else (0, "")


def _record(
    judged: States, published: States, old: Key | None, new: Key | None
) -> RecordChange | None:
    quotations = quotation_changes(judged, old, new)
    standing = standing_change(published, old, new)
    if old is None or new is None:
        return _alone(judged, old, new, quotations, standing)
    one, other = judged.before.remains[old], judged.after.remains[new]
    unread = (one.value is None) != (other.value is None)
    fields: tuple[FieldChange, ...] = ()
    if isinstance(one.value, dict) and isinstance(other.value, dict) and one.value != other.value:
        fields = field_changes(
            Side(one, judged.before, judged.renamed), Side(other, judged.after, {})
        )
    if old != new:
        fate = Fate.RENAMED
    elif not (fields or quotations or standing or unread):
        return None
    else:
        fate = Fate.TOUCHED if one.value == other.value else Fate.EDITED
    draft = _is_draft(other.value)
    return RecordChange(fate, old, new, fields, quotations, standing, unread=unread, draft=draft)


def _findings(
    before: Judged, after: Judged, renamed: Mapping[Key, Key]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return what is wrong now and was not, and what was wrong and is not now."""
    olds, news = before.dossier.remains, after.dossier.remains
    paths = {olds[old].places.path: news[new].places.path for old, new in renamed.items()}
    new_, _ = Known.of(before.findings, paths).split(after.findings)
    back = {new: old for old, new in paths.items()}
    mended, _ = Known.of(after.findings, back).split(before.findings)
    return new_, mended


def _is_draft(value: Any) -> bool:
    return isinstance(value, dict) and value.get("draft") == "true"


def _alone(
    judged: States,
    old: Key | None,
    new: Key | None,
    quotations: tuple[QuotationChange, ...],
    standing: StandingChange | None,
) -> RecordChange:
    """Return the change of a record that stands in one of the states only."""
    key, state = (new, judged.after) if new else (old, judged.before)
    left = state.remains[key] if key else None
    value = left.value if left else None
    return RecordChange(
        Fate.ADDED if new else Fate.REMOVED,
        *(old, new),
        quotations=quotations,
        standing=standing,
        unread=value is None,
        draft=_is_draft(value),
    )


def _articles(before: Judged, after: Judged, renamed: Mapping[Key, Key]) -> Iterator[ArticleChange]:
    for old, left in before.dossier.remains.items():
        new = renamed.get(old, old)
        if left.key.kind is not Kind.SOURCES or new not in after.dossier.remains:
            continue
        one, other = before.dossier.texts.get(old), after.dossier.texts.get(new)
        paths = (one.path if one else None, other.path if other else None)
        if one and other and one.text != other.text:
            yield ArticleChange(ArticleFate.CHANGED, new, *paths)
        elif one and not other:
            yield ArticleChange(ArticleFate.LOST, new, *paths)
        elif other and not one:
            yield ArticleChange(ArticleFate.FOUND, new, *paths)


def _settings(before: Settings, after: Settings) -> Iterator[FieldChange]:
    for name in Settings.model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if old != new and name not in _OF_NO_PAGE:
            yield FieldChange((name,), _plain(old), _plain(new))


def _plain(value: Any) -> Any:
    match value:
        case None:
            return None
        case bool():
            return str(value).lower()
        case tuple():
            return list(value) or None
        case _:
            return str(value)
