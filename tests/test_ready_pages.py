"""Pages of records are made in a faster way than MkDocs', and come out to the byte as its own.

A hook that listens to a page's events and does nothing has MkDocs make every page itself; what it
makes is compared with what we make.
"""

import logging
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from examples import example_files
from forking import fork
from sites import build_site, write

_TIME = re.compile(rb"Build Date UTC : [^\n]*")

HOOK = "def on_page_content(html, **_):\n    return html\n"

MATERIAL = """
site_name: The <bridge> & “its” 'bolts'
theme:
  name: material
  font: false
  features: [content.action.edit, content.action.view, navigation.path, navigation.footer]
plugins:
- search
- dossier
markdown_extensions:
- admonition
- attr_list
- footnotes
- md_in_html
- smarty
- tables
- pymdownx.superfences
- toc:
    permalink: true
"""

EVERYWHERE = f"""{MATERIAL}
site_url: https://site.invalid/sub/
repo_url: https://code.invalid/westhaven/edit
edit_uri: edit/main/docs/
"""

NAVIGATED = f"""{EVERYWHERE}
nav:
- index.md
- People: [people/ada-lindqvist.md, people/person-1.md, people/index.md]
- statements/bridge-is-safe.md
"""

PLAIN = """
site_name: Westhaven
theme: mkdocs
use_directory_urls: false
plugins:
- search
- dossier
"""

READTHEDOCS = """
site_name: Westhaven
theme: readthedocs
plugins:
- dossier:
    publish: full
nav:
- index.md
- A person: people/ada-lindqvist.md
"""

HOSTILE = "&lt;b&gt; <script>alert(1)</script> *a* _b_ `c` [d](e) \\* &amp; {{ f }} \"h\" 'i' ![[k"


def _records() -> dict[str, str]:
    """Return records whose words look like markup, and enough of them for several processes."""
    files: dict[str, str] = {}
    for number in range(70):
        words = HOSTILE[number % 40 :] if number % 2 else f"Person {number}"
        name = words.replace("'", "''")
        files[f"annotations/people/person-{number}.yml"] = (
            f"name: '{name}'\naliases: ['שלום {number}']\n"
            f"notes: |\n  A note on [[person-{(number + 1) % 70}]], and\n\n  {HOSTILE}\n"
            "same_as: ['https://example.org/a?b=c&d=é(f)*#_g_']\n"
            f"formerly: [old-{number}]\n"
        )
    files["annotations/people/people.yml"] = "name: People\n"
    files["annotations/people/index-of-people.yml"] = "name: '1. Index'\n"
    return files


def _built(folder: Path, settings: str, files: Mapping[str, str], *, by_mkdocs: bool) -> Path:
    if by_mkdocs:
        settings, files = f"{settings}\nhooks: [hook.py]\n", {**files, "hook.py": HOOK}
    project = write(folder / "project", example_files({**files, "mkdocs.yml": settings}))
    return build_site(project, folder / "site", strict=False)


def _built_by_three(project: Path, site: Path) -> Path:
    """Build a project in a process without threads, which forks three others."""
    command = ["mkdocs", "build", "--quiet", "--site-dir", str(site)]
    log = site.with_suffix(".log")
    assert 0 == fork(command, project, log, DOSSIER_WORKERS="3").ended(), log.read_text()
    return site


def _contents(site: Path) -> dict[str, bytes]:
    """Return a site's files, without the time of the build that MkDocs writes into two of them."""
    return {
        path.relative_to(site).as_posix(): _TIME.sub(b"", path.read_bytes())
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.name != "sitemap.xml.gz"
    }


@pytest.mark.parametrize(
    "settings",
    [MATERIAL, EVERYWHERE, NAVIGATED, PLAIN, READTHEDOCS],
    ids=["material", "everywhere", "navigated", "plain", "readthedocs"],
)
def test_ready_pages__are_those_that_mkdocs_makes(settings: str, tmp_path: Path) -> None:
    """The whole site is the same to the byte, with one process as with several."""
    files = _records()
    expected = _contents(_built(tmp_path / "host", settings, files, by_mkdocs=True))
    one = _contents(_built(tmp_path / "ours", settings, files, by_mkdocs=False))
    several = _contents(_built_by_three(tmp_path / "ours/project", tmp_path / "several"))
    assert [] == [path for path in expected if expected[path] != one.get(path)]
    assert expected.keys() == one.keys()
    assert [] == [path for path in one if one[path] != several.get(path)]
    assert one.keys() == several.keys()


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (f"{PLAIN}hooks: [hook.py]\n", "the plugin hook.py"),
        (f"{PLAIN}markdown_extensions: [wikilinks]\n", "the Markdown extension wikilinks"),
        (
            f"{PLAIN}markdown_extensions:\n- toc:\n    baselevel: 2\n",
            "the setting baselevel of the Markdown extension toc",
        ),
        (
            f"{PLAIN}markdown_extensions:\n- toc:\n    permalink: <i>#</i>\n",
            "the setting permalink of the Markdown extension toc",
        ),
        (
            f"{PLAIN}markdown_extensions:\n- toc:\n    permalink: 'yes'\n",
            "the setting permalink of the Markdown extension toc",
        ),
        (
            f"{PLAIN}markdown_extensions:\n- pymdownx.snippets:\n    auto_append: [words.md]\n",
            "the setting auto_append of the Markdown extension pymdownx.snippets",
        ),
        (
            f"{PLAIN}markdown_extensions:\n- abbr:\n    glossary: {{Person: Somebody}}\n",
            "the setting glossary of the Markdown extension abbr",
        ),
        (
            f"{PLAIN}markdown_extensions:\n- tables:\n    use_align_attribute: true\n",
            "the setting use_align_attribute of the Markdown extension tables",
        ),
    ],
    ids=["hook", "extension", "setting", "html", "yes", "snippets", "glossary", "tables"],
)
def test_ready_pages__give_way_to_what_wants_to_see_them(
    settings: str, reason: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """What is not known has MkDocs make every page, and that is said once, with the reason."""
    caplog.set_level(logging.INFO, "mkdocs.plugins.dossier")
    project = write(
        tmp_path / "project",
        example_files({"mkdocs.yml": settings, "hook.py": HOOK, "words.md": "*[A]: B"}),
    )
    build_site(project, tmp_path / "site", strict=False)
    said = [one.getMessage() for one in caplog.records if "takes longer" in one.getMessage()]
    assert [f"dossier: pages of records are made by MkDocs, which takes longer: {reason}"] == said


def test_ready_pages__are_framed_by_an_author_s_own_templates(tmp_path: Path) -> None:
    """A template may look at anything of a page, and does so at each of them."""
    template = (
        '{% extends "main.html" %}\n{% block content %}<i>{{ page.title | upper }}</i>'
        "{{ super() }}{% endblock %}\n"
    )
    files = {**_records(), "own/main.html": template.replace("main.html", "base.html")}
    settings = PLAIN.replace("theme: mkdocs", "theme:\n  name: mkdocs\n  custom_dir: own")
    expected = _contents(_built(tmp_path / "host", settings, files, by_mkdocs=True))
    ours = _contents(_built(tmp_path / "ours", settings, files, by_mkdocs=False))
    assert [] == [path for path in expected if expected[path] != ours.get(path)]
    assert b"<i>PERSON 4</i>" in ours["people/person-4.html"]


def test_ready_pages__are_led_to_by_their_anchors(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """MkDocs tells of those that are not on them."""
    caplog.set_level(logging.INFO, "mkdocs")
    home = "# Home\n\n[a](people/mayor.md#the-mayor), [b](people/mayor.md#nowhere)\n"
    files = {"mkdocs.yml": MATERIAL, "docs/index.md": home}
    build_site(write(tmp_path / "project", example_files(files)), tmp_path / "site", strict=False)
    (said,) = [one.getMessage() for one in caplog.records if "anchor" in one.getMessage()]
    assert "'people/mayor.md#nowhere'" in said
