"""Where records stand on the web."""

from collections.abc import Callable
from dataclasses import dataclass

from dossier.model.fields import Key, Kind


def urls(site_url: str | None, *, directory_urls: bool = True) -> Callable[[Key], str]:
    """Return what gives a record's URL; from the site's root where its own address is not known.

    Args:
        site_url: Where the site stands.
        directory_urls: Whether a record's address is `people/x/` and not `people/x.html`.
    """
    root, end = (site_url or "/").rstrip("/"), "/" if directory_urls else ".html"
    return lambda key: root + "/" + key.kind + "/" + key.id + end  # as in `Key.__str__`


@dataclass(frozen=True, slots=True)
class Site:
    """A site, as a document names what is on it.

    Attributes:
        name: Its title.
        url: Where it stands, with a slash at the end; None when that is not settled.
        address: Returns the address of a record's page, of the list of a kind, or of a page or file
            by its path: whole where the site's own is known, else relative to the document.
    """

    name: str
    url: str | None
    address: Callable[[Key | Kind | str], str]
