"""What a page says, in the words of schema.org (30.0), for search engines and other readers.

A statement is a `Claim` by its speaker, interpreted by the dossier's authors, and every wording of
it is a `Quotation` out of a `NewsArticle`. Where the words are the speaker's own, the speaker is
its `creator`; an indirect quotation is in the reporter's words, and has none.

Whatever bears a statement's words also bears its status, as `creativeWorkStatus`. There is no
`ClaimReview`: that is a verdict, and a status is none. There are no relations from claim to claim,
since schema.org has none.

Only what the page shows is said. Dates are given where ISO 8601 has them, else in words as
`temporal`; an EDTF interval says between which days something was, not that it lasted so long.
"""

import json
import re
from collections.abc import Iterable

from dossier.export.addresses import Site
from dossier.export.json_ld_things import Json, Known, Things
from dossier.link.dossier import Dossier
from dossier.model.fields import Key, Kind

CONTEXT = "https://schema.org"

LONGEST_LIST = 500
"""Records that a list's document names; the page itself names all."""

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_MARKUP = re.compile("[<>&{}]")
_ENCODER = json.JSONEncoder(separators=(",", ":"))


class JsonLd:
    """Describes the pages of a site.

    Args:
        dossier: What is published.
        site: The site, with addresses as seen from the page that is described.
        known: See `Things`.
    """

    def __init__(self, dossier: Dossier, site: Site, known: Known | None = None) -> None:
        self._dossier = dossier
        self._site = site
        self._things = Things(dossier, site, known)

    def record(self, key: Key) -> Json:
        """Return what a record's page says."""
        thing, *others = self._things.whole(key)
        return self._document(self._page("WebPage", key, thing), thing, *others)

    def index(self, kind: Kind, title: str) -> Json:
        """Return what the list of a kind says."""
        records = self._dossier.of_kind(kind)
        entries = [
            {"@type": "ListItem", "position": number, "item": self._things.brief(record.key)}
            for number, record in enumerate(records[:LONGEST_LIST], 1)
        ]
        listed: Json = {"@type": "ItemList", "numberOfItems": len(records)}
        if entries:
            listed["itemListElement"] = entries
        page = self._page("CollectionPage", kind) | {"name": title, "mainEntity": listed}
        return self._document(page)

    def page(self, path: str, title: str) -> Json:
        """Return what any other page says: just what it is."""
        return self._document(self._page("WebPage", path) | {"name": title})

    def data(self, path: str, title: str, files: Iterable[tuple[str, str, str]]) -> Json:
        """Return what the page of downloads says: (path, name, media type) of each file."""
        dataset = {
            "@type": "Dataset",
            "@id": f"{self._site.address(path)}#data",
            "name": title,
            "creator": self._things.authors(),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": name,
                    "contentUrl": self._site.address(file),
                    "encodingFormat": media_type,
                }
                for file, name, media_type in files
            ],
        }
        return self._document(self._page("WebPage", path, dataset) | {"name": title}, dataset)

    def _page(self, type_: str, target: Key | Kind | str, about: Json | None = None) -> Json:
        address = self._site.address(target)
        main = {"mainEntity": {"@id": about["@id"]}} if about else {}
        return {
            "@type": type_,
            "@id": address,
            "url": address,
            "isPartOf": {
                "@type": "WebSite",
                "@id": f"{self._site.address('index.md')}#site",
                "name": self._site.name,
            },
            **main,
        }

    def _document(self, *nodes: Json) -> Json:
        return {"@context": CONTEXT, "@graph": list(nodes)}


def script(document: Json) -> str:
    """Return a document as an element of HTML, in one line, that no text of it can end.

    Nor can a text be taken for Markdown or a template: what those read is escaped as well.
    """
    written = _ENCODER.encode(document)
    plain = written.replace("\\\\", "").replace('\\"', "") if "\\" in written else written
    words = "".join(plain.split('"')[1::2])
    if any(sign in words for sign in "<>&{}"):  # few have any, and each string takes its time
        written = _STRING.sub(_escaped, written)
    return f'<script type="application/ld+json">{written}</script>'


def _escaped(string: re.Match[str]) -> str:
    return _MARKUP.sub(lambda sign: f"\\u{ord(sign[0]):04x}", string[0])
