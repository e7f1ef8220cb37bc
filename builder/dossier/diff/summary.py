"""What changes about what the site says, in a few sentences."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dossier.diff.changes import ArticleFate, Fate, QuotationFate, RecordChange
from dossier.diff.contents import Contents
from dossier.diff.stood import because
from dossier.diff.told import Line, code, counted, joined, line, shortened, strong
from dossier.status import State

NAMED = 3
"""How many of a sort are named in the summary."""

SHOWN = 120
"""Code points of a claim that are shown there."""

NOTHING = "Nothing changes in what the dossier says."

_IS = {State.STANDS: ("stands again", "stand again")}
_QUOTATIONS = (
    *(QuotationFate.EDITED, QuotationFate.REMOVED, QuotationFate.ADDED, QuotationFate.MENDED),
    *(QuotationFate.MOVED, QuotationFate.REMARKED, QuotationFate.UNPROVED),
)
_SAID = {QuotationFate.REMARKED: "described otherwise", QuotationFate.UNPROVED: "still not proved"}


def summary(contents: Contents) -> Iterator[Line]:
    """Yield the sentences, the gravest first."""
    yield from _standings(contents)
    yield from _failing(contents)
    yield from _errors(contents)
    yield from _articles(contents)
    yield from _lost(contents)
    yield from _quotations(contents)
    yield from _records(contents)
    yield from _pages(contents)
    yield from _findings(contents)


def _standings(contents: Contents) -> Iterator[Line]:
    other = [one for one in contents.standings if not _as_before(one)]
    for state in (State.WITHDRAWN, None, *list(State)[1:]):
        group = [c for c in other if c.standing and c.standing.after is state]
        yield from _named(contents, group, *_states(state))
    removed = [c for c in contents.records(Fate.REMOVED) if c.standing and c.standing.before]
    yield from _named(contents, removed, "is removed", "are removed")
    new = [c for c in contents.records(Fate.ADDED) if c.standing]
    yield from _named(contents, new, "is new", "are new")
    same = [change for change in contents.standings if _as_before(change)]
    if same:
        words = counted(len(same), "statement stands", "statements stand")
        yield line(f"{words} as before, for other reasons")


def _as_before(change: RecordChange) -> bool:
    return change.standing is not None and change.standing.before is change.standing.after


def _states(state: State | None) -> tuple[str, str]:
    if state is None:
        return "is no longer on the site", "are no longer on the site"
    return _IS.get(state, (f"is {state}", f"are {state}"))


def _named(
    contents: Contents, changes: Sequence[RecordChange], one: str, many: str
) -> Iterator[Line]:
    if not changes:
        return
    head = f"{counted(len(changes), 'statement')} {one if len(changes) == 1 else many}"
    names = [_name(contents, change) for change in changes[:NAMED]]
    more = f"; and {len(changes) - NAMED:,} more" if len(changes) > NAMED else ""
    yield line(strong(head), ": ", joined(names, "; "), more)


def _name(contents: Contents, change: RecordChange) -> Line:
    name = shortened(contents.names.of_change(change), SHOWN)
    standing = change.standing
    if standing is None or change.fate in (Fate.ADDED, Fate.REMOVED):
        return name
    before = f", {standing.before} before" if standing.before else ", not on the site before"
    return line(name, before, shortened(because(contents.names, change), SHOWN))


def _failing(contents: Contents) -> Iterator[Line]:
    failing = [change for _, change in contents.failing]
    stood = sum(change.before is not None and bool(change.before.spans) for change in failing)
    if stood:
        one, many = "no longer stands in its source", "no longer stand in their sources"
        yield line(strong(f"{counted(stood, 'quotation')} {one if stood == 1 else many}"))
    new = len(failing) - stood
    if new:
        one, many = "does not stand in its source", "do not stand in their sources"
        yield line(strong(f"{counted(new, 'new quotation')} {one if new == 1 else many}"))


def _errors(contents: Contents) -> Iterator[Line]:
    errors = contents.errors
    if not errors:
        return
    told = len(errors) - len(contents.other_errors)
    told_ = f", {told:,} of them where a quotation fails" if told else ""
    if told == len(errors):
        told_ = ", where a quotation fails" if told == 1 else ", all where quotations fail"
    aside = contents.comparison.set_aside
    kept = (
        f"; {counted(len(aside), 'record is', 'records are')} kept off the site because of errors"
        if aside
        else ""
    )
    yield line(strong(counted(len(errors), "new error")), told_, kept)


def _articles(contents: Contents) -> Iterator[Line]:
    fates = Counter(change.fate for change in contents.comparison.articles)
    if number := fates[ArticleFate.CHANGED]:
        words = counted(number, "article has", "articles have")
        yield line(strong(f"{words} another text"), ", and articles should never change")
    if number := fates[ArticleFate.LOST]:
        yield line(strong(f"{counted(number, 'article')} cannot be read any longer"))
    if number := fates[ArticleFate.FOUND]:
        yield line(f"{counted(number, 'article')} can be read now and could not before")


def _lost(contents: Contents) -> Iterator[Line]:
    lost = contents.subject.pages.lost
    if lost:
        shown = joined(line(code(address)) for address in lost[:NAMED])
        more = f" and {len(lost) - NAMED:,} more" if len(lost) > NAMED else ""
        words = counted(len(lost), "page address is lost", "page addresses are lost")
        yield line(strong(words), ": ", shown, more)


def _quotations(contents: Contents) -> Iterator[Line]:
    fates = contents.fates
    found = [f"{fates[fate]:,} {_SAID.get(fate, fate)}" for fate in _QUOTATIONS if fates[fate]]
    if found:
        yield line("quotations: ", ", ".join(found))


def _records(contents: Contents) -> Iterator[Line]:
    counts = {
        "added": len(contents.records(Fate.ADDED)),
        "removed": len(contents.records(Fate.REMOVED)),
        "renamed": len(contents.records(Fate.RENAMED)),
        "edited": len(contents.comparison.of_fate(Fate.EDITED)) - len(contents.only_following),
        "following a new id": len(contents.only_following),
        "changed by others' changes": len(contents.comparison.of_fate(Fate.TOUCHED)),
    }
    found = [f"{number:,} {words}" for words, number in counts.items() if number]
    drafts = sum(change.draft for change in contents.comparison.records)
    drafts_ = counted(drafts, "of them a draft", "of them drafts")
    if found:
        yield line("records: ", ", ".join(found), f" ({drafts_})" if drafts else "")
    if settings := contents.comparison.settings:
        yield line(strong(counted(len(settings), "setting is changed", "settings are changed")))


def _pages(contents: Contents) -> Iterator[Line]:
    pages = contents.subject.pages
    counts = {"new": pages.new, "changed": pages.changed, "leading on elsewhere now": pages.gone}
    found = [f"{len(items):,} {words}" for words, items in counts.items() if items]
    safe = "" if pages.lost else "nobody's page address is lost"
    if found:
        yield line("pages: ", ", ".join(found), f"; {safe}" if safe else "")
    elif safe:
        yield line(safe)


def _findings(contents: Contents) -> Iterator[Line]:
    counts = {
        "mended": len(contents.comparison.mended_findings),
        "new": len(contents.warnings),
        "as before": contents.known,
    }
    words = {
        "mended": counted(counts["mended"], "finding is mended", "findings are mended"),
        "new": counted(counts["new"], "new warning"),
        "as before": counted(counts["as before"], "finding stays", "findings stay"),
    }
    found = [words[name] for name, number in counts.items() if number]
    if found:
        yield line("; ".join(found))
