"""An article from a file, wherever it lies."""

import os
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG

from dossier.articles.refused import Refused


def read_file(path: Path, most: int) -> bytes | Refused:
    """Return the bytes of a file.

    Args:
        path: Where it lies; not a link, which might lead anywhere tomorrow.
        most: Bytes that it may have.
    """
    try:
        mode = os.lstat(path).st_mode
        if not S_ISREG(mode):
            return _no_file(path, mode)
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        return Refused(f"{path} cannot be read: {reason}", "Name an article's file or address.")
    if len(data) > most:
        advice = "If it is one article after all, allow more with --most."
        return Refused(f"{path} has more than {most / 1_000_000:g} MB", advice)
    return data


def _no_file(path: Path, mode: int) -> Refused:
    if S_ISLNK(mode):
        return Refused(f"{path} is a symbolic link", "Name the file that it points to.")
    if S_ISDIR(mode):
        return Refused(f"{path} is a folder", "Name one file in it.")
    return Refused(f"{path} is a device, socket or pipe", "Save the article as a file.")
