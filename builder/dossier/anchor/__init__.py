"""Find where a quotation stands in its source, word for word."""

from dossier.anchor.find import COUNTED, anchor
from dossier.anchor.outcomes import Ambiguous, Context, Found, Missing, Near, Outcome, Place, Why
from dossier.anchor.selecting import NoWords, Selected, TooCommon, select

__all__ = [
    "COUNTED",
    "Ambiguous",
    "Context",
    "Found",
    "Missing",
    "Near",
    "NoWords",
    "Outcome",
    "Place",
    "Selected",
    "TooCommon",
    "Why",
    "anchor",
    "select",
]
