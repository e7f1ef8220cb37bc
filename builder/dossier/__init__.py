"""Dossier: who said what, when, on whose word, and what was later taken back."""
