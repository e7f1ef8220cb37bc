"""Ids for records that have none yet, made of what they are called."""

import re
import unicodedata
from collections.abc import Iterable

from dossier.link.dossier import Dossier
from dossier.model.fields import ID, Key
from dossier.model.records import Correction, Record, Source

MOST_WORDS = 6
"""Words of a claim or a name that go into an id."""

LONGEST = 80
"""Code points of an id that is made here."""

_LATIN = re.compile(r"LATIN SMALL (?:LETTER|LIGATURE) ([A-Z]{1,2})(?: WITH .+)?")


def id_for(record: Record) -> str | None:
    """Return an id made of a record's name, claim or headline; None where no letter of it fits.

    A source is named for its publisher and its day, where both are known, and a correction for what
    it corrects.
    """
    match record:
        case Source(publisher=str() as publisher) if record.published is not None:
            return as_id((publisher, record.published.text), most=None)
        case Source() if record.published is not None:
            title = as_id((record.title_text,))
            return as_id((title, record.published.text), most=None) if title else None
        case Correction():
            return as_id((record.kind, "of", record.corrects[0].rpartition("/")[2]), most=None)
        case _:
            return as_id((record.title_text,))


def as_id(texts: Iterable[str], most: int | None = MOST_WORDS) -> str | None:
    """Return texts as an id: the first words, letters of Latin script as a to z.

    Args:
        texts: What it is made of.
        most: How many words are taken; None for all.
    """
    letters = "".join(map(_plain, " ".join(texts)[: LONGEST * 10].casefold()))
    words = re.findall(r"[a-z0-9]+", re.sub("['’]", "", letters))
    name = "-".join(words[:most])
    if len(name) > LONGEST:
        name = name[:LONGEST].rpartition("-")[0] or name[:LONGEST]
    return name or None


def in_the_way(key: Key, dossier: Dossier) -> str:
    """Say why a record cannot have this id, without a full stop; nothing where it can."""
    if not ID.fullmatch(key.id) or key.id == "index":
        return f"{key.id!r} cannot be an id"
    if key in dossier.remains:
        return f"{key} is there already"
    for other, left in dossier.remains.items():
        former = left.value.get("formerly") if left.value is not None else None
        if other.kind is key.kind and isinstance(former, list) and key.id in former:
            return f"{key} is a former id of {other}, and its address leads there"
    return ""


def _plain(character: str) -> str:
    """Return a letter without its marks: `é` is e, `ø` o and `æ` ae."""
    if character.isascii():
        return character
    base = unicodedata.normalize("NFKD", character)[0]
    if base.isascii():
        return base
    found = _LATIN.fullmatch(unicodedata.name(character, ""))
    return found[1].lower() if found else character
