"""`search: pagefind`, from the settings to the files; and the size of other searches."""

import gzip
import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort

from desk import mkdocs_serve
from examples import example_files
from sites import Pages, example_site, write

SETTINGS = "site_name: The bridge\ntheme: {name: material, font: false}\nplugins:\n"
PAGEFIND = {"mkdocs.yml": f"{SETTINGS}- dossier: {{search: pagefind}}\n"}
INDEX = "assets/pagefind"


def indexed(site: Path) -> dict[str, dict[str, Any]]:
    """Return what the index of a site holds of each page, by its address."""
    files = (site / INDEX / "fragment").iterdir()
    found = [gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd") for path in files]
    return {page["url"]: page for page in map(json.loads, found)}


def test_index__holds_every_page_with_its_kind_and_the_status_of_statements(
    tmp_path: Path,
) -> None:
    site = example_site(tmp_path, PAGEFIND)
    filters = {url: {*page["filters"]} for url, page in indexed(site).items()}
    assert {
        "/": {"pages"},
        "/people/": {"pages"},
        "/people/mayor/": {"people"},
        "/statements/bridge-is-safe/": {"statements", "withdrawn"},
        "/sources/gazette-2024-05-08/": {"sources"},
    }.items() <= filters.items()
    known = {path for path in Pages(site) if path != "404.html"}
    assert known == {f"{url[1:]}index.html" for url in filters}


def test_index__holds_nothing_that_is_not_published(tmp_path: Path) -> None:
    """Neither drafts nor texts, and no page from which a reader is sent on."""
    files = example_files()
    mayor, safe = "annotations/people/mayor.yml", "annotations/statements/bridge-is-safe.yml"
    gazette = "annotations/sources/gazette-2024-05-08.yml"
    changes = {
        gazette: files[gazette].replace(b"publish: full", b"publish: none"),
        mayor: b"formerly: [burgomaster]\n" + files[mayor],
        safe: b"draft: true\n" + files[safe],
        "mkdocs.yml": f"{SETTINGS}- dossier: {{search: pagefind, publish: none}}\n",
        "docs/index.md": "# The bridge\n",
        "annotations/corrections/mayor-takes-it-back.yml": None,
    }
    site = example_site(tmp_path, changes, strict=False)
    found = indexed(site)
    assert "/people/mayor/" in found
    assert [] == [url for url in found if "burgomaster" in url or "bridge-is-safe" in url]
    assert "The bridge is safe" not in json.dumps(list(found.values()))


def test_index__of_the_same_dossier_is_the_same(tmp_path: Path) -> None:
    """But for the two files in which pagefind lists the filters, in an order of its own."""
    one, other = (
        {
            path.relative_to(site): path.read_bytes()
            for path in site.rglob("*")
            if path.suffix != ".pf_meta" and path.name != "pagefind-entry.json" and path.is_file()
        }
        for site in (example_site(tmp_path / each, PAGEFIND) / INDEX for each in "ab")
    )
    assert one == other


def test_index__is_the_same_by_several_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = {f"docs/more/{number}.md": f"# More {number}\n" for number in range(90)}
    found = []
    for processes in ("1", "3"):
        monkeypatch.setenv("DOSSIER_WORKERS", processes)
        site = example_site(tmp_path / processes, PAGEFIND | changes)
        found.append(((site / INDEX / "costs.json").read_bytes(), indexed(site)))
    assert found[0] == found[1]
    assert len(found[0][1]) > len(changes)


def test_index__has_small_parts(tmp_path: Path) -> None:
    """A search loads a whole part for each of its words, however rare."""
    words = " ".join(f"w{number:x}" for number in range(3000))
    index = example_site(tmp_path, PAGEFIND | {"docs/many.md": f"# Many\n\n{words}\n"}) / INDEX
    assert len([*(index / "index").iterdir()]) >= 3


def test_site__has_only_the_files_that_readers_load(tmp_path: Path) -> None:
    site = example_site(tmp_path, PAGEFIND)
    files = {path.name for path in (site / INDEX).iterdir() if path.suffix != ".pf_meta"}
    assert {
        *("filter", "fragment", "index", "pagefind-entry.json", "pagefind-worker.js"),
        *("pagefind.js", "wasm.en.pagefind", "wasm.unknown.pagefind", "costs.json"),
    } == files
    assert not (site / "search").exists()
    assert "dossier-search.js" in (site / "people/index.html").read_text(encoding="utf-8")
    assert "search for it" in (site / "404.html").read_text(encoding="utf-8")


def test_addresses__are_those_of_files_where_the_site_is_so(tmp_path: Path) -> None:
    settings = f"use_directory_urls: false\n{PAGEFIND['mkdocs.yml']}"
    found = indexed(example_site(tmp_path, {"mkdocs.yml": settings}))
    assert {"/index.html", "/people/index.html", "/people/mayor.html"} <= found.keys()
    assert {"people": ["so"]} == found["/people/mayor.html"]["filters"]


def test_site__without_the_setting_has_none_of_it(tmp_path: Path) -> None:
    site = example_site(tmp_path, {"mkdocs.yml": f"{SETTINGS}- search\n- dossier\n"})
    assert [] == [path for path in site.rglob("*") if "pagefind" in path.name]
    assert [] == list(site.glob("assets/dossier-search*"))


def test_other_search__beside_it_is_refused_with_what_to_do(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = f"{SETTINGS}- search\n- dossier: {{search: pagefind}}\n"
    with pytest.raises(Abort):
        example_site(tmp_path, {"mkdocs.yml": settings})
    assert "Take `- search` out from under plugins" in caplog.text


def test_extra__that_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind.service", None)
    with pytest.raises(Abort):
        example_site(tmp_path, PAGEFIND)
    assert "pip install 'mkdocs-dossier[search]'" in caplog.text


def test_program__that_fails_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", "/bin/false")
    with pytest.raises(Abort):
        example_site(tmp_path, PAGEFIND)
    assert "pagefind could not write the search's index: exit 1" in caplog.text


def test_authors__get_the_index_once_they_search(tmp_path: Path) -> None:
    """Each time they save it would cost them seconds."""
    project = write(tmp_path / "project", example_files(PAGEFIND))
    with mkdocs_serve(project) as server:
        assert "export" in server.page("assets/pagefind/pagefind.js")


# The size of a theme's own index


def large(words: int) -> str:
    """Return a page of words that hardly compress."""
    drawn = random.Random(1)  # noqa: S311 - no secret
    return "# Large\n\n" + " ".join(f"{drawn.randrange(10**9):x}" for _ in range(words)) + "\n"


@pytest.mark.parametrize(
    ("words", "setting", "expected"),
    [(80_000, "", True), (80_000, ": {search: theme}", False), (20_000, "", False)],
)
def test_index_of_a_theme__that_is_large_is_warned_of(
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    words: int,
    setting: str,
    *,
    expected: bool,
) -> None:
    changes = {
        "mkdocs.yml": f"{SETTINGS}- search\n- dossier{setting}\n",
        "docs/large.md": large(words),
    }
    if expected:
        with pytest.raises(Abort):
            example_site(tmp_path, changes)
    else:
        example_site(tmp_path, changes)
    told = [record.getMessage() for record in caplog.records if "search" in record.getMessage()]
    assert expected == any("write `search: pagefind`" in one for one in told)
