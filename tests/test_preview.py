"""A preview that marks what changed, built by the real MkDocs against a real repository."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.exceptions import Abort

from dossier.cli import main
from examples import example_files
from hostile_texts import MARKUP
from sites import Element, Pages, broken_links, build_site
from test_diff_command import commit
from test_mkdocs_plugin import everything, said
from test_revisions import git

SAFE = "annotations/statements/bridge-is-safe.yml"
NOT_SAFE = "annotations/statements/bridge-is-not-safe.yml"
WITHDRAWS = "annotations/corrections/mayor-withdraws.yml"
MAYOR = "annotations/people/mayor.yml"
GAZETTE = "annotations/sources/gazette-2024-05-08.yml"
INDEX = {"docs/index.md": "# The bridge\n\nThe [[mayor]].\n"}
CHANGES = "changes/index.html"

Changes = Mapping[str, str | bytes | None]

PREVIEW = {
    "mkdocs.yml": (
        "site_name: The bridge\ntheme: {name: material, font: false}\n"
        "plugins:\n- search\n- dossier: {compare: main}\n"
    )
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository, to which each test commits what was before."""
    folder = tmp_path / "project"
    folder.mkdir()
    git(folder, "init", "--quiet")
    return folder


def preview(project: Path, before: Changes, after: Changes) -> Path:
    """Build the example with changes, compared with the example with others."""
    commit(project, example_files(before))
    git(project, "checkout", "--quiet", "-b", "topic")
    git(project, "rm", "-r", "--quiet", ".")
    commit(project, example_files({**PREVIEW, **after}))
    return build_site(project, project.parent / "site")


def marks(page: Element) -> list[str]:
    return [one.text for one in page.of_class("dossier-change")]


def text_of(path: str) -> str:
    return example_files()[path].decode()


def test_mark__of_a_statement_that_another_record_withdraws(project: Path) -> None:
    """The status first, on the statement's page and in the list, each with what made it so."""
    found = Pages(preview(project, {WITHDRAWS: None}, {}))
    expected = (
        "≠ disputed becomes → ✕ withdrawn "
        "Cause 8 May 2024: withdrawn by the speaker or on the speaker's behalf — "
        "Retraction: The bridge is safe. ✕ withdrawn"
    )
    assert [f"Changed by another record or an article In the list of all changes {expected}"] == (
        marks(found["statements/bridge-is-safe/index.html"])
    )
    assert (
        "6 May 2024 The bridge is safe. ✕ withdrawn — The mayor — statement, changed by another "
        "record or an article "
        f"{expected}"
    ) == marks(found[CHANGES])[0]
    assert ["New In the list of all changes"] == marks(
        found["corrections/mayor-withdraws/index.html"]
    )
    assert [] == marks(found["people/engineer/index.html"])


def test_preview__says_on_every_page_that_it_is_one(project: Path) -> None:
    """To readers and to search engines, and not in what a search on the site finds."""
    site = preview(project, {}, {"annotations/places/quay.yml": "name: The quay\n"})
    short = git(project, "rev-parse", "main")[:7]
    for path, page in Pages(site).items():
        (line,) = page.of_class("dossier-compared")
        assert f"Preview, compared with main ({short}). What changes" == line.text, path
        robots = [one for one in page.all("meta") if one.attributes.get("name") == "robots"]
        assert ["noindex"] == [one.attributes["content"] for one in robots], path
    assert [] == broken_links(site)
    assert "compared with" not in (site / "search/search_index.json").read_text()


def test_preview__is_said_in_the_log(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    preview(project, {}, {})
    short = git(project, "rev-parse", "main")[:7]
    assert f"this is a preview, compared with main ({short})" in said(caplog, 20)


def test_changes__nothing(project: Path) -> None:
    page = Pages(preview(project, {}, {}))[CHANGES]
    assert [] == marks(page)
    assert "Nothing is otherwise." in page.text


def test_mark__fields_old_and_new(project: Path) -> None:
    changed = text_of(SAFE).replace("claim: The bridge is safe.", "claim: It is safe.")
    changed = changed.replace("about: [inspection]", "about: [westhaven]")
    found = Pages(preview(project, {}, {SAFE: changed}))
    assert [
        (
            "Changed In the list of all changes Claim was The bridge is safe. is It is safe. "
            "About was Inspection of the bridge is Westhaven"
        )
    ] == marks(found["statements/bridge-is-safe/index.html"])


def test_mark__quotations_in_their_sentence(project: Path) -> None:
    more = "- source: gazette-2024-05-08\n  exact: We checked every bolt\n"
    old = text_of(SAFE) + "- source: gazette-2024-05-08\n  exact: the mayor said on 8 May\n"
    site = preview(project, {SAFE: old}, {SAFE: text_of(SAFE) + more})
    (mark,) = marks(Pages(site)["statements/bridge-is-safe/index.html"])
    assert (
        "Changed In the list of all changes Quotation added “We checked every bolt,” she said, "
        "“and every cable.” — Mayor takes back word on bridge Quotations taken out 1"
    ) == mark
    assert [] == broken_links(site)


@pytest.mark.parametrize(
    ("formerly", "told"),
    [
        ("formerly: [westhaven]\n", "leads here"),
        ("", "leads nowhere"),
    ],
)
def test_mark__a_renamed_record(project: Path, formerly: str, told: str) -> None:
    new = {
        "annotations/places/westhaven.yml": None,
        "annotations/places/west.yml": f"name: Westhaven\n{formerly}",
        "annotations/events/council-meeting.yml": (
            "name: Meeting of the council\ndate: 2024-05-06\nplaces: [west]\n"
            "participants: [{who: mayor, role: answered questions}]\n"
        ),
    }
    found = Pages(preview(project, {}, new))
    (mark,) = marks(found["places/west/index.html"])
    assert mark.startswith(
        f"Renamed In the list of all changes Old id westhaven Old address {told}"
    )
    assert [] == marks(found["events/council-meeting/index.html"])
    assert "One more record only names another one by its new id." in found[CHANGES].text


def test_changes__a_record_that_was_removed_has_the_status_that_it_had(project: Path) -> None:
    gone = {NOT_SAFE: None, "annotations/statements/mayor-was-wrong.yml": None, WITHDRAWS: None}
    found = Pages(preview(project, {}, {**gone, **INDEX}))[CHANGES]
    assert (
        "The bridge is not safe. ✓ stands statements/bridge-is-not-safe — statement, taken out "
        "✓ stands becomes → not on the site Old address leads nowhere"
    ) in marks(found)


@pytest.mark.parametrize(
    ("broken", "told"),
    [("draft: true\n", "no longer on the site"), ("colour: red\n", "kept off the site by errors")],
)
def test_changes__what_is_kept_back_is_told_by_its_id_alone(
    project: Path, broken: str, told: str
) -> None:
    """Not even what its authors had published in words of their own."""
    hidden = text_of(NOT_SAFE).replace("claim: The bridge is not safe.", "claim: A new secret.")
    alone = {WITHDRAWS: None, "annotations/statements/mayor-was-wrong.yml": None}
    settings = PREVIEW["mkdocs.yml"]
    commit(project, example_files(alone))
    git(project, "checkout", "--quiet", "-b", "topic")
    commit(project, {"mkdocs.yml": settings, NOT_SAFE: hidden + broken})
    result = project.parent / "site"
    build_site(project, result, strict="draft" in broken)
    (mark,) = [words for words in marks(Pages(result)[CHANGES]) if "bridge-is-not-safe" in words]
    assert mark.startswith(f"statements/bridge-is-not-safe — statement, {told} ✓ stands becomes → ")
    assert [] == [path for path, text in everything(result) if "A new secret" in text]


def test_changes__show_no_words_of_an_article_that_is_withheld_now(project: Path) -> None:
    """Neither the old wording of a quotation nor a new one in its sentence."""
    withheld = text_of(GAZETTE).replace("publish: full", "publish: none")
    other = text_of(SAFE).replace("The bridge is safe\n", "We checked every bolt\n")
    site = preview(project, {}, {GAZETTE: withheld, SAFE: other})
    (mark,) = marks(Pages(site)["statements/bridge-is-safe/index.html"])
    assert "Quotation with other words" in mark or "Quotation added" in mark
    words = ("every bolt", "told the council on 6 May", "I was wrong about")
    assert [] == [
        (path, each)
        for path, text in everything(site)
        for each in words
        if each in text and not path.endswith(".js")
    ]


def test_preview__of_an_unknown_revision_stops_with_one_line(project: Path) -> None:
    settings = PREVIEW["mkdocs.yml"].replace("main", "mian")
    with pytest.raises(Abort) as stopped:
        preview(project, {}, {"mkdocs.yml": settings})
    said_ = str(stopped.value.__cause__ or stopped.value.__context__)
    assert "compare: there is no revision 'mian'. Did you mean `main`?" == said_


def test_compare__means_nothing_to_the_commands(project: Path) -> None:
    """They run without MkDocs, which alone can tell what its tags stand for."""
    tagged = "plugins:\n- dossier: {compare: !ENV DOSSIER_COMPARE}\n"
    commit(project, example_files({"mkdocs.yml": tagged}))
    found = CliRunner().invoke(main, ["check", "-f", str(project / "mkdocs.yml")])
    assert 0 == found.exit_code, found.output


@pytest.mark.parametrize("value", ["", "''", "null", "!ENV DOSSIER_NOT_SET"])
def test_compare__empty_is_no_preview(project: Path, value: str) -> None:
    settings = PREVIEW["mkdocs.yml"].replace("compare: main", f"compare: {value}")
    site = preview(project, {}, {"mkdocs.yml": settings})
    assert not (site / CHANGES).exists()
    assert [] == [
        path for path, page in Pages(site).items() if [*page.of_class("dossier-compared")]
    ]


def test_mark__shows_old_words_as_they_are(project: Path) -> None:
    """Whatever was there is text, in a page that MkDocs has made of it."""
    texts = [" ".join(text.split()) for text in MARKUP if text.isascii()]
    quoted = ", ".join("'" + text.replace("'", "''") + "'" for text in texts)
    old = f"name: Westhaven\naliases: [{quoted}]\n"
    site = preview(project, {"annotations/places/westhaven.yml": old}, {})
    (mark,) = Pages(site)["places/westhaven/index.html"].of_class("dossier-change")
    assert {"p", "strong", "a", "ul", "li", "span"} == {one.tag for one in mark.all()}
    (was,) = mark.of_class("dossier-change__was")
    assert ", ".join(texts) == was.text


def test_preview__of_a_revision_that_this_clone_has_not_whole_stops_with_one_line(
    project: Path,
) -> None:
    """As in a partial clone, for which git would fetch what is missing."""
    commit(project, example_files())
    missing = git(project, "rev-parse", "main:mkdocs.yml").strip()
    git(project, "checkout", "--quiet", "-b", "topic")
    commit(project, {"mkdocs.yml": PREVIEW["mkdocs.yml"]})
    (project / ".git/objects" / missing[:2] / missing[2:]).unlink()
    with pytest.raises(Abort) as stopped:
        build_site(project, project.parent / "site")
    told = str(stopped.value.__cause__ or stopped.value.__context__)
    start = "compare: main cannot be read: mkdocs.yml: this clone does not have it"
    assert told.startswith(start), told
    assert "\n" not in told
