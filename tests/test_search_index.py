"""The search's index holds what is ready to the byte as its plugin would have written it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from material.plugins.search.plugin import SearchIndex  # type: ignore[import-untyped]
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from dossier.mkdocs_plugin.entries import Entries, Index
from sites import write

MATERIAL = "site_name: Westhaven\ntheme:\n  name: material\n  font: false\nplugins:\n- search"
PLAIN = "site_name: Westhaven\ntheme: mkdocs\nplugins:\n- search"


@dataclass(frozen=True)
class Words:
    """A page of a site.

    Attributes:
        path: Where it stands.
        html: What is on it.
        ours: Whether it is ready when the plugin is told of it.
    """

    path: str
    html: str
    ours: bool = True

    @property
    def page(self) -> Any:
        """The page, as the plugin is told of it."""
        by = "dossier" if self.ours else None
        heading = SimpleNamespace(id="a", title="A “title”", url="#a", children=[])
        return SimpleNamespace(
            file=SimpleNamespace(src_uri=self.path, generated_by=by),
            content=self.html,
            title="A page",
            toc=[heading],
            url=self.path.removesuffix("md"),
            meta={},
        )


FIRST = Words("people/a.md", '<h1 id="a">A “title”</h1>\n<p>Said in 2024: 5 &lt; 6 \\ "ש"</p>')
NOTHING = Words("people/b.md", '<h1 id="a" data-search-exclude>A</h1>')
OWN = Words("own.md", '<h1 id="a">Own</h1>\n<p>{"location":"dossier …"}</p>', ours=False)
LAST = Words("places/c.md", '<h1 id="a">C</h1><h2 id="b">😀</h2><p>two</p>')
SITES = [
    [FIRST, NOTHING, OWN, LAST],
    [OWN, FIRST, LAST],
    [OWN, NOTHING],
    [FIRST, NOTHING, LAST],
    [NOTHING],
    [],
]


class Spread(SearchIndex):  # type: ignore[misc]
    """An index as some other version of the plugin might write it."""

    __module__ = SearchIndex.__module__

    def generate_search_index(self, prev: object) -> str:
        """Return the index on many lines."""
        return json.dumps(json.loads(super().generate_search_index(prev)), indent=1)


def configured(folder: Path, settings: str, *, dirty: bool = False) -> MkDocsConfig:
    project = write(folder, {"mkdocs.yml": settings.encode(), "docs/index.md": b"# A\n"})
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(folder / "site"))
    config.plugins.on_startup(command="build", dirty=dirty)
    search(config).search_index_prev = None  # MkDocs hands one plugin to several runs in a process
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    return config


def search(config: MkDocsConfig) -> Any:
    (plugin,) = config.plugins.values()
    return plugin


def entries_of(config: MkDocsConfig) -> Any:
    index = search(config).search_index
    return index.entries if hasattr(index, "entries") else index._entries  # noqa: SLF001


def filled(config: MkDocsConfig, pages: Iterable[Words]) -> Index:
    """Return an index with pages of which ours are ready."""
    entries, index = Entries(config), Index(config, lambda _: None)
    for words in pages:
        page = words.page
        if words.ours:
            index.put(words.path, entries.of(page.content, page.title, page.toc, page.url))
        search(config).search_index.add_entry_from_context(page)
    return index


def told(config: MkDocsConfig, pages: Iterable[Words]) -> None:
    for words in pages:
        search(config).search_index.add_entry_from_context(words.page)


def by_the_plugin(config: MkDocsConfig, pages: Iterable[Words]) -> str:
    told(config, pages)
    return built(config)


def built(config: MkDocsConfig) -> str:
    search(config).on_post_build(config=config)
    return (Path(config.site_dir) / "search/search_index.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("pages", SITES)
@pytest.mark.parametrize("settings", [MATERIAL, PLAIN], ids=["material", "plain"])
def test_index__is_as_the_plugin_writes_it(
    settings: str, pages: list[Words], tmp_path: Path
) -> None:
    expected = by_the_plugin(configured(tmp_path / "host", settings), pages)
    config = configured(tmp_path / "ours", settings)
    filled(config, pages)
    assert expected == built(config)


@pytest.mark.parametrize("settings", [MATERIAL, PLAIN], ids=["material", "plain"])
def test_index__follows_what_is_put_into_it_later(settings: str, tmp_path: Path) -> None:
    changed = Words(FIRST.path, FIRST.html.replace("Said", "Written"))
    expected = by_the_plugin(configured(tmp_path / "host", settings), [changed, OWN, LAST])
    config = configured(tmp_path / "ours", settings)
    index, entries = filled(config, [FIRST, OWN, LAST]), Entries(config)
    assert expected != built(config)
    page = changed.page
    index.put(changed.path, entries.of(page.content, page.title, page.toc, page.url))
    search(config).search_index.add_entry_from_context(page)
    index.write(config)
    written = (Path(config.site_dir) / "search/search_index.json").read_text(encoding="utf-8")
    assert expected == written


def test_index__is_whole_where_another_version_writes_it_otherwise(tmp_path: Path) -> None:
    said = []
    for name, fill in (("host", told), ("ours", filled)):
        config = configured(tmp_path / name, MATERIAL)
        search(config).search_index = Spread(**search(config).config)
        fill(config, SITES[0])
        said.append(built(config))
    assert said[0] == said[1]


def test_index__is_whole_where_the_plugin_makes_more_of_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """As with `prebuild_index`, which hands all of it to another program, where there is one."""
    settings = f"{PLAIN}:\n    prebuild_index: node"
    host, config = configured(tmp_path / "host", settings), configured(tmp_path / "ours", settings)
    expected = by_the_plugin(host, SITES[0])
    filled(config, SITES[0])
    assert expected == built(config)
    assert entries_of(host) == entries_of(config)
    assert len(caplog.messages) in {0, 2}  # that there is none


def test_index__is_kept_whole_where_only_pages_that_changed_are_built(tmp_path: Path) -> None:
    """The plugin then puts the entries of the next build into those of the last."""
    said = []
    for name, fill in (("host", told), ("ours", filled)):
        config = configured(tmp_path / name, MATERIAL, dirty=True)
        fill(config, [FIRST, OWN, LAST])
        built(config)
        config = config.plugins.on_config(config)
        fill(config, [FIRST])
        said.append(built(config))
    assert said[0] == said[1]
    assert 4 == len(json.loads(said[1])["docs"])


@pytest.mark.parametrize("settings", [MATERIAL, PLAIN], ids=["material", "plain"])
def test_index__is_there_for_who_looks_at_it(settings: str, tmp_path: Path) -> None:
    """A hook may also leave something out of what the plugin then writes."""
    host = configured(tmp_path / "host", settings)
    told(host, SITES[0])
    expected = [*entries_of(host)]
    config = configured(tmp_path / "ours", settings)
    filled(config, SITES[0]).fill()
    assert expected == entries_of(config)
    entries_of(config).pop()
    assert expected[:-1] == json.loads(built(config))["docs"]
