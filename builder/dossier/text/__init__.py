"""Texts: what is compared when words are compared, where words end, what a source says."""
