"""A preview's marks, with a keyboard, a phone and a screen reader's tree."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from examples import STARTER, example_files
from served import Served, serve
from sites import build_site
from test_diff_command import commit
from test_preview import SAFE, WITHDRAWS, text_of
from test_revisions import git
from tour import DESK, PHONE, SCHEMES, paint, violations

STATEMENT = "statements/bridge-is-safe/"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The example, in which much is otherwise; its theme has dark colours, too."""
    project = tmp_path_factory.mktemp("preview") / "project"
    project.mkdir()
    git(project, "init", "--quiet")
    gone = "annotations/places/bank.yml"
    commit(project, example_files({WITHDRAWS: None, gone: "name: The bank\n"}))
    git(project, "checkout", "--quiet", "-b", "topic")
    theme = (STARTER / "mkdocs.yml").read_text()
    claim = text_of(SAFE).replace("claim: The bridge", "claim: Our bridge")
    more = "- source: gazette-2024-05-08\n  exact: We checked every bolt\n"
    changed = {
        "mkdocs.yml": theme.replace("- dossier:\n", "- dossier:\n    compare: main\n"),
        "annotations/places/quay.yml": "name: The quay\n",
        SAFE: claim + more,
    }
    commit(project, {**example_files(changed), gone: None})
    with serve(build_site(project, project.parent / "site")) as served:
        yield served


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("path", ["changes/", STATEMENT])
def test_marks__axe_finds_nothing_and_nothing_sticks_out(
    preview: Served, open_page: Callable[..., Page], path: str, width: int
) -> None:
    page = open_page(preview, path, width=width, reduced_motion="reduce")
    for scheme in SCHEMES:
        paint(page, scheme)
        painted = page.evaluate("document.body.dataset.mdColorScheme")
        assert {"light": "default", "dark": "slate"}[scheme] == painted
        assert (scheme, []) == (scheme, violations(page))
        assert width == page.evaluate("document.documentElement.scrollWidth")


def test_mark__is_a_group_with_a_name_and_leads_to_its_place_in_the_list(
    preview: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(preview, STATEMENT)
    mark = page.get_by_role("group", name="What changes here")
    assert "≠ disputed" in mark.inner_text()
    mark.get_by_role("link", name="In the list of all changes").click()
    page.wait_for_url("**/changes/#statements--bridge-is-safe")
    assert page.locator("#statements--bridge-is-safe").is_visible()
