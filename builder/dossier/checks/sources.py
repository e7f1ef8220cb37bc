"""Is each source's article there, unchanged and readable?"""

from collections.abc import Iterator

from dossier.checks.case import Case
from dossier.checks.wording import excerpt, one_of
from dossier.findings import Finding, Rule, Severity
from dossier.location import Location
from dossier.model.fields import DIGEST, Key, Kind
from dossier.model.parts import Places
from dossier.records.reading import Remains
from dossier.seeds import (
    Absent,
    NotAFile,
    Outside,
    SeedFile,
    SeedOutcome,
    Unreadable,
)


class SourceMissing(Rule):
    """A source whose article is not in the seeds folder, or that is quoted without having one.

    ## Why

    Without the article, no quotation of it can be proved.

    ## Fails

    ```yaml title="annotations/sources/herald-2024-05-09.yml"
    label: The Herald's report
    publisher: gazette
    text: herald.txt
    sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
    ```

    At: annotations/sources/herald-2024-05-09.yml:3:7

    ## Passes

    ```yaml title="annotations/sources/herald-2024-05-09.yml"
    label: The Herald's report
    publisher: gazette
    text: herald.txt
    sha256: 3fc1b32975168cdf72e44a22ef677581d609d31846439cb5a5e90b686e10f7b2
    ```

    ```text title="seeds/herald.txt"
    The bridge is closed.
    ```
    """


class SourceChanged(Rule):
    """An article whose bytes are not those that the source record pins.

    ## Why

    Articles are kept as they were received. One that changed afterwards may still hold all the
    quotations and yet say something else.

    ## Fails

    ```text title="seeds/gazette.txt"
    The bridge in Westhaven was inspected in May, and 12 bolts were replaced.

    “The bridge is safe,” the mayor told the council on 6 May 2024.

    A day later the engineer said that the bridge was not safe.

    “I was wrong about the bridge,” the mayor said on 8 May.
    ```

    At: annotations/sources/gazette-2024-05-08.yml:5:9

    ## Passes

    ```yaml title="annotations/sources/gazette-2024-05-08.yml"
    title: Mayor takes back word on bridge
    publisher: gazette
    published: 2024-05-08
    text: gazette.txt
    sha256: 6fcc7094e5d9834d6262c15e25708fc8545d9006a3fba64eb361e8f61fd04004
    publish: full
    ```
    """


class SourceUnpinned(Rule):
    """A source record without the digest of its article.

    ## Why

    `sha256` pins the article: nobody can change it unnoticed, by design or by an editor that
    rewrites line ends.

    ## Fails

    ```yaml title="annotations/sources/gazette-2024-05-08.yml"
    title: Mayor takes back word on bridge
    publisher: gazette
    published: 2024-05-08
    text: gazette.txt
    publish: full
    ```

    At: annotations/sources/gazette-2024-05-08.yml:4:7

    ## Passes

    ```yaml title="annotations/sources/gazette-2024-05-08.yml"
    title: Mayor takes back word on bridge
    publisher: gazette
    published: 2024-05-08
    text: gazette.txt
    sha256: 6fcc7094e5d9834d6262c15e25708fc8545d9006a3fba64eb361e8f61fd04004
    publish: full
    ```
    """

    severity = Severity.WARNING


class SourceOutsideSeeds(Rule):
    """An article that is named by a way out of the seeds folder, or over a symbolic link.

    ## Why

    Only what is in the folder was reviewed. A path that leads out of it could put any file of the
    machine that builds the site onto the site.

    ## Fails

    ```yaml title="annotations/sources/herald-2024-05-09.yml"
    label: The Herald's report
    publisher: gazette
    text: ../mkdocs.yml
    ```

    At: annotations/sources/herald-2024-05-09.yml:3:7

    ## Passes

    ```yaml title="annotations/sources/herald-2024-05-09.yml"
    label: The Herald's report
    publisher: gazette
    text: herald.txt
    sha256: 3fc1b32975168cdf72e44a22ef677581d609d31846439cb5a5e90b686e10f7b2
    ```

    ```text title="seeds/herald.txt"
    The bridge is closed.
    ```
    """


class UnreadableSource(Rule):
    """An article that is not UTF-8, or that the system does not let us read.

    ## Why

    Guessing at an encoding would turn some letters into others, and every quotation that has them
    would be a guess. An article in another encoding is kept with a copy in UTF-8, and that copy is
    what the source record names.

    ## Fails

    An article whose bytes are not UTF-8; the finding stands at the first bad byte of the article.
    """


class DuplicateSource(Rule):
    """A source whose article another source has, too.

    ## Why

    One article would count as two sources, and what it alone reports would look confirmed.

    ## Fails

    ```yaml title="annotations/sources/herald-2024-05-09.yml"
    label: The Herald's report
    publisher: gazette
    text: gazette.txt
    sha256: 6fcc7094e5d9834d6262c15e25708fc8545d9006a3fba64eb361e8f61fd04004
    ```

    At: annotations/sources/herald-2024-05-09.yml:3:7

    ## Passes

    ```yaml title="annotations/sources/herald-2024-05-09.yml"
    label: The Herald's report
    publisher: gazette
    text: herald.txt
    sha256: 3fc1b32975168cdf72e44a22ef677581d609d31846439cb5a5e90b686e10f7b2
    ```

    ```text title="seeds/herald.txt"
    The bridge is closed.
    ```
    """

    severity = Severity.WARNING


class OrphanSeed(Rule):
    """An article that no source record describes.

    ## Why

    Either it was forgotten, or it is left over, and nobody can tell from the site that it is there.

    ## Fails

    ```text title="seeds/herald.txt"
    The bridge is closed.
    ```

    At: seeds/herald.txt:1:1

    ## Passes

    ```text title="seeds/herald.txt"
    The bridge is closed.
    ```

    ```yaml title="annotations/sources/herald-2024-05-09.yml"
    label: The Herald's report
    publisher: gazette
    text: herald.txt
    sha256: 3fc1b32975168cdf72e44a22ef677581d609d31846439cb5a5e90b686e10f7b2
    ```
    """

    severity = Severity.WARNING


_HOW_TO_NAME = "Name it by its path inside the seeds folder."


def check_texts(case: Case) -> Iterator[Finding]:
    """Judge the article of every source record, sound or not."""
    for key, outcome in case.texts.items():
        places = case.dossier.remains[key].places
        yield from _judge(outcome, places, case)
        if isinstance(outcome, SeedFile):
            yield from _pinned(outcome, case.digests[key], case.dossier.remains[key])
    for bad in case.undecodable.values():
        yield UnreadableSource.at(
            bad.at,
            f"this article is not UTF-8: {bad.reason}",
            "Keep a copy in UTF-8 beside it, and name that as the source's `text`.",
        )


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
    named = {
        f"{case.seeds}/{outcome.name}" if isinstance(outcome, Outside) else outcome.path
        for outcome in case.texts.values()
    }
    meant = {
        f"{case.seeds}/{name}"
        for outcome in case.texts.values()
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


def _judge(outcome: SeedOutcome, places: Places, case: Case) -> Iterator[Finding]:
    at = places.of("text")
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


def _pinned(found: SeedFile, actual: str, left: Remains) -> Iterator[Finding]:
    pinned, places = left.value.get("sha256"), left.places
    if pinned is None:
        yield SourceUnpinned.at(
            places.of("text"),
            f"no digest pins {excerpt(found.path)}",
            f"Write `sha256: {actual}` if the file is as it was received.",
        )
    elif isinstance(pinned, str) and DIGEST.fullmatch(pinned) and pinned != actual:
        yield SourceChanged.at(
            places.of("sha256"),
            f"{excerpt(found.path)} is not the file that is pinned here",
            f"Pinned is {pinned}; the file's digest is {actual}.\n"
            "Restore the article as it was received. If it was received anew, `dossier reanchor` "
            "says what has become of its quotations, and pins the new digest.",
        )
