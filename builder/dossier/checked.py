"""What a check found, kept with the questions whose answers it rests on.

A build is worked out from nothing but its program, its settings and what it asked its files: which
are in a folder, what stands at a path, which bytes are in a file. So the questions of a build are
kept, and what it found under a digest of all answers. When everything is asked again and answered
alike, a build would find the same, however the files have changed in between; no time of change is
trusted. A file that nothing asked for is not looked at, and one that is new is in the answer to
which files there are.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from io import FileIO
from pathlib import Path
from typing import Any

from dossier.findings import Finding, Severity
from dossier.location import Location
from dossier.store import Store, digest
from dossier.tree import Entry, Tree

_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Checked:
    """What a report on a dossier is made of.

    Attributes:
        findings: Sorted by place.
        records: What each record is called, by the path of its file.
        quotations: How many there are.
        set_aside: What the records are called that faults keep off the site.
    """

    findings: tuple[Finding, ...]
    records: Mapping[str, str]
    quotations: int
    set_aside: tuple[str, ...]


@cache  # what a process has loaded it goes on with
def program() -> bytes:
    """Return a digest of what checks and builds: this package, Python, and every other package."""
    return digest(sys.version, *_code(_PACKAGE), *_installed())


def checked(tree: Tree, store: Store, basis: bytes, check: Callable[[Tree], Checked]) -> Checked:
    """Return what `check` finds in a tree, from the store where that has it.

    Args:
        tree: The dossier's files.
        store: What is kept for the dossier.
        basis: A digest of all that goes in but the files.
        check: Asks the tree it is given, and depends on nothing else.
    """
    if (kept := _recalled(tree, store, basis)) is not None:
        return kept
    asked = _AskedTree(tree)
    found = check(asked)
    if asked.steady:
        questions = json.dumps(list(asked.answers)).encode()
        key = digest(basis, questions, *asked.answers.values())
        store.put({basis: questions, key: json.dumps(_as_json(found)).encode()})
    return found


def _recalled(tree: Tree, store: Store, basis: bytes) -> Checked | None:
    questions = store.get([basis]).get(basis)
    if questions is None:
        return None
    answers = (_digest_of(_answer(tree, *each)) for each in json.loads(questions))
    key = digest(basis, questions, *answers)
    kept = store.get([key]).get(key)
    return None if kept is None else _from_json(json.loads(kept))


class _AskedTree:
    """A tree that remembers what it was asked, and a digest of what it answered.

    Attributes:
        answers: In the order of the questions.
        steady: Whether equal questions got equal answers.
    """

    def __init__(self, tree: Tree) -> None:
        self.answers: dict[_Question, bytes] = {}
        self.steady = True
        self._tree = tree

    def files(self, folder: str) -> Iterator[str]:
        """Yield the paths below `folder`; see `Tree.files`."""
        answer = self._ask("files", folder)
        assert isinstance(answer, list)  # noqa: S101 - see `_answer`
        yield from answer

    def entry(self, path: str) -> Entry:
        """Say what stands at `path`; see `Tree.entry`."""
        answer = self._ask("entry", path)
        assert isinstance(answer, Entry)  # noqa: S101
        return answer

    def read(self, path: str) -> bytes:
        """Return the bytes of the file at `path`; see `Tree.read`."""
        answer = self._ask("read", path)
        assert isinstance(answer, bytes)  # noqa: S101
        return answer

    def _ask(self, what: str, path: str) -> "_Answer":
        answer = _answer(self._tree, what, path)
        found = _digest_of(answer)
        self.steady &= self.answers.setdefault((what, path), found) == found
        if isinstance(answer, OSError):
            raise answer
        return answer


_Question = tuple[str, str]
_Answer = list[str] | Entry | bytes | OSError


def _answer(tree: Tree, what: str, path: str) -> _Answer:
    try:
        if what == "read":
            return tree.read(path)
        return tree.entry(path) if what == "entry" else list(tree.files(path))
    except OSError as fault:
        return fault


def _digest_of(answer: _Answer) -> bytes:
    match answer:
        case bytes():
            return digest("read", answer)
        case Entry():
            return digest("entry", answer.value)
        case OSError():
            return digest("fault", answer.strerror or "", str(answer))
        case names:
            return digest("files", *names)


def _code(package: Path) -> Iterator[bytes | str]:
    for folder, folders, names in os.walk(package):
        folders.sort()
        for name in sorted(names):
            if not name.endswith(".pyc"):
                path = f"{folder}/{name}"
                yield path
                with FileIO(path) as file:
                    yield file.readall()


def _installed() -> Iterator[str]:
    """Yield the names and versions of all packages, as the folders of their metadata have them."""
    for folder in sys.path:
        with suppress(OSError), os.scandir(folder) as entries:
            names = (entry.name for entry in entries)
            yield from sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))


def _as_json(found: Checked) -> Any:
    findings = [
        (
            one.rule,
            one.severity.value,
            one.at.path,
            one.at.line,
            one.at.column,
            one.message,
            one.help,
        )
        for one in found.findings
    ]
    return [findings, found.records, found.quotations, found.set_aside]


def _from_json(kept: Any) -> Checked:
    findings, records, quotations, set_aside = kept
    return Checked(
        tuple(
            Finding(rule, Severity(severity), Location(path, line, column), message, advice)
            for rule, severity, path, line, column, message, advice in findings
        ),
        records,
        quotations,
        tuple(set_aside),
    )
