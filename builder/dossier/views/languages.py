"""Which way languages are written."""

_SCRIPTS = frozenset(
    {"adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"}
)
_LANGUAGES = frozenset(
    {"ar", "arc", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "lrc", "mzn", "nqo"}
    | {"pnb", "prs", "ps", "sd", "skr", "syr", "ug", "ur", "yi"}
)


def direction(language: str | None) -> str:
    """Return how a language is written: `ltr`, `rtl`, or `auto` when it is not known.

    Args:
        language: BCP 47 tag; a script in it (`az-Arab`, `ur-Latn`) decides.
    """
    if language is None:
        return "auto"
    primary, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), None)
    written = script in _SCRIPTS if script else primary in _LANGUAGES
    return "rtl" if written else "ltr"
