"""The page for addresses that lead nowhere."""

TEXTS: dict[str, str] = {}
