"""`dossier new`: a command for each kind of record, its options those fields that the model has."""

import sys
from functools import partial
from pathlib import Path
from typing import Any

import click

from dossier.checks.references import judge_name
from dossier.cli.asking import Asking, Remembering, given_command, on_a_terminal
from dossier.cli.common import CLEAN, FINDINGS, built, config_option, stop
from dossier.cli.giving import add, field_params, given_fields
from dossier.cli.placing import Outcome, free_id, judged, refuse, stop_if_taken
from dossier.cli.quoting import Words, asked_quotation, found_quotation, quote_params
from dossier.desk.drafting import QUOTING, draft
from dossier.desk.fields import fields_of, option
from dossier.link.references import MENTION, Dangling, Names
from dossier.location import Location
from dossier.model.fields import Key, Kind
from dossier.pipeline import Build
from dossier.report import visible
from dossier.saving import save, save_new
from dossier.yaml_nodes import with_item, written

_BY_WORD = {kind.singular: kind for kind in Kind} | {kind.value: kind for kind in Kind}

_print = click.option(
    "--print", "show_only", is_flag=True, help="Print the YAML, and write nothing."
)
_anyway = click.option(
    "--anyway", is_flag=True, help="Write it even where the check would then report errors."
)


class _Kinds(click.Group):
    """A subcommand for each kind, under its name for one record and for many."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the kinds as the site lists them, and then the rest."""
        return [*(kind.singular for kind in Kind), *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Make a kind's command when it is asked for."""
        kind = _BY_WORD.get(cmd_name)
        return _command(kind) if kind else super().get_command(ctx, cmd_name)


@click.group(cls=_Kinds)
def new() -> None:
    """Write a new record, or add a quotation to one.

    What is missing is asked for on a terminal. Nothing is overwritten, and nothing is written that
    the check would call an error.
    """


def _command(kind: Kind) -> click.Command:
    needed = ", ".join(option(field) for field in fields_of(kind) if field.required)
    words = f"Write a new record, KIND/ID.yml. It needs {needed}." if needed else ""
    command = Remembering(
        kind.singular,
        params=[
            click.Argument(["record_id"], metavar="[ID]", required=False),
            *field_params(kind),
            *quote_params(),
        ],
        callback=partial(_create, kind),
        help=f"{words or 'Write a new record.'} An ID that is left out is made of its words.",
        short_help=f"Write a new record in {kind}/.",
    )
    return config_option(_anyway(_print(command)))


def _create(
    kind: Kind,
    record_id: str | None,
    config_file: Path,
    *,
    show_only: bool,
    anyway: bool,
    **options: Any,
) -> None:
    words, fields = Words.taken_from(options), given_fields(kind, options)
    root, result = built(config_file)
    dossier, settings = result.dossier, result.settings
    command = given_command(click.get_current_context())
    asking = Asking(kind, Names(dossier.remains), settings.annotations, anyway, command)
    refuse(asking.judge(fields))
    if record_id:
        stop_if_taken(Key(kind, record_id), dossier)
    needed = kind in QUOTING and not anyway and "quotes" not in fields and on_a_terminal()
    if words.given or needed:
        find = asked_quotation if needed else found_quotation
        add(fields, "quotes", find(words, dossier, settings))
    fields = asking.filled(fields)
    example = (*command[:3], "ID", *command[3:])
    key = free_id(kind, record_id, fields, dossier, example)
    data = draft(kind, fields).encode()
    if show_only:
        click.echo(data, nl=False)
    path = f"{settings.annotations}/{key}.yml"
    errors = _weighed(judged(root, result, {path: data}), path, anyway=anyway)
    if not show_only:
        save_new({root / path: data})
        click.echo(path)
    sys.exit(FINDINGS if errors else CLEAN)


def _weighed(outcome: Outcome, path: str, *, anyway: bool) -> bool:
    """Say what a file would bring, and stop where that is an error; return whether it is."""
    outcome.show()
    if outcome.errors and not anyway:
        stop(f"{path} was not written", "Mend the command, or add --anyway.")
    return outcome.errors


@new.command(params=[click.Argument(["record"], metavar="KIND/ID"), *quote_params()])
@_print
@_anyway
@config_option
def quote(record: str, config_file: Path, *, show_only: bool, anyway: bool, **options: Any) -> None:
    """Add a quotation to the `quotes` of the record KIND/ID.

    The rest of its file stays as it is, to the byte. Where that cannot be, the lines are printed,
    to be pasted.
    """
    root, result = built(config_file)
    path = _path_of(record, result)
    entry = found_quotation(Words.taken_from(options), result.dossier, result.settings)
    data = with_item((root / path).read_bytes(), "quotes", entry, following=("notes", "draft"))
    if show_only or data is None:
        click.echo(written({"quotes": [entry]}), nl=False)
    if show_only:
        sys.exit(CLEAN)
    if data is None:
        advice = "Paste the lines above into it."
        stop(f"nothing can be added to {path} without changing what is there", advice)
    errors = _weighed(judged(root, result, {path: data}), path, anyway=anyway)
    save(root / path, data)
    click.echo(path)
    sys.exit(FINDINGS if errors else CLEAN)


def _path_of(record: str, result: Build) -> str:
    """Return the file of a record that is named as `kind/id`, or by an id that only one has."""
    kind, slash, name = record.rpartition("/")
    full = f"{_BY_WORD.get(kind, kind)}{slash}{name}"
    key = Names(result.dossier.remains).resolve(full, MENTION)
    if not isinstance(key, Key):
        unknown = Dangling(Key(Kind.STATEMENTS, "new"), record, MENTION, Location("new"), key)
        finding = judge_name(unknown, result.settings.annotations)
        stop(visible(finding.message), visible(finding.help))
    return f"{result.settings.annotations}/{key}.yml"
