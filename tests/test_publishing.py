"""The handbook's page on publishing says what was tested."""

import re
from pathlib import Path

import yaml

from examples import example_files
from served import POLICY
from sites import Pages, build_site, write

PAGE = (Path(__file__).resolve().parent.parent / "docs/handbook/publishing.md").read_text("utf-8")
IN_A_PAGE = POLICY.removesuffix("; frame-ancestors 'none'")


def blocks(language: str) -> list[str]:
    """Return the page's examples in a language."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return [text for named, text in found if named == language]


def test_policy__is_the_one_that_the_tests_serve() -> None:
    """In the header, for each server, and without what has no meaning in a page."""
    found = re.findall(r"default-src[^\"\n]*", PAGE)
    assert [POLICY, POLICY, POLICY, POLICY, IN_A_PAGE] == found
    assert POLICY != IN_A_PAGE


def test_template__puts_the_policy_into_every_page(tmp_path: Path) -> None:
    """Before anything that is loaded, so that it holds for it."""
    (template,) = blocks("jinja")
    settings = yaml.safe_load(blocks("yaml")[0]) | {"site_name": "B", "plugins": ["dossier"]}
    settings["theme"]["font"] = False
    changes = {"mkdocs.yml": yaml.safe_dump(settings), "overrides/main.html": template}
    site = build_site(write(tmp_path / "project", example_files(changes)), tmp_path / "site")
    held = {"http-equiv": "Content-Security-Policy", "content": IN_A_PAGE}
    for path, page in Pages(site).items():
        head = [*page.all("meta", "script", "link")]
        before = head[: [one.attributes == held for one in head].index(True)]
        assert (path, []) == (path, [one for one in before if one.tag != "meta"])


def test_headers_file__is_copied_into_the_site(tmp_path: Path) -> None:
    changes = {"docs/_headers": blocks("")[1]}
    site = build_site(write(tmp_path / "project", example_files(changes)), tmp_path / "site")
    assert POLICY in (site / "_headers").read_text()
