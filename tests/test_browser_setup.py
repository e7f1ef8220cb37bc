"""What the tests of the site need is fetched where it can be, and missed loudly elsewhere."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command where nothing is found by its name: no apt-get, npm, Chromium or Java."""
    env = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run(
        [sys.executable, *command],
        cwd=PROJECT,
        env=env | {"PATH": "/nowhere"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_setup__that_can_fetch_nothing_says_so_and_goes_on(tmp_path: Path) -> None:
    """In a folder of its own: neither this machine nor the network is touched."""
    shutil.copytree(PROJECT / ".ci", tmp_path / ".ci")
    done = run(tmp_path / ".ci/browser.py")
    assert 0 == done.returncode
    assert "there is no apt-get here; install chromium fonts-liberation in your system's way" in (
        done.stderr
    )
    assert "install default-jre-headless in your system's way" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("judged", "status"), [("", 0), ("true", 1)])
def test_tests__that_could_not_run_are_told_loudly(
    tmp_path: Path, judged: str, status: int
) -> None:
    """They are skipped by whoever tries a change, and fail where one is judged."""
    wanted = "tests/test_html.py::test_checker__finds_what_is_wrong"
    options = ("-q", "-p", "no:cacheprovider", "--basetemp", tmp_path / "base")
    done = run("-m", "pytest", *options, wanted, CI=judged)
    assert status == done.returncode
    assert "the HTML checker is not installed, or Java is not" in done.stdout
    assert ("NOT TESTED" in done.stdout) == (judged == "")
