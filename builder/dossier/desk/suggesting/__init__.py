"""What is not annotated yet in a source: passages in marks, reported speech, unknown names."""
