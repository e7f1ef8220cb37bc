"""The timeline: events, statements, corrections and publications in order of time.

What shares a date stands together, so that a period is a day, a month or whatever the records say
of when something was. A dossier too large for one page has one for each year.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dossier.link.dossier import Dossier
from dossier.model.dates import Day, Edtf
from dossier.model.days import year_name
from dossier.model.fields import Key, Kind
from dossier.model.records import Correction, Event, Record, Source, Statement
from dossier.texts import say
from dossier.views.axis import Extent, Gap, Scale, Stretch, Sureness, gap, reach
from dossier.views.lines import dated, line, name_order
from dossier.views.marks import Mark, marks, year_text
from dossier.views.names import Name, Names

KINDS = (Kind.EVENTS, Kind.STATEMENTS, Kind.CORRECTIONS, Kind.SOURCES)
"""What is on the timeline; what is of one time stands in this order."""

LONGEST = 1500
"""Entries on one page; where there are more, each year has a page of its own."""

_FOLDER = "timeline/"
_DAYS_OFFERED = 12

_PARTIES: Mapping[type[Record], tuple[str, ...]] = {
    Event: ("participants",),
    Statement: ("speaker",),
    Correction: ("by", "on_behalf_of"),
    Source: ("publisher",),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on the timeline.

    Attributes:
        kind: What it is.
        name: What it is called.
        when: When, with the time of day where that is known; None for the undated.
        who: Who said, made or published it; nobody where many took part.
        parties: All by whom it may be looked for.
    """

    kind: Kind
    name: Name
    when: Edtf | None
    who: Name | None
    parties: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """All entries of one date.

    Attributes:
        anchor: Its address on the page: `on-2024-02-02`.
        when: The date, without times of day.
        gap: How long after all before it; None when close.
        extent: Where on the axis it lies.
        entries: What was then, in order of time.
    """

    anchor: str
    when: Edtf
    gap: Gap | None
    extent: Extent
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The periods that are listed in a year."""

    year: int
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody by whom entries can be looked for, and how many there are."""

    name: Name
    count: int


@dataclass(frozen=True, slots=True)
class YearPage:
    """A page of one year, or of the undated: its path, year and number of entries."""

    path: str
    year: int | None
    count: int


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The timeline, or the page of one of its years.

    Attributes:
        path: The page's.
        year: Whose page it is; None for the whole and for the undated.
        count: How many entries there are, undated ones too.
        years: The entries with a date, unless they are on pages of their own.
        undated: The entries without, likewise.
        stretches: The axis, drawn to length or short.
        marks: What leads to its parts, in order of time.
        kinds: How many entries of each kind are on this page.
        people: Who is behind them, by name.
        organizations: The same.
        pages: The pages of the years, where there are any.
        days: The latest days on which a statement's status changed, in order of time.
    """

    path: str
    year: int | None
    count: int
    years: tuple[Year, ...]
    undated: tuple[Entry, ...]
    stretches: tuple[Stretch, ...]
    marks: tuple[Mark, ...]
    kinds: Mapping[Kind, int]
    people: tuple[Choice, ...]
    organizations: tuple[Choice, ...]
    pages: tuple[YearPage, ...]
    days: tuple[Day, ...]

    @property
    def title(self) -> str:
        """What the page is called."""
        is_part = self.path.startswith(_FOLDER)
        return _title(self.year) if is_part else say("timeline.title")

    @property
    def each(self) -> bool:
        """Whether each period has a mark of its own."""
        return len(self.marks) == sum(len(year.periods) for year in self.years)

    @property
    def lanes(self) -> int:
        """How many lines lie below each other under the axis."""
        return max((mark.lane + 1 for mark in self.marks if mark.lane is not None), default=0)

    @property
    def surenesses(self) -> tuple[Sureness, ...]:
        """In which ways marks are drawn."""
        drawn = {mark.extent.sureness for mark in self.marks}
        return tuple(sureness for sureness in Sureness if sureness in drawn)


def timeline_view(names: Names) -> TimelineView:
    """Lay out the timeline, or what leads to the pages of its years."""
    entries = names.once(_entries)
    if len(entries) <= LONGEST:
        return _laid_out(names, None, entries, (), _days(names))
    pages = _pages(entries)
    scale = Scale(entry.when for entry in entries if entry.when)
    return TimelineView(
        path="timeline.md",
        year=None,
        count=len(entries),
        years=(),
        undated=(),
        stretches=scale.stretches,
        marks=marks(scale, _by_page(entries)),
        kinds={},
        people=(),
        organizations=(),
        pages=pages,
        days=_days(names),
    )


def timeline_years(names: Names) -> Iterator[TimelineView]:
    """Lay out the pages of the years, where the timeline is too large for one page."""
    entries = names.once(_entries)
    if len(entries) <= LONGEST:
        return
    pages, days = _pages(entries), _days(names)
    for year, within in groupby(entries, key=_year):
        yield _laid_out(names, year, list(within), pages, days)


def timeline_titles(dossier: Dossier) -> dict[str, str]:
    """Return the paths of the pages of the years with what they are called, in their order."""
    found = [dated(record) for kind in KINDS for record in dossier.of_kind(kind)]
    known = sorted((when for when in found if when), key=_sort_key)
    years: dict[int | None, None] = dict.fromkeys(when.listed.year for when in known)
    if len(known) < len(found):
        years[None] = None
    return {_path(year): _title(year) for year in years} if len(found) > LONGEST else {}


def _laid_out(
    names: Names,
    year: int | None,
    entries: Sequence[Entry],
    pages: tuple[YearPage, ...],
    days: tuple[Day, ...],
) -> TimelineView:
    dated = [entry for entry in entries if entry.when]
    scale = Scale(entry.when for entry in dated if entry.when)
    years = tuple(_years(scale, dated))
    parties = Counter(key for entry in entries for key in entry.parties)
    choices = sorted(
        (Choice(names.of(key), count) for key, count in parties.items()),
        key=lambda choice: name_order(choice.name),
    )
    periods = [period for each in years for period in each.periods]
    return TimelineView(
        path=_path(year) if pages else "timeline.md",
        year=year,
        count=len(entries),
        years=years,
        undated=tuple(entry for entry in entries if not entry.when),
        stretches=scale.stretches,
        marks=marks(scale, [(p.when, None, p.anchor, len(p.entries)) for p in periods]),
        kinds=Counter(entry.kind for entry in entries),
        people=tuple(item for item in choices if item.name.key.kind is Kind.PEOPLE),
        organizations=tuple(item for item in choices if item.name.key.kind is not Kind.PEOPLE),
        pages=pages,
        days=days,
    )


def _entries(names: Names) -> tuple[Entry, ...]:
    """Return all entries in order of time, the undated last."""
    found = [_entry(names, record.key) for kind in KINDS for record in names.dossier.of_kind(kind)]
    return tuple(sorted(found, key=_time_order))


def _entry(names: Names, key: Key) -> Entry:
    item = line(names, key)
    fields = _PARTIES[type(names.dossier.records[key])]
    parties = dict.fromkeys(
        link.target
        for link in names.dossier.links_from(key, *fields)
        if link.target.kind in {Kind.PEOPLE, Kind.ORGANIZATIONS}
    )
    return Entry(key.kind, names.of(key), item.when, item.who, tuple(parties))


def _time_order(entry: Entry) -> tuple[object, ...]:
    rank = (KINDS.index(entry.kind), name_order(entry.name))
    return (True, rank) if entry.when is None else (False, entry.when.sort_key, rank)


def _years(scale: Scale, dated: Iterable[Entry]) -> Iterator[Year]:
    grouped: dict[Edtf, list[Entry]] = {}
    for entry in dated:
        if entry.when:
            grouped.setdefault(_date(entry.when), []).append(entry)
    last: Day | None = None
    periods = []
    for when in sorted(grouped, key=_sort_key):
        extent, after = scale.extent(when), gap(last, when)
        periods.append(Period(_anchor(when), when, after, extent, tuple(grouped[when])))
        last = max(last, reach(when)) if last else reach(when)
    for year, items in groupby(periods, key=lambda period: period.when.listed.year):
        yield Year(year, tuple(items))


def _sort_key(when: Edtf) -> tuple[object, str]:
    return when.sort_key


def _date(when: Edtf) -> Edtf:
    """Return a date without its time of day."""
    return Edtf.parse(when.text.partition("T")[0])


def _anchor(when: Edtf) -> str:
    words = {"/": "-to-", "..": "open", "?": "-possibly", "~": "-about", "%": "-possibly-about"}
    text = when.text.lower()
    for sign, word in words.items():
        text = text.replace(sign, word)
    return f"on-{text}"


def _year(entry: Entry) -> int | None:
    return entry.when.listed.year if entry.when else None


def _pages(entries: Iterable[Entry]) -> tuple[YearPage, ...]:
    years = groupby(entries, key=_year)
    return tuple(YearPage(_path(year), year, len(list(items))) for year, items in years)


def _path(year: int | None) -> str:
    return f"{_FOLDER}{'undated' if year is None else year_text(year).lower()}.md"


def _title(year: int | None) -> str:
    if year is None:
        return say("timeline.title-undated")
    return say("timeline.title-year", year=year_name(year))


def _by_page(entries: Iterable[Entry]) -> list[tuple[Edtf, str | None, str | None, int]]:
    dated = Counter(_date(entry.when) for entry in entries if entry.when)
    return [
        (when, _path(when.listed.year), None, dated[when]) for when in sorted(dated, key=_sort_key)
    ]


def _days(names: Names) -> tuple[Day, ...]:
    found = {
        step.since
        for record in names.dossier.of_kind(Kind.STATEMENTS)
        for step in names.of(record.key).steps[1:]
        if step.since
    }
    return tuple(sorted(found)[-_DAYS_OFFERED:])
