"""`python -m dossier.handbook DIR` writes the handbook's made pages into DIR."""

import sys
from pathlib import Path

from dossier.handbook.pages import write

if len(sys.argv) != 2:
    sys.exit("usage: python -m dossier.handbook DIR")
write(Path(sys.argv[1]))
