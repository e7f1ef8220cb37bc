"""A text fragment leads to the very passage, by the rules that browsers follow."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

import pytest
import regex
from hypothesis import assume, given
from hypothesis import strategies as st

from dossier.render.pages import Renderer
from dossier.seeds.plain import paragraphs
from dossier.text.fragments import text_fragment, with_fragment
from dossier.text.source import SourceText, Span
from examples import build_example, example_files
from sites import read, rendered

TEXT = """\
The bridge is safe, the mayor said. Nobody believed her — not even A & B (engineers), 100%.

The bridge is safe. The bridge is safe for well-built lorries, she added.

Über die Brücke sagte niemand etwas. Die Brucke hält.
"""


def source(text: str) -> SourceText:
    return SourceText("seeds/x.txt", text, paragraphs(text))


def spans(text: str, *quotes: str) -> list[Span]:
    return [Span(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]


def fragment(text: str, *quotes: str, shown: tuple[Span, ...] | None = None) -> str:
    whole = (Span(0, len(text)),)
    return text_fragment(
        source(text), spans(text, *quotes), lambda: whole if shown is None else shown
    )


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        (
            "Nobody believed her — not even A",
            "Nobody%20believed%20her%20%E2%80%94%20not%20even%20A",
        ),
        ("even A & B (engineers), 100%.", "even%20A%20%26%20B%20%28engineers%29%2C%20100%25."),
        ("well-built lorries, she added", "well%2Dbuilt%20lorries%2C%20she%20added"),
        ("Über die Brücke sagte", "%C3%9Cber%20die%20Br%C3%BCcke%20sagte"),
        # What is short, or stands elsewhere, has surroundings, and no more of them than it needs.
        ("A & B", "believed%20her%20%E2%80%94%20not%20even-,A%20%26%20B"),
        ("The bridge is safe", "The%20bridge%20is%20safe,-%2C%20the%20mayor%20said.%20Nobody"),
        # "Brücke" is "Brucke" to a browser.
        ("Die Brucke hält.", "sagte%20niemand%20etwas.-,Die%20Brucke%20h%C3%A4lt."),
    ],
)
def test_fragment__encodes_and_surrounds(quote: str, expected: str) -> None:
    assert f"text={expected}" == fragment(TEXT, quote)


def test_fragment__of_several_pieces_has_a_directive_each() -> None:
    assert (
        "text=Nobody%20believed%20her%20%E2%80%94%20not&text=well%2Dbuilt%20lorries%2C%20she%20added"
        == fragment(TEXT, "Nobody believed her — not", "well-built lorries, she added")
    )


def test_fragment__of_a_passage_across_paragraphs_is_a_range() -> None:
    """Each term lies in one paragraph, since browsers look for it in one."""
    quote = TEXT[TEXT.index("Nobody") : TEXT.index("for well") + 8]
    assert "text=Nobody%20believed%20her,The%20bridge%20is%20safe%20for%20well".replace(
        "The%20bridge%20is%20safe", "bridge%20is%20safe"
    ) == fragment(TEXT, quote)


def test_fragment__of_a_long_passage_is_a_range() -> None:
    long = " ".join(f"word{number}" for number in range(60))
    assert 300 < len(long)
    expected = "text=word0%20word1%20word2%20word3,word57%20word58%20word59"
    assert expected == fragment(f"Before. {long} after.", long)


def test_fragment__cuts_what_has_no_spaces_at_a_clause() -> None:
    clauses = "".join(f"第{number}座桥梁在五月六日是安全的市长这样说过，" for number in range(20))
    assert (
        "text=第0座桥梁在五月六日是安全的市长这样说过，,第19座桥梁在五月六日是安全的市长这样说过，"
        == unquote(fragment(f"前。{clauses}后。", clauses)).replace("%2C", ",")
    )


def test_fragment__takes_surroundings_only_from_what_is_shown() -> None:
    """Of an article that may not be published, an address says no more than the page."""
    start = TEXT.index("The bridge is safe, the")
    shown = (Span(start, start + len("The bridge is safe, the")),)
    assert "text=The%20bridge%20is%20safe,-%2C%20the" == fragment(
        TEXT, "The bridge is safe", shown=shown
    )
    assert "text=The%20bridge%20is%20safe" == fragment(TEXT, "The bridge is safe", shown=())


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a", "https://example.org/a#:~:text=x"),
        ("https://example.org/a?b#c", "https://example.org/a?b#c:~:text=x"),
        ("https://example.org/a#c:~:text=y", "https://example.org/a#c:~:text=x"),
    ],
)
def test_address__keeps_the_element_that_it_names(url: str, expected: str) -> None:
    assert expected == with_fragment(url, "text=x")


# Directives are read, and texts searched, as the specification says: nothing is shared with ours.


@dataclass
class Directive:
    """A decoded directive; empty where a part is missing."""

    prefix: str
    start: str
    end: str
    suffix: str


def decoded(directive: str) -> Directive:
    terms = directive.removeprefix("text=").split(",")
    prefix = unquote(terms.pop(0)[:-1]) if terms[0].endswith("-") else ""
    suffix = unquote(terms.pop()[1:]) if terms[-1].startswith("-") else ""
    start, *end = map(unquote, terms)
    assert len(end) < 2
    return Directive(prefix, start, end[0] if end else "", suffix)


class Finder:
    """A page with one element for each paragraph, white space collapsed as a browser does."""

    def __init__(self, text: str) -> None:
        self.blocks = []
        for block in paragraphs(text):
            kept = [
                (offset, " " if text[offset].isspace() else text[offset])
                for offset in range(block.span.start, block.span.end)
                if not (text[offset].isspace() and text[offset - 1].isspace())
            ]
            self.blocks.append(kept)

    def find(self, term: str, after: int, *, bounded: tuple[bool, bool]) -> Iterator[Span]:
        """Yield where a term stands from an offset on, at the bounds of words where asked."""
        wanted = alike(term)
        for block in self.blocks:
            line = "".join(sign for _, sign in block)
            for start in range(len(block)):
                end = start
                while end < len(block) and len(alike(line[start:end])) < len(wanted):
                    end += 1
                if alike(line[start:end]) != wanted or block[start][0] < after:
                    continue
                while end < len(block) and unicodedata.combining(line[end]):
                    end += 1
                if (bounded[0] and splits(line, start)) or (bounded[1] and splits(line, end)):
                    continue
                yield Span(block[start][0], block[end - 1][0] + 1)

    def range(self, directive: Directive, length: int) -> Span | None:
        """Return the first range that a directive leads to."""
        at = 0
        while at < length:
            before = at
            if directive.prefix:
                found = next(self.find(directive.prefix, at, bounded=(True, False)), None)
                if found is None:
                    return None
                at, before = found.start + 1, found.end
            bounds = (not directive.prefix, bool(directive.end or not directive.suffix))
            start = next(self.find(directive.start, before, bounded=bounds), None)
            if start is None:
                return None
            if directive.prefix and not self.adjacent(before, start.start):
                continue
            if not directive.prefix:
                at = start.start + 1
            if (found := self.ended(directive, start)) is not None:
                return found
        return None

    def ended(self, directive: Directive, start: Span) -> Span | None:
        """Return the range that starts with `start`, if what must follow does."""
        ends = [start]
        if directive.end:
            bounds = (True, not directive.suffix)
            ends = list(self.find(directive.end, start.end, bounded=bounds))
        for end in ends:
            if not directive.suffix:
                return Span(start.start, end.end)
            for suffix in self.find(directive.suffix, end.end, bounded=(False, True)):
                if self.adjacent(end.end, suffix.start):
                    return Span(start.start, end.end)
        return None

    def adjacent(self, end: int, start: int) -> bool:
        """Say whether only white space stands between two offsets."""
        between = (sign for block in self.blocks for at, sign in block if end <= at < start)
        return not "".join(between).strip()


def alike(text: str) -> str:
    """Return a text as its letters are compared: without case and accents."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def splits(line: str, offset: int) -> bool:
    return regex.compile(r"(?w)\b").match(line, offset) is None and 0 < offset < len(line)


WORDS = st.sampled_from(
    [
        *("a", "A", "bridge", "Bridge", "brídge", "bri\u0301dge", "safe", "the", "well-built"),
        *("x,y", "A&B", "100%", "(so)", "it’s", "— no", "“yes”", "…", "桥", "桥梁是安全的，", "ก"),
        *("جسر", "آمن", "1,000", "3.5", "😀", "~a_b", "w" * 40),
    ]
)
SPACES = st.sampled_from([" ", " ", " ", " ", "\n", "\u00a0", "  "])
LINES = st.lists(st.tuples(WORDS, SPACES), min_size=1, max_size=60).map(
    lambda pairs: "".join(word + space for word, space in pairs).strip()
)
TEXTS = st.lists(LINES, min_size=1, max_size=4).map("\n\n".join)


@st.composite
def passages(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> tuple[str, Span]:
    """Draw a text and a passage of it that starts and ends at bounds of words."""
    text = draw(texts)
    inner = (match.start() for match in regex.finditer(r"(?w)\b", text))
    places = sorted({0, len(text), *inner})
    first = draw(st.integers(0, len(places) - 2))
    words = text[places[first] : places[draw(st.integers(first + 1, len(places) - 1))]]
    assume(words.strip())
    start = places[first] + len(words) - len(words.lstrip())
    return text, Span(start, start + len(words.strip()))


def followed(text: str, span: Span) -> Span | None:
    """Return where the directive of a passage leads."""
    directive = text_fragment(source(text), [span], lambda: [Span(0, len(text))])
    return Finder(text).range(decoded(directive), len(text))


@given(passages(TEXTS))
def test_fragment__leads_to_the_words_of_the_passage(drawn: tuple[str, Span]) -> None:
    """Another place with these words comes first only where nothing around them decides.

    Of a range the same holds of its two ends.
    """
    text, span = drawn
    found = followed(text, span)
    assert found is not None
    wanted, there = (alike(text[one.start : one.end]) for one in (span, found))
    assert (wanted[0], wanted[-1]) == (there[0], there[-1])
    assert wanted == there or len(wanted) > 300 or "\n\n" in text[span.start : span.end]


def numbered(text: str) -> str:
    """Return a text in which no word comes twice."""
    numbers = iter(range(1000))
    return regex.sub(r"(?<=\S)(?=\s|\Z)", lambda _: f"{next(numbers):03}", text)


@given(passages(TEXTS.map(numbered)))
def test_fragment__leads_to_the_very_place(drawn: tuple[str, Span]) -> None:
    """In a text without repetition there is no second place to go astray to."""
    text, span = drawn
    assert span == followed(text, span)


GAZETTE = "annotations/sources/gazette-2024-05-08.yml"
ELSEWHERE = (
    "url: https://example.org/news?id=1&x#main\narchive_url: https://archive.example.org/(news)\n"
)


def cited(changes: dict[str, str | bytes | None], path: str) -> list[tuple[str, str, str]]:
    """Return the links to other sites beside a page's quotations: words, name, address."""
    published = build_example(changes).published
    (page,) = (page for page in Renderer(published).pages() if page.path == path)
    one, other = (
        [
            (link.text, link.attributes["aria-label"], link.attributes["href"])
            for cite in read(html).of_class("dossier-cited")
            for link in cite.all("a")
            if link.attributes.get("class") == "dossier-web"
        ]
        for html in rendered(page.markdown)
    )
    assert one == other
    return one


def test_page__quotation_links_to_its_words_at_the_publisher_and_in_the_archive() -> None:
    """Links that read alike are told apart by their accessible names."""
    source = example_files()[GAZETTE].decode() + ELSEWHERE
    named = "“The bridge is safe”, Mayor takes back word on bridge"
    directive = ":~:text=The%20bridge%20is%20safe,-%2C%E2%80%9D%20the%20mayor%20told%20the"
    assert [
        (
            "at the publisher’s",
            f"at the publisher’s: {named}",
            f"https://example.org/news?id=1&x#main{directive}",
        ),
        (
            "archived copy",
            f"archived copy: {named}",
            f"https://archive.example.org/(news)#{directive}",
        ),
    ] == cited({GAZETTE: source}, "statements/bridge-is-safe.md")


def test_page__withheld_source_is_linked_without_its_words() -> None:
    source = example_files()[GAZETTE].decode().replace("publish: full", "publish: none")
    title = "Mayor takes back word on bridge"
    assert [
        (
            "at the publisher’s",
            f"at the publisher’s: {title}",
            "https://example.org/news?id=1&x#main",
        ),
        ("archived copy", f"archived copy: {title}", "https://archive.example.org/(news)"),
    ] == cited({GAZETTE: source + ELSEWHERE}, "statements/bridge-is-safe.md")


def test_page__without_addresses_has_no_such_links() -> None:
    assert [] == cited({}, "statements/bridge-is-safe.md")


@pytest.mark.parametrize(("quote", "asks"), [("The old bridge was closed", False), ("old", True)])
def test_fragment__asks_what_may_be_shown_only_where_words_around_it_are_needed(
    quote: str, *, asks: bool
) -> None:
    """What is shown of a source changes with every quotation of it."""
    text, asked = "The old bridge was closed in May, as the town had no money for it.", []

    def shown() -> tuple[Span, ...]:
        asked.append(quote)
        return (Span(0, len(text)),)

    assert text_fragment(source(text), spans(text, quote), shown)
    assert asks == bool(asked)
