"""Which of the site's pages are not what they were.

Lists and pages about the whole (the timeline, the graph) are not among them: they follow from
these.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from dossier.diff.pages import PageChanges
from dossier.link.dossier import Dossier
from dossier.model.fields import Key
from dossier.render.addresses import MARKDOWN, path_of, url_of
from dossier.render.pages import Content, Renderer
from dossier.render.redirects import redirects
from dossier.settings import Settings
from dossier.tree import Entry, Tree


@dataclass(frozen=True, eq=False)
class Site:
    """A site that could be made.

    Attributes:
        dossier: What it shows.
        settings: Where and how it stands.
        tree: The files, of which it shows the authors' own pages.
    """

    dossier: Dossier
    settings: Settings
    tree: Tree

    @cached_property
    def renderer(self) -> Renderer:
        """What makes its pages."""
        return Renderer(self.dossier, self.settings)

    def url(self, path: str) -> str:
        """Return the address of a page by its path."""
        return url_of(path, directory_urls=self.settings.use_directory_urls)

    @cached_property
    def records(self) -> dict[str, Key]:
        """The records with a page of their own, by its address."""
        return {self.url(path_of(key)): key for key in self.dossier.records}

    @cached_property
    def own_pages(self) -> dict[str, str]:
        """The paths of the authors' pages, by address."""
        folder = self.settings.docs_dir
        paths = (path.removeprefix(f"{folder}/") for path in self.tree.files(folder))
        return {
            self.url(path): path
            for path in paths
            if path.endswith(MARKDOWN) and not self.settings.keeps_back(path)
        }

    @property
    def addresses(self) -> AbstractSet[str]:
        """The addresses of all pages."""
        return self.records.keys() | self.own_pages.keys()

    def says(self, url: str) -> Content | str:
        """Return what the page at an address says; an author's page has its links filled."""
        if url not in self.own_pages:
            return self.renderer.content(self.records[url])
        path = self.own_pages[url]
        file = f"{self.settings.docs_dir}/{path}"
        if self.tree.entry(file) is not Entry.FILE:
            return ""
        text = self.tree.read(file).decode("utf-8-sig", errors="replace")
        return self.renderer.author_page(path, text)

    @cached_property
    def redirected(self) -> set[str]:
        """The addresses that lead on to others."""
        found = redirects(self.dossier, directory_urls=self.settings.use_directory_urls)
        return {one.path.removesuffix("index.html") for one in found}


def changed_pages(before: Site, after: Site) -> PageChanges:
    """Return which pages are new, changed and gone."""
    old, new = before.addresses, after.addresses
    gone = old - new
    return PageChanges(
        new=tuple(sorted(new - old)),
        changed=tuple(url for url in sorted(old & new) if before.says(url) != after.says(url)),
        gone=tuple(sorted(gone & after.redirected)),
        lost=tuple(sorted(gone - after.redirected)),
    )
