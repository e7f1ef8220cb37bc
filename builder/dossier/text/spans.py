"""Stretches of a text taken together."""

from collections.abc import Iterable

from dossier.text.source import Span


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same stretches in order, those that touch or overlap joined into one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
