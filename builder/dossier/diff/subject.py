"""What a report on a comparison is given besides the comparison."""

from dataclasses import dataclass

from dossier.diff.changes import Comparison
from dossier.diff.pages import PageChanges


@dataclass(frozen=True)
class Subject:
    """A comparison of two revisions, to be reported.

    Attributes:
        base: The older revision, as it was asked for: `main`.
        base_commit: Its commit, in hexadecimal digits.
        head: The newer one, likewise.
        head_commit: Its commit.
        comparison: What is otherwise.
        pages: Which pages that changes.
        remarks: What is odd about the revisions, each a sentence.
    """

    base: str
    base_commit: str
    head: str
    head_commit: str
    comparison: Comparison
    pages: PageChanges
    remarks: tuple[str, ...] = ()
