"""A revision by its name: a branch, a tag, a commit, or where two of them parted."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from difflib import get_close_matches
from os import fsdecode
from pathlib import Path

from dossier.revisions.process import NotKept, answer, asked
from dossier.revisions.tree import GitTree
from dossier.tree import Tree

_NO_REPOSITORY = NotKept(
    "this folder is in no git repository, or git refuses to read it",
    "Run this in a clone of the dossier's repository.",
)


@dataclass(frozen=True, slots=True)
class Revision:
    """One commit.

    Attributes:
        name: As it was asked for: `main`.
        commit: Its id, in hexadecimal digits.
        tree: The files of the dossier's folder.
        elsewhere: The same for the other folders that hold a mkdocs.yml, by their paths from the
            repository's root on, for a dossier that has moved.
    """

    name: str
    commit: str
    tree: Tree
    elsewhere: Mapping[str, Tree]

    def read_through(self, wrap: Callable[[Tree], Tree]) -> "Revision":
        """Return the revision with each of its trees read through another one."""
        elsewhere = {folder: wrap(tree) for folder, tree in self.elsewhere.items()}
        return replace(self, tree=wrap(self.tree), elsewhere=elsewhere)


@contextmanager
def opened(root: Path, name: str) -> Iterator[Revision | NotKept]:
    """Give a revision, whose files can be read within the block.

    Args:
        root: The dossier's folder in the work tree.
        name: What git takes for one commit: `main`, `v1.0`, `HEAD~2`, `4be2c1d`. `main...` is the
            commit at which HEAD left `main`, `main...topic` that at which `topic` did.
    """
    revision = asked(lambda: _revision(root, name))
    try:
        yield revision
    finally:
        if isinstance(revision, Revision):
            for tree in (revision.tree, *revision.elsewhere.values()):
                if isinstance(tree, GitTree):
                    tree.close()


def _revision(root: Path, name: str) -> Revision | NotKept:
    prefix = answer(root, "rev-parse", "--show-prefix")
    if prefix is None:
        return _NO_REPOSITORY
    commit = _commit(root, name)
    if isinstance(commit, NotKept):
        return commit
    printed = answer(root, "ls-tree", "-r", "-z", "--full-tree", commit)
    if printed is None:
        return NotKept(f"this clone has the commit {name!r}, but not its files", _FETCH)
    listed = dict(map(_entry, printed.split(b"\0")[:-1]))
    folder = fsdecode(prefix).removesuffix("\n")
    others = {
        path.removesuffix("mkdocs.yml")
        for path in listed
        if path == "mkdocs.yml" or path.endswith("/mkdocs.yml")
    }
    trees = {each: GitTree(root, listed, each) for each in sorted(others - {folder})}
    return Revision(name, commit, GitTree(root, listed, folder), trees)


def _entry(line: bytes) -> tuple[str, tuple[str, str]]:
    facts, _, path = line.partition(b"\t")
    mode, _, object_id = facts.decode("ascii").split(" ")
    return fsdecode(path), (mode, object_id)


def _commit(root: Path, name: str) -> str | NotKept:
    one, parted, other = name.partition("...")
    if not parted:
        return _verified(root, name)
    ends = [_verified(root, end or "HEAD") for end in (one, other)]
    for end in ends:
        if isinstance(end, NotKept):
            return end
    common = answer(root, "merge-base", *map(str, ends))
    if common is None:
        reason = f"{one or 'HEAD'} and {other or 'HEAD'} have no commit in common in this clone"
        return NotKept(reason, _advice(root, name))
    return common.decode("ascii").split()[0]


def _verified(root: Path, name: str) -> str | NotKept:
    odd = not name.strip() or name.startswith("-") or not name.isprintable()
    found = None if odd else answer(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if found is None:
        return NotKept(f"there is no revision {name!r}", _advice(root, name))
    return found.decode("ascii").strip()


_FETCH = "Fetch it first; in a workflow, let the checkout fetch all history (`fetch-depth: 0`)."


def _advice(root: Path, name: str) -> str:
    printed = answer(root, "for-each-ref", "--format=%(refname:short)") or b""
    refs = printed.decode(errors="replace").split()
    remote = [ref for ref in refs if ref.endswith(f"/{name}")]
    near = remote[:1] or get_close_matches(name, refs, n=1)
    if near:
        return f"Did you mean `{near[0]}`?"
    if answer(root, "rev-parse", "--is-shallow-repository") == b"true\n":
        return f"This clone holds only the newest commits. {_FETCH}"
    return "Name a branch, a tag or a commit; `git fetch` brings those of others."
