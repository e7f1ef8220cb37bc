"""The author's desk: what to write next, worked out from what is there. Writes no files."""
