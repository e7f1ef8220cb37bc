"""The plugin in the real MkDocs: pages, links, findings, settings, drafts, places."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from dossier.render.pages import OVERVIEWS
from examples import example_files
from sites import Pages, broken_links, build_site, example_site, write

SETTINGS = "site_name: The bridge\nplugins:\n- dossier\n"
SAFE = "statements/bridge-is-safe/index.html"
DRAFT = "draft: true\n" + example_files()["annotations/statements/bridge-is-not-safe.yml"].decode()


def settings(text: str = "", plugins: str = "- dossier\n- search\n") -> dict[str, str]:
    """Return changes that give the example other settings, with the plainest theme."""
    return {"mkdocs.yml": f"site_name: The bridge\ntheme: mkdocs\n{text}plugins:\n{plugins}"}


def said(caplog: pytest.LogCaptureFixture, level: int) -> list[str]:
    """Return what our plugin logged at a level."""
    return [
        record.getMessage().removeprefix("dossier: ")
        for record in caplog.records
        if record.name == "mkdocs.plugins.dossier" and record.levelno == level
    ]


def everything(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the path and the content of every file of a site."""
    for path in sorted(site.rglob("*")):
        if path.is_file():
            yield path.relative_to(site).as_posix(), path.read_bytes().decode(errors="replace")


def test_build__makes_a_page_for_every_record_and_a_list_of_every_kind(tmp_path: Path) -> None:
    found = Pages(example_site(tmp_path))
    records = {
        path.removeprefix("annotations/").replace(".yml", "/index.html")
        for path in example_files()
        if path.startswith("annotations/")
    }
    lists = {f"{path.split('/')[0]}/index.html" for path in records}
    whole = {f"{path}/index.html" for path in ("data", *(one.name for one in OVERVIEWS))}
    assert records | lists | whole | {"index.html", "404.html"} == set(found)


def test_build__title_of_a_statement_carries_its_status(tmp_path: Path) -> None:
    """The browser's tab, a bookmark and a search result say it, too."""
    site = example_site(tmp_path, settings())
    (title,) = Pages(site)[SAFE].all("title")
    assert "The bridge is safe. ✕ withdrawn - The bridge" == title.text
    index = (site / "search/search_index.json").read_text(encoding="utf-8")
    assert '"title":"The bridge is safe. \\u2715 withdrawn"' in index


def test_build__hostile_title_stays_in_the_title(tmp_path: Path) -> None:
    """Material writes titles unescaped; a claim must not break out for all that."""
    statement = example_files()["annotations/statements/bridge-is-safe.yml"].decode()
    claim = '</title><script>alert(1)</script>" onclick="x'
    hostile = statement.replace("The bridge is safe.", f"'{claim}'")
    changes = {"annotations/statements/bridge-is-safe.yml": hostile}
    for page in Pages(example_site(tmp_path, changes)).values():
        scripts = [one for one in page.all("script") if "alert" in one.text]
        assert {"application/ld+json"} >= {one.attributes.get("type") for one in scripts}
        assert [] == [one for one in page.all() if "onclick" in one.attributes]


def test_edit_link__leads_to_the_yaml_file(tmp_path: Path) -> None:
    repository = "repo_url: https://example.org/r\nedit_uri: edit/main/docs/\n"
    found = Pages(example_site(tmp_path, settings(repository)))
    edits = {
        path: [
            one.attributes["href"]
            for one in page.all("a")
            if one.attributes.get("href", "").startswith("https://example.org/r/edit")
        ]
        for path, page in found.items()
    }
    assert {
        SAFE: ["https://example.org/r/edit/main/annotations/statements/bridge-is-safe.yml"],
        "statements/index.html": [],
        "index.html": ["https://example.org/r/edit/main/docs/index.md"],
    }.items() <= edits.items()


def test_navigation__has_the_lists_where_mkdocs_makes_it_and_no_records(tmp_path: Path) -> None:
    site = example_site(tmp_path, settings())
    (nav,) = [
        one
        for one in Pages(site)["index.html"].all("nav", "div")
        if one.attributes.get("id") == "navbar-collapse"
    ]
    targets = [one.attributes.get("href", "") for one in nav.all("a")]
    assert "statements/" in targets
    assert [] == [one for one in targets if "bridge" in one]


def test_navigation__of_the_authors_takes_what_they_name(tmp_path: Path) -> None:
    """A record's page that is named in `nav` is there; the rest is not complained about."""
    nav = "nav:\n- index.md\n- statements/index.md\n- people/mayor.md\n"
    strict = "validation: {omitted_files: warn, unrecognized_links: warn, anchors: warn}\n"
    site = example_site(tmp_path, settings(nav + strict))
    home = Pages(site)["index.html"]
    assert {"people/mayor/", "statements/"} <= {
        one.attributes.get("href", "") for one in home.all("a")
    }


def test_author_page__keeps_the_place_of_a_generated_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    own = {"docs/people/mayor.md": "# Ours\n", "docs/statements/index.md": "# Our list\n"}
    with pytest.raises(Abort):
        example_site(tmp_path, settings() | own)
    assert ["docs/people/mayor.md is shown where the page of people/mayor belongs"] == said(
        caplog, logging.WARNING
    )
    found = Pages(tmp_path / "site")
    assert ["Ours", "Our list"] == [
        next(found[path].all("h1")).text
        for path in ("people/mayor/index.html", "statements/index.html")
    ]


def test_author_file__keeps_the_place_of_a_download(tmp_path: Path) -> None:
    site = example_site(tmp_path, settings() | {"docs/dossier.json": '"ours"\n'})
    assert '"ours"\n' == (site / "dossier.json").read_text()
    assert (site / "annotations.jsonld").is_file()


def test_author_page__that_is_no_utf8_is_a_finding_and_no_traceback(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        example_site(tmp_path, settings() | {"docs/old.md": "# Café\n".encode("latin-1")})
    (told,) = said(caplog, logging.WARNING)
    assert told.startswith("docs/old.md:1:6: ")
    assert "Caf\ufffd" == next(Pages(tmp_path / "site")["old/index.html"].all("h1")).text


def test_findings__errors_are_warnings_of_mkdocs_with_their_place(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """`mkdocs build --strict` fails on them, and the rest of the site is still made."""
    caplog.set_level(logging.INFO)
    changes = settings() | {"annotations/people/engineer.yml": "name: The engineer\nage: 40\n"}
    with pytest.raises(Abort):
        example_site(tmp_path, changes)
    (told,) = [one for one in said(caplog, logging.WARNING) if "engineer.yml" in one]
    assert told.startswith(
        "annotations/people/engineer.yml:2:1: there is no field 'age' here [unknown-field]\n    "
    )
    assert "people/mayor/index.html" in Pages(tmp_path / "site")
    assert "people/engineer/index.html" not in Pages(tmp_path / "site")


def test_findings__warnings_are_told_and_pass(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    example_site(tmp_path, settings() | {"annotations/places/farhaven.yml": "name: Farhaven\n"})
    assert ["annotations/places/farhaven.yml:1:1: "] == [
        one[: len("annotations/places/farhaven.yml:1:1: ")] for one in said(caplog, logging.INFO)
    ]


def test_findings__fail_any_build_where_the_settings_say_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing of the last good site is touched then."""
    changes = settings(plugins="- dossier: {strict: true}\n")
    changes |= {"annotations/places/farhaven.yml": "name: Farhaven\n"}
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("good")
    with pytest.raises(Abort):
        example_site(tmp_path, changes)
    assert "1 finding, and `strict` is set for the dossier" in caplog.text
    assert "good" == (tmp_path / "site/index.html").read_text()


@pytest.mark.parametrize(
    ("plugins", "expected"),
    [
        ("- dossier: {publish: non}\n", "publish"),
        ("- dossier: {seed: articles}\n", "there is no setting 'seed'"),
        ("- dossier: {annotations: ../records}\n", "annotations"),
        ("- dossier: {seeds: docs/articles}\n", "overlaps docs_dir"),
    ],
)
def test_settings__what_is_wrong_names_the_key(
    tmp_path: Path, plugins: str, expected: str, caplog: pytest.LogCaptureFixture
) -> None:
    project = write(tmp_path / "project", example_files(settings(plugins=plugins)))
    with pytest.raises(Abort):
        load_config(str(project / "mkdocs.yml"))
    assert expected in caplog.text


def test_settings__docs_dir_outside_the_project_is_refused(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "pages").mkdir()
    project = write(tmp_path / "project", example_files(settings("docs_dir: ../pages\n")))
    with pytest.raises(Abort):
        build_site(project, tmp_path / "site")
    assert "mkdocs.yml: docs_dir: " in caplog.text


def test_folders__may_have_other_names(tmp_path: Path) -> None:
    """Records, articles and pages are found where the settings say."""
    names = {"annotations/": "records/", "seeds/": "the articles/", "docs/": "pages/own/"}
    files = example_files(
        settings(
            "docs_dir: pages/own\n",
            "- dossier: {annotations: records, seeds: the articles}\n",
        )
    )
    for old, new in names.items():
        files = {
            path.replace(old, new, 1) if path.startswith(old) else path: data
            for path, data in files.items()
        }
    site = build_site(write(tmp_path / "project", files), tmp_path / "site")
    assert SAFE in Pages(site)
    assert [] == broken_links(site)


def test_drafts__are_shown_to_who_serves_and_never_built(tmp_path: Path) -> None:
    changes = settings() | {"annotations/statements/bridge-is-not-safe.yml": DRAFT}
    built = example_site(tmp_path / "built", changes)
    served = example_site(tmp_path / "served", changes, serving=True)
    page = "statements/bridge-is-not-safe/index.html"
    assert (False, True) == (page in Pages(built), page in Pages(served))
    assert [] == [path for path, text in everything(built) if "bridge-is-not-safe" in text]
    assert "This is a draft" in Pages(served)[page].text


def test_unpublished_text__is_in_no_file_of_the_site(tmp_path: Path) -> None:
    """Neither in pages nor in the search index, nor as the article's file."""
    source = (
        "title: Mayor takes back word on bridge\npublisher: gazette\npublished: 2024-05-08\n"
        "text: gazette.txt\nreports: [council-meeting]\n"
    )
    path = "annotations/sources/gazette-2024-05-08.yml"
    excerpts = example_site(tmp_path / "excerpts", settings() | {path: source})
    none = example_site(tmp_path / "none", settings() | {path: f"{source}publish: none\n"})
    for site, absent in (
        (excerpts, ("every bolt", "15 new bolts")),
        (none, ("12 bolts", "every bolt", "the engineer said", "I was wrong", "mayor told")),
    ):
        assert [] == [
            (name, words) for name, text in everything(site) for words in absent if words in text
        ]


def test_rebuild__follows_what_changed(tmp_path: Path) -> None:
    """MkDocs keeps the plugin while it serves; nothing of the last build is left in it."""
    project = write(tmp_path / "project", example_files(settings()))
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    (project / "annotations/places/westhaven.yml").write_text("name: Easthaven\n")
    (project / "annotations/people/engineer.yml").write_text("name: The builder\nformerly: [eng]\n")
    again = _again(config, project, tmp_path / "site")
    build(again)
    found = Pages(tmp_path / "site")
    assert ["Easthaven", "The builder"] == [
        next(found[path].all("h1")).text
        for path in ("places/westhaven/index.html", "people/engineer/index.html")
    ]
    assert ["assets/dossier.css", "assets/dossier-desk.css"] == again.extra_css


def _again(config: MkDocsConfig, project: Path, site: Path) -> MkDocsConfig:
    """Load the settings anew with the same plugins, as `mkdocs serve` does."""
    fresh = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
    fresh.plugins = config.plugins
    return fresh


def test_plugin__loads_nothing_that_serves_or_compares() -> None:
    """Else each build would take a tenth of a second longer."""
    script = (
        "import sys\nimport mkdocs.__main__, mkdocs.commands.build, dossier.mkdocs_plugin\n"
        "names = ('mkdocs.livereload', 'dossier.desk', 'dossier.diff', 'dossier.revisions')\n"
        "print([name for name in names if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "[]\n" == done.stdout


def test_serve__as_published_watches_records_and_articles(tmp_path: Path) -> None:
    """`mkdocs serve --clean` shows what `mkdocs build` would write; there is no desk then."""
    project = write(tmp_path / "project", example_files(settings()))
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path / "site"))
    try:
        config.plugins.on_serve(server, config=config, builder=lambda: None)
        watched = {Path(path).name for path in server._watched_paths}  # noqa: SLF001 - nothing else tells
    finally:
        server.server_close()
    assert {"annotations", "seeds"} == watched
    assert [] == [path for path, _ in everything(tmp_path / "site") if "desk" in path]


def test_project__without_annotations_or_seeds_still_builds(tmp_path: Path) -> None:
    """A new dossier starts with nothing but its settings and a page."""
    files = {"mkdocs.yml": SETTINGS.encode(), "docs/index.md": b"# Nothing yet\n"}
    site = build_site(write(tmp_path / "project", files), tmp_path / "site")
    assert "This dossier has no statements yet." in Pages(site)["statements/index.html"].text
    assert [] == broken_links(site)


def test_pages__that_mkdocs_leaves_out_are_named_nowhere(tmp_path: Path) -> None:
    changes = settings("exclude_docs: secret.md\n") | {"docs/secret.md": "# Hush\n\n[[mayor]]\n"}
    assert [] == [
        path for path, text in everything(example_site(tmp_path, changes)) if "Hush" in text
    ]


def test_site_dir__over_the_records_stops_the_build_before_it_empties_it(tmp_path: Path) -> None:
    """Also where the folder is named on the command line."""
    root = write(tmp_path, example_files())
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "annotations"))

    with pytest.raises(Abort):
        build(config)

    assert (root / "annotations/people/mayor.yml").is_file()
