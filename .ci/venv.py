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
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "is-for"
UNFINISHED = VENV / "unfinished"
PINS = ROOT / "constraints.txt"

KEPT_OF_PIP = {
    *("index-url", "pypi-url", "extra-index-url", "no-index", "find-links", "trusted-host"),
    *("cert", "client-cert", "proxy", "keyring-provider", "use-feature", "use-deprecated"),
    *("timeout", "default-timeout", "retries", "cache-dir", "no-cache-dir"),
}
"""The settings of pip that say how packages are reached; all others are set aside.

A user's `user = true`, `target`, `require-hashes` or `no-deps` is meant for other work and would
lead the packages elsewhere or stop the installation.
"""


class Stopped(Exception):  # noqa: N818 - it is told to the author, it is not a bug
    """The set-up cannot go on; the text says what to do."""


def main() -> int:
    """Set up what is missing; return 0, or 1 when that cannot be done."""
    try:
        if UNFINISHED.exists() or _stamp() != _state():
            _set_up()
        else:
            _say(".venv is up to date")
    except Stopped as stopped:
        sys.stderr.buffer.write(os.fsencode(f"setup: {stopped}\n"))
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("setup: interrupted; the next run makes .venv anew\n")
        return 130
    return 0


def _say(words: str) -> None:
    sys.stdout.write(f"setup: {words}\n")
    sys.stdout.flush()


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
        return _output(PYTHON, "-I", *arguments)
    except Stopped:
        return ""


def _make() -> None:
    if os.pathsep in str(ROOT):
        raise Stopped(f"Python makes no environment where a path has {os.pathsep!r}; move {ROOT}")
    if importlib.util.find_spec("ensurepip") is None:
        _complete_debians_python()
    _say(f"making .venv with Python {sys.version.split()[0]}")
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    UNFINISHED.touch()
    # Not sys.executable: that may lie in the environment that was just removed.
    base = getattr(sys, "_base_executable", sys.executable)
    _output(base, "-I", "-m", "venv", VENV)


def _complete_debians_python() -> None:
    """Install what Debian takes out of Python's venv module.

    Raises:
        Stopped: this is no Debian, or packages cannot be installed without a password.
    """
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if sys.base_prefix != "/usr" or shutil.which("apt-get") is None:
        raise Stopped(f"{sys.executable} has no ensurepip; say `make PYTHON=…` with one that has")
    sudo = () if os.geteuid() == 0 else ("sudo", "-n")
    if sudo and not _succeeds(*sudo, "true"):
        raise Stopped(f"Debian's {package} is missing; run `sudo apt-get install {package}`")
    _say(f"installing Debian's {package}, without which Python makes no environments")
    apt = (*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq")
    _output(*apt, "update")
    _output(*apt, "install", "-y", "--no-install-recommends", package)


def _install() -> None:
    pins = sum(line[:1].isalnum() for line in PINS.read_text().splitlines())
    _say(f"installing the {pins} packages pinned in constraints.txt")
    pip = (PYTHON, "-I", "-m", "pip", "install", "-qq", "--no-input")
    reach = _pip_environment()
    _output(*pip, "--require-hashes", "-r", PINS, env=reach)
    _output(*pip, "--no-deps", "--no-build-isolation", "-e", ROOT, env=reach)
    if set('"$`\\\\') & set(str(ROOT)):  # pip writes scripts that no shell can read at such a path
        launcher = f'#!/bin/sh\nexec {shlex.quote(str(PYTHON))} -m dossier "$@"\n'
        PYTHON.with_name("dossier").write_bytes(os.fsencode(launcher))


def _pip_environment() -> dict[str, str]:
    """Return an environment in which pip reaches packages as this machine does, and no more."""
    heard = os.environ | {"PIP_QUIET": "0", "PIP_VERBOSE": "0"}
    listing = _output(PYTHON, "-I", "-m", "pip", "config", "list", env=heard)
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


def _succeeds(*command: str) -> bool:
    try:
        _output(*command)
    except Stopped:
        return False
    return True


def _output(*command: str | Path, env: Mapping[str, str] | None = None) -> str:
    """Run a command and return what it prints.

    Raises:
        Stopped: it cannot be run, or failed; the text is what it said.
    """
    try:
        done = subprocess.run(
            command, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except OSError as fault:
        raise Stopped(str(fault)) from None
    if done.returncode != 0:
        said = (done.stderr or done.stdout).decode(errors="replace").strip()
        raise Stopped(f"{said}\nsetup: this failed: {shlex.join(map(str, command))}")
    return done.stdout.decode(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
