"""Edits at random, such as authors make and such as nobody would."""

import random
from collections.abc import Iterator

from examples import example_files

Files = dict[str, bytes]

_WORDS = [
    *(b"mayor", b"engineer", b"council", b"bridge-is-safe", b"bridge-is-not-safe", b"nobody"),
    *(b"gazette-2024-05-08", b"The bridge is safe", b"safe", b"2024-05-07", b"2024-05", b"draft"),
    *(b"true", b"retraction", b"direct", b"[[mayor]]", b"![[statements/bridge-is-safe]]", b"\xff"),
    *(
        b"\n",
        b" ",
        b"- ",
        b"\xe2\x80\x9c",
        b"notes: The [[clerk]].\n",
        b"colour: red\n",
        b"{",
        b"\0",
    ),
]
_NAMES = [
    *("annotations/people/clerk.yml", "annotations/people/Clerk.yml", "annotations/notes.txt"),
    *("annotations/statements/again.yml", "annotations/sources/herald.yml", "seeds/herald.txt"),
    *(
        "seeds/.hidden.txt",
        "docs/method.md",
        "docs/people/index.md",
        "annotations/people/index.yml",
    ),
]


def edited(seed: int, count: int) -> Iterator[Files]:
    """Yield the example's files, each time after another edit.

    Args:
        seed: Of the random numbers; equal seeds give equal edits.
        count: How many edits.
    """
    rng = random.Random(seed)  # noqa: S311 - no secrets
    files = example_files()
    yield files
    for _ in range(count):
        files = _edit(rng, files)
        yield files


def _edit(rng: random.Random, files: Files) -> Files:
    paths = sorted(path for path in files if path.startswith(("annotations/", "docs/", "seeds/")))
    path = rng.choice(paths)
    free = [name for name in _NAMES if name not in files]
    match rng.randrange(8):
        case 0 if len(paths) > 5:
            return {name: data for name, data in files.items() if name != path}
        case 1 if free:
            return {**files, rng.choice(free): files[path]}
        case 2 if free:
            new = rng.choice(free)
            return {new if name == path else name: data for name, data in files.items()}
        case 3:
            other = rng.choice(paths)
            return {**files, path: files[other], other: files[path]}
        case 4:
            original = example_files()
            return {**files, path: original.get(path, files[path])}
        case _:
            return {**files, path: _changed(rng, files[path])}


def _changed(rng: random.Random, data: bytes) -> bytes:
    word = rng.choice(_WORDS)
    known = [each for each in _WORDS if each in data]
    match rng.randrange(3):
        case 0 if known:
            return data.replace(rng.choice(known), word, 1)
        case 1:
            lines = data.splitlines(keepends=True) or [b""]
            del lines[rng.randrange(len(lines))]
            return b"".join(lines)
        case _:
            place = rng.randint(0, len(data))
            return data[:place] + word + data[place:]
