"""The page on settings, made from the class that holds them."""

from collections.abc import Iterable
from typing import Any

from dossier.handbook import made
from dossier.handbook.types import choices
from dossier.model.parts import Publish
from dossier.settings import OPTIONS, SITE, Settings

_EXAMPLE = """\
```yaml
# mkdocs.yml, in part
plugins:
- search
- dossier:
    publish: none
```"""


def page() -> str:
    """Return the page."""
    how_much = [(f"`{one}`", made.meaning(Publish, one.name)) for one in Publish]
    return made.page(
        "Settings",
        "The dossier's settings stand in `mkdocs.yml`, below the plugin's name. Each may be left "
        "out.",
        _EXAMPLE,
        _table(OPTIONS),
        f"`publish` is {choices(list(Publish))}; a source's own record may say otherwise:",
        made.table(("Value", "What the site shows of an article"), how_much),
        "## MkDocs' own settings\n\nOf the rest of `mkdocs.yml` the dossier heeds these; what they "
        "and all others mean, [MkDocs](https://www.mkdocs.org/user-guide/configuration/) says.",
        _table(SITE),
        "`INHERIT` is refused: `dossier check` reads one file.",
    )


def _table(names: Iterable[str]) -> str:
    rows = [
        (f"`{name}`", _default(Settings.model_fields[name].default), made.meaning(Settings, name))
        for name in names
    ]
    return made.table(("Setting", "When left out", "Meaning"), rows)


def _default(value: Any) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if value else "nothing"
