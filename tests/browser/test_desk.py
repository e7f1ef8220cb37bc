"""The author's loop: `mkdocs serve`, an editor and a browser."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, expect

from desk import Server, mkdocs_serve
from dossier.anchor.outcomes import Found
from dossier.model.fields import Key, Kind
from dossier.text.fold import on_one_line
from examples import build_example, example_files
from served import POLICY
from sites import build_site, write
from tour import DESK, PHONE, paint, violations
from watch import Watch

GAZETTE, REPORT, STORY = "sources/gazette-2024-05-08/", "sources/report/", "sources/story/"
MAYOR = "annotations/people/mayor.yml"
SAFE = "annotations/statements/bridge-is-safe.yml"

FILES: dict[str, str | bytes | None] = {
    "annotations/sources/gazette-2024-05-08.yml": example_files()[
        "annotations/sources/gazette-2024-05-08.yml"
    ]
    .decode()
    .replace("publish: full", "publish: excerpts"),
    "annotations/sources/report.yml": (
        "title: The bridge opens\ntext: report.html\npublish: none\nreports: [inspection]\n"
    ),
    "seeds/report.html": (
        "<p>The caf&eacute; on the bridge stayed <b>op&shy;en</b>, said Smith &amp; Sons.<br>"
        "It closes on Monday.</p>\n<p>Nobody   minds\nthat.</p>\n"
    ),
    "annotations/sources/story.yml": (
        "title: The crossing\ntext: story.txt\npublish: full\nreports: [inspection]\n"
    ),
    "seeds/story.txt": (
        "🙂🙂 A family 👩‍👩‍👧 crossed the bridge in May.\n\n"
        "قال العمدة للمجلس: «الجسر آمن»، وأضاف أن كل كابل قد فُحص مرتين.\n\n"
        "The town slept. The band played on. The town danced. The band played on again.\n"
    ),
    "mkdocs.yml": (
        "site_name: The bridge\ntheme:\n  name: material\n  font: false\n  palette:\n"
        "  - {scheme: default, toggle: {icon: material/weather-night, name: Dark}}\n"
        "  - {scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}\n"
        "plugins:\n- dossier\n"
    ),
    "annotations/statements/a-draft.yml": (
        "speaker: engineer\nsaid: 2024-05-07\nclaim: The bolts are new.\ndraft: true\n"
        "quotes:\n- {source: gazette-2024-05-08, exact: He counted 15 new bolts}\n"
    ),
}
UNPUBLISHED = ("every bolt", "stayed", "The bolts are new")

SELECT = """([from, to, split]) => {
  const words = [];
  const walker = document.createTreeWalker(
    document.querySelector(".dossier-article"), NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const inside = text.parentElement.closest(".dossier-words");
    if (inside && !text.parentElement.closest(".dossier-unseen")) words.push(text);
  }
  const all = words.map((text) => text.data).join("");
  const place = (at) => {
    for (const text of words) {
      if (at <= text.data.length) return [text, at];
      at -= text.data.length;
    }
  };
  const start = all.indexOf(from), end = all.indexOf(to, start) + to.length;
  if (start < 0 || end < to.length) throw Error(`not on the page: ${from} … ${to}`);
  const range = document.createRange();
  range.setStart(...place(start));
  range.setEnd(...place(end));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The example, with articles of several kinds, served to its authors."""
    project = write(tmp_path_factory.mktemp("desk") / "project", example_files(FILES))
    with mkdocs_serve(project) as server:
        yield server


@pytest.fixture
def saving(served: Server) -> Iterator[Server]:
    """The same; what a test saves is taken back once its pages are closed.

    A test names it before `open_page`: to close a page while it is being reloaded hangs.
    """
    yield served
    files = example_files(FILES)
    found = {path: (served.project / path) for path in files}
    changed: dict[str, str | bytes | None] = {
        path: files[path] for path, file in found.items() if file.read_bytes() != files[path]
    }
    for file in (served.project / "annotations").rglob("*.yml"):
        if (path := file.relative_to(served.project).as_posix()) not in files:
            changed[path] = None
    if changed:
        served.save(changed)


@pytest.fixture(scope="module")
def reading(chromium: Browser, served: Server) -> Iterator[Callable[[str], Page]]:
    """Open a page once, for any number of selections on it."""
    context = chromium.new_context()
    watch = Watch()
    watch.on(context, served.address)
    pages: dict[str, Page] = {}

    def opened(address: str) -> Page:
        if address not in pages:
            pages[address] = context.new_page()
            pages[address].goto(served.address + address)
        return pages[address]

    yield opened
    context.close()
    assert [] == watch.unexpected


def select(page: Page, start: str, end: str | None = None) -> None:
    """Select the article's words from the start of some to the end of others."""
    page.evaluate(SELECT, [start, end or start])


def offered(page: Page, start: str, end: str | None = None) -> Any:
    """Select words, open the offer, and return the quote for a record."""
    page.keyboard.press("Escape")
    select(page, start, end)
    page.get_by_role("button", name="Annotate").click()
    page.get_by_role("radio", name="A quote for a record that exists").check()
    text = page.get_by_role("region", name="the YAML")
    expect(text).to_have_text(re.compile("^- source: "))
    (quote,) = yaml.safe_load(text.inner_text())
    return quote


def anchored(quote: Any) -> str:
    """Return the words to which a quotation anchors in the pipeline, after the word before them."""
    files = FILES | {
        "annotations/places/here.yml": yaml.safe_dump({"name": "X", "quotes": [quote]})
    }
    built = build_example(files, drafts=True)
    (quotation,) = built.dossier.quotations_by(Key(Kind.PLACES, "here"))
    assert isinstance(quotation.outcome, Found), quotation.outcome
    source = built.dossier.texts[Key(Kind.SOURCES, quote["source"])]
    before = source.text[: quotation.spans[0].start]
    return f"{''.join(before.split()[-1:])} | {on_one_line(source.words(quotation.spans[0]))}"


def findings(page: Page) -> Any:
    """Return the panel that says what is wrong."""
    return page.get_by_role("region", name="What is wrong")


ENGINEER = "the engineer said that the bridge was not safe. He counted 15 new bolts."

Case = tuple[str, str, str | None, str]

CASES: tuple[Case, ...] = (
    # A highlight, its note, and what is not published.
    (
        GAZETTE,
        "the mayor told",
        "2024. “We",
        "safe,” | the mayor told the council on 6 May 2024. “We",
    ),
    (GAZETTE, "bridge is sa", "the mayor told", "“The | bridge is safe,” the mayor told"),
    # Three paragraphs, with notes between them.
    (GAZETTE, "every cable", "“I", f"“and | every cable.” A day later {ENGINEER} “I"),
    # References of HTML, a soft hyphen, a line break, two paragraphs, white space of the file.
    (REPORT, "café", "Smith & Sons", "The | café on the bridge stayed open, said Smith & Sons"),
    (REPORT, "Sons.", "It closes", "& | Sons. It closes"),
    (REPORT, "Monday.", "minds that", "on | Monday. Nobody minds that"),
    # Signs outside of the Basic Multilingual Plane before and in the selection; Arabic.
    (STORY, "crossed the", None, "👩‍👩‍👧 | crossed the"),
    (STORY, "family 👩‍👩‍👧 crossed", None, "A | family 👩‍👩‍👧 crossed"),
    (STORY, "الجسر آمن", None, "« | الجسر آمن"),
    # Parts of words, and words that stand in two places.
    (STORY, "lept", None, "town | slept"),
    (STORY, "The band pla", None, "slept. | The band played"),
    (STORY, "on again", None, "played | on again"),
)


@pytest.mark.parametrize("case", CASES, ids=[case[1] for case in CASES])
def test_selection__offers_a_quotation_that_anchors_there(
    reading: Callable[[str], Page], case: Case
) -> None:
    address, start, end, expected = case
    quote = offered(reading(address), start, end)
    assert expected == anchored(quote)
    needed = {"suffix"} if start == "The band pla" else set()
    assert needed == quote.keys() - {"source", "exact"}


def test_selection__by_mouse_across_a_note(served: Server, open_page: Callable[..., Page]) -> None:
    """What is dragged over on its way, a sign and the note in the margin, is not of the article."""
    page = open_page(served, GAZETTE)
    paragraph = page.locator(".dossier-paragraph").nth(1)
    box = paragraph.locator(".dossier-words").first.bounding_box()
    below = page.locator(".dossier-paragraph").nth(2).locator(".dossier-words").first.bounding_box()
    assert box
    assert below
    page.mouse.move(box["x"] + 1, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(below["x"] + 60, below["y"] + 12, steps=5)
    page.mouse.up()
    page.get_by_role("button", name="Annotate").click()
    text = page.get_by_role("dialog").get_by_role("region", name="the YAML")
    (quote,) = yaml.safe_load(text.inner_text())["quotes"]
    words = (
        "replaced. | “The bridge is safe,” the mayor told the council on 6 May 2024. “We checked"
    )
    assert anchored(quote).startswith(f"{words} every bolt,” she said, “and every cable.” A")


def test_selection__by_keyboard_and_back(served: Server, open_page: Callable[..., Page]) -> None:
    page = open_page(served, STORY)
    select(page, "The town d")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    expect(page.get_by_role("button", name="Annotate")).to_be_visible()
    page.keyboard.press("Alt+a")
    offer = page.get_by_role("dialog", name="Annotate these words")
    expect(offer.get_by_role("radio", name="A new statement")).to_be_focused()
    expect(offer).to_contain_text("Widened to whole words.")
    expect(offer).to_contain_text("--quote 'The town danced'")
    page.keyboard.press("Escape")
    expect(offer).to_be_hidden()
    assert "The town danc" == page.evaluate("getSelection().toString()")


def test_selection__is_offered_as_it_is_when_the_keys_are_pressed(
    served: Server, open_page: Callable[..., Page]
) -> None:
    """Also where it changed the moment before."""
    page = open_page(served, STORY)
    select(page, "The town d")
    expect(page.get_by_role("button", name="Annotate")).to_be_visible()
    page.evaluate("""() => {
      for (const _ of "anc") getSelection().modify("extend", "forward", "character");
      const keys = { key: "a", code: "KeyA", altKey: true, bubbles: true };
      document.body.dispatchEvent(new KeyboardEvent("keydown", keys));
    }""")
    offer = page.get_by_role("dialog", name="Annotate these words")
    expect(offer.get_by_role("radio", name="A new statement")).to_be_focused()
    expect(page.get_by_role("button", name="Annotate", exact=True)).to_be_hidden()
    page.keyboard.press("Escape")
    expect(offer).to_be_hidden()
    assert "The town danc" == page.evaluate("getSelection().toString()")


def test_selection__of_what_is_not_the_article_offers_nothing(
    served: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(served, GAZETTE)
    button = page.get_by_role("button", name="Annotate")
    select(page, "the mayor told")
    expect(button).to_be_visible()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
    expect(button).to_be_visible()  # for a moment: a tap on it may be what took the selection away
    page.evaluate("getSelection().removeAllRanges()")
    expect(button).to_be_hidden()


def test_statement__that_is_offered_is_saved_and_appears(
    saving: Server, open_page: Callable[..., Page]
) -> None:
    """From the selection to its note in the margin."""
    page = open_page(saving, GAZETTE, permissions=["clipboard-read", "clipboard-write"])
    select(page, "We checked every bolt")
    page.get_by_role("button", name="Annotate").click()
    page.get_by_label("Who says it").fill("people/mayor")
    page.get_by_label("When it was said").fill("2024-05-06")
    page.get_by_label("What it claims").fill("Every bolt was checked: all “safe”.")
    page.get_by_label("Whose words these are").select_option("direct")
    text = page.get_by_role("region", name="the YAML")
    expect(text).to_contain_text("kind: direct")
    page.get_by_role("button", name="Copy: the YAML").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert (
        'speaker: mayor\nsaid: 2024-05-06\nclaim: "Every bolt was checked: all “safe”."\nquotes:\n'
        "- source: gazette-2024-05-08\n  kind: direct\n  exact: We checked every bolt\n"
    ) == copied
    where = page.get_by_text("Save it as").inner_text().removeprefix("Save it as ")
    assert "annotations/statements/mayor-every-bolt-was-checked-all-safe.yml" == where
    saving.save({where: copied})
    note = page.locator(".dossier-note__one", has_text="Every bolt was checked")
    expect(note).to_have_count(1, timeout=20_000)
    expect(findings(page)).to_be_hidden()
    page.wait_for_load_state()


def test_quote__for_a_record_says_where_it_belongs(
    served: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(served, GAZETTE)
    assert {"source", "exact"} == offered(page, "We checked every bolt").keys()
    page.get_by_label("Which record").fill("statements/bridge-is-safe")
    offer = page.get_by_role("dialog")
    expect(offer).to_contain_text(f"Put it into {SAFE}, below quotes:")
    page.get_by_label("Which record").fill("people/mayor")
    expect(offer).to_contain_text(f"Put it at the end of {MAYOR}")
    assert "quotes:\n- source: gazette-2024-05-08\n  exact: We checked every bolt\n" == (
        page.get_by_role("region", name="the YAML").text_content()
    )
    names = page.evaluate(
        "[...document.getElementById('dossier-offer-records').options].map((one) => one.label)"
    )
    assert {"The bridge is safe.", "The mayor", "The bolts are new."} <= set(names)


def test_broken_record__keeps_the_last_site_and_tells_on_top_of_it(
    saving: Server, open_page: Callable[..., Page]
) -> None:
    """On pages that were open; Escape closes it to a badge; mended, it goes away by itself."""
    good = (saving.project / MAYOR).read_bytes()
    settings = (saving.project / "mkdocs.yml").read_bytes()
    page = open_page(saving, "people/mayor/")
    told = saving.save({MAYOR: "nam: The mayor\n"})
    assert (True, 2, []) == (told["kept"], told["errors"], told["set_aside"])
    panel = findings(page)
    expect(panel).to_be_visible(timeout=20_000)
    expect(panel).to_contain_text(f"{MAYOR}:1:1 error[unknown-field]")
    expect(panel).to_contain_text("Did you mean name?")
    assert "1 | nam: The mayor\n  | ^" == panel.locator("pre").first.text_content()
    expect(page.locator("h1")).to_have_text("The mayor")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    badge = page.get_by_role("button", name="2 errors")
    expect(badge).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel).to_be_focused()
    page.get_by_role("button", name="Hide").click()
    page.reload()
    expect(badge).to_be_visible()
    expect(panel).to_be_hidden()
    saving.save({"mkdocs.yml": settings + b"nav: [\n"})
    expect(panel).to_contain_text("error[unreadable-yaml]", timeout=20_000)
    saving.save({MAYOR: good, "mkdocs.yml": settings})
    expect(page.get_by_role("button", name="errors")).to_have_count(0, timeout=20_000)
    page.wait_for_load_state()


def test_warnings__are_a_quiet_badge(saving: Server, open_page: Callable[..., Page]) -> None:
    path = "annotations/places/farhaven.yml"
    told = saving.save({path: "name: Farhaven\n"})
    assert (False, 0) == (told["kept"], told["errors"])
    page = open_page(saving, "")
    badge = page.get_by_role("button", name="warning")
    expect(findings(page)).to_be_hidden()
    badge.click()
    expect(findings(page)).to_contain_text(f"{path}:1:1")


@pytest.mark.parametrize(("width", "scheme"), [(DESK, "light"), (PHONE, "dark")])
def test_desk__axe_finds_nothing_in_it_under_the_policy(
    served: Server, open_page: Callable[..., Page], width: int, scheme: str
) -> None:
    """MkDocs' own script for reloading stands in the page; nothing of ours does."""
    policy = POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")

    def with_policy(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, headers={**answer.headers, "Content-Security-Policy": policy}
        )

    def with_errors(route: Route) -> None:
        finding = {
            "rule": "some-rule",
            "at": "a/b.yml:1:1",
            "message": "a message",
            "help": ["Do `x`."],
        }
        shown = {**finding, "excerpt": ["1 | " + "x" * 96, "  | ^"]}
        kinds = [{**shown, "severity": kind} for kind in ("error", "warning")]
        route.fulfill(
            json={
                **served.told(),
                "errors": 1,
                "warnings": 2,
                "findings": kinds,
                "said": ["a warning"],
            }
        )

    page = open_page(served, "", width=width)
    page.route("**/sources/**", with_policy)
    page.route("**/told", with_errors)
    page.goto(served.address + GAZETTE)
    paint(page, scheme)
    expect(findings(page)).to_be_visible()
    findings(page).locator("summary").click()
    assert [] == violations(page)
    page.keyboard.press("Escape")
    offered(page, "We checked")
    assert [] == violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_unpublished__is_seen_and_marked_while_serving(
    served: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(served, GAZETTE)
    marked = "".join(page.locator(".dossier-unpublished").all_inner_texts())
    assert "every bolt" in marked
    assert "The bridge is safe" not in marked
    expect(page.locator(".dossier-notice").last).to_contain_text("publish: excerpts")
    expect(page.locator(".dossier-note__one .dossier-draft")).to_have_count(1)
    page.goto(f"{served.address}{REPORT}")
    assert "minds" in "".join(page.locator(".dossier-unpublished").all_inner_texts())
    page.goto(f"{served.address}statements/")
    expect(page.locator("li", has_text="The bolts are new").locator(".dossier-draft")).to_have_text(
        "draft"
    )
    page.goto(f"{served.address}statements/a-draft/")
    expect(page.locator("h1 .dossier-draft")).to_be_visible()


def test_build__has_nothing_of_the_desk(served: Server, tmp_path: Path) -> None:
    """No script, no style, no sign of it, and no word that is not published."""
    site = build_site(served.project, tmp_path / "site")
    signs = (
        "__dossier__",
        "dossier-desk",
        "dossier-unpublished",
        "dossier-offer",
        "data-block",
        "data-source",
        "a-draft",
        "Annotate these words",
    )
    assert [] == [
        (file.name, sign)
        for file in site.rglob("*")
        if file.is_file()
        for sign in (*signs, *UNPUBLISHED)
        if sign in file.read_bytes().decode(errors="replace")
    ]
