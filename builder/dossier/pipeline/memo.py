"""What one build leaves for the next, so that one edit reads one file anew."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from dossier.link.dossier import Dossier, Known
from dossier.location import Location
from dossier.markdown import read_links
from dossier.model.fields import Key
from dossier.model.parts import Format
from dossier.pipeline.kept import Kept
from dossier.records.reading import Mention, OwnPage, ReadRecord, RecordFile, read_record
from dossier.seeds import Undecodable, read_source
from dossier.text.source import SourceText
from dossier.workers import in_parallel

_MANY = 1000
"""Records that are worth a process."""

_AT_ONCE = 250
"""Records that a process hands over together: what is equal in them is held once then."""

LINE_END = re.compile(r"\r\n|\r|\n")

_Place = TypeVar("_Place")
_Given = TypeVar("_Given")
_Result = TypeVar("_Result")


class _Latest(Generic[_Place, _Given, _Result]):
    """Does some work at each place, unless what is given there is what was given last."""

    def __init__(self, work: Callable[[_Place, _Given], _Result]) -> None:
        self._work = work
        self._before: dict[_Place, tuple[_Given, _Result]] = {}
        self._now: dict[_Place, tuple[_Given, _Result]] = {}

    def __call__(self, place: _Place, given: _Given) -> _Result:
        known = self._before.get(place)
        if known is None or known[0] != given:
            known = (given, self._work(place, given))
        self._now[place] = known
        return known[1]

    def knows(self, place: _Place, given: _Given) -> bool:
        """Say whether what is given there is what was given last."""
        known = self._before.get(place)
        return known is not None and known[0] == given

    def know(self, place: _Place, given: _Given, result: _Result) -> None:
        """Take a result that was worked out elsewhere."""
        self._before[place] = (given, result)

    def given(self) -> Iterator[tuple[_Place, _Given]]:
        """Yield what was given at each place in this turn."""
        return ((place, known[0]) for place, known in self._now.items())

    def turn(self) -> None:
        self._before, self._now = self._now, {}


class Memo:
    """What was read and linked in the last build of a dossier, by what it was made of.

    It lives in memory and is handed from one build to the next. What it holds is immutable, so
    that a build with it is equal to one without; what was not used in a build is let go after it.

    Attributes:
        dossier: What was built last; None before the first time.
        kept: What earlier runs of the program left, for the first time.
    """

    def __init__(self, kept: Kept | None = None) -> None:
        self.dossier: Dossier | None = None
        self.kept = kept
        self._records = _Latest(_record)
        self._pages = _Latest(_own_page)
        self._sources = _Latest(_source)

    def records(self, files: Sequence[RecordFile]) -> Iterator[ReadRecord]:
        """Yield what is in records' files, in their order; see `read_record`."""
        new = [file for file in files if not self._recall(*file)]
        many = in_parallel(_read, new, at_once=_AT_ONCE) if len(new) >= _MANY else map(_read, new)
        for (path, key, data), found in zip(new, many, strict=True):
            self._records.know((path, key), data, found)
            if self.kept:
                self.kept.note(path, data, found)
        for path, key, data in files:
            yield self._records((path, key), data)

    def _recall(self, path: str, key: Key, data: bytes) -> bool:
        """Know what is in a file from the last build or an earlier run; say whether that is so."""
        if self._records.knows((path, key), data):
            return True
        found = self.kept.record(path, key, data) if self.kept else None
        if found is not None:
            self._records.know((path, key), data, found)
        return found is not None

    @property
    def known(self) -> Known:
        """What need not be worked out to link the dossier."""
        return Known(self.dossier, self.kept.anchor) if self.kept else Known(self.dossier)

    def page(self, path: str, text: str) -> OwnPage:
        """Read a page that the authors wrote."""
        return self._pages(path, text)

    def source(self, path: str, data: bytes, declared: Format | None) -> SourceText | Undecodable:
        """Read an article; see `read_source`."""
        return self._sources((path, declared), data)

    def files(self) -> dict[str, bytes]:
        """Return what stood in each file of which this build had a use, by its path."""
        records = {path: data for (path, _), data in self._records.given()}
        sources = {path: data for (path, _), data in self._sources.given()}
        pages = {path: text.encode("utf-8") for path, text in self._pages.given()}
        return records | sources | pages

    def keep(self, dossier: Dossier) -> None:
        """End a build: remember what came of it, and nothing that it had no use for."""
        self.dossier = dossier
        if self.kept:
            self.kept.end()
            self.kept = None  # from now on all is in memory
        for each in (self._records, self._pages, self._sources):
            each.turn()


def _record(place: tuple[str, Key], data: bytes) -> ReadRecord:
    return read_record(*place, data)


def _read(file: RecordFile) -> ReadRecord:
    return read_record(*file)


def _source(place: tuple[str, Format | None], data: bytes) -> SourceText | Undecodable:
    path, declared = place
    return read_source(path, data, declared)


def _own_page(path: str, text: str) -> OwnPage:
    found, mentions = read_links(text), []
    starts = [0, *(end.end() for end in LINE_END.finditer(text))] if found.links else []
    for each, prose in found.links:
        line = bisect_right(starts, each.start)
        place = Location(path, line, each.start - starts[line - 1] + 1)
        mentions.append(Mention(each, place, prose))
    return OwnPage(found.title, tuple(mentions))
