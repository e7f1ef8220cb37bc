"""Everything that was corrected, what it said and what became of it: the newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dossier.model.dates import Day, Edtf
from dossier.model.fields import Key, Kind
from dossier.model.parts import CorrectionKind
from dossier.model.records import Correction, Record, Source, Statement
from dossier.status import What
from dossier.texts import say
from dossier.views.durations import Duration, between, shortest
from dossier.views.lines import Line, line
from dossier.views.names import Name, Names
from dossier.views.repeats import Repeats, repeats

POLICY = "corrections-policy"
"""What a page of the authors is named that says how they correct: the ledger leads to it."""


@dataclass(frozen=True, slots=True)
class Amended:
    """A correction of one record.

    Attributes:
        key: The correction.
        line: It in a list, named by its kind alone, with when and by whom.
        what: What it did, in words.
        on_behalf_of: In whose name, where that is not who made it.
        after: How long after what it corrects; None when that is not known or does not matter.
        instead: What holds since then.
        through: The statements that make it.
    """

    key: Key
    line: Line
    what: str
    on_behalf_of: tuple[Name, ...]
    after: Duration | None
    instead: str | None
    through: tuple[Line, ...]

    @property
    def day(self) -> Day | None:
        """The first day on which it may have been made."""
        return self.line.when.earliest if self.line.when else None


@dataclass(frozen=True, slots=True)
class Entry:
    """A record that was corrected.

    Attributes:
        address: The entry's address on the ledger's page.
        line: The record, with when it was said or published and by whom.
        dated: Whether it is said or published on a date, so that it stood for some time.
        stood: How long, until it was first corrected; None when that is not known.
        amended: Its corrections, in time order.
        repeats: Who quotes it with its corrections and without; None for what is no statement.
    """

    address: str
    line: Line
    dated: bool
    stood: Duration | None
    amended: tuple[Amended, ...]
    repeats: Repeats | None

    @property
    def day(self) -> Day | None:
        """The first day on which it may have been corrected."""
        days = [item.day for item in self.amended]
        return min((day for day in days if day is not None), default=None) if all(days) else None


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The page of everything corrected.

    Attributes:
        entries: What others corrected.
        errata: What the dossier's own authors did.
        policy: The page that says how they go about it, by its path under docs/; None if none does.
    """

    entries: tuple[Entry, ...]
    errata: tuple[Entry, ...]
    policy: str | None


def ledger_view(names: Names) -> LedgerView:
    """Lay out the page of everything corrected."""
    others, own = _by_target(names, errata=False), _by_target(names, errata=True)
    return LedgerView(
        entries=_newest_first(entry(names, *item) for item in others.items()),
        errata=_newest_first(entry(names, *item) for item in own.items()),
        policy=next((path for path in sorted(names.dossier.pages) if _stem(path) == POLICY), None),
    )


def entry(names: Names, key: Key, corrections: Sequence[Correction]) -> Entry:
    """Return a record's entry with some corrections, in any order, all errata or none.

    Of an erratum no date tells since when the mistake was there, so nothing is said to have stood.
    """
    erratum = any(_is_erratum(each) for each in corrections)
    since = None if erratum else _since(names.dossier.records[key])
    in_order = sorted(corrections, key=lambda each: (each.issued, each.key))
    spans = [between(since, each.issued) if since else None for each in in_order]
    asked = key.kind is Kind.STATEMENTS and not erratum
    return Entry(
        address=f"{'errata' if erratum else 'corrected'}--{key.kind}--{key.id}",
        line=line(names, key),
        dated=since is not None,
        # Where one of several is not known, it may have been the first.
        stood=None if None in spans else shortest(span for span in spans if span),
        amended=tuple(
            _amended(names, key, each, span) for each, span in zip(in_order, spans, strict=True)
        ),
        repeats=repeats(names, key, (each.key for each in in_order)) if asked else None,
    )


def of_record(names: Names, key: Key, like: Correction) -> tuple[Correction, ...]:
    """Return the corrections of a record that stand in one entry with another of them."""
    origins = (link.origin for link in names.dossier.links_to(key, "corrected by"))
    records = (names.dossier.records.get(each) for each in dict.fromkeys(origins))  # type: ignore[arg-type]
    return tuple(
        record
        for record in records
        if isinstance(record, Correction) and _is_erratum(record) is _is_erratum(like)
    )


def _is_erratum(correction: Correction) -> bool:
    return correction.kind is CorrectionKind.ERRATUM


def _by_target(names: Names, *, errata: bool) -> dict[Key, list[Correction]]:
    found: dict[Key, list[Correction]] = {}
    for record in names.dossier.of_kind(Kind.CORRECTIONS):
        if isinstance(record, Correction) and _is_erratum(record) is errata:
            links = names.dossier.links_from(record.key, "corrects")
            for key in dict.fromkeys(link.target for link in links):
                found.setdefault(key, []).append(record)
    return found


def _amended(names: Names, key: Key, correction: Correction, after: Duration | None) -> Amended:
    through = names.dossier.links_from(correction.key, "through")
    behalf = names.dossier.links_from(correction.key, "on_behalf_of")
    made = line(names, correction.key)
    return Amended(
        key=correction.key,
        line=replace(made, name=names.short(correction.key)),
        what=_what(names, key, correction),
        on_behalf_of=names.of_all(link.target for link in behalf),
        after=after,
        instead=correction.instead,
        through=tuple(line(names, each) for each in dict.fromkeys(one.target for one in through)),
    )


def _what(names: Names, key: Key, correction: Correction) -> str:
    status = names.dossier.status(key) if key.kind is Kind.STATEMENTS else None
    for change in status.history if status else ():
        if change.cause == correction.key and change.what is not What.DISPUTE_ENDED:
            return change.what.words
    return say(f"correction.did-{correction.kind}")


def _since(record: Record) -> Edtf | None:
    match record:
        case Statement():
            return record.said
        case Source():
            return record.published
        case Correction():
            return record.issued
        case _:
            return None


def _newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Sort entries by their last correction, the newest first; ties by address."""
    by_address = sorted(entries, key=lambda item: item.address)
    return tuple(sorted(by_address, key=_last, reverse=True))


def _last(item: Entry) -> Edtf:
    return max(made.line.when for made in item.amended if made.line.when)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]
