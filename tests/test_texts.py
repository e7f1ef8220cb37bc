"""The site's own words stand in one place, whole and in use."""

import re
from pathlib import Path

import pytest

from dossier.model.fields import Kind
from dossier.model.parts import CorrectionKind, QuoteKind
from dossier.model.records import KINDS
from dossier.model.shape import declared
from dossier.render.environment import environment, own_text
from dossier.status import State, What
from dossier.texts import TEXTS, say, texts_of

PACKAGE = Path(__file__).resolve().parent.parent / "builder/dossier"
TEMPLATES = sorted((PACKAGE / "render/templates").iterdir())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates__have_no_words_of_their_own(path: Path) -> None:
    """A translator would not find them: they belong into `texts`."""
    source = path.read_text(encoding="utf-8")
    inert = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", source, flags=re.DOTALL)
    assert [] == re.findall(r'(?:aria-label|alt|title|placeholder)="[^"]*[^\W\d_][^"]*"', inert)
    shown = re.sub(r'[\w:-]+="[^"]*"|<[^>]*>|&\w+;', "", inert)
    assert [] == re.findall(r"[^\W\d_]{2,}", shown)


def test_texts__every_one_is_used() -> None:
    """Keys stand in templates and code whole, or as their start with the rest as a variant."""
    files = [*TEMPLATES, *PACKAGE.rglob("*.py"), *PACKAGE.rglob("assets/js/*.js")]
    texts = "texts/english"
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in files if texts not in path.as_posix()
    )
    named = set(re.findall(r"[\"']([a-z][a-z -]*(?:\.[a-z0-9 -]+)?)[\"']", code))
    prefixes = set(re.findall(r"f\"([a-z-]+\.[a-z-]*)\{", code))
    unused = [
        key
        for key in TEXTS
        if not (
            key in named
            or key.partition(".")[0] in named
            or any(key.startswith(f"{start}-") for start in named if "." in start)
            or any(key.startswith(start) for start in prefixes)
            or (key.startswith("browser.") and key.removeprefix("browser.") in named)
        )
    ]
    assert [] == unused


def test_texts__say_what_the_model_declares() -> None:
    """References from both sides, kinds, statuses and what brings them about."""
    words = {
        word for cls in KINDS.values() for _, ref in declared(cls) for word in (ref.label, ref.back)
    }
    words |= {*map(str, Kind), *map(str, CorrectionKind), *map(str, QuoteKind), "mentioned in"}
    assert set() == words - set(texts_of("label"))
    assert set() == {*map(str, State)} - set(texts_of("state"))
    assert set() == {f"by-{what}" for what in What} - set(texts_of("state"))


def test_texts__hold_nothing_that_markdown_or_html_reads() -> None:
    """They are put on pages as they are; of citations, only as text that is escaped."""
    signs = re.compile(r"[<>&\"*`\[\]|\\]|(?<!\w)_|_(?!\w)")
    plain = {key: words for key, words in TEXTS.items() if not key.startswith("machines.cited-")}
    assert [] == [key for key, words in plain.items() if signs.search(words)]


def test_say__puts_values_in() -> None:
    assert "direct quotation" == say("record.quotation", kind="direct")


def test_own_text__escapes_values_but_no_markup() -> None:
    """In a template `t` takes a key, or the start of one and a variant."""
    template = environment().from_string('{{ t("record.quotation", kind=t("label", "direct")) }}')
    assert "direct quotation" == template.render()
    assert "&#42;x&#42; quotation" == own_text("record.quotation", kind="*x*")
    assert "none of its words: the authors of this dossier withhold them" == own_text(
        "article.shown", "none"
    )
