"""What is still missing is asked for on a terminal, and named where there is none."""

import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

import click

from dossier.checks.references import judge_name
from dossier.cli.telling import stop
from dossier.desk.drafting import Lacking, dangling, faults, lacking
from dossier.desk.fields import Field, fields_of, option
from dossier.findings import Finding
from dossier.link.references import Names
from dossier.model.fields import Kind
from dossier.report import visible
from dossier.yaml_nodes import Value


def on_a_terminal() -> bool:
    """Say whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


@dataclass(frozen=True)
class Asking:
    """Judges the fields of a new record and asks for those that are missing.

    Attributes:
        kind: The record's.
        names: The records that there are.
        annotations: Their folder.
        anyway: Whether fields may name records that are not there.
        command: The command as far as it was given, for the example of how to give the rest.
    """

    kind: Kind
    names: Names
    annotations: str
    anyway: bool
    command: tuple[str, ...]

    def judge(self, fields: Mapping[str, Value]) -> tuple[Finding, ...]:
        """Return what is wrong with fields, whether or not others are missing."""
        found = faults(self.kind, fields)
        if not self.anyway:
            unknown = dangling(self.kind, fields, self.names)
            found += tuple(judge_name(each, self.annotations) for each in unknown)
        return found

    def filled(self, fields: Mapping[str, Value]) -> dict[str, Value]:
        """Return the fields with those that were missing, but for `quotes`; or name them and stop.

        With `anyway`, a record need not quote.
        """
        given = dict(fields)
        while wanted := [w for w in lacking(self.kind, given) if not self._may_lack(w)]:
            if not on_a_terminal():
                self._stop_without(wanted)
            known = {field.name: field for field in fields_of(self.kind)}
            first = wanted[0]
            given[first.name] = self._ask(known[first.name], first.help)
        return given

    def _may_lack(self, lacking: Lacking) -> bool:
        return lacking.name == "quotes" and self.anyway

    def _ask(self, field: Field, words: str) -> Value:
        def checked(text: str) -> Value:
            parts = [part for part in text.replace(",", " ").split() if part]
            value: Value = parts if field.many and field.ref else text
            if found := self.judge({field.name: value}):
                raise click.UsageError(visible(" ".join((f"{found[0].message}.", found[0].help))))
            return value

        choices = f" ({', '.join(field.choices)})" if field.choices else ""
        if words:
            click.echo(visible(words), err=True)
        answer: Value = ask_for(f"{field.name}{choices}", checked)
        return answer

    def _stop_without(self, wanted: Sequence[Lacking]) -> NoReturn:
        known = {field.name: field for field in fields_of(self.kind)}
        example = [*self.command]
        for each in wanted:
            field = known[each.name]
            if each.name == "quotes":
                example += ["--source", "ID", "--quote", "TEXT"]
            else:
                example += [option(field), field.choices[0] if field.choices else field.stands_for]
        names = ["a quotation" if each.name == "quotes" else each.name for each in wanted]
        article = "an" if self.kind.singular[0] in "aeiou" else "a"
        stop(
            f"{article} {self.kind.singular} needs {', '.join(names)}",
            f"For example: {visible(shlex.join(example))}",
        )


def given_command(ctx: click.Context) -> tuple[str, ...]:
    """Return the command and its arguments as they were given."""
    return (*ctx.command_path.split(), *ctx.meta[_ARGUMENTS])


class Remembering(click.Command):
    """A command that can be shown to the author with something added."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep the arguments."""
        ctx.meta[_ARGUMENTS] = tuple(args)
        return super().parse_args(ctx, args)


_ARGUMENTS = f"{__name__}.arguments"


def ask_for(what: str, checked: Callable[[str], Any]) -> Any:
    """Ask for something until `checked` raises no click.UsageError."""
    return click.prompt(what, value_proc=checked, err=True)
