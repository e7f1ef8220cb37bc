"""What to write down for words that an author selected: a new statement, or a quote for a record.

Nothing is decided for the author but the quotation: what nobody filled in is left empty, and the
findings say so.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, count
from shlex import quote as shell_word

from dossier.anchor.selecting import NoWords, Selected, TooCommon, select
from dossier.desk.ids import MOST_WORDS, as_id, in_the_way
from dossier.desk.selection import Edge, Stale, seen, selected_span
from dossier.link.dossier import Dossier
from dossier.model.fields import Key, Kind
from dossier.model.parts import SPEAKERS, Quote, QuoteKind
from dossier.model.records import Statement
from dossier.text.source import SourceText, Span
from dossier.yaml_nodes import written
from dossier.yaml_nodes.writing import Value


@dataclass(frozen=True, slots=True)
class Wish:
    """What an author filled in beside the selection; what was not is empty.

    Attributes:
        speaker: A person or an organization, by its id or as `people/x`.
        said: A date, as written.
        claim: What is asserted.
        kind: Whose words the quotation is.
        record: For which record that exists the quote is meant.
    """

    speaker: str = ""
    said: str = ""
    claim: str = ""
    kind: QuoteKind | None = None
    record: Key | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be copied.

    Attributes:
        selected: The quotation.
        widened: Whether it has more words than were selected, for it holds whole ones only.
        statement: The YAML of a new statement.
        path: Where it belongs, from the dossier's root on; no file is there yet.
        command: What makes it at a shell; None where the words hold what a shell may not be given.
        quote: The YAML of a quote, to be put under the record's `quotes:`; with that line itself
            where the record that was wished for has none.
        record_path: The file of that record; None where there is none.
    """

    selected: Selected
    widened: bool
    statement: str
    path: str
    command: str | None
    quote: str
    record_path: str | None


def offer(
    dossier: Dossier, folder: str, source: Key, edges: tuple[Edge, Edge], wish: Wish
) -> Offer | NoWords | TooCommon | Stale:
    """Return what can be written down for a selection.

    Args:
        dossier: What is there.
        folder: That of the records, from the dossier's root on.
        source: Where the words were selected.
        edges: Where the selection starts and ends.
        wish: What the author filled in.
    """
    text = dossier.texts.get(source)
    if text is None:
        return Stale()
    span = selected_span(text, *edges)
    if isinstance(span, Stale):
        return span
    selected = select(text, span.start, span.end)
    if not isinstance(selected, Selected):
        return selected
    item = _quote(source, selected, wish.kind)
    new = _free(dossier, _name(wish, selected))
    return Offer(
        selected=selected,
        widened=_is_wider(text, selected.span, span),
        statement=written(_statement(dossier, wish, item)),
        path=f"{folder}/{new.kind}/{new.id}.yml",
        command=_command(new.id, source, selected),
        quote=_for_record(dossier, wish.record, item),
        record_path=_path(dossier, wish.record),
    )


def _quote(source: Key, selected: Selected, kind: QuoteKind | None) -> dict[str, str]:
    fields = {
        "source": source.id,
        "exact": selected.exact,
        "prefix": selected.context.prefix,
        "suffix": selected.context.suffix,
        "kind": kind.value if kind else "",
    }
    return {name: fields[name] for name in Quote.field_names() if fields.get(name)}


def _statement(dossier: Dossier, wish: Wish, quote: Mapping[str, Value]) -> dict[str, Value]:
    fields: dict[str, Value] = {
        "speaker": _reference(dossier, wish.speaker),
        "said": wish.said,
        "claim": wish.claim,
        "quotes": [quote],
    }
    return {name: fields[name] for name in Statement.field_names() if name in fields}


def _reference(dossier: Dossier, words: str) -> str:
    """Return a speaker as authors name it: by the bare id, unless two kinds have it."""
    name = words.rpartition("/")[2]
    named = [kind for kind in SPEAKERS if Key(kind, name) in dossier.remains]
    return name if len(named) == 1 else words


def _for_record(dossier: Dossier, record: Key | None, quote: Mapping[str, Value]) -> str:
    lines = written({"quotes": [quote]})
    has_some = record is None or any(q.path[0] == "quotes" for q in dossier.quotations_by(record))
    return lines.partition("\n")[2] if has_some else lines


def _path(dossier: Dossier, record: Key | None) -> str | None:
    left = dossier.remains.get(record) if record else None
    return left.places.path if left else None


def _name(wish: Wish, selected: Selected) -> str:
    """Return an id that says who said what, as far as Latin letters can."""
    words = (wish.claim or selected.exact).split()[:MOST_WORDS]
    return as_id((wish.speaker.rpartition("/")[2], *words), most=None) or "statement"


def _free(dossier: Dossier, name: str) -> Key:
    names = chain((name,), (f"{name}-{number}" for number in count(2)))
    keys = (Key(Kind.STATEMENTS, each) for each in names)
    return next(key for key in keys if not in_the_way(key, dossier))


def _command(name: str, source: Key, selected: Selected) -> str | None:
    parts = {
        "--source": source.id,
        "--quote": selected.exact,
        "--prefix": selected.context.prefix,
        "--suffix": selected.context.suffix,
    }
    # A control pasted into a terminal is obeyed, quotation marks or not.
    if any(unicodedata.category(char) in {"Cc", "Cs"} for char in "".join(parts.values())):
        return None
    options = (f"{option} {shell_word(words)}" for option, words in parts.items() if words)
    return " ".join(("dossier new statement", name, *options))


def _is_wider(text: SourceText, span: Span, asked: Span) -> bool:
    return seen(text.words(span)) != seen(text.text[asked.start : asked.end])
