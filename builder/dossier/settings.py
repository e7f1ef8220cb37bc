"""The dossier's settings, which stand in mkdocs.yml and nowhere else.

Ours is the block `dossier:` under `plugins`; of the rest only what every page and export depends
on. MkDocs' own mistakes are for MkDocs to report. Inside MkDocs, which has read the file already,
`Settings.from_mapping` judges the same options.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from enum import Enum, StrEnum
from itertools import combinations
from posixpath import normpath
from typing import Annotated, Any, NamedTuple, Self, TypeVar

from pathspec.gitignore import GitIgnoreSpec
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainValidator,
    ValidationError,
)

from dossier.findings import Finding, Rule
from dossier.model.fields import Url, refused
from dossier.model.parts import FieldPath, Places, Publish
from dossier.yaml_nodes import Node, Tagged, read


class InvalidSetting(Rule):
    """A setting in mkdocs.yml that is unknown or has a value it cannot have.

    ## Why

    A misspelt setting would be left out without a word; with `publish: non`, a text that nobody
    may show would be shown. Nothing is built on settings that are not understood.

    ## Fails

    ```yaml title="mkdocs.yml"
    site_name: The bridge at Westhaven
    plugins:
    - dossier:
        publish: non
    ```

    At: mkdocs.yml:4:14

    ## Passes

    ```yaml title="mkdocs.yml"
    site_name: The bridge at Westhaven
    plugins:
    - dossier:
        publish: none
    ```
    """


class Search(StrEnum):
    """What readers search the site with."""

    THEME = "theme"
    PAGEFIND = "pagefind"


Choice = TypeVar("Choice", bound=Enum)


class Refusal(NamedTuple):
    """What is wrong with one setting.

    Attributes:
        key: Its name.
        message: What is wrong, to be read after the name.
        help: What to do about it.
        known: Whether there is such a setting.
    """

    key: str
    message: str
    help: str
    known: bool = True


def _folder(value: Any) -> str:
    advice = "Write a path inside the project, from the folder of mkdocs.yml on: `annotations`."
    if not isinstance(value, str) or not value.strip():
        raise refused("invalid-setting", "must be a folder's path", advice)
    parts = [part for part in value.split("/") if part not in {"", "."}]
    outside = value.startswith(("/", "~")) or ".." in parts or re.match(r"[A-Za-z]:", value)
    if outside or not parts or re.search(r"[\\\x00-\x1f\x7f]", value):
        raise refused("invalid-setting", f"{value!r} is no folder inside the project", advice)
    return "/".join(parts)


def _yes_or_no(value: Any) -> bool:
    """Take what YAML 1.1, and so MkDocs, takes for a boolean."""
    if isinstance(value, bool):
        return value
    word = value.lower() if isinstance(value, str) else ""
    if word not in {"true", "yes", "on", "false", "no", "off"}:
        message = f"must be true or false, not {_written(value)}"
        raise refused("invalid-setting", message, "Write `true` or `false`.")
    return word in {"true", "yes", "on"}


def _publish(value: Any) -> Publish:
    return _one_of(Publish, value, "See the handbook for what each one publishes.")


def _search(value: Any) -> Search:
    return _one_of(Search, value, "Leave it out to have the theme's own.")


def _one_of(choices: type[Choice], value: Any, advice: str) -> Choice:
    words = [item.value for item in choices]
    if isinstance(value, str) and value in words:
        return choices(value)
    message = f"{_written(value)} is none of {', '.join(words)}"
    raise refused("invalid-setting", message, _nearest(str(value), words) or advice)


def _revision(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        message = f"must be the name of a git revision, not {_written(value)}"
        raise refused("invalid-setting", message, "Put it in quotation marks: `compare: '1.0'`.")
    return value.strip() or None if value else None


def _or_none(value: Any) -> Any:
    return value or None  # MkDocs' way to say that a site has no address


def _as_folder(url: str | None) -> str | None:
    return f"{url.rstrip('/')}/" if url else None


def _nearest(word: str, known: Sequence[str]) -> str:
    near = get_close_matches(word.lower(), known, n=1, cutoff=0.5)
    return f"Did you mean `{near[0]}`?" if near else ""


def _written(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case Mapping():
            return "a mapping"
        case str() | int() | float():
            return repr(value)
        case _:
            return "a list"


def _patterns(value: Any) -> tuple[str, ...]:
    """Take the lines that MkDocs would read, or what it has made of them."""
    if isinstance(value, GitIgnoreSpec):
        return tuple(str(pattern.pattern) for pattern in value.patterns)
    lines = tuple(str(value).splitlines())
    try:
        GitIgnoreSpec.from_lines(lines)
    except ValueError as fault:
        raise refused("invalid-setting", f"is no list of patterns: {fault}") from None
    return lines


Folder = Annotated[str, PlainValidator(_folder)]
YesOrNo = Annotated[bool, PlainValidator(_yes_or_no)]
Patterns = Annotated[tuple[str, ...], PlainValidator(_patterns)]
SiteUrl = Annotated[Url | None, BeforeValidator(_or_none), AfterValidator(_as_folder)]


class Settings(BaseModel):
    """What the authors settled for the whole dossier; from `docs_dir` on it is MkDocs' own.

    Attributes:
        annotations: The folder of the records; like all folders here, a POSIX path from the
            project's root.
        seeds: The folder of the articles.
        publish: How much of a source is shown whose record does not say.
        strict: Whether findings fail the MkDocs build.
        compare: A git revision, `main`; MkDocs then builds a preview that marks what is otherwise
            than it was there. `main...` is the commit at which the work left `main`.
        search: What readers search with: the search of the `theme`, or `pagefind`, of which a
            large site's first search loads far less. It needs the extra of the name `search`.
        docs_dir: The folder of the pages written by hand.
        site_dir: The folder that MkDocs empties and fills; it need not lie in the project.
        site_name: The site's title.
        site_url: Where the site stands, with a slash at the end, once that is settled.
        use_directory_urls: Whether a page's address is a folder's, `people/x/`.
        exclude_docs: The pages that are not part of the site, as patterns of `.gitignore`.
        draft_docs: Those that only their authors see.
    """

    model_config = ConfigDict(frozen=True)

    annotations: Folder = "annotations"
    seeds: Folder = "seeds"
    publish: Annotated[Publish, PlainValidator(_publish)] = Publish.EXCERPTS
    strict: YesOrNo = False
    compare: Annotated[str | None, PlainValidator(_revision)] = None
    search: Annotated[Search, PlainValidator(_search)] = Search.THEME
    docs_dir: Folder = "docs"
    site_dir: str = "site"
    site_name: str = "Dossier"
    site_url: SiteUrl = None
    use_directory_urls: YesOrNo = True
    exclude_docs: Patterns = ()
    draft_docs: Patterns = ()

    def keeps_back(self, page: str, *, drafts: bool = False) -> bool:
        """Say whether a page of `docs_dir`, by its path in it, is kept off the site.

        Args:
            page: Its path.
            drafts: Whether drafts are shown.
        """
        hidden = self.exclude_docs if drafts else (*self.exclude_docs, *self.draft_docs)
        return bool(hidden) and GitIgnoreSpec.from_lines(hidden).match_file(page)

    @classmethod
    def from_mapping(
        cls, options: Mapping[str, Any], site: Mapping[str, Any] | None = None
    ) -> Self | tuple[Refusal, ...]:
        """Return the settings, or everything that is wrong with them.

        Args:
            options: The block `dossier:`, its booleans as texts or as booleans. A value of None
                is one that was left out.
            site: MkDocs' settings, of which those named here are taken; `docs_dir` and `site_dir`
                as paths from the project's root.
        """
        refusals = [_unknown(key) for key in options if key not in OPTIONS]
        given = {key: options[key] for key in OPTIONS if options.get(key) is not None}
        given |= {key: site[key] for key in SITE if site and site.get(key) is not None}
        refusals += [
            _tagged(key, value)
            for key, value in given.items()
            if isinstance(value, Tagged) and key not in FOR_MKDOCS
        ]
        plain = {key: value for key, value in given.items() if not isinstance(value, Tagged)}
        try:
            settings = cls.model_validate(plain)
        except ValidationError as faults:
            refusals += [_refusal(error) for error in faults.errors()]
            return tuple(refusals)
        refusals += _overlaps(settings, plain)
        return tuple(refusals) or settings


OPTIONS = ("annotations", "seeds", "publish", "strict", "compare", "search")
"""What may stand in the block `dossier:`."""

FOR_MKDOCS = ("compare", "search")
"""Those of them that only MkDocs goes by, so that a value which only MkDocs can tell will do."""

SITE = (
    *("docs_dir", "site_dir", "site_name", "site_url", "use_directory_urls"),
    *("exclude_docs", "draft_docs"),
)
"""What is taken from the rest of mkdocs.yml."""


def read_settings(
    data: bytes, path: str = "mkdocs.yml"
) -> tuple[Settings | None, tuple[Finding, ...]]:
    """Read the settings in mkdocs.yml; None and findings when they are not understood.

    Without a `dossier:` block, or with an empty one, everything has its default. Values that only
    MkDocs can tell (`!ENV`) count as left out where they are MkDocs' own, and are refused in ours.
    """
    reading = read(path, data, tolerant=True)
    if reading.value is None or reading.findings:
        return None, reading.findings
    if "INHERIT" in reading.value:
        return None, (_inheriting(reading.places),)
    blocks = tuple(_blocks(reading.value.get("plugins")))
    where, options = blocks[0] if blocks else ((), None)
    if len(blocks) > 1:
        message = "dossier stands under plugins twice"
        place = reading.places.of_name(*blocks[1][0])
        return None, (InvalidSetting.at(place, message, "Keep one of the two."),)
    if not isinstance(options, dict | None):
        message = f"dossier: must be a mapping of settings, not {_written(options)}"
        advice = "Write the settings as `name: value` lines below it."
        return None, (InvalidSetting.at(reading.places.of(*where), message, advice),)
    # MkDocs itself takes `enabled` from any plugin's block.
    ours = {key: value for key, value in (options or {}).items() if key != "enabled"}
    settings = Settings.from_mapping(ours, dict(_mkdocs_own(reading.value)))
    if isinstance(settings, Settings):
        return settings, ()
    return None, tuple(_finding(refusal, where, reading.places) for refusal in settings)


def _inheriting(places: Places) -> Finding:
    return InvalidSetting.at(
        places.of_name("INHERIT"),
        "INHERIT is not followed, so this file does not say all that holds",
        "Write the settings into this file; what is withheld there must be withheld everywhere.",
    )


def _blocks(plugins: Node) -> Iterator[tuple[FieldPath, Node]]:
    """Yield each entry of our plugin: its place, and its settings as written."""
    if isinstance(plugins, dict) and "dossier" in plugins:
        yield ("plugins", "dossier"), plugins["dossier"]
    for index, entry in enumerate(plugins if isinstance(plugins, list) else ()):
        if entry == "dossier":
            yield ("plugins", index), None
        elif isinstance(entry, dict) and "dossier" in entry:
            yield ("plugins", index, "dossier"), entry["dossier"]


def _mkdocs_own(config: Mapping[str, Node]) -> Iterator[tuple[str, Node]]:
    for key in SITE:
        value = config.get(key)
        if isinstance(value, str) or (key == "docs_dir" and value is not None):
            yield key, value


def _finding(refusal: Refusal, where: FieldPath, places: Places) -> Finding:
    if not refusal.known:
        place = places.of_name(*where, refusal.key)
        return InvalidSetting.at(place, refusal.message, refusal.help)
    place = places.of(*(() if refusal.key in SITE else where), refusal.key)
    return InvalidSetting.at(place, f"{refusal.key}: {refusal.message}", refusal.help)


def _unknown(key: Any) -> Refusal:
    advice = f"{_nearest(str(key), OPTIONS)} The settings are {', '.join(OPTIONS)}.".lstrip()
    return Refusal(str(key), f"there is no setting {key!r}", advice, known=False)


def _tagged(key: str, value: Tagged) -> Refusal:
    advice = "Write the value itself: `dossier check` runs without MkDocs."
    return Refusal(key, f"its tag, {value.tag}, is understood by MkDocs alone", advice)


def _refusal(error: Any) -> Refusal:
    context = error.get("ctx", {})
    return Refusal(
        str(error["loc"][0]), context.get("message", error["msg"]), context.get("help", "")
    )


def _overlaps(settings: Settings, given: Mapping[str, Any]) -> Iterator[Refusal]:
    advice = (
        "Keep annotations, seeds and docs_dir apart: MkDocs copies all of docs_dir to the site."
    )
    for pair in combinations(("docs_dir", "annotations", "seeds"), 2):
        other, key = pair if pair[1] in given else pair[::-1]
        folder, own = getattr(settings, other), getattr(settings, key)
        if _overlap(folder, own):
            yield Refusal(key, f"{own!r} overlaps {other}, {folder!r}", advice)
    for other in ("annotations", "seeds"):
        folder = getattr(settings, other)
        if _overlap(folder, normpath(settings.site_dir)):
            message = f"{settings.site_dir!r} overlaps {other}, {folder!r}"
            yield Refusal("site_dir", message, "MkDocs empties site_dir before it builds the site.")


def _overlap(one: str, other: str) -> bool:
    above, below = sorted((one, other), key=len)
    return above == "." or f"{below}/".startswith(f"{above}/")
