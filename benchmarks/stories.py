"""Stories, each told by one newspaper or by several: who said what, and what was taken back.

What a record names came before it, so that no chain of records leads back to its start.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import sentences
from articles import Article
from happenings import Event, Scene, give_figure, happen, said_on
from names import slug
from sentences import Passage, Saying
from world import Named, Record, World

CORRECTIONS = ("retraction", "correction", "clarification", "apology", "update", "erratum")
SPOKEN = CORRECTIONS[:4]
"""The kinds that a statement makes."""

RELATIONS = {"contradicts": 0.12, "repeats": 0.07, "confirms": 0.06, "responds_to": 0.12}
"""How often a statement names an earlier one so."""

LARGEST = 7_600
"""Bytes of an article, but for a last sentence."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that later ones can name; `plain` where it names no other itself."""

    id: str
    speaker: Named
    saying: Saying
    day: date
    plain: bool


@dataclass(frozen=True, slots=True)
class Share:
    """What falls to one article of a story.

    Attributes:
        paper: Who publishes it.
        statements: How many.
        corrections: Of which kinds.
        cast: Of whom and of what it is the first to tell.
    """

    paper: Named
    statements: int
    corrections: Sequence[str]
    cast: Sequence[Named]


@dataclass
class Story:
    """One while it is told."""

    world: World
    rng: random.Random
    scene: Scene
    work: str
    events: list[Event] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    corrected: set[str] = field(default_factory=set)

    def tell(self, count: int, shares: Sequence[Share]) -> dict[str, str]:
        """Make all records, `count` events among them; return the texts by the articles' ids."""
        cast = [one for share in shares for one in share.cast]
        self.events = happen(self.world, count, self.scene, cast, self.rng)
        texts = {}
        for number, share in enumerate(shares):
            day = self.scene.day + timedelta(days=number)
            article = Article(f"{share.paper.id}-{day}-{self.scene.story}", share.paper, day)
            self._write(article, share)
            texts[article.id] = article.finish(self.rng)
            self._record_source(article)
        return texts

    def _write(self, article: Article, share: Share) -> None:
        before = list(self.said)
        spoken = [kind for kind in share.corrections if kind in SPOKEN]
        new = list(share.cast)
        for left in range(share.statements, 0, -1):
            if left <= len(spoken):
                self._take_back(article, spoken[left - 1])
            else:
                self._say(article)
            for one in new[:: max(1, left)][: -(-len(new) // left)]:
                new.remove(one)
                self._introduce(article, one)
        for event in self.events:
            self._tell_of(article, event)
        for earlier in before:
            if self.rng.random() < 0.15:
                self._say_again(article, earlier)
        for kind in share.corrections:
            if kind not in SPOKEN:
                self._put_right(article, kind)
        size = self.rng.randint(2_000, LARGEST)
        while article.size() < size:
            article.add(sentences.background(self.work, self.rng))

    def _say(self, article: Article) -> None:
        speaker = self.world.speaker(self.rng)
        day = article.published - timedelta(days=self.rng.randint(0, 6))
        name, other = self._relation(speaker)
        fields: Record = {}
        if other:
            fields[name] = [other.id]
            short = other.speaker.short
            saying = sentences.about(other.saying, name, short, self.rng)
        else:
            saying = sentences.saying(self.work, self.rng)
        who = article.names(speaker)
        if not other and self.rng.random() < 0.04:
            saying, passage = sentences.refrain(who, self.rng)
        else:
            passage = sentences.spoken(saying, who, speaker.short, self.rng)
        self._state(article, passage, Said("", speaker, saying, day, plain=not other), fields)

    def _relation(self, speaker: Named) -> tuple[str, Said | None]:
        draw = self.rng.random()
        for name, share in RELATIONS.items():
            draw -= share
            if draw < 0:
                others = [
                    one
                    for one in self.said
                    if one.plain and (one.speaker is speaker) == (name == "repeats")
                ]
                if name == "repeats" and not others:
                    others = [one for one in self.said if one.plain]
                return name, self.rng.choice(others) if others else None
        return "", None

    def _state(self, article: Article, passage: Passage, what: Said, more: Record) -> Said:
        """Record what is said; return it with the id of its record."""
        at = next((e for e in self.events if e.day == what.day), None)
        number = len(self.said) + 1
        id_ = f"{slug(what.speaker.short)}-{slug(self.work)}-{self.scene.story}-{number}"
        about = [self.rng.choice(self.events).named.id, self.scene.town.id]
        if self.rng.random() < 0.5:
            about.append(self.world.often(self.world.bodies, self.rng).id)
        fields: Record = {
            "speaker": what.speaker.id,
            "said": str(what.day) if at or "said" in more else said_on(what.day, self.rng),
            "at": at.named.id if at else "",
            "claim": what.saying.claim,
            "about": about[: self.rng.randint(1, 3)],
            "quotes": [article.add(passage)],
        }
        fields |= more
        if self.rng.random() < 0.4:
            fields["notes"] = self._notes(what.speaker)
        self.world.record(f"statements/{id_}", fields)
        self.said.append(Said(id_, what.speaker, what.saying, what.day, what.plain))
        return self.said[-1]

    def _take_back(self, article: Article, kind: str) -> None:
        """Let a speaker correct what they said, or somebody retract it on their behalf."""
        candidates = [one for one in self.said if one.plain and one.id not in self.corrected]
        wrong = self.rng.choice(candidates)
        self.corrected.add(wrong.id)
        deputy = kind == "retraction" and self.rng.random() < 0.25
        speaker = self.world.often(self.world.bodies, self.rng) if deputy else wrong.speaker
        day = max(wrong.day, article.published - timedelta(days=self.rng.randint(0, 2)))
        saying = sentences.taking_back(kind, wrong.saying, self.rng)
        passage = sentences.spoken(saying, article.names(speaker), speaker.short, self.rng)
        what = Said("", speaker, saying, day, plain=False)
        through = self._state(article, passage, what, {"said": str(day)})
        words = f"The {kind} came {self.rng.randint(2, 40)} hours after the first report"
        fields: Record = {
            "corrects": [wrong.id],
            "kind": kind,
            "issued": str(day),
            "by": speaker.id,
            "on_behalf_of": wrong.speaker.id if deputy else "",
            "through": [through.id],
            "instead": "" if kind == "apology" else sentences.saying(self.work, self.rng).claim,
            "quotes": [article.add(Passage(f"{words}.", (words,)))],
            "notes": self._notes(wrong.speaker) if self.rng.random() < 0.5 else "",
        }
        self.world.record(f"corrections/{wrong.id}-{kind}", fields)

    def _put_right(self, article: Article, kind: str) -> None:
        """Let the newspaper update its article, or the dossier's authors mend a record."""
        if kind == "update":
            words = f"This report was updated on {self.rng.choice(sentences.DAYS)} with new figures"
            quote = article.add(Passage(f"{words}.", (words,)))
            fields: Record = {
                "corrects": [f"sources/{article.id}"],
                "kind": kind,
                "issued": f"{article.published}?",
                "by": article.paper.id,
                "quotes": [quote],
            }
        else:
            mended = self.rng.choice(self.events).named
            fields = {
                "corrects": [mended.key],
                "kind": kind,
                "issued": str(article.published + timedelta(days=30)),
                "instead": "The date was given wrongly here for some days.",
                "notes": f"Until then, [[{mended.key}]] had the day of the report.",
            }
        self.world.record(f"corrections/{article.id}-{kind}", fields)

    def _say_again(self, article: Article, earlier: Said) -> None:
        """Let another newspaper report a statement, too."""
        verb = self.rng.choice(("was quoted as saying", "has said", "let this newspaper know"))
        words = f"{sentences.capital(article.names(earlier.speaker))} {verb} that "
        words += earlier.saying.indirect
        quote = article.add(Passage(f"{words}.", (words,), "indirect"))
        self.world.quote(f"statements/{earlier.id}", quote)

    def _introduce(self, article: Article, one: Named) -> None:
        """Give somebody's or something's record the words by which an article introduces it."""
        if self.rng.random() < 0.35:
            return
        month, number = self.rng.choice(sentences.MONTHS), self.rng.randint(3, 60)
        words, rest = {
            "people": (f"{one.office} {one.name}", f"has followed the matter since {month}"),
            "places": (f"{one.name} lies {number} miles", f"from the {self.work}"),
            "organizations": (f"{one.name} has {number} members", "who were asked to come"),
        }[one.kind]
        article.known.add(one.key)
        text = f"{sentences.capital(words)} {rest}."
        self.world.quote(one.key, article.add(Passage(text, (sentences.capital(words),))))
        if self.rng.random() < 0.3:
            self.world.records[one.key]["notes"] = self._notes(self.world.speaker(self.rng))

    def _tell_of(self, article: Article, event: Event) -> None:
        if event.counted:
            give_figure(self.world, event, article, self.rng)
        if self.rng.random() < 0.5 and article.size() < LARGEST:
            words = f"{sentences.capital(event.named.short)} lasted {self.rng.randint(2, 50)} hours"
            self.world.quote(event.named.key, article.add(Passage(f"{words}.", (words,))))

    def _record_source(self, article: Article) -> None:
        title = sentences.saying(self.work, self.rng).claim.rstrip(".")
        titled = self.rng.random() < 0.7
        fields: Record = {
            "title": title if titled else "",
            "label": "" if titled else f"On the {self.scene.subject}: {title}",
            "publisher": article.paper.id,
            "published": f"{article.published}{self.rng.choice(('', '', '', '?'))}",
            "text": f"{article.id}.txt",
            "sha256": "",
            "language": "en",
            "publish": self.rng.choice(("", "excerpts", "excerpts", "excerpts", "full")),
            "url": f"https://example.org/{article.paper.id}/{article.id}",
            "authors": [self.world.often(self.world.people, self.rng).name],
            "retrieved": str(article.published + timedelta(days=20)),
            "reports": [event.named.id for event in self.events],
            "notes": self._notes(self.world.speaker(self.rng)),
        }
        if self.rng.random() < 0.04:
            fields["publish"] = "none"
        self.world.record(f"sources/{article.id}", fields)

    def _notes(self, about: Named) -> str:
        event = self.rng.choice(self.events).named
        counted = (
            f"The day is counted back from the report; *[[{about.key}|{about.short}]]* stands in "
            f"the sentence before, and [[{event.key}]] in the one after."
        )
        return self.rng.choice(
            (
                f"The article does not say where [[{about.key}]] was on that day.",
                f"Compare what was said at [[{event.key}|{event.short}]].",
                counted,
            )
        )
