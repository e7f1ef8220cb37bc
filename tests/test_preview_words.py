"""What a preview tells of each change, on the list of all and on the records' own pages."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from dossier.diff.compare import compare
from dossier.model.parts import Publish
from dossier.render.pages import Renderer
from dossier.render.preview import Base, Preview
from dossier.settings import Settings
from examples import build_example, example_files
from sites import Element, read

SAFE = "annotations/statements/bridge-is-safe.yml"
NOT_SAFE = "annotations/statements/bridge-is-not-safe.yml"
WRONG = "annotations/statements/mayor-was-wrong.yml"
WITHDRAWS = "annotations/corrections/mayor-withdraws.yml"
MEETING = "annotations/events/council-meeting.yml"
MAYOR = "annotations/people/mayor.yml"
WESTHAVEN = "annotations/places/westhaven.yml"
GAZETTE_ID = "gazette-2024-05-08"
GAZETTE = f"annotations/sources/{GAZETTE_ID}.yml"

Changes = Mapping[str, str | bytes | None]

_MEETING = "name: Meeting of the council\ndate: 2024-05-06\nplaces: [westhaven]\nparticipants:\n"


def text_of(path: str) -> str:
    return example_files()[path].decode()


def previewed(before: Changes, after: Changes) -> dict[str, Element]:
    """Return the pages of a preview by their paths; what is marked on them is HTML already."""
    newer = build_example(after)
    preview = Preview(Base("main", "4be2c1d"), compare(build_example(before), newer))
    pages = Renderer(newer.published, newer.settings, preview=preview).pages()
    return {page.path: read(page.markdown) for page in pages}


def marks(page: Element) -> list[str]:
    return [one.text for one in page.of_class("dossier-change")]


def listed(before: Changes, after: Changes) -> list[str]:
    return marks(previewed(before, after)["changes.md"])


def test_field__names_the_record_that_stood_in_the_same_item() -> None:
    """Not the one that stands now where the item stood, for items move."""
    old = f"{_MEETING}- {{who: mayor, role: spoke}}\n- {{who: engineer, role: listened}}\n"
    new = (
        f"{_MEETING}- {{who: council, role: met}}\n- {{who: gazette, role: spoke}}\n"
        "- {who: engineer, role: listened}\n"
    )
    (mark,) = marks(previewed({MEETING: old}, {MEETING: new})["events/council-meeting.md"])
    assert "participants[2].who was The mayor is The Gazette" in mark


def test_field__a_group_is_told_with_its_words_and_the_records_it_names() -> None:
    old = f"{_MEETING}- {{who: mayor, role: answered questions}}\n"
    new = f"{old}- {{who: engineer, role: took the minutes}}\n"
    (mark,) = marks(previewed({MEETING: old}, {MEETING: new})["events/council-meeting.md"])
    assert mark.endswith("participants[2] new is The engineer, took the minutes")


def test_field__what_it_named_has_the_name_of_today() -> None:
    after = {
        WESTHAVEN: None,
        "annotations/places/west.yml": "name: The new Westhaven\nformerly: [westhaven]\n",
        "annotations/places/quay.yml": "name: The quay\n",
        MEETING: text_of(MEETING).replace("[westhaven]", "[quay]"),
    }
    (mark,) = marks(previewed({}, after)["events/council-meeting.md"])
    assert mark.endswith("places was The new Westhaven is The quay")


@pytest.mark.parametrize(
    ("quay", "told"),
    [
        (None, "The quay"),
        ("name: The secret quay\ndraft: true\n", "a record that is no longer on the site"),
    ],
)
def test_field__what_it_named_is_gone_for_good_or_kept_back(quay: str | None, told: str) -> None:
    path = "annotations/places/quay.yml"
    meeting = text_of(MEETING).replace("[westhaven]", "[quay]")
    before = {path: "name: The quay\n", MEETING: meeting}
    (mark,) = marks(previewed(before, {path: quay})["events/council-meeting.md"])
    assert mark.endswith(f"places was {told} is Westhaven")


def test_field__a_headline_that_was_is_not_shown() -> None:
    """It is words of an article, which may be there no longer."""
    other = text_of(GAZETTE).replace("title: Mayor takes back word on bridge", "label: The article")
    (mark,) = marks(previewed({}, {GAZETTE: other})[f"sources/{GAZETTE_ID}.md"])
    assert mark.endswith("title taken out label new is The article")


def test_mark__none_where_nothing_is_otherwise_for_readers() -> None:
    pages = previewed({MAYOR: f"{text_of(MAYOR)}draft: false\n"}, {})
    assert [] == marks(pages["people/mayor.md"])
    assert "Nothing is otherwise." in pages["changes.md"].text


def test_changes__a_correction_that_is_gone_does_not_tell_what_it_corrected() -> None:
    """Its name is the claim of a statement, which may be kept back, or stand otherwise now."""
    hidden = {NOT_SAFE: None, WRONG: None, WITHDRAWS: None, SAFE: f"{text_of(SAFE)}draft: true\n"}
    expected = "Retraction corrections/mayor-withdraws — correction, taken out"
    for after in (hidden, {WITHDRAWS: None}):
        (mark,) = [words for words in listed({}, after) if "mayor-withdraws" in words]
        assert f"{expected} The old address leads nowhere" == mark
    assert "The bridge is safe" not in previewed({}, hidden)["changes.md"].text


def test_changes__what_is_renamed_and_kept_back_is_told_by_its_old_id() -> None:
    quay = "name: The quay\naliases: [The old quay]\n"
    before: Changes = {"annotations/places/quay.yml": quay}
    hidden = f"{quay}formerly: [quay]\ndraft: true\n"
    marks_ = listed(before, {"annotations/places/secret-quay.yml": hidden})
    assert ["places/quay — place, no longer on the site"] == marks_


def test_changes__what_leads_on_from_the_address_of_a_record_that_is_gone() -> None:
    before: Changes = {"annotations/places/quay.yml": "name: The quay\n"}
    joined = "name: Westhaven\naliases: [The quay]\nformerly: [quay]\n"
    assert "The quay places/quay — place, taken out The old address leads to Westhaven" in listed(
        before, {WESTHAVEN: joined}
    )


def test_changes__what_is_withdrawn_comes_first() -> None:
    """And what is only disputed after it, whatever their ids."""
    words = text_of(SAFE).replace("The bridge is safe.", "A bridge is safe.")
    other = "annotations/statements/a-bridge-is-safe.yml"
    disputes = text_of(NOT_SAFE).replace("[bridge-is-safe]", "[bridge-is-safe, a-bridge-is-safe]")
    before: Changes = {other: words, WITHDRAWS: None}
    changes = listed(before, {other: words, NOT_SAFE: disputes})
    assert ["The bridge is safe. ✕ withdrawn", "A bridge is safe. ≠ disputed"] == [
        mark.partition(" — ")[0] for mark in changes[:2]
    ]


def test_changes__an_authors_page_keeps_its_place() -> None:
    pages = previewed({WITHDRAWS: None}, {"docs/changes.md": "# Our changes\n"})
    assert "changes.md" not in pages
    (mark,) = pages["statements/bridge-is-safe.md"].of_class("dossier-change")
    (link, *_) = mark.all("a")
    place = "#statements--bridge-is-safe"
    assert f"../../changes-in-this-preview/{place}" == link.attributes["href"]
    assert [] != marks(pages["changes-in-this-preview.md"])


def test_changes__how_much_of_sources_is_shown() -> None:
    newer, older = build_example(), build_example()
    older = replace(older, settings=Settings(publish=Publish.NONE))
    preview = Preview(Base("main", "4be2c1d"), compare(older, newer))
    pages = {page.path: page for page in Renderer(newer.published, preview=preview).pages()}
    assert "more or less is shown: none before, excerpts now." in pages["changes.md"].markdown


def test_changes__say_what_is_odd_about_the_older_state() -> None:
    base = Base("main", "4be2c1d", ("There was no *dossier* then.",))
    newer = build_example()
    preview = Preview(base, compare(newer, newer))
    pages = {page.path: page for page in Renderer(newer.published, preview=preview).pages()}
    assert "There was no *dossier* then." in read(pages["changes.md"].markdown).text
