"""`mkdocs` and `dossier` in processes of their own, forked from one that has loaded both.

To load them takes longer than most of what tests ask of them, and each process that is started does
that anew.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
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
import gc, json, os, pkgutil, signal, sys
from importlib import import_module
import dossier, pymdownx
for package in (dossier, pymdownx):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
for name in ("material.plugins.search.plugin", "mkdocs.commands.serve", "mkdocs.contrib.search"):
    import_module(name)
from dossier.cli import main
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
    if "program" not in task:
        done, status = os.waitpid(task["pid"], 0 if task["wait"] else os.WNOHANG)
        print(json.dumps(os.waitstatus_to_exitcode(status) if done else None), flush=True)
        continue
    child = os.fork()
    if child == 0:
        break
    print(child, flush=True)
else:
    sys.exit()
signal.signal(signal.SIGINT, signal.default_int_handler)
os.environ.clear()
os.environ.update(task["environment"])
os.chdir(task["folder"])
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
for number, name in enumerate(("stdout", "stderr"), 1):
    os.dup2(os.open(task[name], os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
exec(task["before"])
{"dossier": main, "mkdocs": cli}[task["program"]](task["arguments"], prog_name=task["program"])
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


def fork(
    command: Sequence[str],
    folder: Path,
    stdout: Path,
    stderr: Path | None = None,
    *,
    before: str = "",
    **variables: str,
) -> Forked:
    """Start `mkdocs` or `dossier`, with arguments, in a folder.

    Args:
        command: Which of them, and the arguments.
        folder: The folder.
        stdout: A file or device for its output.
        stderr: One for its messages, if not the same.
        before: Some Python that the process does first.
        variables: What its environment has beside that of the tests.
    """
    outputs = {"stdout": stdout, "stderr": stderr or stdout}
    for path in outputs.values():
        if not path.is_char_device():
            path.write_bytes(b"")
    program, *arguments = command
    return Forked(
        _told(
            program=program,
            arguments=arguments,
            folder=str(folder),
            before=before,
            environment={**os.environ, "PYTHONPATH": str(BUILDER), **QUIET, **variables},
            **{name: str(path) for name, path in outputs.items()},
        )
    )


@dataclass(frozen=True)
class Ended:
    """How a command ended.

    Attributes:
        status: Its exit status.
        stdout: Its output.
        stderr: Its messages.
    """

    status: int
    stdout: str
    stderr: str


@dataclass(frozen=True)
class Runner:
    """Runs `dossier` in processes of their own.

    Attributes:
        outputs: A folder for what they write to their outputs.
    """

    outputs: Path

    def __call__(
        self, folder: Path, arguments: Sequence[str], before: str = "", stdout: str | None = None
    ) -> Ended:
        """Run it in a folder, after some Python; its output may go to a device."""
        out, err = self.outputs / "stdout", self.outputs / "stderr"
        out.write_bytes(b"")
        command = ("dossier", *arguments)
        status = fork(command, folder, Path(stdout or out), err, before=before).ended()
        said = (path.read_text(encoding="utf-8", errors="replace") for path in (out, err))
        return Ended(status, *said)


def _told(**task: Any) -> Any:
    process = _forking()
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{json.dumps(task)}\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())
