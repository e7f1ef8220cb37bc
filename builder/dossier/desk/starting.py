"""The files of a new dossier: two made-up articles and what is noted about them.

They stand in `dossier/starter/` as an author gets them. That folder is a dossier itself and the one
that the tests and the handbook start from.
"""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

import yaml

_SITE_NAME = re.compile(r"^site_name: .*$", re.MULTILINE)


def new_dossier(name: str) -> Mapping[str, bytes]:
    """Return the files of a new dossier by their paths, which are POSIX and relative.

    Args:
        name: What the site is called, any text; where it is blank, the name stays the starter's.
    """
    found = dict(_files(files("dossier") / "starter"))
    if name.strip():
        found["mkdocs.yml"] = _named(found["mkdocs.yml"].decode(), name).encode()
    return found


def _files(folder: Traversable, above: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, f"{above}{entry.name}/")
        else:
            yield f"{above}{entry.name}", entry.read_bytes()


def _named(settings: str, name: str) -> str:
    """Put the site's name into mkdocs.yml, so that MkDocs reads a text: also of `2024` and `no`."""
    # A folder's name may be bytes that are no UTF-8; what stands for them fits into no file.
    plain = " ".join(name.encode("utf-8", "replace").decode().split())
    line = yaml.safe_dump({"site_name": plain}, allow_unicode=True, width=float("inf"))
    return _SITE_NAME.sub(lambda _: line.rstrip("\n"), settings, count=1)
