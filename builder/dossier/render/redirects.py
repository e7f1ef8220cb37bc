"""Pages at records' old addresses, which send readers on to the new ones."""

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.link.dossier import Dossier
from dossier.model.fields import Key
from dossier.render.addresses import path_of, relative, url_of
from dossier.render.environment import environment, trusted
from dossier.views.names import Names

SCRIPT = "assets/dossier-moved.js"
"""Takes what stands behind `#` and `?` along; without it, readers arrive all the same."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """A page of HTML that needs no theme.

    Attributes:
        path: Where it belongs among the site's files: `people/old-id/index.html`.
        html: What it says.
    """

    path: str
    html: str


def redirects(dossier: Dossier, *, directory_urls: bool = True) -> Iterator[Redirect]:
    """Yield a redirect for every id that a record once had.

    An id that another record has now, or had before this one, is left to that record: the checks
    tell the authors.

    Args:
        dossier: What is published.
        directory_urls: Whether `people/x.md` is served as `people/x/` and not `people/x.html`.
    """
    names, taken = Names(dossier), set(dossier.records)
    for key, record in dossier.records.items():
        for old in (Key(key.kind, id_) for id_ in record.formerly):
            if old in taken:
                continue
            taken.add(old)
            url = url_of(path_of(old), directory_urls=directory_urls)
            target = url_of(path_of(key), directory_urls=directory_urls)
            html = (
                environment()
                .get_template("redirect.html.jinja")
                .render(
                    name=names.of(key),
                    address=trusted(relative(target, url)),
                    script=trusted(relative(SCRIPT, url)),
                )
            )
            yield Redirect(f"{url}index.html" if url.endswith("/") else url, f"{html}\n")
