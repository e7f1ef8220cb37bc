"""A page that is ready to be put into the theme, as data that can be kept."""

from dataclasses import dataclass
from html import escape

from dossier.markdown.generated import Heading
from dossier.mkdocs_plugin.html import without_styles
from dossier.render.made import MadePage


@dataclass(frozen=True, slots=True)
class ReadyPage:
    """A page with its part of the search index.

    Attributes:
        path: Where it belongs among the site's pages: `statements/x.md`.
        html: What it says, as `written` has it.
        title: See `MadePage`.
        headings: See `MadePage`.
        anchors: See `MadePage`.
        head: What belongs into its head: HTML, one element a line.
        description: It in a sentence, as HTML without tags.
        hides: See `Page`.
        entries: What is searched for, as `Entries` has it.
    """

    path: str
    html: bytes
    title: str | None
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    head: str
    description: str
    hides: tuple[str, ...]
    entries: str


def ready_page(made: MadePage, entries: str) -> ReadyPage:
    """Return a page that was made as one that is ready.

    Args:
        made: The page.
        entries: See `ReadyPage`.
    """
    page = made.page
    return ReadyPage(
        path=page.path,
        html=written(without_styles(made.html)),
        title=made.title,
        headings=made.headings,
        anchors=made.anchors,
        head=f"{page.head}\n{page.data}",
        description=escape(page.description),  # themes write it as it is
        hides=page.hides,
        entries=entries,
    )


def written(text: str) -> bytes:
    """Return a text as MkDocs writes it into a page."""
    return text.encode("utf-8", "xmlcharrefreplace")
