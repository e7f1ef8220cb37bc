"""What can come of looking for a quotation."""

from dataclasses import dataclass
from enum import Enum

from dossier.text.source import Span


@dataclass(frozen=True, slots=True)
class Found:
    """It stands in one place: a span of the source's text for each piece, in order."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """Words of the source that choose one place among several; both where one does not suffice.

    Attributes:
        prefix: The words just before the first piece.
        suffix: The words just after the last piece.
    """

    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One of several places where a quotation could stand.

    Attributes:
        spans: A span of the source's text for each piece, in order.
        context: What would choose this place; None where no prefix or suffix of moderate length
            does.
    """

    spans: tuple[Span, ...]
    context: Context | None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """It stands in two or more places that its context does not tell apart.

    Attributes:
        places: The first of them, in source order.
        count: How many there are in all, counted up to 10,000.
    """

    places: tuple[Place, ...]
    count: int


class Why(Enum):
    """Why a quotation stands nowhere."""

    ABSENT = "the words do not stand there"
    INSIDE_WORD = "the words stand there only inside longer words"
    ORDER = "the pieces stand there, but not in this order"


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that stand only in the quotation, only in the source, or, when both are equal, in both.

    Attributes:
        quoted: The quotation's words, empty where the source has more.
        source: The source's words, empty where the quotation has more. Both are folded.
    """

    quoted: str
    source: str


@dataclass(frozen=True, slots=True)
class Near:
    """The passage that looks most like the quotation; a hint, never an anchor.

    Attributes:
        span: Whole words of the source's text; of a long quotation only the part at fault.
        differences: Quotation and passage side by side, in order; none where the words do stand
            there, but as part of longer ones.
    """

    span: Span
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """It stands nowhere.

    Attributes:
        piece: Which piece is at fault, 0-based.
        why: What kind of miss it is.
        hint: The nearest passage, None when nothing is near.
    """

    piece: int
    why: Why
    hint: Near | None = None


Outcome = Found | Ambiguous | Missing
