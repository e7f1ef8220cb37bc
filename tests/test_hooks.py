"""The hooks of pre-commit: those that other repositories can use, and our own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from examples import example_files
from sites import write

ROOT = Path(__file__).resolve().parent.parent
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
CONFIG = ROOT / ".pre-commit-config.yaml"
PRE_COMMIT = (sys.executable, "-m", "pre_commit")
COMMIT = ("git", "-c", "user.name=x", "-c", "user.email=x@x.invalid", "commit", "-q", "-m", "x")


def run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command; what pre-commit keeps is kept beside the folder."""
    ours = {"PRE_COMMIT_HOME": str(folder.parent / "kept"), "PYTHONPATH": f"{ROOT}/builder"}
    return subprocess.run(
        command,
        cwd=folder,
        env=os.environ | ours | {"PRE_COMMIT_COLOR": "never"},
        capture_output=True,
        text=True,
        check=False,
    )


def read(path: Path) -> Any:
    """Return what a YAML file says."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_hooks__are_what_pre_commit_takes(tmp_path: Path) -> None:
    for command, file in (("validate-manifest", MANIFEST), ("validate-config", CONFIG)):
        done = run(tmp_path, *PRE_COMMIT, command, file)
        assert (0, "") == (done.returncode, done.stdout), done.stderr


def test_hooks__of_others_are_our_own() -> None:
    """They differ in where the command comes from, so what is tested of ours holds for theirs."""
    ours = read(CONFIG)["repos"][0]["hooks"]
    for hook, own in zip(read(MANIFEST), ours, strict=False):
        assert hook.pop("description")
        assert "python" == hook["language"]
        entry = f".venv/bin/python -m {hook['entry']}"
        assert hook | {"language": "system", "entry": entry} == own


def test_hooks__run_before_a_commit(tmp_path: Path) -> None:
    """A record that others name is taken away, which is told; one is badly laid out, and mended."""
    folder = write(tmp_path / "dossier", example_files())
    shutil.copy(CONFIG, folder)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    run(folder, "git", "init", "-q")
    run(folder, "git", "add", "annotations", "docs", "mkdocs.yml", "seeds")
    assert 0 == run(folder, *COMMIT).returncode
    run(folder, "git", "rm", "-q", "annotations/people/mayor.yml")
    taken_away = run(folder, *PRE_COMMIT, "run")
    assert 1 == taken_away.returncode
    assert "unknown-reference" in taken_away.stdout

    council = "annotations/organizations/council.yml"
    write(folder, {council: b"kind: council\nname: The council\n"})
    run(folder, "git", "add", council)
    mended = run(folder, *PRE_COMMIT, "run", "dossier-fmt")
    assert 1 == mended.returncode
    assert "- files were modified by this hook" in mended.stdout
    assert f"laid out {council}\n1 file laid out, 0 files left as they are\n" in mended.stdout
    assert "name: The council\nkind: council\n" == (folder / council).read_text(encoding="utf-8")
