"""Source articles: from the name in a record to bytes, and from bytes to text with its places.

Files are read exactly as received and never mended. Whatever is wrong with one is a returned value
(`Outside`, `Absent`, `Undecodable`), which `checks` turns into a finding.
"""

from dossier.seeds.files import (
    Absent,
    NotAFile,
    Outside,
    SeedFile,
    SeedOutcome,
    Unreadable,
    digest,
    find_text,
)
from dossier.seeds.formats import detect_format
from dossier.seeds.reading import Undecodable, read_source

__all__ = [
    "Absent",
    "NotAFile",
    "Outside",
    "SeedFile",
    "SeedOutcome",
    "Undecodable",
    "Unreadable",
    "detect_format",
    "digest",
    "find_text",
    "read_source",
]
