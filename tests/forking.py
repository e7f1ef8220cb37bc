"""`mkdocs` in processes of its own, forked from one that has loaded it.

To load MkDocs, its theme and our plugin takes longer than to build a small site, and each process
that is started does that anew.
"""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parent
BUILDER = TESTS.parent / "builder"
QUIET = {"NO_MKDOCS_2_WARNING": "1"}

# A line of input starts a process, is to wait for one, or asks for one. What was loaded is frozen:
# else each child would go through it, and so copy it.
_FORKING = """
import gc, json, os, pkgutil, sys
from importlib import import_module
import dossier, pymdownx
for package in (dossier, pymdownx):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
for name in ("material.plugins.search.plugin", "mkdocs.commands.serve", "mkdocs.contrib.search"):
    import_module(name)
from dossier.render.environment import environment
from mkdocs.__main__ import cli
from themes import share_themes
for name in environment().list_templates():
    environment().get_template(name)
share_themes()
sys.path.remove(sys.argv[1])
gc.freeze()
for line in sys.stdin.buffer:
    task = json.loads(line)
    if "start" not in task:
        done, status = os.waitpid(task["pid"], 0 if task["wait"] else os.WNOHANG)
        print(json.dumps(os.waitstatus_to_exitcode(status) if done else None), flush=True)
        continue
    child = os.fork()
    if child == 0:
        break
    print(child, flush=True)
else:
    sys.exit()
os.environ.clear()
os.environ.update(task["environment"])
os.chdir(task["folder"])
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
output = os.open(task["output"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
for number in (1, 2):
    os.dup2(output, number)
cli(task["start"], prog_name="mkdocs")
"""


@cache
def _forking() -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", _FORKING, str(TESTS)],
        env=os.environ | {"PYTHONPATH": f"{BUILDER}{os.pathsep}{TESTS}", **QUIET},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def end_forking() -> None:
    """End the process that forks, if there is one."""
    if _forking.cache_info().currsize:
        with _forking() as process:
            assert process.stdin
            process.stdin.close()
        _forking.cache_clear()


@dataclass
class Forked:
    """A process that was forked.

    Attributes:
        pid: Its number.
        status: Its exit status, once it is known to have ended.
    """

    pid: int
    status: int | None = None

    @property
    def runs(self) -> bool:
        """Whether it has not ended yet."""
        if self.status is None:
            self.status = _told(pid=self.pid, wait=False)
        return self.status is None

    def ended(self) -> int:
        """Wait until it has ended, and return its exit status."""
        if self.status is None:
            self.status = int(_told(pid=self.pid, wait=True))
        return self.status

    def end(self) -> None:
        """End it, and wait until it has."""
        if self.runs:
            os.kill(self.pid, signal.SIGTERM)
            self.ended()


def fork(arguments: list[str], folder: Path, output: Path, **variables: str) -> Forked:
    """Start `mkdocs` with arguments in a folder; all that it says goes into a file.

    It has the environment of the tests, and the variables.
    """
    output.write_bytes(b"")
    environment = {**os.environ, "PYTHONPATH": str(BUILDER), **QUIET, **variables}
    places = {"folder": str(folder), "output": str(output)}
    return Forked(_told(start=arguments, environment=environment, **places))


def _told(**task: Any) -> Any:
    process = _forking()
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{json.dumps(task)}\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())
