"""`python -m dossier`, for where the command itself is not to be found."""

from dossier.cli import main

main(prog_name="dossier")
