"""From the words that an author gives to the quotation of them in a source."""

from dataclasses import dataclass

from dossier.anchor import Ambiguous, Found, Missing, Selected, anchor, select
from dossier.model.parts import Quote
from dossier.text.fold import is_blank, on_one_line
from dossier.text.source import SourceText
from dossier.yaml_nodes import Value


@dataclass(frozen=True, slots=True)
class Wordless:
    """Nothing but white space was given."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """It stands there; `fields` are those of its YAML, in the words of the source."""

    fields: dict[str, Value]


def quotation(quote: Quote, source: SourceText) -> Quotation | Missing | Ambiguous | Wordless:
    """Find the words and return them as the source sets them, with the context that they need.

    Context that the author gives is kept: it has decided.
    """
    if any(map(is_blank, quote.exact)):
        return Wordless()
    match anchor(quote, source):
        case Found((span,)):
            chosen = select(source, span.start, span.end)
            if isinstance(chosen, Selected) and not (quote.prefix or quote.suffix):
                context = (chosen.context.prefix, chosen.context.suffix)
                return Quotation(_fields(quote, chosen.exact, *context))
            exact = on_one_line(source.words(span))
            return Quotation(_fields(quote, exact, quote.prefix, quote.suffix))
        case Found(spans):
            pieces = [on_one_line(source.words(span)) for span in spans]
            return Quotation(_fields(quote, pieces, quote.prefix, quote.suffix))
        case outcome:
            return outcome


def _fields(quote: Quote, exact: Value, prefix: str | None, suffix: str | None) -> dict[str, Value]:
    kind = quote.kind.value if quote.kind else ""
    given: dict[str, Value] = {"source": quote.source, "kind": kind, "exact": exact}
    given |= {"prefix": prefix or "", "suffix": suffix or ""}
    return {name: given[name] for name in Quote.field_names() if given[name]}
