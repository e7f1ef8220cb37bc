"""Themes' templates, compiled once a process and not once a build, which is half of a build."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import CodeType

import pytest
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.theme import Theme


@dataclass(eq=False)
class Compiled(BytecodeCache):
    """Keeps what was compiled in memory; a template whose text has changed is compiled anew."""

    kept: dict[tuple[str, str], CodeType] = field(default_factory=dict)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if the very text that it is for was compiled before."""
        bucket.code = self.kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket has."""
        assert bucket.code
        self.kept[bucket.key, bucket.checksum] = bucket.code


@contextmanager
def compiled_once() -> Iterator[None]:
    """Have all sites that this process builds share what is compiled of their themes."""
    compiled, made_by_mkdocs = Compiled(), Theme.get_env

    def get_env(theme: Theme) -> Environment:
        env = made_by_mkdocs(theme)
        env.bytecode_cache = compiled
        return env

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", get_env)
        yield
