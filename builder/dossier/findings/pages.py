"""What a rule's docstring says.

It is a first line that says what the fault is and the sections `Why`, `Fails` and `Passes` (see
`Rule`); where no text file can show a fault, as with a symbolic link, `Fails` describes it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from inspect import cleandoc

from dossier.findings.rules import Rule
from dossier.location import Location

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
        """The sections with their headings, as they stand in the handbook."""
        sections = {"Why": self.why, "Fails": _shown(self.fails), "Passes": _shown(self.passes)}
        return "\n\n".join(f"## {name}\n\n{words}" for name, words in sections.items() if words)


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


def _files(example: str) -> Mapping[str, str]:
    return {path: text for _, path, text in _FENCE.findall(example)}


def _shown(example: str) -> str:
    """Say paths and places in words: a fence's title is no Markdown that every renderer knows."""
    titled = _FENCE.sub(r"`\2`:\n\n```\1\n\3```", example)
    return _AT.sub(r"Found at `\1:\2:\3`.", titled)
