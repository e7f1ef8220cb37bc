"""On built sites, every link leads somewhere and no statement is named without its status."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from accompanied import unaccompanied
from dossier.pipeline import build as build_dossier
from dossier.render.assets import fonts, stylesheet
from dossier.render.pages import Renderer
from dossier.render.site import MARKER, NotWritten, write_site
from dossier.settings import Settings, read_settings
from dossier.tree import FolderTree
from examples import build_example, example_files
from served import Served
from sites import Element, Pages, broken_links, build_site, example_site, read, write

PROJECT = Path(__file__).resolve().parent.parent

RICH = {
    "docs/about/index.md": (
        "# About [[bridge-is-safe]]\n\n![[bridge-is-safe]]\n\n- ![[mayor-withdraws]]\n\n"
        "| who | what |\n| --- | --- |\n| [[mayor]] | [[bridge-is-safe\\|that]] |\n\n"
        "> [[statements/bridge-is-not-safe|No]], she said. ![[engineer]]\n"
    ),
    "annotations/statements/bridge-is-safe.yml": (
        "formerly: [it-is-safe]\nnotes: |\n  Not what [[bridge-is-not-safe]] says.\n\n"
        "  ![[mayor-was-wrong]]\n\n  See [about](../about/index.md).\n"
        + example_files()["annotations/statements/bridge-is-safe.yml"].decode()
    ),
    "annotations/statements/mayor-was-wrong.yml": (
        "speaker: mayor\nsaid: 2024-05-08\nclaim: The mayor was wrong about the bridge.\n"
        "repeats: [bridge-is-not-safe]\nconfirms: [bridge-is-not-safe]\n"
        "responds_to: [bridge-is-not-safe]\nabout: [statements/bridge-is-safe]\nquotes:\n"
        "- source: gazette-2024-05-08\n  exact: [The bridge is safe, I was wrong about]\n"
        "- source: gazette-2024-05-08\n  exact: the bridge was not safe\n"
    ),
    "annotations/places/westhaven.yml": "name: Westhaven\ncoordinates: [51.5, -2.25]\n",
}
"""Changes that name statements in every way there is."""

SITES: Mapping[str, Mapping[str, str]] = {
    "material": {},
    "mkdocs theme": {"mkdocs.yml": "site_name: B\ntheme: mkdocs\nplugins: [dossier, search]\n"},
    "file addresses": {
        "mkdocs.yml": "site_name: B\nuse_directory_urls: false\nplugins: [dossier]\n"
    },
    "sub-folder": {
        "mkdocs.yml": "site_name: B\nsite_url: https://example.org/a/b/\nplugins: [dossier]\n"
    },
}


@pytest.fixture(scope="module", params=SITES)
def rich(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, named in every way there is, built in every kind of site."""
    return example_site(tmp_path_factory.mktemp("site"), {**RICH, **SITES[request.param]})


def test_links__all_lead_somewhere(rich: Path) -> None:
    """In Markdown and raw HTML, to pages, files and anchors; the build itself is strict."""
    assert [] == broken_links(rich)


def test_links__no_statement_is_named_without_its_status(rich: Path) -> None:
    """Headings, lists, cards, backlinks, passages, notes, authors' pages, redirects."""
    assert [] == list(unaccompanied(rich))


def test_links__the_check_itself_finds_what_is_wrong(tmp_path: Path) -> None:
    site = write(
        tmp_path,
        {
            "index.html": b'<a href="statements/x/">X</a> <a href="gone/">Y</a> <a href="#z">Z</a>',
            "statements/x/index.html": (
                b'<h1>X <span class="dossier-status">withdrawn</span></h1><img src="../y.png">'
            ),
        },
    )
    assert ["index.html: gone/", "index.html: #z", "statements/x/index.html: ../y.png"] == (
        broken_links(site)
    )


STATEMENT = (
    '<title>It is safe. \u2715 withdrawn</title><h1>It is safe. <span class="dossier-status">'
    "\u2715 withdrawn</span></h1>"
)
BADGE = '<span class="dossier-status">\u2715 withdrawn</span>'
LINK = '<a href="statements/x/">'


@pytest.mark.parametrize(
    ("path", "good", "bad"),
    [
        ("index.html", f"{LINK}It is safe.</a> {BADGE}", f"{LINK}It is safe.</a>"),
        ("index.html", f"{LINK}so {BADGE}</a>", f"{LINK}so</a> <b>x</b> {BADGE}"),
        (
            "index.html",
            f"<svg>{LINK}<text>It is safe. withdrawn</text></a></svg>",
            f"<svg><text>withdrawn</text>{LINK}<text>1</text></a></svg>",
        ),
        (
            "index.html",
            '<svg><a href="statements/x/" aria-label="It is safe., withdrawn">1</a></svg>',
            '<svg><a href="statements/x/" aria-label="It is safe.">1</a></svg>',
        ),
        ("index.html", f"<p>It is safe. {BADGE}</p>", "<p>It is safe. 6 May</p>"),
        (
            "index.html",
            '<i title="It is safe. (withdrawn)"></i>',
            '<i title="It is safe."></i>',
        ),
        (
            "index.html",
            '<meta name="description" content="It is safe. (withdrawn)">',
            '<meta name="description" content="It is safe.">',
        ),
        (
            "index.html",
            '<script type="application/ld+json">{"text": "It is safe.", "s": "withdrawn"}</script>',
            '<script type="application/ld+json">[{"text": "It is safe."}, "withdrawn"]</script>',
        ),
        (
            "search/search_index.json",
            '{"docs": [{"location": "statements/x/", "title": "It is safe. withdrawn"}]}',
            '{"docs": [{"location": "statements/x/", "title": "It is safe."}]}',
        ),
        (
            "corrections.xml",
            "<feed><entry><title>Withdrawn: It is safe.</title></entry></feed>",
            "<feed><entry><title>It is safe.</title><x>withdrawn</x></entry></feed>",
        ),
        (
            "dossier.json",
            '{"x": {"claim": "It is safe.", "status": {"state": "withdrawn"}}}',
            '{"x": {"claim": "It is safe."}, "status": "withdrawn"}',
        ),
        ("statements/x.bib", "{It is safe. (withdrawn)}", "{It is safe.}"),
    ],
)
def test_accompanied__the_check_itself_finds_what_is_wrong(
    tmp_path: Path, path: str, good: str, bad: str
) -> None:
    """Of each kind of file and each place in it, with one that is as it should be."""
    found = []
    for name, text in {"good": good, "bad": bad}.items():
        files = {"statements/x/index.html": STATEMENT.encode(), path: text.encode()}
        found.append([*unaccompanied(write(tmp_path / name, files))] != [])
    assert [False, True] == found


def test_passages__every_quotation_leads_to_its_words(tmp_path: Path) -> None:
    """From a wording to the highlight on the source's page, which starts with those very words."""
    site = example_site(tmp_path, {**RICH, **SITES["mkdocs theme"]})
    source = Pages(site)["sources/gazette-2024-05-08/index.html"]
    ids = {one.attributes["id"]: one for one in source.all() if "id" in one.attributes}
    cited = [
        urlsplit(link.attributes["href"]).fragment
        for path, page in Pages(site).items()
        if path.startswith("statements/")
        for cite in page.of_class("dossier-cited")
        for link in list(cite.all("a"))[:1]
    ]
    assert {
        "statements--bridge-is-safe": "The bridge is safe",
        "statements--bridge-is-not-safe": "the engineer said that",
        "statements--mayor-was-wrong": "The bridge is safe",
        "statements--mayor-was-wrong--2": "the bridge was not safe",
    } == {address: _mark(ids[address]).text for address in cited}


def _mark(element: Element) -> Element:
    return element if element.tag == "mark" or element.parent is None else element.parent


def test_project__its_own_site_builds_strictly_and_every_link_leads(site: Served) -> None:
    """The repository is the first dossier, and the example that others copy."""
    assert [] == broken_links(site.folder)
    assert [] == list(unaccompanied(site.folder))


def rendered(project: Path, folder: Path, settings: Settings | None = None) -> int:
    """Do what `dossier render` does."""
    config = project / "mkdocs.yml"
    found = settings or read_settings(config.read_bytes())[0]
    assert found is not None
    return write_site(build_dossier(FolderTree(project), found).published, found, config, folder)


def test_render__writes_a_site_that_builds_without_the_plugin(tmp_path: Path) -> None:
    """The same pages with the same words, and every link leads there, too.

    Only the theme's page for what is not found is as the theme made it.
    """
    project = write(tmp_path / "project", example_files(RICH))
    count = rendered(project, tmp_path / "out")
    with_plugin = build_site(project, tmp_path / "with")
    without = tmp_path / "without"
    build(load_config(str(tmp_path / "out/mkdocs.yml"), site_dir=str(without), strict=True))
    assert [] == broken_links(without)
    assert [] == list(unaccompanied(without))
    one, other = ({**Pages(site), "404.html": Element("")} for site in (with_plugin, without))
    assert {path: _words(page) for path, page in one.items()} == {
        path: _words(page) for path, page in other.items()
    }
    assert len(list((tmp_path / "out/docs").rglob("*.md"))) == count


def _words(page: Element) -> str:
    """Return what readers see; without the plugin, what programs read stands in the page, too."""
    for script in page.all("script"):
        script.children.clear()
    return " ".join(one.text for one in [*page.all("article")] or [*page.all("body")])


def test_render__of_the_project_itself_builds_strictly(tmp_path: Path) -> None:
    rendered(PROJECT, tmp_path / "out")
    site = tmp_path / "site"
    build(load_config(str(tmp_path / "out/mkdocs.yml"), site_dir=str(site), strict=True))
    assert [] == broken_links(site)


def test_render__keeps_the_settings_without_reading_what_only_mkdocs_can(tmp_path: Path) -> None:
    """Tags pass through; paths still lead to the project; our plugin and its settings are gone."""
    settings = """\
site_name: !ENV [NAME, The bridge]
docs_dir: docs
site_dir: public
edit_uri: edit/main/docs/
theme:
  name: material
  custom_dir: overrides
extra_css: [own.css]
hooks: [hooks/one.py]
plugins:
  search: {lang: en}
  dossier: {publish: none}
markdown_extensions:
- pymdownx.emoji:
    emoji_index: !!python/name:material.extensions.emoji.twemoji
not_in_nav: /secret.md
"""
    project = write(tmp_path / "project", example_files({"mkdocs.yml": settings}))
    rendered(project, tmp_path / "deep/out", Settings())
    text = (tmp_path / "deep/out/mkdocs.yml").read_text(encoding="utf-8")
    assert "site_name: !ENV" in text
    assert "emoji_index: !!python/name:material.extensions.emoji.twemoji" in text
    plain = yaml.safe_load(text.replace("!ENV ", "").replace("!!python/name:", ""))
    assert {
        "theme": {"name": "material", "custom_dir": "../../project/overrides"},
        "extra_css": ["assets/dossier.css", "own.css"],
        "extra_javascript": [{"path": "assets/dossier.js", "defer": True}],
        "hooks": ["../../project/hooks/one.py"],
        "plugins": {"search": {"lang": "en"}},
        "edit_uri": "",
    }.items() <= plain.items()
    assert {"docs_dir", "site_dir"}.isdisjoint(plain)
    assert plain["not_in_nav"].startswith("/secret.md\n/people/*.md\n!/people/index.md\n")


def test_render__leaves_out_what_is_not_published(tmp_path: Path) -> None:
    source = (
        "title: Mayor takes back word on bridge\npublished: 2024-05-08\ntext: gazette.txt\n"
        "publish: none\nreports: [council-meeting]\n"
    )
    changes = {"annotations/sources/gazette-2024-05-08.yml": source}
    rendered(write(tmp_path / "project", example_files(changes)), tmp_path / "out")
    everything = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*.*"))
    assert b"bolts were replaced" not in everything


def test_render__replaces_only_what_it_wrote_itself(tmp_path: Path) -> None:
    project = write(tmp_path / "project", example_files())
    out = tmp_path / "out"
    rendered(project, out)
    (project / "annotations/places/westhaven.yml").write_text("name: Easthaven\n")
    (out / "docs/places/old.md").write_text("left over")
    rendered(project, out)
    assert "# Easthaven\n" in (out / "docs/places/westhaven.md").read_text(encoding="utf-8")
    assert not (out / "docs/places/old.md").exists()
    (out / MARKER).unlink()
    with pytest.raises(NotWritten, match="is not empty"):
        rendered(project, out)


@pytest.mark.parametrize("folder", ["docs/out", "annotations", "seeds/new", ".", "docs/index.md"])
def test_render__never_writes_among_what_it_is_made_from(tmp_path: Path, folder: str) -> None:
    project = write(tmp_path / "project", example_files())
    before = sorted(project.rglob("*"))
    with pytest.raises(NotWritten):
        rendered(project, project / folder)
    assert before == sorted(project.rglob("*"))


def test_render__that_fails_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    """A file in the way of a folder is found only when the writing has begun."""
    project = write(tmp_path / "project", example_files())
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotWritten, match="file"):
        rendered(project, tmp_path / "file/out")
    assert [tmp_path / "file", tmp_path / "project"] == sorted(tmp_path.iterdir())


def test_render__author_page_keeps_its_place(tmp_path: Path) -> None:
    own = {"docs/people/mayor/index.md": "# Ours\n", "docs/statements/index.md": "# Our list\n"}
    out = tmp_path / "out"
    rendered(write(tmp_path / "project", example_files(own)), out)
    assert not (out / "docs/people/mayor.md").exists()
    assert "# Our list\n" == (out / "docs/statements/index.md").read_text(encoding="utf-8")


def test_stylesheet__asks_nobody_else_for_anything() -> None:
    """No import, font or picture from elsewhere, and pages need no inline style or script."""
    published = build_example(RICH).published
    assert [] == [word for word in ("@import", "http", "//") if word in stylesheet()]
    asked = set(re.findall(r"url\(([^)]*)\)", stylesheet()))
    assert {f'"dossier-fonts/{Path(path).name}"' for path, _ in fonts() if "woff2" in path} == asked
    everything = json.dumps([page.markdown for page in Renderer(published).pages()])
    assert [] == [word for word in ("<style", "style=", "onclick") if word in everything]
    scripts = {
        (tuple(script.attributes.items()), script.text)
        for page in Renderer(published).pages()
        for script in read(page.markdown).all("script")
    }
    graph = (("src", "../assets/dossier-graph.js"), ("defer", ""))
    assert {(graph, "")} == scripts
