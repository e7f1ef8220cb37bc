"""What to tell an author whose quotation was not found, or found too often."""

from dossier.anchor import COUNTED, Ambiguous, Context, Missing, Near, Why
from dossier.checks.wording import excerpt
from dossier.model.parts import Quote
from dossier.text.source import SourceText

SHOWN = 200
"""Code points of a passage that are shown."""

DIFFERENCES = 5
"""How many differing places of a near passage are listed."""


def missing_message(quote: Quote, missing: Missing, text: SourceText) -> str:
    """Say in one line what was not found."""
    which = f"“{excerpt(quote.exact[missing.piece])}”"
    if len(quote.exact) > 1:
        which = f"piece {missing.piece + 1}, {which},"
    match missing.why:
        case Why.INSIDE_WORD:
            return f"{which} stands in {text.path} only as part of longer words"
        case Why.ORDER:
            return f"{which} does not stand after the piece before it in {text.path}"
        case Why.ABSENT:
            return f"{which} does not stand in {text.path}"


def missing_help(missing: Missing, text: SourceText) -> str:
    """Show the nearest passage and the words that differ."""
    if missing.why is Why.ORDER:
        return "List the pieces in the order of the article; they must not overlap."
    if missing.hint is None:
        return "Nothing in the article is near it. Copy the words from the article."
    at = text.location(missing.hint.span.start)
    passage = excerpt(text.words(missing.hint.span), SHOWN)
    if missing.why is Why.INSIDE_WORD:
        return f"Take whole words; at {at} stands:\n  {passage}"
    return "\n".join([f"The nearest passage, at {at}:", f"  {passage}", *_differing(missing.hint)])


def ambiguous_message(quote: Quote, ambiguous: Ambiguous, text: SourceText) -> str:
    """Say in one line how often it stands there."""
    words = " … ".join(excerpt(piece) for piece in quote.exact)
    count = f"{COUNTED:,} or more" if ambiguous.count >= COUNTED else str(ambiguous.count)
    places = f"{count} places of {text.path}"
    if quote.prefix is None and quote.suffix is None:
        return f"“{excerpt(words)}” stands in {places}"
    return f"“{excerpt(words)}” stands in {places}, which its prefix or suffix does not tell apart"


def ambiguous_help(ambiguous: Ambiguous, text: SourceText) -> str:
    """List the places, each with what would choose it, as it is to be written below `exact`."""
    lines = ["Say which place is meant, with the words just before or just after it:"]
    differs = _first_that_differs(ambiguous)
    for place in ambiguous.places:
        at = text.location(place.spans[differs].start)
        lines.append(f"  {at}  {_choice(place.context)}")
    more = ambiguous.count - len(ambiguous.places)
    if more:
        lines.append("  and more" if ambiguous.count >= COUNTED else f"  and {more} more")
    return "\n".join(lines)


def _differing(near: Near) -> list[str]:
    lines = []
    for difference in near.differences:
        quoted, source = excerpt(difference.quoted, SHOWN), excerpt(difference.source, SHOWN)
        if difference.quoted == difference.source:
            continue
        if not source:
            lines.append(f"You have, and the article has not: {quoted}")
        elif not quoted:
            lines.append(f"The article has, and you have not: {source}")
        else:
            lines.append(f"You have: {quoted}; the article has: {source}")
    if len(lines) > DIFFERENCES:
        more = len(lines) - DIFFERENCES
        return [*lines[:DIFFERENCES], f"and {more} more such {'place' if more == 1 else 'places'}"]
    return lines


def _first_that_differs(ambiguous: Ambiguous) -> int:
    """Return the first piece that does not stand in one place all the time."""
    first, *others = (place.spans for place in ambiguous.places)
    pieces = range(len(first))
    return next((i for i in pieces if any(spans[i] != first[i] for spans in others)), 0)


def _choice(context: Context | None) -> str:
    if context is None:
        return "no prefix or suffix decides: quote more words"
    fields = (("prefix", context.prefix), ("suffix", context.suffix))
    return " and ".join(f'{name}: "{_escaped(words)}"' for name, words in fields if words)


def _escaped(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return excerpt(escaped, len(escaped))
