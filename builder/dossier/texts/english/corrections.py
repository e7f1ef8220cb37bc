"""Corrections: what each kind does, a correction's page, the ledger of all."""

TEXTS = {
    "explained-retraction": "A retraction takes back what was said.",
    "explained-correction": "A correction says what was wrong and puts it right.",
    "explained-clarification": "A clarification makes clear what was meant.",
    "explained-apology": (
        "An apology regrets what was said; whether it still stands is another matter."
    ),
    "explained-update": "An update by the publisher changes what was published.",
    "explained-erratum": "An erratum puts right a mistake of this dossier's own.",
    "issued": "issued",
    "made-by": "made by",
    "our-own": "the authors of this dossier",
    "corrects": "What it corrects",
    "words": "In which words",
    "instead": "What holds instead",
}
