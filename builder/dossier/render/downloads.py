"""What a site offers to other programs: feeds, and the dossier itself as JSON."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
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


@lru_cache(maxsize=1)  # the page about them wants to know how large they are
def downloads(dossier: Dossier, settings: Settings) -> Mapping[str, str]:
    """Return the content of every feed and download, by path."""
    found = {feed.path: atom(feed, dossier, site_seen_from(feed.path, settings)) for feed in FEEDS}
    for download in DOWNLOADS:
        document = download.make(
            dossier, settings.site_url, directory_urls=settings.use_directory_urls
        )
        found[download.path] = f"{in_lines(document)}\n"
    return found
