"""The page on commands, made from the commands themselves."""

import re
from collections.abc import Iterator
from inspect import cleandoc

import click

from dossier.cli import main
from dossier.cli.common import CLEAN, COULD_NOT_RUN, FINDINGS
from dossier.handbook import made

STATUSES = (
    (CLEAN, "It did what it was asked, and found nothing wrong."),
    (FINDINGS, "There are findings, or differences that were asked about."),
    (COULD_NOT_RUN, "It could not run; one line says why, and what to do. Nothing was changed."),
)


def page() -> str:
    """Return the page."""
    statuses = [(str(number), words) for number, words in STATUSES]
    return made.page(
        "Commands",
        "`dossier COMMAND --help` says the same.",
        *_sections(main, "dossier"),
        "## Exit statuses\n\nFor scripts, and for what checks pull requests.",
        made.table(("Status", "When"), statuses),
    )


def _sections(command: click.Command, name: str) -> Iterator[str]:
    if not isinstance(command, click.Group):
        return
    context = click.Context(command, info_name=name)
    for word in command.list_commands(context):  # not `commands`: `new` makes its own when asked
        one = command.get_command(context, word)
        if one is not None and not one.hidden:
            yield _section(one, f"{name} {word}")
            yield from _sections(one, f"{name} {word}")


def _section(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name)
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    options = [
        option.get_help_record(context)
        for option in command.params
        if isinstance(option, click.Option)
    ]
    listed = "\n".join(f"- `{names}`: {_told(words)}" for names, words in filter(None, options))
    return "\n\n".join([f"## {name}", f"`{usage}`", _help(command), listed]).rstrip()


def _help(command: click.Command) -> str:
    r"""Return a command's help as Markdown: what click would not wrap, after `\b`, is code."""
    paragraphs = re.split(r"\n\s*\n", cleandoc(command.help or "").partition("\f")[0])
    return "\n\n".join(_paragraph(one) for one in paragraphs)


def _paragraph(text: str) -> str:
    if text.startswith("\b\n"):
        return "\n".join(f"    {line}" for line in text.removeprefix("\b\n").splitlines())
    return _told(text.strip())


def _told(text: str) -> str:
    return text.replace("<", "&lt;")
