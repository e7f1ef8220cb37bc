"""Every quotation as a W3C Web Annotation (Data Model, REC 2017).

The body identifies the record that quotes; each target is one piece of the quotation in its
source, with a TextQuoteSelector and a TextPositionSelector that select the same text. Positions
count Unicode code points, 0-based, `end` exclusive, of the source's text (markup stripped and
entities decoded for HTML, else the file itself).

This is no copy of the source: `exact`, `prefix` and `suffix` hold only what the site may show, and
of a withheld source only the position is given.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from dossier.export.addresses import urls
from dossier.link.dossier import Dossier
from dossier.link.quotations import Quotation
from dossier.model.fields import Key
from dossier.model.records import Source
from dossier.text.source import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
CONTEXT_LENGTH = 32
"""Code points of prefix and of suffix, as annotation clients commonly give."""

Json = dict[str, Any]
Listed = Callable[[Iterable[Json]], Iterable[Json]]
"""What becomes of things that are made one by one: `list`, or `iter` to make each when it is asked
for."""


def annotations(
    dossier: Dossier,
    site_url: str | None = None,
    *,
    directory_urls: bool = True,
    listed: Listed = list,
) -> Json:
    """Return one AnnotationCollection with an Annotation for each quotation that was found.

    Args:
        dossier: What is published.
        site_url: Where the site stands.
        directory_urls: See `urls`.
        listed: What becomes of the annotations.
    """
    url = urls(site_url, directory_urls=directory_urls)
    seen: Counter[str] = Counter()
    found = [
        (quotation, quotation.source)
        for quotation in dossier.quotations
        if quotation.spans and quotation.source
    ]
    items = (_annotation(dossier, quotation, source, url, seen) for quotation, source in found)
    return {
        "@context": CONTEXT,
        "id": _urn(f"{site_url or ''} all quotations"),
        "type": "AnnotationCollection",
        "label": "Every quotation of the dossier, with its place in its source",
        "total": len(found),
        "items": listed(items),
    }


def _annotation(
    dossier: Dossier,
    quotation: Quotation,
    source: Key,
    url: Callable[[Key], str],
    seen: Counter[str],
) -> Json:
    record = url(quotation.key)
    name = "\n".join((record, str(source), *quotation.quote.exact))
    seen[name] += 1
    return {
        "@context": CONTEXT,
        "id": _urn(f"{name}\n{seen[name]}"),
        "type": "Annotation",
        "motivation": "identifying",
        "body": {"type": "SpecificResource", "source": record, "purpose": "identifying"},
        "target": [_target(dossier, source, span, url) for span in quotation.spans],
    }


def _target(dossier: Dossier, source: Key, span: Span, url: Callable[[Key], str]) -> Json:
    record = dossier.records[source]
    target: Json = {
        "type": "SpecificResource",
        "source": (isinstance(record, Source) and record.url) or url(source),
        "selector": selectors(dossier, source, span),
    }
    if isinstance(record, Source) and record.archive_url:
        target["state"] = {"type": "TimeState", "cached": record.archive_url}
    return target


def selectors(dossier: Dossier, source: Key, span: Span) -> list[Json]:
    """Return what selects `span` in a source's text, as far as its words may be shown."""
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    shown = dossier.shown(source)
    nth = bisect_right(shown, span.start, key=lambda frame: frame.start) - 1
    if nth < 0 or shown[nth].end <= span.start:
        return [position]
    frame, text = shown[nth], dossier.texts[source].text
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        "prefix": text[max(frame.start, span.start - CONTEXT_LENGTH) : span.start],
        "suffix": text[span.end : min(frame.end, span.end + CONTEXT_LENGTH)],
    }
    return [quote, position]


def _urn(name: str) -> str:
    return uuid5(NAMESPACE_URL, f"dossier quotation\n{name}").urn
