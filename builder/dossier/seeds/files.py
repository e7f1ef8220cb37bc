"""Find the file that a source record names, and only inside the seeds folder."""

import hashlib
import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from dossier.tree import Entry, Tree

_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_HINTS = 3
_LIKENESS = 60  # of 100; below that, names have little more than letters in common


@dataclass(frozen=True, slots=True)
class SeedFile:
    """The file is there.

    Attributes:
        path: Relative to the dossier's root.
        data: Its bytes, as received.
    """

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Outside:
    """The name leads, or might lead, out of the seeds folder; nothing was read.

    Attributes:
        name: As the record has it.
        reason: To be read after the name: "is an absolute path".
    """

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Absent:
    """Nothing stands there.

    Attributes:
        path: Where it was looked for, relative to the dossier's root.
        near: Names of files in the seeds folder that are spelt much like it, nearest first.
    """

    path: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotAFile:
    """Something stands there that is no file: a folder, a pipe."""

    path: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The file is there, and the system refuses to read it.

    Attributes:
        path: Relative to the dossier's root.
        reason: The system's words: "Permission denied".
    """

    path: str
    reason: str


SeedOutcome = SeedFile | Outside | Absent | NotAFile | Unreadable


def find_text(tree: Tree, seeds_folder: str, name: str) -> SeedOutcome:
    """Say what stands at `name`, a POSIX path relative to `seeds_folder`."""
    reason = _leads_outside(name)
    if reason:
        return Outside(name, reason)
    path = f"{seeds_folder}/{name}"
    match tree.entry(path):
        case Entry.FILE:
            return _read(tree, path)
        case Entry.LINK:
            return Outside(name, f"leads over a symbolic link, {_first_link(tree, path)}")
        case Entry.ABSENT:
            return Absent(path, _near(tree, seeds_folder, name))
        case entry:
            return NotAFile(path, entry)


def digest(data: bytes) -> str:
    """Return the SHA-256 digest of a file's bytes, 64 hexadecimal digits in lower case."""
    return hashlib.sha256(data).hexdigest()


def _leads_outside(name: str) -> str:
    """Return what keeps `name` from being a path below a folder, on any system; else nothing."""
    parts = name.split("/")
    if name.startswith("/"):
        return "is an absolute path"
    if _DRIVE.match(name):
        return "names a drive"
    if "\\" in name:
        return "has a backslash, where a path has slashes"
    if ".." in parts:
        return "leads out of the folder with `..`"
    if "" in parts or "." in parts:
        return "has an empty part" if "" in parts else "has the part `.`"
    return "has a control character" if _CONTROL.search(name) else ""


def _read(tree: Tree, path: str) -> SeedOutcome:
    try:
        return SeedFile(path, tree.read(path))
    except OSError as fault:
        return Unreadable(path, fault.strerror or str(fault))


def _first_link(tree: Tree, path: str) -> str:
    parts = path.split("/")
    ways = ("/".join(parts[: count + 1]) for count in range(len(parts)))
    return next((way for way in ways if tree.entry(way) is Entry.LINK), path)


def _near(tree: Tree, seeds_folder: str, name: str) -> tuple[str, ...]:
    names = [path.removeprefix(f"{seeds_folder}/") for path in tree.files(seeds_folder)]
    found = process.extract(
        name, names, scorer=fuzz.ratio, limit=_HINTS, score_cutoff=_LIKENESS, processor=str.lower
    )
    return tuple(choice for choice, *_ in found)
