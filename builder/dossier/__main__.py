"""The command `dossier`, also as `python -m dossier` where that is not to be found."""

import sys


def run() -> None:
    """Run the command, which takes half a second to load: Ctrl-C may come before it can answer."""
    try:
        from dossier.cli import main  # noqa: PLC0415 - see above
    except KeyboardInterrupt:
        sys.stderr.write("dossier: interrupted\n")
        sys.exit(2)
    main(prog_name="dossier")


if __name__ == "__main__":
    run()
