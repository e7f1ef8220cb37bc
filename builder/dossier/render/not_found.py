"""What the page for addresses that lead nowhere offers: all lists, and the nearest records."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from dossier.link.dossier import Dossier
from dossier.model.fields import Kind
from dossier.render.addresses import index_path, path_of, url_of
from dossier.render.environment import environment, trusted
from dossier.settings import Settings
from dossier.status import State
from dossier.views.names import Name, Names

NAMES = "assets/dossier-names.json"
"""The names of all records, for the script of that page."""

SCRIPT = "assets/dossier-not-found.js"
"""Where that script belongs."""


class _List(NamedTuple):
    kind: Kind
    address: str


def not_found(root: str, *, directory_urls: bool, search: bool) -> Markup:
    """Return what belongs below the heading of the page for what is not found, as HTML.

    Args:
        root: The address of the site's root, from that of its host on: such a page is shown at
            any address.
        directory_urls: See `url_of`.
        search: Whether the page has a search.
    """
    lists = [
        _List(kind, root + url_of(index_path(kind), directory_urls=directory_urls)) for kind in Kind
    ]
    return trusted(
        environment()
        .get_template("not-found.html.jinja")
        .render(
            lists=lists,
            names=root + NAMES,
            root=root,
            script=root + SCRIPT,
            search=search,
            states=tuple(State),
        )
    )


def names_file(dossier: Dossier, settings: Settings) -> str:
    """Return the names of all records as JSON.

    A list of `[address, title, state, steps, former ids]` each; what is empty at the end is left
    out. Addresses are from the site's root on, `steps` as in a badge.
    """
    names = Names(dossier)
    records = [
        _trimmed(
            [
                url_of(path_of(key), directory_urls=settings.use_directory_urls),
                name.title,
                name.state.value if name.state else "",
                " ".join(_steps(name)),
                list(record.formerly),
            ]
        )
        for key, record in dossier.records.items()
        for name in (names.of(key),)
    ]
    return json.dumps(records, ensure_ascii=False, separators=(",", ":")) + "\n"


def _steps(name: Name) -> Iterator[str]:
    for step in name.steps:
        yield f"{step.state.value}@{step.since.iso}" if step.since else step.state.value


def _trimmed(values: list[Any]) -> list[Any]:
    while not values[-1]:
        values.pop()
    return values
