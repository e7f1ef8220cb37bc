"""The report on a comparison as a comment on GitHub, GitLab or Gitea.

It is made of blocks, the gravest first. As many as there is room for are shown, each whole; what is
left out is counted, and the last line says how to see it.
"""

import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from dossier.diff.changes import Fate
from dossier.diff.contents import Contents
from dossier.diff.parts import (
    article_block,
    finding_block,
    page_blocks,
    quotation_block,
    record_block,
    setting_blocks,
    standing_block,
)
from dossier.diff.subject import Subject
from dossier.diff.summary import NOTHING, summary
from dossier.diff.told import Block, Line, Row, Run, Style, counted
from dossier.report.markdown import code, escaped
from dossier.report.visible import CUT

MARKER = "<!-- dossier-diff -->"
"""The first line, by which a comment is found again to be updated."""

LIMIT = 65_000
"""Characters of a comment; GitHub takes 65,536."""

SHOWN = 400
"""Code points of a text out of a file that are shown."""

LARGEST = 8_000
"""Characters of one block; what it has beyond is counted."""

FOLDED_FROM = 8
"""Blocks of a section from which on it is folded, but for the gravest."""

_ELEMENTS = {Style.QUOTED: "b", Style.GONE: "del", Style.CAME: "ins"}
_SPACES = re.compile(r"\s+")


def as_markdown(subject: Subject, limit: int = LIMIT) -> str:
    """Return what a comparison says, as Markdown with a little HTML; one line's end at the end.

    Args:
        subject: What is compared.
        limit: How long it may be, in code points and in UTF-16's units; at least 10,000, which
            hold what says that all else is left out.
    """
    contents = Contents(subject)
    start = [MARKER, "## What changes in the dossier", _compared(subject)]
    start += [escaped(remark) for remark in subject.remarks]
    if contents.is_empty:
        return "\n\n".join([*start, NOTHING]) + "\n"
    sections = [_said(contents), *_sections(contents)]
    everything = _footer(subject, {each.one: each for each in sections}, None)
    page = _Page(limit - _cost(everything))
    page.add("\n\n".join(start) + "\n")
    left_out = {}
    for section in sections:
        shown = page.add_section(section)
        if shown < section.count:
            left_out[section.one] = section.count - shown
    footer = _footer(subject, {each.one: each for each in sections}, left_out)
    return "\n".join([*page.parts, *([footer] if left_out else [])])


@dataclass(frozen=True, slots=True)
class _Section:
    """Blocks of one sort, made when they are asked for.

    Attributes:
        title: What stands above them; nothing above those of the summary.
        one: What one of them is.
        count: How many there are.
        blocks: They.
        folds: Whether they are folded; None where it depends on how many there are.
    """

    title: str
    one: str
    count: int
    blocks: Iterable[Block]
    folds: bool | None = None

    @property
    def frame(self) -> tuple[str, str]:
        """What stands before and after them."""
        if not self.title:
            return "", ""
        if self.folds if self.folds is not None else self.count >= FOLDED_FROM:
            summary_ = f"{self.title} ({self.count:,})"
            return f"<details><summary>{summary_}</summary>\n\n", "\n</details>\n"
        return f"### {self.title}\n\n", ""


class _Page:
    """What is shown, as long as there is room for it."""

    def __init__(self, room: int) -> None:
        self.parts: list[str] = []
        self.room = room
        self.is_full = False

    def add(self, text: str) -> None:
        """Take up a text."""
        self.parts.append(text)
        self.room -= _cost(text) + 1

    def add_section(self, section: _Section) -> int:
        """Take up as many blocks of a section as there is room for, and say how many."""
        if self.is_full or not section.count:
            return 0
        before, after = section.frame
        room = self.room - _cost(before + after) - 1
        blocks: list[str] = []
        for block in section.blocks:
            text = _block(block)
            if _cost(text) > min(room, 2 * LARGEST):
                self.is_full = _cost(text) <= LARGEST
                if self.is_full:
                    break
                continue  # made to be so large: it must not hide all others
            room -= _cost(text)
            blocks.append(text)
        if blocks:
            self.add(before + "".join(blocks) + after)
        return len(blocks)


def _said(contents: Contents) -> _Section:
    blocks = [Block(each) for each in summary(contents)]
    return _Section("", "sentence of the summary", len(blocks), blocks)


def _sections(contents: Contents) -> Iterator[_Section]:
    def of(block: Callable[..., Block], items: Iterable[Any]) -> Iterable[Block]:
        return map(partial(block, contents), items)

    def section(
        title: str, one: str, block: Callable[..., Block], items: Sequence[Any], **folds: bool
    ) -> _Section:
        return _Section(title, one, len(items), of(block, items), **folds)

    quoted, record = quotation_block, record_block
    yield section(
        *("How statements stand", "statement that stands otherwise", standing_block),
        *(contents.standings,),
        folds=False,
    )
    yield section(
        "Quotations that fail", "failing quotation", quoted, contents.failing, folds=False
    )
    yield _findings("New errors", "new error", contents.other_errors, folds=False)
    articles = contents.comparison.articles
    yield section("Articles", "article", article_block, articles)
    yield section("Quotations", "quotation", quoted, contents.other_quotations)
    for fate, title in (
        (Fate.REMOVED, "Removed records"),
        (Fate.ADDED, "New records"),
        (Fate.RENAMED, "Renamed records"),
    ):
        yield section(title, f"record that is {fate}", record, contents.records(fate))
    yield section("Edited records", "record that is edited", record, contents.edited)
    settings = [*setting_blocks(contents)]
    yield _Section("Settings", "setting", len(settings), settings)
    pages = [*page_blocks(contents)]
    yield _Section("Pages", "page", len(pages), pages, folds=True)
    mended = contents.comparison.mended_findings
    yield _findings("Mended", "mended finding", mended, folds=True)
    yield _findings("New warnings", "new warning", contents.warnings, folds=True)


def _findings(title: str, one: str, findings: Sequence[Any], *, folds: bool) -> _Section:
    blocks: Iterable[Block] = map(finding_block, findings)
    if one == "mended finding":  # what to do about it is done
        blocks = (Block(block.head) for block in blocks)
    return _Section(title, one, len(findings), blocks, folds=folds)


def _compared(subject: Subject) -> str:
    base, head = (
        f"{code(_cut(name))} ({escaped(commit[:7])})"
        for name, commit in (
            (subject.base, subject.base_commit),
            (subject.head, subject.head_commit),
        )
    )
    return f"From {base} to {head}."


def _footer(subject: Subject, sections: Any, left_out: Any) -> str:
    """Return what is left out and how to see it; without `left_out`, as if all were."""
    counts = left_out if left_out is not None else {k: s.count for k, s in sections.items()}
    words = ", ".join(_plural(number, one) for one, number in counts.items())
    names = (shlex.quote(_cut(name)) for name in (subject.base, subject.head))
    command = code(" ".join(["dossier diff", *names]))
    return f"Left out here, for want of room: {words}. All of it: {command}\n"


def _plural(number: int, one: str) -> str:
    first, between, rest = one.partition(" that ")
    many = f"{first}s{between}{rest}".replace(" that stands", " that stand")
    many = many.replace(" that is", " that are").replace("sentence of the summarys", "")
    return counted(number, one, "sentences of the summary" if one.startswith("sent") else many)


def _block(block: Block) -> str:
    text = f"- {_line(block.head)}\n"
    for number, row in enumerate(block.rows):
        words = _row(row)
        if _cost(text) + _cost(words) > LARGEST:
            return f"{text}  - and {counted(len(block.rows) - number, 'more line')}\n"
        text += words
    return text


def _row(row: Row) -> str:
    return f"  {'>' if row.is_passage else '-'} {_line(row.line)}\n"


def _line(runs: Line) -> str:
    return "".join(map(_run, runs)).strip(" ")


def _run(run: Run) -> str:
    match run.style:
        case Style.OURS:
            return run.text
        case Style.STRONG:
            return f"**{run.text}**"
        case Style.CODE:
            return code(_cut(run.text))
    text = _SPACES.sub(" ", run.text)
    shown = escaped(_cut(text.strip(" ")))
    if element := _ELEMENTS.get(run.style):
        shown = f"<{element}>{shown}</{element}>" if shown else ""
    start, end = text.startswith(" "), text.endswith(" ") and bool(shown)
    return f"{' ' * start}{shown}{' ' * end}"


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN].rstrip() + CUT


def _cost(text: str) -> int:
    """Return a text's length in UTF-16's units, of which it has no fewer than code points."""
    return len(text.encode("utf-16-le")) // 2
