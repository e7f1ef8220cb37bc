"""The parts of a report: blocks of lines about records, quotations, findings and pages."""

from collections.abc import Iterable, Iterator

from dossier.diff.changes import ArticleChange, ArticleFate, Fate, RecordChange
from dossier.diff.contents import Contents, Quoted
from dossier.diff.quoted import fate_words, quotation_rows, where
from dossier.diff.stood import stood_rows
from dossier.diff.told import Block, Line, Row, code, line, row, strong, value
from dossier.diff.values import changed_field, changed_fields, telling_fields
from dossier.findings import Finding

_ARTICLES = {
    ArticleFate.CHANGED: "has another text",
    ArticleFate.LOST: "cannot be read any longer",
    ArticleFate.FOUND: "can be read now",
}


def standing_block(contents: Contents, change: RecordChange) -> Block:
    """Return how a statement stands otherwise."""
    return Block(contents.names.of_change(change), tuple(stood_rows(contents.names, change)))


def quotation_block(contents: Contents, quoted: Quoted) -> Block:
    """Return what became of a quotation, under the name of its record."""
    change, quotation = quoted
    name = contents.names.of_change(change)
    head = line(fate_words(quotation), " in ", name, ", ", where(quotation))
    return Block(head, tuple(quotation_rows(contents.names, contents.problems, quotation)))


def record_block(contents: Contents, change: RecordChange) -> Block:
    """Return what a record says, or says otherwise, its standing and quotations apart.

    Of one that is new or gone, they are in it, since there is nothing to compare them with.
    """
    return Block(head_of(contents, change), tuple(_record_rows(contents, change)))


def whole_block(contents: Contents, change: RecordChange, errors: Iterable[Finding]) -> Block:
    """Return all that there is to be told about a record."""
    rows = list(_record_rows(contents, change))
    if change.fate not in (Fate.ADDED, Fate.REMOVED):
        rows = [*stood_rows(contents.names, change), *_quoted(contents, change), *rows]
    rows += [row(strong("error"), " ", *finding_line(finding)) for finding in errors]
    return Block(head_of(contents, change), tuple(rows))


def head_of(contents: Contents, change: RecordChange) -> Line:
    """Return a record's name with what became of it."""
    kind = change.key.kind.singular
    words = f"{kind} {change.fate}: " if change.fate is not Fate.TOUCHED else f"{kind}: "
    draft = " (a draft, which the site does not show)" if change.draft else ""
    unread = " (its file cannot be read)" if change.unread else ""
    return line(words, contents.names.of_change(change), draft, unread)


def finding_line(finding: Finding) -> Line:
    """Return a finding on one line."""
    return line(code(finding.at), ": ", value(finding.message), " [", code(finding.rule), "]")


def finding_block(finding: Finding) -> Block:
    """Return a finding with what to do about it."""
    words = (part.strip() for part in finding.help.split("\n"))
    return Block(finding_line(finding), tuple(row(value(part)) for part in words if part))


def article_block(contents: Contents, change: ArticleChange) -> Block:
    """Return what became of a source's text."""
    paths = dict.fromkeys(filter(None, (change.before, change.after)))
    files = [part for path in paths for part in (" → ", code(path))][1:]
    name = contents.names.of(change.source)
    return Block(line(name, ": ", *files, " ", strong(_ARTICLES[change.fate])))


def setting_blocks(contents: Contents) -> Iterator[Block]:
    """Yield what mkdocs.yml says otherwise."""
    for field in contents.comparison.settings:
        yield Block(changed_field(contents.names, field).line)


def page_blocks(contents: Contents) -> Iterator[Block]:
    """Yield the pages that are not what they were, the lost ones first."""
    pages = contents.subject.pages
    groups = {
        "lost": pages.lost,
        "leads on elsewhere": pages.gone,
        "changed": pages.changed,
        "new": pages.new,
    }
    for words, addresses in groups.items():
        for address in addresses:
            mark = strong(words) if words == "lost" else words
            yield Block(line(mark, ": ", code(address or "/")))


def _record_rows(contents: Contents, change: RecordChange) -> Iterator[Row]:
    names = contents.names
    match change.fate:
        case Fate.ADDED | Fate.REMOVED:
            yield from stood_rows(names, change)
            yield from _quoted(contents, change)
            if change.fate is Fate.ADDED:
                yield from telling_fields(names, change.key)
        case Fate.RENAMED:
            yield row("its id: ", code(change.before), " → ", code(change.after))
            if number := contents.followers[change.key]:
                verb = "record follows" if number == 1 else "records follow"
                yield row(f"{number:,} {verb} it to the new id")
    yield from changed_fields(names, change)


def _quoted(contents: Contents, change: RecordChange) -> Iterator[Row]:
    for quotation in change.quotations:
        yield row("quotation ", fate_words(quotation), ", ", where(quotation))
        yield from quotation_rows(contents.names, contents.problems, quotation)
