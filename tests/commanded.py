"""The `dossier` command in this process, in a folder with the example dossier."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from dossier.cli import main
from examples import example_files

CLEAN, FINDINGS, COULD_NOT_RUN = 0, 1, 2


@dataclass(frozen=True)
class Ran:
    """What came of a command.

    Attributes:
        status: Its exit status.
        out: What it wrote to standard output.
        err: What it wrote to standard error.
    """

    status: int
    out: str
    err: str


class Desk:
    """A dossier on disk, and the command run in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write(example_files())

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write files, by their paths."""
        for name, data in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data.encode() if isinstance(data, str) else data)

    def read(self, path: str) -> str:
        """Return a file's text, its line ends as they are."""
        return (self.root / path).read_bytes().decode()

    def files(self) -> dict[str, bytes]:
        """Return all files, hidden ones too."""
        found = (path for path in sorted(self.root.rglob("*")) if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found}

    def run(self, *arguments: str) -> Ran:
        """Run the command in the dossier's folder, without a terminal."""
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.root)
            result = CliRunner().invoke(main, arguments, prog_name="dossier")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    def refused(self, *arguments: str) -> str:
        """Run a command that cannot be run, which changes no file, and return what it says."""
        before = self.files()
        ran = self.run(*arguments)
        assert (COULD_NOT_RUN, before) == (ran.status, self.files()), ran.err
        return ran.err
