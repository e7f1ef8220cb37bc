"""A page made ready for a theme: what the host would make of its Markdown, made without the host.

Each page is made apart from all others, in whatever process; what comes out is data.
"""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import unquote

from dossier.markdown.generated import Heading, HeadingStyle, Spans, render_generated
from dossier.render.addresses import relative, url_of
from dossier.render.pages import Job, Page

_SLUGS = 4096  # of headings, that are remembered


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page with its HTML.

    Attributes:
        page: The page, without its Markdown and files: they are here.
        html: What it says, for the middle of a theme's page.
        title: What the theme calls it, as HTML without tags; None where it has to find a name.
        headings: Its headings.
        anchors: The ids on it.
        files: Files that belong to it, see `Page`.
    """

    page: Page
    html: str
    title: str | None
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    files: Mapping[str, bytes] = field(default_factory=dict)


class Maker:
    """Makes pages with their HTML.

    Args:
        style: How headings get their ids.
        directory_urls: See `url_of`.
    """

    def __init__(self, style: HeadingStyle, *, directory_urls: bool) -> None:
        # Most headings are those of many pages.
        self._style = replace(style, slugify=lru_cache(_SLUGS)(style.slugify))
        self._directory_urls = directory_urls
        self._known: dict[str, dict[str, str]] = {}

    def make(self, job: Job) -> Iterator[MadePage]:
        """Do a job, and yield its pages with their HTML."""
        for page in job.make():
            made = render_generated(page.markdown, self._spans_on(page.path), self._style)
            bare = replace(page, markdown="", files={})
            yield MadePage(bare, made.html, made.title, made.headings, made.anchors, page.files)

    def _spans_on(self, path: str) -> Spans:
        """Return the runs of text on a page, which are alike on all whose links lead alike."""
        folder, file = posixpath.split(path)
        url = url_of(path, directory_urls=self._directory_urls)
        known = self._known.setdefault(f"{folder}/{url.count('/')}", {})
        return Spans(_Links(folder, url, directory_urls=self._directory_urls), known, f"({file}")


class _Links:
    """Turns links to files of Markdown into addresses, as the host does."""

    def __init__(self, folder: str, url: str, *, directory_urls: bool) -> None:
        self._folder = folder
        self._url = url
        self._directory_urls = directory_urls

    def __call__(self, href: str) -> str:
        """Return the address for a link as a template wrote it."""
        path, hash_, anchor = href.partition("#")
        if not path or ":" in path:
            return href
        url = _url_seen_from(self._folder, path, self._directory_urls)
        return f"{relative(url, self._url)}{hash_}{anchor}"


@lru_cache(65_536)  # from the pages of a folder, many lead to the same ones
def _url_seen_from(folder: str, path: str, directory_urls: bool) -> str:  # noqa: FBT001
    there = posixpath.normpath(posixpath.join(folder, unquote(path)))
    return url_of(there, directory_urls=directory_urls)
