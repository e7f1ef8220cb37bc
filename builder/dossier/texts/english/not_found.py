"""The page for addresses that lead nowhere."""

TEXTS: dict[str, str] = {
    "explained": (
        "Nothing stands at this address. It may be mistyped, or what stood here may have been "
        "taken out."
    ),
    "near": "Did you look for one of these?",
    "lists": "Everything in this dossier is in its lists:",
    "search": "Or search for it, at the top of this page.",
}
