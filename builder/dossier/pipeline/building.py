"""From a folder of files to a dossier that is read, linked and judged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dossier.checks.case import Case
from dossier.checks.run import run
from dossier.collector import resting
from dossier.findings import Finding, Severity
from dossier.link.consequences import consequences
from dossier.link.dossier import Dossier, link
from dossier.location import Location
from dossier.model.fields import Key, Kind
from dossier.model.parts import Format
from dossier.pipeline.memo import LINE_END, Memo
from dossier.records.reading import (
    Annotations,
    OwnPage,
    Remains,
    read_annotations,
    unreadable,
)
from dossier.records.rules import MisplacedFile, UnreadableFile
from dossier.seeds import SeedFile, SeedOutcome, Undecodable, find_text
from dossier.settings import Settings
from dossier.status import State
from dossier.text.source import SourceText
from dossier.tree import Tree


@dataclass(frozen=True)
class Build:
    """A dossier with what is wrong with it.

    Attributes:
        settings: As in mkdocs.yml.
        dossier: Everything, as it was judged.
        published: What the site shows: nothing that is set aside or rests on it, and drafts only
            where they were asked for.
        findings: Sorted by place.
        set_aside: The records that are not published because of faults: those that have them,
            those that rest on one, and the statements whose status would be wrong without one.
    """

    settings: Settings
    dossier: Dossier
    published: Dossier
    findings: tuple[Finding, ...]
    set_aside: tuple[Key, ...]
    files: Mapping[str, bytes]


def build(
    tree: Tree, settings: Settings, *, drafts: bool = False, memo: Memo | None = None
) -> Build:
    """Read, link and judge the dossier in `tree`.

    Args:
        tree: The dossier's files.
        settings: Where they stand.
        drafts: Whether drafts are among what is published, for their authors to see.
        memo: What the last build left; this one leaves there what it read. The result is the same
            as without, and where little has changed it comes soon.
    """
    with resting():
        return _build(tree, settings, Memo() if memo is None else memo, drafts=drafts)


def _build(tree: Tree, settings: Settings, memo: Memo, *, drafts: bool) -> Build:
    annotations = read_annotations(tree, settings.annotations, memo.records)
    seeds = _find_seeds(tree, settings.seeds, annotations.remains, ("text",))
    received = _find_seeds(tree, settings.seeds, annotations.remains, ("received", "file"))
    texts, undecodable = _read_seeds(seeds, annotations, memo)
    pages, unread_pages = _read_pages(tree, settings.docs_dir, memo)
    dossier = link(annotations, texts, pages, settings.publish, memo.known)
    files = memo.files()
    memo.keep(dossier)
    case = Case(
        dossier=dossier,
        annotations=settings.annotations,
        seeds=settings.seeds,
        seed_files=tuple(tree.files(settings.seeds)),
        texts=seeds,
        received=received,
        undecodable=undecodable,
        complete=_complete(annotations) and not unread_pages,
    )
    found = (*annotations.findings, *unread_pages, *run(case))
    wanted = dossier if drafts else dossier.without(_drafts(dossier))
    kept_back = {page for page in pages if settings.keeps_back(page, drafts=drafts)}
    set_aside = _set_aside(wanted, _faulty(dossier, found, undecodable))
    return Build(
        settings=settings,
        dossier=dossier,
        published=wanted.without(set_aside).without_pages(kept_back),
        findings=tuple(sorted(found, key=lambda finding: finding.order)),
        set_aside=tuple(sorted(set_aside)),
        files=files,
    )


def _find_seeds(
    tree: Tree, folder: str, remains: Mapping[Key, Remains], field: tuple[str, ...]
) -> dict[Key, SeedOutcome]:
    """Find the file that each source record, sound or not, names in a field."""
    found = {}
    for key, left in remains.items():
        name = left.value if key.kind is Kind.SOURCES else None
        for step in field:
            name = name.get(step) if isinstance(name, dict) else None
        if isinstance(name, str) and name.strip():
            found[key] = find_text(tree, folder, name.strip())
    return found


def _read_seeds(
    seeds: Mapping[Key, SeedOutcome], annotations: Annotations, memo: Memo
) -> tuple[dict[Key, SourceText], dict[Key, Undecodable]]:
    texts: dict[Key, SourceText] = {}
    undecodable: dict[Key, Undecodable] = {}
    for key, seed in seeds.items():
        if not isinstance(seed, SeedFile):
            continue
        declared = annotations.remains[key].value.get("format")
        if declared is not None and declared not in list(Format):
            continue  # read another way, quotations could seem not to be there
        match memo.source(seed.path, seed.data, declared and Format(declared)):
            case SourceText() as text:
                texts[key] = text
            case Undecodable() as bad:
                undecodable[key] = bad
    return texts, undecodable


def _read_pages(
    tree: Tree, folder: str, memo: Memo
) -> tuple[dict[str, OwnPage], tuple[Finding, ...]]:
    pages: dict[str, OwnPage] = {}
    faults: list[Finding] = []
    for path in tree.files(folder):
        if not path.endswith((".md", ".markdown")):
            continue
        try:
            text = tree.read(path).decode("utf-8-sig")
        except OSError as fault:
            faults.append(unreadable(tree, path, fault))
        except UnicodeDecodeError as fault:
            faults.append(_not_utf8(path, fault))
        else:
            pages[path.removeprefix(f"{folder}/")] = memo.page(path, text)
    return pages, tuple(faults)


def _not_utf8(path: str, fault: UnicodeDecodeError) -> Finding:
    lines = LINE_END.split(fault.object[: fault.start].decode("utf-8-sig"))
    return UnreadableFile.at(
        Location(path, len(lines), len(lines[-1]) + 1),
        f"this page is not UTF-8: byte 0x{fault.object[fault.start]:02X}",
        "Save it as UTF-8.",
    )


def _complete(annotations: Annotations) -> bool:
    """Whether all that the records name is known."""
    misplaced = any(finding.rule == MisplacedFile.name for finding in annotations.findings)
    unread = any(left.value is None for left in annotations.remains.values())
    return not (misplaced or unread)


def _faulty(
    dossier: Dossier, findings: Iterable[Finding], undecodable: Mapping[Key, Undecodable]
) -> frozenset[Key]:
    """Return the records that must not be shown: those with an error in their file or article."""
    by_path = {left.places.path: key for key, left in dossier.remains.items()}
    errors = {finding.at.path for finding in findings if finding.severity is Severity.ERROR}
    faulty = {by_path[path] for path in errors if path in by_path} | {*undecodable}
    # The words of a source that is set aside go with it; what else it quotes may keep a record.
    unproved = {q.key for q in dossier.quotations if not q.spans and q.source not in faulty}
    return frozenset(faulty | unproved)


def _set_aside(wanted: Dossier, faulty: frozenset[Key]) -> frozenset[Key]:
    """Return what must not be shown for the sake of faults, there and in what it depends on."""
    gone = consequences(wanted.links, faulty & wanted.remains.keys())
    while gone:
        left = wanted.without(gone)
        # A retraction may hang on more than itself: on the role that lets its maker make it.
        wrong = {
            statement.key
            for statement in left.of_kind(Kind.STATEMENTS)
            if _state(left, statement.key) != _state(wanted, statement.key)
        }
        if not wrong:
            break
        gone = consequences(wanted.links, gone | wrong)
    return gone


def _state(dossier: Dossier, key: Key) -> State | None:
    status = dossier.status(key)
    return status.state if status else None


def _drafts(dossier: Dossier) -> tuple[Key, ...]:
    return tuple(key for key, left in dossier.remains.items() if _is_draft(left.value))


def _is_draft(value: Any) -> bool:
    return isinstance(value, dict) and value.get("draft") == "true"
