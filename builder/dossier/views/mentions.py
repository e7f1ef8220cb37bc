"""The sentences of notes and pages in which records are mentioned."""

from bisect import bisect_left
from dataclasses import dataclass

from dossier.link.references import Link, words_without
from dossier.markdown import WikiLink
from dossier.model.fields import Key
from dossier.views.names import Name, Names


@dataclass(frozen=True, slots=True)
class Named:
    """A record named in a sentence.

    Attributes:
        name: The record's name, with its status.
        words: What the author calls it there.
        here: Whether it is the record on whose page the sentence is shown.
    """

    name: Name
    words: str
    here: bool


Sentence = tuple[str | Named, ...]
"""A sentence in pieces; none of them is markup."""


def sentence(names: Names, mention: Link) -> Sentence:
    """Return the sentence that mentions a record; empty where there are no words beside it."""
    mentions = names.dossier.mentions(mention.origin)
    origin, (*field, index) = mention.origin, mention.path
    found = mentions[int(index)]
    pieces = found.prose.sentence(found.link)
    if not any(isinstance(piece, str) and any(map(str.isalnum, piece)) for piece in pieces):
        return ()

    def shown(piece: str | WikiLink) -> str | Named:
        if isinstance(piece, str):
            return piece
        nth = bisect_left(mentions, piece.start, key=lambda each: each.link.start)
        key = names.dossier.target(origin, *field, nth)
        return _named(names, piece, key, mention.target) if key else words_without(piece)

    return tuple(map(shown, pieces))


def _named(names: Names, link: WikiLink, key: Key, here: Key) -> Named:
    name = names.of(key)
    return Named(name, link.label or name.title, here=key == here)
