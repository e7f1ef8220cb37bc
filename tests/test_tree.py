"""The dossier's files read alike from a folder, from a dict and from a revision."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.revisions import Revision, opened
from dossier.tree import Entry, FolderTree, MemoryTree, Tree
from test_revisions import git

FILES = {
    "seeds/b.txt": "b",
    "seeds/a.txt": "a",
    "seeds/deep/er/c.txt": "c",
    "seeds/.hidden/d.txt": "d",
    "seeds/.e.txt.swp": "e",
    "seedsong/f.txt": "f",
}


@pytest.fixture(params=["folder", "dict", "revision"])
def tree(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Tree]:
    """The same files on disk, in memory and in a commit, whose work tree is empty."""
    if request.param == "dict":
        yield MemoryTree(FILES)
        return
    root = tmp_path / "inside"
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    if request.param == "folder":
        yield FolderTree(root)
        return
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "Add")
    for path in [*root.rglob("*.txt"), *root.rglob(".*.swp")]:
        path.unlink()
    with opened(root, "HEAD") as revision:
        assert isinstance(revision, Revision)
        yield revision.tree


def test_files__sorted_below_the_folder_without_hidden_ones(tree: Tree) -> None:
    """Everything below a folder is listed, what the system or an editor hides is not."""
    assert ["seeds/a.txt", "seeds/b.txt", "seeds/deep/er/c.txt"] == list(tree.files("seeds"))


def test_files__of_an_absent_folder_are_none(tree: Tree) -> None:
    """A dossier without a folder for a kind has no records of that kind."""
    assert [] == list(tree.files("annotations"))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("seeds/a.txt", Entry.FILE),
        ("seeds/deep", Entry.FOLDER),
        ("seeds/deep/er", Entry.FOLDER),
        ("seeds/nothing.txt", Entry.ABSENT),
        ("seeds/a.txt/b", Entry.ABSENT),
        ("n" * 5000, Entry.ABSENT),
        ("seeds/a\0.txt", Entry.ABSENT),
    ],
)
def test_entry__says_what_stands_at_a_path(tree: Tree, path: str, expected: Entry) -> None:
    """Names that no file system takes are just absent."""
    assert expected is tree.entry(path)


def test_read__gives_the_bytes(tree: Tree) -> None:
    """Nothing is decoded or normalised on the way."""
    assert b"c" == tree.read("seeds/deep/er/c.txt")


@pytest.mark.parametrize("path", ["seeds/nothing.txt", "seeds/deep", "seeds/a\0.txt"])
def test_read__of_what_is_no_file_is_an_os_error(tree: Tree, path: str) -> None:
    """One kind of error, whatever is wrong with the path."""
    with pytest.raises(OSError, match="expected a file"):
        tree.read(path)


def test_link__is_never_followed(tmp_path: Path) -> None:
    """A link may lead out of the dossier, also one on the way to a file."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("secret", encoding="utf-8")
    root = tmp_path / "root"
    (root / "seeds").mkdir(parents=True)
    (root / "seeds" / "file.txt").symlink_to(outside / "secret.txt")
    (root / "seeds" / "folder").symlink_to(outside)
    tree = FolderTree(root)

    assert ["seeds/file.txt", "seeds/folder"] == list(tree.files("seeds"))
    assert Entry.LINK is tree.entry("seeds/file.txt")
    assert Entry.LINK is tree.entry("seeds/folder/secret.txt")
    with pytest.raises(OSError, match="symbolic link"):
        tree.read("seeds/folder/secret.txt")
