"""What judges pages in the tests, each a file of an npm package: axe and the Nu HTML checker."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from environment import VENV
from machine import say
from npm import fetched


class Fetched(NamedTuple):
    """A file of an npm package.

    Attributes:
        what: What it is, in a sentence.
        path: Where it is kept.
        package: The package, with its version.
        integrity: The package's digest as npm gives it.
        member: The file's path in it.
        digest: Its SHA-256.
    """

    what: str
    path: Path
    package: str
    integrity: str
    member: str
    digest: str

    def get(self) -> None:
        """Fetch it, if it is not there already.

        Raises:
            Stopped: it cannot be had.
        """
        if self.path.is_file() and _digest(self.path.read_bytes()) == self.digest:
            return
        say("browser", f"fetching {self.what}: {self.package}")
        (data,) = fetched(self.package, self.integrity, self.member)
        beside = self.path.with_name(f"{self.path.name}.new")
        beside.write_bytes(data)
        beside.replace(self.path)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


CHECKER = Fetched(
    "the HTML checker",
    VENV / "vnu.jar",
    "vnu-jar@26.9.27",
    "sha512-TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+"
    "RPUiZhgli0SghgBX6RJRNea0KA==",
    "build/dist/vnu.jar",
    "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47",
)
AXE = Fetched(
    "axe, which finds what is not accessible",
    VENV / "axe.min.js",
    "axe-core@4.14.1",
    "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r7"
    "6ASyFNNtuFooJpZe37OgudVGtQ==",
    "axe.min.js",
    "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c",
)
