"""What became of quotations, in lines: each with its sentence in the source, or why it fails."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dossier.diff.changes import QuotationChange, QuotationFate
from dossier.diff.naming import Names
from dossier.diff.told import Line, Row, Run, Style, code, joined, line, row, strong, value
from dossier.diff.values import changed_field
from dossier.diff.words import GAP, word_changes
from dossier.findings import Finding, Severity
from dossier.link.dossier import Dossier
from dossier.link.quotations import Quotation
from dossier.location import Location
from dossier.text.fold import fold
from dossier.text.sentences import sentence_around
from dossier.text.source import Span
from dossier.text.spans import merged

UNREADABLE = "the text of its source cannot be read"

FATES = {
    QuotationFate.FAILING: "fails",
    QuotationFate.REMOVED: "removed",
    QuotationFate.EDITED: "edited",
    QuotationFate.ADDED: "added",
    QuotationFate.MENDED: "mended",
    QuotationFate.MOVED: "moved",
    QuotationFate.REMARKED: "described otherwise",
    QuotationFate.UNPROVED: "edited, and not proved before or now",
}
"""What became of a quotation, in words; the gravest first."""


class Problems:
    """The findings of a state, by what is wrong with a quotation."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._by_place: dict[Location, list[Finding]] = defaultdict(list)
        self._by_path: dict[str, Finding] = {}
        for finding in findings:
            if finding.severity is Severity.ERROR:
                self._by_place[finding.at].append(finding)
                self._by_path.setdefault(finding.at.path, finding)

    def of(self, quotation: Quotation, dossier: Dossier) -> Finding | None:
        """Return why a quotation is not proved; None where no finding says so."""
        pieces = [quotation.at("exact", number) for number in range(len(quotation.quote.exact))]
        for place in (*pieces, quotation.at("exact"), quotation.at("source"), quotation.at()):
            for finding in self._by_place.get(place, ()):
                return finding
        source = dossier.remains.get(quotation.source) if quotation.source else None
        return self._by_path.get(source.places.path) if source else None


def exact_words(quotation: Quotation) -> str:
    """Return a quotation's words, its pieces apart."""
    return GAP.join(quotation.quote.exact)


def place_of(quotation: Quotation, dossier: Dossier) -> Location | None:
    """Return where a quotation stands in its article; None where it does not."""
    if not quotation.spans or quotation.source is None:
        return None
    return dossier.texts[quotation.source].location(quotation.spans[0].start)


def sentence_of(quotation: Quotation, dossier: Dossier) -> Line:
    """Return the sentence or sentences around a quotation, its words apart; empty where none."""
    if not quotation.spans or quotation.source is None:
        return ()
    text = dossier.texts[quotation.source]
    around = merged(sentence_around(text.text, span, text.blocks) for span in quotation.spans)
    parts = (_marked(text.text, frame, quotation.spans) for frame in around)
    return joined((line(*runs) for runs in parts), GAP)


def _marked(text: str, frame: Span, spans: Sequence[Span]) -> Iterator[Run]:
    start = frame.start
    first = bisect_left(spans, frame.start, key=lambda span: span.start)
    last = bisect_right(spans, frame.end, key=lambda span: span.end)
    for span in spans[first:last]:
        yield value(text[start : span.start])
        yield Run(text[span.start : span.end], Style.QUOTED)
        start = span.end
    yield value(text[start : frame.end])


def quotation_rows(names: Names, problems: Problems, change: QuotationChange) -> Iterator[Row]:
    """Yield what became of a quotation, where it stands, and what is otherwise in it."""
    one, other = change.before, change.after
    same_words = one is None or other is None or not _differ(one, other)
    if other is None:
        if one is not None:
            yield from _passage(names, one, older=True)
        return
    if other.spans:
        yield from _passage(names, other, older=False)
    else:
        problem, words = problems.of(other, names.dossier(older=False)), exact_words(other)
        if same_words and (problem is None or f"“{words}”" not in problem.message):
            yield row("it says: ", value(f"“{words}”"))
        yield from _why(problem)
    if one is not None:
        yield from _otherwise(names, change, one, other)
    for field in change.fields:
        if field.path[-1] != "source":
            yield changed_field(names, field)


def where(change: QuotationChange) -> Line:
    """Return in which field of which file a quotation stands, or stood."""
    quotation = change.after or change.before
    if quotation is None:
        return ()
    at = quotation.at("exact")
    return line(code(f"{at.path}:{at.line}"))


def fate_words(change: QuotationChange) -> Run:
    """Return what became of a quotation, strong where it is grave."""
    words = FATES[change.fate]
    return strong(words) if change.fate is QuotationFate.FAILING else Run(words)


def _passage(names: Names, quotation: Quotation, *, older: bool) -> Iterator[Row]:
    dossier = names.dossier(older=older)
    at = place_of(quotation, dossier)
    if at is None or quotation.source is None:
        yield row("it said: ", value(f"“{exact_words(quotation)}”"))
        return
    yield Row(sentence_of(quotation, dossier), is_passage=True)
    title = names.title(quotation.source, older=older)
    source = line(value(title)) if title else line(code(quotation.source))
    yield row("in ", source, ", ", code(f"{at.path}:{at.line}"))


def _otherwise(
    names: Names, change: QuotationChange, one: Quotation, other: Quotation
) -> Iterator[Row]:
    if _differ(one, other):
        old, new = exact_words(one), exact_words(other)
        words = word_changes(old, new)
        whole = line(value(f"“{old}”"), " → ", value(f"“{new}”"))
        yield row("its words: ", words or whole)
    renamed = names.comparison.renamed
    if one.source and other.source and renamed.get(one.source, one.source) != other.source:
        sources = (names.of(one.source, older=True), " → ", names.of(other.source))
        yield row("its source: ", *sources)
    before, after = (
        place_of(each, names.dossier(older=older)) for each, older in ((one, True), (other, False))
    )
    if change.fate is QuotationFate.MOVED and before and after:
        yield row("moved: ", code(before), " → ", code(after))
    elif change.fate is QuotationFate.FAILING and before:
        yield row("before, it stood at ", code(before))


def _differ(one: Quotation, other: Quotation) -> bool:
    return fold(exact_words(one)) != fold(exact_words(other))


def _why(problem: Finding | None) -> Iterator[Row]:
    if problem is None:
        yield row(UNREADABLE)
        return
    yield row(value(problem.message))
    for words in problem.help.split("\n") if problem.help else ():
        yield row(value(words.strip()))
