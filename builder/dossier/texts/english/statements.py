"""A statement's page."""

TEXTS = {
    "said": "said",
    "instead": "Instead: {instead}",
    "reason": "{what}, {since}: {cause}",
    "reason-by": "{what}, {since}: {cause} by {who}",
    "one-statement": (
        "These are reports of one statement, not independent confirmations of what it says."
    ),
    "history": "Status and history",
}
