"""Pages that were made before are used again, and a site with them is the site without."""

import gc
import os
import pty
import re
import shutil
import sqlite3
import subprocess
import sys
import weakref
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from dossier.link.dossier import Dossier
from dossier.link.prints import Prints
from dossier.link.references import MENTION
from dossier.link.watched import ALL, Aspect, Once, Question, WatchedDossier
from dossier.mkdocs_plugin.book import Book, written
from dossier.mkdocs_plugin.kept import unpacked
from dossier.model.fields import Key, Kind
from dossier.packing import Packing
from dossier.pipeline import Memo, build
from dossier.render.pages import Page, Renderer
from dossier.settings import Settings
from dossier.tree import MemoryTree
from dossier.views.names import Names
from edits import Files, edited
from examples import example_files
from forking import fork
from sites import build_site, write

BUILDER = Path(__file__).resolve().parent.parent / "builder"
MAYOR = "annotations/people/mayor.yml"
SETTINGS = b"""
site_name: Westhaven
site_url: https://site.invalid/
theme:
  name: material
  font: false
plugins:
- search
- dossier
nav:
- index.md
markdown_extensions:
- attr_list
- md_in_html
- toc:
    permalink: true
"""

packed = Packing[Any](object).pack

Made = dict[str, tuple[tuple[Question, ...], bytes, list[Page]]]
"""What came of each job: what was asked, a digest of the answers, the pages."""


def made(files: Files, memo: Memo, before: Made, *, drafts: bool) -> tuple[Made, set[str]]:
    """Make all pages, and return them with the names of the jobs that need not have been done."""
    built = build(MemoryTree(files), Settings(), drafts=drafts, memo=memo)
    watched, prints = WatchedDossier(built.published), Prints(built.published, built.files)
    renderer = Renderer(watched, for_authors=drafts)
    found: Made = {}
    same = set()
    for job in renderer.jobs():
        with watched.noting() as asked:
            pages = list(job.make())
        found[job.name] = (tuple(asked), prints.of_all(asked), pages)
        questions, proof, _ = before.get(job.name, ((), b"", []))
        if prints.of_all(questions) == proof:
            same.add(job.name)
    return found, same


@pytest.mark.parametrize("seed", range(12))
def test_kept_page__that_seems_the_same_is_the_same(seed: int) -> None:
    """Whatever is edited, added, renamed and removed between one build and the next."""
    memo, before = Memo(), Made()
    for files in edited(seed, 25):
        now, same = made(files, memo, before, drafts=seed % 2 == 0)
        assert {name: before[name][2] for name in same} == {name: now[name][2] for name in same}
        before = now


@pytest.mark.parametrize("seed", range(20, 26))
def test_prints__see_at_a_look_what_changed(seed: int) -> None:
    """As digests would have it, between two builds that share what was read."""
    memo, asked, last = Memo(), set[Question](), None
    for files in edited(seed, 20):
        built = build(MemoryTree(files), Settings(), memo=memo)
        now, watched = Prints(built.published, built.files), WatchedDossier(built.published)
        with watched.noting() as noted:
            for job in Renderer(watched).jobs():
                list(job.make())
        asked |= noted
        if last:
            expected = {question for question in asked if now.of(question) != last.of(question)}
            assert expected == now.changed_since(last, asked)
        last = now


def test_kept_pages__few_are_made_again_after_an_edit() -> None:
    files = example_files()
    memo = Memo()
    before, _ = made(files, memo, {}, drafts=False)
    files[MAYOR] += b"notes: She has been that since 2020.\n"
    now, same = made(files, memo, before, drafts=False)
    anew = now.keys() - same
    assert {"people/mayor", "people/"} <= anew
    assert {"statements/bridge-is-safe"} - anew == set()  # its speaker is on it
    assert {"places/westhaven", "organizations/", "events/", "sources/"} <= same
    pages = {name: now[name][2] != before[name][2] for name in now}
    assert not {name for name in same if pages[name]}


def test_watched_dossier__notes_all_that_can_be_asked() -> None:
    """A new question that is not noted would bring pages back that have changed."""
    own = {name for name in vars(Dossier) if not name.startswith("_")}
    asked = own | set(Dossier.__dataclass_fields__)
    assert asked - set(vars(WatchedDossier)) == set()


MAYORS, GAZETTE = Key(Kind.PEOPLE, "mayor"), Key(Kind.SOURCES, "gazette-2024-05-08")
SAFE = Key(Kind.STATEMENTS, "bridge-is-safe")


@pytest.mark.parametrize(
    ("ask", "question"),
    [
        (lambda dossier: dossier.records[SAFE], (Aspect.RECORD, SAFE)),
        (lambda dossier: dossier.records.get(SAFE), (Aspect.RECORD, SAFE)),
        (lambda dossier: SAFE in dossier.remains, (Aspect.RECORD, SAFE)),
        (lambda dossier: dossier.publishes(GAZETTE), (Aspect.RECORD, GAZETTE)),
        (lambda dossier: dossier.mentions(SAFE), (Aspect.RECORD, SAFE)),
        (lambda dossier: dossier.mentions("index.md"), (Aspect.PAGE, "index.md")),
        (lambda dossier: dossier.pages["index.md"], (Aspect.PAGE, "index.md")),
        (lambda dossier: dossier.links_from(SAFE), (Aspect.LINKS_FROM, SAFE)),
        (lambda dossier: dossier.target(SAFE, "speaker"), (Aspect.LINKS_FROM, SAFE)),
        (lambda dossier: dossier.links_to(SAFE), (Aspect.LINKS_TO, SAFE)),
        (lambda dossier: dossier.quotations_by(SAFE), (Aspect.QUOTATIONS_BY, SAFE)),
        (lambda dossier: dossier.quotations_from(GAZETTE), (Aspect.QUOTATIONS_FROM, GAZETTE)),
        (lambda dossier: dossier.shown(GAZETTE), (Aspect.SHOWN, GAZETTE)),
        (lambda dossier: dossier.status(SAFE), (Aspect.STATUS, SAFE)),
        (lambda dossier: dossier.texts[GAZETTE], (Aspect.TEXT, GAZETTE)),
        (lambda dossier: dossier.of_kind(Kind.PEOPLE), (Aspect.KIND, Kind.PEOPLE)),
        (lambda dossier: dossier.find("people/mayor", MENTION), (Aspect.ID, "mayor")),
        (lambda dossier: dossier.naming, (Aspect.NAMING, "")),
        (lambda dossier: list(dossier.records), ALL),
        (lambda dossier: len(dossier.texts), ALL),
        (lambda dossier: dossier.links, ALL),
        (lambda dossier: dossier.dangling, ALL),
        (lambda dossier: dossier.quotations, ALL),
        (lambda dossier: dossier.unwatched, ALL),
        (lambda dossier: dossier.resolved, ALL),
        (lambda dossier: dossier.anchored, ALL),
        (lambda dossier: dossier.without([SAFE]), ALL),
        (lambda dossier: dossier.without_pages(["index.md"]), ALL),
    ],
)
def test_watched_dossier__notes_what_is_asked(
    ask: Callable[[Dossier], object], question: Question
) -> None:
    watched = WatchedDossier(build(MemoryTree(example_files()), Settings()).published)
    with watched.noting() as asked:
        ask(watched)
    assert asked == {question}


SAYS_SAFE = "annotations/statements/bridge-is-safe.yml"
SAYS_WRONG = "annotations/statements/mayor-was-wrong.yml"
ARTICLE = "annotations/sources/gazette-2024-05-08.yml"


@pytest.mark.parametrize(
    ("question", "path", "old", "new"),
    [
        ((Aspect.RECORD, SAFE), SAYS_SAFE, b"bridge is safe.", b"bridge is very safe."),
        ((Aspect.LINKS_FROM, SAFE), SAYS_SAFE, b"speaker: mayor", b"speaker: engineer"),
        ((Aspect.LINKS_TO, SAFE), SAYS_WRONG, b"bridge-is-not-safe", b"bridge-is-safe"),
        ((Aspect.LINKS_TO, MAYORS), "docs/index.md", b"The [[mayor]]", b"The mayor"),
        ((Aspect.QUOTATIONS_BY, SAFE), "seeds/gazette.txt", b"The bridge in", b"A bridge in"),
        ((Aspect.QUOTATIONS_FROM, GAZETTE), SAYS_WRONG, b": I was wrong", b": was wrong"),
        ((Aspect.SHOWN, GAZETTE), SAYS_WRONG, b"I was wrong about the bridge", b"every cable"),
        ((Aspect.STATUS, SAFE), "annotations/corrections/mayor-withdraws.yml", b"05-08", b"05-09"),
        ((Aspect.TEXT, GAZETTE), "seeds/gazette.txt", b"every cable", b"each cable"),
        ((Aspect.TEXT, GAZETTE), ARTICLE, b"text:", b"format: markdown\ntext:"),
        ((Aspect.PAGE, "index.md"), "docs/index.md", b"# The bridge", b"# Our bridge"),
        ((Aspect.PAGE, "index.md"), "docs/index.md", b"took it back", b"took all back"),
        ((Aspect.KIND, Kind.PEOPLE), MAYOR, b"The mayor", b"Our mayor"),
        ((Aspect.ID, "council"), "annotations/places/westhaven.yml", b"", b""),
        ((Aspect.NAMING, ""), MAYOR, b"unnamed: true", b"unnamed: true\naliases: [Our mayor]"),
        (ALL, "docs/index.md", b"took it back", b"took all back"),
        (ALL, SAYS_WRONG, b"about the bridge.", b"about it."),
    ],
)
def test_prints__tell_another_answer_from_the_one_before(
    question: Question, path: str, old: bytes, new: bytes
) -> None:
    files = example_files()
    files[ARTICLE] = re.sub(rb"sha256:.*\n|publish:.*\n", b"", files[ARTICLE])
    before = prints(files).of(question)
    assert before == prints(dict(files)).of(question)
    if old:
        assert old in files[path]
        files[path] = files[path].replace(old, new, 1)
    else:
        files["annotations/places/council.yml"] = files[path]
    assert prints(files).of(question) != before


def prints(files: Files) -> Prints:
    built = build(MemoryTree(files), Settings())
    return Prints(built.published, built.files)


def test_once__is_noted_each_time() -> None:
    watched = WatchedDossier(build(MemoryTree(example_files()), Settings()).published)
    mayor = Key(Kind.PEOPLE, "mayor")
    titles = Once[Key, str](watched)
    asked = []
    for _ in range(2):
        with watched.noting() as questions:
            title = titles.of(mayor, lambda key: watched.records[key].title_text)
            assert title == "The mayor"
        asked.append(questions)
    assert asked[0] == asked[1] != set()


def test_dossier__is_held_by_none_of_what_was_made_of_it() -> None:
    """As told without Python's collector, which is spared what lasts from build to build."""
    gc.disable()
    try:
        built = build(MemoryTree(example_files()), Settings())
        watched, prints = WatchedDossier(built.published), Prints(built.published, built.files)
        assert len(list(Renderer(watched, Settings()).pages())) > 10
        prints.of(ALL)
        alive = [weakref.ref(one) for one in (built, built.published, watched, prints)]
        del built, watched, prints
        assert [None] * 4 == [one() for one in alive]
    finally:
        gc.enable()


def test_names__made_something_of_once_are_noted_each_time() -> None:
    watched = WatchedDossier(build(MemoryTree(example_files()), Settings()).published)
    names, asked, made = Names(watched), [], []
    for _ in range(2):
        with watched.noting() as questions:
            made.append(names.once(mayors))
        asked.append(questions)
    assert made[0] is made[1]
    assert asked[0] == asked[1] != set()


def mayors(names: Names) -> list[str]:
    return [names.of(Key(Kind.PEOPLE, "mayor")).title]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the pages of a test are kept."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("DOSSIER_CACHE", str(folder))
    return folder


def site(project: Path, folder: Path) -> Mapping[str, bytes]:
    """Build a site and return its files, but for the time at which it was built."""
    built = build_site(project, folder, strict=False)
    return {
        path.relative_to(built).as_posix(): re.sub(rb"Build Date UTC : .*", b"", path.read_bytes())
        for path in sorted(built.rglob("*"))
        if path.is_file() and path.name != "sitemap.xml.gz"
    }


def cold(project: Path, folder: Path) -> Mapping[str, bytes]:
    """Build a site as if nothing had ever been kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOSSIER_CACHE", "")
        return site(project, folder)


def turn_into(project: Path, files: Files) -> None:
    for name in ("annotations", "docs", "seeds"):
        shutil.rmtree(project / name, ignore_errors=True)
    write(project, {**files, "mkdocs.yml": SETTINGS})


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("seed", [101, 102])
def test_site__with_kept_pages_is_the_site_without(tmp_path: Path, seed: int) -> None:
    project = tmp_path / "project"
    states = list(edited(seed, 8))
    for files in [*states, *states[::-3]]:
        turn_into(project, files)
        expected = cold(project, tmp_path / "cold")
        assert expected == site(project, tmp_path / "warm")


@pytest.mark.parametrize("which", ["1", "rowid % 2", "rowid % 2 = 0"])
def test_site__is_built_when_what_is_kept_is_spoilt(
    tmp_path: Path, cache: Path, which: str
) -> None:
    """Also where the book of it is whole, which is one row of them."""
    project = tmp_path / "project"
    turn_into(project, example_files())
    first = site(project, tmp_path / "site")
    (file,) = cache.rglob("*.sqlite3")
    with sqlite3.connect(file) as kept:
        assert kept.execute(f"UPDATE kept SET value = 'x' WHERE {which}").rowcount > 10  # noqa: S608
    assert first == site(project, tmp_path / "site")
    file.write_bytes(os.urandom(9999))
    assert first == site(project, tmp_path / "site")


def test_site__that_is_as_it_was_before_is_not_made_anew(tmp_path: Path, cache: Path) -> None:
    """As told by what is written into the cache when an edit is taken back: no page."""
    project = tmp_path / "project"
    edited_files = example_files()
    edited_files[MAYOR] = edited_files[MAYOR].replace(b"The mayor", b"Our mayor")
    rows = []
    for files in (example_files(), edited_files, example_files()):
        turn_into(project, files)
        assert site(project, tmp_path / "site") == cold(project, tmp_path / "cold")
        (file,) = cache.rglob("*.sqlite3")
        with sqlite3.connect(file) as kept:
            rows.append(dict(kept.execute("SELECT key, rowid FROM kept")))
    assert len(rows[0]) < len(rows[1])
    assert rows[1].keys() == rows[2].keys()
    assert len(rows[2].items() - rows[1].items()) == 1  # what was read in the records' files


@pytest.mark.parametrize("data", [b"", b"x", *map(packed, ([1], [[], {}, []]))])
def test_unpacked__refuses_what_was_not_packed(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpacked(data)


ASKED: dict[str, list[Question]] = {
    "people/mayor": [(Aspect.RECORD, MAYORS), (Aspect.PAGE, "people/mayor.md")],
    "statements/": [(Aspect.RECORD, SAFE), (Aspect.RECORD, MAYORS), (Aspect.PAGE, "a\n[b].md")],
    "data": [ALL],
}


def book(*jobs: str) -> Book:
    found = Book()
    for job in jobs:
        found.note(job, map(written, ASKED[job]))
    return found


def test_book__reads_what_it_wrote() -> None:
    whole = book(*ASKED)
    whole.note("people/mayor", map(written, ASKED["people/mayor"][:1]))
    whole.keep_only(["people/mayor", "data"])
    again = Book.read(whole.written())
    assert list(again.jobs) == ["people/mayor", "data"]
    assert [(Aspect.RECORD, MAYORS)] == [
        again.questions[at] for at in again.asked_for("people/mayor")
    ]
    assert list(again.questions) == [(Aspect.RECORD, MAYORS), ALL]


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ([(Aspect.RECORD, MAYORS)], {"data"}),
        ([(Aspect.PAGE, "a\n[b].md"), ALL], {"people/mayor"}),
        ([(Aspect.RECORD, GAZETTE)], set(ASKED)),
        ([], set(ASKED)),
    ],
)
def test_book__leads_from_a_question_to_what_asked_it(
    changed: list[Question], same: set[str]
) -> None:
    assert book(*ASKED).without(changed) == same


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        *map(
            packed,
            [
                [1],
                [["record people/mayor"], {"data": [1]}],
                [["record people/mayor"], {"data": [-1]}],
                [["record people/mayor"], {"data": [99999999999]}],
                [["nothing people/mayor"], {"data": [0]}],
            ],
        ),
    ],
)
def test_book__that_is_none_is_empty(data: bytes) -> None:
    assert not Book.read(data).jobs


@pytest.mark.parametrize(("arguments", "again"), [([], 0), (["--clean"], 1)])
def test_clean__makes_every_page_anew(
    tmp_path: Path, cache: Path, arguments: list[str], again: int
) -> None:
    """As told by what is written into the cache, whose other pages keep their place."""
    project = tmp_path / "project"
    turn_into(project, example_files())
    config = ["--config-file", str(project / "mkdocs.yml"), "--site-dir", str(tmp_path / "site")]

    def rows() -> dict[bytes, int]:
        (file,) = cache.rglob("*.sqlite3")
        with sqlite3.connect(file) as kept:
            return dict(kept.execute("SELECT key, rowid FROM kept"))

    command = ["mkdocs", "build", "--quiet", *config]
    assert 0 == fork(command, project, tmp_path / "log").ended()
    before = rows()
    assert 0 == fork([*command, *arguments], project, tmp_path / "log").ended()
    after = rows()
    assert before.keys() == after.keys()
    assert bool(again) == (before != after)


AT_ONCE = """
import runpy
import dossier.progress
dossier.progress._PATIENCE = 0
runpy.run_module("mkdocs", run_name="__main__")
"""


@pytest.mark.parametrize(("more", "told"), [([], {b"pages made"}), (["--quiet"], set())])
def test_progress__is_told_on_a_terminal_unless_that_is_to_be_quiet(
    tmp_path: Path, more: list[str], told: set[bytes]
) -> None:
    """Here from the start, as the example takes no second."""
    project = write(tmp_path, {**example_files(), "mkdocs.yml": SETTINGS})
    ours, theirs = pty.openpty()
    environment = os.environ | {"PYTHONPATH": str(BUILDER), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-c", AT_ONCE, "build", *more]
    process = subprocess.Popen(command, cwd=project, env=environment, stderr=theirs)
    os.close(theirs)
    said = bytearray()
    with suppress(OSError):  # it ends so on Linux
        while some := os.read(ours, 4096):
            said += some
    assert process.wait(60) == 0
    assert {words for words in (b"pages made",) if words in said} == told
