"""The small made-up dossier that tests start from."""

from collections.abc import Mapping
from pathlib import Path

from dossier.link.dossier import Dossier, link
from dossier.model.fields import Key
from dossier.pipeline import Build, build
from dossier.records.reading import read_annotations
from dossier.seeds.reading import read_source
from dossier.settings import Settings
from dossier.text.source import SourceText
from dossier.tree import MemoryTree

EXAMPLE = Path(__file__).parent / "example"


def example_files(changes: Mapping[str, str | bytes | None] | None = None) -> dict[str, bytes]:
    """Return the example's files by path, some of them replaced, added or (None) taken away."""
    files: dict[str, str | bytes | None] = {
        path.relative_to(EXAMPLE).as_posix(): path.read_bytes()
        for path in sorted(EXAMPLE.rglob("*"))
        if path.is_file()
    }
    files.update(changes or {})
    return {
        path: data.encode() if isinstance(data, str) else data
        for path, data in files.items()
        if data is not None
    }


def build_example(
    changes: Mapping[str, str | bytes | None] | None = None, *, drafts: bool = False
) -> Build:
    """Build the example with changes; see `example_files`."""
    return build(MemoryTree(example_files(changes)), Settings(), drafts=drafts)


def link_files(files: Mapping[str, str], source: Key, article: str) -> Dossier:
    """Link records, by their paths, of which one source has an article; judge nothing."""
    text = read_source("seeds/gazette.txt", article.encode())
    assert isinstance(text, SourceText)
    return link(read_annotations(MemoryTree(files), "annotations"), {source: text}, {})
