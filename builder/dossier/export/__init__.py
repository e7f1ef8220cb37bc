"""The dossier for other programs: one exporter a file, dicts by hand."""
