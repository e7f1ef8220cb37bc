"""What the pages of a site are made from: what MkDocs has, and what the dossier asks for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from dossier.link.prints import Prints
from dossier.mkdocs_plugin.kept import KeptPages
from dossier.mkdocs_plugin.results import Doing
from dossier.render.files import SiteFile
from dossier.render.pages import Job


@dataclass(frozen=True, slots=True)
class Host:
    """What MkDocs made of its own for a whole build.

    Attributes:
        config: The site's settings.
        files: All of its files.
        nav: Its navigation.
        env: The theme's templates.
        scripts: Writes the scripts that were taken out of pages.
    """

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    scripts: Callable[[], None]

    def build(self, file: File, documents: Sequence[File]) -> None:
        """Have MkDocs build the page of a file.

        Args:
            file: The file.
            documents: The files of all pages.
        """
        page = file.page
        if page is not None:
            _populate_page(page, self.config, self.files)
            excluded = bool(file.inclusion.is_excluded())  # type: ignore[no-untyped-call]
            _build_page(page, self.config, documents, self.nav, self.env, excluded=excluded)


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done for the site of a dossier.

    Attributes:
        jobs: Make the pages.
        kept: Pages that were made before.
        doing: Does the jobs.
        prints: The answers that pages rest on.
        files: Makes the files that are no pages.
    """

    jobs: Mapping[str, Job]
    kept: KeptPages
    doing: Doing
    prints: Prints
    files: Callable[[], Iterable[SiteFile]]
