"""The pictures in the docs show what the site does now."""

import json
import re
from pathlib import Path

from screenshots import FOLDER, MADE_FROM, SHOTS, digests

MOST = 1_500_000
"""Bytes of all pictures together."""

LOOKS = (Path(__file__).resolve().parent.parent / "docs/handbook/looks.md").read_text("utf-8")


def test_screenshots__were_made_from_the_pages_as_they_are() -> None:
    """`make screenshots` takes them anew; look at them before they are committed."""
    assert digests() == json.loads(MADE_FROM.read_text(encoding="utf-8"))
    assert {*digests(), MADE_FROM.name} == {path.name for path in FOLDER.iterdir()}


def test_screenshots__are_light() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < MOST


def test_screenshots__are_shown_and_told_in_words() -> None:
    """Each that is taken stands in the docs, for those who cannot see it, too."""
    shown = re.findall(r"!\[([^\]]*)\]\(\.\./assets/screenshots/([^)]+)\)", LOOKS)
    assert set(digests()) == {name for _, name in shown} <= set(SHOTS)
    assert [] == [name for words, name in shown if len(words) < 40]
