"""A statement's page."""

TEXTS = {
    "said": "said",
    "instead": "Instead: {instead}",
    "reason": "{what}, {since}: {cause}",
    "reason-by": "{what}, {since}: {cause} by {who}",
    "more-reasons": "{count} more: see {history}",
    # The sources' words side by side.
    "one-statement": (
        "These are reports of one statement, not independent confirmations of what it says."
    ),
    "one-occasion": (
        "These are reports of one statement, made at one occasion, {occasion}: not independent "
        "confirmations of what it says."
    ),
    "same-words": "Word for word, they are the same.",
    "compared": "Marked is where they differ:",
    "legend-words": "other words",
    "legend-only": "words that only one of them has",
    "legend-some": "words that not all of them have",
    "legend-case": "capital letters",
    "legend-punctuation": "punctuation",
    "apart-all": "They share too few words to be compared word for word.",
    "apart-some": "Not compared is what shares too few words with the others.",
    "languages": "What is in different languages is not compared.",
    # What is heard before a difference, whose end is a closing bracket.
    "heard-words": "other words:",
    "heard-only": "only here:",
    "heard-some": "not in all:",
    "heard-case": "other capitals:",
    "heard-punctuation": "other punctuation:",
    # What happened to it.
    "history": "Status and history",
    "turned": "{what} → {state}",
    "stayed": "{what}; still {state}",
    "vague": (
        "Hatched is what has no certain day; it counts from the first day that it can have been."
    ),
}
