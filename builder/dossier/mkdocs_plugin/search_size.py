"""From which size on the search of a theme asks too much of its readers.

Themes' own searches, Material's too, load the whole index with every first page and search it in
the reader's browser. Measured by `benchmarks/reader.py` in Chromium with a quarter of its speed and
a line of 1.6 Mbit/s, as phones have it, on a machine that had other work, from opening the site to
the first result:

    records   index, compressed   Material   pagefind
        500              130 KB       3 s
      1,000              260 KB       5 s        4 s
      2,000              510 KB       7 s
      5,000            1,290 KB      16 s
     10,000            2,590 KB      39 s        4 s

So from an index of 250 KB on, at some thousand records, readers wait longer than for pagefind's at
any size, and the index weighs twice as much as the rest of the page.
"""

import zlib
from pathlib import Path

from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger("dossier")

MOST = 250_000
"""Bytes of an index, compressed as servers do, beyond which readers wait too long."""

INDEX = "search/search_index.json"
"""Where MkDocs' own plugin and Material's write it."""

_STEP = 1 << 20


def see_to_size(site: Path, *, is_wanted: bool) -> None:
    """Warn of an index that is too large, and say what to do.

    Args:
        site: The folder of the site.
        is_wanted: Whether the authors have settled on the theme's search, whatever it weighs.
    """
    index = site / INDEX
    if is_wanted or not index.is_file() or not _is_large(index.read_bytes()):
        return
    log.warning(
        "the search's index, %s, is over %d KB even when compressed, and readers load all of it "
        "with their first page.\n    Install mkdocs-dossier[search], write `search: pagefind` "
        "under dossier in mkdocs.yml and take `search` out from under plugins; or write "
        "`search: theme` to keep it.",
        INDEX,
        MOST // 1000,
    )


def _is_large(data: bytes) -> bool:
    packing, size = zlib.compressobj(6), 0
    for start in range(0, len(data), _STEP):  # no further than it takes to know
        size += len(packing.compress(data[start : start + _STEP]))
        if size > MOST:
            return True
    return size + len(packing.flush()) > MOST
