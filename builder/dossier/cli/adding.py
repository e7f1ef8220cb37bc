"""`dossier add`."""

import shlex
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from dossier.articles.fetching import Limits, fetch
from dossier.articles.files import read_file
from dossier.articles.refused import Refused
from dossier.articles.taking import Arrived, Article, take
from dossier.cli.asking import Asking, Remembering, given_command
from dossier.cli.common import CLEAN, built, config_option, stop
from dossier.cli.giving import field_params, given_fields
from dossier.cli.placing import Outcome, free_id, judged, refuse, stop_if_taken
from dossier.desk.drafting import draft
from dossier.link.dossier import Dossier
from dossier.link.references import Names
from dossier.model.fields import Key, Kind
from dossier.model.records import Organization
from dossier.progress import progress
from dossier.report import visible
from dossier.saving import save_new
from dossier.seeds import digest
from dossier.settings import Settings
from dossier.yaml_nodes import Value

_OURS = ("text", "sha256", "received", "format")
"""Fields that are not given: they say what was done here."""


@click.command(
    cls=Remembering,
    short_help="Bring an article in: text, HTML page, PDF.",
    params=[
        click.Argument(["what"], metavar="FILE|URL"),
        click.Option(["--id", "record_id"], metavar="ID", help="The record's id."),
        *field_params(Kind.SOURCES, without=_OURS),
        click.Option(
            ["--whole-page"],
            is_flag=True,
            help="Quote an HTML page as it is, not the article's text in it.",
        ),
        click.Option(
            ["--charset"], metavar="NAME", help="How it is encoded, where what it says is wrong."
        ),
        click.Option(
            ["--timeout"],
            type=click.FloatRange(0.1, 3600),
            default=60,
            show_default=True,
            metavar="SECONDS",
            help="How long an address may take.",
        ),
        click.Option(
            ["--most"],
            type=click.FloatRange(0.001, 1000),
            default=50,
            show_default=True,
            metavar="MB",
            help="How large an article may be.",
        ),
    ],
)
@config_option
def add(
    what: str,
    record_id: str | None,
    config_file: Path,
    **options: Any,
) -> None:
    """Bring an article in: a text, an HTML page or a PDF, from a file or an address.

    It is kept in the folder of the articles as it was received, a page or a PDF with its text
    beside it, and gets a source record with what it says of itself. A file that lies in that folder
    already stays where it is.
    """
    how = _How.taken_from(options)
    given = given_fields(Kind.SOURCES, options, without=_OURS)
    root, result = built(config_file)
    dossier, settings = result.dossier, result.settings
    command = given_command(click.get_current_context())
    asking = Asking(Kind.SOURCES, Names(dossier.remains), settings.annotations, False, command)  # noqa: FBT003
    refuse(asking.judge(given))
    if record_id:
        stop_if_taken(Key(Kind.SOURCES, record_id), dossier)
    arrived = _arrived(what, how)
    article = take(arrived, charset=how.charset, whole_page=how.whole_page)
    if isinstance(article, Refused):
        _stop(article)
    _stop_if_known(article, dossier)
    fields = asking.filled({**_described(arrived, article, dossier), **given})
    key = free_id(Kind.SOURCES, record_id, fields, dossier, (*command, "--id", "ID"))
    names, files = _placed(article, key, _name_in_seeds(what, root, settings))
    files = {f"{settings.seeds}/{name}": data for name, data in files.items()}
    path = f"{settings.annotations}/{key}.yml"
    files[path] = draft(Kind.SOURCES, {**fields, **names}).encode()
    _write(files, judged(root, result, files), root)
    _tell(article, fields, path)
    sys.exit(CLEAN)


@dataclass(frozen=True, slots=True)
class _How:
    whole_page: bool
    charset: str | None
    limits: Limits

    @classmethod
    def taken_from(cls, options: dict[str, Any]) -> "_How":
        """Take our own options out of all that the command got."""
        limits = Limits(round(options.pop("most") * 1_000_000), options.pop("timeout"))
        return cls(options.pop("whole_page"), options.pop("charset"), limits)


def _arrived(what: str, how: _How) -> Arrived:
    if "://" in what:
        with progress() as tell:

            def received(size: int, expected: int | None) -> None:
                whole = f" of {expected / 1e6:.1f}" if expected else ""
                tell(f"{size / 1e6:.1f}{whole} MB received")

            fetched = fetch(what, how.limits, received)
        if isinstance(fetched, Refused):
            _stop(fetched)
        return Arrived(fetched.url, fetched.data, fetched.url, fetched.media, fetched.charset)
    data = read_file(Path(what), how.limits.size)
    if isinstance(data, Refused):
        _stop(data)
    return Arrived(what, data)


def _stop(refused: Refused) -> NoReturn:
    stop(visible(refused.message), visible(refused.help))


def _stop_if_known(article: Article, dossier: Dossier) -> None:
    """Stop where a source has the same article, by its bytes or by the text in it."""
    ours = {digest(data) for data in (article.text, article.received) if data is not None}
    for key, left in dossier.remains.items():
        value = left.value if key.kind is Kind.SOURCES else None
        if isinstance(value, dict):
            received = value.get("received")
            theirs = {value.get("sha256") if isinstance(value.get("sha256"), str) else None}
            theirs.add(received.get("sha256") if isinstance(received, dict) else None)
            if ours & theirs:
                stop(f"{key} has this article already", "Quote that record of it.")


def _described(arrived: Arrived, article: Article, dossier: Dossier) -> dict[str, Value]:
    """Return what the article says of itself, and what follows from that."""
    fields = dict(article.says)
    if arrived.url:
        fields["retrieved"] = datetime.now().astimezone().date().isoformat()
    name = article.site_name.casefold()
    publishers = [
        record.id
        for record in dossier.of_kind(Kind.ORGANIZATIONS)
        if isinstance(record, Organization)
        and name in {known.casefold() for known in (record.name, *record.aliases)}
    ]
    if len(publishers) == 1:
        fields["publisher"] = publishers[0]
    return fields


def _name_in_seeds(what: str, root: Path, settings: Settings) -> str | None:
    """Return the path in the folder of the articles of a file that lies there already."""
    folder = (root / settings.seeds).resolve()
    path = Path(what).resolve()
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else None


def _placed(
    article: Article, key: Key, there: str | None
) -> tuple[dict[str, Value], dict[str, bytes]]:
    """Return the fields that name the article's files, and those files that must be written.

    Args:
        article: The article.
        key: The record's.
        there: The file as it came, where it lies among the articles already.
    """
    text = f"{key.id}.{article.text_ending}"
    if article.received is None:
        files = {} if there else {text: article.text}
        return {"text": there or text, "sha256": digest(article.text)}, files
    received = there or f"{key.id}.{article.received_ending}"
    fields: dict[str, Value] = {
        "text": text,
        "sha256": digest(article.text),
        "received": {"file": received, "sha256": digest(article.received)},
    }
    files = {text: article.text} | ({} if there else {received: article.received})
    return fields, files


def _write(files: Mapping[str, bytes], outcome: Outcome, root: Path) -> None:
    for name in files:
        if (root / name).exists() or (root / name).is_symlink():
            stop(f"{name} is there already", "Give the record another id, with --id.")
    outcome.show()
    if outcome.errors:
        stop("nothing was written", "Mend the command, or what it says of the dossier.")
    save_new({root / name: data for name, data in files.items()})


def _tell(article: Article, fields: Mapping[str, Value], path: str) -> None:
    click.echo(path)
    if article.received is not None:
        words = len(article.text.decode().split())
        click.echo(f"Its text has {words:,} words; compare it with the article.", err=True)
    if article.site_name and "publisher" not in fields:
        command = shlex.join(["dossier", "new", "organization", "--name", article.site_name])
        click.echo(
            f"Its publisher calls itself {visible(article.site_name)}, which is no organization "
            f"here. Write one, and name it as `publisher`:\n  {visible(command)}",
            err=True,
        )
