"""All made pages, and how they are written."""

from pathlib import Path

from dossier.handbook import commands, fields, made, rules, settings, statuses

_INDEX = made.page(
    "Reference",
    "What the program knows, made from the program itself.",
    made.table(
        ("Page", "Says"),
        [
            ("[Fields](fields.md)", "what may stand in a record"),
            ("[Commands](commands.md)", "what `dossier` does, with its options"),
            ("[Settings](settings.md)", "what may stand in `mkdocs.yml`"),
            ("[Statuses](statuses.md)", "where a statement stands, and what brings it there"),
            ("[Rules](../rules/index.md)", "every fault that the check finds, with examples"),
        ],
    ),
)


def pages() -> dict[str, str]:
    """Return the made pages, Markdown by path in the handbook's folder."""
    return {
        "reference/index.md": _INDEX,
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
        if name not in wanted and made.MARK in path.read_text(encoding="utf-8").splitlines():
            path.unlink()
    for name, text in wanted.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
