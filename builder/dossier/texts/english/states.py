"""Where a statement stands, and what brought it there."""

TEXTS = {
    "withdrawn": "withdrawn",
    "corrected": "corrected",
    "disputed": "disputed",
    "clarified": "clarified",
    "stands": "stands",
    # What happened: to be read after the date and before the record that is the cause.
    "by-said": "said",
    "by-disputed": "contradicted by another speaker",
    "by-clarification": "clarified",
    "by-correction": "corrected",
    "by-foreign-retraction": "retracted by others, who do not speak for the speaker",
    "by-retraction": "withdrawn by the speaker or on the speaker's behalf",
    "by-apology": "apologised for",
    "by-update": "updated",
    "by-erratum": "put right by an erratum of this dossier",
    "by-dispute-ended": "no longer contradicted: the other statement was withdrawn",
}
