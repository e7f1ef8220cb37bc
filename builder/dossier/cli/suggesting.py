"""`dossier suggest`."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rapidfuzz import fuzz, process

from dossier.cli.common import CLEAN, built, config_option, format_option, stop
from dossier.desk.suggesting.article import Article
from dossier.desk.suggesting.coverage import coverage
from dossier.desk.suggesting.known import Known
from dossier.desk.suggesting.languages import language_of
from dossier.desk.suggesting.showing import as_json, as_text
from dossier.desk.suggesting.suggestions import What, suggest
from dossier.link.dossier import Dossier
from dossier.model.fields import Key, Kind
from dossier.model.records import Source
from dossier.progress import progress
from dossier.report import visible

LIMIT = 20
ALIKE = 60
"""Per cent of likeness from which on an id is offered in place of one that is not there."""


@click.command("suggest", short_help="Show what is not annotated yet.")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--kind",
    "kinds",
    type=click.Choice([what.value for what in What]),
    multiple=True,
    help="Only these; may be given more than once. All kinds when left out.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=LIMIT,
    show_default=True,
    help="How many to show, the most useful first.",
)
@click.option("--all", "everything", is_flag=True, help="Show all of them.")
@format_option
@config_option
def suggest_(  # noqa: PLR0913  # one for each option
    sources: tuple[str, ...],
    kinds: tuple[str, ...],
    limit: int,
    form: str,
    config_file: Path,
    *,
    everything: bool,
) -> None:
    """Show what is not annotated yet: of some sources, by their ids, or of all.

    Passages in quotation marks that no record quotes, sentences that report speech which no
    statement quotes, and names that no record has; each with its place, the reason and the command
    that makes a record of it. All are suggestions: the exit status is 0 whether there are any.
    """
    _, result = built(config_file)
    dossier = result.dossier
    known = Known(dossier)
    articles = _read(dossier, _chosen(dossier, sources), known)
    found = suggest(articles, known, map(What, kinds or What))
    shown = found if everything else found[:limit]
    covered = [coverage(article) for article in articles]
    more = len(found) - len(shown)
    if form == "json":
        click.echo(as_json(shown, more, covered, known))
    else:
        colour = sys.stdout.isatty()
        click.echo(as_text(shown, more, covered, known, colour=colour), color=colour)
    sys.exit(CLEAN)


def _chosen(dossier: Dossier, names: Sequence[str]) -> list[Key]:
    """Return the sources that are meant, or say which of them there are not, and stop."""
    ids = [key.id for key in dossier.remains if key.kind is Kind.SOURCES]
    wanted = [name.removeprefix("sources/") for name in names] or ids
    chosen = [Key(Kind.SOURCES, name) for name in dict.fromkeys(wanted)]
    for key in chosen:
        if key.id not in ids:
            near = process.extract(key.id, ids, scorer=fuzz.ratio, limit=3, score_cutoff=ALIKE)
            offered = ", ".join(visible(name) for name, *_ in near)
            stop(
                f"there is no source {visible(key.id)}",
                f"Near it are: {offered}" if offered else _all_of(ids),
            )
    unread = [key for key in chosen if key not in dossier.texts]
    for key in unread:
        click.echo(
            f"{visible(str(key))} has no text that can be read: nothing to look at", err=True
        )
    return [key for key in chosen if key not in unread]


def _all_of(ids: Sequence[str]) -> str:
    if not ids:
        return "There are no sources yet."
    shown = ", ".join(map(visible, ids[:9]))
    return f"The sources are: {shown}{', …' if len(ids) > 9 else ''}"


def _read(dossier: Dossier, keys: Sequence[Key], known: Known) -> list[Article]:
    articles = []
    with progress() as tell:
        for number, key in enumerate(keys):
            tell(f"{number:,} of {len(keys):,} sources read")
            record = dossier.records.get(key)
            language = language_of(record.language if isinstance(record, Source) else None)
            articles.append(Article(dossier, key, known, language))
    return articles
