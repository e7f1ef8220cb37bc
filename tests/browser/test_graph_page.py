"""The graph in the browser: a picture whose nodes are links, and a list of the same relations."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from served import Served
from tour import SCHEMES, violations

NODES = ".dossier-graph__svg a"
KIRBY = "Statement: The United States told the Iraqi government before it struck. ✕ withdrawn"


def settled(page: Page) -> Page:
    """Return a page on which nothing moves: the context asks for reduced motion."""
    expect(page.locator("svg[data-drawn]")).to_have_count(1)
    return page


@pytest.mark.parametrize("scripts", [True, False])
def test_nodes__are_links_with_status_in_word_and_symbol(
    site: Served, open_page: Callable[..., Page], *, scripts: bool
) -> None:
    """Also without JavaScript, where the browser itself shows the name."""
    page = open_page(site, "graph/", java_script_enabled=scripts, reduced_motion="reduce")
    node = page.get_by_role("link", name=KIRBY, exact=True)
    assert "../statements/kirby-iraq-was-told/" == node.get_attribute("href")
    assert "✕" == node.locator(".dossier-node__symbol").text_content()
    expect(page.get_by_role("heading", name="Relations")).to_be_visible()
    expect(page.locator(".dossier-graph__filter")).to_be_visible(visible=scripts)


def near(page: Page) -> set[str]:
    """Return the names of the nodes that are lit up, once the picture is drawn."""
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(drawn))")
    return set(page.locator(f"{NODES}.is-near").evaluate_all("all => all.map((n) => n.ariaLabel)"))


def test_keyboard__reaches_a_node_sees_its_relations_and_follows_it(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = settled(open_page(site, "graph/", reduced_motion="reduce"))
    page.locator("select").focus()
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.ariaLabel") == KIRBY:
            break
    names = near(page)
    assert {KIRBY, "Person: John Kirby"} < names
    assert "Person: Joe Biden" not in names
    lines = page.locator("dd.is-near a:first-child").all_text_contents()
    assert "The United States told the Iraqi government before it struck." in lines
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements/kirby-iraq-was-told/")


def test_pointer__on_a_line_of_the_list_shows_its_ends(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = settled(open_page(site, "graph/", reduced_motion="reduce"))
    page.locator("dd", has_text="The American side deliberately deceived").first.hover()
    assert {
        "Person: Basim Alawadi",
        "Statement: The American side deliberately deceived and distorted facts. ✓ stands",
    } == near(page)


def test_filter__shows_the_surroundings_and_the_address_carries_them(
    site: Served, open_page: Callable[..., Page]
) -> None:
    page = settled(open_page(site, "graph/", reduced_motion="reduce"))
    everything = page.locator(f"{NODES}:not(.is-out)").count()
    page.get_by_label("Show").select_option("John Kirby")
    assert page.url.endswith("graph/?at=people%2Fjohn-kirby")
    few = page.locator(f"{NODES}:not(.is-out)")
    assert 5 < few.count() < everything / 2
    expect(page.get_by_role("link", name="Person: Pat Ryder")).to_be_hidden()
    expect(page.locator("h3", has_text="Organizations")).to_be_hidden()
    # Among few, claims are written out, and never without their status.
    label = page.get_by_role("link", name=KIRBY, exact=True).locator(".dossier-node__label")
    assert "✕ withdrawn" in (label.text_content() or "")
    page.get_by_label("Show").select_option("everything")
    assert everything == page.locator(f"{NODES}:not(.is-out)").count()
    assert page.url.endswith("graph/")


@pytest.mark.parametrize("at", ["statements/kirby-iraq-was-told", "people/john-kirby"])
def test_address__says_whose_surroundings_are_shown(
    site: Served, open_page: Callable[..., Page], at: str
) -> None:
    page = settled(open_page(site, f"graph/?at={at}", reduced_motion="reduce"))
    assert at == page.get_by_label("Show").input_value()
    expect(page.get_by_role("link", name="Person: John Kirby")).to_be_visible()
    expect(page.get_by_role("link", name="Person: Yahya Rasool")).to_be_hidden()


@pytest.mark.parametrize("at", ["nobody", "people/nobody", "%E0%A4%A", '"><script>'])
def test_address__that_names_nothing_shows_everything(
    serve_example: Callable[..., Served], open_page: Callable[..., Page], at: str
) -> None:
    page = settled(open_page(serve_example(), f"graph/?at={at}", reduced_motion="reduce"))
    expect(page.locator(f"{NODES}.is-out")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 390])
def test_labels__do_not_lie_over_each_other(
    site: Served, open_page: Callable[..., Page], width: int
) -> None:
    """Nodes with their names, once d3-force has settled them."""
    page = settled(open_page(site, "graph/", width=width, reduced_motion="reduce"))
    boxes = page.locator(".dossier-node__label").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).filter(r => r.width)"
        ".map(r => [r.left, r.top, r.right, r.bottom])"
    )
    assert len(boxes) >= 12
    over = [
        (one, other)
        for nth, one in enumerate(boxes)
        for other in boxes[nth + 1 :]
        if min(one[2], other[2]) - max(one[0], other[0]) > 4
        and min(one[3], other[3]) - max(one[1], other[1]) > 4
    ]
    assert [] == over


def test_motion__settles_and_comes_to_rest(
    serve_example: Callable[..., Served], open_page: Callable[..., Page]
) -> None:
    """It moves while d3-force looks for a place, not after; for as long with few as with many."""
    page = open_page(serve_example(), "graph/")
    expect(page.locator("svg[data-drawn]")).to_have_count(1)
    places = "all => all.map((node) => node.getAttribute('transform')).join()"
    before, now = "", page.locator(NODES).evaluate_all(places)
    for _ in range(60):
        page.wait_for_timeout(500)
        before, now = now, page.locator(NODES).evaluate_all(places)
        if before == now:
            break
    assert before == now


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_script__moves_nothing_but_the_nodes(
    site: Served,
    open_page: Callable[..., Page],
    open_in_window: Callable[..., Page],
    width: int,
) -> None:
    """The picture has its size before; and no page is wider than its window."""
    without = open_page(site, "graph/", width=width, java_script_enabled=False)
    page = open_in_window(site, "graph/", width=width)
    sizes = [one.locator("svg.dossier-graph__svg").bounding_box() for one in (without, page)]
    assert 1 == len({(size["width"], size["height"]) for size in sizes if size})
    page.evaluate(
        """() => { window.shift = 0; new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.shift += entry.value;
        }).observe({type: "layout-shift", buffered: true}); }"""
    )
    page.wait_for_timeout(500)
    assert page.evaluate("window.shift") < 0.01
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe__finds_nothing_in_a_part_of_it(
    site: Served, open_page: Callable[..., Page], scheme: str
) -> None:
    """Where claims are written out; the whole of it is among the pages that are all looked at.

    A name is to have the words that are drawn. Those of a claim that is cut and its status have the
    rest of the claim between them, which axe does not take: of these, each is looked for here.
    """
    path = "graph/?at=people/john-kirby"
    page = settled(open_page(site, path, color_scheme=scheme, reduced_motion="reduce"))
    found = violations(page, ".dossier-graph")
    claims = page.locator(f"{NODES}.dossier-node--statement:not(.is-out)")
    drawn: list[tuple[str, str]] = claims.evaluate_all(
        "all => all.map(e => [e.ariaLabel, e.querySelector('.dossier-node__label').textContent])"
    )
    cut = [(name, *label.split("…")) for name, label in drawn if "…" in label]
    assert ["label-content-name-mismatch"] * len(cut) == [one.partition(" ")[0] for one in found]
    for name, words, status in cut:
        assert name.startswith(f"Statement: {words}")
        assert name.endswith(status)


def test_example__with_the_plain_theme_and_hostile_names(
    serve_example: Callable[..., Served], open_page: Callable[..., Page]
) -> None:
    served = serve_example(
        {
            "mkdocs.yml": (
                "site_name: B\ntheme: {name: mkdocs, highlightjs: false}\n"
                "use_directory_urls: false\nplugins: [dossier]\n"
            ),
            "annotations/people/mayor.yml": (
                "name: '</title></svg><script>alert(1)</script> \u202e{{ x }}'\nunnamed: true\n"
            ),
        }
    )
    page = settled(
        open_page(
            served,
            "graph.html",
            reduced_motion="reduce",
            # MkDocs' own theme sets styles in elements.
            expected=("Content Security Policy", "backdrop"),
        )
    )
    name = "Person: </title></svg><script>alert(1)</script> \u202e{{ x }}"
    assert "people/mayor.html" == page.get_by_role("link", name=name).first.get_attribute("href")
    page.get_by_label("Show").select_option("people/mayor")
    expect(page.get_by_role("link", name="Person: The engineer")).to_be_hidden()
