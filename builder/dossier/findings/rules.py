"""Rules and what breaks them.

A rule is a class named for the fault; its docstring is its page in the handbook. Code that meets
the fault mints a finding with `SomeRule.at(…)`; nothing raises.
"""

import re
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from dossier.location import Location


class Severity(Enum):
    """How much a finding weighs; errors keep a record off the site, warnings do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place.

    Attributes:
        rule: The rule's name, `quote-not-found`.
        severity: Error or warning.
        at: Where the fault stands.
        message: What is wrong; makes sense alone, on one line, without a full stop.
        help: What to do about it; may have several lines; empty when nothing can be added.
    """

    rule: str
    severity: Severity
    at: Location
    message: str
    help: str = ""

    @property
    def order(self) -> tuple[Location, str, str]:
        """Sort key: by place, then rule, then message."""
        return (self.at, self.rule, self.message)


RULES: dict[str, type["Rule"]] = {}
"""Every rule by its name, filled as the modules that define them are imported."""


class Rule:
    """Base of all rules.

    The subclass's name gives the rule's (`QuoteNotFound` is `quote-not-found`). Its docstring is a
    Markdown page: a first line that says what the fault is, then the sections `Why`, `Fails` and
    `Passes`. `Fails` and `Passes` hold fenced files, the path as the fence's title, and are run by
    the tests; under `Fails`, a line `At: path:line:column` says where the finding stands.
    """

    name: ClassVar[str]
    severity: ClassVar[Severity] = Severity.ERROR

    def __init_subclass__(cls) -> None:
        cls.name = re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()
        if cls.name in RULES:
            raise TypeError(f"two rules are named {cls.name}")
        RULES[cls.name] = cls

    @classmethod
    def at(cls, place: Location, message: str, help: str = "") -> Finding:  # noqa: A002 - field name
        """Return the finding that this rule is broken at `place`."""
        return Finding(cls.name, cls.severity, place, message, help)
