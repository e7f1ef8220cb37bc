"""The timeline."""

TEXTS: dict[str, str] = {}
