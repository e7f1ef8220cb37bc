"""`mkdocs serve`, the real one: what is built, kept and followed, and who gets an answer."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from desk import Server, mkdocs_serve
from dossier.findings import Severity
from dossier.pipeline import build
from dossier.settings import Settings
from dossier.tree import MemoryTree
from edits import edited
from examples import example_files
from sites import write

MAYOR = "annotations/people/mayor.yml"
WESTHAVEN = "annotations/places/westhaven.yml"
SETTINGS = b"site_name: The bridge\ntheme: mkdocs\nplugins:\n- dossier\n"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The example in the plainest theme, served to its authors."""
    files = example_files({"mkdocs.yml": SETTINGS})
    with mkdocs_serve(write(tmp_path_factory.mktemp("serving") / "project", files)) as server:
        yield server


def test_broken_record__keeps_the_last_site_until_it_is_mended(served: Server) -> None:
    """And tells in the terminal what `dossier check` would."""
    good = (served.project / MAYOR).read_bytes()
    told = served.save({MAYOR: "nam: The mayor\n"})
    assert (True, 2, []) == (told["kept"], told["errors"], told["set_aside"])
    assert {
        "severity": "error",
        "rule": "missing-field",
        "at": f"{MAYOR}:1:1",
        "message": "name is missing",
        "excerpt": ["1 | nam: The mayor", "  | ^"],
        "help": ["Add `name: …`."],
    } == told["findings"][0]
    assert "The mayor" in served.page("people/mayor/")
    lines = f"{MAYOR}:1:1: error[missing-field] name is missing\n  1 | nam: The mayor\n    | ^\n"
    assert lines in served.log.read_text()
    told = served.save({MAYOR: good.replace(b"The mayor", b"The lord mayor")})
    assert (False, 0) == (told["kept"], told["errors"])
    assert "The lord mayor" in served.page("people/mayor/")


def test_warnings__keep_nothing_and_are_told_with_those_of_mkdocs(served: Server) -> None:
    path = "annotations/places/farhaven.yml"
    told = served.save({path: "name: Farhaven\n", "docs/more.md": "[x](no-such.md)\n"})
    assert (False, 0, 2) == (told["kept"], told["errors"], told["warnings"])
    assert [f"{path}:1:1"] == [one["at"] for one in told["findings"]]
    assert ["no-such.md" in line for line in told["said"]] == [True]
    assert 0 == served.save({path: None, "docs/more.md": None})["warnings"]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (SETTINGS + b"nav: [\n", "mkdocs.yml:6:1"),
        (SETTINGS.replace(b"- dossier", b"- dossier: {publish: non}"), "mkdocs.yml:4:22"),
        (None, "Config file 'mkdocs.yml' does not exist."),
        (SETTINGS + b"hooks: [hook.py]\n", "ValueError: no such luck"),
    ],
)
def test_settings__that_are_broken_keep_the_last_site_whole(
    served: Server, settings: bytes | None, expected: str
) -> None:
    """Also where the building stops half-way."""
    hook = "def on_env(env, **_):\n    raise ValueError('no such luck')\n"
    (served.project / "hook.py").write_text(hook)
    told = served.save({"mkdocs.yml": settings})
    assert told["kept"]
    assert 1 == told["errors"]
    assert expected in [*(one["at"] for one in told["findings"]), *told["failure"]]
    assert 200 == served.ask("people/engineer/")[0]
    assert 404 == served.ask("nowhere/")[0]
    assert not served.save({"mkdocs.yml": SETTINGS})["kept"]
    assert "Traceback" not in served.log.read_text()


def test_folders__that_go_and_come_or_are_new_are_followed(served: Server) -> None:
    """A folder moved away and back, one that is made, and one that only the settings name now."""
    project = served.project
    (project / "annotations").rename(project / "away")
    assert served.built_anew()["kept"]
    (project / "away").rename(project / "annotations")
    assert not served.built_anew()["kept"]
    write(project / "records/places", {"here.yml": b"name: Herehaven\n"})
    elsewhere = SETTINGS.replace(b"- dossier", b"- dossier: {annotations: records}")
    served.save({"mkdocs.yml": elsewhere, "docs/index.md": "# No records\n"})
    assert "Herehaven" in served.page("places/here/")
    served.save({"records/places/here.yml": "name: Newhaven\n"})
    assert "Newhaven" in served.page("places/here/")
    served.save({"mkdocs.yml": SETTINGS, "docs/index.md": example_files()["docs/index.md"]})
    served.save({WESTHAVEN: "name: Easthaven\n"})
    assert "Easthaven" in served.page("places/westhaven/")


def test_plugin__that_is_taken_out_leaves_the_site_of_the_others(served: Server) -> None:
    served.save({"mkdocs.yml": SETTINGS.replace(b"- dossier", b"- search")})
    assert (200, 404) == (served.ask("")[0], served.ask("people/mayor/")[0])
    served.save({"mkdocs.yml": SETTINGS})
    assert 200 == served.ask("people/mayor/")[0]


@pytest.mark.parametrize(
    ("path", "body", "headers", "status"),
    [
        ("told", None, {}, 200),
        ("told", None, {"Host": "localhost:8000"}, 200),
        ("told", None, {"Host": "[::1]:8000"}, 200),
        ("told", None, {"Host": "dossier.example"}, 403),
        ("told", None, {"Host": "127.0.0.1.dossier.example"}, 403),
        ("told", None, {"Host": "[oops"}, 403),
        ("told", None, {"Origin": "http://dossier.example"}, 403),
        ("told", None, {"Origin": "null"}, 403),
        ("told", None, {"Sec_Fetch_Site": "cross-site"}, 403),
        ("told", "{}", {"Content_Type": "application/json"}, 405),
        ("offer", None, {}, 405),
        ("offer", "{}", {"Content_Type": "text/plain"}, 415),
        ("offer", "{}", {"Content_Type": "application/json"}, 400),
        ("offer", "[" * 100_000, {"Content_Type": "application/json"}, 400),
        ("offer", b"\xff", {"Content_Type": "application/json"}, 400),
        ("offer", "x" * 1_000_001, {"Content_Type": "application/json"}, 413),
        ("nothing", None, {}, 404),
        ("../mkdocs.yml", None, {}, 404),
    ],
)
def test_endpoint__answers_pages_of_its_own_only(
    served: Server, path: str, body: str | bytes | None, headers: dict[str, str], status: int
) -> None:
    """Nothing across origins, no name that may have been pointed here, nothing but small JSON."""
    got, answered, _ = served.ask(f"__dossier__/{path}", body, **headers)
    assert status == got
    assert "Access-Control-Allow-Origin" not in answered


def test_first_build__with_errors_shows_what_is_sound(
    tmp_path: Path,
) -> None:
    """There is nothing better to keep, until a build without errors; its site is then kept."""
    broken = example_files({"mkdocs.yml": SETTINGS, MAYOR: "nam: The mayor\n"})
    with mkdocs_serve(write(tmp_path / "project", broken)) as server:
        told = server.told()
        assert (False, 2) == (told["kept"], told["errors"])
        assert "people/mayor" in told["set_aside"]
        assert (404, 200) == (server.ask("people/mayor/")[0], server.ask("people/engineer/")[0])
        assert not server.save({WESTHAVEN: "name: Easthaven\n"})["kept"]
        assert "Easthaven" in server.page("places/westhaven/")
        assert 0 == server.save({MAYOR: example_files()[MAYOR]})["errors"]
        assert server.save({WESTHAVEN: "nam: Westhaven\n"})["kept"]
        assert "Easthaven" in server.page("places/westhaven/")


MATERIAL = b"""
site_name: The bridge
theme:
  name: material
  font: false
plugins:
- search
- dossier
nav:
- index.md
- Statements: statements/index.md
markdown_extensions:
- attr_list
- md_in_html
- toc:
    permalink: true
"""
RENEWED = "Documentation brought up to date"
BESIDE = ("search/search_index.json", "dossier.json", "404.html", "nowhere/")


def shown(server: Server) -> Mapping[str, bytes]:
    """Ask for all that a site has, and return it without the number of its build."""
    pages = re.findall("<loc>http://[^/]*/(.*)</loc>", server.page("sitemap.xml"))
    found = {path: server.ask(path)[2] for path in (*pages, *BESIDE)}
    port = str(server.port).encode()
    return {
        path: re.sub(rb"livereload\([0-9]+, [0-9]+\);", b"", data).replace(port, b"PORT")
        for path, data in found.items()
    }


@pytest.mark.parametrize("seed", [0, 400])
def test_site__brought_up_to_date_is_as_if_built_anew(tmp_path: Path, seed: int) -> None:
    """Page by page, after edits of records and articles."""
    states = [example_files()]
    for number in range(seed, seed + 400):
        files = list(edited(number, 1))[1]
        kept = {path: files.get(path) == data for path, data in states[0].items()}
        if files.keys() == kept.keys() and kept["docs/index.md"] and not all(kept.values()):
            findings = build(MemoryTree(files), Settings()).findings
            states += [] if any(one.severity is Severity.ERROR for one in findings) else [files]
    project = write(tmp_path / "project", {**states[0], "mkdocs.yml": MATERIAL})
    with mkdocs_serve(project) as server:
        for before, after in pairwise(states[:5]):
            server.save({path: data for path, data in after.items() if before[path] != data})
            files = {**after, "mkdocs.yml": MATERIAL}
            with mkdocs_serve(write(tmp_path / "other", files)) as other:
                assert shown(other) == shown(server)
        assert server.log.read_text().count(RENEWED) >= 4


def test_search__knows_what_was_saved_last(tmp_path: Path) -> None:
    files = {**example_files(), "mkdocs.yml": MATERIAL}
    with mkdocs_serve(write(tmp_path / "project", files)) as server:
        assert "lord" not in server.page("search/search_index.json")
        server.save({MAYOR: files[MAYOR].replace(b"The mayor", b"The lord mayor")})
        assert RENEWED in server.log.read_text()
        assert "The lord mayor" in server.page("")  # an author's page names her
        assert "The lord mayor" in server.page("people/")
        assert '"title":"The lord mayor"' in server.page("search/search_index.json")
        assert '"The lord mayor"' in server.page("dossier.json")


@pytest.mark.parametrize(
    "changes",
    [
        {"annotations/places/farhaven.yml": b"name: Farhaven\n"},
        {"annotations/corrections/mayor-withdraws.yml": None},
        {"docs/index.md": b"# The bridge\n\nOf [[westhaven]].\n"},
        {"mkdocs.yml": MATERIAL + b"copyright: Nobody's\n"},
    ],
)
def test_site__is_built_whole_when_more_than_pages_change(
    tmp_path: Path, changes: Mapping[str, bytes | None]
) -> None:
    files = {**example_files(), "mkdocs.yml": MATERIAL}
    with mkdocs_serve(write(tmp_path / "project", files)) as server:
        server.save(changes)
        assert RENEWED not in server.log.read_text()
        after = {path: data for path, data in {**files, **changes}.items() if data}
        with mkdocs_serve(write(tmp_path / "other", after)) as other:
            assert shown(other) == shown(server)


def test_navigation__has_the_new_name_of_a_page_on_every_page(
    tmp_path: Path,
) -> None:
    settings = MATERIAL.replace(b"- index.md", b"- index.md\n- people/mayor.md")
    files = {**example_files(), "mkdocs.yml": settings}
    with mkdocs_serve(write(tmp_path / "project", files)) as server:
        server.save({MAYOR: files[MAYOR].replace(b"The mayor", b"The lord mayor")})
        assert "The lord mayor" in server.page("places/westhaven/")


ALIVE = b"""
import weakref

FILES = weakref.WeakSet()


def on_post_build(config):
    with open("alive", "a") as log:
        print(len(FILES), file=log)


def on_env(env, config, files):
    FILES.update(files)
    return env
"""


def test_builds__that_are_over_hold_no_memory(tmp_path: Path) -> None:
    """As told by a hook that counts the files of sites, which hold their pages and these them."""
    files = {"mkdocs.yml": SETTINGS + b"hooks: [alive.py]\n", "alive.py": ALIVE}
    with mkdocs_serve(write(tmp_path / "project", example_files(files))) as server:
        for turn in range(5):
            server.save({"docs/index.md": f"# Turn {turn}\n"})
        first, *_, last = map(int, (server.project / "alive").read_text().split())
    assert first <= last <= 3 * first
