"""What a change to a dossier says: typed changes between two states of it, and their reports."""
