"""Pages that were made before, and are made again only when what they were made of has changed.

A book tells which questions were asked of the dossier for each job when it was last done. What came
of it is kept under those questions with their answers, and under all else that goes into a page,
such as the program and the settings: what is found under the answers of today is what would come of
the job today. The theme is not in the key: it comes around what is kept.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from dossier.checked import program
from dossier.link.prints import Prints
from dossier.link.watched import Question, WatchedDossier
from dossier.mkdocs_plugin.book import Book, written
from dossier.mkdocs_plugin.company import heading_style
from dossier.mkdocs_plugin.entries import Entries
from dossier.mkdocs_plugin.ready_page import ReadyPage
from dossier.packing import Packing
from dossier.settings import Settings
from dossier.store import Store, digest

_READ_AT_ONCE = 500  # jobs
_KEPT_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Packed:
    """The pages that came of a job, packed up to be kept.

    Attributes:
        asked: The questions that were asked for it, as `written` has them.
        data: What `unpacked` takes.
    """

    asked: tuple[str, ...]
    data: bytes


class Memory:
    """What is remembered while a site is served, of one way to make it.

    Attributes:
        basis: A digest of everything that went into its pages beside the dossier.
        prints: What the dossier answered last.
        book: What was asked for each job.
        data: What came of jobs, as those answers have it.
    """

    def __init__(self) -> None:
        self.basis: bytes | None = None
        self.prints: Prints | None = None
        self.book = Book()
        self.data: dict[str, bytes] = {}


class KeptPages:
    """What was made before, of the jobs of a site.

    Args:
        opened: Opens where it is kept from one run of the program to the next.
        basis: A digest of everything that goes into a page beside the dossier.
        dossier: What the pages are made of.
        prints: Its answers.
        memory: Where it is kept from one build to the next.
    """

    def __init__(
        self,
        opened: Callable[[], AbstractContextManager[Store]],
        basis: bytes,
        dossier: WatchedDossier,
        prints: Prints,
        memory: Memory | None,
    ) -> None:
        self.dossier = dossier
        self._opened = opened
        self._basis = basis
        self._prints = prints
        self._memory = memory or Memory()
        self._lasting = memory is not None
        self._answers = _Answers(prints, self._memory.book)
        self._keys: dict[str, bytes] = {}
        self._new: dict[bytes, bytes] = {}
        if self._memory.basis != basis:
            self._memory.basis, self._memory.prints = basis, None

    def recall(self, names: Iterable[str]) -> set[str]:
        """Return the names of those jobs that would come to what they came to before."""
        memory, wanted = self._memory, set(names)
        if memory.prints is None:
            memory.data = {}
            same = self._from_the_store(wanted)
        else:
            changed = self._prints.changed_since(memory.prints, memory.book.questions)
            same = memory.book.without(changed) & wanted & memory.data.keys()
            memory.data = {name: memory.data[name] for name in same}
        if self._lasting:
            memory.prints = self._prints
        return same

    def recalled(self, names: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """Yield the names of jobs that `recall` named, each with what came of it.

        That is as `unpacked` takes it, and None where it is no longer to be had.
        """
        for start in range(0, len(names), _READ_AT_ONCE):
            some = names[start : start + _READ_AT_ONCE]
            found = self._data(some)
            yield from ((name, found.get(name)) for name in some)

    def packed(self, pages: list[ReadyPage], asked: Iterable[Question]) -> Packed | None:
        """Return the pages of a job with what was asked for it; None if they cannot be kept."""
        try:
            data = _PAGES.pack(pages)
        except ValueError:  # half a sign of UTF-16
            return None
        return Packed(tuple(sorted(map(written, asked))), data)

    def remember(self, name: str, packed: Packed) -> None:
        """Keep what came of a job until the next build."""
        if self._lasting:
            self._memory.data[name] = packed.data
        self._memory.book.note(name, packed.asked)

    def keep(self, name: str, packed: Packed) -> None:
        """Remember what came of a job, also for the next run of the program; see `flush`."""
        self.remember(name, packed)
        self._new[self._key(name)] = packed.data
        if len(self._new) >= _KEPT_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write down what is still to be kept."""
        if self._new:
            with self._opened() as store:
                store.put({**self._new, self._book_key: self._memory.book.written()})
            self._new = {}

    def _from_the_store(self, wanted: set[str]) -> set[str]:
        with self._opened() as store:
            data = store.get([self._book_key]).get(self._book_key)
            book = self._memory.book = Book.read(data) if data else Book()
            book.keep_only(wanted)
            self._answers = _Answers(self._prints, book)
            for name in book.jobs:
                self._keys[name] = self._key(name)
            there = store.has(self._keys.values())
        return {name for name, key in self._keys.items() if key in there}

    def _data(self, names: Sequence[str]) -> dict[str, bytes]:
        found = {name: self._memory.data[name] for name in names if name in self._memory.data}
        wanted = {name: self._keys[name] for name in names if name not in found}
        if wanted:
            with self._opened() as store:
                data = store.get(wanted.values())
            read = {name: data[key] for name, key in wanted.items() if key in data}
            if self._lasting:
                self._memory.data |= read
            found |= read
        return found

    @property
    def _book_key(self) -> bytes:
        return digest(self._basis, "book")

    def _key(self, name: str) -> bytes:
        """Return what a job is kept under, as the dossier answers what was asked for it."""
        asked = self._memory.book.asked_for(name)
        answers = b"".join(map(self._answers.__getitem__, asked))  # each is of one length
        return digest(self._basis, name, answers)


class _Answers(dict[int, bytes]):
    """Digests of what a dossier answers to the questions of a book, each worked out once."""

    def __init__(self, prints: Prints, book: Book) -> None:
        super().__init__()
        self._prints = prints
        self._questions = book.questions

    def __missing__(self, number: int) -> bytes:
        answer = self[number] = self._prints.of(self._questions[number])
        return answer


def basis(settings: Settings, config: MkDocsConfig, *, for_authors: bool) -> bytes | None:
    """Return a digest of all that goes into pages beside the dossier; None where nobody can tell.

    Args:
        settings: Of the dossier and its site.
        config: Of MkDocs; the event `pre_build` is over.
        for_authors: Whether nobody else sees the pages.
    """
    style = heading_style(config)
    slugify = _told(style.slugify)
    if slugify is None:
        return None
    headings = (style.separator, style.permalink, style.permalink_class, style.permalink_title)
    told = (slugify, headings, Entries(config).told, for_authors)
    site = settings.model_dump_json(exclude={"site_dir"}, warnings=False)
    return digest("pages", program(), site, repr(told))


def _told(function: Callable[..., Any]) -> str | None:
    """Return what a function is, in words that are the same whenever it is."""
    if isinstance(function, partial):
        inner = _told(function.func)
        return inner and f"{inner} {function.args!r} {sorted(function.keywords.items())!r}"
    name = f"{function.__module__}.{getattr(function, '__qualname__', '<')}"
    return None if "<" in name else name


def unpacked(data: bytes) -> list[ReadyPage]:
    """Return the pages that came of a job, from the data that they were packed as.

    Raises:
        ValueError: it was not packed so.
    """
    return _PAGES.unpack(data)


_PAGES = Packing(list[ReadyPage])
