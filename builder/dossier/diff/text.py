"""The report on a comparison for a terminal.

Words that differ stand in brackets, `[-as they were-]` and `{+as they are+}`, and words that are
quoted in `»such«`, so that they are told without colours.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

import click

from dossier.diff.changes import Fate, RecordChange
from dossier.diff.contents import Contents
from dossier.diff.parts import (
    article_block,
    finding_block,
    page_blocks,
    setting_blocks,
    whole_block,
)
from dossier.diff.stood import gravity
from dossier.diff.subject import Subject
from dossier.diff.summary import NOTHING, summary
from dossier.diff.told import Block, Line, Run, Style, line
from dossier.findings import Finding
from dossier.report.visible import visible

_SPACES = re.compile(r"\s+")
_MARKS = {Style.GONE: ("[-", "-]"), Style.CAME: ("{+", "+}"), Style.QUOTED: ("»", "«")}
_SHADES = {Style.GONE: "red", Style.CAME: "green", Style.CODE: "cyan"}
_BOLD = {Style.STRONG, Style.QUOTED}


def as_text(subject: Subject, *, colour: bool) -> str:
    """Return what a comparison says, for people; no line's end after the last line.

    A summary comes first, then a block for each record, the gravest first: statements that stand
    otherwise, quotations that fail, new errors.

    Args:
        subject: What is compared.
        colour: Whether to write colours, as for a terminal.
    """
    contents = Contents(subject)
    where = f"{visible(subject.base)} ({subject.base_commit[:7]})"
    head = f"{where} → {visible(subject.head)} ({subject.head_commit[:7]})"
    first = [head, *map(visible, subject.remarks)]
    if contents.is_empty:
        return "\n".join([*first, NOTHING])
    first += [_shown(each, colour=colour) for each in summary(contents)]
    return "\n".join(first) + "".join(_blocks(contents, colour=colour))


class _Order:
    """The blocks of a report, the gravest first."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self._failing = {record.key for record, _ in contents.failing}

    def blocks(self) -> Iterator[Block]:
        contents, records = self.contents, self.contents.comparison.records
        grave = sorted((each for each in records if self._gravity(each)[0] < 7), key=self._gravity)
        yield from map(self._record, grave)
        yield from map(finding_block, self._elsewhere)
        for article in contents.comparison.articles:
            yield article_block(contents, article)
        for each in records:
            if self._gravity(each)[0] >= 7 and not each.only_follows:
                yield self._record(each)
        for each in contents.only_following:
            yield Block(line("follows a new id: ", contents.names.of_change(each)))
        yield from setting_blocks(contents)
        yield from page_blocks(contents)
        for mark, findings in (
            ("mended: ", contents.comparison.mended_findings),
            ("warning: ", contents.warnings),
        ):
            for finding in findings:
                block = finding_block(finding)
                yield Block(line(mark, block.head), () if mark == "mended: " else block.rows)

    def _record(self, change: RecordChange) -> Block:
        return whole_block(self.contents, change, self._errors[self._path(change)])

    def _gravity(self, change: RecordChange) -> tuple[int, int]:
        if change.standing and change.fate is not Fate.ADDED:
            return gravity(change.standing)
        if change.key in self._failing:
            return 5, 0
        return (6, 0) if self._errors.get(self._path(change)) else (7, 0)

    def _path(self, change: RecordChange) -> str:
        dossier = self.contents.names.dossier(older=change.after is None)
        return dossier.remains[change.key].places.path if change.after else ""

    @cached_property
    def _errors(self) -> defaultdict[str, list[Finding]]:
        found: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in self.contents.other_errors:
            found[finding.at.path].append(finding)
        return found

    @cached_property
    def _elsewhere(self) -> list[Finding]:
        paths = {self._path(change) for change in self.contents.comparison.records}
        return [f for f in self.contents.other_errors if f.at.path not in paths]


def _blocks(contents: Contents, *, colour: bool) -> Iterator[str]:
    """Yield the blocks after what parts them: those of one line stand together."""
    before_is_line = False
    for block in _Order(contents).blocks():
        is_line = not block.rows
        yield "\n" if is_line and before_is_line else "\n\n"
        yield _block(block, colour=colour)
        before_is_line = is_line


def _block(block: Block, *, colour: bool) -> str:
    rows = [f"  {'| ' * row.is_passage}{_shown(row.line, colour=colour)}" for row in block.rows]
    return "\n".join([_shown(block.head, colour=colour), *rows])


def _shown(runs: Line, *, colour: bool) -> str:
    return "".join(_run(run, colour=colour) for run in runs)


def _run(run: Run, *, colour: bool) -> str:
    text = run.text if run.style is Style.CODE else _SPACES.sub(" ", run.text)
    opening, closing = _MARKS.get(run.style, ("", ""))
    text = f"{opening}{visible(text)}{closing}"
    if not colour or run.style in (Style.OURS, Style.VALUE):
        return text
    return click.style(text, fg=_SHADES.get(run.style), bold=run.style in _BOLD or None)
