"""Where records stand on the web."""

from collections.abc import Callable
from dataclasses import dataclass

from dossier.model.fields import Key, Kind


def url_of(key: Key, site_url: str | None) -> str:
    """Return a record's URL; from the site's root where the site's own address is not known."""
    return f"{(site_url or '/').rstrip('/')}/{key.kind}/{key.id}/"


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
