"""The dossier's files in git's history: one file's earlier versions, or all files of a revision.

Git is only asked, never told: nothing is checked out, fetched or written.
"""

from dossier.revisions.history import version
from dossier.revisions.named import Revision, opened
from dossier.revisions.process import NotKept
from dossier.revisions.tree import GitTree

__all__ = ["GitTree", "NotKept", "Revision", "opened", "version"]
