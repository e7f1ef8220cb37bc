"""What the search of large sites says; its script gets these texts with itself."""

from dossier.texts.english.labels import TEXTS as _LABELS
from dossier.texts.english.states import TEXTS as _STATES

_KINDS = {
    "statements": "statement",
    "corrections": "correction",
    "sources": "source",
    "people": "person",
    "organizations": "organization",
    "places": "place",
    "events": "event",
}

TEXTS = {
    "search": "Search",
    "close": "Close",
    "words": "Words to search for",
    "status": "Only statements with the status",
    "kind": "Kind",
    "any-kind": "Everything",
    "pages": "Pages",
    "pages-one": "page",
    **{kind: _LABELS[kind].capitalize() for kind in _KINDS},
    **{f"{kind}-one": _LABELS[one] for kind, one in _KINDS.items()},
    **{
        f"state-{name}": _STATES[name]
        for name in ("stands", "clarified", "disputed", "corrected", "withdrawn")
    },
    "hint": "Type words to search for, or choose a status.",
    "none": "Nothing is found.",
    "count": "{count} results.",
    "count-one": "One result.",
    "left": "Left out, so that the search loads less: {words}.",
    "more": "Show more results",
    "failed": "The search could not be loaded. The lists of this site name all that is in it.",
    "local": "The search needs a server: browsers do not load it from a disk.",
}
