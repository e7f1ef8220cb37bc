"""`dossier check --baseline` and `--new-only`: what is known is neither shown nor counted."""

import json
from pathlib import Path

import pytest

from commanded import CLEAN, FINDINGS, Desk
from test_revisions import git

CLERK = "annotations/people/clerk.yml"
ENGINEER = "annotations/people/engineer.yml"
MAYOR = "annotations/people/mayor.yml"
FORMS = ["text", "json", "github", "sarif", "junit"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The example dossier with an error, and a baseline that knows it."""
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    found = Desk(tmp_path)
    found.write({CLERK: "name: The clerk\nage: 60\n"})
    found.write({"known.json": found.run("check", "--format", "json").out})
    return found


@pytest.fixture
def committed(desk: Desk) -> Desk:
    """The same in a repository, as its branch `main` has it."""
    git(desk.root, "init", "--quiet")
    git(desk.root, "add", "--all")
    git(desk.root, "commit", "--quiet", "--message", "Begin")
    return desk


def test_baseline__leaves_out_what_it_knows_wherever_it_stands_now(desk: Desk) -> None:
    desk.write({CLERK: "# Who writes down what the council says.\n\nname: The clerk\nage: 60\n"})
    ran = desk.run("check", "--strict", "--baseline", "known.json")
    expected = """\
0 errors, 0 warnings in 13 records with 4 quotations
Left out: 1 finding that known.json knows.
"""
    assert (CLEAN, expected) == (ran.status, ran.out)
    assert "Not on the site until this is mended: people/clerk\n" == ran.err


def test_baseline__shows_and_counts_what_is_new(desk: Desk) -> None:
    """So is another fault of the same file, and the same fault of another."""
    desk.write(
        {CLERK: "name: The clerk\nage: 60\nsize: 2\n", MAYOR: f"age: 60\n{desk.read(MAYOR)}"}
    )
    ran = desk.run("check", "--format", "json", "--baseline", "known.json")
    found = json.loads(ran.out)["findings"]
    assert [(CLERK, 3), (MAYOR, 1)] == [(one["path"], one["line"]) for one in found]
    assert FINDINGS == ran.status


def test_baseline__that_knows_what_is_gone_is_to_be_made_anew(desk: Desk) -> None:
    desk.write({CLERK: "name: The clerk\n"})
    ran = desk.run("check", "--baseline", "known.json")
    assert (
        "Left out: 0 findings that known.json knows.\n"
        "No longer there: 1 finding that known.json knows; make the baseline anew.\n"
    ) in ran.out


@pytest.mark.parametrize("form", FORMS)
def test_known_findings__are_in_no_form(committed: Desk, form: str) -> None:
    for known in (["--baseline", "known.json"], ["--new-only", "main"]):
        ran = committed.run("check", "--format", form, *known)
        assert CLEAN == ran.status
        assert "'age'" not in ran.out
        assert "Left out: 1 finding that " in (ran.out if form in {"text", "github"} else ran.err)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (None, "cannot be read: No such file or directory"),
        ("", "is not JSON"),
        ("{", "is not JSON"),
        (b"\xff\xfe\xff", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ('{"findings": ' + "1" * 5_000 + "}", "is not JSON"),
        ("[]", "is JSON of another kind"),
        ('{"findings": {}}', "is JSON of another kind"),
        ('{"findings": [{"rule": "a", "path": "b"}]}', "has no rule, path or message in finding 1"),
        ('{"findings": [[]]}', "has no rule, path or message in finding 1"),
        (b" " * (64 * 1024 * 1024 + 1), "is larger than 64 MiB"),
    ],
    ids=range(11),
)
def test_baseline__that_is_none(desk: Desk, data: str | bytes | None, reason: str) -> None:
    if data is not None:
        desk.write({"bad.json": data})
    assert (
        f"dossier: bad.json {reason}\n"
        "Make one with `dossier check --format json > baseline.json`.\n"
    ) == desk.refused("check", "--baseline", "bad.json")


def test_baseline__may_be_written_by_a_shell_of_windows(desk: Desk) -> None:
    desk.write({"known.json": desk.read("known.json").encode("utf-16")})
    assert CLEAN == desk.run("check", "--baseline", "known.json").status


def test_new_only__leaves_out_what_the_base_has_too(committed: Desk) -> None:
    """What is mended is counted; the work tree counts, committed or not."""
    committed.write({CLERK: "name: The clerk\nsize: 2\n"})
    ran = committed.run("check", "--new-only", "main")
    expected = """\
annotations/people/clerk.yml:2:1: error[unknown-field] there is no field 'size' here
  2 | size: 2
    | ^
  help: Its fields are name, aliases, unnamed, roles, same_as, formerly, quotes, notes, draft.

1 error, 0 warnings in 13 records with 4 quotations
Left out: 0 findings that main has, too.
Mended: 1 finding of main.
"""
    assert (FINDINGS, expected) == (ran.status, ran.out)


def test_new_only__from_where_a_branch_began(committed: Desk) -> None:
    git(committed.root, "switch", "--quiet", "--create", "topic")
    git(committed.root, "switch", "--quiet", "main")
    committed.write({CLERK: "name: The clerk\n"})
    git(committed.root, "commit", "--quiet", "--all", "--message", "Mend")
    git(committed.root, "switch", "--quiet", "topic")
    assert CLEAN == committed.run("check", "--new-only", "main...").status
    assert FINDINGS == committed.run("check", "--new-only", "main").status


def test_new_only__of_a_base_before_the_dossier(desk: Desk) -> None:
    """Everything is new then."""
    git(desk.root, "init", "--quiet")
    git(desk.root, "commit", "--quiet", "--allow-empty", "--message", "Begin")
    ran = desk.run("check", "--new-only", "HEAD")
    assert FINDINGS == ran.status
    assert ran.out.endswith(
        "Left out: 0 findings that HEAD has, too.\nThere was no dossier then: all is new.\n"
    )


def test_new_only__together_with_a_baseline(committed: Desk) -> None:
    """Both are left out."""
    committed.write({MAYOR: f"age: 60\n{committed.read(MAYOR)}"})
    git(committed.root, "commit", "--quiet", "--all", "--message", "Spoil")
    committed.write({ENGINEER: f"age: 60\n{committed.read(ENGINEER)}"})
    ran = committed.run(
        "check", "--format", "json", "--baseline", "known.json", "--new-only", "HEAD"
    )
    found = json.loads(ran.out)["findings"]
    assert [ENGINEER] == [one["path"] for one in found]
    assert (
        "Left out: 1 finding that known.json knows.\nLeft out: 1 finding that HEAD has, too.\n"
    ) == ran.err


def test_new_only__of_no_revision(committed: Desk) -> None:
    told = committed.refused("check", "--new-only", "mian")
    assert "dossier: there is no revision 'mian'\nDid you mean `main`?\n" == told
