"""Where a preview marks what changed: on a record's page, and in one line on every page."""

from typing import TYPE_CHECKING

from dossier.render.addresses import Here
from dossier.render.environment import environment

if TYPE_CHECKING:
    from dossier.render.preview.entries import Base, Entry


def with_mark(markdown: str, here: Here, entry: "Entry", changes: str) -> str:
    """Return a record's page with what became of the record below its heading.

    Args:
        markdown: The page.
        here: Where it stands.
        entry: What became of the record.
        changes: The page of all changes.
    """
    module = environment().get_template("changes.jinja").module
    mark = str(module.mark(here, changes, entry))  # type: ignore[attr-defined]  # a macro
    lines = "\n".join(line for line in mark.splitlines() if line.strip())
    heading, _, rest = markdown.partition("\n")
    return f"{heading}\n\n{lines}\n{rest}"


def banner(base: "Base", address: str) -> str:
    """Return the line, in HTML, that says on every page what it is.

    Args:
        base: What the preview is compared with.
        address: Of the page of all changes, as this page reaches it.
    """
    template = environment().get_template("preview.html.jinja")
    return template.render(base=base, address=address).strip()
