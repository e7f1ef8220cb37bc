"""The languages whose reported speech and names can be read; add a table, and it is one of them."""

from dossier.desk.suggesting.english import ENGLISH
from dossier.desk.suggesting.language import Language

TABLES: dict[str, Language] = {"en": ENGLISH}
DEFAULT = "en"


def language_of(tag: str | None) -> Language | None:
    """Return the table for a BCP 47 tag; of a source that tells no language, the default one's."""
    return TABLES.get((tag or DEFAULT).split("-")[0].lower())
