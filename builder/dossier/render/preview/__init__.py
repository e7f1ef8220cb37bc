"""A site that marks what it says otherwise than an older state of it."""

from dossier.render.preview.entries import Base, Preview
from dossier.render.preview.marks import banner, with_mark

__all__ = ["Base", "Preview", "banner", "with_mark"]
