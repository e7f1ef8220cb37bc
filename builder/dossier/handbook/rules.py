"""The pages on rules, made from the rules' docstrings.

A docstring is a first line that says what the fault is and the sections `Why`, `Fails` and `Passes`
(see `Rule`); where no text file can show a fault, as with a symbolic link, `Fails` describes it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from inspect import cleandoc

from dossier.checks import run
from dossier.findings import RULES, Rule
from dossier.handbook import made
from dossier.location import Location
from dossier.records import rules as records
from dossier.settings import InvalidSetting
from dossier.yaml_nodes import rules as yaml_nodes

DEFINED_IN = (yaml_nodes, records, InvalidSetting, run)
"""What had to be imported for `RULES` to be complete."""

_FENCE = re.compile(r'^```(\w+) title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
_AT = re.compile(r"^At: (.+):(\d+):(\d+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """What a rule's docstring says.

    Attributes:
        rule: The rule.
        headline: What the fault is, in one line with a full stop.
        why: Markdown.
        fails: Markdown; files and words that show the fault.
        passes: Markdown; the same without the fault. Empty where there are no files to show.
    """

    rule: type[Rule]
    headline: str
    why: str
    fails: str
    passes: str

    @property
    def failing_files(self) -> Mapping[str, str]:
        """The files that show the fault, by path; they replace or join those of the example."""
        return _files(self.fails)

    @property
    def passing_files(self) -> Mapping[str, str]:
        """The files that show it mended."""
        return _files(self.passes)

    @property
    def places(self) -> tuple[Location, ...]:
        """Where the findings of `failing_files` stand."""
        return tuple(
            Location(path, int(line), int(column)) for path, line, column in _AT.findall(self.fails)
        )

    @property
    def markdown(self) -> str:
        """The page as it stands in the handbook."""
        sections = {"Why": self.why, "Fails": _shown(self.fails), "Passes": _shown(self.passes)}
        headed = [f"## {name}\n\n{words}" for name, words in sections.items() if words]
        severity = f"Severity: {self.rule.severity.value}."
        return made.page(self.rule.name, self.headline, severity, *headed)


def page(rule: type[Rule]) -> Page:
    """Read a rule's docstring.

    Raises:
        ValueError: the docstring has not the form of a rule's.
    """
    text = cleandoc(rule.__doc__ or "")
    headline, *rest = re.split(r"\n\n## (Why|Fails|Passes)\n\n", text)
    sections = dict(zip(rest[::2], rest[1::2], strict=True))
    if "\n" in headline or not headline.endswith(".") or list(rest[::2])[:2] != ["Why", "Fails"]:
        raise ValueError(f"{rule.name}: the docstring needs a headline, Why and Fails")
    return Page(rule, headline, sections["Why"], sections["Fails"], sections.get("Passes", ""))


def pages() -> dict[str, str]:
    """Return the pages on rules, Markdown by file name, with their index."""
    read = [page(RULES[name]) for name in sorted(RULES)]
    return {"index.md": _index(read)} | {f"{one.rule.name}.md": one.markdown for one in read}


def _files(example: str) -> Mapping[str, str]:
    return {path: text for _, path, text in _FENCE.findall(example)}


def _shown(example: str) -> str:
    """Say paths and places in words: a fence's title is no Markdown that every renderer knows."""
    titled = _FENCE.sub(r"`\2`:\n\n```\1\n\3```", example)
    return _AT.sub(r"Found at `\1:\2:\3`.", titled)


def _index(read: list[Page]) -> str:
    rows = [
        (f"[{one.rule.name}]({one.rule.name}.md)", one.rule.severity.value, one.headline)
        for one in read
    ]
    return made.page(
        "Rules",
        "`dossier check` reports every fault, with its place and the rule that is broken. An error "
        "keeps a record off the site, with what rests on it; a warning asks somebody to have a "
        "look. The examples are files of one small dossier, about a bridge.",
        made.table(("Rule", "Severity", "Fault"), rows),
    )
