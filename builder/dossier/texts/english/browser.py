"""What scripts say; they get these texts with the script itself."""

TEXTS: dict[str, str] = {}
