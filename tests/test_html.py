"""Every page is valid HTML, by the Nu HTML checker."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

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


def errors(vnu: Path, folder: Path) -> list[str]:
    """Return the errors in the pages of a folder, what is Material's own apart."""
    checker = ("-jar", str(vnu), "--format", "json", "--skip-non-html")
    command = ["java", *JAVA, *checker, str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    messages = json.loads(said)["messages"]
    return sorted(
        _lines(folder, (one for one in messages if one["type"] != "info" and not _theirs(one)))
    )


def _theirs(message: dict[str, str]) -> bool:
    return any(
        message["message"].startswith(start) and element in message.get("extract", "")
        for start, element in THEIRS.items()
    )


def _lines(folder: Path, messages: Iterable[dict[str, str]]) -> Iterable[str]:
    for one in messages:
        path = one.get("url", "").removeprefix(f"file:{folder}/")
        yield f"{path}:{one.get('lastLine')}: {one['message']} {one.get('extract', '')!r}"


def test_pages__of_the_real_dossier_are_valid(site: Served, vnu: Path) -> None:
    assert [] == errors(vnu, site.folder)


def test_pages__full_of_bad_texts_are_valid(vnu: Path, tmp_path: Path) -> None:
    assert [] == errors(vnu, example_site(tmp_path, everywhere()))


def test_checker__finds_what_is_wrong(vnu: Path, tmp_path: Path) -> None:
    """The check itself; what Material may do on its switches, nobody may elsewhere."""
    (tmp_path / "x.html").write_text(
        "<!doctype html><html lang=en><title>X</title>"
        '<input class="md-toggle" type=checkbox autocomplete=off>'
        "<input class=ours type=checkbox autocomplete=off><p><div></p><b x=1>"
    )
    found = errors(vnu, tmp_path)
    assert 1 == sum("“autocomplete”" in one for one in found)
    assert any("No “p” element in scope" in one for one in found)
    assert any("Attribute “x” not allowed" in one for one in found)
