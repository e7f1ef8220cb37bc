"""Is each source's article there, unchanged and readable?"""

from collections.abc import Iterator
from typing import Any

from dossier.checks.case import Case
from dossier.checks.source_rules import (
    DuplicateSource,
    OrphanSeed,
    SourceChanged,
    SourceMissing,
    SourceOutsideSeeds,
    SourceUnpinned,
    UnreadableSource,
)
from dossier.checks.wording import excerpt, one_of
from dossier.findings import Finding
from dossier.location import Location
from dossier.model.fields import DIGEST, Key, Kind
from dossier.model.parts import Places
from dossier.seeds import (
    Absent,
    NotAFile,
    Outside,
    SeedFile,
    SeedOutcome,
    Unreadable,
    digest,
)

_HOW_TO_NAME = "Name it by its path inside the seeds folder."


def check_texts(case: Case) -> Iterator[Finding]:
    """Judge the article of every source record, sound or not."""
    for key, outcome in case.texts.items():
        left = case.dossier.remains[key]
        yield from _judge(outcome, left.places.of("text"), case)
        if isinstance(outcome, SeedFile):
            pinned, actual = left.value.get("sha256"), case.digests[key]
            if pinned is None:
                yield _unpinned(outcome, actual, left.places)
            yield from _pinned(outcome, pinned, actual, left.places.of("sha256"))
    for bad in case.undecodable.values():
        yield UnreadableSource.at(
            bad.at,
            f"this article is not UTF-8: {bad.reason}",
            "Keep a copy in UTF-8 beside it, and name that as the source's `text`.",
        )


def check_received(case: Case) -> Iterator[Finding]:
    """Judge the files that articles came as, where their text is kept apart.

    They need not be UTF-8: nothing is read from them.
    """
    for key, outcome in case.received.items():
        left = case.dossier.remains[key]
        yield from _judge(outcome, left.places.of("received", "file"), case)
        if isinstance(outcome, SeedFile):
            pinned, at = left.value["received"].get("sha256"), left.places.of("received", "sha256")
            yield from _pinned(outcome, pinned, digest(outcome.data), at)


def check_quoted(case: Case) -> Iterator[Finding]:
    """Judge quotations of sources that have no article at all."""
    for quotation in case.dossier.quotations:
        source = quotation.source
        left = case.dossier.remains.get(source) if source else None
        if left is not None and left.value is not None and "text" not in left.value:
            yield SourceMissing.at(
                quotation.at("source"),
                f"{source} is quoted, but names no article",
                f"Put the article into {case.seeds}/ and name it as `text` in {left.places.path}.",
            )


def check_twins(case: Case) -> Iterator[Finding]:
    """Judge articles, by their bytes, that more than one source record has."""
    owners: dict[str, Key] = {}
    for key, found in case.digests.items():
        first = owners.setdefault(found, key)
        if first != key:
            yield DuplicateSource.at(
                case.dossier.remains[key].places.of("text"),
                f"{first} has the same article",
                "Quote one record of it, and delete the other.",
            )


def check_orphans(case: Case) -> Iterator[Finding]:
    """Judge the files that no source record names.

    Where a source record could not be read, none is: it may be the one that names them. Nor are
    those that a record may mean that names a file which is not there.
    """
    sources = [left for key, left in case.dossier.remains.items() if key.kind is Kind.SOURCES]
    if any(left.value is None for left in sources):
        return
    outcomes = (*case.texts.values(), *case.received.values())
    named = {
        f"{case.seeds}/{outcome.name}" if isinstance(outcome, Outside) else outcome.path
        for outcome in outcomes
    }
    meant = {
        f"{case.seeds}/{name}"
        for outcome in outcomes
        if isinstance(outcome, Absent)
        for name in outcome.near
    }
    for path in case.seed_files:
        if path not in named and path not in meant:
            yield OrphanSeed.at(
                Location(path),
                "no source record describes this article",
                f"Write a record in {case.annotations}/sources/ that names it, or delete the file.",
            )


def _judge(outcome: SeedOutcome, at: Location, case: Case) -> Iterator[Finding]:
    match outcome:
        case Outside(name, reason):
            yield SourceOutsideSeeds.at(at, f"{excerpt(name)!r} {reason}", _HOW_TO_NAME)
        case Absent(path, near):
            hint = f"Did you mean {one_of([excerpt(name) for name in near])}? " if near else ""
            yield SourceMissing.at(
                at,
                f"there is no file {excerpt(path)}",
                f"{hint}Put the article into {case.seeds}/ exactly as it was received.",
            )
        case NotAFile(path, entry):
            yield SourceMissing.at(at, f"{excerpt(path)} is a {entry.value}", _HOW_TO_NAME)
        case Unreadable(path, reason):
            yield UnreadableSource.at(
                at, f"{excerpt(path)} cannot be read: {reason}", "Make the file readable."
            )


def _unpinned(found: SeedFile, actual: str, places: Places) -> Finding:
    return SourceUnpinned.at(
        places.of("text"),
        f"no digest pins {excerpt(found.path)}",
        f"Write `sha256: {actual}` if the file is as it was received.",
    )


def _pinned(found: SeedFile, pinned: Any, actual: str, at: Location) -> Iterator[Finding]:
    if isinstance(pinned, str) and DIGEST.fullmatch(pinned) and pinned != actual:
        yield SourceChanged.at(
            at,
            f"{excerpt(found.path)} is not the file that is pinned here",
            f"Pinned is {pinned}; the file's digest is {actual}.\n"
            "Restore the article as it was received. If it was received anew, `dossier reanchor` "
            "says what has become of its quotations, and pins the new digest.",
        )
