"""The pictures in the docs show what the site does now."""

import json

from screenshots import FOLDER, MADE_FROM, SHOTS, digests


def test_screenshots__were_made_from_the_pages_as_they_are() -> None:
    """`make screenshots` takes them anew; look at them before they are committed."""
    assert {name for name in SHOTS if (FOLDER / name).is_file()} == set(SHOTS)
    assert digests() == json.loads(MADE_FROM.read_text(encoding="utf-8"))
