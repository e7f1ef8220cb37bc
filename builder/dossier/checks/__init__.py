"""Judges of the linked whole: one file a family of rules, outcomes in, findings out."""
