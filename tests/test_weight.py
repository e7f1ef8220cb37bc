"""What a reader's first visit weighs, of what is ours."""

import gzip

from dossier.render.assets import script, stylesheet

MOST = 40_000
"""Bytes, compressed as servers do: of our CSS and JavaScript, without fonts and Material's own."""


def test_styles_and_scripts__together_weigh_little() -> None:
    """Every page loads the same two files, and no other of ours."""
    weight = {
        name: len(gzip.compress(text.encode(), 6))
        for name, text in {"css": stylesheet(), "js": script()}.items()
    }
    assert sum(weight.values()) < MOST, weight
