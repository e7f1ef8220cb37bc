"""What can have become of a quotation in a source whose text has changed."""

from dataclasses import dataclass

from dossier.anchor.outcomes import Difference
from dossier.text.source import Span


@dataclass(frozen=True, slots=True)
class Wording:
    """What a quotation is to say; None for what it is to do without."""

    exact: tuple[str, ...]
    prefix: str | None
    suffix: str | None


@dataclass(frozen=True, slots=True)
class Same:
    """Word for word where it stood.

    Attributes:
        spans: In the new text, of each piece.
        wording: What to write, where prefix or suffix no longer stand beside it; else None.
    """

    spans: tuple[Span, ...]
    wording: Wording | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """Word for word in the new text, elsewhere, or told by what stayed around it.

    Attributes:
        spans: In the new text, of each piece.
        before: Likewise in the old text.
        wording: What to write, where prefix or suffix are to be others; else None.
        lost: Whether the quotation, as it is written, no longer leads there.
    """

    spans: tuple[Span, ...]
    before: tuple[Span, ...]
    wording: Wording | None = None
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an edited quotation.

    Attributes:
        span: What is nearest to it in the new text; None when nothing is.
        differences: Its words and those, side by side; all of them the quotation's own when there
            is nothing near. Both are folded.
    """

    span: Span | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """Not word for word in the new text.

    Attributes:
        pieces: As the quotation has them.
        wording: What would quote the new words; None where the new words are not all clear.
    """

    pieces: tuple[Piece, ...]
    wording: Wording | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """Nothing in the new text is near it."""


@dataclass(frozen=True, slots=True)
class Several:
    """Word for word in several places, of which nothing tells the right one.

    Attributes:
        places: The first of them; of each the spans of all pieces.
        count: How many there are, counted up to 1,000.
    """

    places: tuple[tuple[Span, ...], ...]
    count: int


Verdict = Same | Moved | Edited | Gone | Several
