"""A build that is given what the last one left is equal to one that is not."""

from typing import Any

import pytest

from dossier.link.dossier import Dossier
from dossier.model.fields import Key, Kind
from dossier.pipeline import Build, Memo, build
from dossier.settings import Settings
from dossier.tree import MemoryTree
from edits import edited
from examples import example_files

MAYOR = "annotations/people/mayor.yml"


def whole(built: Build) -> dict[str, Any]:
    """Return everything that can be told of a build."""
    return {
        "findings": built.findings,
        "set aside": built.set_aside,
        **{f"in {name}": value for name, value in parts(built.dossier).items()},
        **{f"on the site: {name}": value for name, value in parts(built.published).items()},
    }


def parts(dossier: Dossier) -> dict[str, Any]:
    """Return everything that can be told of a dossier."""
    return {
        "records": dict(dossier.records),
        "order": [list(dossier.records), list(dossier.remains)],
        "remains": dict(dossier.remains),
        "texts": dict(dossier.texts),
        "pages": dict(dossier.pages),
        "links": dossier.links,
        "dangling": dossier.dangling,
        "quotations": dossier.quotations,
        "statuses": {key: dossier.status(key) for key in dossier.remains},
        "shown": {key: dossier.shown(key) for key in dossier.texts},
    }


@pytest.mark.parametrize("seed", range(12))
def test_memo__gives_what_a_build_without_gives(seed: int) -> None:
    """Whatever is edited, added, renamed and removed between one build and the next."""
    memo = Memo()
    for files in edited(seed, 25):
        tree = MemoryTree(files)
        drafts = seed % 2 == 0
        with_memo = build(tree, Settings(), drafts=drafts, memo=memo)
        without = build(tree, Settings(), drafts=drafts)
        assert whole(without) == whole(with_memo)


def test_memo__of_other_settings_misleads_nobody() -> None:
    memo = Memo()
    files = example_files()
    moved = {path.replace("annotations/", "records/"): data for path, data in files.items()}
    for each, settings in ((files, Settings()), (moved, Settings(annotations="records"))):
        tree = MemoryTree(each)
        assert whole(build(tree, settings)) == whole(build(tree, settings, memo=memo))


def test_memo__keeps_what_was_not_edited() -> None:
    """The records of files that are as they were are the very same."""
    memo = Memo()
    files = example_files()
    before = build(MemoryTree(files), Settings(), memo=memo).dossier
    files[MAYOR] += b"notes: Since 2020.\n"
    after = build(MemoryTree(files), Settings(), memo=memo).dossier
    new = [key for key, record in after.records.items() if before.records[key] is not record]
    assert [Key(Kind.PEOPLE, "mayor")] == new
    assert all(map(lambda old, new: old is new, before.quotations, after.quotations))
