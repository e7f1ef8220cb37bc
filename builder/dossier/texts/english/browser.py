"""What scripts say; they get these texts with the script itself."""

TEXTS: dict[str, str] = {
    # Buttons that copy a citation.
    "copy": "Copy",
    "copied": "Copied",
    "not-copied": "Could not copy: select the text instead",
}
