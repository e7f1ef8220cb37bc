"""A rendered site: the same pages, for MkDocs or another builder, without this package."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from dossier.link.dossier import Dossier
from dossier.render.addresses import MARKDOWN, url_of
from dossier.render.files import site_files
from dossier.render.mkdocs_yml import rewritten
from dossier.render.pages import Renderer
from dossier.settings import Settings
from dossier.tree import Entry, FolderTree

MARKER = ".dossier-rendered"
"""The file by which a folder is known as one that was rendered, and may be rendered anew."""

_SAYS = "This folder is written by `dossier render`, which replaces all that is in it.\n"


class NotWritten(Exception):  # noqa: N818 - it is no error of ours: the author's folder is spared
    """Nothing was written; the text says why and is for the author."""


def write_site(dossier: Dossier, settings: Settings, config_file: Path, folder: Path) -> int:
    """Write the site's pages as Markdown, and a mkdocs.yml that builds them.

    `folder` is replaced whole or stays as it is.

    Args:
        dossier: What is published.
        settings: As in `config_file`.
        config_file: The dossier's mkdocs.yml.
        folder: Where to write: new, empty, or written by this function before.

    Returns:
        How many pages there are.

    Raises:
        NotWritten: the folder holds other things, or cannot be written.
    """
    project, folder = config_file.resolve().parent, folder.resolve()
    _refuse_if_taken(folder, project, settings)
    try:
        files = _files(dossier, settings, project)
        settings_text = config_file.read_text(encoding="utf-8-sig")
        files["mkdocs.yml"] = rewritten(settings_text, project, folder).encode()
        files[MARKER] = _SAYS.encode()
        _replace(folder, files)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise NotWritten(f"{fault.filename or folder}: {reason}") from fault
    return sum(path.endswith(MARKDOWN) for path in files)


def _refuse_if_taken(folder: Path, project: Path, settings: Settings) -> None:
    for name in (settings.docs_dir, settings.annotations, settings.seeds):
        if folder.is_relative_to(project / name):
            raise NotWritten(f"{folder} lies in {name}/, which the site is made from")
    if not folder.exists() or (folder / MARKER).is_file():
        return
    if not folder.is_dir():
        raise NotWritten(f"{folder} is no folder")
    if any(folder.iterdir()):
        raise NotWritten(f"{folder} is not empty, and not written by this command")


def _files(dossier: Dossier, settings: Settings, project: Path) -> dict[str, bytes]:
    renderer = Renderer(dossier, settings)
    own = dict(_own_files(renderer, settings.docs_dir, FolderTree(project)))
    taken = {url_of(path, directory_urls=settings.use_directory_urls) for path in own}
    generated = {
        path: data
        for path, data in _generated(renderer, dossier, settings)
        if url_of(path, directory_urls=settings.use_directory_urls) not in taken
    }
    return {f"docs/{path}": data for path, data in (own | generated).items()}


def _own_files(renderer: Renderer, docs: str, tree: FolderTree) -> Iterator[tuple[str, bytes]]:
    for file in tree.files(docs):
        if tree.entry(file) is not Entry.FILE:
            continue
        path, data = file.removeprefix(f"{docs}/"), tree.read(file)
        if path.endswith(MARKDOWN):
            text = data.decode("utf-8-sig", errors="replace")
            data = renderer.author_page(path, text).encode()
        yield path, data


def _generated(
    renderer: Renderer, dossier: Dossier, settings: Settings
) -> Iterator[tuple[str, bytes]]:
    for page in renderer.pages():
        # Markdown has no head; what a page says to programs may as well stand at its end.
        yield page.path, f"{page.markdown}\n{page.data}\n".encode()
        yield from page.files.items()
    for file in site_files(dossier, settings):
        data = file.content
        yield file.path, data.encode() if isinstance(data, str) else data


def _replace(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as beside:
        new, old = Path(beside) / "new", Path(beside) / "old"
        for path, data in files.items():
            file = new / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        if folder.exists():
            folder.replace(old)
        try:
            new.replace(folder)
        except BaseException:
            if old.exists():
                old.replace(folder)
            raise
