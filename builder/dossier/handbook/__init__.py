"""The handbook's pages that are made from the code; `python -m dossier.handbook` writes them."""
