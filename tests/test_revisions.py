"""Earlier versions of files, from real repositories, friendly and hostile."""

import hashlib
import os
import subprocess
from pathlib import Path

import pytest

from dossier.revisions import NotKept, Revision, opened, version
from dossier.tree import Entry

NAMED = (
    *("-c", "user.name=Author", "-c", "user.email=author@example.org"),
    *("-c", "init.defaultBranch=main", "-c", "commit.gpgSign=false"),
)


def git(folder: Path, *arguments: str) -> str:
    """Run git as its user does, with nobody's settings."""
    return subprocess.run(
        ["git", *NAMED, *arguments],  # noqa: S607 - the one in PATH
        cwd=folder,
        env=os.environ | {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def commit(folder: Path, **files: str | None) -> None:
    """Write files, `_` for the dot in their names, or take them away, and commit."""
    for name, text in files.items():
        path = folder / name.replace("_", ".")
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Change")


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository in which a file had three texts, and another one that is gone had one."""
    folder = tmp_path / "a repository"
    folder.mkdir()
    git(folder, "init", "--quiet")
    commit(folder, a_txt="first\r\n", gone_txt="of another file")
    commit(folder, a_txt="second")
    commit(folder, a_txt="third", gone_txt=None)
    return folder


@pytest.mark.parametrize("text", ["first\r\n", "second", "third"])
def test_version__finds_any_committed_text_of_a_file(repository: Path, text: str) -> None:
    assert text.encode() == version(repository, ["a.txt"], sha256(text))


def test_version__of_a_file_in_a_folder_of_the_repository(repository: Path) -> None:
    """The dossier need not be the whole repository; other folders' files count as well."""
    (repository / "sub/seeds").mkdir(parents=True)
    (repository / "sub/seeds/x.txt").write_text("inside")
    commit(repository, a_txt="fourth")
    (repository / "sub/seeds/x.txt").unlink()
    commit(repository, a_txt="fifth")
    assert b"inside" == version(repository / "sub", ["seeds"], sha256("inside"))


def test_version__tries_other_paths_in_turn(repository: Path) -> None:
    """An article that came anew under another name."""
    paths = ["b.txt", "."]
    assert b"of another file" == version(repository, paths, sha256("of another file"))


def test_version__of_a_side_branch_that_was_merged(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "-b", "side", "HEAD~1")
    commit(repository, a_txt="aside")
    git(repository, "checkout", "--quiet", "-")
    git(repository, "merge", "--quiet", "--strategy=ours", "--message", "Merge", "side")
    assert b"aside" == version(repository, ["a.txt"], sha256("aside"))


@pytest.mark.parametrize("name", ["-a.txt", ":(glob)*.txt", "*.txt", "--all", 'é "x".txt'])
def test_version__of_a_file_whose_name_looks_like_something_else(
    repository: Path, name: str
) -> None:
    (repository / name).write_text("odd")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "Add")
    assert b"odd" == version(repository, [name], sha256("odd"))
    assert isinstance(version(repository, [name], sha256("second")), NotKept)


def test_version__that_never_was(repository: Path) -> None:
    assert NotKept("git's history has no file with that digest") == version(
        repository, ["a.txt", "b.txt"], "0" * 64
    )


def test_version__where_there_is_no_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()  # else git looks further up
    result = version(tmp_path, ["a.txt"], "0" * 64)
    assert isinstance(result, NotKept)
    assert "no git repository" in result.reason


def test_version__before_the_first_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert isinstance(version(tmp_path, ["a.txt"], "0" * 64), NotKept)


def test_version__without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert NotKept("git is not installed") == version(repository, ["a.txt"], "0" * 64)


def test_version__is_not_led_astray_by_the_environment(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the command runs in a git hook."""
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_TRACE", str(repository / "trace"))
    assert b"second" == version(repository, ["a.txt"], sha256("second"))
    assert not (repository / "trace").exists()


def test_version__asks_a_hostile_repository_without_running_its_programs(
    repository: Path, tmp_path: Path
) -> None:
    """Every setting that names a program, and a clone whose missing files want to be fetched."""
    ran = tmp_path / "ran"
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{ran}'\nexit 1\n")
    trap.chmod(0o755)
    hooks = repository / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in (
        "post-checkout",
        "reference-transaction",
        "post-index-change",
        "fsmonitor-watchman",
    ):
        (hooks / name).symlink_to(trap)
    for name, value in {
        "core.alternateRefsCommand": trap,
        "core.askPass": trap,
        "core.fsmonitor": trap,
        "core.gitProxy": trap,
        "core.pager": trap,
        "core.sshCommand": trap,
        "core.editor": trap,
        "credential.helper": f"!{trap}",
        "diff.external": trap,
        "diff.t.command": trap,
        "diff.t.textconv": trap,
        "filter.t.clean": trap,
        "filter.t.smudge": trap,
        "filter.t.process": trap,
        "gpg.program": trap,
        "log.showSignature": "true",
        "pager.rev-list": trap,
        "pager.cat-file": trap,
        "alias.rev-list": f"!{trap}",
        "alias.cat-file": f"!{trap}",
        "protocol.ext.allow": "always",
        "remote.origin.url": f"ext::{trap}",
        "remote.origin.promisor": "true",
        "remote.origin.uploadpack": trap,
        "remote.origin.partialclonefilter": "blob:none",
        "extensions.partialClone": "origin",
        "core.repositoryFormatVersion": "1",
    }.items():
        git(repository, "config", name, str(value))
    (repository / ".gitattributes").write_text("* diff=t filter=t\n")
    lost = git(repository, "rev-parse", "HEAD~1:a.txt").strip()
    (repository / ".git/objects" / lost[:2] / lost[2:]).unlink()
    ran.unlink(missing_ok=True)  # what setting the trap set off

    assert b"first\r\n" == version(repository, ["a.txt"], sha256("first\r\n"))
    assert isinstance(version(repository, ["a.txt"], sha256("second")), NotKept)
    with opened(repository, "HEAD~1") as revision:
        assert isinstance(revision, Revision)
        with pytest.raises(OSError, match="this clone does not have it"):
            revision.tree.read("a.txt")
        assert b"of another file" == revision.tree.read("gone.txt")
    assert not ran.exists(), ran.read_text()
    # The trap works: git as such would have run it.
    subprocess.run(
        ["git", "-c", "protocol.allow=always", "cat-file", "-p", lost],  # noqa: S607
        cwd=repository,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert ran.exists()


def commit_of(folder: Path, name: str) -> str | NotKept:
    with opened(folder, name) as found:
        return found.commit if isinstance(found, Revision) else found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("main", "HEAD"),
        ("HEAD~2", "HEAD~2"),
        ("v1", "HEAD~1"),
        ("side...", "HEAD~1"),
        ("...side", "HEAD~1"),
        ("side...main", "HEAD~1"),
    ],
)
def test_opened__takes_what_git_takes_for_a_commit(
    repository: Path, name: str, expected: str
) -> None:
    """With three dots, the commit at which two branches parted."""
    git(repository, "tag", "--annotate", "--message", "One", "v1", "HEAD~1")
    git(repository, "checkout", "--quiet", "-b", "side", "HEAD~1")
    commit(repository, b_txt="aside")
    git(repository, "checkout", "--quiet", "main")
    assert git(repository, "rev-parse", expected).strip() == commit_of(repository, name)


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("mian", "Did you mean `main`?"),
        ("topic", "Did you mean `origin/topic`?"),
        ("HEAD:a.txt", "Name a branch, a tag or a commit; `git fetch` brings those of others."),
        ("--all", "Name a branch, a tag or a commit; `git fetch` brings those of others."),
        ("", "Name a branch, a tag or a commit; `git fetch` brings those of others."),
        ("a\0b\n", "Name a branch, a tag or a commit; `git fetch` brings those of others."),
    ],
)
def test_opened__says_what_to_do_about_an_unknown_name(
    repository: Path, name: str, advice: str
) -> None:
    git(repository, "update-ref", "refs/remotes/origin/topic", "HEAD")
    assert NotKept(f"there is no revision {name!r}", advice) == commit_of(repository, name)


def test_opened__says_that_a_clone_is_shallow(repository: Path, tmp_path: Path) -> None:
    """As a workflow's checkout is, unless it is told otherwise."""
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository}", "shallow")
    found = commit_of(tmp_path / "shallow", "HEAD~1")
    assert isinstance(found, NotKept)
    assert "there is no revision 'HEAD~1'" == found.reason
    assert "This clone holds only the newest commits. Fetch it first" in found.help


def test_opened__says_that_branches_share_nothing(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "--orphan", "other")
    commit(repository, b_txt="of its own")
    found = commit_of(repository, "main...")
    assert isinstance(found, NotKept)
    assert "main and HEAD have no commit in common in this clone" == found.reason


def test_opened__where_there_is_no_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()  # else git looks further up
    found = commit_of(tmp_path, "HEAD")
    assert isinstance(found, NotKept)
    assert "this folder is in no git repository, or git refuses to read it" == found.reason


def test_opened__without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert NotKept("git is not installed") == commit_of(repository, "HEAD")


def test_opened__reads_what_was_committed_and_nothing_else(repository: Path) -> None:
    """Files of the work tree, links and other repositories are not followed."""
    (repository / "link").symlink_to("a.txt")
    (repository / "folder").symlink_to(".")
    git(repository, "add", "--all")
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},module")
    git(repository, "commit", "--quiet", "--message", "Links")
    (repository / "a.txt").write_text("not committed")
    with opened(repository, "HEAD") as revision:
        assert isinstance(revision, Revision)
        tree = revision.tree
        assert b"third" == tree.read("a.txt")
        assert [Entry.LINK, Entry.LINK, Entry.OTHER] == [
            tree.entry(path) for path in ("link", "folder/a.txt", "module")
        ]
        with pytest.raises(OSError, match="expected a file, found symbolic link"):
            tree.read("link")


def test_opened__knows_the_folders_in_which_a_site_stood(repository: Path) -> None:
    """A dossier may have moved within its repository."""
    git(repository, "rm", "--quiet", "a.txt")
    (repository / "old é").mkdir()
    (repository / "old é/mkdocs.yml").write_text("site_name: Old")
    commit(repository, b_txt="b")
    git(repository, "mv", "old é", "new")
    git(repository, "commit", "--quiet", "--message", "Move")
    with opened(repository / "new", "HEAD") as now, opened(repository / "new", "HEAD~1") as then:
        assert isinstance(now, Revision)
        assert isinstance(then, Revision)
        assert (b"site_name: Old", []) == (now.tree.read("mkdocs.yml"), [*now.elsewhere])
        assert Entry.ABSENT is then.tree.entry("mkdocs.yml")
        assert ["old é/"] == [*then.elsewhere]
        assert b"site_name: Old" == then.elsewhere["old é/"].read("mkdocs.yml")
