"""What a build works out of files, kept from one run of the program to the next.

What is read in a record rests on nothing but its file; where a quotation stands, on nothing but its
words and those of its source. Each is kept under a digest of just that, of sound records and of
quotations that were found: what is wrong is looked at anew, each time.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property

from dossier.anchor import Found, Outcome, anchor
from dossier.checked import program
from dossier.model.fields import Key
from dossier.model.parts import Quote
from dossier.packing import Packing
from dossier.records.reading import Outline, ReadRecord, from_outline, outlined
from dossier.store import Store, digest
from dossier.text.source import SourceText, Span


@dataclass(frozen=True, slots=True)
class _Contents:
    """What is kept.

    Attributes:
        records: What was read in records' files.
        spans: Where quotations stand.
    """

    records: dict[bytes, Outline] = field(default_factory=dict)
    spans: dict[bytes, tuple[Span, ...]] = field(default_factory=dict)


class Kept:
    """What earlier builds of a dossier worked out, for one more build.

    Args:
        opened: Opens where it is kept.
    """

    def __init__(self, opened: Callable[[], AbstractContextManager[Store]]) -> None:
        self._opened = opened
        self._place = digest("build", program())
        self._now = _Contents()

    def record(self, path: str, key: Key, data: bytes) -> ReadRecord | None:
        """Return what is in a record's file, as far as that is kept."""
        mark = digest(path, data)
        outline = self._before.records.get(mark)
        if outline is None:
            return None
        self._now.records[mark] = outline
        return from_outline(path, key, outline)

    def note(self, path: str, data: bytes, found: ReadRecord) -> None:
        """Keep what was read in a record's file."""
        if outline := outlined(found):
            self._now.records[digest(path, data)] = outline

    def anchor(self, quote: Quote, source: SourceText) -> Outcome:
        """Say where a quotation stands in a source; see `anchor`."""
        mark = digest(source.digest, *quote.exact, quote.prefix or "", quote.suffix or "")
        spans = self._before.spans.get(mark)
        outcome = anchor(quote, source) if spans is None else Found(spans)
        if isinstance(outcome, Found):
            self._now.spans[mark] = outcome.spans
        return outcome

    def end(self) -> None:
        """Keep what this build had a use for, and let go of the rest."""
        before, now = self._before, self._now
        if now.records.keys() != before.records.keys() or now.spans.keys() != before.spans.keys():
            with self._opened() as store:
                store.put({self._place: _CONTENTS.pack(now)})

    @cached_property
    def _before(self) -> _Contents:
        with self._opened() as store:
            data = store.get([self._place]).get(self._place)
        try:
            return _CONTENTS.unpack(data) if data else _Contents()
        except ValueError:  # something else was kept there
            return _Contents()


_CONTENTS = Packing(_Contents)
