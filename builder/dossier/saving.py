"""Files are written whole or not at all.

What is written stands beside its place first and is renamed to it, so that a full disk, a lost
connection or Ctrl-C leaves what was there before. The one thing not promised is several files at
once: where the last rename fails, the files before it are taken back.
"""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path


class NotSaved(Exception):  # noqa: N818 - no error of ours: a disk is full, a folder is read-only
    """Nothing was written; the text says why and is for the author.

    Attributes:
        help: What to do about it.
    """

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002
        super().__init__(message)
        self.help = help


def save(path: Path, data: bytes) -> None:
    """Write a file, in place of what is there; a link is followed, a pipe or device written to.

    Raises:
        NotSaved: it could not be written.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        target = path.resolve()
        with ExitStack() as stack:
            beside = _beside(target, data, stack)
            if target.exists():
                beside.chmod(target.stat().st_mode & 0o7777)
            beside.replace(target)
    except OSError as fault:
        raise _not_saved(path, fault) from fault


def save_new(files: Mapping[Path, bytes]) -> None:
    """Write files that are not there yet, with the folders they stand in: all of them or none.

    Raises:
        NotSaved: one of them is there, or could not be written.
    """
    with _written_beside(files) as (found, made):
        for path, beside in found.items():
            path.touch(exist_ok=False)  # a rename alone would replace what stands there
            made.append(path)
            beside.replace(path)


def save_all(files: Mapping[Path, bytes]) -> None:
    """Write files, with the folders they stand in, in place of what is there.

    Raises:
        NotSaved: one of them could not be written.
    """
    with _written_beside(files) as (found, _):
        for path, beside in found.items():
            beside.replace(path)


@contextmanager
def _written_beside(
    files: Mapping[Path, bytes],
) -> Iterator[tuple[dict[Path, Path], list[Path]]]:
    """Write each file beside its place; give these, and the list of what is new so far.

    What is new is taken back where anything goes wrong.
    """
    made: list[Path] = []
    path = Path()
    try:
        with ExitStack() as stack:
            found = {}
            for path, data in files.items():
                _make_folder(path.parent, made)
                found[path] = _beside(path, data, stack)
            yield found, made
    except BaseException as fault:
        _take_back(made)
        if isinstance(fault, FileExistsError):
            message = f"{fault.filename or path} is there already"
            raise NotSaved(message, "Nothing was changed. Choose another.") from fault
        if isinstance(fault, OSError):
            raise _not_saved(path, fault) from fault
        raise


def _beside(path: Path, data: bytes, stack: ExitStack) -> Path:
    """Write the file that takes the place of `path`; what is left of it goes with `stack`."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", suffix=".new", dir=path.parent)
    beside = Path(name)
    stack.callback(beside.unlink, missing_ok=True)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    beside.chmod(0o666 & ~_umask())
    return beside


def _umask() -> int:
    """Return which rights new files are not given; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _make_folder(folder: Path, made: list[Path]) -> None:
    if not folder.exists():
        _make_folder(folder.parent, made)
        folder.mkdir()
        made.append(folder)


def _take_back(made: list[Path]) -> None:
    for path in reversed(made):
        with suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()


def _not_saved(path: Path, fault: OSError) -> NotSaved:
    return NotSaved(f"{path} cannot be written: {fault.strerror or fault}")
