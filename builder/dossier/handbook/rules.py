"""The pages on rules, made from the rules' docstrings."""

from dossier.checks import run
from dossier.findings import RULES, Page, page
from dossier.handbook import made
from dossier.records import rules as records
from dossier.settings import InvalidSetting
from dossier.yaml_nodes import rules as yaml_nodes

DEFINED_IN = (yaml_nodes, records, InvalidSetting, run)
"""What had to be imported for `RULES` to be complete."""


def pages() -> dict[str, str]:
    """Return the pages on rules, Markdown by file name, with their index."""
    read = [page(RULES[name]) for name in sorted(RULES)]
    return {"index.md": _index(read)} | {f"{one.rule.name}.md": _written(one) for one in read}


def _written(one: Page) -> str:
    severity = f"Severity: {one.rule.severity.value}."
    return made.page(one.rule.name, one.headline, severity, one.markdown)


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
