"""Every command and every file that the README and the handbook show, as an author would use it.

The handbook's pages start from what `dossier init` makes, the README from this repository's
dossier, and the tutorial, which has a test of its own, from an empty folder. The examples of the
rules' pages are run by `test_rules`, from the docstrings that make the pages.
"""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from dossier.cli import main
from dossier.desk.starting import new_dossier
from sites import write
from walkthrough import Block, Walk, blocks, commands, matches, merged

ROOT = Path(__file__).resolve().parent.parent
HANDBOOK = ROOT / "docs/handbook"
TUTORIAL = HANDBOOK / "tutorial.md"
PAGES = sorted(path for path in HANDBOOK.rglob("*.md") if path.parent.name != "rules")

NOT_RUN = {
    "README.md": 4,
    "handbook/how-to/articles.md": 1,
    "handbook/how-to/pull-requests.md": 2,
    "handbook/large.md": 1,
    "handbook/publishing.md": 6,
    "handbook/search.md": 1,
    "handbook/tutorial.md": 2,
}
"""How many blocks of which pages are not run; each says why in the page."""


def is_clean(folder: Path) -> None:
    """Fail where a dossier has findings, warnings too, or records that are not laid out."""
    for command in ("check", "--strict"), ("fmt", "--check"):
        result = CliRunner().invoke(main, [*command, "-f", str(folder / "mkdocs.yml")])
        assert 0 == result.exit_code, result.output


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if page != TUTORIAL],
    ids=lambda page: page.relative_to(HANDBOOK).as_posix(),
)
def test_handbook__does_what_it_says(page: Path, tmp_path: Path) -> None:
    """And what an author has at the end is clean."""
    walk = Walk(write(tmp_path / "bridge", dict(new_dossier(""))))

    walk.follow(page)

    is_clean(walk.here)


def test_readme__does_what_it_says(tmp_path: Path) -> None:
    """Its records are those of this repository, so nothing is changed by them."""
    for name in ("annotations", "docs", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    walk = Walk(tmp_path)

    walk.follow(ROOT / "README.md")

    assert tmp_path != walk.here
    is_clean(walk.here)


def test_examples__not_run_are_few_and_say_why() -> None:
    """None is passed over in silence: what is no file, command or output has a reason."""
    pages = {f"handbook/{page.relative_to(HANDBOOK)}": page for page in PAGES}
    pages["README.md"] = ROOT / "README.md"
    found = {}
    for name, page in pages.items():
        reasons = [
            one.not_run for one in blocks(page.read_text("utf-8")) if one.not_run is not None
        ]
        assert all(reasons)
        if reasons:
            found[name] = len(reasons)
    assert NOT_RUN == found


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("```sh\ndossier check\n```\n```text\n1 error…\n```\n", "page.md:4: it printed:\n0 errors"),
        ("x\n\n```sh\ndossier chekc\n```\n", "page.md:3: ['dossier', 'chekc'] ended with 2"),
        ("<!-- exits 1 -->\n```sh\ndossier check\n```\n", "ended with 0"),
        (
            "<!-- exit 1 -->\n```sh\ndossier check\n```\n",
            "'exit 1' says nothing that is understood",
        ),
        ("```sh\ncurl example.org\n```\n", "cannot run ['curl', 'example.org']"),
        ("```text\n0 errors\n```\n", "no command stands before this output"),
        ("```yaml\nname: The clerk\n```\n", "the first line does not name the file"),
        ("```yaml\n# mkdocs.yml, in part\n- x\n```\n", "only whole fields can be merged"),
        ("```\nx\n```\n", "a block is not run, and does not say why"),
        ("```nginx\nx\n```\n", "nginx is not run, and does not say why"),
        ("- x\n\n  ```sh\n  dossier check\n  ```\n", "a fence is indented, or not closed"),
    ],
)
def test_walk__that_goes_astray_says_where(page: str, told: str, tmp_path: Path) -> None:
    """A page that is wrong fails its test, and nothing in it is overlooked."""
    walk = Walk(write(tmp_path / "bridge", dict(new_dossier(""))))
    (tmp_path / "page.md").write_text(page)
    with pytest.raises(AssertionError) as fault:
        walk.follow(tmp_path / "page.md")
    assert told in str(fault.value)


def test_walk__writes_and_runs_in_order(tmp_path: Path) -> None:
    """A file is there when the command after it runs."""
    (tmp_path / "page.md").write_text(
        "<!-- not run: it takes long -->\n```sh\nmake\n```\n\n"
        "```sh\ndossier init new  # a folder\ncd new\n```\n\n"
        "```yaml\n# mkdocs.yml, in part\nsite_name: Mine\nextra: {x: y}\n```\n"
        "```markdown\n<!-- docs/more/x.md -->\n# X\n```\n"
        "```sh\ncat docs/more/x.md\n```\n```text\n# X\n```\n"
    )
    walk = Walk(tmp_path)

    assert ["it takes long"] == walk.follow(tmp_path / "page.md")
    assert tmp_path / "new" == walk.here
    settings = (walk.here / "mkdocs.yml").read_text(encoding="utf-8")
    assert ("\nsite_name: Mine\n" in settings, settings.endswith("extra: {x: y}\n")) == (True, True)


def test_blocks__have_their_line_and_the_comment_above() -> None:
    page = "# X\n\n<!-- exits 1 -->\n```sh\na\n```\n<!-- other -->\n\n```yaml\n# b\nc: d\n```\n"
    assert [Block("sh", "a\n", 3, "exits 1"), Block("yaml", "# b\nc: d\n", 9, "")] == blocks(page)


def test_commands__may_go_on_in_the_next_line() -> None:
    text = "a --b 'c d' \\\n  e  # f\n# g\nh\n"
    assert [["a", "--b", "c d", "e"], ["h"]] == commands(text)


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a b\n", "a b\n", True),
        ("a …\n", "a b c\n", True),
        ("a …\n", "a b\nc\n", False),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\n", "a\n", True),
        ("a.c\n", "abc\n", False),
    ],
)
def test_matches__knows_gaps(shown: str, printed: str, *, same: bool) -> None:
    assert same == matches(shown, printed)


def test_merged__replaces_fields_and_adds_others() -> None:
    old = "a: 1\n# about b\nb:\n- 2\n  3\n\nc: 4\n"
    assert "a: 1\n# about b\nb: 5\nc: 4\nd: 6\n" == merged(old, "b: 5\nd: 6\n")
