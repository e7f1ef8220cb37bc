"""The page on commands, made from the commands themselves."""

import re
from collections.abc import Iterator
from inspect import cleandoc

import click

from dossier.cli import main
from dossier.cli.common import CLEAN, COULD_NOT_RUN, FINDINGS
from dossier.handbook import made

_NONE: frozenset[str] = frozenset()

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
        made.table(("Command", "Does"), [_row(name) for name in sorted(main.commands)]),
        *_sections(main, "dossier"),
        "## Exit statuses\n\nFor scripts, and for what checks pull requests.",
        made.table(("Status", "When"), statuses),
    )


def _row(name: str) -> tuple[str, str]:
    words = main.commands[name].get_short_help_str(limit=200)
    return f"[dossier {name}](#dossier-{name})", _told(words)


def _sections(command: click.Command, name: str, above: frozenset[str] = _NONE) -> Iterator[str]:
    """Yield the sections of a group's commands; options that all of them have are told once."""
    if not isinstance(command, click.Group):
        return
    context = click.Context(command, info_name=name)
    # Not `commands`: `new` makes its own when they are asked for.
    found = {word: command.get_command(context, word) for word in command.list_commands(context)}
    shown = {word: one for word, one in found.items() if one is not None and not one.hidden}
    for word, one in shown.items():
        inside = _shared(one, f"{name} {word}")
        yield _section(one, f"{name} {word}", above, inside)
        yield from _sections(one, f"{name} {word}", frozenset(inside))


def _shared(command: click.Command, name: str) -> list[str]:
    """Return the options, as they are shown, that all commands of a group take."""
    if not isinstance(command, click.Group):
        return []
    context = click.Context(command, info_name=name)
    words = command.list_commands(context)
    made = [one for one in (command.get_command(context, word) for word in words) if one]
    first, *others = [_options(one, name) for one in made]
    return [shown for shown in first if all(shown in other for other in others)]


def _section(command: click.Command, name: str, above: frozenset[str], inside: list[str]) -> str:
    context = click.Context(command, info_name=name)
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    listed = "\n".join(one for one in _options(command, name) if one not in above)
    parts = [f"## {name}", f"`{usage}`", _help(command), listed]
    if inside:
        parts += [f"Each `{name}` command takes:", "\n".join(inside)]
    return "\n\n".join(part for part in parts if part)


def _options(command: click.Command, name: str) -> list[str]:
    context = click.Context(command, info_name=name)
    records = [
        option.get_help_record(context)
        for option in command.params
        if isinstance(option, click.Option)
    ]
    return [f"- `{names}`: {_told(words)}" for names, words in filter(None, records)]


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
