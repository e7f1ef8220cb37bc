"""Get what the tests of the site need beside Python: Chromium, axe, Java and the HTML checker.

    python .ci/browser.py

Where something cannot be had, that is said and is no failure here: the tests that need it then say
that they were not run, or fail where `CI=true`.
"""

import ctypes
import shutil
import sys
from collections.abc import Callable

from checkers import AXE, CHECKER
from machine import Stopped, install_from_debian, is_debian, say, tell

SHELL = "chromium-headless-shell"


def main() -> int:
    """Get what is missing; return 0, or 130 when interrupted."""
    try:
        for get in (_chromium, _shell, _driver, AXE.get, _java, CHECKER.get):
            _try(get)
    except KeyboardInterrupt:
        return 130
    return 0


def _try(get: Callable[[], None]) -> None:
    try:
        get()
    except Stopped as stopped:
        tell("browser", stopped)


def _chromium() -> None:
    if shutil.which("chromium") is None and shutil.which("chromium-browser") is None:
        say("browser", "installing Debian's chromium, in which the site is tested")
        install_from_debian("chromium", "fonts-liberation")


def _shell() -> None:
    """Get the same without windows to draw: tests go without it, and take three times as long."""
    if shutil.which(SHELL) is None and is_debian():
        say("browser", f"installing Debian's {SHELL}, in which most tests of the site are quicker")
        install_from_debian(SHELL)


def _driver() -> None:
    """Get what playwright's driver, a Node.js, is linked with; a small Debian lacks it."""
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        say("browser", "installing Debian's libatomic1, without which playwright does not start")
        install_from_debian("libatomic1")


def _java() -> None:
    if shutil.which("java") is None:
        say("browser", "installing Debian's default-jre-headless, which runs the HTML checker")
        install_from_debian("default-jre-headless")


if __name__ == "__main__":
    sys.exit(main())
