"""What is done to a theme's pages once they are made."""

from pathlib import Path

import pytest

from dossier.mkdocs_plugin.html import Scripts, without_styles
from dossier.mkdocs_plugin.material import mended
from examples import example_files
from sites import Pages, build_site, example_site, write

OTHER_THEMES = ("mkdocs", "readthedocs")


def test_material__page_of_errors_can_be_skipped_into(tmp_path: Path) -> None:
    """It has no table of contents, to whose first entry Material's own link leads."""
    page = Pages(example_site(tmp_path))["404.html"]
    (link,) = (one for one in page.all("a") if one.attributes.get("class") == "md-skip")
    assert ("#dossier-content", "Skip to content") == (link.attributes["href"], link.text)
    assert "article" == next(
        one.tag for one in page.all() if one.attributes.get("id") == "dossier-content"
    )


def test_material__names_what_it_leaves_unnamed(tmp_path: Path) -> None:
    """The search, the switch of the drawer, and sections by their titles, markup and all."""
    settings = (
        "site_name: B\ntheme: {name: material, font: false, features: [navigation.indexes]}\n"
        'plugins: [search, dossier]\nnav:\n- index.md\n- "A & <b>\\"B\\"</b>":\n'
        "  - people/index.md\n  - places/index.md\n"
    )
    page = Pages(example_site(tmp_path, {"mkdocs.yml": settings}))["index.html"]
    named = {one.attributes["aria-label"] for one in page.all() if "aria-label" in one.attributes}
    assert {'A & "B"', "Navigation", "Search"} <= named
    ids = {one.attributes.get("id") for one in page.all()}
    referred = [one.attributes.get("aria-labelledby") for one in page.all()]
    assert [] == [one for one in referred if one and one not in ids]
    assert [] == [one for one in page.all("label") if one.attributes.get("for") not in ids]


@pytest.mark.parametrize("theme", OTHER_THEMES)
def test_other_themes__are_left_alone(tmp_path: Path, theme: str) -> None:
    settings = f"site_name: B\ntheme: {theme}\nplugins: [dossier]\n"
    site = example_site(tmp_path, {"mkdocs.yml": settings})
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert html == mended(html)


def test_scripts__that_a_page_brings_stay_where_a_policy_stops_them(tmp_path: Path) -> None:
    """Only the theme's own become files, which the policy allows."""
    changes = {"docs/own.md": "# Own\n\n<script>alert(9)</script>\n"}
    site = build_site(write(tmp_path / "project", example_files(changes)), tmp_path / "site")
    page = Pages(site)["own/index.html"]
    inline = [one.text for one in page.all("script") if one.text and not one.attributes]
    assert ["alert(9)"] == inline
    files = [path.read_text() for path in (site / "assets/theme-scripts").iterdir()]
    assert files
    assert [] == [text for text in files if "alert" in text]


def test_scripts__data_stays_in_the_page() -> None:
    data = '<script type="application/ld+json">{"a": 1}</script>'
    scripts = Scripts()
    assert data == scripts.taken_out(data, "")
    assert {} == scripts.files


def test_tables__have_classes_instead_of_styles(tmp_path: Path) -> None:
    """Which a policy would stop: columns of authors' tables keep their sides."""
    changes = {"docs/own.md": "# Own\n\n| a | b | c |\n| :-- | :-: | --: |\n| 1 | 2 | 3 |\n"}
    site = build_site(write(tmp_path / "project", example_files(changes)), tmp_path / "site")
    cells = [one.attributes.get("class") for one in Pages(site)["own/index.html"].all("th", "td")]
    assert [f"dossier-column--{side}" for side in ("left", "center", "right")] * 2 == cells
    assert [] == [
        path for path in site.rglob("*.html") if ' style="' in path.read_text(encoding="utf-8")
    ]


def test_styles__of_others_are_left_to_the_policy() -> None:
    html = '<p style="color: red">x</p>'
    assert html == without_styles(html)
