"""Which sources repeat a statement without its correction, as far as their texts here tell.

A source carries the correction when it quotes the correction itself, a statement that makes it, or
one that repeats or confirms such a statement; and when it quotes the speaker contradicting what the
speaker said. It does not when it only quotes others who say otherwise: that is told beside it. What
its publisher printed elsewhere, or later, is not known here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dossier.model.dates import Edtf
from dossier.model.fields import Key
from dossier.views.lines import Line, in_time_order, line
from dossier.views.names import Names
from dossier.views.passages import Wording, wordings


class Timing(StrEnum):
    """Whether a source could tell of a correction when it appeared."""

    BEFORE = "before"
    AFTER = "after"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Repeater:
    """A source that repeats a statement without its correction.

    Attributes:
        wording: Its words for the statement, or for one that repeats it.
        timing: Whether it appeared before the statement was first corrected.
        through: The statement that it quotes, where that is another one that repeats the first.
        against: Statements by others that it quotes and that contradict the first, in time order.
    """

    wording: Wording
    timing: Timing
    through: Line | None
    against: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Repeats:
    """Who quotes a statement that was corrected.

    Attributes:
        sources: How many sources quote it, or one that repeats it.
        without: Those of them that do so without its correction, in time order.
    """

    sources: int
    without: tuple[Repeater, ...]


def repeats(names: Names, statement: Key, corrections: Iterable[Key]) -> Repeats:
    """Return the sources that quote a statement, and which of them without its corrections."""
    known = tuple(corrections)
    dates = [names.dossier.records[key].issued for key in known]  # type: ignore[attr-defined]
    quoted: dict[Key, tuple[Key, Wording]] = {}
    for key in _repeated(names, statement):
        for wording in wordings(names, key):
            quoted.setdefault(wording.source.key, (key, wording))
    telling = {source for key in _telling(names, statement, known) for source in _in(names, key)}
    opposed = _opposed(names, statement)
    without = [
        Repeater(
            wording=wording,
            timing=_timing(wording.published, dates),
            through=line(names, key) if key != statement else None,
            against=opposed.get(source, ()),
        )
        for source, (key, wording) in quoted.items()
        if source not in telling
    ]
    return Repeats(len(quoted), tuple(sorted(without, key=_order)))


def _repeated(names: Names, statement: Key) -> Iterator[Key]:
    """Yield a statement, those that repeat it, those that repeat these, and so on."""
    seen, reached = {statement}, [statement]
    for key in reached:
        yield key
        found = _origins(names, key, "repeated by")
        reached += [origin for origin in found if origin not in seen]
        seen.update(found)


def _telling(names: Names, statement: Key, corrections: Iterable[Key]) -> Iterator[Key]:
    """Yield the records by which a source that quotes them tells of a statement's correction."""
    for correction in corrections:
        yield correction
        for link in names.dossier.links_from(correction, "through"):
            yield link.target
            yield from _origins(names, link.target, "repeated by", "confirmed by")
    for key in _origins(names, statement, "contradicted by"):
        if _speaker(names, key) == _speaker(names, statement):
            yield key


def _opposed(names: Names, statement: Key) -> dict[Key, tuple[Line, ...]]:
    """Return the statements against one, by the source that quotes them."""
    found: dict[Key, dict[Key, Line]] = {}
    for key in _origins(names, statement, "contradicted by"):
        for source in _in(names, key):
            found.setdefault(source, {})[key] = line(names, key)
    return {source: in_time_order(lines.values()) for source, lines in found.items()}


def _origins(names: Names, key: Key, *backs: str) -> list[Key]:
    links = (link for back in backs for link in names.dossier.links_to(key, back))
    return list(dict.fromkeys(link.origin for link in links if isinstance(link.origin, Key)))


def _in(names: Names, key: Key) -> set[Key]:
    return {q.source for q in names.dossier.quotations_by(key) if q.source and q.spans}


def _speaker(names: Names, statement: Key) -> Key | None:
    return names.dossier.target(statement, "speaker")


def _timing(published: Edtf | None, corrected: Iterable[Edtf]) -> Timing:
    dates = list(corrected)
    if published and all(published.certainly_before(date) for date in dates):
        return Timing.BEFORE
    if published and any(published.certainly_after(date) for date in dates):
        return Timing.AFTER
    return Timing.UNCLEAR


def _order(repeater: Repeater) -> tuple[object, ...]:
    published, key = repeater.wording.published, repeater.wording.source.key
    return (published is None, published and published.order, str(key))
