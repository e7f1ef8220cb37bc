"""Figures that sources give differently, and statements that contradict each other."""

TEXTS = {
    "title": "Disagreements",
    "about": (
        "Where the sources of this dossier give a figure differently, and where one statement "
        "says that another is not so. The page sets them side by side; it does not decide between "
        "them."
    ),
    "figures": "Figures",
    "same": "The values are the same.",
    "agree in range": (
        "The values agree in range: there is a number for which all of them are true."
    ),
    "disagree": "The values disagree: there is no number for which all of them are true.",
    "not comparable": "Words and numbers cannot be compared.",
    "value": "Value",
    "words": "In the words of the source",
    "no-figures": "No figure of this dossier is given differently by its sources.",
    "one-same": "One more figure has several sources that give the same value.",
    "many-same": "{count} more figures have several sources that give the same value.",
    "line": "The values on a number line",
    "line-explained": (
        "A filled dot is a number that the value takes in, a ring one that it leaves out, an arrow "
        "leads on without end; the shaded stretch is true for all of them. To scale; the line need "
        "not begin at zero."
    ),
    "contradictions": "Statements",
    "open": "Open.",
    "open-explained": "Neither side has taken its words back.",
    "no-longer": "Settled.",
    "settled-first": "The first statement was {state}, {since}: {cause}",
    "settled-other": "This statement was {state}, {since}: {cause}",
    "settled-by-first": "The first statement was {state}, {since}: {cause}, by {who}",
    "settled-by-other": "This statement was {state}, {since}: {cause}, by {who}",
    "given-way": "Whoever else contradicted the statement has taken that back.",
    "own": "The speaker's own words.",
    "own-explained": "Nobody else contradicts the statement; its speaker said otherwise later on.",
    "same-speaker": "The same speaker, who thereby contradicts what was said before.",
    "mutual": "contradict each other",
    "no-contradictions": "No statement of this dossier contradicts another.",
}
