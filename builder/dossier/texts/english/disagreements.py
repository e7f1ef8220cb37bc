"""Figures that sources give differently, and statements that contradict each other."""

TEXTS = {
    "same": "The values are the same.",
    "agree in range": (
        "The values agree in range: there is a number for which all of them are true."
    ),
    "disagree": "The values disagree: there is no number for which all of them are true.",
    "not comparable": "Words and numbers cannot be compared.",
    "value": "Value",
    "words": "In the words of the source",
}
