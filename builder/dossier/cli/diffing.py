"""`dossier diff`."""

import re
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from dossier.cli.common import CLEAN, COULD_NOT_RUN, FINDINGS, config_option, show_in, stop
from dossier.diff.compare import compare
from dossier.diff.json import as_json
from dossier.diff.markdown import as_markdown
from dossier.diff.subject import Subject
from dossier.diff.text import as_text
from dossier.findings import Severity
from dossier.pipeline.past import Past, build_past, build_revision
from dossier.progress import TellingTree, progress
from dossier.render.changed import Site, changed_pages
from dossier.report import visible
from dossier.revisions import NotKept, Revision, opened
from dossier.settings import Settings
from dossier.tree import Entry, FolderTree, Tree

NAMED = 5
"""How many files that are not compared are named."""


@click.command(short_help="Say what a change says: of two git revisions.")
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="text for people, markdown for a comment on a pull request, json for programs.",
)
@config_option
def diff(base: str, head: str | None, form: str, config_file: Path) -> None:
    """Say what a change from BASE to HEAD says, record by record and not line by line.

    Statements that stand otherwise and what made them, quotations that are new, moved or no longer
    found, fields old and new, pages, findings that are new or mended. BASE and HEAD are branches,
    tags or commits; HEAD is the newest commit when left out; BASE is often `main...`, the commit
    at which the work left main. Files are read from git: the work tree is neither read nor
    touched. Exit status: 1 where there are new errors.
    """
    root = config_file.resolve().parent
    if not root.is_dir():
        stop(f"{config_file.parent} is no folder", "Run this in a dossier's folder.")
    with opened(root, head or "HEAD") as newer, opened(root, base) as older:
        subject = _compared(_found(older), _found(newer), config_file)
        if head is None and isinstance(newer, Revision):
            _tell_uncommitted(FolderTree(root), newer.tree, subject.comparison.after.settings)
    match form:
        case "json":
            click.echo(as_json(subject))
        case "markdown":
            click.echo(as_markdown(subject))
        case _:
            colour = sys.stdout.isatty()
            click.echo(as_text(subject, colour=colour), color=colour)
    heavy = any(f.severity is Severity.ERROR for f in subject.comparison.new_findings)
    sys.exit(FINDINGS if heavy else CLEAN)


def _found(revision: Revision | NotKept) -> Revision:
    if isinstance(revision, NotKept):
        stop(revision.reason, revision.help)
    return revision


def _compared(base: Revision, head: Revision, config_file: Path) -> Subject:
    with progress() as tell:
        newer = _present(head.read_through(partial(TellingTree, tell=tell)), config_file)
        older = build_past(
            base.read_through(partial(TellingTree, tell=tell)),
            newer.tree,
            newer.build.settings,
            config_file.name,
        )
        tell("comparing")
        return Subject(
            *(base.name, base.commit, head.name, head.commit),
            comparison=compare(older.build, newer.build),
            pages=changed_pages(_site(older), _site(newer)),
            remarks=older.remarks,
        )


def _present(head: Revision, config_file: Path) -> Past:
    found = build_revision(head, config_file.name)
    if found is None:
        stop(
            f"{head.name} has no {config_file.name} where this folder is",
            "Run this in the dossier's folder, or name its mkdocs.yml with --config-file.",
        )
    if isinstance(found, Past):
        return found
    show_in(head.tree, found)
    sys.exit(COULD_NOT_RUN)


def _site(past: Past) -> Site:
    return Site(past.build.published, past.build.settings, past.tree)


def _tell_uncommitted(here: Tree, committed: Tree, settings: Settings) -> None:
    """Say which files of the work tree are otherwise than they were committed."""
    files = sorted(set(_uncommitted(here, committed, settings)))
    if files:
        more = f" and {len(files) - NAMED:,} more" if len(files) > NAMED else ""
        names = ", ".join(visible(path) for path in files[:NAMED])
        click.echo(f"Not committed, and so not compared: {names}{more}", err=True)


def _uncommitted(here: Tree, committed: Tree, settings: Settings) -> Iterator[str]:
    for folder in (settings.annotations, settings.seeds, settings.docs_dir):
        for path in {*here.files(folder), *committed.files(folder)}:
            if _plain(here, path) != _plain(committed, path):
                yield path


def _plain(tree: Tree, path: str) -> bytes | None:
    """Return a file's bytes as git keeps texts, whatever ends the lines in the work tree."""
    if tree.entry(path) is not Entry.FILE:
        return None
    try:
        return re.sub(rb"\r\n", b"\n", tree.read(path))
    except OSError:
        return None
