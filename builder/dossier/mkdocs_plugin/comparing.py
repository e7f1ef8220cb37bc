"""The older state that a preview is compared with: built once, and kept while MkDocs is serving."""

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from dossier.diff.compare import compare
from dossier.pipeline import Build
from dossier.pipeline.past import Past, build_past
from dossier.render.preview import Base, Preview
from dossier.report import visible
from dossier.revisions import NotKept, opened
from dossier.tree import FolderTree

if TYPE_CHECKING:
    from dossier.settings import Settings


class Comparing:
    """Compares one build after another with a revision."""

    def __init__(self) -> None:
        self._commit = ""
        self._settings: Settings | None = None
        self._older: Past | None = None

    def preview(self, name: str, root: Path, config_file: str, newer: Build) -> Preview:
        """Return what a build says otherwise than a revision did.

        Args:
            name: The revision's.
            root: The dossier's folder.
            config_file: The name of its settings.
            newer: The build.

        Raises:
            PluginError: there is no such revision, or it cannot be read.
        """
        try:
            return self._preview(name, root, config_file, newer)
        except OSError as fault:  # of a partial clone, say
            raise PluginError(visible(f"compare: {name} cannot be read: {fault}")) from fault

    def _preview(self, name: str, root: Path, config_file: str, newer: Build) -> Preview:
        with opened(root, name) as revision:
            if isinstance(revision, NotKept):
                raise PluginError(visible(f"compare: {revision.reason}. {revision.help}".rstrip()))
            older, now = self._older, (revision.commit, newer.settings)
            if older is None or now != (self._commit, self._settings):
                older = build_past(revision, FolderTree(root), newer.settings, config_file)
                self._older, (self._commit, self._settings) = older, now
            base = Base(name, revision.commit, older.remarks)
            return Preview(base, compare(older.build, newer))
