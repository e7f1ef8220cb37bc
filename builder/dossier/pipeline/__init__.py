"""From files, those at hand or a revision's, to a dossier that is read, linked and judged."""

from dossier.pipeline.building import Build, build
from dossier.pipeline.kept import Kept
from dossier.pipeline.memo import Memo
from dossier.pipeline.past import Past, build_past, build_revision

__all__ = ["Build", "Kept", "Memo", "Past", "build", "build_past", "build_revision"]
