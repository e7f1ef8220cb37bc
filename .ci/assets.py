"""Put together the files of other projects that come with ours, from packages of the npm registry.

    python .ci/assets.py

What they were made from is written beside them. Nothing is fetched when our package is installed or
tested: the files are kept in the repository, and a test says when they are not what this names.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import NamedTuple

from machine import Stopped, say, tell
from npm import fetched

VENDOR = Path(__file__).resolve().parent.parent / "builder/dossier/render/assets/vendor"
MADE_FROM = "made-from.json"


class Package(NamedTuple):
    """A package of npm.

    Attributes:
        name: With its version.
        integrity: The digest of what npm delivers.
        file: The script in it that is taken, as it stands.
    """

    name: str
    integrity: str
    file: str


# What the last one asks for comes before it; each adds what it has to a global `d3`.
D3_FORCE = (
    Package(
        "d3-dispatch@3.0.1",
        "sha512-rzUyPU/S7rwUflMyLc1ETDeBj0NRuHKKAcvukozwhshr6g6c5d8zh4c2gQjY2bZ0"
        "dXeGLWc1PF174P2tVvKhfg==",
        "dist/d3-dispatch.min.js",
    ),
    Package(
        "d3-quadtree@3.0.1",
        "sha512-04xDrxQTDTCFwP5H6hRhsRcb9xxv2RzkcsygFzmkSIOJy3PeRJP7sNk3VRIbKXcog561P9oU0/rVH6vD"
        "ROAgUw==",
        "dist/d3-quadtree.min.js",
    ),
    Package(
        "d3-timer@3.0.1",
        "sha512-ndfJ/JxxMd3nw31uyKoY2naivF+r29V+Lc0svZxe1JvvIRmi8hUsrMvdOwgS1o6uBHmiz91geQ0ylPP0"
        "aj1VUA==",
        "dist/d3-timer.min.js",
    ),
    Package(
        "d3-force@3.0.1",
        "sha512-kAaaHLFebBYwgi5cYBXAI8vKrQFMCD2MEswj2QuPKKbdU1wYLc8WXtS7O8F/b6POCIe3gJjY6hkDstHi"
        "1yMETQ==",
        "dist/d3-force.min.js",
    ),
)
OUTPUTS = {"d3-force.js": D3_FORCE}

FONTS = (
    "@fontsource/source-serif-4@5.3.1",
    (
        "sha512-cWcTCXjYYrgF9A67fThVir1VSc0lPEYmwQ6jA4pPt01s2MSCi/maINUcZoCzaqnU8fyUReDO97eGcBUk"
        "HgOeug=="
    ),
)
CUTS = tuple(
    f"source-serif-4-{cut}.woff2"
    for cut in (
        *("latin-400-normal", "latin-400-italic", "latin-600-normal"),
        *("latin-ext-400-normal", "latin-ext-600-normal"),
    )
)
"""The fonts that are taken, each as it stands; their licence goes with them."""


def main() -> int:
    """Write every output; return 0, or 1 where something cannot be had."""
    try:
        for name, packages in OUTPUTS.items():
            say("assets", f"making {name} from {', '.join(each.name for each in packages)}")
            (VENDOR / name).write_bytes(b"".join(map(_part, packages)))
        say("assets", f"taking fonts from {FONTS[0]}")
        *fonts, licence = fetched(*FONTS, *(f"files/{cut}" for cut in CUTS), "LICENSE")
        for name, data in zip((*CUTS, "LICENSE.txt"), (*fonts, licence), strict=True):
            (VENDOR / "fonts" / name).write_bytes(data)
    except Stopped as stopped:
        tell("assets", stopped)
        return 1
    (VENDOR / MADE_FROM).write_text(json.dumps(made_from(), indent=2) + "\n", encoding="utf-8")
    return 0


def made_from() -> dict[str, object]:
    """Return what each output is made from, with the digest that it has now."""
    scripts: dict[str, object] = {
        name: {
            "packages": {each.name: each.integrity for each in packages},
            "files": [each.file for each in packages],
            "sha256": _digest(name),
        }
        for name, packages in OUTPUTS.items()
    }
    fonts: dict[str, object] = {
        f"fonts/{name}": {"packages": dict([FONTS]), "sha256": _digest(f"fonts/{name}")}
        for name in (*CUTS, "LICENSE.txt")
    }
    return scripts | fonts


def _digest(name: str) -> str:
    return hashlib.sha256((VENDOR / name).read_bytes()).hexdigest()


def _part(package: Package) -> bytes:
    code, licence = fetched(package.name, package.integrity, package.file, "LICENSE")
    # Whoever hands on the code must hand on its licence, and a site's host does.
    return b"/*!\n" + package.name.encode() + b"\n\n" + licence.strip() + b"\n*/\n" + code


if __name__ == "__main__":
    sys.exit(main())
