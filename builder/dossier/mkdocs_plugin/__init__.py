"""The dossier as a plugin of MkDocs; the only place that knows MkDocs."""

from dossier.mkdocs_plugin.plugin import DossierPlugin

__all__ = ["DossierPlugin"]
