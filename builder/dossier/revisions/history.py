"""Earlier versions of one file, out of all that led to the commit at hand."""

import hashlib
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from dossier.revisions.process import (
    FailedError,
    NotKept,
    answer,
    asked,
    contents,
    cut_short,
    start,
)


def version(root: Path, paths: Iterable[str], sha256: str) -> bytes | NotKept:
    """Return the version of a file that has a SHA-256 digest, as git keeps it.

    Args:
        root: A folder in the work tree.
        paths: Files and folders below it, POSIX; what ever stood in the first one is tried first.
        sha256: In lower-case hexadecimal digits, of the file's bytes.
    """
    for path in paths:
        found = asked(partial(_version, root, path, sha256))
        if found is not None:
            return found
    return NotKept("git's history has no file with that digest")


def _version(root: Path, path: str, sha256: str) -> bytes | None:
    with cut_short(start(root, "cat-file", "--batch")) as git:
        for each in _objects(root, path):
            data = contents(git, each)
            if data is not None and hashlib.sha256(data).hexdigest() == sha256:
                return data
    return None


def _objects(root: Path, path: str) -> list[str]:
    """Return the ids of what stood at a path, and in it, in all commits that led to this one."""
    arguments = (
        "--full-history",
        "--objects",
        "--no-object-names",
        "--missing=allow-any",
        "HEAD",
        "--",
        path,
    )
    printed = answer(root, "rev-list", *arguments)
    if printed is None:
        raise FailedError("this is no git repository with a commit, or git refuses to read it")
    return printed.decode("ascii", errors="replace").split()
