"""`dossier reanchor`."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import click
from rapidfuzz import fuzz, process

from dossier.cli.answers import Answers, Quit
from dossier.cli.common import CLEAN, FINDINGS, built, config_option, format_option, stop
from dossier.desk.changed_sources import ChangedSource, Former, Judged, Sources, Unreadable
from dossier.desk.mending import by_hand, mended, pinned
from dossier.desk.reanchoring_report import as_json, counted, heading, told
from dossier.desk.verdicts import Edited
from dossier.link.dossier import Dossier
from dossier.model.fields import Key, Kind
from dossier.progress import progress
from dossier.report import visible
from dossier.saving import NotSaved, save
from dossier.tree import FolderTree
from dossier.yaml_nodes import NotEdited


@click.command(short_help="Follow quotations when an article changed.")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--was",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The old text of a single SOURCE, where neither seeds nor git's history have it.",
)
@click.option("--yes", is_flag=True, help="Write what is same or moved, without asking.")
@format_option
@config_option
def reanchor(
    sources: tuple[str, ...], was: Path | None, form: str, config_file: Path, *, yes: bool
) -> None:
    """Say what has become of the quotations of sources whose text changed.

    Of each: same, moved, edited or gone, with the words that differ. On a terminal, each change
    to a record is asked about. With --yes, quotations that are the same or moved are mended, and
    the new sha256 is written where no others are left; what was edited is never written unasked.
    SOURCE is a source's id; without any, all that have changed are looked at.
    """
    root, result = built(config_file)
    only = [_key(word, result.dossier) for word in sources]
    former = _former(was, only) if was else None
    looking = Sources(result.dossier, root, FolderTree(root), result.settings.seeds)
    found = _compared(looking.changed(only, former))
    unread = [each for each in found if isinstance(each, Unreadable)]
    asks = form == "text" and not yes and sys.stdin.isatty() and sys.stdout.isatty()
    session = _Session(
        root,
        [each for each in found if isinstance(each, ChangedSource)],
        Answers(asks=asks, yes=yes),
        quiet=form == "json",
    )
    _tell_unread(unread, named=bool(only))
    try:
        with suppress(Quit):
            session.run()
    except (KeyboardInterrupt, NotSaved, OSError):
        session.report()
        raise
    session.report()
    sys.exit(FINDINGS if session.left() or unread else CLEAN)


Found = ChangedSource | Unreadable


def _compared(looking: Iterator[Found]) -> list[Found]:
    found = []
    with progress() as tell:
        for each in looking:
            found.append(each)
            tell(f"{len(found):,} articles compared with their old texts")
    return found


def _tell_unread(sources: Sequence[Unreadable], *, named: bool) -> None:
    for each in sources:
        message = f"the article of {visible(str(each.key))} cannot be read"
        if named:
            stop(message, "`dossier check` says why.")
        click.echo(f"{message}; `dossier check` says why", err=True)


def _key(word: str, dossier: Dossier) -> Key:
    name = Path(word).name.removesuffix(".yml")
    key = Key(Kind.SOURCES, name)
    if key not in dossier.remains or Path(word).parent.name not in {"", Kind.SOURCES}:
        known = [key.id for key in dossier.remains if key.kind is Kind.SOURCES]
        near = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=60)
        advice = f"Did you mean {visible(near[0])}?" if near else "Name it by its id."
        stop(f"there is no source {visible(word)}", advice)
    return key


def _former(was: Path, only: Sequence[Key]) -> Former:
    if len(only) != 1:
        stop("--was is the old text of one source", "Name that source.")
    try:
        return Former(was.name, was.read_bytes(), f"{was}, as you say")
    except OSError as fault:
        stop(f"{visible(str(was))} cannot be read: {fault.strerror}", "Name a file as --was.")


class _Session:
    """Goes through the quotations of changed sources, and writes what is agreed to."""

    def __init__(
        self, root: Path, sources: Sequence[ChangedSource], answers: Answers, *, quiet: bool
    ) -> None:
        self._root = root
        self._sources = sources
        self._answers = answers
        self._quiet = quiet
        self._written: set[object] = set()
        self._files: dict[str, None] = {}

    def run(self) -> None:
        """Tell of every source, ask and write."""
        for source in self._sources:
            self._say(heading(source))
            for judged in source.judged:
                self._say(told(judged, source.texts))
                self._mend(judged)
            if not source.is_pinned:
                self._pin(source)

    def left(self) -> list[str]:
        """Return the places of what was not written, or cannot be."""
        places = []
        for source in self._sources:
            places += [
                str(each.quotation.at("exact"))
                for each in source.judged
                if (each.lost or each.wording) and not self._is_written(each)
            ]
            if not source.is_pinned and source.key not in self._written:
                places.append(str(source.left.places.of("sha256")))
        return places

    def report(self) -> None:
        """Say what was written and what was not."""
        if self._quiet:
            click.echo(as_json(self._sources, self._written))
            return
        if not self._sources:
            click.echo("Nothing to do: no source's text has changed.")
            return
        click.echo(counted(self._sources))
        click.echo(f"Written: {', '.join(map(visible, self._files)) or 'nothing'}")
        if left := self.left():
            click.echo("\n  ".join(["Not written:", *map(visible, left)]))
            if not self._answers.asks and not self._answers.to_all:
                click.echo("On a terminal this command asks; --yes writes what is same or moved.")

    def _mend(self, judged: Judged) -> None:
        path = judged.quotation.places.path
        if judged.wording is None or not self._agreed(judged):
            return
        result = mended((self._root / path).read_bytes(), judged.quotation, judged.wording)
        if self._write(path, result, by_hand(judged.wording)):
            self._written.add((judged.quotation.key, judged.quotation.path))

    def _agreed(self, judged: Judged) -> bool:
        if isinstance(judged.verdict, Edited):
            return self._answers.grave("Quote the new words? Does the record still hold?")
        return self._answers.harmless("Write this?")

    def _pin(self, source: ChangedSource) -> None:
        path = source.left.places.path
        lost = sum(each.lost and not self._is_written(each) for each in source.judged)
        if lost:
            left = f"{lost} quotation{'s' if lost > 1 else ''} left that the new text does not have"
            self._say(f"{visible(path)}: {left}")
            agreed = self._answers.grave(
                "Pin the new text all the same? `dossier check` then stops saying that it changed."
            )
        else:
            agreed = self._answers.harmless(f"Pin the new text in {visible(path)}?")
        if agreed:
            result = pinned((self._root / path).read_bytes(), source)
            if self._write(path, result, f"sha256: {source.actual}\n"):
                self._written.add(source.key)

    def _write(self, path: str, result: bytes | NotEdited, hint: str) -> bool:
        if isinstance(result, NotEdited):
            click.echo(f"{visible(path)} is not changed: {result.reason}. Write by hand:", err=True)
            click.echo(
                "\n".join(f"  {visible(line)}".rstrip() for line in hint.splitlines()), err=True
            )
            return False
        save(self._root / path, result)
        self._files[path] = None
        return True

    def _is_written(self, judged: Judged) -> bool:
        return (judged.quotation.key, judged.quotation.path) in self._written

    def _say(self, text: str) -> None:
        if not self._quiet:
            click.echo(text)
