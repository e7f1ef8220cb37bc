"""Every page says by schema.org's vocabulary what it shows, and nothing else."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld  # type: ignore[import-untyped]
from rdflib import Graph

from dossier.model.fields import Kind
from dossier.pipeline import build
from dossier.render.pages import OVERVIEWS, Page, Renderer
from dossier.settings import Settings, read_settings
from dossier.tree import FolderTree
from examples import build_example, example_files
from hostile_texts import MARKUP, full_of
from schema_org import faults, nodes
from sites import COMMONMARK, Pages, example_site, read, without_heard

PROJECT = Path(__file__).resolve().parent.parent
SITE = Settings(site_name="The bridge", site_url="https://example.org/b/")
SAFE = "statements/bridge-is-safe.md"

RICH: Mapping[str, str] = {
    "annotations/people/mayor.yml": (
        "name: The mayor\naliases: [Mayor, She]\nsame_as: ['https://example.org/mayor']\n"
        "roles:\n- {title: mayor, organization: council}\n"
        "- {title: clerk, organization: gazette, to: 2010}\n"
        "quotes:\n- {source: gazette-2024-05-08, exact: the mayor told the council}\n"
    ),
    "annotations/organizations/council.yml": "name: The council\nkind: body\npart_of: town\n",
    "annotations/organizations/town.yml": "name: The town\n",
    "annotations/places/westhaven.yml": (
        "name: Westhaven\nkind: town\ncoordinates: [51.5, -2.25]\npart_of: county\n"
    ),
    "annotations/places/county.yml": "name: The county\n",
    "annotations/events/council-meeting.yml": (
        "name: Meeting of the council\ndate: 2024-05-06/2024-05-07\nplaces: [westhaven, county]\n"
        "participants:\n- {who: mayor, role: spoke}\n- {who: council}\n"
    ),
    "annotations/events/inspection.yml": (
        example_files()["annotations/events/inspection.yml"].decode() + "part_of: council-meeting\n"
    ),
    "annotations/sources/gazette-2024-05-08.yml": (
        example_files()["annotations/sources/gazette-2024-05-08.yml"].decode()
        + "url: https://example.org/news\narchive_url: https://archive.example.org/news\n"
        "authors: [A. Writer]\n"
    ),
    "annotations/corrections/gazette-updates.yml": (
        "corrects: [sources/gazette-2024-05-08]\nkind: update\nissued: 2024-05-09~\nby: gazette\n"
        "quotes:\n- {source: gazette-2024-05-08, exact: He counted 15 new bolts}\n"
    ),
    "annotations/corrections/ours.yml": (
        "corrects: [people/mayor]\nkind: erratum\nissued: 2024-05-10T12:00:00Z\n"
    ),
}
"""Changes to the example that fill every field of which JSON-LD speaks."""


def project_pages() -> list[Page]:
    settings, _ = read_settings((PROJECT / "mkdocs.yml").read_bytes())
    assert settings is not None
    return [*Renderer(build(FolderTree(PROJECT), settings).published, settings).pages()]


def example_pages(
    changes: Mapping[str, str | bytes | None] | None = None, settings: Settings = SITE
) -> dict[str, Page]:
    found = Renderer(build_example(changes).published, settings).pages()
    return {page.path: page for page in found}


def document(page: Page) -> Any:
    (script,) = read(page.data).all("script")
    assert {"type": "application/ld+json"} == script.attributes
    return json.loads(script.inside)


def node(page: Page, type_: str) -> dict[str, Any]:
    """Return the only node of a type at the top of a page's document."""
    (found,) = (one for one in document(page)["@graph"] if one["@type"] == type_)
    return dict(found)


def strings(value: Any) -> Iterator[str]:
    """Yield what a document says in words, addresses and dates apart."""
    if isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict) and not value.get("@id", "").endswith("#authors"):
        for name, item in value.items():
            if name in {"text", "name", "headline", "alternateName", "jobTitle", "temporal"}:
                yield from item if isinstance(item, list) else [item]
            elif name not in {"isPartOf", "distribution", "hasPart"}:
                yield from strings(item)


def test_statement__is_a_claim_and_its_quotations() -> None:
    page = example_pages(RICH)[SAFE]
    base = "https://example.org/b/"
    here = f"{base}statements/bridge-is-safe/"
    mayor = {"@type": "Person", "@id": f"{base}people/mayor/#person", "name": "The mayor"}
    article = {
        "@type": "NewsArticle",
        "@id": f"{base}sources/gazette-2024-05-08/#article",
        "headline": "Mayor takes back word on bridge",
    }
    claim = {
        "@type": "Claim",
        "@id": f"{here}#claim",
        "text": "The bridge is safe.",
        "creativeWorkStatus": "withdrawn",
        "author": mayor,
        "claimInterpreter": {
            "@type": "Organization",
            "@id": f"{base}#authors",
            "name": "The authors of “The bridge”",
        },
        "about": {
            "@type": "Event",
            "@id": f"{base}events/inspection/#event",
            "name": "Inspection of the bridge",
        },
        "appearance": [article],
        "datePublished": "2024-05-06",
        "mainEntityOfPage": {"@id": here},
        "correction": [
            {
                "@type": "CorrectionComment",
                "@id": f"{base}corrections/mayor-withdraws/#correction",
                "name": "Retraction",
                "text": "The mayor no longer says that the bridge is safe.",
                "author": mayor,
                "datePublished": "2024-05-08",
            }
        ],
    }
    quotation = {
        "@type": "Quotation",
        "@id": f"{here}#quotation-1",
        "text": "The bridge is safe",
        "creativeWorkStatus": "withdrawn",
        "isPartOf": article,
        "creator": mayor,
        "recordedAt": {
            "@type": "Event",
            "@id": f"{base}events/council-meeting/#event",
            "name": "Meeting of the council",
        },
        "about": {"@id": f"{here}#claim"},
    }
    web_page = {
        "@type": "WebPage",
        "@id": here,
        "url": here,
        "isPartOf": {"@type": "WebSite", "@id": f"{base}#site", "name": "The bridge"},
        "mainEntity": {"@id": f"{here}#claim"},
    }
    assert {
        "@context": "https://schema.org",
        "@graph": [web_page, claim, quotation],
    } == document(page)


def test_quotation__in_the_reporters_words_has_no_speaker_for_its_creator() -> None:
    quotation = node(example_pages()["statements/bridge-is-not-safe.md"], "Quotation")
    assert "the engineer said that the bridge was not safe" == quotation["text"]
    assert "creator" not in quotation


def test_records__of_all_kinds_are_things_with_their_properties() -> None:
    found = example_pages(RICH)
    base = "https://example.org/b/"
    shown = {
        "person": node(found["people/mayor.md"], "Person"),
        "organization": node(found["organizations/council.md"], "Organization"),
        "place": node(found["places/westhaven.md"], "Place"),
        "event": node(found["events/council-meeting.md"], "Event"),
        "inspection": node(found["events/inspection.md"], "Event"),
        "source": node(found["sources/gazette-2024-05-08.md"], "NewsArticle"),
        "update": node(found["corrections/gazette-updates.md"], "CorrectionComment"),
        "erratum": node(found["corrections/ours.md"], "CorrectionComment"),
    }
    council = f"{base}organizations/council/#organization"
    assert ["Mayor", "She"] == shown["person"]["alternateName"]
    assert (["mayor"], [council]) == (
        shown["person"]["jobTitle"],
        [one["@id"] for one in shown["person"]["affiliation"]],
    )
    assert ["CorrectionComment", "Quotation"] == [
        one["@type"] for one in shown["person"]["subjectOf"]
    ]
    assert ("body", "The town") == (
        shown["organization"]["description"],
        shown["organization"]["parentOrganization"]["name"],
    )
    assert {"@type": "GeoCoordinates", "latitude": 51.5, "longitude": -2.25} == shown["place"][
        "geo"
    ]
    # An interval says between which days it was, not that it began on the first.
    event = shown["event"]
    assert ("between 6 and 7 May 2024", None) == (event["description"], event.get("startDate"))
    assert [["The county", "Westhaven"], ["The mayor"], ["The council"]] == [
        sorted(one["name"] for one in event[name]) for name in ("location", "actor", "contributor")
    ]
    assert ("2024-05", "Meeting of the council") == (
        shown["inspection"]["startDate"],
        shown["inspection"]["superEvent"]["name"],
    )
    source = shown["source"]
    assert ("https://example.org/news", "https://archive.example.org/news", "2024-05-08", "en") == (
        *(source["url"], source["archivedAt"], source["datePublished"], source["inLanguage"]),
    )
    assert (["A. Writer"], ["about 9 May 2024"]) == (
        [one["name"] for one in source["author"]],
        [one["temporal"] for one in source["correction"]],
    )
    assert [("The bridge is safe", "withdrawn")] == [
        (one["text"], one["creativeWorkStatus"])
        for one in source["hasPart"]
        if "bridge-is-safe/" in one["@id"]
    ]
    assert ("Update", "The Gazette") == (
        shown["update"]["text"],
        shown["update"]["author"]["name"],
    )
    assert ("The authors of “The bridge”", "2024-05-10T12:00:00Z") == (
        shown["erratum"]["author"]["name"],
        shown["erratum"]["datePublished"],
    )


def test_lists__name_their_records_with_status() -> None:
    listed = node(example_pages()["statements/index.md"], "CollectionPage")["mainEntity"]
    assert 3 == listed["numberOfItems"]
    assert [
        (1, "The bridge is not safe.", "stands"),
        (2, "The bridge is safe.", "withdrawn"),
        (3, "The mayor was wrong about the bridge.", "stands"),
    ] == [
        (one["position"], one["item"]["text"], one["item"]["creativeWorkStatus"])
        for one in listed["itemListElement"]
    ]


DOSSIERS: Mapping[str, Callable[[], Iterable[Page]]] = {
    "project": project_pages,
    "example": lambda: example_pages().values(),
    "rich": lambda: example_pages(RICH, Settings()).values(),
    "hostile": lambda: example_pages(full_of(" ".join(MARKUP[:12]))).values(),
}


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_pages__are_valid_against_the_vocabulary(dossier: str) -> None:
    """Types are known, properties belong to their type, and values are what they take.

    Every claim and every quotation of a statement has its status.
    """
    found = DOSSIERS[dossier]()
    for page in found:
        content = document(page)
        assert (page.path, []) == (page.path, list(faults(content)))
        for one in nodes(content):
            of_statement = "/statements/" in f"/{one.get('@id', '')}"
            if one["@type"] == "Claim" or (one["@type"] == "Quotation" and of_statement):
                assert (page.path, True) == (page.path, "creativeWorkStatus" in one)
            assert "ClaimReview" != one["@type"]


def test_pages__say_no_words_that_they_do_not_show() -> None:
    for page in [*project_pages(), *example_pages(RICH).values()]:
        html = COMMONMARK.render(page.markdown)
        shown = " ".join(without_heard(read(html)).split()).casefold()
        for words in strings(document(page)):
            assert (page.path, True) == (page.path, " ".join(words.split()).casefold() in shown), (
                words
            )


def test_source__names_the_same_quotations_as_the_statements_do() -> None:
    """Its page shows them within its text, where other marks may stand between their words."""
    found = [*project_pages()]
    quoted = {
        (page.path.split("/")[1].removesuffix(".md"), one["text"], one["creativeWorkStatus"])
        for page in found
        if page.path.startswith("statements/") and "index" not in page.path
        for one in document(page)["@graph"]
        if one["@type"] == "Quotation"
    }
    named = {
        (part["@id"].rsplit("/", 2)[-2], part["text"], part["creativeWorkStatus"])
        for page in found
        if page.path.startswith("sources/") and "index" not in page.path
        for part in node(page, "NewsArticle")["hasPart"]
    }
    assert quoted == named


# rdflib's own parser makes what it warns of.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_pages__are_linked_data_for_other_readers() -> None:
    """As pyld expands them and rdflib reads them; the context is put in, for it cannot be asked."""
    vocabulary = {"@vocab": "https://schema.org/"}
    for page in example_pages(RICH).values():
        content = document(page) | {"@context": vocabulary}
        graph = Graph().parse(data=json.dumps(content), format="json-ld")
        assert len(graph) > 3
        lines = jsonld.to_rdf(content, {"format": "application/n-quads"}).splitlines()
        assert len(graph) == len(set(lines))


def test_withheld_words__are_in_no_document() -> None:
    path = "annotations/sources/gazette-2024-05-08.yml"
    source = example_files()[path].decode().replace("publish: full", "publish: none")
    for page in example_pages({path: source}).values():
        content = document(page)
        assert [] == [one for one in nodes(content) if one["@type"] == "Quotation"]
        assert "I was wrong about the bridge" not in page.data


@pytest.mark.parametrize("text", MARKUP, ids=lambda text: ascii(text)[:24])
def test_script__cannot_be_ended_or_changed_by_what_it_holds(text: str) -> None:
    """That no renderer changes it at the end of a page is tested with the pages."""
    for page in example_pages(full_of(text)).values():
        assert 1 == page.data.count("<") - 1
        assert 1 == len(page.data.splitlines())
        assert page.data.isascii()
        assert document(page)


def test_addresses__are_relative_where_the_site_has_none() -> None:
    claim = node(example_pages(settings=Settings())[SAFE], "Claim")
    assert ("./#claim", "../../people/mayor/#person") == (claim["@id"], claim["author"]["@id"])
    flat = example_pages(settings=Settings(use_directory_urls=False))[SAFE]
    claim = node(flat, "Claim")
    assert ("bridge-is-safe.html#claim", "../people/mayor.html#person") == (
        claim["@id"],
        claim["author"]["@id"],
    )


def test_head__has_open_graph_feeds_and_a_description(tmp_path: Path) -> None:
    """In Material, which writes a description, and for any theme that does not."""
    said = (
        "Statement in the dossier “The bridge”. The mayor; 6 May 2024; "
        "status: withdrawn on 8 May 2024."
    )
    for theme in ("{name: material, font: false}", "mkdocs"):
        settings = (
            f"site_name: The bridge\nsite_url: https://example.org/b/\ntheme: {theme}\n"
            "plugins: [dossier]\n"
        )
        site = example_site(tmp_path / theme.partition(",")[0].strip("{"), {"mkdocs.yml": settings})
        page = Pages(site)["statements/bridge-is-safe/index.html"]
        metas = [one.attributes for one in page.all("meta")]
        assert {
            "og:type": "article",
            "og:title": "The bridge is safe. (withdrawn)",
            "og:description": said,
            "og:site_name": "The bridge",
            "og:url": "https://example.org/b/statements/bridge-is-safe/",
        } == {meta["property"]: meta["content"] for meta in metas if "property" in meta}
        assert [said] == [one["content"] for one in metas if one.get("name") == "description"]
        assert ["../../feed-corrections.xml", "../../feed-changes.xml"] == [
            one.attributes["href"]
            for one in page.all("link")
            if one.attributes.get("type") == "application/atom+xml"
        ]
        assert 1 == len([one for one in page.all("script") if "ld+json" in str(one.attributes)])


def test_sitemap__lists_the_pages_and_no_redirects(tmp_path: Path) -> None:
    """Without an address of the site there is nothing that it could list."""
    mayor = example_files()["annotations/people/mayor.yml"].decode() + "formerly: [old-mayor]\n"
    changes: dict[str, str | bytes | None] = {"annotations/people/mayor.yml": mayor}
    empty = example_site(tmp_path / "without", changes) / "sitemap.xml"
    assert "<loc>" not in empty.read_text(encoding="utf-8")
    changes["mkdocs.yml"] = (
        "site_name: B\nsite_url: https://example.org/b/\ntheme: mkdocs\nplugins: [dossier]\n"
    )
    site = example_site(tmp_path / "with", changes)
    assert (site / "people/old-mayor/index.html").is_file()
    sitemap = read((site / "sitemap.xml").read_text(encoding="utf-8"))
    base = "https://example.org/b/"
    records = {str(key) for key in build_example(changes).published.records}
    paths = {"", "data/", *(f"{kind}/" for kind in Kind), *(f"{key}/" for key in records)}
    paths |= {f"{overview.name}/" for overview in OVERVIEWS}
    assert {f"{base}{path}" for path in paths} == {one.text for one in sitemap.all("loc")}
