"""The settings of a rendered site: the dossier's own mkdocs.yml, made to do without the plugin.

The YAML is rewritten as nodes, so that tags which only MkDocs understands (`!ENV`,
`!!python/name:…`) pass through unread.
"""

import os
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from dossier.model.fields import Kind
from dossier.render.assets import SCRIPT, STYLESHEET

_TEXT, _LIST = "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq"
_MAPPING, _BOOLEAN = "tag:yaml.org,2002:map", "tag:yaml.org,2002:bool"
_GONE = ("docs_dir", "site_dir", "watch", "edit_uri_template", "edit_uri")


def rewritten(text: str, project: Path, site: Path) -> str:
    """Return the settings for a site whose pages stand in `docs/` beside them.

    Paths that lead to files of the project still do. There is no `edit_uri`, since nobody edits
    what is rendered.

    Args:
        text: The dossier's mkdocs.yml, a mapping.
        project: The folder that it stands in.
        site: The folder that the new one will stand in.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, MappingNode):
        raise TypeError("settings that are no mapping reached rewritten()")
    fields = {key.value: value for key, value in root.value if key.value not in _GONE}
    _relocate(fields, project, site)
    if "plugins" in fields:
        _without_dossier(fields["plugins"])
    styles = fields.setdefault("extra_css", SequenceNode(_LIST, []))
    if isinstance(styles, SequenceNode):
        styles.value.insert(0, _text(STYLESHEET))
    scripts = fields.setdefault("extra_javascript", SequenceNode(_LIST, []))
    if isinstance(scripts, SequenceNode):
        deferred = [(_text("path"), _text(SCRIPT)), (_text("defer"), ScalarNode(_BOOLEAN, "true"))]
        scripts.value.insert(0, MappingNode(_MAPPING, deferred))
    fields["not_in_nav"] = _not_in_nav(fields)
    fields["edit_uri"] = _text("")
    root.value = [(_text(key), value) for key, value in fields.items()]
    return yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=True, width=1000)


def _text(words: str) -> ScalarNode:
    return ScalarNode(_TEXT, words, style="'" if not words else None)


def _without_dossier(plugins: Node) -> None:
    if isinstance(plugins, MappingNode):
        plugins.value = [item for item in plugins.value if item[0].value != "dossier"]
    elif isinstance(plugins, SequenceNode):
        plugins.value = [item for item in plugins.value if not _is_dossier(item)]


def _is_dossier(plugin: Node) -> bool:
    if isinstance(plugin, MappingNode):
        return any(key.value == "dossier" for key, _ in plugin.value)
    return bool(plugin.value == "dossier")


def _not_in_nav(fields: dict[str, Node]) -> ScalarNode:
    """Keep records' pages out of the navigation, and the lists of them in one that MkDocs makes."""
    own = fields.get("not_in_nav")
    lines = [own.value.rstrip("\n")] if isinstance(own, ScalarNode) and own.value else []
    for kind in Kind:
        lines.append(f"/{kind}/*.md")
        if "nav" not in fields:
            lines.append(f"!/{kind}/index.md")
    return ScalarNode(_TEXT, "\n".join(lines) + "\n", style="|")


def _relocate(fields: dict[str, Node], project: Path, site: Path) -> None:
    theme = fields.get("theme")
    if isinstance(theme, MappingNode):
        for key, value in theme.value:
            if key.value == "custom_dir":
                _lead(value, project, site)
    hooks = fields.get("hooks")
    for hook in hooks.value if isinstance(hooks, SequenceNode) else ():
        _lead(hook, project, site)


def _lead(path: Node, project: Path, site: Path) -> None:
    if isinstance(path, ScalarNode) and path.tag == _TEXT:
        path.value = os.path.relpath(project / path.value, site)
