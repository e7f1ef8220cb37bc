"""Why a text is no date that a dossier reads, in words for its author."""

import re

_OF_LEVEL_2 = (
    (r"\[.+\]|\{.+\}", "a set of dates"),
    (r"Y-?[0-9]+E[0-9]+(S[0-9]+)?|Y?-?[0-9]+S[0-9]+", "a rounded year or one with an exponent"),
    (r"-?[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?", "unspecified digits where level 1 has none"),
    (r"[?~%]?-?[0-9]{4}[?~%]?(-[?~%]?[0-9]{2}[?~%]?){0,2}", "a qualifier inside the date"),
)
_REASONS = (
    (r"", "it is empty"),
    (r"\s.*|.*\s", "it has white space around it"),
    (r".*[^\x00-\x7f].*", "it has characters other than ASCII"),
    (r".*\s.*", "it has white space in it"),
    (r"[0-9]{8}", "its parts are not joined by hyphens"),
    (r"[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{4}", "its year is not its first part"),
    (r"[0-9]{1,3}([-./][0-9]{1,2}){0,2}", "its year has fewer than four digits"),
    (r"[0-9]{4}([-./][0-9]{1,2}){1,2}", "its months and days are not two digits after a hyphen"),
    (r"[0-9]{4}(-[0-9]{2})?T.*", "only a day can have a time of day"),
    (r".*/.*/.*", "it has more than one slash"),
)


class Level2Error(ValueError):
    """A date of EDTF's level 2; the text says what makes it one."""


def formless(text: str) -> ValueError:
    """Return the error that says why `text` has none of the forms of levels 0 and 1."""
    for pattern, reason in _OF_LEVEL_2:
        if re.fullmatch(pattern, text):
            return Level2Error(reason)
    for pattern, reason in _REASONS:
        if re.fullmatch(pattern, text, re.DOTALL):
            return ValueError(reason)
    return ValueError("it has none of the forms of EDTF")
