"""A build that is given what an earlier one left is equal to one that is not."""

import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dossier.anchor import Found, anchor
from dossier.link.dossier import Dossier
from dossier.model.fields import Key, Kind
from dossier.model.parts import Quote
from dossier.pipeline import Build, Kept, Memo, build
from dossier.records.reading import key_at, read_record
from dossier.settings import Settings
from dossier.store import digest, opened
from dossier.text.source import SourceText
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


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the builds of a test leave what they worked out."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("DOSSIER_CACHE", str(folder))
    return folder


def kept() -> Kept:
    """Return what earlier runs of the program left, as a new run finds it."""
    return Kept(partial(opened, Path("/dossier")))


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("seed", range(12))
def test_kept__gives_what_a_build_without_gives(seed: int) -> None:
    """Each build in a run of its own, also where an edit is taken back."""
    states = list(edited(seed, 25))
    for files in (*states, *states[::-5]):
        tree = MemoryTree(files)
        assert whole(build(tree, Settings())) == whole(build(tree, Settings(), memo=Memo(kept())))


@pytest.mark.usefixtures("cache")
def test_kept__has_sound_records_and_quotations_that_were_found() -> None:
    files = example_files()
    files[MAYOR] += b"colour: red\n"
    built = build(MemoryTree(files), Settings(), memo=Memo(kept()))
    again = kept()
    for path, data in files.items():
        key = key_at(path, "annotations")
        if key is not None:
            found = again.record(path, key, data)
            assert found == (None if path == MAYOR else read_record(path, key, data))
    for quotation in built.dossier.quotations:
        assert quotation.source is not None
        text = built.dossier.texts[quotation.source]
        assert anchor(quotation.quote, text) == again.anchor(quotation.quote, text)
        assert isinstance(quotation.outcome, Found)


@pytest.mark.usefixtures("cache")
def test_kept__of_another_file_is_not_taken() -> None:
    files = example_files()
    build(MemoryTree(files), Settings(), memo=Memo(kept()))
    clerk = Key(Kind.PEOPLE, "clerk")
    assert kept().record("annotations/people/clerk.yml", clerk, files[MAYOR]) is None
    assert kept().record(MAYOR, Key(Kind.PEOPLE, "mayor"), files[MAYOR] + b"\n") is None


def test_kept__that_is_something_else_misleads_nobody(cache: Path) -> None:
    tree = MemoryTree(example_files())
    without = whole(build(tree, Settings()))
    build(tree, Settings(), memo=Memo(kept()))
    (file,) = cache.rglob("*.sqlite3")
    with sqlite3.connect(file) as store:
        for (key,) in store.execute("SELECT key FROM kept").fetchall():
            spoilt = b"something else"
            row = (spoilt, digest(key, spoilt), key)
            store.execute("UPDATE kept SET value = ?, sum = ? WHERE key = ?", row)
    assert without == whole(build(tree, Settings(), memo=Memo(kept())))
    assert without == whole(build(tree, Settings(), memo=Memo(kept())))


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"exact": ["safe"], "prefix": "was"}, {"exact": ["safe"], "prefix": "is"}),
        ({"exact": ["safe"], "suffix": ". Later"}, {"exact": ["safe"], "suffix": ". Then"}),
        ({"exact": ["safe"], "prefix": "was"}, {"exact": ["was"]}),
        ({"exact": ["It is safe"]}, {"exact": ["It is", "safe"]}),
    ],
)
def test_kept__tells_quotations_apart(first: dict[str, Any], second: dict[str, Any]) -> None:
    text = SourceText("seeds/a.txt", "It was safe. Later it became so. It is safe. Then not.")
    quotes = [Quote.model_validate({"source": "a", **one}) for one in (first, second)]
    seeking = kept()
    for quote in quotes:
        assert isinstance(seeking.anchor(quote, text), Found)
    seeking.end()
    again = kept()
    assert [anchor(quote, text) for quote in quotes] == [
        again.anchor(quote, text) for quote in quotes
    ]
