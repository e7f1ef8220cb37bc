"""The settings in mkdocs.yml, and what is said about settings that are not understood."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from dossier.model.parts import Publish
from dossier.settings import Refusal, Settings, read_settings


def faults(text: str) -> list[tuple[int, int, str, str]]:
    settings, findings = read_settings(text.encode())
    assert settings is None
    assert all(finding.at.path == "mkdocs.yml" for finding in findings)
    return [(f.at.line, f.at.column, f.rule, f.message) for f in findings]


def sound(text: str) -> Settings:
    settings, findings = read_settings(text.encode())
    assert () == findings
    assert settings is not None
    return settings


def test_everything__can_be_set() -> None:
    text = """\
site_name: The bridge
site_url: https://example.org/bridge
docs_dir: pages
use_directory_urls: no
plugins:
- search
- dossier:
    annotations: ./notes/
    seeds: texts/received
    publish: none
    strict: true
"""
    expected = Settings(
        annotations="notes",
        seeds="texts/received",
        publish=Publish.NONE,
        strict=True,
        docs_dir="pages",
        site_name="The bridge",
        site_url="https://example.org/bridge/",
        use_directory_urls=False,
    )
    assert expected == sound(text)
    assert "https://example.org/bridge/" == sound(text).site_url


@pytest.mark.parametrize(
    "plugins",
    [
        "",
        "plugins: []",
        "plugins: [search, dossier]",
        "plugins:\n- dossier:",
        "plugins: {search: {}, dossier: }",
        "plugins: {dossier: {publish: , strict: ~}}",
        "plugins: {dossier: {enabled: false}}",
        "plugins: !ENV [PLUGINS, []]",
        "plugins: search",
    ],
)
def test_what_is_left_out__has_its_default(plugins: str) -> None:
    settings = sound(f"site_name: x\nsite_url: ''\n{plugins}\n")
    assert Settings(site_name="x") == settings
    assert ("annotations", "seeds", Publish.EXCERPTS, False, "docs", None, True) == (
        settings.annotations,
        settings.seeds,
        settings.publish,
        settings.strict,
        settings.docs_dir,
        settings.site_url,
        settings.use_directory_urls,
    )


def test_files_of_mkdocs__may_hold_tags_and_anchors() -> None:
    """Nothing that they name is constructed; what only MkDocs can tell counts as left out."""
    text = """\
site_name: !ENV [NAME, x]
site_url: !ENV SITE_URL
use_directory_urls: !ENV [FOLDERS, true]
extra: &common {publish: full}
plugins:
- dossier:
    <<: *common
    seeds: texts
markdown_extensions:
- pymdownx.emoji:
    emoji_index: !!python/name:material.extensions.emoji.twemoji
    options: !!python/object/apply:os.system [exit 1]
"""
    assert Settings(publish=Publish.FULL, seeds="texts") == sound(text)


@pytest.mark.parametrize("word", ["true", "True", "TRUE", "yes", "on"])
def test_yes__is_what_mkdocs_takes_for_yes(word: str) -> None:
    assert sound(f"plugins: [dossier: {{strict: {word}}}]").strict
    assert not sound("plugins: [dossier: {strict: off}]").strict


SETTINGS = "The settings are annotations, seeds, publish, strict, compare, search."
BLOCK = "plugins:\n- dossier:\n    "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{BLOCK}publis: none", (3, 5, "there is no setting 'publis'")),
        (f"{BLOCK}docs_dir: x", (3, 5, "there is no setting 'docs_dir'")),
        (f"{BLOCK}publish: non", (3, 14, "publish: 'non' is none of full, excerpts, none")),
        (f"{BLOCK}publish: [none]", (3, 14, "publish: a list is none of full, excerpts, none")),
        (f"{BLOCK}search: page", (3, 13, "search: 'page' is none of theme, pagefind")),
        (f"{BLOCK}strict: 1", (3, 13, "strict: must be true or false, not '1'")),
        (f"{BLOCK}strict: {{}}", (3, 13, "strict: must be true or false, not a mapping")),
        (f"{BLOCK}seeds: ../x", (3, 12, "seeds: '../x' is no folder inside the project")),
        (f"{BLOCK}seeds: a/../../x", (3, 12, "seeds: 'a/../../x' is no folder inside the project")),
        (f"{BLOCK}seeds: /x", (3, 12, "seeds: '/x' is no folder inside the project")),
        (f"{BLOCK}seeds: ~/x", (3, 12, "seeds: '~/x' is no folder inside the project")),
        (f"{BLOCK}seeds: C:/x", (3, 12, "seeds: 'C:/x' is no folder inside the project")),
        (f"{BLOCK}seeds: a\\b", (3, 12, r"seeds: 'a\\b' is no folder inside the project")),
        (f'{BLOCK}seeds: "a\\0"', (3, 12, r"seeds: 'a\x00' is no folder inside the project")),
        (f"{BLOCK}seeds: .", (3, 12, "seeds: '.' is no folder inside the project")),
        (f"{BLOCK}seeds: ''", (3, 12, "seeds: must be a folder's path")),
        (f"{BLOCK}seeds: [a]", (3, 12, "seeds: must be a folder's path")),
        (f"{BLOCK}seeds: !ENV X", (3, 12, "seeds: its tag, !ENV, is understood by MkDocs alone")),
        ("docs_dir: !ENV X", (1, 11, "docs_dir: its tag, !ENV, is understood by MkDocs alone")),
        ("docs_dir: ..", (1, 11, "docs_dir: '..' is no folder inside the project")),
        ("site_url: example.org", (1, 11, "site_url: 'example.org' is not a web address")),
        (
            "use_directory_urls: perhaps",
            (1, 21, "use_directory_urls: must be true or false, not 'perhaps'"),
        ),
        ("plugins: {dossier: x}", (1, 20, "dossier: must be a mapping of settings, not 'x'")),
        ("plugins: [dossier: []]", (1, 20, "dossier: must be a mapping of settings, not a list")),
        ("plugins: [dossier, dossier: {}]", (1, 20, "dossier stands under plugins twice")),
    ],
)
def test_setting_that_is_not_understood__is_named_with_its_place(
    text: str, expected: tuple[int, int, str]
) -> None:
    line, column, message = expected
    assert [(line, column, "invalid-setting", message)] == faults(text + "\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{BLOCK}seeds: docs", (3, 12, "seeds: 'docs' overlaps docs_dir, 'docs'")),
        (f"{BLOCK}seeds: docs/s", (3, 12, "seeds: 'docs/s' overlaps docs_dir, 'docs'")),
        (
            f"{BLOCK}annotations: seeds/a",
            (3, 18, "annotations: 'seeds/a' overlaps seeds, 'seeds'"),
        ),
        ("docs_dir: seeds", (1, 11, "docs_dir: 'seeds' overlaps seeds, 'seeds'")),
    ],
)
def test_folders__must_lie_apart(text: str, expected: tuple[int, int, str]) -> None:
    """MkDocs copies everything below docs_dir to the site, texts that nobody may show included."""
    line, column, message = expected
    assert [(line, column, "invalid-setting", message)] == faults(text)
    assert "docs" == sound("plugins: [dossier: {seeds: docs-texts}]").docs_dir


def test_all_faults__are_reported_at_once() -> None:
    text = f"site_url: x\n{BLOCK}sedes: x\n    publish: non\n    strict: maybe\n"
    assert [
        (4, 5, "invalid-setting", "there is no setting 'sedes'"),
        (5, 14, "invalid-setting", "publish: 'non' is none of full, excerpts, none"),
        (6, 13, "invalid-setting", "strict: must be true or false, not 'maybe'"),
        (1, 11, "invalid-setting", "site_url: 'x' is not a web address"),
    ] == faults(text)


def test_help__names_the_nearest_setting() -> None:
    text = f"{BLOCK}sedes: x\n    publish: non\n    strict: 1\n"
    _, findings = read_settings(text.encode())
    assert [
        f"Did you mean `seeds`? {SETTINGS}",
        "Did you mean `none`?",
        "Write `true` or `false`.",
    ] == [finding.help for finding in findings]


def test_broken_file__is_unreadable_yaml() -> None:
    assert [(2, 10, "unreadable-yaml", "this bracket, [, is never closed")] == faults(
        "site_name: x\nplugins: [dossier\n"
    )
    assert [(1, 1, "unreadable-yaml", "this file is empty")] == faults("")


# Inside MkDocs


def test_options_of_the_plugin__become_settings() -> None:
    site = {"site_name": "x", "site_url": "", "docs_dir": "pages", "theme": object()}
    options = {"publish": "full", "strict": True, "seeds": None}
    expected = Settings(publish=Publish.FULL, strict=True, site_name="x", docs_dir="pages")
    assert expected == Settings.from_mapping(options, site)
    assert Settings() == Settings.from_mapping({})


def test_options_of_the_plugin__are_refused_with_message_and_help() -> None:
    refused = Settings.from_mapping({"annotations": False, True: 1, "publish": 3})  # type: ignore[dict-item]
    assert (
        Refusal(
            "True",
            "there is no setting True",
            SETTINGS,
            known=False,
        ),
        Refusal(
            "annotations",
            "must be a folder's path",
            "Write a path inside the project, from the folder of mkdocs.yml on: `annotations`.",
        ),
        Refusal(
            "publish",
            "3 is none of full, excerpts, none",
            "See the handbook for what each one publishes.",
        ),
    ) == refused


_ANYTHING: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)
_KEYS = st.sampled_from(["annotations", "seeds", "publish", "strict"]) | st.text(max_size=5)


@given(options=st.dictionaries(_KEYS, _ANYTHING, max_size=4))
@hypothesis_settings(max_examples=150, deadline=None)
def test_any_options__give_settings_or_refusals(options: dict[str, Any]) -> None:
    result = Settings.from_mapping(options)
    if isinstance(result, Settings):
        assert set(options) <= {"annotations", "seeds", "publish", "strict"}
    else:
        assert result
        assert {refusal.key for refusal in result} <= {*options, "seeds"}


@given(
    data=st.binary(max_size=60)
    | st.text(st.sampled_from("plugins:do er[]{}-\n &*!x")).map(str.encode)
)
@hypothesis_settings(max_examples=150, deadline=None)
def test_any_bytes__give_settings_or_findings(data: bytes) -> None:
    settings, findings = read_settings(data)
    assert (settings is None) == bool(findings)


@pytest.mark.parametrize(
    "site_dir", ["annotations", "seeds/site", ".", "./annotations/", "site/.."]
)
def test_site_dir__over_what_authors_wrote_is_refused(site_dir: str) -> None:
    """MkDocs empties it before it builds."""
    settings, findings = read_settings(f"site_dir: {site_dir}\n".encode())

    assert None is settings
    assert {"invalid-setting"} == {finding.rule for finding in findings}
    assert {"mkdocs.yml:1:11"} == {str(finding.at) for finding in findings}


def test_site_dir__elsewhere_is_fine() -> None:
    """Beside the folders, or outside the project."""
    for site_dir in ("public", "../public", "/srv/www", "annotations-site"):
        settings, findings = read_settings(f"site_dir: {site_dir}\n".encode())
        assert () == findings
        assert settings is not None
