"""What belongs into a page's `<head>`: a description, Open Graph, feeds, and JSON-LD."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from markupsafe import escape

from dossier.export.addresses import Site
from dossier.export.feeds import FEEDS
from dossier.export.json_ld import JsonLd, script
from dossier.export.json_ld_things import Json, known_of
from dossier.export.standing import standing
from dossier.model.fields import Key, Kind
from dossier.render.addresses import index_path, path_of, quoted, relative, url_of
from dossier.settings import Settings
from dossier.text.escape import showable
from dossier.texts import say
from dossier.views.lines import line
from dossier.views.names import Names


@dataclass(frozen=True, slots=True)
class Head:
    """What belongs into a page's head.

    Attributes:
        description: The page in a sentence, as plain text.
        markup: HTML, one element a line.
        data: What the page says, as JSON-LD in an element of its own, on one line.
    """

    description: str
    markup: str
    data: str


class Heads:
    """Makes the heads of a site's pages.

    Args:
        names: What is published.
        settings: Where and how the site stands.
    """

    def __init__(self, names: Names, settings: Settings) -> None:
        self._names = names
        self._settings = settings
        self._known = known_of(names.dossier)

    def record(self, key: Key) -> Head:
        """Return the head of a record's page; in its title a statement has its status."""
        name, path = self._names.of(key), path_of(key)
        title = name.title
        if name.state is not None:
            title = say("machines.with-state", title=title, state=say(f"state.{name.state}"))
        described = self._described(key)
        return self._head(path, title, described, "article", lambda ld: ld.record(key))

    def index(self, kind: Kind, title: str) -> Head:
        """Return the head of the list of a kind."""
        path, count = index_path(kind), len(self._names.dossier.of_kind(kind))
        said = say("machines.about-list", title=title, count=count, site=self._settings.site_name)
        return self._head(path, title, said, "website", lambda ld: ld.index(kind, title))

    def page(self, path: str, title: str, describe: Callable[[JsonLd], Json] | None = None) -> Head:
        """Return the head of any other page.

        Args:
            path: The page's path.
            title: What it is called.
            describe: Describes what the page is about; without it, just the page is described.
        """
        said = say("machines.about-page", title=title, site=self._settings.site_name)
        just_page = partial(JsonLd.page, path=path, title=title)
        return self._head(path, title, said, "website", describe or just_page)

    def site(self, path: str) -> Site:
        """Return the site with addresses as seen from the page or file `path`."""
        return site_seen_from(path, self._settings)

    def _described(self, key: Key) -> str:
        found, site = line(self._names, key), self._settings.site_name
        details = [
            *([found.detail] if found.detail else []),
            *([found.who.title] if found.who else []),
            *([found.when.words] if found.when else []),
        ]
        status = self._names.dossier.status(key) if key.kind is Kind.STATEMENTS else None
        if status:
            details.append(say("machines.status", status=standing(status)))
        kind = say(f"label.{key.kind.singular}").capitalize()
        if not details:
            return say("machines.about-page", title=kind, site=site)
        return say("machines.about-record", kind=kind, details="; ".join(details), site=site)

    def _head(
        self,
        path: str,
        title: str,
        description: str,
        type_: str,
        describe: Callable[[JsonLd], Json],
    ) -> Head:
        site = self.site(path)
        document = describe(JsonLd(self._names.dossier, site, self._known))
        here = url_of(path, directory_urls=self._settings.use_directory_urls)
        description = _in_one_line(description)
        described = _attribute(description)
        graph = {
            "og:type": type_,
            "og:title": _attribute(title),
            "og:description": described,
            "og:site_name": _attribute(site.name),
            **({"og:url": _attribute(site.address(path))} if site.url else {}),
        }
        lines = [
            f'<meta name="description" content="{described}">',
            *(f'<meta property="{key}" content="{words}">' for key, words in graph.items()),
            *_feeds(here.count("/")),
        ]
        return Head(description, "\n".join(lines), script(document))


@cache
def _feeds(depth: int) -> tuple[str, ...]:
    """Return the links to feeds of pages that are so many folders down."""
    return tuple(
        f'<link rel="alternate" type="application/atom+xml" '
        f'title="{_attribute(feed.title)}" href="{_attribute(relative(feed.path, "./" * depth))}">'
        for feed in FEEDS
    )


def _attribute(words: str) -> str:
    return escape(_in_one_line(words))


def _in_one_line(words: str) -> str:
    return showable(" ".join(words.split()))


def site_seen_from(path: str, settings: Settings) -> Site:
    """Return the site with addresses as seen from the page or file `path`."""
    root, directory_urls = settings.site_url, settings.use_directory_urls
    here = url_of(path, directory_urls=directory_urls)

    def address(target: Key | Kind | str) -> str:
        match target:
            case Key():
                page = path_of(target)
            case Kind():
                page = index_path(target)
            case _:
                page = target
        there = url_of(page, directory_urls=directory_urls)
        return root + quoted(there) if root else relative(there, here)

    return Site(settings.site_name, settings.site_url, address)
