"""What is suggested, most useful first.

Points are given for what can be seen, so that an order can be explained; `WORTH` has them all.
What is of equal worth stands in the order of the text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dossier.desk.suggesting.article import Article, Reported
from dossier.desk.suggesting.counting import Covered
from dossier.desk.suggesting.grouping import Group, group
from dossier.desk.suggesting.known import Known
from dossier.desk.suggesting.language import Verb
from dossier.desk.suggesting.marks import Passage
from dossier.desk.suggesting.speakers import Speaker
from dossier.model.fields import Key
from dossier.text.source import Span

SHORT = 2
"""Words in quotation marks up to which they may be just a term or a title."""

GAP = 8
"""Code points between two sentences of a paragraph, at the most."""

WORTH = {
    "quotes": 60,
    "speech": 40,
    "names": 20,
    "a speaker with a record": 20,
    "another name that speaks": 10,
    "a verb that always says": 5,
    "only I, we or you": -10,
    "few words": -30,
    "no closing mark": -20,
    "speaks": 30,
    "each further place": 2,
}
MOST_PLACES = 10
"""Further places of a name that count."""


class What(StrEnum):
    """The kinds of suggestions."""

    QUOTES = "quotes"
    SPEECH = "speech"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to annotate.

    Attributes:
        what: Its kind.
        article: Where it stands; a name's first place.
        span: The words.
        points: How useful it is.
        why: Why it is suggested, in clauses.
        speaker: Who seems to say them, where the sentence tells.
        group: Of a name, all of it.
    """

    what: What
    article: Article
    span: Span
    points: int
    why: tuple[str, ...]
    speaker: Speaker | None = None
    group: Group | None = None

    @property
    def key(self) -> Key | None:
        """The record that seems to be the speaker's."""
        return self.speaker.name.key if self.speaker and self.speaker.name else None


def suggest(articles: Sequence[Article], known: Known, kinds: Iterable[What]) -> list[Suggestion]:
    """Return all that is suggested for some sources, most useful first."""
    wanted = set(kinds)
    found: list[Suggestion] = []
    for article in articles:
        if What.QUOTES in wanted:
            found += _quotes(article)
        if What.SPEECH in wanted:
            found += _speech(article, with_quotes=What.QUOTES in wanted)
    if What.NAMES in wanted:
        found += map(_name, group(articles, known))
    order = {id(article): number for number, article in enumerate(articles)}
    return sorted(found, key=lambda one: (-one.points, order[id(one.article)], one.span))


def _quotes(article: Article) -> Iterator[Suggestion]:
    sentences = iter(article.reported)
    sentence, before = next(sentences, None), None
    for passage in article.passages:
        while sentence is not None and sentence.span.end <= passage.span.start:
            before, sentence = sentence, next(sentences, None)
        if article.covers(passage):
            continue
        speaker = _speaker_of(passage, sentence)
        if speaker is None and before is not None and _goes_on(article, passage, before):
            speaker = _speaker_of(before.passages[-1], before)
        words = len(article.words.within(passage.words))
        marks = "set off as a quotation" if passage.set_off else "in quotation marks"
        why = [f"{words} {'word' if words == 1 else 'words'} {marks} that no record quotes"]
        points = WORTH["quotes"] + _worth(speaker)
        if words <= SHORT:
            points += WORTH["few words"]
        if passage.unclosed:
            points += WORTH["no closing mark"]
            why.append("no mark closes them")
        yield Suggestion(What.QUOTES, article, passage.words, points, tuple(why), speaker)


def _speaker_of(passage: Passage, sentence: Reported | None) -> Speaker | None:
    """Return who speaks by the verb nearest to a passage."""
    if sentence is None or passage.span.end <= sentence.span.start:
        return None
    near = [
        (
            passage.span.start - cue.span.end
            if cue.span.end <= passage.span.start
            else cue.span.start - passage.span.end,
            number,
        )
        for number, cue in enumerate(sentence.cues)
        if cue.speaker is not None
    ]
    return sentence.cues[min(near)[1]].speaker if near else None


def _goes_on(article: Article, passage: Passage, before: Reported) -> bool:
    """Say whether a passage goes on with what was said just before it, “…,” he said. “…” there."""
    between = article.source.text[before.span.end : passage.span.start]
    blank = len(between) < GAP and not between.strip() and between.count("\n") < 2
    return blank and bool(before.passages)


def _worth(speaker: Speaker | None) -> int:
    if speaker is None or speaker.name is None:
        return 0
    known = speaker.name.key is not None
    return WORTH["a speaker with a record" if known else "another name that speaks"]


def _speech(article: Article, *, with_quotes: bool) -> Iterator[Suggestion]:
    """Yield the sentences that report speech, but for those whose passages are suggested."""
    stated = article.stated
    told = stated
    if with_quotes:
        marked = (one.words for one in article.passages if not article.covers(one))
        told = Covered(article.words, [*article.quotations_of_statements(), *marked])
    for reported in article.reported:
        if article.states(reported, stated) or article.states(reported, told):
            continue
        best = max(
            reported.cues,
            key=lambda cue: (_worth(cue.speaker), cue.verb, -cue.span.start),
            default=None,
        )
        points = WORTH["speech"] + _worth(best.speaker if best else None)
        if best is None:
            points += WORTH["only I, we or you"]
            why = "in the first or second person, without quotation marks, beside reported speech"
        else:
            points += WORTH["a verb that always says"] * (best.verb is Verb.SAYS)
            why = f"“{best.words}”, and no statement quotes what"
        yield Suggestion(
            What.SPEECH,
            article,
            reported.span,
            points,
            (why,),
            best.speaker if best else None,
        )


def _name(found: Group) -> Suggestion:
    article, mention = found.places[0]
    count = len(found.places)
    why = [f"named {count} times" if count > 1 else "named once", "no record has the name"]
    points = WORTH["names"] + WORTH["each further place"] * min(count - 1, MOST_PLACES)
    if found.speaks:
        points += WORTH["speaks"]
        why.append("seems to speak")
    return Suggestion(What.NAMES, article, mention.span, points, tuple(why), group=found)
