"""`dossier init`: a new dossier that is clean, and nothing half-written."""

import logging
import os
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from dossier.cli import main
from dossier.desk.starting import new_dossier
from dossier.model.fields import Kind
from dossier.pipeline import build
from dossier.settings import read_settings
from dossier.tree import FolderTree, MemoryTree
from examples import STARTER, build_example
from sites import Pages, broken_links, build_site


def dossier(*arguments: str | Path) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, [str(one) for one in arguments])


def names(folder: Path) -> list[str]:
    """Return the files in a folder, hidden ones too."""
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_init__makes_a_dossier_without_findings(tmp_path: Path) -> None:
    """Of every kind there is a record, and of the articles there are two."""
    result = dossier("init", tmp_path / "bridge")

    checked = dossier("check", "--strict", "--config-file", tmp_path / "bridge/mkdocs.yml")
    assert (0, 0) == (result.exit_code, checked.exit_code)
    assert "0 errors, 0 warnings in 15 records with 7 quotations\n" == checked.output
    built = build(MemoryTree(new_dossier("")), build_example().settings)
    assert set(Kind) == {record.key.kind for record in built.dossier.records.values()}
    assert ["gazette.txt", "herald.txt"] == names(tmp_path / "bridge/seeds")


def test_init__makes_what_mkdocs_builds_without_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Every link leads somewhere, and each status can be seen."""
    dossier("init", tmp_path / "bridge", "--name", "The bridge")

    site = build_site(tmp_path / "bridge", tmp_path / "site")

    assert [] == [one for one in caplog.records if one.levelno >= logging.WARNING]
    assert [] == broken_links(site)
    page = Pages(site)["statements/index.html"].text
    assert {"withdrawn", "stands"} == {word for word in ("withdrawn", "stands") if word in page}


def test_init__says_what_to_do_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a form that a shell takes, and without `cd` where one is already."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()

    there = dossier("init", "the bridge").output
    monkeypatch.chdir(tmp_path / "empty")
    here = dossier("init", ".").output

    assert (
        "A new dossier is in the bridge. Look at it:\n\n  cd 'the bridge'\n  mkdocs serve\n"
        == there
    )
    assert "A new dossier is here. Look at it:\n\n  mkdocs serve\n" == here
    assert names(STARTER) == names(tmp_path / "empty") == names(tmp_path / "the bridge")


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Brücke über die Wend",
            "2024",
            "no",
            "~",
            "a: b # c",
            "'",
            '"',
            "!ENV X",
            "- x",
            "[a, {b",
        ),
        *("جسر", "桥 🌉", "\\1 \\g<0>", "&a *b", "%YAML", "a" * 200),
    ],
)
def test_init__names_the_site_so_that_mkdocs_reads_a_text(tmp_path: Path, name: str) -> None:
    """The folder's name, or what `--name` says."""
    dossier("init", tmp_path / name)
    dossier("init", tmp_path / "other", "--name", f"{name}:\n\tmore")

    for folder, expected in ((name, name), ("other", f"{name}: more")):
        data = (tmp_path / folder / "mkdocs.yml").read_bytes()
        settings, findings = read_settings(data)
        assert (expected, ()) == (settings and settings.site_name, findings)
        assert expected == yaml.safe_load(data)["site_name"]


@pytest.mark.skipif(os.name == "nt", reason="names are no bytes there")
def test_init__in_a_folder_whose_name_is_no_text(tmp_path: Path) -> None:
    """A name of bytes that are no UTF-8 is shown as far as it goes."""
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/br\xfccke"))

    result = dossier("init", folder)

    assert 0 == result.exit_code
    assert "br?cke" == yaml.safe_load((folder / "mkdocs.yml").read_bytes())["site_name"]


def test_init__overwrites_nothing(tmp_path: Path) -> None:
    """What is in the way is named, however much it is."""
    for number in range(7):
        (tmp_path / f"mine-{number}\x1b").touch()

    result = dossier("init", tmp_path)

    assert 2 == result.exit_code
    expected = ", ".join(f"mine-{number}\\x1b" for number in range(5))
    assert (
        f"dossier: {tmp_path} is not empty: it holds {expected} and 2 more\n"
        "Nothing was changed. Name a folder that is new or empty.\n"
    ) == result.output
    assert 7 == len(names(tmp_path))


def test_init__in_a_repository_without_files(tmp_path: Path) -> None:
    """As it is when a new repository was cloned."""
    (tmp_path / ".git").mkdir()

    assert 0 == dossier("init", tmp_path).exit_code


def test_init__where_no_folder_can_be(tmp_path: Path) -> None:
    """One line and what to do, exit status 2, nothing written."""
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("nowhere")
    cases = {
        "file": "is there already, and is no folder",
        "link": "is there already, and is no folder",
        "file/below": "cannot be written: Not a directory",
        "x" * 300: "cannot be read: File name too long",
    }
    for name, expected in cases.items():
        result = dossier("init", tmp_path / name)
        assert (2, True) == (result.exit_code, expected in result.output), result.output
    assert ["file", "link"] == sorted(path.name for path in tmp_path.iterdir())


def test_starter__is_the_dossier_that_init_makes(tmp_path: Path) -> None:
    """With the site's name changed, and nothing else."""
    dossier("init", tmp_path / "x", "--name", "")

    assert {path: (STARTER / path).read_bytes() for path in names(STARTER)} == {
        path: (tmp_path / "x" / path).read_bytes() for path in names(tmp_path / "x")
    }
    assert () == build(FolderTree(STARTER), build_example().settings).findings
