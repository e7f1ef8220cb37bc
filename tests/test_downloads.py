"""What a site offers for download, and the page that documents it."""

import json

from dossier.export.w3c import annotations
from dossier.export.whole import whole
from dossier.pipeline import build
from dossier.render.files import site_files
from dossier.render.pages import Renderer
from dossier.settings import Settings
from dossier.tree import MemoryTree
from examples import build_example, example_files
from sites import Element, read, rendered
from test_json_ld import RICH

SITE = Settings(site_name="The bridge", site_url="https://example.org/b/")


def files(settings: Settings = SITE) -> dict[str, str]:
    pages = Renderer(build_example(RICH).published, settings).pages()
    return {path: data.decode() for page in pages for path, data in page.files.items()}


def data_page() -> Element:
    pages = Renderer(build_example(RICH).published, SITE).pages()
    (page,) = (page for page in pages if page.path == "data.md")
    return read(rendered(page.markdown)[0])


def test_downloads__are_what_the_commands_export() -> None:
    published = build_example(RICH).published
    found = files()
    assert whole(published, SITE.site_url) == json.loads(found["dossier.json"])
    assert annotations(published, SITE.site_url) == json.loads(found["annotations.jsonld"])


def test_downloads__are_written_for_people_to_read_too() -> None:
    published = build_example(RICH).published
    documents = {
        "dossier.json": whole(published, SITE.site_url),
        "annotations.jsonld": annotations(published, SITE.site_url),
    }
    for path, document in documents.items():
        expected = json.dumps(document, ensure_ascii=False, indent=1)
        assert f"{expected}\n" == files()[path]


def test_downloads__of_nothing_have_empty_lists() -> None:
    published = build(MemoryTree({}), Settings()).published
    pages = Renderer(published, SITE).pages()
    (found,) = (page.files["dossier.json"].decode() for page in pages if page.files)
    expected = json.dumps(whole(published, SITE.site_url), ensure_ascii=False, indent=1)
    assert f"{expected}\n" == found


def test_downloads__name_pages_where_they_are_served() -> None:
    found = files(Settings(use_directory_urls=False))
    people = json.loads(found["dossier.json"])["people"]
    assert ["/people/engineer.html", "/people/mayor.html"] == [one["url"] for one in people]
    items = json.loads(found["annotations.jsonld"])["items"]
    assert "/statements/bridge-is-safe.html" in {one["body"]["source"] for one in items}


def test_downloads__hold_no_withheld_words() -> None:
    path = "annotations/sources/gazette-2024-05-08.yml"
    source = example_files()[path].decode().replace("publish: full", "publish: none")
    published = build_example({path: source}).published
    offered = [data for page in Renderer(published, SITE).pages() for data in page.files.values()]
    others = [file.content for file in site_files(published, SITE)]
    texts = [one for one in others if isinstance(one, str)]  # the rest are fonts
    assert len(offered) == 4
    assert not [one for one in offered if b"I was wrong about the bridge" in one]
    assert not [one for one in texts if "I was wrong about the bridge" in one]


def test_data_page__counts_and_weighs_what_it_offers() -> None:
    page, found = data_page(), files()
    published = build_example(RICH).published
    said = (
        f"There are {len(published.records)} records with {len(published.quotations)} quotations."
    )
    assert said in page.text
    for name in ("dossier.json", "annotations.jsonld", "feed-corrections.xml", "feed-changes.xml"):
        (link,) = (one for one in page.all("a") if one.attributes["href"] == name)
        size = max(1, round(len(found[name].encode()) / 1000))
        assert f"{size} kB" == link.following[0].text


def test_data_page__documents_every_field_of_the_export() -> None:
    """A field that appears in the JSON stands on the page, under its kind or under every record."""
    lists = {}
    title = ""
    for one in data_page().all("h2", "h3", "ul"):
        if one.tag == "ul":
            lists[title] = {code.text for code in one.all("code")}
        else:
            title = one.text
    for kind, records in json.loads(files()["dossier.json"]).items():
        for record in records if isinstance(records, list) else ():
            known = lists["Every record"] | lists[kind.capitalize()]
            assert (kind, set()) == (kind, set(record) - known)
    documented = lists["What annotations.jsonld says"] | {"@context", "type", "source"}
    for item in json.loads(files()["annotations.jsonld"])["items"]:
        assert set() == set(item).union(*item["target"]) - documented
