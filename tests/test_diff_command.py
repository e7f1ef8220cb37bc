"""`dossier diff`, in real repositories: each kind of change, and whatever a repository may hold."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dossier.cli import main
from examples import example_files
from test_revisions import git

SAFE = "annotations/statements/bridge-is-safe.yml"
NOT_SAFE = "annotations/statements/bridge-is-not-safe.yml"
WITHDRAWS = "annotations/corrections/mayor-withdraws.yml"
MAYOR = "annotations/people/mayor.yml"

Changes = Mapping[str, str | bytes | None]


def commit(folder: Path, changes: Changes) -> None:
    """Write files, or take them away (None), and commit."""
    for name, text in changes.items():
        path = folder / name
        if text is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "Change")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The example, committed."""
    folder = tmp_path / "the dossier"
    folder.mkdir()
    git(folder, "init", "--quiet")
    commit(folder, example_files())
    return folder


def run(folder: Path, *arguments: str) -> Result:
    """Run the command as in a folder."""
    where = ("--config-file", str(folder / "mkdocs.yml"))
    return CliRunner().invoke(main, ["diff", *arguments, *where])


def diff(folder: Path, *arguments: str) -> dict[str, Any]:
    """Return what the command says to programs, of the last change unless told otherwise."""
    result = run(folder, *(arguments or ("HEAD~1",)), "--format", "json")
    assert result.exit_code in {0, 1}, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def changed(folder: Path, changes: Changes) -> dict[str, Any]:
    commit(folder, changes)
    return diff(folder)


def of(found: dict[str, Any], name: str) -> dict[str, Any]:
    """Return what is said of one record."""
    (record,) = (each for each in found["records"] if name in {each["before"], each["after"]})
    return dict(record)


def test_diff__a_record_that_is_new(repository: Path) -> None:
    found = changed(repository, {"annotations/places/quay.yml": "name: The quay\n"})
    record = of(found, "places/quay")
    assert ("added", None, "The quay") == (record["fate"], record["before"], record["title"])
    assert ["places/quay/"] == found["pages"]["new"]


def test_diff__a_record_that_is_gone(repository: Path) -> None:
    found = changed(repository, {WITHDRAWS: None})
    assert "removed" == of(found, "corrections/mayor-withdraws")["fate"]
    assert ["corrections/mayor-withdraws/"] == found["pages"]["lost"]


@pytest.mark.parametrize(("formerly", "where"), [("formerly: [westhaven]\n", "gone"), ("", "lost")])
def test_diff__a_record_that_was_renamed(repository: Path, formerly: str, where: str) -> None:
    found = changed(
        repository,
        {
            "annotations/places/westhaven.yml": None,
            "annotations/places/west.yml": f"name: Westhaven\n{formerly}",
            "annotations/events/council-meeting.yml": "name: Meeting of the council\n"
            "date: 2024-05-06\nplaces: [west]\n"
            "participants: [{who: mayor, role: answered questions}]\n",
        },
    )
    record = of(found, "places/west")
    assert ("renamed", "places/westhaven") == (record["fate"], record["before"])
    (field,) = of(found, "events/council-meeting")["fields"]
    assert (["westhaven"], ["west"], True) == (field["before"], field["after"], field["follows"])
    assert ["places/westhaven/"] == found["pages"][where]


def test_diff__a_statement_that_is_withdrawn_by_another_record(repository: Path) -> None:
    retraction = (repository / WITHDRAWS).read_text()
    commit(repository, {WITHDRAWS: None})
    found = changed(repository, {WITHDRAWS: retraction})
    record = of(found, "statements/bridge-is-safe")
    assert "touched" == record["fate"]
    assert ("disputed", "withdrawn") == (record["standing"]["before"], record["standing"]["after"])
    (cause,) = record["standing"]["came"]
    assert ("retraction", "corrections/mayor-withdraws") == (cause["what"], cause["cause"])
    assert {"statements/bridge-is-safe/", ""} <= {*found["pages"]["changed"]}


def test_diff__a_field_that_says_something_else(repository: Path) -> None:
    old = (repository / SAFE).read_text()
    found = changed(repository, {SAFE: old.replace("claim: The bridge is", "claim: It is")})
    (field,) = of(found, "statements/bridge-is-safe")["fields"]
    assert ("claim", "The bridge is safe.", "It is safe.") == (
        field["path"],
        field["before"],
        field["after"],
    )


@pytest.mark.parametrize(
    ("old", "new", "fate"),
    [
        ("exact: The bridge is safe", "exact: The bridge is save", "failing"),
        ("exact: The bridge is safe", "exact: bridge is safe", "edited"),
        ("kind: direct", "kind: mixed", "remarked"),
        (
            "exact: The bridge is safe",
            (
                "exact: The bridge is safe\n- source: gazette-2024-05-08\n"
                "  exact: We checked every bolt"
            ),
            "added",
        ),
    ],
)
def test_diff__a_quotation(repository: Path, old: str, new: str, fate: str) -> None:
    found = changed(repository, {SAFE: (repository / SAFE).read_text().replace(old, new)})
    (quotation,) = of(found, "statements/bridge-is-safe")["quotations"]
    assert fate == quotation["fate"]
    if fate == "failing":
        assert ["quote-not-found"] == [each["rule"] for each in found["findings"]["new"]]
        assert "statements/bridge-is-safe/" in found["pages"]["lost"]
        commit(repository, {SAFE: (repository / SAFE).read_text().replace(new, old)})
        assert ["quote-not-found"] == [
            each["rule"] for each in diff(repository)["findings"]["mended"]
        ]


def test_diff__quotations_of_an_article_that_was_changed(repository: Path) -> None:
    """Articles should not change; where one does, its quotations are followed."""
    article = (repository / "seeds/gazette.txt").read_text()
    found = changed(
        repository, {"seeds/gazette.txt": "News.\n\n" + article.replace("not safe", "unsafe")}
    )
    assert ["sources/gazette-2024-05-08"] == [each["source"] for each in found["articles"]]
    fates = {
        record["after"]: [each["fate"] for each in record["quotations"]]
        for record in found["records"]
    }
    assert ["moved"] == fates["statements/bridge-is-safe"]
    assert ["failing"] == fates["statements/bridge-is-not-safe"]


def test_diff__exit_status_tells_of_new_errors(repository: Path) -> None:
    commit(repository, {"annotations/places/quay.yml": "name: The quay\n"})
    assert 0 == run(repository, "HEAD~1").exit_code
    commit(repository, {"annotations/places/quay.yml": "name: [\n"})
    assert 1 == run(repository, "HEAD~1").exit_code
    commit(repository, {"annotations/places/pier.yml": "name: The pier\n"})
    assert 0 == run(repository, "HEAD~1").exit_code, "what was wrong before is no new error"


def test_diff__touches_nothing(repository: Path) -> None:
    """Neither work tree nor index nor branches, whatever state they are in."""
    commit(repository, {"annotations/places/quay.yml": "name: The quay\n"})
    git(repository, "checkout", "--quiet", "-b", "other", "HEAD~1")
    (repository / SAFE).write_text("not saved properly: [")
    (repository / "annotations/places/new.yml").write_text("name: New\n")
    git(repository, "add", "annotations/places/new.yml")
    state = (git(repository, "status", "--porcelain"), git(repository, "for-each-ref"))
    index = (repository / ".git/index").read_bytes()
    assert ["added"] == [each["fate"] for each in diff(repository, "main~1", "main")["records"]]
    assert state == (git(repository, "status", "--porcelain"), git(repository, "for-each-ref"))
    assert index == (repository / ".git/index").read_bytes()


def test_diff__names_what_is_not_committed(repository: Path) -> None:
    """What is only saved is not compared, and whoever looks for it is told."""
    commit(repository, {"annotations/places/quay.yml": "name: The quay\n"})
    for number in range(7):
        (repository / f"annotations/places/p{number}.yml").write_text("name: P\n")
    result = run(repository, "HEAD~1")
    assert result.stderr == (
        "Not committed, and so not compared: annotations/places/p0.yml, "
        "annotations/places/p1.yml, annotations/places/p2.yml, annotations/places/p3.yml, "
        "annotations/places/p4.yml and 2 more\n"
    )
    assert "" == run(repository, "HEAD~1", "HEAD").stderr, "who names both revisions means them"


def test_diff__line_ends_that_git_wrote_are_no_change(repository: Path) -> None:
    text = (repository / SAFE).read_bytes()
    (repository / SAFE).write_bytes(text.replace(b"\n", b"\r\n"))
    assert "" == run(repository, "HEAD").stderr


def test_diff__from_where_the_branch_left(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "-b", "topic")
    commit(repository, {"annotations/places/quay.yml": "name: The quay\n"})
    git(repository, "checkout", "--quiet", "main")
    commit(repository, {"annotations/places/pier.yml": "name: The pier\n"})
    found = diff(repository, "main...topic", "topic")
    assert ["places/quay"] == [each["after"] for each in found["records"]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["mian"], "dossier: there is no revision 'mian'\nDid you mean `main`?\n"),
        (
            ["main", "topic"],
            (
                "dossier: there is no revision 'topic'\n"
                "Name a branch, a tag or a commit; `git fetch` brings those of others.\n"
            ),
        ),
    ],
)
def test_diff__of_an_unknown_revision(repository: Path, arguments: list[str], said: str) -> None:
    result = run(repository, *arguments)
    assert (2, said) == (result.exit_code, result.output)


def test_diff__in_a_shallow_clone(repository: Path, tmp_path: Path) -> None:
    commit(repository, {})
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository}", "shallow")
    result = run(tmp_path / "shallow", "HEAD~1")
    assert 2 == result.exit_code
    assert "This clone holds only the newest commits" in result.output


def test_diff__outside_a_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()  # else git looks further up
    result = run(tmp_path, "main")
    assert (2, True) == (result.exit_code, "in no git repository" in result.output)
    result = run(tmp_path / "nowhere", "main")
    assert (2, True) == (result.exit_code, "is no folder" in result.output)


def test_diff__where_the_head_holds_no_dossier(repository: Path) -> None:
    git(repository, "rm", "-r", "--quiet", ".")
    repository.mkdir(exist_ok=True)
    commit(repository, {"README.md": "Gone.\n"})
    result = run(repository, "HEAD~1")
    assert 2 == result.exit_code
    assert result.output.startswith("dossier: HEAD has no mkdocs.yml where this folder is\n")


def test_diff__where_the_heads_settings_are_wrong(repository: Path) -> None:
    commit(repository, {"mkdocs.yml": "plugins:\n- dossier: {publish: nnone}\n"})
    result = run(repository, "HEAD~1")
    assert 2 == result.exit_code
    assert "mkdocs.yml:2:22: error[invalid-setting]" in result.output


def test_diff__with_a_base_from_before_the_dossier(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, {"README.md": "Soon.\n"})
    found = changed(tmp_path, example_files())
    assert {"added"} == {record["fate"] for record in found["records"]}
    assert ["There was no dossier then: all is new."] == found["remarks"]


def test_diff__with_a_base_whose_settings_are_broken(repository: Path) -> None:
    good = (repository / "mkdocs.yml").read_text()
    commit(repository, {"mkdocs.yml": "plugins: [\n"})
    found = changed(repository, {"mkdocs.yml": good})
    assert [] == found["records"]
    (remark,) = found["remarks"]
    assert remark.startswith("mkdocs.yml was broken then (mkdocs.yml:")


def test_diff__with_a_base_whose_records_are_broken(repository: Path) -> None:
    good = (repository / MAYOR).read_text()
    commit(repository, {MAYOR: "name: [\n", SAFE: b"\xff\xfe\x00", NOT_SAFE: "a: &a [*a]\n"})
    found = changed(repository, {MAYOR: good})
    assert ("edited", [], True) == tuple(
        of(found, "people/mayor")[name] for name in ("fate", "fields", "unread")
    )
    assert found["findings"]["mended"]


def test_diff__of_a_dossier_that_was_moved(tmp_path: Path) -> None:
    """Its folder has another name now, and so has that of its records."""
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, {f"old/{path}": data for path, data in example_files().items()})
    git(tmp_path, "mv", "old", "new é")
    git(tmp_path, "mv", "new é/annotations", "new é/records")
    settings = "site_name: The bridge\nplugins:\n- dossier: {annotations: records}\n"
    commit(tmp_path, {"new é/mkdocs.yml": settings})
    found = diff(tmp_path / "new é", "HEAD~1")
    assert [] == found["records"]
    assert ["The dossier stood in old/ then."] == found["remarks"]
    assert [("annotations", "annotations", "records")] == [
        (each["path"], each["before"], each["after"]) for each in found["settings"]
    ]


def test_diff__does_not_follow_links(repository: Path, tmp_path: Path) -> None:
    """A record that became a symbolic link is one that cannot be read."""
    (tmp_path / "secret.yml").write_text("name: Secret\n")
    (repository / MAYOR).unlink()
    (repository / MAYOR).symlink_to(tmp_path / "secret.yml")
    commit(repository, {})
    result = run(repository, "HEAD~1", "--format", "json")
    found = json.loads(result.stdout)
    assert 1 == result.exit_code
    assert "unreadable-file" in {each["rule"] for each in found["findings"]["new"]}
    assert "Secret" not in result.output
