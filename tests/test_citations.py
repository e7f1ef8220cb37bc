"""A statement's citation: three forms, each with the status, none broken by what is cited."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from dossier.export.citations import Citation, citation
from dossier.model.fields import Key, Kind
from dossier.render.head import site_seen_from
from dossier.render.pages import Renderer
from dossier.settings import Settings
from examples import build_example, example_files
from hostile_texts import MARKUP, full_of
from sites import read, rendered

SITE = Settings(site_name="The bridge", site_url="https://example.org/b_{x}~1%2F/")
PLAIN = Settings(site_name="The bridge", site_url="https://example.org/b/")
SAFE = Key(Kind.STATEMENTS, "bridge-is-safe")
STATEMENT = "annotations/statements/bridge-is-safe.yml"

TEXT = {"type": "string", "minLength": 1}
CSL = {
    "type": "array",
    "minItems": 1,
    "maxItems": 1,
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            "id": TEXT,
            "type": {"enum": ["document", "speech", "webpage", "interview", "report"]},
            "title": TEXT,
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["literal"],
                    "properties": {"literal": TEXT},
                },
            },
            "issued": {
                "type": "object",
                "additionalProperties": False,
                "minProperties": 1,
                "maxProperties": 1,
                "properties": {
                    "literal": TEXT,
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": 3,
                            "items": {"type": "integer"},
                        },
                    },
                },
            },
            "container-title": TEXT,
            "genre": TEXT,
            "status": TEXT,
            "note": TEXT,
            "URL": {"type": "string", "format": "uri"},
        },
    },
}
"""The part of CSL-JSON's schema that the site uses: its fields and types, and no others."""


def cited(
    changes: Mapping[str, str | bytes | None] | None = None, settings: Settings = PLAIN
) -> Citation:
    site = site_seen_from("statements/bridge-is-safe.md", settings)
    return citation(build_example(changes).published, SAFE, site)


def said(date: str) -> dict[str, str | bytes | None]:
    """Return a change of the day on which the statement was made, and nothing against it."""
    statement = example_files()[STATEMENT].decode().replace("2024-05-06", date)
    return {
        STATEMENT: statement,
        "annotations/corrections/mayor-withdraws.yml": None,
        "annotations/statements/bridge-is-not-safe.yml": None,
        "annotations/statements/mayor-was-wrong.yml": None,
    }


def bibtex(text: str) -> dict[str, str]:
    library = parse_string(text)
    assert [] == library.failed_blocks
    (entry,) = library.entries
    return {"": f"{entry.entry_type} {entry.key}"} | {
        name: str(field.value) for name, field in entry.fields_dict.items()
    }


def csl(text: str) -> dict[str, Any]:
    items = json.loads(text)
    Draft7Validator(CSL).validate(items)
    return dict(items[0])


def test_citation__in_plain_text() -> None:
    assert (
        "The mayor: The bridge is safe. [withdrawn on 8 May 2024]. Statement, 6 May 2024. "
        "In the dossier “The bridge”: https://example.org/b/statements/bridge-is-safe/"
    ) == cited().plain


def test_citation__in_bibtex() -> None:
    assert {
        "": "misc bridge-is-safe",
        "author": "{The mayor}",
        "title": "{The bridge is safe. [withdrawn on 8 May 2024]}",
        "howpublished": "Statement, in the dossier “The bridge”",
        "year": "2024",
        "month": "may",
        "note": "Said: 6 May 2024. Status: withdrawn on 8 May 2024.",
        "url": "https://example.org/b/statements/bridge-is-safe/",
    } == bibtex(cited().bibtex)


def test_citation__in_csl_json() -> None:
    assert {
        "id": "bridge-is-safe",
        "type": "document",
        "title": "The bridge is safe. [withdrawn on 8 May 2024]",
        "author": [{"literal": "The mayor"}],
        "issued": {"date-parts": [[2024, 5, 6]]},
        "container-title": "The bridge",
        "genre": "Statement",
        "status": "withdrawn on 8 May 2024",
        "note": "Said: 6 May 2024. Status: withdrawn on 8 May 2024.",
        "URL": "https://example.org/b/statements/bridge-is-safe/",
    } == csl(cited().csl)


def test_citation__without_an_address_names_the_record() -> None:
    found = cited(settings=Settings(site_name="The bridge"))
    assert found.plain.endswith("In the dossier “The bridge”: statements/bridge-is-safe")
    assert ("url" in bibtex(found.bibtex), "URL" in csl(found.csl)) == (False, False)


@pytest.mark.parametrize(
    ("date", "issued", "bibtex_date", "words"),
    [
        ("2024-05", {"date-parts": [[2024, 5]]}, ("2024", "may"), "May 2024"),
        ("2024", {"date-parts": [[2024]]}, ("2024", None), "2024"),
        ("2024-05-06~", {"literal": "about 6 May 2024"}, (None, None), "about 6 May 2024"),
        (
            "2024-05-02/2024-05-06",
            {"literal": "between 2 and 6 May 2024"},
            (None, None),
            "between 2 and 6 May 2024",
        ),
        ("-0043", {"literal": "44 BC"}, (None, None), "44 BC"),
    ],
)
def test_citation__gives_the_date_as_far_as_it_is_known(
    date: str, issued: dict[str, Any], bibtex_date: tuple[str | None, str | None], words: str
) -> None:
    """Programs get a date where there is one without doubt, and else its words."""
    found = cited(said(date))
    fields = bibtex(found.bibtex)
    assert issued == csl(found.csl)["issued"]
    assert bibtex_date == (fields.get("year"), fields.get("month"))
    assert f"Said: {words}. Status: stands." == fields["note"]
    assert f"[stands]. Statement, {words}." in found.plain


def test_citation__of_a_status_since_a_vague_date() -> None:
    """It is not withdrawn "on between 8 and 9 May"."""
    path = "annotations/corrections/mayor-withdraws.yml"
    correction = example_files()[path].decode().replace("2024-05-08", "2024-05-08/2024-05-09")
    assert "withdrawn (between 8 and 9 May 2024)" == csl(cited({path: correction}).csl)["status"]


def test_bibtex__escapes_tex_and_never_an_address() -> None:
    claim = r"100% of {A} & B_2 ~ $5 #1 ^ \x < > | @article{y, \"q\"}"
    statement = example_files()[STATEMENT].decode().replace("The bridge is safe.", f'"{claim}"')
    hostile = statement.replace(r"\x", r"\\x")
    fields = bibtex(cited({STATEMENT: hostile}, SITE).bibtex)
    assert (
        r"{100\% of \textbraceleft{}A\textbraceright{} \& B\_2 \textasciitilde{} \$5 \#1 "
        r"\textasciicircum{} \textbackslash{}x \textless{} \textgreater{} \textbar{} "
        r"@article\textbraceleft{}y, " + '"q"' + r"\textbraceright{} [withdrawn on 8 May 2024]}"
    ) == fields["title"]
    assert "https://example.org/b_%7Bx%7D~1%2F/statements/bridge-is-safe/" == fields["url"]


@pytest.mark.parametrize("text", MARKUP, ids=lambda text: ascii(text)[:24])
def test_citation__of_hostile_words_is_read_back_and_shown_to_the_letter(text: str) -> None:
    """By readers of BibTeX and CSL-JSON, and on the page in either renderer of Markdown."""
    changes = full_of(text)
    found = cited(changes, SITE)
    braces = found.bibtex.count("{"), found.bibtex.count("}")
    assert braces[0] == braces[1]
    assert bibtex(found.bibtex)["author"] == bibtex(found.bibtex)["title"].replace(
        " [withdrawn on 8 May 2024]", ""
    )
    assert csl(found.csl)["author"][0]["literal"] in csl(found.csl)["title"]
    pages = Renderer(build_example(changes).published, SITE).pages()
    (page,) = (one for one in pages if one.path == "statements/bridge-is-safe.md")
    for html in rendered(page.markdown):
        (box,) = read(html).of_class("dossier-cite")
        shown = [code.inside for code in box.all("code")]
        assert [found.plain, found.bibtex, found.csl] == shown
