"""Pages of records that MkDocs does not come to.

Such a page is in no navigation, and nobody but this plugin has a say in it. What MkDocs would ask
and work out for each of thousands is the same for all, once the theme's page around one of them is
known; so they are written before MkDocs begins with the other pages.
"""

from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from dossier.mkdocs_plugin.ready import Ready
from dossier.mkdocs_plugin.work import Host


class Aside:
    """Keeps pages from MkDocs, and writes them.

    Args:
        files: All files of the site.
        nav: Its navigation.
        ready: Has pages ready.

    Attributes:
        hides: Whether MkDocs does not see the pages.
    """

    def __init__(self, files: Files, nav: Navigation, ready: Ready) -> None:
        self.hides = False
        self._ready = ready
        self._documents = files.documentation_pages()
        ready.line_up(file.src_uri for file in self._documents)
        in_navigation = {id(page) for page in nav.pages}
        self._files = [
            file
            for file in self._documents
            if isinstance(file, PageFile)
            and id(file.page) not in in_navigation
            and ready.is_of_a_record(file.src_uri)
        ]
        for file in self._files:
            file.aside = self
        self.hides = True

    def write(self, host: Host) -> None:
        """Write the pages into the site."""
        for file in self._files:
            if not self._ready.write(file):
                host.build(file, self._documents)


class Beside(File):
    """A file that is written straight into the site, by whoever makes it."""

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - as in MkDocs
        """Do nothing: it is there, or will be."""


class PageFile(Beside):
    """The file of a generated page.

    Attributes:
        aside: Has the page, where it is kept from MkDocs.
    """

    aside: Aside | None = None

    def is_documentation_page(self) -> bool:
        """Say whether MkDocs is to read it and to build a page of it."""
        return not (self.aside and self.aside.hides) and super().is_documentation_page()
