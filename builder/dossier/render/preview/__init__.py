"""A site that marks what it says otherwise than an older state of it."""

from dossier.render.preview.entries import Base, Preview

__all__ = ["Base", "Preview"]
