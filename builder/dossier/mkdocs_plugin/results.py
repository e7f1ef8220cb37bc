"""What comes of jobs: what was kept of them, or else what they make, on all processors."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import write_file

from dossier.mkdocs_plugin.company import heading_style
from dossier.mkdocs_plugin.entries import Entries
from dossier.mkdocs_plugin.frames import table_of_contents
from dossier.mkdocs_plugin.kept import KeptPages, Packed, unpacked
from dossier.mkdocs_plugin.ready_page import ReadyPage, ready_page
from dossier.render.made import Maker
from dossier.render.pages import Job
from dossier.workers import Coming

_LARGE = 300  # jobs
_VERY_LARGE = 15_000  # jobs, of which processes that work at the same time hold too much together
_FEW = 64  # records' pages


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a job.

    Attributes:
        pages: The pages.
        files: Files that belong to them, by path.
    """

    pages: list[ReadyPage]
    files: Mapping[str, bytes]


class Doing:
    """Does jobs, in whatever process.

    Args:
        config: The site's settings; the event `pre_build` is over.
        kept: What was made before, if anything is to be kept; the jobs ask its dossier.
        own: The paths of files of the site that are the authors' own, and stay.

    Attributes:
        kept: The same.
    """

    def __init__(
        self, config: MkDocsConfig, kept: KeptPages | None, own: Container[str] = ()
    ) -> None:
        self.kept = kept
        self._own = own
        self._config = config
        self._directory_urls = config.use_directory_urls
        self._entries = Entries(config)
        self._maker = Maker(heading_style(config), directory_urls=config.use_directory_urls)

    def made(self, job: Job) -> tuple[Made, Packed | None]:
        """Do a job; return what comes of it, and as what it is to be kept, if it can be.

        Files that hold a whole dossier are not worth keeping: any change makes other ones.
        """
        if self.kept is None or job.files:
            return self._make(job), None
        with self.kept.dossier.noting() as asked:
            made = self._make(job)
        return made, self.kept.packed(made.pages, asked)

    def packed(self, job: Job) -> Packed | list[ReadyPage]:
        """Do a job; return the pages that come of it, packed up where they are to be kept.

        Files that belong to them are written into the site. Of a large dossier they are large, and
        MkDocs would hold what it is given until the end.
        """
        made, packed = self.made(job)
        write_beside(made.files, self._config)
        return packed or made.pages

    def _make(self, job: Job) -> Made:
        found: list[ReadyPage] = []
        files: dict[str, bytes] = {}
        for made in self._maker.make(job):
            files |= {path: made.files[path] for path in made.files if path not in self._own}
            url = File(made.page.path, None, "", self._directory_urls).url
            toc = table_of_contents(made.headings)
            said = self._entries.of(made.html, made.title or "", toc, url)
            found.append(ready_page(made, said))
        return Made(found, files)


class Results:
    """What comes of some jobs, for whoever asks, in whatever order.

    Other processes begin with it when this is made.

    Args:
        jobs: The jobs.
        doing: Does them.
    """

    def __init__(self, jobs: Sequence[Job], doing: Doing) -> None:
        kept, is_large = doing.kept, len(jobs) > _LARGE
        self._doing = doing
        self._kept = kept
        # What is never kept is begun with before it is known what else there is to do.
        always = [job for job in jobs if job.files and len(jobs) <= _VERY_LARGE]
        self._always = _Begun(doing, always, len(always) * is_large, aside=is_large)
        self._early = {job.name for job in always}
        others = [job for job in jobs if job.name not in self._early]
        self._known = kept.recall(job.name for job in others) if kept else set()
        new = [job for job in others if job.name not in self._known]
        records = [job for job in new if not job.weight]
        whole = sorted((job for job in new if job.weight), key=lambda job: -job.weight)
        # What is about the whole of a large dossier takes as long as hundreds of its records, and
        # has to begin early; of few records MkDocs soon asks for each, and later for the whole.
        few = len(records) <= _FEW
        order = [*records, *whole] if few else [*whole, *records]
        heavy = len(new if few else whole) if is_large else 0
        self._new = _Begun(doing, order, heavy, aside=few and is_large)
        names = [job.name for job in others if job.name in self._known]
        self._recalled = kept.recalled(names) if kept else iter(())
        self._here: dict[str, Packed | list[ReadyPage]] = {}
        self._again: dict[str, bytes | None] = {}

    def of(self, job: Job) -> list[ReadyPage]:
        """Return the pages that come of a job, once, for which it may have to be waited.

        Files that belong to them are in the site by then.
        """
        # Who makes a result waits until it is taken; but few are to be here that nobody wants yet.
        while len(self._here) < _FEW and self._new.is_there and self._take(self._new):
            pass
        return self._opened(job, self._read(job) if job.name in self._known else self._made(job))

    def end(self) -> None:
        """Wait for all, and keep what is to be kept."""
        while self._take(self._new) or self._take(self._always):
            self._here.clear()
        if self._kept:
            self._kept.flush()

    def _made(self, job: Job) -> Packed | list[ReadyPage]:
        begun = self._always if job.name in self._early else self._new
        while job.name not in self._here and self._take(begun):
            pass
        return self._here.pop(job.name)

    def _read(self, job: Job) -> bytes | None:
        while job.name not in self._again:
            name, data = next(self._recalled)
            self._again[name] = data
        return self._again.pop(job.name)

    def _take(self, begun: "_Begun") -> bool:
        """Take what comes next of some jobs, for which it may wait; say whether any was left."""
        done = next(begun, None)
        if done is None:
            return False
        job, result = done
        if self._kept and isinstance(result, Packed):
            self._kept.keep(job.name, result)
        self._here[job.name] = result
        return True

    def _opened(self, job: Job, result: Packed | list[ReadyPage] | bytes | None) -> list[ReadyPage]:
        if isinstance(result, list):
            return result
        data = result.data if isinstance(result, Packed) else result
        try:
            return unpacked(data or b"")
        except ValueError:  # something else was kept there, or nothing any more
            return self._doing.made(job)[0].pages


class _Begun(Iterator[tuple[Job, Packed | list[ReadyPage]]]):
    """Jobs that other processes have begun with, in whatever order they are done.

    Args:
        doing: Does them.
        jobs: The jobs.
        heavy: See `Coming`.
        aside: See `Coming`.
    """

    def __init__(self, doing: Doing, jobs: Sequence[Job], heavy: int, *, aside: bool) -> None:
        self._jobs = jobs
        self._coming = Coming(doing.packed, jobs, heavy, aside=aside)

    def __next__(self) -> tuple[Job, Packed | list[ReadyPage]]:
        """Return the next that is done, with what comes of it."""
        number, result = next(self._coming)
        return self._jobs[number], result

    @property
    def is_there(self) -> bool:
        """See `Coming`."""
        return self._coming.is_there


def write_beside(files: Mapping[str, bytes], config: MkDocsConfig) -> None:
    """Write files that belong to pages into the site, by their paths."""
    for path, data in files.items():
        write_file(data, str(Path(config.site_dir) / path))
