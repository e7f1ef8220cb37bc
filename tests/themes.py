"""What every build asks of a theme, made once for all tests: most of what a small site takes.

It is its templates, compiled, and the names of its files: Material has fourteen thousand.
"""

import os
from functools import cache
from pathlib import Path

import mkdocs
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader
from mkdocs.theme import Theme

PACKAGES = Path(mkdocs.__file__).parent.parent
"""Where themes were installed, which stay as they are."""

FOLDER = "DOSSIER_TESTS_COMPILED"
"""The variable that names the folder of what was compiled."""


class Listing(FileSystemLoader):
    """Finds templates, and lists those files of a theme of which MkDocs publishes some."""

    def list_templates(self) -> list[str]:
        """Return the names of files, without those that start with a full stop."""
        return sorted({name for folder in self.searchpath for name in _files(folder)})


def _files(folder: str) -> tuple[str, ...]:
    return _installed(folder) if Path(folder).is_relative_to(PACKAGES) else _found(folder)


def _found(folder: str) -> tuple[str, ...]:
    names = FileSystemLoader(folder).list_templates()
    return tuple(name for name in names if not name.startswith("."))


_installed = cache(_found)


def share_themes() -> None:
    """Have all sites that this process builds share what is made of their themes.

    What it compiles is shared with all processes that have the same `FOLDER` in their environment.
    """
    compiled, made_by_mkdocs = FileSystemBytecodeCache(os.environ[FOLDER]), Theme.get_env

    def get_env(self: Theme) -> Environment:
        env = made_by_mkdocs(self)
        env.bytecode_cache = compiled
        env.loader = Listing(self.dirs)
        return env

    Theme.get_env = get_env  # type: ignore[method-assign]
