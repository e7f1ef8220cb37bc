"""From files, those at hand or a revision's, to a dossier that is read, linked and judged."""

from dossier.pipeline.building import Build, build
from dossier.pipeline.kept import Kept
from dossier.pipeline.memo import Memo

__all__ = ["Build", "Kept", "Memo", "build"]
