"""Which pages a change changes, held against the pages themselves."""

from collections.abc import Mapping

import pytest

from dossier.diff.pages import PageChanges
from dossier.pipeline import build
from dossier.render.addresses import url_of
from dossier.render.changed import Site, changed_pages
from dossier.render.pages import Renderer
from dossier.settings import Settings
from dossier.tree import MemoryTree
from examples import example_files

MAYOR = b"name: The mayor\nunnamed: true\nroles: [{title: mayor, organization: council}]\n"


def site(changes: Mapping[str, str | bytes | None], **settings: str) -> Site:
    tree = MemoryTree(example_files(changes))
    given = Settings.model_validate(settings)
    return Site(build(tree, given).published, given, tree)


def pages_of(one: Site) -> dict[str, str]:
    """Return the Markdown of every record's page by its address."""
    return {
        url_of(page.path, directory_urls=one.settings.use_directory_urls): page.markdown
        for page in Renderer(one.dossier, one.settings).pages()
        if page.edit_path
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"annotations/corrections/mayor-withdraws.yml": None},
        {"annotations/people/mayor.yml": MAYOR.replace(b"The mayor", b"A mayor")},
        {"annotations/people/mayor.yml": MAYOR + b"same_as: ['https://example.org/']\n"},
        {"annotations/organizations/gazette.yml": "name: The Gazette\nkind: weekly\n"},
        {"annotations/statements/bridge-is-not-safe.yml": None},
        {"annotations/places/westhaven.yml": "name: Westhaven\nnotes: See the [[council]].\n"},
        {"annotations/places/bridge.yml": "name: The bridge\npart_of: westhaven\n"},
    ],
    ids=("retraction", "name", "address", "kind", "statement", "notes", "place"),
)
def test_changed__are_the_pages_whose_text_changes(changes: dict[str, str | bytes | None]) -> None:
    """No page is left out, and none is named in vain."""
    before, after = site({}), site(changes)
    old, new = pages_of(before), pages_of(after)
    found = changed_pages(before, after)
    expected = [url for url in sorted(old.keys() & new.keys()) if old[url] != new[url]]
    assert expected == [url for url in found.changed if url in new]
    assert sorted(new.keys() - old.keys()) == [url for url in found.new if url in new]


def test_changed__authors_pages_by_what_they_show() -> None:
    """A card on a page shows a status that another record has changed."""
    found = changed_pages(site({}), site({"annotations/corrections/mayor-withdraws.yml": None}))
    assert "" in found.changed
    assert ("corrections/mayor-withdraws/",) == found.lost


def test_gone__with_and_without_what_leads_on() -> None:
    renamed = {
        "annotations/places/westhaven.yml": None,
        "annotations/events/council-meeting.yml": "name: Meeting\n",
    }
    west = "annotations/places/west.yml"
    assert PageChanges(new=("places/west/",), lost=("places/westhaven/",)) == _without_changed(
        changed_pages(site({}), site({**renamed, west: "name: Westhaven\n"}))
    )
    kept = {**renamed, west: "name: Westhaven\nformerly: [westhaven]\n"}
    assert PageChanges(new=("places/west/",), gone=("places/westhaven/",)) == _without_changed(
        changed_pages(site({}), site(kept))
    )


def test_changed__an_authors_page_in_the_place_of_a_records() -> None:
    own = {"docs/places/westhaven.md": "# Our town\n"}
    assert ("places/westhaven/",) == changed_pages(site({}), site(own)).changed
    assert ("places/westhaven/",) == changed_pages(site(own), site({})).changed
    assert () == changed_pages(site(own), site(own)).changed


def test_addresses__without_directories() -> None:
    found = changed_pages(
        site({}, use_directory_urls="false"),
        site({"annotations/places/westhaven.yml": None}, use_directory_urls="false"),
    )
    assert "places/westhaven.html" in found.lost


def test_pages__kept_back_are_no_pages() -> None:
    own = {"docs/secret.md": "# Not yet\n"}
    assert () == changed_pages(site({}), site(own, exclude_docs="secret.md")).new


def _without_changed(pages: PageChanges) -> PageChanges:
    return PageChanges(new=pages.new, gone=pages.gone, lost=pages.lost)
