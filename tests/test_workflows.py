"""The workflows that GitHub runs.

GitHub itself is out of reach here: what it would refuse is found by its linter, and what it would
run is run as far as that goes without it.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from sites import write

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = {
    path.name: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / ".github/workflows").glob("*.y*ml"))
}
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}")
"""GitHub's own actions, at a commit: a tag can be moved."""

COMMENT = 'python3 -I .github/comment.py "$RUNNER_TEMP/comment"'

Lint = Callable[[Iterable[Path]], list[str]]
Step = Mapping[str, Any]


def steps(workflow: Mapping[str, Any]) -> list[Step]:
    """Return the steps of all jobs."""
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def writing(workflow: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the jobs that are given a token that can write."""
    for job in workflow["jobs"].values():
        given = job.get("permissions", workflow["permissions"])
        if not isinstance(given, dict) or "write" in given.values():
            yield job


def run(folder: Path, *command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command."""
    return subprocess.run(
        command,
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_workflows__are_those_that_there_are() -> None:
    assert ["comment.yml", "publish.yml", "pull-request.yml"] == list(WORKFLOWS)


def test_workflows__have_no_faults(actionlint: Lint, tmp_path: Path) -> None:
    """And one in which a fault was put has that one, so that the linter is known to look."""
    paths = sorted((ROOT / ".github/workflows").iterdir())
    text = (ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8")
    faulty = tmp_path / "faulty.yml"
    faulty.write_text(text.replace("needs: build", "needs: built"), encoding="utf-8")
    line = text.split("\n").index("  deploy:") + 1
    (fault,) = actionlint([*paths, faulty])
    assert fault.startswith(f"{faulty}:{line}:3: ")
    assert '"built" which does not exist' in fault


def test_linter__that_cannot_be_had(tmp_path: Path) -> None:
    """That is said, and `make test` goes on to the tests that need none."""
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    done = run(tmp_path, sys.executable, tmp_path / ".ci/actionlint.py", PATH="/nowhere")
    assert 0 == done.returncode
    assert done.stderr.startswith("actionlint: ")
    assert "Traceback" not in done.stderr
    assert not list((tmp_path / ".venv").glob("actionlint-*[0-9]"))


@pytest.mark.parametrize("name", WORKFLOWS)
def test_workflows__ask_for_no_more_than_they_need(name: str) -> None:
    """To begin with, a workflow may read at most; nothing starts with a stranger's event and ours.

    `pull_request_target` runs on a stranger's request with a token that can write. PyYAML reads the
    key `on` as true.
    """
    workflow = WORKFLOWS[name]
    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert "pull_request_target" not in (ROOT / ".github/workflows" / name).read_text("utf-8")
    if "pull_request" in workflow[True]:
        assert [] == list(writing(workflow))
        assert "secrets." not in str(workflow)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_workflows__with_a_token_that_can_write_run_no_code_of_a_pull_request(name: str) -> None:
    """What they check out is what GitHub takes by itself, the default branch."""
    for job in writing(WORKFLOWS[name]):
        for step in job["steps"]:
            given = step.get("with", {})
            assert {"ref", "repository", "allow-unsafe-pr-checkout"}.isdisjoint(given)
            assert step.get("run", COMMENT) == COMMENT


@pytest.mark.parametrize("name", WORKFLOWS)
def test_workflows__name_actions_by_commit(name: str) -> None:
    """And leave no token behind in the work tree."""
    for step in steps(WORKFLOWS[name]):
        if "uses" in step:
            assert PINNED.fullmatch(step["uses"])
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("name", WORKFLOWS)
def test_workflows__put_nothing_into_shell(name: str) -> None:
    """A branch may be called `$(…)`: what comes from outside goes through the environment."""
    for step in steps(WORKFLOWS[name]):
        if script := step.get("run"):
            assert "${{" not in script
            assert "" == run(ROOT, "bash", "-n", "-c", script).stderr


def test_pull_request__diff_that_finds_errors_is_told(tmp_path: Path) -> None:
    """The script of that step passes over status 1, and over no other."""
    (script,) = (
        step["run"]
        for step in steps(WORKFLOWS["pull-request.yml"])
        if " diff " in step.get("run", "")
    )
    python = tmp_path / ".venv/bin/python"
    (tmp_path / "comment").mkdir()
    for status, expected in ((0, 0), (1, 0), (2, 1)):
        write(tmp_path, {".venv/bin/python": f'#!/bin/sh\necho "$*"\nexit {status}\n'.encode()})
        python.chmod(0o755)
        done = run(tmp_path, "bash", "-e", "-c", script, RUNNER_TEMP=str(tmp_path))
        told = (tmp_path / "comment/comment.md").read_text(encoding="utf-8")
        assert "-m dossier diff HEAD^1 HEAD --format markdown\n" == told
        assert expected == done.returncode
