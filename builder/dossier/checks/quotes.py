"""Does every quotation stand in its source, in one place, and say enough?"""

from collections.abc import Iterator

import regex

from dossier.anchor import Ambiguous, Found, Missing
from dossier.checks.case import Case
from dossier.checks.quote_help import (
    ambiguous_help,
    ambiguous_message,
    missing_help,
    missing_message,
)
from dossier.checks.quote_rules import (
    ContextNotFound,
    DirectQuoteWithoutMarks,
    DuplicateQuote,
    QuoteAmbiguous,
    QuoteNotFound,
    QuoteTooShort,
    StatementWithoutQuote,
)
from dossier.checks.wording import excerpt
from dossier.findings import Finding
from dossier.link.quotations import Quotation
from dossier.model.fields import Key, Kind
from dossier.model.parts import QuoteKind
from dossier.text.fold import fold, is_blank
from dossier.text.source import SourceText, Span

ENOUGH_LETTERS = 12
"""Letters and digits that are enough for a quotation of a single word, as in German."""

CERTAINLY_LONG = 60
"""Code points of a quotation that needs no look at its words."""

CONTEXT_READ, CONTEXT_COMPARED, CONTEXT_SHOWN = 2000, 500, 40
"""Code points beside a quotation that are read, compared and shown, where it has a context."""

_WORD = regex.compile(r"\w+(?:['’]\w+)*")
_UNSPACED = regex.compile(
    r"\p{Han}|\p{Hiragana}|\p{Katakana}|\p{Thai}|\p{Lao}|\p{Khmer}|\p{Myanmar}"
)


def check_found(case: Case) -> Iterator[Finding]:
    """Judge where each quotation stands."""
    for quotation in case.dossier.quotations:
        if quotation.outcome is None or quotation.source is None:
            continue
        text = case.dossier.texts[quotation.source]
        match quotation.outcome:
            case Missing() as missing:
                yield QuoteNotFound.at(
                    quotation.at("exact", missing.piece),
                    missing_message(quotation.quote, missing, text),
                    missing_help(missing, text),
                )
            case Ambiguous() as ambiguous:
                yield QuoteAmbiguous.at(
                    quotation.at("exact", 0),
                    ambiguous_message(quotation.quote, ambiguous, text),
                    ambiguous_help(ambiguous, text),
                )
            case Found(spans):
                yield from _context(quotation, spans, text)


def check_marks(case: Case) -> Iterator[Finding]:
    """Judge direct quotations by the quotation marks in their sources.

    A source needs no marks around what its publisher says in it.
    """
    for quotation in case.dossier.quotations:
        source = quotation.source
        if quotation.quote.kind is not QuoteKind.DIRECT or source is None or not quotation.spans:
            continue
        publisher = case.dossier.target(source, "publisher")
        if publisher and publisher == case.dossier.target(quotation.key, "speaker"):
            continue
        marks = case.marks(source)
        bare = [not marks.around(span) for span in quotation.spans]
        if any(bare):
            piece = bare.index(True)
            at = case.dossier.texts[source].location(quotation.spans[piece].start)
            yield DirectQuoteWithoutMarks.at(
                quotation.at("exact", piece),
                f"“{excerpt(quotation.quote.exact[piece])}” is quoted as direct, "
                f"and has no quotation marks around it at {at}",
                "If these are the reporter's words, write `kind: indirect`, or `mixed` where only "
                "some are.",
            )


def check_length(case: Case) -> Iterator[Finding]:
    """Judge whether statements rest on more than a word."""
    for quotation in case.dossier.quotations:
        if quotation.key.kind is Kind.STATEMENTS and _too_short(quotation.quote.exact):
            yield QuoteTooShort.at(
                quotation.at("exact", 0),
                f"“{excerpt(' … '.join(quotation.quote.exact))}” is too short to prove that "
                "the statement was made",
                "Quote more of the sentence.",
            )


def check_repeats(case: Case) -> Iterator[Finding]:
    """Judge passages that one record quotes twice, or one speaker's statements.

    Figures are passed over: one passage may well give two of them. So are statements of which one
    names the other: they are two in the author's own eyes.
    """
    seen: dict[tuple[Key, Key, tuple[Span, ...]], Quotation] = {}
    for quotation in case.dossier.quotations:
        if not quotation.spans or quotation.source is None or quotation.path[0] != "quotes":
            continue
        owner = case.dossier.target(quotation.key, "speaker") or quotation.key
        first = seen.setdefault((owner, quotation.source, quotation.spans), quotation)
        if first is not quotation:
            yield from _repeated(quotation, first, case)


def check_presence(case: Case) -> Iterator[Finding]:
    """Judge statements that quote nothing, also those that have other faults."""
    for key, left in case.dossier.remains.items():
        if key.kind is Kind.STATEMENTS and left.value is not None and not left.value.get("quotes"):
            yield StatementWithoutQuote.at(
                left.places.of("quotes"),
                f"{key} has no quotation",
                "Add a source and its words under `quotes`.",
            )


def _repeated(quotation: Quotation, first: Quotation, case: Case) -> Iterator[Finding]:
    at, words = quotation.at("exact", 0), excerpt(" … ".join(quotation.quote.exact))
    if quotation.key == first.key:
        yield DuplicateQuote.at(
            at,
            f"“{words}” is the passage that line {first.at('exact', 0).line} quotes already",
            "Take one of the two out.",
        )
    elif not (_names(quotation.key, first.key, case) or _names(first.key, quotation.key, case)):
        yield DuplicateQuote.at(
            at,
            f"“{words}” is the passage by which {first.key} shows what the same speaker said",
            "Make one statement of the two, or quote only the words that make each claim. If they "
            "are two statements in the same words, let the later one say `repeats`.",
        )


def _names(one: Key, other: Key, case: Case) -> bool:
    return any(link.target == other for link in case.dossier.links_from(one))


def _too_short(pieces: tuple[str, ...]) -> bool:
    if sum(map(len, pieces)) > CERTAINLY_LONG or any(map(is_blank, pieces)):
        return False  # without a word it is quote-empty
    words = [word for piece in pieces for word in _WORD.findall(piece)]
    letters = sum(len(word) for word in words)
    if any(_UNSPACED.search(piece) for piece in pieces):
        return letters < 3
    return len(words) < 2 and letters < ENOUGH_LETTERS


def _context(quotation: Quotation, spans: tuple[Span, ...], text: SourceText) -> Iterator[Finding]:
    prefix, suffix = quotation.quote.prefix, quotation.quote.suffix
    if prefix is not None:
        before = fold(text.text[max(0, spans[0].start - CONTEXT_READ) : spans[0].start])
        if not before.endswith(fold(prefix)[-CONTEXT_COMPARED:]):
            yield _misplaced(quotation, "prefix", f"before it stands: …{before[-CONTEXT_SHOWN:]}")
    if suffix is not None:
        after = fold(text.text[spans[-1].end : spans[-1].end + CONTEXT_READ])
        if not after.startswith(fold(suffix)[:CONTEXT_COMPARED]):
            yield _misplaced(quotation, "suffix", f"after it stands: {after[:CONTEXT_SHOWN]}…")


def _misplaced(quotation: Quotation, name: str, stands: str) -> Finding:
    return ContextNotFound.at(
        quotation.at(name),
        f"the {name} does not stand beside the quotation",
        f"In the source, {excerpt(stands)}\nCorrect the {name}, or take it out.",
    )
