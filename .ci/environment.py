"""Make `.venv` what constraints.txt and pyproject.toml ask for; `make` runs this first, every time.

Where nothing changed it only looks. What was changed is installed into the environment that is
there. An environment that does not run, was left unfinished, or has moved with the clone (its
scripts name the old path) is made anew. Needs nothing outside the standard library.
"""

import ast
import hashlib
import importlib.util
import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from machine import Stopped, install_from_debian, is_debian, output, say, tell

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "is-for"
UNFINISHED = VENV / "unfinished"
PINS = ROOT / "constraints.txt"
PIP = ROOT / ".ci" / "pip.txt"

INSTALL = (PYTHON, "-I", "-m", "pip", "install", "-qq", "--no-input")

KEPT_OF_PIP = {
    *("index-url", "pypi-url", "extra-index-url", "no-index", "find-links", "trusted-host"),
    *("cert", "client-cert", "proxy", "keyring-provider", "use-feature", "use-deprecated"),
    *("timeout", "default-timeout", "retries", "cache-dir", "no-cache-dir"),
}
"""The settings of pip that say how packages are reached; all others are set aside.

A user's `user = true`, `target`, `require-hashes` or `no-deps` is meant for other work and would
lead the packages elsewhere or stop the installation.
"""


def main() -> int:
    """Set up what is missing; return 0, or 1 when that cannot be done."""
    try:
        if UNFINISHED.exists() or _stamp() != _state():
            _set_up()
        else:
            say("setup", ".venv is up to date")
    except Stopped as stopped:
        tell("setup", stopped)
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("setup: interrupted; the next run makes .venv anew\n")
        return 130
    return 0


def _set_up() -> None:
    moved = bool(_stamp()) and _stamp().partition("\n")[0] != str(ROOT)
    if UNFINISHED.exists() or moved or not _answers("-m", "pip", "--version"):
        _make()
    UNFINISHED.touch()
    _install()
    STAMP.write_bytes(os.fsencode(_state()))  # a path need not be UTF-8
    UNFINISHED.unlink()


def _state() -> str:
    """Return where an environment stands, what it is for, and what is in it; one to a line."""
    wanted = hashlib.sha256(PINS.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    version = _answers("-c", "import sys; print(sys.version)") or "none"
    packages = sorted(path.name for path in VENV.glob("lib/python*/site-packages/*.dist-info"))
    return "\n".join([str(ROOT), version, wanted.hexdigest(), *packages])


def _stamp() -> str:
    return os.fsdecode(STAMP.read_bytes()) if STAMP.is_file() else ""


def _answers(*arguments: str) -> str:
    """Return what the environment's Python prints; nothing when it does not run."""
    try:
        return output(PYTHON, "-I", *arguments)
    except Stopped:
        return ""


def _make() -> None:
    if os.pathsep in str(ROOT):
        raise Stopped(f"Python makes no environment where a path has {os.pathsep!r}; move {ROOT}")
    if importlib.util.find_spec("ensurepip") is None:
        _complete_debians_python()
    say("setup", f"making .venv with Python {sys.version.split()[0]}")
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    UNFINISHED.touch()
    # Not sys.executable: that may lie in the environment that was just removed.
    base = getattr(sys, "_base_executable", sys.executable)
    output(base, "-I", "-m", "venv", VENV)
    output(*INSTALL, "--require-hashes", "-r", PIP, env=pip_environment())


def _complete_debians_python() -> None:
    """Install what Debian takes out of Python's venv module.

    Raises:
        Stopped: this is no Debian, or packages cannot be installed without a password.
    """
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if sys.base_prefix != "/usr" or not is_debian():
        raise Stopped(f"{sys.executable} has no ensurepip; say `make PYTHON=…` with one that has")
    say("setup", f"installing Debian's {package}, without which Python makes no environments")
    install_from_debian(package)


def _install() -> None:
    pins = sum(line[:1].isalnum() for line in PINS.read_text().splitlines())
    say("setup", f"installing the {pins} packages pinned in constraints.txt")
    reach = pip_environment()
    output(*INSTALL, "--require-hashes", "-r", PINS, env=reach)
    output(*INSTALL, "--no-deps", "--no-build-isolation", "-e", ROOT, env=reach)
    if set('"$`\\\\') & set(str(ROOT)):  # pip writes scripts that no shell can read at such a path
        launcher = f'#!/bin/sh\nexec {shlex.quote(str(PYTHON))} -m dossier "$@"\n'
        PYTHON.with_name("dossier").write_bytes(os.fsencode(launcher))


def pip_environment() -> dict[str, str]:
    """Return an environment in which pip reaches packages as this machine does, and no more."""
    heard = os.environ | {"PIP_QUIET": "0", "PIP_VERBOSE": "0"}
    listing = output(PYTHON, "-I", "-m", "pip", "config", "list", env=heard)
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    for setting, value in _kept(listing):
        ours["PIP_" + setting.upper().replace("-", "_")] = value
    return ours | {"PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def _kept(listing: str) -> Iterator[tuple[str, str]]:
    for section in ("global", "install", ":env:"):  # each overrules the one before
        for line in listing.splitlines():
            name, equals, value = line.partition("=")
            setting = name.removeprefix(f"{section}.")
            if equals and setting != name and setting in KEPT_OF_PIP:
                yield setting, ast.literal_eval(value)


if __name__ == "__main__":
    sys.exit(main())
