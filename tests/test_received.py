"""What an article came as, where its text is kept apart: pinned, and never shown."""

import pytest

from dossier.export.whole import whole
from dossier.seeds import digest
from examples import build_example

PAGE = b"<p>The bridge is closed.\xff"  # as received, in whatever encoding
TEXT = b"The bridge is closed.\n"


def source(received: str) -> str:
    """Return a source record whose article came as something else."""
    return (
        "label: The Herald's report\npublisher: gazette\ntext: herald.txt\n"
        f"sha256: {digest(TEXT)}\nreceived:\n  {received}\n"
    )


def found(record: str, page: bytes | None = PAGE) -> list[tuple[str, str]]:
    """Return the rules that the example breaks with a record, and where."""
    files = {
        "annotations/sources/herald.yml": record,
        "seeds/herald.txt": TEXT,
        "seeds/herald.html": page,
    }
    return [(finding.rule, str(finding.at)) for finding in build_example(files).findings]


def test_received__is_no_orphan_and_need_not_be_utf_8() -> None:
    assert [] == found(source(f"file: herald.html\n  sha256: {digest(PAGE)}"))


@pytest.mark.parametrize(
    ("received", "page", "expected"),
    [
        ("file: herald.html", PAGE, [("missing-field", "6:3")]),
        (
            f"file: herald.html\n  sha256: {digest(TEXT)}",
            PAGE,
            [("source-changed", "7:11")],
        ),
        (
            f"file: herald.html\n  sha256: {digest(PAGE)}",
            None,
            [("source-missing", "6:9")],
        ),
        (
            f"file: ../mkdocs.yml\n  sha256: {digest(PAGE)}",
            None,
            [("source-outside-seeds", "6:9")],
        ),
        (
            f"file: herald.html\n  sha256: {digest(PAGE)}\n  type: x",
            PAGE,
            [("unknown-field", "8:3")],
        ),
        ("- herald.html", PAGE, [("invalid-value", "6:3"), ("orphan-seed", "herald.html")]),
    ],
)
def test_received__is_judged_as_the_text_is(
    received: str, page: bytes | None, expected: list[tuple[str, str]]
) -> None:
    """Each fault at its place."""
    places = {"herald.html": "seeds/herald.html:1:1"}
    assert [
        (rule, places.get(at, f"annotations/sources/herald.yml:{at}")) for rule, at in expected
    ] == found(source(received), page)


def test_received__goes_with_the_export_as_a_name_and_a_digest() -> None:
    """Nothing of what stands in it."""
    files: dict[str, str | bytes | None] = {
        "annotations/sources/herald.yml": source(f"file: herald.html\n  sha256: {digest(PAGE)}"),
        "seeds/herald.txt": TEXT,
        "seeds/herald.html": PAGE,
    }

    (_, herald) = whole(build_example(files).published)["sources"]

    assert {"file": "herald.html", "sha256": digest(PAGE)} == herald["received"]
    assert "closed" not in str(herald)
