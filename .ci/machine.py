"""What the set-up does on a machine: run commands, install Debian's packages, say what it does.

Needs nothing outside the standard library.
"""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


class Stopped(Exception):  # noqa: N818 - it is told to the author, it is not a bug
    """The set-up cannot go on; the text says what to do."""


def say(who: str, words: str) -> None:
    """Say on standard output what is being done."""
    sys.stdout.write(f"{who}: {words}\n")
    sys.stdout.flush()


def tell(who: str, stopped: Stopped) -> None:
    """Say on standard error why it cannot go on; a path in it need not be UTF-8."""
    sys.stderr.buffer.write(os.fsencode(f"{who}: {stopped}\n"))
    sys.stderr.buffer.flush()


def is_debian() -> bool:
    """Whether packages come with apt-get."""
    return shutil.which("apt-get") is not None


def install_from_debian(*packages: str) -> None:
    """Install Debian's packages.

    Raises:
        Stopped: they cannot be installed, or not without a password.
    """
    named = " ".join(packages)
    if not is_debian():
        raise Stopped(f"there is no apt-get here; install {named} in your system's way")
    sudo = () if os.geteuid() == 0 else ("sudo", "-n")
    if sudo and not _succeeds(*sudo, "true"):
        raise Stopped(f"Debian's {named} is missing; run `sudo apt-get install {named}`")
    apt = (*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq")
    with suppress(Stopped):  # one repository out of reach does not keep a package in another back
        output(*apt, "update")
    output(*apt, "install", "-y", "--no-install-recommends", *packages)


def output(
    *command: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> str:
    """Run a command and return what it prints.

    Raises:
        Stopped: it cannot be run, or failed; the text is what it said.
    """
    try:
        done = subprocess.run(
            command, env=env, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except OSError as fault:
        raise Stopped(str(fault)) from None
    if done.returncode != 0:
        said = (done.stderr or done.stdout).decode(errors="replace").strip()
        raise Stopped(f"{said}\nthis failed: {shlex.join(map(str, command))}")
    return done.stdout.decode(errors="replace")


def _succeeds(*command: str) -> bool:
    try:
        output(*command)
    except Stopped:
        return False
    return True
