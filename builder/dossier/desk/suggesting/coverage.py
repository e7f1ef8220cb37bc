"""How much of a source is annotated, in three numbers."""

from dataclasses import dataclass

from dossier.desk.suggesting.article import Article
from dossier.model.fields import Key


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    covered: int
    total: int

    @property
    def percent(self) -> int | None:
        """It in per cent, rounded down so that 100 means all; None of nothing."""
        return self.covered * 100 // self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is annotated of a source.

    Attributes:
        source: The source.
        passages: The passages in quotation marks of which records quote at least half the words.
        sentences: The sentences with reported speech that statements quote.
        words: The words of the text that any record quotes.
        language_known: Whether its sentences could be read.
    """

    source: Key
    passages: Share
    sentences: Share
    words: Share
    language_known: bool


def coverage(article: Article) -> Coverage:
    """Return how much of a source is annotated."""
    return Coverage(
        article.key,
        Share(sum(map(article.covers, article.passages)), len(article.passages)),
        Share(
            sum(article.states(each, article.stated) for each in article.reported),
            len(article.reported),
        ),
        Share(article.quoted.all, len(article.words)),
        article.language is not None,
    )
