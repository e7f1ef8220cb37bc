"""How records are named, wherever they are named: a statement never without its status."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from dossier.link.dossier import Dossier
from dossier.link.watched import Once
from dossier.model.days import Day
from dossier.model.fields import Key, Kind
from dossier.model.records import Correction, Record
from dossier.status import State, Status

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Name:
    """What a link to a record says.

    Attributes:
        key: The record.
        title: What it is called.
        state: Of a statement, where it stands now. Of a correction, where the statement stands
            whose claim is in its title: a claim is not shown without that, whoever names it.
        draft: Whether only its authors may see it.
        steps: Where that statement stood before and since when, in time order, the last being
            where it stands now.
    """

    key: Key
    title: str
    state: State | None = None
    draft: bool = False
    steps: tuple["Step", ...] = ()

    def __hash__(self) -> int:
        """Hash by title, for names are looked up often and have a title of their own, mostly."""
        return hash(self.title)

    @property
    def days(self) -> tuple[Day, ...]:
        """The days of the steps that have one."""
        return tuple(step.since for step in self.steps if step.since)


@dataclass(frozen=True, slots=True)
class Step:
    """Where a statement stood from a day on.

    Attributes:
        since: The day; None where that is open.
        state: Where it stood.
    """

    since: Day | None
    state: State


def steps(status: Status) -> tuple[Step, ...]:
    """Return where a statement stood, from its utterance to now, one step a change of state."""
    found: list[Step] = []
    for change in status.history:
        if found and found[-1].since == change.counts_from:
            found.pop()
        if not found or found[-1].state is not change.state_after:
            found.append(Step(change.counts_from, change.state_after))
    return tuple(found)


class Names:
    """The dossier, with the name of every record in it; each is worked out once."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._names = Once[Key, Name](dossier)
        self._made = Once[Callable[[Names], Any], Any](dossier)

    def of(self, key: Key) -> Name:
        """Return the name of a record of the dossier."""
        return self._names.of(key, self._named)

    def of_all(self, keys: Iterable[Key]) -> tuple[Name, ...]:
        """Return the names of several records, each once, in the order given."""
        return tuple(self.of(key) for key in dict.fromkeys(keys))

    def once(self, make: Callable[["Names"], V]) -> V:
        """Return what `make` makes of the names: something that several pages show parts of."""
        return cast("V", self._made.of(make, lambda make: make(self)))

    def on_page(self, key: Key, page: Key | None) -> Name:
        """Return a record's name as it stands on the page of another, or of none.

        A correction's name need not repeat there what the whole page is about.
        """
        if page is None or page == key or page != self._subject(key):
            return self.of(key)
        return self.short(key)

    def short(self, key: Key) -> Name:
        """Return a record's name without what it is about: of a correction, just its kind.

        Beside a correction's own words, the status of what it corrects would seem to be theirs.
        """
        record = self.dossier.records[key]
        if not isinstance(record, Correction):
            return self.of(key)
        return Name(key, record.title_text, draft=record.draft)

    def _named(self, key: Key) -> Name:
        record = self.dossier.records[key]
        subject = self._subject(key)
        status = self.dossier.status(subject) if subject.kind is Kind.STATEMENTS else None
        title = record.title_text if subject == key else self._title(record, subject)
        if status is None:
            return Name(key, title, draft=record.draft)
        return Name(key, title, status.state, record.draft, steps(status))

    def _subject(self, key: Key) -> Key:
        """Return the record whose words are in the title: of a correction, the first corrected."""
        if key.kind is Kind.CORRECTIONS:
            links = self.dossier.links_from(key, "corrects")
            # A correction may correct another, which would be named by a third, and so on round.
            if links and links[0].target.kind is not Kind.CORRECTIONS:
                return links[0].target
        return key

    def _title(self, record: Record, subject: Key) -> str:
        more = len(self.dossier.links_from(record.key, "corrects")) - 1
        title = f"{record.title_text}: {self.dossier.records[subject].title_text}"
        return f"{title} (and {more} more)" if more else title
