"""The dossier as a plugin of MkDocs; the only place that knows MkDocs."""

from dossier.collector import resting, settle

with resting():
    from dossier.mkdocs_plugin.plugin import DossierPlugin

    settle()  # all of that stays

__all__ = ["DossierPlugin"]
