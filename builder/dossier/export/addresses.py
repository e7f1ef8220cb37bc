"""Where records stand on the web."""

from dossier.model.fields import Key


def url_of(key: Key, site_url: str | None) -> str:
    """Return a record's URL; from the site's root where the site's own address is not known."""
    return f"{(site_url or '/').rstrip('/')}/{key.kind}/{key.id}/"
