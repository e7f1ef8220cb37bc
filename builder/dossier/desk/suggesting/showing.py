"""Suggestions and coverage, for people and for programs."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import click

from dossier.desk.suggesting.article import Article
from dossier.desk.suggesting.commands import Ready, ready
from dossier.desk.suggesting.coverage import Coverage, Share
from dossier.desk.suggesting.known import Known
from dossier.desk.suggesting.suggestions import Suggestion
from dossier.location import Location
from dossier.report import visible
from dossier.text.source import Span

WIDTH = 96
"""Code points of a passage that are shown."""

MORE_PLACES = 3
"""Further places of a name that are shown."""

LEGEND = (
    "Quoted passages: those in quotation marks of which records quote at least half the words.",
    "Reported speech: sentences with a verb of saying that statements quote.",
    "Words: those of the text that any record quotes.",
)


def as_text(
    shown: Sequence[Suggestion],
    more: int,
    covered: Sequence[Coverage],
    known: Known,
    *,
    colour: bool,
) -> str:
    """Return suggestions and coverage for people; no line's end after the last line.

    Args:
        shown: The suggestions to show, in order.
        more: How many are left out.
        covered: How much of each source is annotated.
        known: The dossier's names.
        colour: Whether to write for a terminal that shows bold type.
    """
    blocks = ["\n".join(_block(each, known, colour=colour)) for each in shown]
    if more:
        blocks.append(f"… and {more:,} more (--all)")
    elif not shown:
        blocks.append("Nothing to suggest.")
    blocks.append("\n".join(_table(covered)))
    return "\n\n".join(blocks)


def _block(suggestion: Suggestion, known: Known, *, colour: bool) -> Iterator[str]:
    def bold(text: str) -> str:
        return click.style(text, bold=True) if colour else text

    at = visible(str(_at(suggestion.article, suggestion.span)))
    yield f"{bold(at)}: {suggestion.what}: {_excerpt(suggestion)}"
    yield f"  {visible('; '.join([*suggestion.why, *_more_reasons(suggestion)]))}"
    made = ready(suggestion, known)
    yield f"  {made.command or NO_COMMAND}"


NO_COMMAND = "Choose fewer words, or words that stand only there, and quote those."


def _at(article: Article, span: Span) -> Location:
    return article.source.location(span.start)


def _excerpt(suggestion: Suggestion) -> str:
    if suggestion.group is not None:
        return visible(suggestion.group.name)
    text, span = suggestion.article.source.text, suggestion.span
    words = " ".join(text[span.start : min(span.end, span.start + 4 * WIDTH)].split())
    cut = len(words) > WIDTH or span.end - span.start > 4 * WIDTH
    return visible(words[:WIDTH].rstrip()) + "…" * cut


def _more_reasons(suggestion: Suggestion) -> Iterator[str]:
    speaker, group = suggestion.speaker, suggestion.group
    if speaker is not None and speaker.words:
        whose = f" ({suggestion.key})" if suggestion.key else ""
        yield f"{speaker.words}{whose} seems to say so"
    if group is not None:
        if group.others:
            yield f"also as {', '.join(group.others)}"
        yield f"a guess that it is {_with_article(group.guess.kind)}: {group.guess.reason}"
        places = [str(_at(article, one.span)) for article, one in group.places[1:]]
        if places:
            rest = ", …" * (len(places) > MORE_PLACES)
            yield f"then at {', '.join(places[:MORE_PLACES])}{rest}"


def _with_article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _table(covered: Sequence[Coverage]) -> Iterator[str]:
    rows = [("Coverage", "quoted passages", "reported speech", "words")]
    for each in covered:
        speech = _share(each.sentences) if each.language_known else "language not known"
        rows.append((visible(each.source.id), _share(each.passages), speech, _share(each.words)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        yield "  ".join([first.ljust(widths[0]), *cells])
    yield from LEGEND


def _share(share: Share) -> str:
    if share.percent is None:
        return "none"
    return f"{share.covered:,} of {share.total:,}, {share.percent} %"


def as_json(
    shown: Sequence[Suggestion], more: int, covered: Sequence[Coverage], known: Known
) -> str:
    """Return suggestions and coverage for programs: one JSON object, in ASCII."""
    report = {
        "suggestions": [_suggestion(each, known) for each in shown],
        "more": more,
        "coverage": [
            {
                "source": each.source.id,
                "language_known": each.language_known,
                "passages": _counts(each.passages),
                "sentences": _counts(each.sentences),
                "words": _counts(each.words),
            }
            for each in covered
        ],
    }
    return json.dumps(report, indent=1)


def _counts(share: Share) -> dict[str, int | None]:
    return {"covered": share.covered, "total": share.total, "percent": share.percent}


def _suggestion(suggestion: Suggestion, known: Known) -> dict[str, Any]:
    made, group, speaker = ready(suggestion, known), suggestion.group, suggestion.speaker
    places = [(suggestion.article, suggestion.span)]
    if group is not None:
        places = [(article, mention.span) for article, mention in group.places]
    found = [_place(article, span) for article, span in places]
    return {
        "kind": suggestion.what.value,
        **found[0],
        "text": _words(suggestion),
        "points": suggestion.points,
        "why": list(suggestion.why),
        "speaker": known.speaker_id(suggestion.key) if suggestion.key else None,
        "speaker_words": speaker.words if speaker else None,
        "quote": _quote(made),
        "name": group.name if group else None,
        "other_forms": list(group.others) if group else [],
        "guess": group.guess.kind if group else None,
        "places": found,
        "command": made.command,
    }


def _words(suggestion: Suggestion) -> str:
    return suggestion.article.source.words(suggestion.span)


def _place(article: Article, span: Span) -> dict[str, Any]:
    at = _at(article, span)
    return {
        "source": article.key.id,
        "path": at.path,
        "line": at.line,
        "column": at.column,
        "start": span.start,
        "end": span.end,
    }


def _quote(made: Ready) -> dict[str, str | None] | None:
    if made.quote is None:
        return None
    context = made.quote.context
    return {
        "exact": made.quote.exact,
        "prefix": context.prefix or None,
        "suffix": context.suffix or None,
    }
