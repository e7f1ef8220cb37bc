"""All made pages, and how they are written."""

from pathlib import Path

from dossier.handbook import commands, fields, rules, settings, statuses
from dossier.handbook.made import MARK


def pages() -> dict[str, str]:
    """Return the made pages, Markdown by path in the handbook's folder."""
    return {
        "reference/fields.md": fields.page(),
        "reference/commands.md": commands.page(),
        "reference/settings.md": settings.page(),
        "reference/statuses.md": statuses.page(),
        **{f"rules/{name}": text for name, text in rules.pages().items()},
    }


def write(folder: Path) -> None:
    """Write the pages to `folder`, and delete made ones of what is gone."""
    wanted = pages()
    for path in folder.rglob("*.md"):
        name = path.relative_to(folder).as_posix()
        if name not in wanted and MARK in path.read_text(encoding="utf-8").splitlines():
            path.unlink()
    for name, text in wanted.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
