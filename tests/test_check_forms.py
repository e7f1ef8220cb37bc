"""`dossier check` for services: GitHub's annotations and job summaries, SARIF, JUnit's XML."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt

from commanded import CLEAN, FINDINGS, Desk
from dossier.findings import RULES, Finding, Severity
from dossier.location import Location
from dossier.report import Report, as_job_summary, as_junit, as_sarif, visible
from dossier.report.github import commands
from dossier.text.escape import showable
from hostile_texts import MARKUP, in_yaml, texts

CLERK = "annotations/people/clerk.yml"
LONELY = "annotations/people/lonely.yml"
HOSTILE = ["::error::taken", "a\n::warning::taken", "##[error]taken", "%0A::error::x"]
HOSTILE += ["@octocat #1 GH-1 a@b.org", "a\x1b[2K\x85\u2028\u202e\ufffe", "</details> `x` | y"]
HOSTILE += ["%25,:=;", "]]> &amp; <b>", "[a](https:b.org)"]


@dataclass(frozen=True)
class Command:
    """What a runner was told.

    Attributes:
        name: `error`.
        properties: By name.
        data: The message.
    """

    name: str
    properties: dict[str, str]
    data: str


def heard(output: str) -> list[Command]:
    """Return the commands that a runner takes from what is printed, by how it reads its lines."""
    found, stopped = [], None
    for line in re.split("\r\n|\r|\n", output):
        command = _command(line, stopped)
        if stopped is not None:
            stopped = None if command and command.name == stopped else stopped
        elif command and command.name == "stop-commands":
            stopped = command.data
        elif command:
            found.append(command)
    assert stopped is None
    return found


def _command(line: str, token: str | None) -> Command | None:
    names = f"error|warning|notice|debug|stop-commands|{token or 'debug'}"
    if told := re.match(rf"\s*::({names})(?: (.*?))?::(.*)", line):
        return Command(told[1], dict(_properties(told[2] or "", ",")), _unescaped(told[3]))
    if told := re.search(rf"##\[({names})(?: (.*?))?\](.*)", line):
        return Command(told[1], dict(_properties(told[2] or "", ";")), told[3])
    return None


def _properties(text: str, between: str) -> Iterator[tuple[str, str]]:
    for part in text.strip().split(between):
        name, given, value = part.partition("=")
        if given and value:
            yield name, _unescaped(value.replace("%3A", ":").replace("%2C", ","))


def _unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The example dossier, in a sub-folder of a repository, with an error and a warning."""
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    (tmp_path / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    found = Desk(tmp_path / "my dossier")
    found.write({CLERK: "name: The clerk\nage: 60\n", LONELY: "name: The clerk\n"})
    return found


def finding(number: int, help_text: str = "", path: str = CLERK) -> Finding:
    """Return an error of an even line, a warning of an odd one."""
    severity = Severity.WARNING if number % 2 else Severity.ERROR
    return Finding("odd", severity, Location(path, number, 3), f"is odd in {number}", help_text)


def report(*findings: Finding, folder: str = "", strict: bool = False) -> Report:
    records = {CLERK: "people/clerk", LONELY: "people/lonely"}
    return Report(findings, records, 3, folder, strict, ("Left out: 1 finding.",))


def shown(markdown: str) -> list[str]:
    """Return the elements that GitHub makes of Markdown."""
    html = MarkdownIt("gfm-like", {"linkify": False}).render(markdown)
    return re.findall("<([a-z0-9]+)", html)


def test_github__has_a_command_for_each_finding(desk: Desk) -> None:
    """Errors come first, paths start at the repository's root; what else is said does nothing."""
    ran = desk.run("check", "--format", "github")
    error, warning, stop, aside, go_on, summary, end = ran.out.split("\n")
    assert (
        f"::error file=my dossier/{CLERK},line=2,col=1,title=unknown-field::there is no field "
        "'age' here%0ADid you mean name? Its fields are name, aliases, unnamed, roles, same_as, "
        "formerly, quotes, notes, draft."
    ) == error
    assert (
        f"::warning file=my dossier/{LONELY},line=1,col=1,title=unused-record::nothing names "
        "people/lonely%0AName it where it belongs, or delete the file."
    ) == warning
    assert re.fullmatch("::stop-commands::[0-9a-f]{32}", stop)
    assert "Not on the site until this is mended: people/clerk" == aside
    assert f"::{stop.removeprefix('::stop-commands::')}::" == go_on
    assert ("1 error, 1 warning in 14 records with 4 quotations", "") == (summary, end)
    assert (FINDINGS, "") == (ran.status, ran.err)


def test_github__of_a_clean_dossier(desk: Desk) -> None:
    for path in (CLERK, LONELY):
        (desk.root / path).unlink()
    ran = desk.run("check", "--format", "github", "--strict")
    summary = "0 errors, 0 warnings in 12 records with 4 quotations\n"
    assert (CLEAN, summary, "") == (ran.status, ran.out, ran.err)


def many(desk: Desk) -> None:
    """Let there be 13 errors, 12 of them in files that come after the warnings."""
    faulty = {f"annotations/people/x{number}.yml": "name: X\nage: 1\n" for number in range(12)}
    lonely = {f"annotations/events/x{number}.yml": "name: X\n" for number in range(11)}
    desk.write(faulty | lonely)


def test_github__shows_ten_of_a_kind_and_prints_the_rest(desk: Desk) -> None:
    many(desk)
    out = desk.run("check", "--format", "github").out
    assert ["error"] * 10 + ["warning"] * 10 == [command.name for command in heard(out)]
    printed = re.findall(r"^annotations/\S+ (error|warning)", out, re.MULTILINE)
    counted = [int(number) for number in re.findall(r"(\d+) (?:error|warning)s,? ", out)]
    assert [len(printed) + 20] == [sum(counted)]
    assert "error" == printed[0]


def test_github__appends_all_to_the_jobs_summary(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What others wrote there stays, and nothing is printed that is no command."""
    path = tmp_path / "summary.md"
    path.write_text("# Others", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    many(desk)
    ran = desk.run("check", "--format", "github")
    assert "annotations/" not in re.sub("^::(error|warning) .*$", "", ran.out, flags=re.MULTILINE)
    written = path.read_text(encoding="utf-8")
    assert written.startswith("# Others\n\n## ")
    assert all(f"people&#47;x{number}&#46;yml" in written for number in range(12))


def test_job_summary__has_the_worst_first_and_folds_the_rest() -> None:
    findings = [*map(finding, range(1, 25)), finding(30, "Try:\n  - a"), finding(32, "Mend it.")]
    actual = as_job_summary(report(*findings, folder="x/"))
    place = "<code>x&#47;annotations&#47;people&#47;clerk&#46;yml&#58;{}&#58;3</code>"
    item = f"- **odd** at {place}<br>is odd in {{}}"
    expected = [
        "## 14 errors, 12 warnings in 2 records with 3 quotations",
        "",
        "Left out&#58; 1 finding.",
        "",
        "### 14 errors",
        "",
        *(item.format(number, number) for number in range(2, 22, 2)),
        "",
        "<details><summary>4 more</summary>",
        "",
        *(item.format(number, number) for number in (22, 24)),
        f"{item.format(30, 30)}<details><summary>Try&#58;</summary>&#45; a</details>",
        f"{item.format(32, 32)}<br>Mend it.",
        "",
        "</details>",
        "",
        "### 12 warnings",
        "",
        *(item.format(number, number) for number in range(1, 21, 2)),
        "",
        "<details><summary>2 more</summary>",
        "",
        *(item.format(number, number) for number in (21, 23)),
        "",
        "</details>",
        "",
        "",
    ]
    assert expected == actual.split("\n")


def test_job_summary__is_cut_where_github_would_refuse_it() -> None:
    findings = [finding(number, "é" * 1999) for number in range(2, 2002, 2)]
    actual = as_job_summary(report(*findings))
    assert 1024 * 1024 - 6000 < len(actual.encode()) < 1024 * 1024
    *_, fold, last, _ = actual.split("\n")
    told = actual.count("- **odd**")
    assert f"{1000 - told} findings more did not fit here; `dossier check` shows all." == last
    assert (1, 1) == (actual.count("<details>"), actual.count("</details>"))
    assert "" == fold


@pytest.mark.parametrize("full", [True, False])
def test_job_summary__that_cannot_be_written_is_printed(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, full: bool
) -> None:
    path, reason = tmp_path, "Is a directory"
    if full:
        path, reason = tmp_path / "full.md", "it is full"
        path.write_bytes(b"x" * 1024 * 1024)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    many(desk)
    ran = desk.run("check", "--format", "github")
    assert f"dossier: the job's summary cannot be written: {reason}\n" == ran.err
    assert re.search(r"^annotations/people/x\d+\.yml:2:1: error", ran.out, re.MULTILINE)
    assert FINDINGS == ran.status


@pytest.fixture
def hostile(desk: Desk) -> Desk:
    """A dossier with texts that break out of commands, Markdown and XML, in names and values."""
    words = [*HOSTILE, *MARKUP]
    keys = "".join(f"{in_yaml(f'{number} {word}')}: x\n" for number, word in enumerate(words))
    desk.write({CLERK: f"name: The clerk\n{keys}"})
    for word in HOSTILE:
        name = word.replace("/", "-")
        desk.write({f"annotations/people/{name}.yml": "x", f"seeds/{name}.txt": "x"})
    return desk


def test_hostile_text__is_no_command(hostile: Desk) -> None:
    out = hostile.run("check", "--format", "github").out
    commands = heard(out)
    assert ["error"] * 10 + ["warning"] * 10 == [command.name for command in commands]
    assert [["file", "line", "col", "title"]] * 20 == [list(one.properties) for one in commands]


def test_hostile_text__is_no_markdown(
    hostile: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    hostile.run("check", "--format", "github")
    elements = {"h2", "h3", "p", "ul", "li", "strong", "br", "code", "details", "summary"}
    assert elements == set(shown(path.read_text(encoding="utf-8")))


def test_hostile_text__is_no_xml(hostile: Desk) -> None:
    suites = ET.fromstring(hostile.run("check", "--format", "junit").out)  # noqa: S314 - ours
    tags = {"testsuites", "testsuite", "testcase", "failure", "system-out"}
    assert tags == {element.tag for element in suites.iter()}


def test_hostile_text__is_no_link_in_sarif(hostile: Desk) -> None:
    results = json.loads(hostile.run("check", "--format", "sarif").out)["runs"][0]["results"]
    uris = {at["artifactLocation"]["uri"] for at in map(place, results)}
    assert all(re.fullmatch("my%20dossier/([A-Za-z0-9_.~/-]|%[0-9A-F]{2})+", uri) for uri in uris)
    texts = [result["message"]["text"] for result in results]
    assert [] == [text for text in texts if re.search(r"(?<!\\)\[[^\]]*\]\(", text)]
    assert any(r"\[a\](https:b.org)" in text for text in texts)


@given(words=texts, name=texts)
@example(words="%0A %25 ##[error]x", name="%3A,x=y%2C.txt")
def test_any_text__arrives_whole_and_does_nothing(words: str, name: str) -> None:
    found = Finding("odd", Severity.ERROR, Location(f"seeds/{name}"), words, words)
    told = report(found)
    (command,) = heard("\n".join(commands(told)))
    helps = [visible(line) for line in words.split("\n")] if words else []
    assert "\n".join([visible(words), *helps]) == command.data
    assert visible(f"seeds/{name}") == command.properties["file"]
    (failure,) = ET.fromstring(as_junit(told)).iter("failure")  # noqa: S314 - ours
    assert failure.get("message") == showable(visible(words))
    elements = {"h2", "h3", "p", "ul", "li", "strong", "br", "code", "details", "summary"}
    assert elements >= set(shown(as_job_summary(told)))


def place(result: dict[str, Any]) -> dict[str, Any]:
    (location,) = result["locations"]
    physical: dict[str, Any] = location["physicalLocation"]
    return physical


def test_sarif__has_each_finding_with_its_rule(desk: Desk) -> None:
    ran = desk.run("check", "--format", "sarif")
    log = json.loads(ran.out)
    (run,) = log["runs"]
    rules = run["tool"]["driver"].pop("rules")
    assert ("2.1.0", {"name": "dossier", "version": version("mkdocs-dossier")}) == (
        log["version"],
        run["tool"]["driver"],
    )
    assert "unicodeCodePoints" == run["columnKind"]
    error, warning = run["results"]
    index, fingerprint = error.pop("ruleIndex"), error["partialFingerprints"].popitem()
    assert {
        "ruleId": "unknown-field",
        "level": "error",
        "message": {
            "text": "there is no field 'age' here\nDid you mean name? Its fields are name, "
            "aliases, unnamed, roles, same_as, formerly, quotes, notes, draft."
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": f"my%20dossier/{CLERK}",
                        "uriBaseId": "%SRCROOT%",
                    },
                    "region": {"startLine": 2, "startColumn": 1},
                }
            }
        ],
        "partialFingerprints": {},
    } == error
    assert "dossierIdentity/v1" == fingerprint[0]
    assert ("unknown-field", "unused-record", "warning") == (
        rules[index]["id"],
        rules[warning["ruleIndex"]]["id"],
        warning["level"],
    )
    assert (FINDINGS, "") == (ran.status, ran.err)


def test_sarif__explains_every_rule(desk: Desk) -> None:
    (run,) = json.loads(desk.run("check", "--format", "sarif").out)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert sorted(RULES) == [rule["id"] for rule in rules]
    for rule in rules:
        level = RULES[rule["id"]].severity.value
        assert {"level": level} == rule["defaultConfiguration"]
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["fullDescription"]["text"] == rule["help"]["text"]
        assert rule["help"]["markdown"].startswith("## Why\n\n")


def test_sarif__fingerprints_outlive_lines() -> None:
    def prints(*findings: Finding) -> list[str]:
        results = json.loads(as_sarif(report(*findings)))["runs"][0]["results"]
        return [next(iter(result["partialFingerprints"].values())) for result in results]

    here = Finding("odd", Severity.ERROR, Location(CLERK, 1), "is odd")
    there = Finding("odd", Severity.ERROR, Location(CLERK, 9), "is odd")
    assert prints(here) == prints(there)
    assert prints(here) + prints(here) != prints(here, there)
    assert prints(here, there)[:1] == prints(here)


JUNIT = """\
<?xml version='1.0' encoding='us-ascii'?>
<testsuites name="dossier check" tests="3" failures="1" errors="0" skipped="0">
 <testsuite name="dossier check" tests="3" failures="1" errors="0" skipped="0">
  <testcase classname="x/annotations/people/clerk.yml" name="odd: is odd in 1" \
file="x/annotations/people/clerk.yml" line="1">
   <system-out>x/annotations/people/clerk.yml:1:3: warning[odd] is odd in 1</system-out>
  </testcase>
  <testcase classname="x/annotations/people/clerk.yml" name="odd: is odd in 2" \
file="x/annotations/people/clerk.yml" line="2">
   <failure type="odd" message="is odd in 2">\
x/annotations/people/clerk.yml:2:3: error[odd] is odd in 2
Mend it &#8230;
at once.</failure>
  </testcase>
  <testcase classname="x/annotations/people/lonely.yml" name="people/lonely" \
file="x/annotations/people/lonely.yml" />
 </testsuite>
</testsuites>"""


def test_junit__has_a_test_for_each_finding_and_each_sound_record() -> None:
    found = finding(1), finding(2, "Mend it …\nat once.")
    assert JUNIT == as_junit(report(*found, folder="x/"))


def test_junit__lets_warnings_fail_where_they_count() -> None:
    suites = ET.fromstring(as_junit(report(finding(1), finding(2), strict=True)))  # noqa: S314 - ours
    assert ("2", 2) == (suites.get("failures"), len(suites.findall(".//failure")))


def test_junit__numbers_what_has_the_same_name() -> None:
    same = [Finding("odd", Severity.ERROR, Location(CLERK, line), "is odd") for line in (1, 5)]
    suites = ET.fromstring(as_junit(report(*same)))  # noqa: S314 - ours
    names = [case.get("name") for case in suites.iter("testcase")]
    assert ["odd: is odd", "odd: is odd (2)", "people/lonely"] == names


def test_paths__start_at_the_dossier_where_there_is_no_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    desk = Desk(tmp_path)
    desk.write({CLERK: "name: The clerk\nage: 60\n"})
    (command,) = heard(desk.run("check", "--format", "github").out)
    assert CLERK == command.properties["file"]
