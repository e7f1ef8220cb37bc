"""Other projects' scripts are those that are pinned, and go with their licences."""

import hashlib
import json

import pytest

import assets as pinned
from dossier.render.assets import PAGE_SCRIPTS, page_script


def test_vendor__is_what_the_script_that_makes_it_pins() -> None:
    """Packages, digests of what npm delivers, and the digest of what was made of them."""
    written = json.loads((pinned.VENDOR / pinned.MADE_FROM).read_text(encoding="utf-8"))
    assert pinned.made_from() == written, "run `make assets`"


def test_vendor__holds_no_other_file() -> None:
    found = {
        path.relative_to(pinned.VENDOR).as_posix()
        for path in pinned.VENDOR.rglob("*")
        if path.is_file()
    }
    fonts = {f"fonts/{name}" for name in (*pinned.CUTS, "LICENSE.txt")}
    assert {pinned.MADE_FROM, *pinned.OUTPUTS, *fonts} == found


@pytest.mark.parametrize("name", pinned.OUTPUTS)
def test_vendor__carries_the_licence_of_every_package(name: str) -> None:
    text = (pinned.VENDOR / name).read_text(encoding="utf-8")
    assert len(pinned.OUTPUTS[name]) == text.count("Permission to use, copy, modify")
    assert [] == [each.name for each in pinned.OUTPUTS[name] if f"/*!\n{each.name}\n" not in text]


def test_vendor__of_another_content_has_another_digest() -> None:
    """The test above would notice a changed file."""
    (name,) = pinned.OUTPUTS
    changed = (pinned.VENDOR / name).read_bytes() + b" "
    assert hashlib.sha256(changed).hexdigest() not in json.dumps(pinned.made_from())


@pytest.mark.parametrize("path", PAGE_SCRIPTS)
def test_page_script__asks_nobody_else_for_anything(path: str) -> None:
    """No import, and no address but those in licences and comments."""
    code = "\n".join(
        line for line in page_script(path).splitlines() if not line.startswith(("//", "  //"))
    )
    assert [] == [word for word in ("import ", "import(", "https://", "http://") if word in code]
