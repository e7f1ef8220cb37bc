"""The dossier as it stood in a revision, by the settings that held then."""

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.findings import Finding
from dossier.model.fields import Kind
from dossier.pipeline.building import Build, build
from dossier.revisions import Revision
from dossier.settings import Settings, read_settings
from dossier.tree import Entry, MemoryTree, Tree

MKDOCS_YML = "mkdocs.yml"


@dataclass(frozen=True)
class Past:
    """A revision's dossier.

    Attributes:
        build: Read, linked and judged.
        tree: The files that it was made from.
        remarks: What is odd about the revision, each a sentence.
    """

    build: Build
    tree: Tree
    remarks: tuple[str, ...] = ()


def build_revision(
    revision: Revision, config_file: str = MKDOCS_YML
) -> Past | tuple[Finding, ...] | None:
    """Build a revision that must hold a dossier where the work tree has it.

    Args:
        revision: Opened.
        config_file: The name of its settings.

    Returns:
        What is wrong with the settings where they are not understood; None where there are none.
    """
    if revision.tree.entry(config_file) is not Entry.FILE:
        return None
    settings, findings = read_settings(revision.tree.read(config_file), config_file)
    return Past(build(revision.tree, settings), revision.tree) if settings else findings


def build_past(
    revision: Revision, newer: Tree, settings: Settings, config_file: str = MKDOCS_YML
) -> Past:
    """Build a revision that something newer is compared with, whatever it holds.

    The dossier may have stood in another folder then, or not have been there yet.

    Args:
        revision: Opened.
        newer: What it is compared with.
        settings: Those of `newer`, taken where the revision has none that are understood.
        config_file: The name of its settings.
    """
    tree = revision.tree
    if tree.entry(config_file) is Entry.FILE:
        own, findings = read_settings(tree.read(config_file), config_file)
        if own:
            return Past(build(tree, own), tree)
        remark = (
            f"{config_file} was broken then ({findings[0].at}: {findings[0].message}), so that "
            "the dossier is read by the newer settings."
        )
        return Past(build(tree, settings), tree, (remark,))
    if any(_records(tree, settings)):
        remark = f"There was no {config_file} then, so that the newer settings are taken."
        return Past(build(tree, settings), tree, (remark,))
    if len(moved := tuple(_moved(revision, newer, settings))) == 1:
        folder, own = moved[0]
        where = folder or "the repository's root"
        there = revision.elsewhere[folder]
        return Past(build(there, own), there, (f"The dossier stood in {where} then.",))
    nothing = MemoryTree({})
    return Past(build(nothing, settings), nothing, ("There was no dossier then: all is new.",))


def _moved(revision: Revision, newer: Tree, settings: Settings) -> Iterator[tuple[str, Settings]]:
    """Yield the folders of which most records are the newer dossier's, with their settings."""
    known = set(_records(newer, settings))
    for folder, tree in revision.elsewhere.items():
        if tree.entry(MKDOCS_YML) is not Entry.FILE:
            continue
        own, _ = read_settings(tree.read(MKDOCS_YML), MKDOCS_YML)
        records = set(_records(tree, own)) if own else set()
        if own and len(records & known) * 2 > len(records):
            yield folder, own


def _records(tree: Tree, settings: Settings) -> Iterator[str]:
    for kind in Kind:
        for path in tree.files(f"{settings.annotations}/{kind}"):
            yield path.removeprefix(f"{settings.annotations}/")
