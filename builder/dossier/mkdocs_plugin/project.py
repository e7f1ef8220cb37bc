"""A dossier as MkDocs knows it: a folder with settings, where its parts stand, what is wrong."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File

from dossier.findings import Finding, Severity
from dossier.settings import SITE, Refusal, Settings

log = get_plugin_logger("dossier")


class DossierConfig(Config):  # type: ignore[no-untyped-call]
    """The block `dossier:` of mkdocs.yml, as written; `Settings` says what it means."""

    annotations = config_options.Optional(config_options.Type(object))
    seeds = config_options.Optional(config_options.Type(object))
    publish = config_options.Optional(config_options.Type(object))
    strict = config_options.Optional(config_options.Type(object))
    compare = config_options.Optional(config_options.Type(object))
    search = config_options.Optional(config_options.Type(object))


def settings_of(block: Mapping[str, Any], config: MkDocsConfig) -> Settings:
    """Return the settings of a dossier and its site.

    Args:
        block: What stands under `dossier:` in mkdocs.yml.
        config: The rest of it.

    Raises:
        PluginError: they do not go together.
    """
    site = {key: config[key] for key in SITE}
    site["docs_dir"] = docs_folder(config)
    site["site_dir"] = in_project(config, config.site_dir)
    settings = Settings.from_mapping(dict(block), site)
    if isinstance(settings, Settings):
        return settings
    told = "\n".join(f"{refusal.key}: {in_words(refusal)}" for refusal in settings)
    raise PluginError(f"mkdocs.yml: {told}")


def is_told_clean() -> bool:
    """Say whether the command was told to build everything anew, and not only by default."""
    context = click.get_current_context(silent=True)
    if context is None:
        return False
    told = (context.params.get("clean"), context.params.get("build_type") == "clean")
    given = any(
        context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        for name in ("clean", "build_type")
    )
    return given and any(told)


def text_of(file: File) -> str | None:
    """Return what a page's file says, if need be with U+FFFD; None where it cannot be read."""
    try:
        return file.content_string
    except UnicodeDecodeError:  # there is a finding about it
        return file.content_bytes.decode("utf-8-sig", errors="replace")
    except OSError:
        return None  # MkDocs says it better


def deferred(path: str) -> ExtraScriptValue:
    """Return a script that pages load beside everything else."""
    script = ExtraScriptValue(path)
    script.defer = True
    return script


def root_of(config: MkDocsConfig) -> Path:
    """Return the folder of mkdocs.yml."""
    return Path(config.config_file_path).resolve().parent


def docs_folder(config: MkDocsConfig) -> str:
    """Return the folder of the authors' pages, from the project's root on."""
    return in_project(config, config.docs_dir)


def in_project(config: MkDocsConfig, folder: str) -> str:
    """Return a folder's path from the project's root, or the whole path where it lies outside."""
    path, root = Path(folder).resolve(), root_of(config)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def in_words(refusal: Refusal) -> str:
    """Return what is wrong with a setting, and what to do."""
    return f"{refusal.message}. {refusal.help}".rstrip()


def report(findings: tuple[Finding, ...], *, strict: bool) -> None:
    """Log findings so that `mkdocs build --strict` fails on errors and only tells of warnings.

    Raises:
        PluginError: there are findings, and the settings want none.
    """
    for finding in findings:
        heavy = strict or finding.severity is Severity.ERROR
        said = f"{finding.at}: {finding.message} [{finding.rule}]"
        advice = "".join(f"\n    {line}" for line in finding.help.splitlines())
        (log.warning if heavy else log.info)("%s", said + advice)
    if strict and findings:
        count = f"{len(findings)} finding{'s' if len(findings) > 1 else ''}"
        raise PluginError(f"{count}, and `strict` is set for the dossier")
