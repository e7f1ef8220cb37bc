"""Whatever a source is made of, each slice of it anchors to itself and to nothing else."""

from collections.abc import Iterator
from itertools import pairwise, product

from hypothesis import assume, given
from hypothesis import strategies as st

from dossier.anchor import Ambiguous, Context, Found, Missing, Outcome, Why, anchor
from dossier.model.parts import Quote
from dossier.text.fold import fold
from dossier.text.source import SourceText, Span
from dossier.text.words import splits_emoji, splits_number, splits_word
from hostile_texts import texts

Places = tuple[tuple[int, int], ...]

# Few different parts, so that the same words come again and again.
FEW = [
    "a",
    "b",
    "ab",
    "a ",
    "b ",
    " ",
    ", ",
    "-",
    "'",
    "é",
    "e\u0301",
    "漢",
    "字",
    "1",
    "\u00a0234",
]
FEW += ["👩", "\u200d💻", "🇩", "🇪", "\u0301", "\u00ad", "\n"]
few = st.lists(st.sampled_from(FEW), max_size=14).map("".join)
few_words = few.filter(fold)


def look(source: SourceText, exact: tuple[str, ...], context: Context | None = None) -> Outcome:
    """Anchor a quotation."""
    context = context or Context()
    quote = Quote(source="a", exact=exact, prefix=context.prefix, suffix=context.suffix)
    return anchor(quote, source)


def may_be_cut(source: SourceText, start: int, end: int) -> bool:
    """Say whether a passage of the folded text starts and ends between words."""
    span = source.span(start, end)
    return not any(
        splits_word(source.folded.text, folded)
        or splits_emoji(source.text, received)
        or splits_number(source.text, received)
        for folded, received in ((start, span.start), (end, span.end))
    )


def ends_of_words(source: SourceText) -> list[int]:
    """Return the places of the folded text that lie in no word."""
    text = source.folded.text
    return [at for at in range(len(text) + 1) if not splits_word(text, at)]


@st.composite
def passages(draw: st.DrawFn) -> tuple[SourceText, int, int]:
    """Return a source and a passage of its folded text that starts and ends between words."""
    source = SourceText("a", draw(texts))
    text = source.folded.text
    cuts = ends_of_words(source)
    start = draw(st.sampled_from(cuts))
    end = draw(st.sampled_from([cut for cut in cuts if cut >= start]))
    start += text[start:end].startswith(" ")
    end -= text[start:end].endswith(" ")
    assume(start < end and may_be_cut(source, start, end))
    return source, start, end


@given(passages())
def test_anchor__a_slice_with_all_that_surrounds_it_is_found_there(
    passage: tuple[SourceText, int, int],
) -> None:
    """The span is exact but for white space and invisible characters at its ends."""
    source, start, end = passage
    span = source.span(start, end)
    context = Context(source.text[: span.start], source.text[span.end :])
    assert look(source, (source.words(span),), context) == Found((span,))


@given(passages())
def test_anchor__a_slice_alone_is_found_or_ambiguous(passage: tuple[SourceText, int, int]) -> None:
    """What stands in a source is never said to be missing; if found, then where it stands."""
    source, start, end = passage
    span = source.span(start, end)
    outcome = look(source, (source.words(span),))
    assert outcome == Found((span,)) or isinstance(outcome, Ambiguous)


@given(texts, st.data())
def test_anchor__a_source_in_pieces_is_found_piece_by_piece(text: str, data: st.DataObject) -> None:
    """All of a text, cut between words, stands there in one way only."""
    source = SourceText("a", text)
    cuts = data.draw(st.sets(st.sampled_from(ends_of_words(source)), max_size=4))
    ends = sorted({0, len(source.folded.text), *cuts})
    stretches = [(a, b) for a, b in pairwise(ends) if source.folded.text[a:b].strip(" ")]
    assume(stretches and all(may_be_cut(source, *stretch) for stretch in stretches))
    pieces = tuple(source.words(source.span(*stretch)) for stretch in stretches)
    outcome = look(source, pieces)
    assert isinstance(outcome, Found)
    assert [fold(source.words(span)) for span in outcome.spans] == [fold(it) for it in pieces]


@given(texts, texts.filter(fold) | few_words)
def test_anchor__what_is_found_folds_to_what_was_quoted(text: str, exact: str) -> None:
    """The promise itself: no quotation is found at other words than its own."""
    source = SourceText("a", text)
    outcome = look(source, (exact,))
    spans = outcome.spans if isinstance(outcome, Found) else ()
    if isinstance(outcome, Ambiguous):
        spans = tuple(place.spans[0] for place in outcome.places)
    assert all(fold(source.words(span)) == fold(exact) for span in spans)
    assert bool(spans) == (not isinstance(outcome, Missing))


def places(words: str, source: SourceText) -> Iterator[tuple[int, int]]:
    """Yield every place of `words`, looking at each offset."""
    for start in range(len(source.folded.text)):
        end = start + len(words)
        if source.folded.text[start:end] == words and may_be_cut(source, start, end):
            yield start, end


def all_ways(pieces: tuple[str, ...], source: SourceText) -> list[Places]:
    """Return all choices of a place for each piece, in order and not overlapping."""
    choices = product(*(places(words, source) for words in pieces))
    return [way for way in choices if all(one[1] <= other[0] for one, other in pairwise(way))]


def in_context(way: Places, context: Context, text: str) -> bool:
    """Say whether prefix and suffix stand around a way, a space between or not."""
    before, after = text[: way[0][0]], text[way[-1][1] :]
    prefix, suffix = fold(context.prefix), fold(context.suffix)
    return before.removesuffix(" ").endswith(prefix) and after.removeprefix(" ").startswith(suffix)


def fault(pieces: tuple[str, ...], source: SourceText) -> tuple[int, Why]:
    """Return the piece at fault and why."""
    for index, words in enumerate(pieces):
        if not any(places(words, source)):
            inside = words in source.folded.text
            return index, Why.INSIDE_WORD if inside else Why.ABSENT
    kept = next(count for count in range(len(pieces) + 1) if not all_ways(pieces[:count], source))
    return kept - 1, Why.ORDER


@given(few, st.lists(few_words, min_size=1, max_size=3), few, few)
def test_anchor__agrees_with_trying_every_way(
    text: str, exact: list[str], prefix: str, suffix: str
) -> None:
    """One way is found, several are ambiguous, and of none the piece at fault is named."""
    source = SourceText("a", text)
    pieces = tuple(map(fold, exact))
    context = Context(prefix, suffix)
    every = all_ways(pieces, source)
    chosen = [way for way in every if in_context(way, context, source.folded.text)] or every
    outcome = look(source, tuple(exact), context)
    match outcome:
        case Found(spans):
            assert every == [every[0]] or len(chosen) == 1
            assert spans == spans_of((every if len(every) == 1 else chosen)[0], source)
        case Ambiguous():
            assert len(every) > 1
            assert outcome.count == len(chosen) > 1
            listed = [place.spans for place in outcome.places]
            assert listed == [spans_of(way, source) for way in chosen[:10]]
        case Missing():
            assert every == []
            assert (outcome.piece, outcome.why) == fault(pieces, source)


def spans_of(way: Places, source: SourceText) -> tuple[Span, ...]:
    """Return the places of a way in the text as received."""
    return tuple(source.span(*place) for place in way)


@given(few, few_words, few, few_words, few)
def test_ambiguous__every_context_offered_decides(
    before: str, one: str, between: str, other: str, after: str
) -> None:
    """An author who copies a prefix or suffix from the message gets the place beside it."""
    text = f"{before} {one} {between} {other} {one} {after} {one} {other} {before}"
    source = SourceText("a", text)
    for exact in ((one,), (one, other)):
        outcome = look(source, exact)
        assert isinstance(outcome, Ambiguous)
        for place in outcome.places:
            if place.context is not None:
                assert place.context != Context()
                assert look(source, exact, place.context) == Found(place.spans)


@given(few, few_words, few)
def test_ambiguous__context_is_offered_at_both_ends(before: str, exact: str, after: str) -> None:
    """As much as follows the first place follows no other, and likewise before the last."""
    outcome = look(SourceText("a", f"{before} {exact} {after} {exact}"), (exact,))
    assert isinstance(outcome, Ambiguous)
    assert outcome.places[0].context is not None
    assert outcome.count > len(outcome.places) or outcome.places[-1].context is not None


@given(texts.filter(fold), texts, st.sampled_from(["x", "1", "-", "漢", " and "]))
def test_missing__a_hint_is_a_passage_of_the_text(exact: str, after: str, changed: str) -> None:
    """It lies in the text, is not much longer than the words, and tells apart all that differs."""
    source = SourceText("a", f"{after} {exact} {after}")
    middle = len(exact) // 2
    outcome = look(source, (exact[:middle] + changed + exact[middle:],))
    hint = outcome.hint if isinstance(outcome, Missing) and outcome.why is Why.ABSENT else None
    if hint is None:
        return
    passage = source.words(hint.span)
    assert len(fold(passage)) <= 3 * len(fold(exact)) + 80
    assert any(difference.quoted != difference.source for difference in hint.differences)
    told = "".join(difference.source for difference in hint.differences)
    assert told.replace(" ", "") == fold(passage).replace(" ", "")
