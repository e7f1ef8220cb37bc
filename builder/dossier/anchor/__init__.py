"""Find where a quotation stands in its source, word for word."""

from dossier.anchor.find import COUNTED, anchor
from dossier.anchor.outcomes import Ambiguous, Context, Found, Missing, Near, Outcome, Place, Why

__all__ = [
    "COUNTED",
    "Ambiguous",
    "Context",
    "Found",
    "Missing",
    "Near",
    "Outcome",
    "Place",
    "Why",
    "anchor",
]
