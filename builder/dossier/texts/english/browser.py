"""What scripts say; they get these texts with the script itself."""

from dossier.texts.english.states import TEXTS as _STATES

TEXTS = {
    # How the language of these texts is known to browsers, which write dates in it.
    "locale": "en-GB",
    # The timeline's filter.
    "shown": "{shown} of {count} entries are shown.",
    # What was known on a day.
    "as-of": "As known on {day}",
    "as-of-now": "Show what is known now",
    "as-of-later": "{count} later things are not shown.",
    "as-of-later-one": "One later thing is not shown.",
    "as-of-unsaid": "This statement had not been made yet.",
    "as-of-invalid": (
        "“{day}” is not a day, so what is known now is shown. A day is written as in 2024-02-05."
    ),
    "unsaid": "not yet said",
    **{
        f"state-{name}": _STATES[name]
        for name in ("stands", "clarified", "disputed", "corrected", "withdrawn")
    },
    # Buttons that copy a citation.
    "copy": "Copy",
    "copied": "Copied",
    "not-copied": "Could not copy: select the text instead",
}
