"""Where something stands in a file, as an editor counts it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the dossier.

    Attributes:
        path: POSIX path relative to the dossier's root (`annotations/people/x.yml`).
        line: 1-based.
        column: 1-based, in Unicode code points (not bytes, not UTF-16 units).
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Return `path:line:column`, which terminals and editors turn into a link."""
        return f"{self.path}:{self.line}:{self.column}"
