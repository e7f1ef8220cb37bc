"""Yes or no, asked on a terminal and answered with a letter."""

import sys

import click


class Quit(Exception):  # noqa: N818 - an answer, no error
    """Whoever was asked wants no more questions."""


class Answers:
    """What was answered, or is taken as answered.

    Attributes:
        asks: Whether there is anybody to ask.
        to_all: Whether everything harmless is agreed to.
    """

    def __init__(self, *, asks: bool, yes: bool) -> None:
        self.asks = asks
        self.to_all = yes

    def harmless(self, question: str) -> bool:
        """Ask about what may also be agreed to for all that follows; "no" without anybody to ask.

        Raises:
            Quit: no more questions.
        """
        if not self.to_all and self.asks:
            answer = _letter(f"{question} [y]es, [n]o, [a]ll same and moved, [q]uit: ", "yna")
            self.to_all = answer == "a"
            return answer != "n"
        return self.to_all

    def grave(self, question: str) -> bool:
        """Ask about what has to be answered each time; silence is a no.

        Raises:
            Quit: no more questions.
        """
        return self.asks and _letter(f"{question} [y]es, [N]o, [q]uit: ", "ny") == "y"


def _letter(question: str, letters: str) -> str:
    """Return the letter of an answer; the first of `letters` for none, if that is "n"."""
    while True:
        click.echo(question, nl=False)
        sys.stdout.flush()
        line = sys.stdin.readline()
        answer = line.strip().lower()[:1]
        if not line or answer == "q":
            if not line:
                click.echo()
            raise Quit
        if answer in letters and answer:
            return answer
        if not answer and letters.startswith("n"):
            return "n"
