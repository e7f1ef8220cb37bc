"""What the site has besides pages and what belongs to one: styles, scripts and redirects."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dossier.link.dossier import Dossier
from dossier.render.assets import (
    PAGE_SCRIPTS,
    SCRIPT,
    STYLESHEET,
    fonts,
    page_script,
    script,
    stylesheet,
)
from dossier.render.not_found import NAMES, names_file
from dossier.render.redirects import redirects
from dossier.settings import Settings


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site that is no page.

    Attributes:
        path: Where it belongs, from the site's root on.
        content: What is in it; a text is written as UTF-8.
    """

    path: str
    content: str | bytes


def site_files(dossier: Dossier, settings: Settings) -> Iterator[SiteFile]:
    """Yield every file that is made for a site, is no page and belongs to none.

    Args:
        dossier: What is published.
        settings: Where and how the site stands.
    """
    for make in _MAKERS:
        yield from make(dossier, settings)


def _assets(_: Dossier, __: Settings) -> Iterator[SiteFile]:
    yield SiteFile(STYLESHEET, stylesheet())
    yield SiteFile(SCRIPT, script())
    for path, data in fonts():
        yield SiteFile(path, data)
    for path in PAGE_SCRIPTS:
        yield SiteFile(path, page_script(path))


def _redirects(dossier: Dossier, settings: Settings) -> Iterator[SiteFile]:
    for redirect in redirects(dossier, directory_urls=settings.use_directory_urls):
        yield SiteFile(redirect.path, redirect.html)


def _names(dossier: Dossier, settings: Settings) -> Iterator[SiteFile]:
    yield SiteFile(NAMES, names_file(dossier, settings))


_MAKERS: tuple[Callable[[Dossier, Settings], Iterator[SiteFile]], ...] = (
    _assets,
    _redirects,
    _names,
)
