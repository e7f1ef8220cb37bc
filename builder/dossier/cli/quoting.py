"""The options that quote a source, and what comes of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import click

from dossier.anchor import Ambiguous, Missing
from dossier.checks.quote_help import (
    ambiguous_help,
    ambiguous_message,
    missing_help,
    missing_message,
)
from dossier.checks.references import judge_name
from dossier.cli.asking import ask_for
from dossier.cli.telling import stop
from dossier.desk.quoting import Quotation, Wordless, quotation
from dossier.link.dossier import Dossier
from dossier.link.references import Dangling, Names
from dossier.location import Location
from dossier.model.fields import Key, Kind, is_reference
from dossier.model.parts import Quote, QuoteKind
from dossier.model.shape import declared
from dossier.report import visible
from dossier.settings import Settings
from dossier.yaml_nodes import Value

_SOURCE = dict(declared(Quote))["source"]


def quote_params() -> list[click.Parameter]:
    """Return the options that quote a source."""
    return [
        click.Option(["--source"], metavar="ID", help="The source that is quoted."),
        click.Option(
            ["--quote", "pieces"],
            metavar="TEXT",
            multiple=True,
            help="Its words. Given several times where the article interrupts them.",
        ),
        click.Option(["--prefix"], metavar="TEXT", help="Words just before, to choose a place."),
        click.Option(["--suffix"], metavar="TEXT", help="Words just after, likewise."),
        click.Option(
            ["--quote-kind"],
            type=click.Choice([kind.value for kind in QuoteKind]),
            help="Whose words they are: the speaker's, the reporter's about them, or both.",
        ),
    ]


@dataclass(frozen=True, slots=True)
class Words:
    """What was given by these options."""

    source: str | None
    pieces: tuple[str, ...]
    prefix: str | None
    suffix: str | None
    kind: str | None

    @classmethod
    def taken_from(cls, options: dict[str, Any]) -> "Words":
        """Take the options of `quote_params` out of all that a command got."""
        names = ("source", "pieces", "prefix", "suffix", "quote_kind")
        return cls(*(options.pop(name) for name in names))

    @property
    def given(self) -> bool:
        """Whether any of the options was given."""
        return any((self.source, self.pieces, self.prefix, self.suffix, self.kind))


@dataclass(frozen=True, slots=True)
class Refused:
    """Why there is no such quotation, and what to do."""

    message: str
    help: str


def found_quotation(words: Words, dossier: Dossier, settings: Settings) -> Mapping[str, Value]:
    """Return the quotation's fields as the YAML has them, or say why there is none, and stop."""
    found = _looked_up(words, dossier, settings)
    if isinstance(found, Refused):
        stop(found.message, found.help)
    return found


def asked_quotation(words: Words, dossier: Dossier, settings: Settings) -> Mapping[str, Value]:
    """Ask for the source and the words that were not given, until they are found."""

    def source(text: str) -> str:
        found = _source(text, dossier, settings)
        if isinstance(found, Refused):
            raise click.UsageError(f"{found.message}\n{found.help}")
        return text

    def fields(text: str) -> Mapping[str, Value]:
        found = _looked_up(replace(asked, pieces=(text,)), dossier, settings)
        if isinstance(found, Refused):
            raise click.UsageError(f"{found.message}\n{found.help}")
        return found

    asked = words if words.source else replace(words, source=ask_for("source", source))
    if asked.pieces:
        return found_quotation(asked, dossier, settings)
    found: Mapping[str, Value] = ask_for("quote", fields)
    return found


def _looked_up(words: Words, dossier: Dossier, settings: Settings) -> Mapping[str, Value] | Refused:
    if not words.source or not words.pieces:
        missing = "--quote, its words" if words.source else "--source, the id of what is quoted"
        return Refused(f"a quotation needs {missing}", "For example: --source ID --quote TEXT")
    key = _source(words.source, dossier, settings)
    if isinstance(key, Refused):
        return key
    text = dossier.texts[key]
    quote = Quote.model_validate(
        {
            "source": words.source,
            "exact": list(words.pieces),
            "prefix": words.prefix,
            "suffix": words.suffix,
            "kind": words.kind,
        }
    )
    match quotation(quote, text):
        case Quotation(fields):
            return fields
        case Wordless():
            return Refused("the quotation has no words", "Give the source's words as --quote.")
        case Missing() as nowhere:
            return _refused(missing_message(quote, nowhere, text), missing_help(nowhere, text))
        case Ambiguous() as several:
            return _refused(ambiguous_message(quote, several, text), ambiguous_help(several, text))


def _source(words: str, dossier: Dossier, settings: Settings) -> Key | Refused:
    if not is_reference(words):
        return _refused(f"{words!r} is not the id of a source", "It is the name of its file.")
    key = Names(dossier.remains).resolve(words, _SOURCE)
    if not isinstance(key, Key):
        unknown = Dangling(Key(Kind.STATEMENTS, "new"), words, _SOURCE, Location("new"), key)
        finding = judge_name(unknown, settings.annotations)
        return _refused(finding.message, finding.help)
    if key not in dossier.texts:
        message = f"{key} has no text that could be read, so nothing can be quoted from it"
        return Refused(message, "`dossier check` says what is wrong with it.")
    return key


def _refused(message: str, advice: str) -> Refused:
    return Refused(visible(message), "\n".join(map(visible, advice.split("\n"))))
