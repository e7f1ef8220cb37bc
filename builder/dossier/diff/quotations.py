"""What became of a record's quotations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from dossier.diff.changes import FieldChange, QuotationChange, QuotationFate
from dossier.link.dossier import Dossier
from dossier.link.quotations import Quotation
from dossier.model.fields import Key
from dossier.text.fold import fold

ALIKE = 60
"""Percent of two quotations' letters that must match for the one to be the other, edited."""

MOST_PAIRED = 2_500
"""Pairs of quotations that are weighed against each other; more go by their order."""

_FIELDS = ("source", "kind", "prefix", "suffix")


@dataclass(frozen=True, slots=True)
class States:
    """Two states of a dossier, for one record after the other.

    Attributes:
        before: The older one.
        after: The newer one.
        renamed: The new names of the records that have one, by the old.
    """

    before: Dossier
    after: Dossier
    renamed: Mapping[Key, Key]


def quotation_changes(
    states: States, before: Key | None, after: Key | None
) -> tuple[QuotationChange, ...]:
    """Return what became of a record's quotations, in the order of the newer file.

    Args:
        states: Where the record stands.
        before: What it was called; None when it is new.
        after: What it is called; None when it is gone.
    """
    old = states.before.quotations_by(before) if before else ()
    new = states.after.quotations_by(after) if after else ()
    pairs = _paired(states, old, new)
    went = [one for one in old if one.path not in {old_.path for old_ in pairs.values()}]
    found = [_change(states, pairs.get(quotation.path), quotation) for quotation in new]
    found += [QuotationChange(QuotationFate.REMOVED, one, None) for one in went]
    return tuple(change for change in found if change)


def _paired(
    states: States, old: Sequence[Quotation], new: Sequence[Quotation]
) -> dict[tuple[str | int, ...], Quotation]:
    """Return the older quotation of each newer one that has one, by the newer one's path."""
    same: dict[object, list[Quotation]] = defaultdict(list)
    for one in old:
        same[_words(one, states.renamed)].append(one)
    pairs, left = {}, []
    for other in new:
        if known := same[_words(other, {})]:
            pairs[other.path] = known.pop(0)
        else:
            left.append(other)
    rest = [one for group in same.values() for one in group]
    for one, other in _likeliest(states, rest, left):
        pairs[other.path] = one
    return pairs


def _words(quotation: Quotation, renamed: Mapping[Key, Key]) -> tuple[object, ...]:
    source = quotation.source
    name = renamed.get(source, source) if source else quotation.quote.source
    return quotation.path[0], name, tuple(map(fold, quotation.quote.exact))


def _likeliest(
    states: States, old: Sequence[Quotation], new: Sequence[Quotation]
) -> Iterator[tuple[Quotation, Quotation]]:
    if len(old) * len(new) > MOST_PAIRED:
        yield from zip(old, new, strict=False)
        return
    scores = sorted(
        (-_likeness(states, one, other), i, j)
        for i, one in enumerate(old)
        for j, other in enumerate(new)
    )
    left, taken = set(range(len(old))), set[int]()
    for score, i, j in scores:
        if -score >= ALIKE and i in left and j not in taken:
            left.discard(i)
            taken.add(j)
            yield old[i], new[j]


def _likeness(states: States, one: Quotation, other: Quotation) -> float:
    if one.path[0] != other.path[0]:
        return 0
    words, words_after = (" ".join(map(fold, each.quote.exact)) for each in (one, other))
    shorter, longer = sorted((words, words_after), key=len)
    inside = 100 if shorter and shorter in longer else 0  # more or less of one sentence
    same_source = one.source and states.renamed.get(one.source, one.source) == other.source
    return max(inside, fuzz.ratio(words, words_after)) + (10 if same_source else 0)


def _change(states: States, one: Quotation | None, other: Quotation) -> QuotationChange | None:
    if one is None:
        fate = QuotationFate.ADDED if other.spans else QuotationFate.FAILING
        return QuotationChange(fate, None, other)
    same_words = _words(one, states.renamed) == _words(other, {})
    fields = tuple(_fields(states, one, other))
    fate_ = _fate(states, one, other, same_words=same_words, remarked=bool(fields))
    return QuotationChange(fate_, one, other, fields) if fate_ else None


def _fate(
    states: States, one: Quotation, other: Quotation, *, same_words: bool, remarked: bool
) -> QuotationFate | None:
    match bool(one.spans), bool(other.spans):
        case True, False:
            return QuotationFate.FAILING
        case False, True:
            return QuotationFate.MENDED
        case False, False:
            return None if same_words and not remarked else QuotationFate.UNPROVED
    if not same_words:
        return QuotationFate.EDITED
    if _where(states.before, one) != _where(states.after, other):
        return QuotationFate.MOVED
    return QuotationFate.REMARKED if remarked else None


def _where(dossier: Dossier, quotation: Quotation) -> list[tuple[int, int]]:
    """Return the line and column of each piece; a file that has another name moves nothing."""
    if quotation.source is None:
        return []
    text = dossier.texts[quotation.source]
    places = (text.location(span.start) for span in quotation.spans)
    return [(place.line, place.column) for place in places]


def _fields(states: States, one: Quotation, other: Quotation) -> Iterable[FieldChange]:
    for name in _FIELDS:
        before, after = getattr(one.quote, name), getattr(other.quote, name)
        if name == "source":
            named = states.renamed.get(one.source, one.source) if one.source else before
            if named == (other.source or after):
                continue  # a source that has another id is told once, as a record
        if before != after:
            yield FieldChange((*other.path, name), before, after)
