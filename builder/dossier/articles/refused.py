"""Why an article could not be had."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refused:
    """There is no article.

    Attributes:
        message: What is wrong, on one line, without a full stop.
        help: What to do about it.
    """

    message: str
    help: str = ""


def without_package(extra: str, needed_for: str) -> Refused:
    """Return the refusal of what needs packages that are not installed."""
    return Refused(
        f"{needed_for} needs packages that are not installed",
        f"Install them with: pip install 'mkdocs-dossier[{extra}]'",
    )
