"""The fields of a kind of record as options, and the values that authors give by them."""

from collections.abc import Sequence
from typing import Any

import click

from dossier.cli.telling import stop
from dossier.desk.drafting import from_text
from dossier.desk.fields import Field, fields_of, option
from dossier.findings import Finding
from dossier.model.fields import Kind
from dossier.report import visible
from dossier.yaml_nodes import Value


def field_params(kind: Kind, without: Sequence[str] = ()) -> list[click.Parameter]:
    """Return an option for each field but `quotes` and some others, and `--set` for any field."""
    fields = [field for field in fields_of(kind) if field.name not in {"quotes", *without}]
    return [
        *map(_option, fields),
        click.Option(
            ["--set", "settings"],
            multiple=True,
            metavar="FIELD=VALUE",
            help="Give a field by its name in the YAML.",
        ),
    ]


def given_fields(
    kind: Kind, options: dict[str, Any], without: Sequence[str] = ()
) -> dict[str, Value]:
    """Return the fields that the options of `field_params` give, which are taken out of `options`.

    Stops where one cannot be understood.
    """
    fields: dict[str, Value] = {}
    known = {field.name: field for field in fields_of(kind) if field.name not in without}
    for field in known.values():
        value = options.pop(f"field_{field.name}", None)
        for text in value if field.many and value else ():
            _put(field, text, fields)
        if not field.many and value:
            _put(field, "true" if field.flag else value, fields)
    for setting in options.pop("settings"):
        name, equals, text = setting.partition("=")
        if not equals or name not in known:
            stop(
                f"--set {visible(setting)!r} gives no field of a {kind.singular}",
                f"Write --set FIELD=VALUE; the fields are {', '.join(known)}.",
            )
        _put(known[name], text, fields)
    return fields


def _option(field: Field) -> click.Option:
    name = [option(field), f"field_{field.name}"]
    words = f"{field.help} Can be given several times." if field.many else field.help
    if field.flag:
        return click.Option(name, is_flag=True, help=words)
    return click.Option(name, multiple=field.many, metavar=field.stands_for, help=words)


def _put(field: Field, text: str, fields: dict[str, Value]) -> None:
    in_brackets = field.many and text.startswith("[") and not text.startswith("[[")
    value = from_text(field.name, text, yaml=field.stands_for == "YAML" or in_brackets)
    if isinstance(value, Finding):
        advice = "It is read as YAML: {field: value, field: value}, or a list of such, [{…}, {…}]."
        stop(f"{option(field)} {visible(text)!r}: {visible(value.message)}", advice)
    if not field.many:
        fields[field.name] = value
        return
    for each in value if isinstance(value, list) else [value]:
        add(fields, field.name, each)


def add(fields: dict[str, Value], name: str, item: Value) -> None:
    """Add an item to the list at a field."""
    before = fields.get(name, ())
    fields[name] = [*(before if isinstance(before, list) else ()), item]
