"""Every page is valid HTML, by the Nu HTML checker."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from hostile_texts import everywhere
from served import Served
from sites import example_site

THEIRS = {
    "Attribute “autocomplete” is only allowed when the input type is “color”": (
        # Material writes it so that Firefox, which heeds it there, does not show the drawer or
        # the search open when a page is loaded anew.
        '<input class="md-toggle"'
    ),
}
"""What is passed over, as Material's own: how a message starts, and what its element does."""

JAVA = ("-XX:TieredStopAtLevel=1", "-Xss4m")
"""A run is too short for Java's second compiler, and what the first makes needs more stack."""

WRONG = (
    "<!doctype html><html lang=en><title>X</title>"
    '<input class="md-toggle" type=checkbox autocomplete=off>'
    "<input class=ours type=checkbox autocomplete=off><p><div></p><b x=1>"
)
"""A page with faults."""

Lines = list[str]


@pytest.fixture(scope="module")
def errors(vnu: Path, site: Served, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Lines]:
    """The errors in the pages of sites, what is Material's own apart.

    All in one run, for to start the checker takes as long as to read the largest of them.
    """
    wrong = tmp_path_factory.mktemp("wrong")
    (wrong / "x.html").write_text(WRONG, encoding="utf-8")
    folders = {
        "real": site.folder,
        "bad": example_site(tmp_path_factory.mktemp("bad"), everywhere()),
        "wrong": wrong,
    }
    checker = ("-jar", str(vnu), "--format", "json", "--skip-non-html")
    command = ["java", *JAVA, *checker, *map(str, folders.values())]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    faults = [one for one in json.loads(said)["messages"] if one["type"] != "info"]
    lines = {name: [*_lines(folder, faults)] for name, folder in folders.items()}
    assert len(faults) == sum(map(len, lines.values())), said
    return {name: [line for line, theirs in found if not theirs] for name, found in lines.items()}


def _theirs(message: dict[str, str]) -> bool:
    return any(
        message["message"].startswith(start) and element in message.get("extract", "")
        for start, element in THEIRS.items()
    )


def _lines(folder: Path, messages: Iterable[dict[str, str]]) -> Iterable[tuple[str, bool]]:
    """Yield what is said of the pages in a folder, and whether it is Material's own."""
    place = f"file:{folder}/"
    for one in messages:
        if one.get("url", "").startswith(place):
            at = f"{one['url'].removeprefix(place)}:{one.get('lastLine')}"
            yield f"{at}: {one['message']} {one.get('extract', '')!r}", _theirs(one)


def test_pages__of_the_real_dossier_are_valid(errors: dict[str, Lines]) -> None:
    assert [] == errors["real"]


def test_pages__full_of_bad_texts_are_valid(errors: dict[str, Lines]) -> None:
    assert [] == errors["bad"]


def test_checker__finds_what_is_wrong(errors: dict[str, Lines]) -> None:
    """The check itself; what Material may do on its switches, nobody may elsewhere."""
    found = errors["wrong"]
    assert 1 == sum("“autocomplete”" in one for one in found)
    assert any("No “p” element in scope" in one for one in found)
    assert any("Attribute “x” not allowed" in one for one in found)
