"""The `dossier` command, run as its users run it: in a folder, by its name.

Once it is started so; else it is forked from a process that has loaded it.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from examples import example_files
from forking import BUILDER, Runner

CLEAN, FINDINGS, COULD_NOT_RUN = 0, 1, 2

NOT_FOUND = (
    "speaker: mayor\nsaid: 2024-05-06\nclaim: The bridge is safe.\n"
    "quotes:\n- source: gazette-2024-05-08\n  kind: direct\n  exact: The bridge was safe\n"
)
WITH_WARNING = {"seeds/herald.txt": "The bridge is closed.\n"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example dossier, in a folder with a space in its name."""
    root = tmp_path / "a dossier"
    write(root, example_files())
    return root


def write(root: Path, files: dict[str, bytes] | dict[str, str]) -> None:
    """Write files below a folder."""
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)


def test_check__of_a_clean_dossier_says_so_and_exits_0(folder: Path) -> None:
    """One line that counts what was checked."""
    result = subprocess.run(
        [sys.executable, "-m", "dossier", "check"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(BUILDER)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (CLEAN, "") == (result.returncode, result.stderr)
    assert "0 errors, 0 warnings in 12 records with 4 quotations\n" == result.stdout


def test_check__shows_each_fault_with_its_line_and_exits_1(run: Runner, folder: Path) -> None:
    """No colours without a terminal."""
    write(folder, {"annotations/statements/bridge-is-safe.yml": NOT_FOUND})

    result = run(folder, ["check"])

    assert FINDINGS == result.status
    assert (
        "annotations/statements/bridge-is-safe.yml:7:10: error[quote-not-found] "
        "“The bridge was safe” does not stand in seeds/gazette.txt\n"
        "  7 |   exact: The bridge was safe\n"
        "    |          ^\n"
        "  help: The nearest passage, at seeds/gazette.txt:3:2:\n"
        "          The bridge is safe\n"
    ) in result.stdout
    assert "was; the article has: is" in result.stdout
    assert (
        "Not on the site until this is mended: "
        "corrections/mayor-withdraws, statements/bridge-is-safe\n"
    ) == result.stderr
    assert result.stdout.endswith("1 error, 0 warnings in 12 records with 4 quotations\n")


def test_check__as_json_has_the_documented_shape(run: Runner, folder: Path) -> None:
    """For editors and for CI."""
    write(folder, {"annotations/statements/bridge-is-safe.yml": NOT_FOUND})

    result = run(folder, ["check", "--format", "json"])

    report = json.loads(result.stdout)
    assert FINDINGS == result.status
    assert (12, 4) == (report["records"], report["quotations"])
    (finding,) = report["findings"]
    assert "help" in finding
    del finding["help"]
    assert {
        "rule": "quote-not-found",
        "severity": "error",
        "path": "annotations/statements/bridge-is-safe.yml",
        "line": 7,
        "column": 10,
        "message": "“The bridge was safe” does not stand in seeds/gazette.txt",
    } == finding


def test_check__with_warnings_only_exits_0_unless_strict(run: Runner, folder: Path) -> None:
    """A warning asks for a look."""
    write(folder, WITH_WARNING)

    assert CLEAN == run(folder, ["check"]).status
    assert FINDINGS == run(folder, ["check", "--strict"]).status


def test_check__elsewhere_takes_the_settings_file(
    run: Runner, folder: Path, tmp_path: Path
) -> None:
    """The folder of that file is the dossier."""
    result = run(tmp_path, ["check", "--config-file", str(folder / "mkdocs.yml")])

    assert CLEAN == result.status


def test_command__outside_a_dossier_says_what_to_do(run: Runner, tmp_path: Path) -> None:
    """One line, no traceback, exit status 2."""
    result = run(tmp_path, ["check"])

    assert (COULD_NOT_RUN, "") == (result.status, result.stdout)
    assert result.stderr.startswith("dossier: mkdocs.yml cannot be read: No such file")


def test_command__with_a_wrong_setting_names_its_key_and_place(run: Runner, folder: Path) -> None:
    """As any other fault, but nothing could be checked."""
    write(folder, {"mkdocs.yml": "plugins:\n- dossier: {sedes: articles}\n"})

    result = run(folder, ["check"])

    assert COULD_NOT_RUN == result.status
    assert "mkdocs.yml:2:13: error[invalid-setting]" in result.stderr
    assert "sedes" in result.stderr


def test_export__writes_json_to_standard_output(run: Runner, folder: Path) -> None:
    """Nothing else goes there."""
    w3c = json.loads(run(folder, ["export", "w3c"]).stdout)
    whole = json.loads(run(folder, ["export", "json"]).stdout)

    assert 4 == len(w3c["items"])
    assert ["bridge-is-not-safe", "bridge-is-safe", "mayor-was-wrong"] == [
        statement["id"] for statement in whole["statements"]
    ]


def test_export__writes_a_file_whole_or_not_at_all(run: Runner, folder: Path) -> None:
    """A folder in the way is an error of one line."""
    assert CLEAN == run(folder, ["export", "w3c", "-o", "out.json"]).status
    assert 4 == len(json.loads((folder / "out.json").read_text(encoding="utf-8"))["items"])

    result = run(folder, ["export", "w3c", "-o", "nowhere/out.json"])

    assert COULD_NOT_RUN == result.status
    assert "Traceback" not in result.stderr
    assert "nowhere/out.json" in result.stderr


def test_export__follows_a_link_and_replaces_no_pipe(run: Runner, folder: Path) -> None:
    """What stands at the path is written to; only a file is replaced."""
    (folder / "there.json").write_text("old", encoding="utf-8")
    (folder / "link.json").symlink_to("there.json")
    os.mkfifo(folder / "pipe.json")

    assert CLEAN == run(folder, ["export", "w3c", "-o", "link.json"]).status
    with subprocess.Popen(["cat", "pipe.json"], cwd=folder, stdout=subprocess.PIPE) as reader:  # noqa: S607
        assert CLEAN == run(folder, ["export", "w3c", "-o", "pipe.json"]).status
        piped = reader.communicate(timeout=60)[0]

    assert (folder / "link.json").is_symlink()
    assert (folder / "pipe.json").is_fifo()
    assert (folder / "there.json").read_bytes() == piped
    assert 4 == len(json.loads(piped)["items"])


def test_command__with_inherited_settings_does_not_run(run: Runner, folder: Path) -> None:
    """What the other file withholds would be handed out."""
    write(
        folder,
        {
            "base.yml": "plugins:\n- dossier: {publish: none}\n",
            "mkdocs.yml": "site_name: Bridge\nINHERIT: base.yml\n",
        },
    )

    result = run(folder, ["export", "w3c"])

    assert (COULD_NOT_RUN, "") == (result.status, result.stdout)
    assert "mkdocs.yml:2:1: error[invalid-setting] INHERIT is not followed" in result.stderr


def test_export__leaves_out_what_is_faulty_and_says_so(run: Runner, folder: Path) -> None:
    """A quotation that stands nowhere is never handed on."""
    write(folder, {"annotations/statements/bridge-is-safe.yml": NOT_FOUND})

    result = run(folder, ["export", "json"])

    assert FINDINGS == result.status
    assert "was safe" not in result.stdout
    assert "quote-not-found" in result.stderr


@pytest.mark.parametrize("command", [(), ("check",), ("render",), ("export",)])
def test_help__explains_each_command(run: Runner, command: tuple[str, ...], tmp_path: Path) -> None:
    """Also outside a dossier."""
    result = run(tmp_path, [*command, "--help"])

    assert CLEAN == result.status
    assert "Usage: " in result.stdout


def test_names_of_files__that_are_no_text_break_no_output(run: Runner, folder: Path) -> None:
    """Bytes that are not UTF-8, line ends and terminal escapes are shown as such."""
    names = (b"\xff.yml", b"a\nb.yml", b"\x1b[31m.yml")
    for name in names:
        (Path(os.fsdecode(os.fsencode(folder / "annotations/people") + b"/" + name))).write_text(
            "name: Nobody\n", encoding="utf-8"
        )

    result = run(folder, ["check"])

    assert FINDINGS == result.status
    assert "Traceback" not in result.stderr
    assert "\x1b" not in result.stdout
    assert "\ufffd" not in result.stdout + result.stderr
    assert 3 == result.stdout.count("error[invalid-id]")
