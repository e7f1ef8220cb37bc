"""The graph of who said what, and the list beside it."""

TEXTS: dict[str, str] = {}
