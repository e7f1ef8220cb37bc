"""The handbook's sample of a comment on a change to the dossier of this repository.

    python tests/sample_comment.py

writes `docs/handbook/sample-comment.md`. The change is made in a repository of its own, by the
commands that authors would use: a retraction is added, a quotation mangled, a person renamed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner
from markdown_it import MarkdownIt

from dossier.cli import main

PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "docs/handbook/sample-comment.md"

RETRACTION = "annotations/corrections/kirby-withdraws.yml"
NAMES_IT = "annotations/corrections/kirby-qualifies.yml"
MANGLED = "annotations/events/tower-22-attack.yml"
WORDS, WRONG = (
    "killed three US service members in Jordan",
    "killed four US service members in Jordan",
)
PERSON, NEW_ID = "pentagon-briefing-questioners", "pentagon-questioners"

_BEFORE = """\
# A sample comment

<!-- Made by `make handbook`. -->

What `dossier diff --format markdown` says of a change to the dossier of this repository, as GitHub
shows it below a pull request. The change was made for this page: the retraction is added to a
dossier that did not have it yet, a quotation loses its wording, a person's record gets another id.
[Reviewing a change](reviewing.md) explains it.

<div class="dossier-sample">
"""

_IDENTITY = {
    "GIT_AUTHOR_NAME": "Author",
    "GIT_AUTHOR_EMAIL": "author@example.org",
    "GIT_AUTHOR_DATE": "2024-02-07T12:00:00Z",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def made() -> str:
    """Return the page."""
    with tempfile.TemporaryDirectory() as folder:
        markdown = comment(Path(folder))
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)
    return f"{_BEFORE}{html.strip()}\n</div>\n"


def comment(root: Path) -> str:
    """Make the change in an empty folder, and return the comment on it."""
    for name in ("annotations", "seeds"):
        shutil.copytree(PROJECT / name, root / name)
    (root / "docs").mkdir()
    shutil.copy(PROJECT / "mkdocs.yml", root)
    with_it = {path: (root / path).read_bytes() for path in (RETRACTION, NAMES_IT)}
    (root / RETRACTION).unlink()
    _replace(
        root / NAMES_IT, "[[corrections/kirby-withdraws|he had on Monday]]", "he had on Monday"
    )
    _git(root, "init", "--quiet", "--initial-branch=main")
    _commit(root, "The dossier before the retraction")
    _git(root, "switch", "--quiet", "--create", "kirby-withdraws")
    for path, data in with_it.items():
        (root / path).write_bytes(data)
    _replace(root / MANGLED, WORDS, WRONG)
    _rename(root)
    _commit(root, "Add the retraction")
    command = ["diff", "main", "kirby-withdraws", "--format", "markdown"]
    done = CliRunner().invoke(main, [*command, "--config-file", str(root / "mkdocs.yml")])
    if done.exit_code != 1:
        raise AssertionError(f"exit status {done.exit_code}: {done.output}")
    return done.stdout


def _rename(root: Path) -> None:
    path = root / f"annotations/people/{PERSON}.yml"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    path.with_stem(NEW_ID).write_text(f"{text}formerly: [{PERSON}]\n", encoding="utf-8")
    for record in sorted((root / "annotations").rglob("*.yml")):
        if record.stem != NEW_ID and PERSON in record.read_text(encoding="utf-8"):
            _replace(record, PERSON, NEW_ID)


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise AssertionError(f"{path.name} no longer holds {old!r}")
    path.write_text(text.replace(old, new), encoding="utf-8")


def _commit(root: Path, message: str) -> None:
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message", message)


def _git(root: Path, *arguments: str) -> None:
    committer = {name.replace("AUTHOR", "COMMITTER"): value for name, value in _IDENTITY.items()}
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {**plain, **_IDENTITY, **committer}
    subprocess.run(["git", *arguments], cwd=root, env=environment, check=True)  # noqa: S607


if __name__ == "__main__":
    PAGE.write_text(made(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.relative_to(PROJECT)}\n")
