"""Corrections: what each kind does, a correction's page, the ledger of all."""

TEXTS = {
    "explained-retraction": "A retraction takes back what was said.",
    "explained-correction": "A correction says what was wrong and puts it right.",
    "explained-clarification": "A clarification makes clear what was meant.",
    "explained-apology": (
        "An apology regrets what was said; whether it still stands is another matter."
    ),
    "explained-update": "An update by the publisher changes what was published.",
    "explained-erratum": "An erratum puts right a mistake that this dossier made.",
    "issued": "issued",
    "made-by": "made by",
    "our-own": "the authors of this dossier",
    "corrects": "What it corrects",
    "words": "In which words",
    "instead": "What holds instead",
    # The ledger.
    "about": (
        "Everything that was corrected: what it said, who corrected it and how, what holds "
        "instead, and how long it stood until then. The newest correction comes first. Nothing is "
        "taken away: what was corrected stays where it was, with its status."
    ),
    "by-others": "What others corrected",
    "no-entries": "Nobody else has corrected anything in this dossier yet.",
    "stood": "stood",
    "behalf": "on behalf of {who}",
    "later": "{span} later",
    "holds": "instead",
    "in-words": "in these words",
    "did-retraction": "taken back",
    "did-correction": "corrected",
    "did-clarification": "clarified",
    "did-apology": "apologised for",
    "did-update": "updated by its publisher",
    "did-erratum": "put right",
    "errata": "Our own errata",
    "errata-about": "Mistakes that this dossier made, and what it says now.",
    "no-errata": "There are none yet.",
    "policy": "How corrections are made here",
    "stood-then": "stood until then",
    "in-the-ledger": "In the ledger of corrections",
    # How long something stood; to be read after "stood".
    "span-0": "same day",
    "span-maybe-same-day": "possibly the same day",
    "span-unknown": "not known",
    "span-days-one": "{count} day",
    "span-days-many": "{count} days",
    "span-years-one": "{count} year",
    "span-years-many": "{count} years",
    "span-range": "{least} to {most} days",
    "span-at-least": "at least {span}",
    "span-up-to": "up to {span}",
    "span-about": "about {span}",
    "span-about-years": "about {least} to {most} years",
    "span-uncertain": "possibly {span}",
    "span-approximate": "roughly {span}",
    "span-uncertain-approximate": "possibly, and roughly, {span}",
    # Which sources quote a statement without its correction.
    "without": "quoted without the correction",
    "repeats-before": "it appeared before the correction, and could not tell of it.",
    "repeats-after": "it appeared after the first correction.",
    "repeats-unclear": "whether it appeared before the correction is not known.",
    "repeats-through": "It quotes a statement that repeats this one: {statement}.",
    "repeats-against": "It does quote what contradicts the statement:",
    "all-carry-one": "The source here that quotes it tells of the correction, too.",
    "all-carry-many": "All sources here that quote it tell of the correction, too.",
    "repeats-explained": (
        "A source tells of a correction when its text, as this dossier has it, is quoted for the "
        "correction, for a statement that makes, repeats or confirms it, or for the speaker "
        "contradicting what was said. What its publisher wrote elsewhere or later is not known "
        "here."
    ),
}
