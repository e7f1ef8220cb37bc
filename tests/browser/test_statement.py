"""A statement's page: what the sources say side by side, what happened to it, and on paper."""

import json
import re
from collections.abc import Callable
from hashlib import sha256

import pytest
from playwright.sync_api import Page, expect

from served import Served
from tour import violations

KIRBY = "statements/kirby-iraq-was-told/"
OUR_PARTS = ".dossier-wordings, .dossier-history, .dossier-reasons, .dossier-small"

CONTRASTS = """
() => {
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => {
      const part = v / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const paper = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const [r, g, b, a = 1] = parse(getComputedStyle(one).backgroundColor);
      if (a) return [r, g, b];
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll(".dossier-differs")].map((mark) => {
    const line = light(parse(getComputedStyle(mark).textDecorationColor));
    const ground = light(paper(mark));
    return (Math.max(line, ground) + 0.05) / (Math.min(line, ground) + 0.05);
  });
}
"""
"""How far the line under each difference stands out from what is behind it (WCAG's ratio)."""


def source(
    name: str, text: str, language: str | None = "en", publish: str = "full"
) -> dict[str, str]:
    """Return the files of a source with one article."""
    tongue = f"language: {language}\n" if language else ""
    digest = sha256(text.encode()).hexdigest()
    return {
        f"seeds/{name}.txt": text,
        f"annotations/sources/{name}.yml": (
            f"title: Report of the {name}\npublished: 2024-07-01\ntext: {name}.txt\n"
            f"format: text\nsha256: {digest}\n{tongue}publish: {publish}\n"
            "reports: [council-meeting]\n"
        ),
    }


def statement(name: str, *quotes: str, more: str = "") -> dict[str, str]:
    """Return the file of a statement of the mayor; quotes are flow mappings of YAML."""
    listed = "".join(f"- {{{quote}}}\n" for quote in quotes)
    return {
        f"annotations/statements/{name}.yml": (
            f"speaker: mayor\nsaid: 2024-05-06\nat: council-meeting\nclaim: Claim of {name}.\n"
            f"{more}quotes:\n{listed}"
        )
    }


LONG = " ".join(f"word{number}" for number in range(3000))
MARKUP = "The <b>bridge</b> `is` [safe](x) {{ view }} *and* | 👩\u200d💻 " + "l" * 300
MARKS = "The <i>bridge</i> `was` [safe](y) {% x %} _and_ | 👩 " + "l" * 300
OTHER = " ".join(f"word{number}" if number % 3 else f"other{number}" for number in range(3000))


def often() -> dict[str, str]:
    """Return changes with a statement that is contradicted on each day, and never for long."""
    days = range(7, 31)
    files = source("diary", "\n".join(f"On day {day} he said no for time {day}." for day in days))
    for day in days:
        files[f"annotations/statements/denial-{day:02}.yml"] = (
            f"speaker: engineer\nsaid: 2024-05-{day:02}{'' if day % 3 else '?'}\n"
            f"claim: No, said for the {day}th time, it is not so at all.\ncontradicts: [denied]\n"
            f"quotes:\n- {{source: diary, exact: he said no for time {day}}}\n"
        )
        files[f"annotations/corrections/end-{day:02}.yml"] = (
            f"corrects: [denial-{day:02}]\nkind: retraction\nissued: 2024-05-{day:02}\n"
            "by: engineer\n"
        )
    files["annotations/corrections/sorry.yml"] = (
        "corrects: [denied, three-sources]\nkind: apology\nissued: 2024-05-09/2024-05-11\n"
        "by: mayor\n"
    )
    return files


def many() -> dict[str, str]:
    """Return changes with statements that several sources report in several ways."""
    return (
        source("courier", "“The Bridge is quite safe,” she said, “and we checked it twice.”")
        | source("herald", "the bridge is safe and we checked it, twice!")
        | source("arabic", "الجسر آمن وقد فحصناه مرتين", "ar")
        | source("hebrew", "הגשר בטוח ובדקנו אותו פעמיים", None)
        | source("secret", "the bridge is safe and nobody may read this", publish="none")
        | source("long", LONG)
        | source("longer", OTHER)
        | source("markup", MARKUP)
        | source("marks", MARKS)
        | statement(
            "three-sources",
            "source: courier, exact: [The Bridge is quite safe, and we checked it twice]",
            "source: herald, exact: 'the bridge is safe and we checked it, twice'",
            "source: secret, exact: the bridge is safe",
            "source: arabic, exact: الجسر آمن وقد فحصناه مرتين",
            "source: hebrew, exact: הגשר בטוח ובדקנו",
        )
        | statement("long", f"source: long, exact: {LONG}", f"source: longer, exact: {OTHER}")
        | statement(
            "markup", f"source: markup, exact: '{MARKUP}'", f"source: marks, exact: '{MARKS}'"
        )
        | statement("denied", "source: herald, exact: we checked it")
        | often()
    )


@pytest.fixture(scope="module")
def changed(serve_example: Callable[..., Served]) -> Served:
    """The example with statements that many sources report in many ways."""
    return serve_example(many())


def quoted(page: Page) -> list[str]:
    """Return what each source says, without what is only heard."""
    found: list[str] = page.locator(".dossier-wording .dossier-words").evaluate_all(
        """(all) => all.map((one) => {
          const copy = one.cloneNode(true);
          copy.querySelectorAll(".dossier-heard").forEach((heard) => heard.remove());
          return copy.textContent;
        })"""
    )
    return found


def is_in_view(page: Page) -> bool:
    """Whether nothing that the page says is to the right of the window."""
    return bool(
        page.evaluate(
            """[...document.querySelectorAll(".md-content, .md-content *")].every((one) =>
              one.closest(".dossier-heard") || one.getBoundingClientRect().right <= innerWidth)"""
        )
    )


def test_wordings__stand_side_by_side_with_their_differences_underlined(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """Other words have a single line, words of one source a double one; the line can be seen."""
    page = open_page(site, KIRBY)
    cnn, national = (one.bounding_box() for one in page.locator(".dossier-wording").all())
    assert cnn
    assert national
    assert (cnn["y"], True) == (national["y"], cnn["x"] + cnn["width"] < national["x"])
    marks = page.locator(".dossier-wording .dossier-differs")
    assert [
        ("In a call with reporters Friday,", "double"),
        ("said the United States", "solid"),
        ("informed", "solid"),
        ("before", "solid"),
        ("strikes", "solid"),
        ("stated on Friday that the US", "solid"),
        ("notified", "solid"),
        ("ahead of", "solid"),
        ("retaliatory military operation", "solid"),
    ] == [
        (words, style)
        for words, style in marks.evaluate_all(
            """(all) => all.map((one) => [
              [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
                .map((node) => node.data).join(""),
              getComputedStyle(one).textDecorationStyle,
            ])"""
        )
    ]
    assert min(page.evaluate(CONTRASTS)) >= 3


def test_wordings__are_heard_with_their_differences(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """A screen reader gets the kind of each difference and where it ends."""
    page = open_page(site, KIRBY)
    heard = page.locator(".dossier-wording").first.locator(".dossier-words").aria_snapshot()
    assert 'mark: "(only here: In a call with reporters Friday, )"' in heard
    assert 'mark: "(other words: said the United States )"' in heard
    assert "Marked is where they differ: other words, words that only one of them has." == (
        page.locator(".dossier-wordings + .dossier-small").inner_text()
    )


def test_wordings__lose_no_word_and_gain_none(
    changed: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(changed, "statements/three-sources/")
    assert [
        "The Bridge is quite safe […] and we checked it twice",
        "the bridge is safe and we checked it, twice",
        "الجسر آمن وقد فحصناه مرتين",
        "הגשר בטוח ובדקנו",
    ] == quoted(page)
    page = open_page(changed, "statements/markup/")
    assert [MARKUP, MARKS] == quoted(page)
    assert [LONG, OTHER] == quoted(open_page(changed, "statements/long/"))


def test_wordings__of_several_languages(changed: Served, open_page: Callable[..., Page]) -> None:
    """They are compared within a language; right-to-left text stands as it is written."""
    page = open_page(changed, "statements/three-sources/")
    kinds = page.locator(".dossier-wording").evaluate_all(
        """(all) => all.map((one) =>
          [...one.querySelectorAll("mark")].map((mark) => mark.className.split("--")[1]))"""
    )
    assert [["case", "only"], ["case", "punctuation"], [], [], []] == kinds
    assert "What is in different languages is not compared." in (
        page.locator(".dossier-wordings + .dossier-small").inner_text()
    )
    assert ["ltr", "ltr", "rtl", "rtl"] == page.locator(
        ".dossier-wording .dossier-words"
    ).evaluate_all("(all) => all.map((one) => getComputedStyle(one).direction)")
    assert "The words of this source are not shown" in page.locator("figure").nth(2).inner_text()
    assert "nobody may read" not in page.content()


def test_history__is_a_list_and_a_picture_of_it(
    site: Served, open_page: Callable[..., Page]
) -> None:
    """The list is the content; the strip of states is for the eye."""
    page = open_page(site, KIRBY)
    turns = page.locator("ol.dossier-turns > li")
    assert [
        ["stands", "2024-02-02"],
        *(["disputed", f"2024-02-0{day}"] for day in (3, 5, 5, 5)),
        *(["withdrawn", f"2024-02-0{day}"] for day in (5, 5, 6)),
    ] == turns.evaluate_all("(all) => all.map((one) => [one.dataset.state, one.dataset.from])")
    strip = page.locator(".dossier-strip")
    assert ("true", True) == (strip.get_attribute("aria-hidden"), strip.is_visible())
    assert [
        "✓ stands\n2 February 2024",
        "≠ disputed\n3 February 2024",
        "✕ withdrawn\n5 February 2024\nApologised for, 6 February 2024",
    ] == strip.locator(".dossier-phase").all_inner_texts()
    assert 0 == strip.locator("a, button, [tabindex]").count()
    assert "Retraction" in turns.nth(5).get_by_role("link").first.inner_text()


def test_search__finds_the_words_and_not_what_is_only_heard_or_drawn(site: Served) -> None:
    index = json.loads((site.folder / "search/search_index.json").read_text(encoding="utf-8"))
    texts = {one["location"]: one["text"] for one in index["docs"]}
    assert (
        "John Kirby said the United States had informed the Iraqi government"
        in (texts[f"{KIRBY}#in-the-words-of-the-sources"])
    )
    assert texts[f"{KIRBY}#status-and-history"].startswith("<ol> <li>2 February 2024 Said")


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("name", ["three-sources", "markup", "denied", "long", "mayor-was-wrong"])
def test_statement__stays_within_the_window(
    changed: Served, open_page: Callable[..., Page], width: int, name: str
) -> None:
    """Many changes or one, hostile words or long ones."""
    page = open_page(changed, f"statements/{name}/", width=width)
    assert is_in_view(page)
    expect(page.locator("ol.dossier-turns > li").first).to_be_visible()


def test_history__of_many_changes_or_one_has_no_strip(
    changed: Served, open_page: Callable[..., Page]
) -> None:
    """More than fits into a line would be no picture, and one bar tells nothing."""
    for name, turns in (("denied", 50), ("mayor-was-wrong", 1)):
        page = open_page(changed, f"statements/{name}/")
        assert (turns, 0) == (
            page.locator("ol.dossier-turns > li").count(),
            page.locator(".dossier-strip").count(),
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_statement__has_no_fault_of_accessibility(
    changed: Served, site: Served, open_page: Callable[..., Page], scheme: str, width: int
) -> None:
    pages: list[tuple[Served, str]] = [(site, KIRBY), (changed, "statements/three-sources/")]
    for served, path in pages:
        page = open_page(served, path, width=width, color_scheme=scheme)
        parts = [part for part in OUR_PARTS.split(", ") if page.locator(part).count()]
        assert parts
        assert [] == violations(page, *parts)
        assert min(page.evaluate(CONTRASTS)) >= 3


def sheets(pdf: bytes) -> int:
    """Return how many pages a PDF says that it has."""
    return max(int(count) for count in re.findall(rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)", pdf))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print__kirbys_statement_fits_one_sheet_with_its_sources(
    site: Served, open_page: Callable[..., Page], scheme: str
) -> None:
    """In black on white from either scheme, legibly, and without what is for the screen."""
    page = open_page(site, KIRBY, color_scheme=scheme)
    assert 1 == sheets(page.pdf(format="A4"))
    page.emulate_media(media="print")
    for part in (
        ".md-header",
        ".md-sidebar--primary",
        ".md-footer",
        ".md-search",
        ".dossier-strip",
    ):
        assert (part, False) == (part, page.locator(part).first.is_visible())
    for part in (".dossier-wording >> nth=1", ".dossier-cited >> nth=1", "ol.dossier-turns"):
        assert (part, True) == (part, page.locator(part).is_visible())
    assert "✕ withdrawn" in page.locator("h1").inner_text()
    styles = page.locator("h1 .dossier-status, .dossier-words, .dossier-turn").evaluate_all(
        """(all) => all.map((one) => getComputedStyle(one))
          .map((style) => [style.color, parseFloat(style.fontSize) >= 10])"""
    )
    assert {("rgb(0, 0, 0)", True)} == {(colour, legible) for colour, legible in styles}


def test_print__addresses_out_of_the_site_are_spelt_out(
    serve_example: Callable[..., Served], open_page: Callable[..., Page]
) -> None:
    """Nobody can follow a link on paper; where the words are the address, once is enough."""
    article = '<p>We <a href="https://example.org/x">asked</a>. It is so.</p>'
    page = open_page(
        serve_example(
            source("web", article)
            | {
                "annotations/sources/web.yml": (
                    "title: Web\npublished: 2024-07-01\ntext: web.txt\nformat: html\n"
                    f"sha256: {sha256(article.encode()).hexdigest()}\nreports: [council-meeting]\n"
                    "publish: full\nurl: https://example.org/report\n"
                )
            }
            | statement("web", "source: web, exact: It is so")
        ),
        "sources/web/",
    )
    page.emulate_media(media="print")
    after = "(all) => all.map((one) => getComputedStyle(one, '::after').content)"
    assert ["none", '" <https://example.org/x>"'] == page.locator("a.dossier-web").evaluate_all(
        after
    )
