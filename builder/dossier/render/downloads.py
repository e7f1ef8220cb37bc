"""What a site offers to other programs: feeds, and the dossier itself as JSON."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from dossier.export.feeds import FEEDS, atom
from dossier.export.w3c import annotations
from dossier.export.whole import whole
from dossier.export.written import in_lines
from dossier.link.dossier import Dossier
from dossier.render.head import site_seen_from
from dossier.settings import Settings


@dataclass(frozen=True, slots=True)
class Download:
    """A file that holds the dossier.

    Attributes:
        name: Of its texts.
        path: Where it belongs among the site's files.
        media_type: What it is.
        make: Makes its content.
    """

    name: str
    path: str
    media_type: str
    make: Callable[..., dict[str, Any]]


DOWNLOADS = (
    Download("whole", "dossier.json", "application/json", whole),
    Download("annotations", "annotations.jsonld", "application/ld+json", annotations),
)
"""Every such file of a site."""


PATHS = tuple(each.path for each in (*FEEDS, *DOWNLOADS))
"""Where the feeds and downloads of a site belong among its files."""


def downloads(dossier: Dossier, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of every feed and download.

    Of a large dossier they are large: nothing is there twice.
    """
    dossier = dossier.unwatched
    for feed in FEEDS:
        yield feed.path, _bytes(atom(feed, dossier, site_seen_from(feed.path, settings)))
    url, in_folders = settings.site_url, settings.use_directory_urls
    for download in DOWNLOADS:
        document = download.make(dossier, url, directory_urls=in_folders, listed=iter)
        yield download.path, b"".join(map(_bytes, chain(in_lines(document), "\n")))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # half a sign of UTF-16 is none
