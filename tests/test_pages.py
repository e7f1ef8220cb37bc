"""Pages are Markdown that every renderer shows alike, and no author's word is markup on them."""

from collections.abc import Mapping

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import TemplateAssertionError

from dossier.model.fields import Key, Kind
from dossier.render.addresses import Here, relative, url_of
from dossier.render.environment import environment
from dossier.render.pages import OVERVIEWS, Page, Renderer
from dossier.render.redirects import Redirect, redirects
from dossier.settings import Settings
from examples import build_example, example_files
from hostile_texts import MARKUP, full_of
from sites import Element, read, rendered

SAFE = "statements/bridge-is-safe.md"

SHOWN = {
    *("a", "bdi", "blockquote", "br", "em", "h1", "h2", "h3", "li", "mark", "p", "span", "strong"),
    *("table", "tbody", "td", "th", "thead", "tr", "ul", "div", "ol", "code", "pre", "dl", "dd"),
    *("dt", "h4", "h5", "h6", "hr", "del", "sup", "details", "summary", "figure", "figcaption"),
    *("form", "fieldset", "legend", "label", "input", "button", "select"),
    *("option", "optgroup", "nav", "section", "svg", "line", "path", "rect", "text", "title"),
    "circle",
}
"""The elements that templates and notes may put on a page."""

DRAWN = {
    *("svg", "defs", "marker", "path", "circle", "rect", "line", "g", "title", "text", "tspan"),
    *("form", "label", "select", "optgroup", "option", "section", "script"),
}
"""The elements that are on the page of the graph besides."""


def pages(
    changes: Mapping[str, str | bytes | None] | None = None, *, directory_urls: bool = True
) -> dict[str, Page]:
    """Return the pages of the example with changes, by path."""
    published = build_example(changes).published
    renderer = Renderer(published, Settings(use_directory_urls=directory_urls))
    return {page.path: page for page in renderer.pages()}


def structure(page: Element) -> list[tuple[str, dict[str, str]]]:
    """Return a page's elements without what is one renderer's own: headings' ids, alignment."""
    own = {"h1": "id", "h2": "id", "h3": "id", "h4": "id", "h5": "id", "h6": "id"}
    return [
        (one.tag, {k: v for k, v in one.attributes.items() if k != own.get(one.tag)})
        for one in page.all()
    ]


def _taken_out(page: Element) -> str:
    """Take what programs read out of a page, and return it."""
    (script,) = (one for one in page.all("script") if "src" not in one.attributes)
    assert script.parent
    script.parent.children.remove(script)
    return script.inside


def words(text: str) -> str:
    """Return a text as a page shows it: in one line."""
    return " ".join(text.replace("\u2028", " ").split(" ")).strip()


def badge(state: str, steps: str = "") -> str:
    """Return the one way in which a status is shown, with where the statement stood when."""
    symbol = {"stands": "✓", "disputed": "≠", "withdrawn": "✕"}[state]
    data = f' data-steps="{steps}"' if steps else ""
    return (
        f'<span class="dossier-status dossier-status--{state}"{data}>'
        f'<span class="dossier-symbol" aria-hidden="true">{symbol}</span> {state}</span>'
    )


AS_OF = """\
<div class="dossier-as-of">
<details>
<summary>As of a day…</summary>
<form>
<p><label>What was known on <input type="date" name="on" required></label> \
<button type="submit">Show</button></p>
<p>Changes on
<button type="submit" name="on" value="2024-05-06" formnovalidate>6 May 2024</button>
<button type="submit" name="on" value="2024-05-07" formnovalidate>7 May 2024</button>
<button type="submit" name="on" value="2024-05-08" formnovalidate>8 May 2024</button>
</p>
</form>
</details>
</div>"""

SAFE_STEPS = "stands@2024-05-06 disputed@2024-05-07 withdrawn@2024-05-08"


def test_page__of_a_statement_in_full() -> None:
    """Claim and status, why, who, when, where, the source's words, the history, the other side."""
    here = pages()[SAFE]
    markdown, _, _ = here.markdown.partition("\n## Cite this statement")
    assert ("The bridge is safe.", "annotations/statements/bridge-is-safe.yml") == (
        here.title,
        here.edit_path,
    )
    other = badge("stands", "stands@2024-05-07")
    stands, disputed, withdrawn = badge("stands"), badge("disputed"), badge("withdrawn")
    gazette = "../../sources/gazette-2024-05-08/#statements--bridge-is-safe"
    assert (
        markdown
        == f"""\
# The bridge is safe. {badge("withdrawn", SAFE_STEPS)}

{AS_OF}

<div class="dossier-notice dossier-notice--withdrawn dossier-reasons">
<p data-from="2024-05-08">Withdrawn by the speaker or on the speaker&#39;s behalf, 8 May 2024: \
<a href="../../corrections/mayor-withdraws/">Retraction</a> by \
<a href="../../people/mayor/">The mayor</a><br><span class="dossier-instead">Instead: The mayor \
no longer says that the bridge is safe.</span></p>
</div>

- <span class="dossier-key">Speaker</span> [The mayor](../people/mayor.md), mayor, [The council]\
(../organizations/council.md)
- <span class="dossier-key">Said</span> 6 May 2024
- <span class="dossier-key">Said at</span> [Meeting of the council](../events/council-meeting.md)
- <span class="dossier-key">About</span> [Inspection of the bridge](../events/inspection.md)

## In the words of the sources

<div class="dossier-wordings">
<figure class="dossier-wording">
<blockquote dir="ltr"><p><span class="dossier-words" lang="en" dir="ltr">The bridge is safe</span>\
</p></blockquote>
<figcaption><span class="dossier-cited" data-from="2024-05-08">— <a href="{gazette}">\
Mayor takes back word on bridge</a>, <a href="../../organizations/gazette/">The Gazette</a>, \
8 May 2024 · direct quotation</span>\
</figcaption>
</figure>
</div>

## Status and history

<div class="dossier-history">
<div class="dossier-strip" aria-hidden="true" data-search-exclude>
<span class="dossier-phase dossier-phase--stands dossier-phase--length-0" data-from="2024-05-06">\
{stands}<span class="dossier-phase__when">6 May 2024</span></span>
<span class="dossier-phase dossier-phase--disputed dossier-phase--length-0" data-from="2024-05-07">\
{disputed}<span class="dossier-phase__when">7 May 2024</span></span>
<span class="dossier-phase dossier-phase--withdrawn" data-from="2024-05-08">\
{withdrawn}<span class="dossier-phase__when">8 May 2024</span></span>
</div>
<ol class="dossier-turns" id="dossier-history">
<li class="dossier-turn dossier-turn--stands" data-state="stands" data-from="2024-05-06">\
<span class="dossier-turn__when">6 May 2024</span> \
<div class="dossier-turn__told">Said → {stands}</div></li>
<li class="dossier-turn dossier-turn--disputed" data-state="disputed" data-from="2024-05-07">\
<span class="dossier-turn__when">7 May 2024</span> \
<div class="dossier-turn__told">Contradicted by another speaker → {disputed} \
<span class="dossier-by">— <a href="../bridge-is-not-safe/">The bridge is not safe.</a> {other}, \
<a href="../../people/engineer/">The engineer</a></span></div></li>
<li class="dossier-turn dossier-turn--withdrawn" data-state="withdrawn" data-from="2024-05-08">\
<span class="dossier-turn__when">8 May 2024</span> \
<div class="dossier-turn__told">Withdrawn by the speaker or on the speaker&#39;s behalf → \
{withdrawn} <span class="dossier-by">— \
<a href="../../corrections/mayor-withdraws/">Retraction</a>, \
<a href="../../people/mayor/">The mayor</a></span></div></li>
</ol>
</div>

## Contradicted by

- <span class="dossier-when" data-from="2024-05-07">7 May 2024</span> [The bridge is not safe.]\
(bridge-is-not-safe.md) {other} <span class="dossier-by">— [The engineer]\
(../people/engineer.md)</span>

<div class="dossier-unprinted"></div>

## Mentioned in

- [The bridge](../index.md)
"""
    )


def test_pages__there_is_one_for_each_record_and_a_list_of_each_kind() -> None:
    found = pages({"annotations/corrections/mayor-withdraws.yml": None})
    records = [path for path in example_files() if path.startswith("annotations/")]
    expected = {
        path.removeprefix("annotations/").replace(".yml", ".md")
        for path in records
        if "mayor-withdraws" not in path
    }
    expected |= {f"{kind}/index.md" for kind in Kind} | {"data.md"}
    assert expected | {f"{one.name}.md" for one in OVERVIEWS} == set(found)
    assert "This dossier has no corrections yet." in found["corrections/index.md"].markdown


def test_jobs__tell_what_comes_of_them_before_they_are_done() -> None:
    """Where pages and files will be, and what pages about the whole are called."""
    build = build_example()
    for job in Renderer(build.published, build.settings).jobs():
        made = list(job.make())
        assert job.paths == tuple(page.path for page in made)
        assert job.files == tuple(path for page in made for path in page.files)
        assert {page.edit_path for page in made} == {job.edit_path}
        named = tuple(next(read(rendered(page.markdown)[0]).all("h1")).text for page in made)
        assert job.titles == (named if job.weight else ())


@pytest.mark.parametrize("text", [None, *MARKUP], ids=lambda text: ascii(text)[:24])
def test_pages__both_renderers_show_the_same_and_markup_is_text(text: str | None) -> None:
    """Same words, links, marks and ids, with all of Python-Markdown's extensions and with none.

    What authors and articles say brings no element of its own, nor an attribute or an address. Nor
    does it change the script at the end of a page, which programs read.
    """
    for path, page in pages(full_of(text) if text else None).items():
        one, other = (read(html) for html in rendered(f"{page.markdown}\n{page.data}\n"))
        said = {_taken_out(html) for html in (one, other, read(page.data))}
        assert (path, 1) == (path, len(said))
        assert (path, other.text) == (path, one.text)
        assert (path, structure(other)) == (path, structure(one))
        allowed = SHOWN | DRAWN if path == "graph.md" else SHOWN
        assert (path, set()) == (path, {element.tag for element in one.all()} - allowed)
        foreign = {"onerror", "onclick", "onmouseover", "style"}
        assert (path, []) == (path, [e for e in one.all() if foreign & e.attributes.keys()])
        assert (path, []) == (path, [e for e in one.all() if e.attributes.get("x") == "y"])
        hrefs = [element.attributes["href"] for element in one.all("a")]
        assert (path, []) == (path, [href for href in hrefs if href.startswith("javascript")])


def test_pages__claims_articles_and_notes_are_shown_to_the_letter() -> None:
    claim = "<b>*It*</b> & `this` [is] {{ safe }} | 100% \\ 'so' \"so\" -- ..."
    changes = full_of(claim)
    statement, source, person = (
        read(rendered(page.markdown)[0])
        for page in (
            pages(changes)[path]
            for path in (SAFE, "sources/gazette-2024-05-08.md", "people/mayor.md")
        )
    )
    assert (
        f"{claim} ✕ withdrawn".replace("<b>", "<\u2060b>").replace("</b>", "<\u2060/b>")
        == next(statement.all("h1")).text
    )
    assert [f"and {claim} more"] == [
        one.text for one in source.of_class("dossier-words") if one.text.startswith("and ")
    ]
    assert claim in person.text


def test_heading__cannot_end_the_title_element() -> None:
    """Themes write a page's title unescaped into `<title>`, where an invisible joiner saves it."""
    page = pages(full_of("</title><script>"))[SAFE]
    assert "&#60;\u2060&#47;title&#62;&#60;\u2060script&#62;" in page.markdown.splitlines()[0]


def test_source__links_of_the_article_stay_links_where_they_are_safe() -> None:
    seed = (
        '<p>12 bolts were replaced, <a href="https://example.org/a?b=1&amp;c=2">it says</a>, '
        '<a href="javascript:alert(1)">here</a> and <a href="//example.org/x">there</a>.</p>'
        "<p>The bridge is safe, the engineer said that the bridge was not safe, "
        "I was wrong about the bridge</p>"
    )
    changes = full_of("x") | {"seeds/gazette.txt": seed.encode()}
    source = str(changes["annotations/sources/gazette-2024-05-08.yml"])
    changes["annotations/sources/gazette-2024-05-08.yml"] = source.replace(": text\n", ": html\n")
    page = read(rendered(pages(changes)["sources/gazette-2024-05-08.md"].markdown)[0])
    assert [("https://example.org/a?b=1&c=2", "noopener nofollow", "it says")] == [
        (one.attributes["href"], one.attributes["rel"], one.text)
        for one in page.of_class("dossier-web")
    ]


def test_source__article_in_full() -> None:
    """Passages with addresses, names with links, and after each passage a note with its status."""
    council = "name: The council\naliases: [the council]\n"
    page = pages({"annotations/organizations/council.yml": council})[
        "sources/gazette-2024-05-08.md"
    ]
    words = '<span class="dossier-words" lang="en">'
    status = badge("withdrawn", SAFE_STEPS)
    other = badge("stands", "stands@2024-05-07")
    assert ("toc",) == page.hides
    assert (
        f"""\
<div class="dossier-article" dir="ltr">
<div class="dossier-flow">
<div class="dossier-paragraph dossier-paragraph--paragraph">{words}The bridge in \
<a class="dossier-name" href="../../places/westhaven/">Westhaven</a> was inspected in May, and \
<span class="dossier-evidence" id="events--inspection" data-quote="4" data-quotes="4">12 bolts \
were replaced</span>&#46;</span></div>
<div class="dossier-paragraph dossier-paragraph--paragraph">{words}“<mark class="dossier-mark" \
id="statements--bridge-is-safe" data-quote="1" data-quotes="1">The bridge is safe</mark></span>\
<details class="dossier-note" data-search-exclude><summary class="dossier-note__sign">\
<span class="dossier-unseen">Note </span><span class="dossier-note__number">1</span> {status}\
</summary><div class="dossier-note__margin"><div class="dossier-note__one" dir="auto" id="note--1" \
data-note="1"><a class="dossier-note__number" href="#statements--bridge-is-safe">\
<span class="dossier-unseen">Passage </span>1</a> <span class="dossier-note__by">\
<a href="../../people/mayor/">The mayor</a></span> <span class="dossier-note__kind">direct</span> \
<a href="../../statements/bridge-is-safe/">The bridge is safe.</a> {status}</div></div></details>\
{words}&#44;” the mayor told <a class="dossier-name" href="../../organizations/council/">\
the council</a> on 6 May 2024&#46; “We checked every bolt,” she said, “and every cable&#46;”</span>\
</div>
<div class="dossier-paragraph dossier-paragraph--paragraph">{words}A day later \
<mark class="dossier-mark" id="statements--bridge-is-not-safe" data-quote="2" data-quotes="2">\
the engineer said that the bridge was not safe</mark></span>\
<details class="dossier-note" data-search-exclude><summary class="dossier-note__sign">\
<span class="dossier-unseen">Note </span><span class="dossier-note__number">2</span> {other}\
</summary>"""
        in page.markdown
    )


def test_source__language_and_direction_are_marked() -> None:
    changes = full_of("x")
    source = str(changes["annotations/sources/gazette-2024-05-08.yml"])
    changes["annotations/sources/gazette-2024-05-08.yml"] = source + "language: ar\n"
    statement, article = (
        read(rendered(pages(changes)[path].markdown)[0])
        for path in (SAFE, "sources/gazette-2024-05-08.md")
    )
    assert {("ar", "rtl")} == {
        (one.attributes.get("lang"), one.attributes.get("dir"))
        for one in statement.of_class("dossier-words")
    }
    assert ["rtl"] == [one.attributes["dir"] for one in article.of_class("dossier-article")]
    assert {("ar", None)} == {
        (one.attributes.get("lang"), one.attributes.get("dir"))
        for one in article.of_class("dossier-words")
    }


def test_source__unpublished_words_are_on_no_page() -> None:
    """Of excerpts the rest of the text stays away, of a withheld source every word."""
    for publish, absent in (
        ("excerpts", ["We checked every bolt", "15 new bolts"]),
        ("none", ["bolts were replaced", "every bolt", "the engineer said that", "I was wrong"]),
    ):
        source = (
            "title: Mayor takes back word on bridge\npublisher: gazette\npublished: 2024-05-08\n"
            f"text: gazette.txt\npublish: {publish}\nreports: [council-meeting]\n"
        )
        changes = {"annotations/sources/gazette-2024-05-08.yml": source}
        everything = "".join(page.markdown for page in pages(changes).values())
        assert (publish, []) == (publish, [one for one in absent if one in everything])
        told = {"excerpts": "marks what is left out", "none": "none of them are shown"}[publish]
        assert told in everything


def test_source__withheld_says_so_where_its_words_would_stand() -> None:
    source = (
        "title: Mayor\npublished: 2024-05-08\ntext: gazette.txt\npublish: none\n"
        "reports: [council-meeting]\n"
    )
    found = pages({"annotations/sources/gazette-2024-05-08.yml": source})
    said = "The words of this source are not shown: it is withheld."
    assert said in found[SAFE].markdown
    assert said in found["events/inspection.md"].markdown
    assert (
        "the authors of this dossier withhold them"
        in found["sources/gazette-2024-05-08.md"].markdown
    )


def test_draft__is_marked_wherever_it_is_named() -> None:
    draft = example_files()["annotations/statements/bridge-is-not-safe.yml"].decode()
    changes = {"annotations/statements/bridge-is-not-safe.yml": f"draft: true\n{draft}"}
    published = build_example(changes).published
    assert [] == [
        page.path for page in Renderer(published).pages() if "bridge-is-not-safe" in page.markdown
    ]
    seen = Renderer(build_example(changes, drafts=True).published).pages()
    drafts = [
        (page.path, link.attributes["href"], [one.text for one in link.following[:2]])
        for page in seen
        for link in read(rendered(page.markdown)[1]).all("a")
        if link.attributes["href"].endswith("bridge-is-not-safe.md")
    ]
    assert [] != drafts
    assert [["✓ stands", "draft"]] * len(drafts) == [beside for _, _, beside in drafts]


def test_author_page__links_become_names_with_their_status() -> None:
    renderer = Renderer(build_example().published)
    page = renderer.author_page(
        "about/us.md", "It is [[bridge-is-safe]] or [[statements/bridge-is-safe|so]], `[[mayor]]`."
    )
    withdrawn = badge("withdrawn", SAFE_STEPS)
    assert (
        f"It is [The bridge is safe.](../statements/bridge-is-safe.md) {withdrawn} or "
        f"[so](../statements/bridge-is-safe.md) {withdrawn}, `[[mayor]]`."
    ) == page


def test_author_page__what_is_not_there_becomes_its_words() -> None:
    """Neither an unknown record nor one with faults leads readers astray."""
    broken = {"annotations/people/engineer.yml": "name: The engineer\nage: 40\n"}
    renderer = Renderer(build_example(broken).published)
    assert "The engineer\\, nobody and *you*.".replace("\\,", ",") == renderer.author_page(
        "index.md", "[[engineer|The engineer]], [[people/nobody|nobody]] and [[*you*]]."
    ).replace("&#42;", "*")
    assert (
        "The record that belongs here cannot be shown (not published)."
        == read(rendered(renderer.author_page("index.md", "![[nobody]]"))[0]).text
    )


def test_author_page__card_shows_status_speaker_date_and_words() -> None:
    renderer = Renderer(build_example().published)
    for page in rendered(renderer.author_page("index.md", "- ![[statements/bridge-is-safe]]\n")):
        (card,) = read(page).of_class("dossier-card")
        assert (
            "The bridge is safe. ✕ withdrawn The mayor, 6 May 2024 “The bridge is safe” "
            "— Mayor takes back word on bridge, The Gazette, 8 May 2024 · direct quotation"
        ) == card.text


def test_notes__are_html_whose_links_lead_to_what_readers_see() -> None:
    """MkDocs does not look into raw HTML, so its links must be final, in either kind of address."""
    notes = (
        "See [[engineer]], [the method](../method.md?x=1#y) and [more](https://example.org/a.md)."
    )
    mayor = f"name: The mayor\nunnamed: true\nnotes: >-\n  {notes}\n"
    changes = {"annotations/people/mayor.yml": mayor}
    for directory_urls, expected in (
        (True, ["../engineer/", "../../method/?x=1#y", "https://example.org/a.md"]),
        (False, ["engineer.html", "../method.html?x=1#y", "https://example.org/a.md"]),
    ):
        page = pages(changes, directory_urls=directory_urls)["people/mayor.md"]
        for html in rendered(page.markdown):
            (found,) = read(html).of_class("dossier-notes")
            assert expected == [one.attributes["href"] for one in found.all("a")]


def test_notes__card_in_a_note_has_its_status() -> None:
    mayor = (
        "name: The mayor\nunnamed: true\nnotes: |\n  First.\n\n  ![[bridge-is-safe]]\n\n  Last.\n"
    )
    page = pages({"annotations/people/mayor.yml": mayor})["people/mayor.md"]
    for html in rendered(page.markdown):
        (card,) = read(html).of_class("dossier-card")
        link = next(card.all("a"))
        assert ("../../statements/bridge-is-safe/", "✕ withdrawn") == (
            link.attributes["href"],
            link.following[0].text,
        )


def test_redirects__lead_from_former_ids_with_the_status_beside_the_name() -> None:
    statement = example_files()["annotations/statements/bridge-is-safe.yml"].decode()
    changes = {"annotations/statements/bridge-is-safe.yml": f"formerly: [safe]\n{statement}"}
    published = build_example(changes).published
    (folder,), (file,) = (
        tuple(redirects(published, directory_urls=urls)) for urls in (True, False)
    )
    assert ("statements/safe/index.html", "statements/safe.html") == (folder.path, file.path)
    for redirect, address in ((folder, "../bridge-is-safe/"), (file, "bridge-is-safe.html")):
        page = read(redirect.html)
        (link,) = page.all("a")
        assert (address, "The bridge is safe.") == (link.attributes["href"], link.text)
        assert "✕ withdrawn" == link.following[0].text
        assert [address] == [
            one.attributes["href"]
            for one in page.all("link")
            if one.attributes["rel"] == "canonical"
        ]
        assert [f"0; url={address}"] == [
            one.attributes["content"]
            for one in page.all("meta")
            if one.attributes.get("http-equiv") == "refresh"
        ]


def test_redirects__never_take_the_place_of_a_record() -> None:
    """An id in use, and one that two records claim, is no reason to overwrite a page."""
    changes = {
        "annotations/people/engineer.yml": "name: E\nformerly: [mayor, old]\n",
        "annotations/people/mayor.yml": "name: M\nformerly: [old]\n",
    }
    found: tuple[Redirect, ...] = tuple(redirects(build_example(changes).dossier))
    assert ["people/old/index.html"] == [redirect.path for redirect in found]


@pytest.mark.parametrize(
    ("target", "base", "expected"),
    [
        ("people/x.md", "statements/y.md", "../people/x.md"),
        ("people/x.md", "people/y.md", "x.md"),
        ("people/x.md", "index.md", "people/x.md"),
        ("index.md", "a/b/c.md", "../../index.md"),
        ("people/x/", "people/y/", "../x/"),
        ("people/x/", "people/x/", "./"),
        ("", "people/x/", "../../"),
        ("", "", "./"),
        ("a b/(c).md", "x.md", "a%20b/%28c%29.md"),
    ],
)
def test_relative__address(target: str, base: str, expected: str) -> None:
    assert expected == relative(target, base)


@pytest.mark.parametrize(
    ("path", "folder", "file"),
    [
        ("people/x.md", "people/x/", "people/x.html"),
        ("people/index.md", "people/", "people/index.html"),
        ("index.md", "", "index.html"),
        ("README.md", "", "index.html"),
        ("a/x.markdown", "a/x/", "a/x.html"),
        ("assets/x.css", "assets/x.css", "assets/x.css"),
    ],
)
def test_url__of_a_page(path: str, folder: str, file: str) -> None:
    assert (folder, file) == (
        url_of(path, directory_urls=True),
        url_of(path, directory_urls=False),
    )


def test_here__markdown_links_to_files_and_raw_html_to_addresses() -> None:
    mayor = Key(Kind.PEOPLE, "mayor")
    assert ("../people/mayor.md#a", "../../people/mayor/#a") == (
        Here("events/x.md").to(mayor, "a"),
        Here("events/x.md", raw=True).to(mayor, "a"),
    )


def test_templates__escape_whatever_is_no_markup() -> None:
    template = environment().from_string("{{ word }} {{ word | sentence }}")
    assert "&#42;x&#42; &#42;x&#42;" == template.render(word="*x*")


def test_templates__have_no_way_round_the_escaping() -> None:
    """What joins or unescapes texts in Jinja is not there, and nothing absent is shown."""
    for source in ("{{ a | safe }}", "{{ a | join }}", "{{ a | replace('x', 'y') }}"):
        with pytest.raises(TemplateAssertionError):
            environment().from_string(source)
    with pytest.raises(TypeError, match="escapes for HTML but not for Markdown"):
        environment().from_string("{{ a ~ b }}")
    with pytest.raises(UndefinedError):
        environment().from_string("{{ a }}").render()
    with pytest.raises(TypeError, match="may be absent"):
        environment().from_string("{{ a }}").render(a=None)


@pytest.mark.parametrize("name", environment().list_templates())
def test_templates__compile(name: str) -> None:
    """Each is sound, and none joins texts."""
    assert name == environment().get_template(name).name
