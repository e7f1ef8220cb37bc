"""What the repository says of itself: articles, pins, package, and what its pages promise."""

import hashlib
import re
import subprocess
import tomllib
from pathlib import Path

import click
import pytest
import yaml
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from dossier.cli import main
from dossier.handbook.made import MARK
from dossier.handbook.pages import pages

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PINS = (ROOT / "constraints.txt").read_text(encoding="utf-8")

SEEDS = sorted((ROOT / "seeds").iterdir())
SOURCES = [
    yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "annotations" / "sources").glob("*.yml"))
]
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]


def pinned() -> dict[str, str]:
    """Return the version of each pin by its name."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", PINS, re.MULTILINE))


def shell_lines(page: str) -> list[str]:
    """Return the lines of a page's shell examples, comments apart."""
    blocks = re.findall(r"^```sh\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line]


def git(*arguments: str) -> str:
    """Return what git says of this repository; skip the test where it is no repository."""
    if not (ROOT / ".git").exists():
        pytest.skip("these files were not taken with git")
    command = ["git", "-c", "safe.directory=*", "-C", str(ROOT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_seeds__are_the_articles_that_were_recorded() -> None:
    """Each article has the bytes whose digest its source record gives, and each has a record."""
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in SEEDS}
    assert {source["text"]: source["sha256"] for source in SOURCES} == digests


def test_seeds__git_leaves_them_alone() -> None:
    """Git neither converts the articles' line endings nor runs a diff driver on them."""
    names = [f"seeds/{path.name}" for path in SEEDS]
    attributes = git("check-attr", "text", "diff", "--", *names).splitlines()
    expected = [f"{name}: {attribute}: unset" for name in names for attribute in ("text", "diff")]
    assert expected == attributes


def test_layout__top_level() -> None:
    """What git keeps stands where the README says, and nothing else does."""
    kept = {path.partition("/")[0] for path in git("ls-files").splitlines()}
    folders = {"annotations", "benchmarks", "builder", "docs", "seeds", "tests", ".ci", ".github"}
    files = {"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "mkdocs.yml"}
    settings = {".gitattributes", ".gitignore", "constraints.txt", "pyproject.toml"}
    settings |= {".pre-commit-config.yaml", ".pre-commit-hooks.yaml"}
    assert folders | files | settings == kept, "name what is new here and in README.md"


def test_pins__have_hashes_and_no_addresses() -> None:
    """Every pin is exact and has hashes; no line tells where a package was fetched."""
    blocks = re.split(r"\n(?=[a-z])", PINS)
    assert [] == [block for block in blocks if not re.match(r"[a-z0-9-]+==[^\s;]+", block)]
    assert [] == [block for block in blocks if "--hash=sha256:" not in block]
    assert [] == re.findall(r".*(?:://|@|--index|--find).*", PINS)


def test_pins__satisfy_what_the_project_asks_for() -> None:
    """Every dependency in pyproject.toml has a pin within its range."""
    asked = [
        *map(Requirement, PROJECT["project"]["dependencies"]),
        *map(Requirement, PROJECT["dependency-groups"]["dev"]),
        *map(Requirement, PROJECT["build-system"]["requires"]),
    ]
    versions = pinned()
    unmet = [
        str(wanted)
        for wanted in asked
        if not wanted.specifier.contains(versions.get(canonicalize_name(wanted.name), "0"))
    ]
    assert [] == unmet, "run `make constraints`"


@pytest.mark.parametrize("name", ["wheel", "sdist"])
def test_package__holds_all_of_the_program(name: str) -> None:
    """Templates and assets are installed with the code; the articles are not."""
    builder = {"wheel": WheelBuilder, "sdist": SdistBuilder}[name](str(ROOT))
    packed = {file.relative_path for file in builder.recurse_included_files()}
    program = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "builder" / "dossier").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert set() == program - packed
    assert {path.partition("/")[0] for path in packed} <= {"builder", "CHANGELOG.md"}


@pytest.mark.parametrize("page", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_pages__name_targets_that_make_has(page: str) -> None:
    """Every `make …` in a page for readers is a target of the Makefile."""
    named = re.findall(r"(?:^|`)make ([a-z]+)", page, re.MULTILINE)
    targets = re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE)
    assert set() == set(named) - set(targets)


def test_readme__names_the_commands_that_there_are() -> None:
    """The README's commands are the program's commands, all of them, with options they have."""
    assert isinstance(main, click.Group)
    named = [line.split() for line in shell_lines(README) if line.startswith("dossier ")]
    assert set(main.commands) == {words[1] for words in named}
    options = {
        option
        for command in main.commands.values()
        for parameter in command.params
        for option in parameter.opts
    }
    assert set() == set(re.findall(r"(?<= )--[a-z-]+", README)) - options


def test_readme__shows_records_as_they_are() -> None:
    """The README's examples are files of the dossier, to the letter."""
    shown = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert shown
    assert {path: (ROOT / path).read_text(encoding="utf-8") for path, _ in shown} == dict(shown)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages__link_to_files_that_there_are(page: Path) -> None:
    """Relative links and pictures lead somewhere."""
    targets = re.findall(r"\]\((?!https?:)([^)#\s]+)\)", page.read_text(encoding="utf-8"))
    assert [] == [target for target in targets if not (ROOT / target).exists()]


def test_handbook__says_what_the_code_says() -> None:
    """The made pages in docs/ are those that the code makes."""
    folder = ROOT / "docs" / "handbook"
    found = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.md")
    }
    made = {path: text for path, text in found.items() if MARK in text}
    assert pages() == made, "run `make handbook`"


def test_ci__runs_what_contributing_names() -> None:
    """A change is judged by the commands that its author was told to run."""
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    judged = [line for line in run if line.startswith("make")]
    assert ["make test", "make lint", "make types", "make"] == judged
    assert set() == set(judged) - set(shell_lines(CONTRIBUTING))


def test_sources__hold_no_notes_to_ourselves() -> None:
    """What is left to do stands in the tracker, not in the code."""
    words = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X{3})\b")
    code = [path for folder in ("builder", "tests") for path in (ROOT / folder).rglob("*.py")]
    notes = [path.name for path in code if words.search(path.read_text(encoding="utf-8"))]
    assert [] == notes
