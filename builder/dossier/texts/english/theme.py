"""What pages say that themes leave unsaid."""

TEXTS: dict[str, str] = {
    "skip": "Skip to content",
}
