"""The small made-up dossier that tests start from.

It is what `dossier init` makes, without the second article and what rests on it: the fewer files,
the easier is a test to follow. What is otherwise in it stands in `tests/example`.
"""

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
STARTER = Path(__file__).resolve().parent.parent / "builder/dossier/starter"

LEFT_OUT = (
    *(".gitattributes", ".gitignore", "README.md", "seeds/herald.txt"),
    *("annotations/organizations/herald.yml", "annotations/sources/herald-2024-05-07.yml"),
    "annotations/statements/every-bolt-was-checked.yml",
)
"""What `dossier init` makes and the example does without."""


def example_files(changes: Mapping[str, str | bytes | None] | None = None) -> dict[str, bytes]:
    """Return the example's files by path, some of them replaced, added or (None) taken away."""
    files: dict[str, str | bytes | None] = {
        **{path: data for path, data in _files_in(STARTER).items() if path not in LEFT_OUT},
        **_files_in(EXAMPLE),
        **(changes or {}),
    }
    return {
        path: data.encode() if isinstance(data, str) else data
        for path, data in files.items()
        if data is not None
    }


def _files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
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
