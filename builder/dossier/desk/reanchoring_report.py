"""Changed sources and their quotations for people, and for programs.

Words that differ stand in brackets, `[-as they were-]` and `{+as they are+}`, so that they are told
without colours. All on one line each, and whatever would drive a terminal as its code.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from dossier.anchor.outcomes import Difference
from dossier.desk.changed_sources import ChangedSource, Judged
from dossier.desk.reanchoring import Texts
from dossier.desk.verdicts import Edited, Gone, Moved, Piece, Same, Several, Verdict, Wording
from dossier.model.parts import Quote
from dossier.report import visible
from dossier.revisions import NotKept
from dossier.text.fold import on_one_line
from dossier.text.source import SourceText, Span

_NAMES: dict[type[Verdict], str] = {
    Same: "same",
    Moved: "moved",
    Edited: "edited",
    Gone: "gone",
    Several: "several",
}


def heading(source: ChangedSource) -> str:
    """Say what has changed, and where the old text is."""
    former = source.former
    lines = [f"{source.key}: {source.path} is not the text that is pinned"]
    if source.pinned is None:
        lines = [f"{source.key}: no sha256 pins {source.path}"]
    elif source.is_pinned:
        lines = [f"{source.key}: {source.path} is the text that is pinned"]
    if isinstance(former, NotKept):
        lines.append(
            f"  The old text is not known ({former.reason}): what has moved is called same. "
            "--was FILE names it."
        )
    else:
        lines.append(f"  The old text is {former.origin}.")
        if source.texts.old is None:
            lines.append("  It is not UTF-8, so that nothing can be compared with it.")
    return "\n".join(map(visible, lines))


def told(judged: Judged, texts: Texts) -> str:
    """Return what has become of a quotation, in one line and, where it takes more, in several."""
    verdict, quotation = judged.verdict, judged.quotation
    at = quotation.at("exact")
    words = " … ".join(map(on_one_line, quotation.quote.exact))
    lines = [f"{_NAMES[type(verdict)]:8}{at}  “{words}”"]
    match verdict:
        case Same(wording=wording) if wording:
            lines += _context(quotation.quote, wording)
        case Moved(spans, before, wording):
            if texts.old and before:
                lines.append(
                    f"from {texts.old.location(before[0].start)} "
                    f"to {texts.new.location(spans[0].start)}"
                )
            lines += _context(quotation.quote, wording) if wording else []
        case Edited(pieces):
            for piece in pieces:
                lines += _edited(piece, texts.new)
            if judged.wording is None:
                lines.append("What now stands for all of it is not clear: quote it by hand.")
        case Several(places, count):
            lines.append(f"stands in {count:,} places, and nothing tells which is meant:")
            lines += [f"  {texts.new.location(place[0].start)}" for place in places]
        case Gone():
            lines.append("Nothing in the new text is near: quote other words, or none.")
        case Same():
            pass
    return "\n".join(
        [visible(lines[0]), *(f"        {visible(line.rstrip())}" for line in lines[1:])]
    )


def counted(sources: Sequence[ChangedSource]) -> str:
    """Say how many quotations have met with what: "3 same, 0 moved, 1 edited, 0 gone"."""
    found = Counter(type(each.verdict) for source in sources for each in source.judged)
    counts = [f"{found[kind]:,} {name}" for kind, name in _NAMES.items() if kind is not Several]
    if found[Several]:
        counts.append(f"{found[Several]:,} in several places")
    return ", ".join(counts)


def as_json(sources: Sequence[ChangedSource], written: Collection[object]) -> str:
    """Return all for programs, in ASCII.

    `{"sources": [{"source", "path", "pinned", "sha256", "former", "written", "quotations": [{
    "record", "path", "line", "column", "outcome", "exact", "places", "differences", "wording",
    "written"}]}]}`. A place is `{"line", "column", "start", "end"}` in the article, offsets in
    code points of its text. `wording` is what the quotation is to say where that is another than
    now.

    Args:
        sources: What changed.
        written: The sources whose digest and the quotations whose wording were written.
    """
    return json.dumps({"sources": [_source(each, written) for each in sources]}, indent=1)


def _context(quote: Quote, wording: Wording) -> Iterator[str]:
    for name in ("prefix", "suffix"):
        old, new = getattr(quote, name), getattr(wording, name)
        if old != new:
            yield f"{name}: {_marked([Difference(old or '', new or '')])}"


def _edited(piece: Piece, new: SourceText) -> Iterator[str]:
    if piece.span is None:
        yield f"nothing is near: {_marked(piece.differences)}"
    else:
        yield f"at {new.location(piece.span.start)}: {_marked(piece.differences)}"


def _marked(differences: Sequence[Difference]) -> str:
    words = []
    for each in differences:
        if each.quoted == each.source:
            words.append(each.quoted)
        else:
            words += [f"[-{each.quoted}-]"] * bool(each.quoted)
            words += [f"{{+{each.source}+}}"] * bool(each.source)
    return " ".join(words)


def _source(source: ChangedSource, written: Collection[object]) -> dict[str, Any]:
    return {
        "source": str(source.key),
        "path": source.path,
        "pinned": source.pinned,
        "sha256": source.actual,
        "former": None if isinstance(source.former, NotKept) else source.former.origin,
        "written": source.key in written,
        "quotations": [_quotation(each, source.texts, written) for each in source.judged],
    }


def _quotation(judged: Judged, texts: Texts, written: Collection[object]) -> dict[str, Any]:
    quotation, verdict = judged.quotation, judged.verdict
    at = quotation.at("exact")
    places: Sequence[Sequence[Span]] = ()
    match verdict:
        case Same(spans) | Moved(spans):
            places = [spans]
        case Several(several):
            places = several
        case Edited(pieces):
            places = [[piece.span for piece in pieces if piece.span]]
    wording = judged.wording
    return {
        "record": str(quotation.key),
        "path": at.path,
        "line": at.line,
        "column": at.column,
        "outcome": _NAMES[type(verdict)],
        "exact": list(quotation.quote.exact),
        "places": [[_place(span, texts.new) for span in place] for place in places],
        "differences": [
            [[each.quoted, each.source] for each in piece.differences]
            for piece in (verdict.pieces if isinstance(verdict, Edited) else ())
        ],
        "wording": {
            "exact": list(wording.exact),
            "prefix": wording.prefix,
            "suffix": wording.suffix,
        }
        if wording
        else None,
        "written": (quotation.key, quotation.path) in written,
    }


def _place(span: Span, text: SourceText) -> dict[str, int]:
    at = text.location(span.start)
    return {"line": at.line, "column": at.column, "start": span.start, "end": span.end}
