"""What sources say in their own words, compared with one another word for word."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dossier.text.alignment import Difference, Segment, align
from dossier.views.passages import Wording


@dataclass(frozen=True, slots=True)
class Compared:
    """One source's words, as they compare with those of others.

    Attributes:
        wording: They.
        pieces: The same in segments, piece by piece; none when they are withheld.
        apart: Whether they have too little in common with others in their language.
    """

    wording: Wording
    pieces: tuple[tuple[Segment, ...], ...]
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Wordings side by side.

    Attributes:
        rows: One for each, in the order given.
        together: How many of them are compared with others.
        differences: In which ways these differ, most telling first; none when they say the same.
        languages: In how many languages words are shown: they are compared within each alone.
    """

    rows: tuple[Compared, ...]
    together: int
    differences: tuple[Difference, ...]
    languages: int

    @property
    def apart(self) -> int:
        """How many have too little in common with others to be compared with them."""
        return sum(row.apart for row in self.rows)


_TELLING = (Difference.WORDS, Difference.ONLY, Difference.CASE, Difference.PUNCTUATION)


def compare(wordings: Sequence[Wording]) -> Comparison:
    """Set wordings side by side."""
    rows = [Compared(wording, ()) for wording in wordings]
    together, groups = 0, _by_language(wordings)
    for group in groups:
        aligned = align([wordings[n].pieces for n in group])
        together += sum(not row.apart for row in aligned) if len(group) > 1 else 0
        for n, row in zip(group, aligned, strict=True):
            count = len(wordings[n].pieces)
            pieces = tuple(
                tuple(one for one in row.segments if one.piece == piece) for piece in range(count)
            )
            rows[n] = replace(rows[n], pieces=pieces, apart=row.apart)
    found = {one.difference for row in rows for piece in row.pieces for one in piece}
    differences = tuple(one for one in _TELLING if one in found)
    return Comparison(tuple(rows), together, differences, len(groups))


def _by_language(wordings: Sequence[Wording]) -> list[list[int]]:
    """Return which wordings that are shown are in one language, regions and scripts aside.

    One whose language is not known is taken to be in the language that most of the others are in.
    """
    shown = [n for n, wording in enumerate(wordings) if wording.pieces]
    primary = {n: _primary(wordings[n].language) for n in shown}
    known = Counter(language for language in primary.values() if language)
    usual = known.most_common(1)[0][0] if known else ""
    groups: dict[str, list[int]] = {}
    for n in shown:
        groups.setdefault(primary[n] or usual, []).append(n)
    return list(groups.values())


def _primary(language: str | None) -> str:
    return language.lower().partition("-")[0] if language else ""
