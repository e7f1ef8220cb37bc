"""The timeline."""

TEXTS = {
    "title": "Timeline",
    "title-year": "Timeline: {year}",
    "title-undated": "Timeline: undated",
    "explained": (
        "What happened, what was said about it and what was taken back, in order of time. Dates "
        "are as exact as the sources are; what may lie on several days stands at the first of them."
    ),
    "none": "Nothing in this dossier has a date yet.",
    # The overview.
    "overview": "Overview",
    "mark-one": "{when}: one entry",
    "mark": "{when}: {count} entries",
    "key-day": "on that day",
    "key-within": "some time within",
    "key-about": "about then",
    "key-possibly": "possibly then",
    "key-short": "longer than drawn",
    # What stands between two dates.
    "gap-days": "{count} days later",
    "gap-months": "{count} months later",
    "gap-years": "{count} years later",
    # Entries; the kinds of records have their words among the labels.
    "kind-events": "event",
    "kind-statements": "statement",
    "kind-corrections": "correction",
    "kind-sources": "publication",
    "choice": "{name} ({count})",
    # The pages of a large dossier.
    "years": "Years",
    "year": "{year} ({count})",
    "whole": "All years",
    # The filter.
    "filter": "Show only",
    "kinds-events": "Events ({count})",
    "kinds-statements": "Statements ({count})",
    "kinds-corrections": "Corrections ({count})",
    "kinds-sources": "Publications ({count})",
    "who": "By or with",
    "everybody": "Everybody",
    "people": "People",
    "organizations": "Organizations",
    "everything": "Show everything",
    "count": "{count} entries",
    "count-one": "One entry",
    # What was known on a day.
    "as-of": "As of a day…",
    "as-of-day": "What was known on",
    "as-of-show": "Show",
    "as-of-days": "Changes on",
}
