"""The records of a dossier and the values in their fields. Knows no files, YAML, MkDocs or HTML."""
