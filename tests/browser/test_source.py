"""A source's page: notes beside their passages, and every passage with an address."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from examples import example_files
from served import Served

CNN = "sources/cnn-2024-02-06/"
NATIONAL = "sources/the-national-2024-02-05/"
GAZETTE = "sources/gazette-2024-05-08/"
TOLD = "statements--kirby-iraq-was-told"
UNFOUNDED = "statements--alawadi-unfounded-claim"

OF_THE_GAZETTE = """
title: {title}
publisher: gazette
published: 2024-05-08
text: gazette.txt
format: text
publish: {publish}
reports: [council-meeting]
"""
ARABIC = """
فُحص الجسر في ويستهافن في مايو، واستُبدل 12 برغيا.

قال العمدة للمجلس في 6 مايو: «الجسر آمن»، وأضاف أن كل كابل قد فُحص مرتين قبل ذلك اليوم وبعده.

بعد يوم قال المهندس إن الجسر ليس آمنا.

قال العمدة في 8 مايو: «كنت مخطئا بشأن الجسر».
"""
IN_ARABIC = {
    "The bridge is safe\n": "الجسر آمن\n",
    "the engineer said that the bridge was not safe": "قال المهندس إن الجسر ليس آمنا",
    "I was wrong about the bridge": "كنت مخطئا بشأن الجسر",
    "12 bolts were replaced": "واستُبدل 12 برغيا",
}
LONG = "l" * 300


def arabic(language: str = "") -> dict[str, str | bytes | None]:
    """Return changes that make the example's article one in Arabic."""
    files: dict[str, str | bytes | None] = {}
    for path, data in example_files().items():
        text = data.decode()
        for old, new in IN_ARABIC.items():
            text = text.replace(f"exact: {old}", f"exact: {new}")
        if path.startswith("annotations/"):
            files[path] = text
    source = OF_THE_GAZETTE.format(title="العمدة يتراجع", publish="full") + language
    return files | {
        "seeds/gazette.txt": ARABIC,
        "annotations/sources/gazette-2024-05-08.yml": source,
        "annotations/places/westhaven.yml": "name: Westhaven\naliases: [ويستهافن]\n",
        "annotations/events/inspection.yml": str(
            files["annotations/events/inspection.yml"]
        ).replace("exact: 12 bolts were replaced", "exact: واستُبدل 12 برغيا"),
    }


BOXES = """() => [...document.querySelectorAll(".dossier-note")].map((note) => {
  const box = (selector) => {
    const { left, right, top, bottom } = note.querySelector(selector).getBoundingClientRect();
    return { left, right, top, bottom };
  };
  return { sign: box(".dossier-note__sign"), note: box(".dossier-note__margin"), open: note.open };
})"""


def boxes(page: Page) -> list[dict[str, Any]]:
    """Return where each note and its sign in the text stand, in CSS pixels."""
    found: list[dict[str, Any]] = page.evaluate(BOXES)
    return found


def flow(page: Page) -> dict[str, float]:
    """Return where the article's text stands, its notes apart."""
    box = page.locator(".dossier-flow").bounding_box()
    assert box is not None
    return {"left": box["x"], "right": box["x"] + box["width"]}


def overflowing(page: Page) -> list[str]:
    """Return what reaches out of the window of a page that can be scrolled sideways.

    Once it is at rest: the theme moves the title in its header when the page is scrolled.
    """
    page.evaluate(
        """() => Promise.allSettled(document.getAnimations()
            .filter((each) => each.effect.getComputedTiming().endTime < Infinity)
            .map((each) => each.finished))"""
    )
    found: list[str] = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] : [
            `${document.documentElement.scrollWidth} of ${innerWidth} px`,
            ...[...document.querySelectorAll("body *")]
                .filter((element) => element.getBoundingClientRect().right > innerWidth)
                .map((element) => `${element.localName}.${element.className}`),
        ]"""
    )
    return found


def marked(page: Page) -> str:
    """Return the words in the article that are marked as those that the address leads to."""
    parts = page.locator(".dossier-article [data-quotes].dossier-target").all_inner_texts()
    return " ".join("".join(parts).split())


@pytest.mark.parametrize("path", [CNN, NATIONAL])
@pytest.mark.parametrize("width", [768, 1280, 1440])
@pytest.mark.parametrize("scripts", [True, False])
def test_desk__notes_stand_beside_their_passages(
    site: Served, open_page: Callable[..., Page], path: str, width: int, *, scripts: bool
) -> None:
    """Near them, in their order, not one over another; with a script or without."""
    page = open_page(site, path, width=width, java_script_enabled=scripts)
    text, found = flow(page), boxes(page)
    assert len(found) > 20
    above = 0
    for one in found:
        assert one["note"]["left"] > text["right"]
        assert one["note"]["right"] <= width
        assert one["note"]["top"] >= above
        assert -10 <= one["note"]["top"] - one["sign"]["top"] < 300
        above = one["note"]["bottom"]
    assert [] == overflowing(page)


def test_desk__notes_count_as_open_and_close_where_they_no_longer_fit(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """What assistive technology is told agrees with what is seen."""
    page = open_page(site, CNN)
    page.wait_for_function("document.querySelector('.dossier-note').open")
    assert {True} == {one["open"] for one in boxes(page)}
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_function("!document.querySelector('.dossier-note').open")
    assert {False} == {one["open"] for one in boxes(page)}


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("scripts", [True, False])
def test_phone__a_note_opens_below_its_passage(
    site: Served, open_page: Callable[..., Page], width: int, *, scripts: bool
) -> None:
    page = open_page(site, CNN, width=width, java_script_enabled=scripts)
    assert {0} == {one["note"]["bottom"] - one["note"]["top"] for one in boxes(page)}
    for one in boxes(page):
        assert one["sign"]["right"] - one["sign"]["left"] >= 24
        assert one["sign"]["bottom"] - one["sign"]["top"] >= 24
    sign = page.locator(".dossier-note__sign").first
    sign.click()
    (first, *_) = boxes(page)
    text = flow(page)
    assert first["open"]
    assert first["note"]["top"] >= (first["sign"]["top"] + first["sign"]["bottom"]) / 2
    assert first["note"]["top"] - first["sign"]["bottom"] < 60
    assert (text["left"], text["right"]) == (first["note"]["left"], first["note"]["right"])
    assert text["right"] <= width
    sign.click()
    assert not boxes(page)[0]["open"]


def test_address__scrolls_to_the_passage_and_marks_all_of_it(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """Also what other passages overlap; the note is marked with it."""
    page = open_page(site, f"{NATIONAL}#{UNFOUNDED}")
    page.wait_for_selector(".dossier-target")
    expect(page.locator(f"#{UNFOUNDED}")).to_be_in_viewport()
    assert marked(page).startswith("stating co-ordination with Iraqi authorities")
    assert marked(page).endswith("evade legal responsibility for this condemned act")
    (note,) = page.locator(".dossier-note__one.dossier-target").all_inner_texts()
    assert "The American claim of coordination with Iraq is unfounded" in note
    page.evaluate("location.hash = 'statements--patel-informed-afterwards'")
    page.wait_for_function(
        "document.querySelector('.dossier-target').textContent.includes('immediately')"
    )
    assert marked(page).endswith("informed immediately after the strikes occurred")


def test_address__is_marked_without_a_script(site: Served, open_page: Callable[..., Page]) -> None:
    """By a thick line below, not by colour alone; where passages overlap, too."""
    page = open_page(site, f"{CNN}#{TOLD}", java_script_enabled=False)
    mark = page.locator(f"#{TOLD}")
    expect(mark).to_be_in_viewport()
    expect(mark).to_have_css("border-bottom-width", "3px")
    page = open_page(site, f"{CNN}#corrections--kirby-withdraws", java_script_enabled=False)
    inside = page.locator(
        "[data-quotes]:has(> #corrections--kirby-withdraws), "
        "[data-quotes]#corrections--kirby-withdraws"
    )
    expect(inside).to_be_in_viewport()
    expect(inside).to_have_css("border-bottom-width", "3px")


def test_address__opens_the_note_on_a_phone(site: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(site, f"{CNN}#{TOLD}", width=390)
    note = page.locator("details[open]")
    expect(note).to_have_count(1)
    expect(note).to_contain_text("The United States told the Iraqi government before it struck.")
    expect(page.locator(f"#{TOLD}")).to_be_in_viewport()
    note.locator("summary").click()
    expect(page.locator("details[open]")).to_have_count(0)


def test_keyboard__from_a_statement_to_its_passage_to_the_note_and_back(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, "statements/kirby-iraq-was-told/")
    page.locator(f'.dossier-cited a[href*="cnn-2024-02-06/#{TOLD}"]').first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{CNN}#{TOLD}")
    page.wait_for_selector(".dossier-target")
    sign = page.locator(f"details:has(a[href='#{TOLD}']) > summary")
    for _ in range(12):
        page.keyboard.press("Tab")
        if sign.evaluate("one => one === document.activeElement"):
            break
    expect(sign).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(f"details a[href='#{TOLD}']")).to_be_focused()
    assert sign.evaluate("one => one.parentElement.open")
    page.keyboard.press("Tab")
    expect(page.locator("a:focus")).to_have_text("John Kirby")
    page.keyboard.press("Tab")
    expect(page.locator("a:focus")).to_have_text(
        "The United States told the Iraqi government before it struck."
    )
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements/kirby-iraq-was-told/")


def test_pointing__shows_what_belongs_together(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, CNN)
    note = page.locator(f".dossier-note__one:has(a[href='#{TOLD}'])")
    page.locator(f"#{TOLD}").hover(position={"x": 10, "y": 10})
    expect(note).to_have_class("dossier-note__one dossier-pointed")
    page.mouse.move(5, 5)
    expect(note).to_have_class("dossier-note__one")
    note.hover()
    expect(page.locator(f"#{TOLD}")).to_have_class("dossier-mark dossier-pointed")


def test_names__lead_to_people_organizations_and_places(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(site, CNN)
    names = page.locator(".dossier-article a.dossier-name")
    texts = set(names.all_inner_texts())
    assert {"U.S. officials", "Kirby", "Maj. Gen. Pat Ryder", "Anbar Governorate"} <= texts
    assert {"US", "X", "Baghdad"}.isdisjoint(texts)
    assert 0 == page.locator(".dossier-article a a").count()
    page.locator(f"#{TOLD} a", has_text="John Kirby").click()
    page.wait_for_url("**/people/john-kirby/")


@pytest.mark.parametrize("language", ["language: ar\n", ""])
@pytest.mark.parametrize("width", [390, 1280])
def test_arabic__text_starts_at_the_right_and_notes_stand_at_the_left(
    serve_example: Callable[..., Served],
    open_page: Callable[..., Page],
    language: str,
    width: int,
) -> None:
    """Whether the source's language is told or not."""
    page = open_page(
        serve_example(arabic(language)), f"{GAZETTE}#statements--bridge-is-safe", width=width
    )
    page.wait_for_selector("details[open]")
    article = page.locator(".dossier-article").bounding_box()
    words = (
        page.locator(".dossier-paragraph")
        .nth(2)
        .evaluate(
            "one => { const range = document.createRange();"
            " range.selectNodeContents(one.firstChild);"
            " return range.getBoundingClientRect().right; }"
        )
    )
    assert article is not None
    right = article["x"] + article["width"]
    assert abs(right - words) < 2
    (first, *_) = boxes(page)
    text = flow(page)
    if width > 1000:
        assert article["x"] <= first["note"]["left"]
        assert first["note"]["right"] < text["left"]
        assert abs(first["note"]["top"] - first["sign"]["top"]) < 20
    else:
        assert (text["left"], text["right"]) == (first["note"]["left"], first["note"]["right"])
    assert ["ويستهافن"] == page.locator(".dossier-name").all_inner_texts()
    assert [] == overflowing(page)


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_hostile__long_words_break_no_layout(
    serve_example: Callable[..., Served], open_page: Callable[..., Page], width: int
) -> None:
    """In the article, in a name and in a claim."""
    statement = example_files()["annotations/statements/bridge-is-safe.yml"].decode()
    changes = {
        "annotations/statements/bridge-is-safe.yml": statement.replace(
            "claim: The bridge is safe.", f"claim: {LONG}"
        ).replace("exact: The bridge is safe", f"exact: The bridge is {LONG}"),
        "annotations/people/mayor.yml": f"name: {LONG}\nunnamed: true\n",
        "annotations/sources/gazette-2024-05-08.yml": OF_THE_GAZETTE.format(
            title=LONG, publish="excerpts"
        ),
        "seeds/gazette.txt": example_files()["seeds/gazette.txt"]
        .decode()
        .replace("bridge is safe", f"bridge is {LONG}"),
    }
    page = open_page(serve_example(changes), f"{GAZETTE}#statements--bridge-is-safe", width=width)
    page.wait_for_selector("details[open]")
    assert [] == overflowing(page)
    for one in boxes(page):
        assert 0 <= one["note"]["left"] <= one["note"]["right"] <= width
