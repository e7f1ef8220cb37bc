"""The page on statuses, made from the words for them."""

from enum import StrEnum

from dossier.handbook import made
from dossier.model.parts import CorrectionKind, QuoteKind
from dossier.status.states import State


def page() -> str:
    """Return the page."""
    return made.page(
        "Statuses",
        "Where a statement stands is worked out from the records, for any day. The first of these "
        "that holds counts.",
        _table("Status", State),
        "## Kinds of corrections\n\nThe field `kind` of a correction.",
        _table("Kind", CorrectionKind),
        "## Kinds of quotations\n\nThe field `kind` of a quotation.",
        _table("Kind", QuoteKind),
    )


def _table(head: str, choice: type[StrEnum]) -> str:
    rows = [(f"`{one}`", made.meaning(choice, one.name)) for one in choice]
    return made.table((head, "Meaning"), rows)
