"""The command that makes a record of a suggestion, ready to be copied into a shell."""

import shlex
from collections.abc import Iterable
from dataclasses import dataclass

from dossier.anchor import Selected, select
from dossier.desk.suggesting.article import Article
from dossier.desk.suggesting.known import Known
from dossier.desk.suggesting.suggestions import Suggestion
from dossier.report import visible
from dossier.text.source import Span

LONGEST = 1_500
"""Code points of words to quote at the most; a longer passage is left for an author to choose."""


@dataclass(frozen=True, slots=True)
class Ready:
    """What can be copied.

    Attributes:
        command: The command; None where no words of moderate length stand there and nowhere else,
            or where they hold signs that a terminal would not show.
        quote: The words that it quotes, with what tells them from others; None of a name.
    """

    command: str | None
    quote: Selected | None = None


def ready(suggestion: Suggestion, known: Known) -> Ready:
    """Return the command for a suggestion."""
    if suggestion.group is not None:
        group = suggestion.group
        return Ready(_command(group.guess.kind, [("--name", group.name)]))
    article = suggestion.article
    start, end = _said(article, suggestion.span)
    if end - start > LONGEST:
        return Ready(None)
    exact = article.source.text[start:end]
    found = select(article.source, start, end) if exact not in article.too_common else None
    if not isinstance(found, Selected):
        article.too_common.add(exact)
        return Ready(None)
    speaker = known.speaker_id(suggestion.key) if suggestion.key else None
    options = [
        ("--source", article.key.id),
        ("--quote", found.exact),
        ("--prefix", found.context.prefix),
        ("--suffix", found.context.suffix),
        ("--speaker", speaker or ""),
    ]
    return Ready(_command("statement", options), found)


def _command(kind: str, options: Iterable[tuple[str, str]]) -> str | None:
    """Return a command line; None where it holds signs that a terminal would not show."""
    words = ["dossier", "new", kind]
    for option, value in options:
        if value.startswith("-"):  # else it would be read as an option
            words.append(f"{option}={value}")
        elif value:
            words += [option, value]
    command = shlex.join(words)
    return command if visible(command) == command else None


def _said(article: Article, span: Span) -> tuple[int, int]:
    """Return the words without the comma or full stop after them."""
    text, start, end = article.source.text, span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if text[end - 1 : end] == ",":
        end -= 1
    elif text[end - 1 : end] == "." and text[max(start, end - 3) : end - 1][:1] not in {".", " "}:
        end -= text[end - 2 : end - 1] != "."  # the full stop of "U.S." stays
    return start, end
