"""Pages that were made before, and are made again only when what they were made of has changed.

Each is kept with the questions that were asked of the dossier when it was made, and a digest of the
answers; when these are the same, the page would be. Everything else that goes into a page, such as
the program and the settings, is in the key that it is kept under. The theme is not: it comes around
what is kept.
"""

import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from pydantic import TypeAdapter

from dossier.checked import program
from dossier.link.prints import Prints
from dossier.link.watched import Aspect, Question, WatchedDossier
from dossier.mkdocs_plugin.company import heading_style
from dossier.mkdocs_plugin.entries import Entries, Entry
from dossier.model.fields import Key, Kind
from dossier.render.made import MadePage
from dossier.settings import Settings
from dossier.store import Store, digest

_LIGHTLY = 1  # compressed: to a fifth, in a tenth of the time of the best


@dataclass(frozen=True, slots=True)
class ReadyPage:
    """A page with its part of the search index."""

    made: MadePage
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class KeptJob:
    """What came of a job.

    Attributes:
        asked: What the dossier was asked.
        proof: A digest of its answers, in that order.
        pages: The pages.
        files: Files that belong to them, by path.
    """

    asked: tuple[Question, ...]
    proof: bytes
    pages: list[ReadyPage]
    files: Mapping[str, str]


class Memory:
    """What is remembered while a site is served, of one way to make it.

    Attributes:
        basis: A digest of everything that went into its pages beside the dossier.
        prints: What the dossier answered last.
        jobs: What came of jobs, as those answers have it.
        asked_for: What was asked for each of them.
        asked: All that was ever asked for them.
    """

    def __init__(self) -> None:
        self.basis: bytes | None = None
        self.prints: Prints | None = None
        self.jobs: dict[str, KeptJob] = {}
        self.asked_for: dict[str, frozenset[Question]] = {}
        self.asked: set[Question] = set()


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
        if self._memory.basis != basis:
            self._memory.basis, self._memory.prints = basis, None

    def recall(self, names: Iterable[str]) -> dict[str, KeptJob]:
        """Return what came of those jobs that would come to the same."""
        wanted, memory = set(names), self._memory
        if memory.prints is None:
            keys = {name: self._key(name) for name in wanted}
            with self._opened() as store:
                kept = store.get(keys.values())
            read = {name: kept_job(kept[key]) for name, key in keys.items() if key in kept}
            same = {name: job for name, job in read.items() if job and self._is_same(job)}
            memory.jobs, memory.asked_for = {}, {}
            for name, job in same.items():
                self.remember(name, job)
        else:
            changed = self._prints.changed_since(memory.prints, memory.asked)
            same = {
                name: job
                for name, job in memory.jobs.items()
                if name in wanted and changed.isdisjoint(memory.asked_for[name])
            }
            memory.jobs = dict(same)
            memory.asked_for = {name: memory.asked_for[name] for name in same}
        if self._lasting:
            memory.prints = self._prints
        return same

    def proof(self, asked: Iterable[Question]) -> bytes:
        """Return a digest of the dossier's answers."""
        return self._prints.of_all(asked)

    def keep(self, jobs: Mapping[str, bytes]) -> None:
        """Keep what `written` makes of what came of jobs, by their names."""
        with self._opened() as store:
            store.put({self._key(name): data for name, data in jobs.items()})

    def remember(self, name: str, job: KeptJob) -> None:
        """Keep what came of a job until the next build."""
        if self._lasting:
            memory = self._memory
            memory.jobs[name], memory.asked_for[name] = job, frozenset(job.asked)
            memory.asked |= memory.asked_for[name]

    def _is_same(self, job: KeptJob) -> bool:
        return self._prints.of_all(job.asked) == job.proof

    def _key(self, name: str) -> bytes:
        return digest(self._basis, name)


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


def written(job: KeptJob) -> bytes:
    """Return what came of a job as bytes; none where it cannot be written."""
    asked = [f"{aspect} {subject}" for aspect, subject in job.asked]
    try:
        data = _WRITTEN.dump_json((asked, job.proof.hex(), job.pages, dict(job.files)))
    except ValueError:  # half a sign of UTF-16
        return b""
    return zlib.compress(data, _LIGHTLY)


def kept_job(data: bytes) -> KeptJob | None:
    """Return what came of a job from what `written` made of it; None where it made nothing."""
    try:
        asked, proof, pages, files = _WRITTEN.validate_json(zlib.decompress(data))
        return KeptJob(tuple(map(_question, asked)), bytes.fromhex(proof), pages, files)
    except (ValueError, zlib.error):
        return None


_WRITTEN = TypeAdapter(tuple[list[str], str, list[ReadyPage], dict[str, str]])


@lru_cache(1 << 18)  # those of a large dossier; each is asked for many pages
def _question(written: str) -> Question:
    aspect, _, subject = written.partition(" ")
    kind, slash, id_ = subject.partition("/")
    is_key = slash and kind in _KINDS and "." not in id_  # as in the path of a page
    return Aspect(aspect), Key(Kind(kind), id_) if is_key else subject


_KINDS = frozenset(Kind)
