"""Views to Markdown pages that every Markdown renderer shows alike."""
