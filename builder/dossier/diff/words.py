"""What is otherwise in a text, word for word."""

from collections.abc import Iterator, Sequence

from dossier.diff.told import Line, Run, Style, line
from dossier.text.alignment import ENOUGH, Difference, Segment, align

LONGEST = 10_000
"""Code points of a text that is compared word for word; further ones would take long."""

KEPT = 60
"""Code points of what stays the same that are shown beside what does not."""

GAP = " … "


def word_changes(before: str, after: str) -> Line | None:
    """Return a text with the words that went and that came; None where it has become another.

    What stays the same is shown only beside what does not.
    """
    start = _alike_at_start(before, after)
    end = _alike_at_end(before[start:], after[start:])
    runs = list(_changes(before[start : len(before) - end], after[start : len(after) - end]))
    same = sum(len(run.text) for run in runs if run.style is Style.VALUE) + start + end
    if same < ENOUGH * min(len(before), len(after)):
        return None
    head = Run(before[:start], Style.VALUE)
    tail = Run(before[len(before) - end :] if end else "", Style.VALUE)
    return line(*_shortened(line(head, *runs, tail)))


def _alike_at_start(before: str, after: str) -> int:
    """Return how many code points of whole words two texts have in common at their starts."""
    pairs = enumerate(zip(before, after, strict=False))
    shorter = min(len(before), len(after))
    alike = next((place for place, (one, other) in pairs if one != other), shorter)
    if alike == len(before) == len(after):
        return alike
    return before.rfind(" ", 0, alike) + 1


def _alike_at_end(before: str, after: str) -> int:
    """Return how many code points of whole words two texts have in common at their ends."""
    return _alike_at_start(before[::-1], after[::-1])


def _changes(before: str, after: str) -> Iterator[Run]:
    """Yield what is otherwise between two texts that begin and end otherwise."""
    if before and after and max(len(before), len(after)) <= LONGEST:
        old, new = align([[before], [after]])
        if not (old.apart or new.apart):
            yield from _runs(old.segments, new.segments)
            return
    went, came = before.rstrip(" "), after.rstrip(" ")
    yield Run(went, Style.GONE)
    yield Run(before[len(went) :] or " " * bool(went and came), Style.VALUE)
    yield Run(came, Style.CAME)
    yield Run(after[len(came) :], Style.VALUE)


def _runs(old: Sequence[Segment], new: Sequence[Segment]) -> Iterator[Run]:
    went = {segment.column: segment for segment in old}
    came = {segment.column: segment for segment in new}
    for column in sorted({*went, *came}):
        one, other = went.get(column), came.get(column)
        if one and other and other.difference is Difference.SAME:
            yield Run(other.text + other.after, Style.VALUE)
            continue
        if one:
            yield Run(one.text, Style.GONE)
            yield Run((one.after or " ") if other else one.after, Style.VALUE)
        if other:
            yield Run(other.text, Style.CAME)
            yield Run(other.after, Style.VALUE)


def _shortened(runs: Sequence[Run]) -> Iterator[Run]:
    last = len(runs) - 1
    for number, run in enumerate(runs):
        text = run.text
        if run.style is not Style.VALUE or len(text) <= 2 * KEPT + len(GAP):
            yield run
            continue
        head = "" if number == 0 else text[:KEPT].rpartition(" ")[0] or text[:KEPT]
        tail = "" if number == last else text[-KEPT:].partition(" ")[2] or text[-KEPT:]
        yield Run(f"{head}{GAP}{tail}".lstrip() if not head else f"{head}{GAP}{tail}", run.style)
