"""The reports on a comparison: for a terminal, as a comment, for programs."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from textwrap import dedent

import pytest
from markdown_it import MarkdownIt

from dossier.diff.compare import compare
from dossier.diff.json import as_json
from dossier.diff.markdown import as_markdown
from dossier.diff.pages import PageChanges
from dossier.diff.subject import Subject
from dossier.diff.text import as_text
from dossier.diff.told import Style
from dossier.diff.words import word_changes
from dossier.report.visible import visible
from dossier.settings import Settings
from examples import build_example, example_files
from hostile_texts import MARKUP, everywhere, full_of, in_yaml

Changes = Mapping[str, str | bytes | None]

SAFE = "annotations/statements/bridge-is-safe.yml"
NOT_SAFE = "annotations/statements/bridge-is-not-safe.yml"
WITHDRAWS = "annotations/corrections/mayor-withdraws.yml"
MAYOR = "annotations/people/mayor.yml"
INSPECTION = "annotations/events/inspection.yml"
NO_PAGE: Changes = {"docs/index.md": "# The bridge\n"}


def subject(
    after: Changes, before: Changes | None = None, pages: PageChanges | None = None, base: str = ""
) -> Subject:
    """Compare the example with changes to the example with others."""
    comparison = compare(build_example(before), build_example(after))
    commits = ("1234567890abcdef", "fedcba0987654321")
    pages = pages or PageChanges()
    return Subject(base or "main", commits[0], "HEAD", commits[1], comparison, pages)


def text_of(file: str) -> str:
    """Return a file of the example."""
    return example_files()[file].decode()


def as_read(markdown: str) -> str:
    """Return a comment as it was meant: without the character references and elements."""
    read = re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), markdown)
    return re.sub(r"</?code>", "`", read)


def told(found: Subject) -> str:
    """Return what a comment says after its heading."""
    return as_read(as_markdown(found)).partition("`HEAD` (fedcba0).\n\n")[2]


def in_terminal(found: Subject) -> str:
    return as_text(found, colour=False) + "\n"


def renamed_mayor() -> Changes:
    """Return changes that give the mayor another id, and all that names her."""
    follow = {
        path: re.sub(r"(speaker|who|by): mayor\b", r"\1: mayor-of-westhaven", data.decode())
        for path, data in example_files().items()
        if path.startswith("annotations/") and path != MAYOR
    }
    mayor = text_of(MAYOR).replace("The mayor", "The mayor of Westhaven")
    renamed = f"{mayor}formerly: [mayor]\n"
    return {**NO_PAGE, **follow, MAYOR: None, "annotations/people/mayor-of-westhaven.yml": renamed}


def test_nothing__is_one_sentence() -> None:
    found = subject({})
    assert "Nothing changes in what the dossier says.\n" == told(found)
    assert (
        "main (1234567) → HEAD (fedcba0)\nNothing changes in what the dossier says."
    ) == as_text(found, colour=False)
    report = json.loads(as_json(found))
    assert [] == report["records"]
    assert {"name": "main", "commit": "1234567890abcdef"} == report["base"]


def test_withdrawn__names_the_statement_and_the_record_that_did_it() -> None:
    """The statement's own file says what it said."""
    found = subject({}, {WITHDRAWS: None}, PageChanges(("corrections/mayor-withdraws/",)))
    assert dedent("""\
        - **1 statement is withdrawn**: The bridge is safe. (The mayor, withdrawn) \
`statements/bridge-is-safe`, disputed before — because of the retraction \
`corrections/mayor-withdraws`
        - records: 1 added, 1 changed by others' changes
        - pages: 1 new; nobody's page address is lost

        ### How statements stand

        - The bridge is safe. (The mayor, withdrawn) `statements/bridge-is-safe`
          - disputed → **withdrawn**
          - 2024-05-08 withdrawn by the speaker or on the speaker's behalf: the retraction \
`corrections/mayor-withdraws` (new)

        ### New records

        - correction added: Retraction: The bridge is safe. (withdrawn) \
`corrections/mayor-withdraws`
          - `corrects`: The bridge is safe. (The mayor, withdrawn) `statements/bridge-is-safe`
          - `kind`: retraction
          - `issued`: 2024-05-08
          - `by`: The mayor `people/mayor`
          - `through`: The mayor was wrong about the bridge. (The mayor, stands) \
`statements/mayor-was-wrong`
          - `instead`: The mayor no longer says that the bridge is safe.

        <details><summary>Pages (1)</summary>

        - new: `corrections/mayor-withdraws/`

        </details>
        """) == told(found)
    records = {record["after"]: record for record in json.loads(as_json(found))["records"]}
    assert {
        "before": "disputed",
        "after": "withdrawn",
        "came": [
            {
                "what": "retraction",
                "cause": "corrections/mayor-withdraws",
                "since": "2024-05-08",
                "state": "withdrawn",
            }
        ],
        "went": [],
    } == records["statements/bridge-is-safe"]["standing"]


def test_withdrawn__by_what_makes_it_so() -> None:
    """An apology that comes at the same time changes nothing about where the statement stands."""
    apology = text_of(WITHDRAWS).replace("retraction", "apology").replace("05-08", "05-09")
    apologizes = {"annotations/corrections/a-mayor-apologizes.yml": apology}
    (first, *_) = told(subject(apologizes, {WITHDRAWS: None})).splitlines()
    assert first.endswith(
        "disputed before — because of the retraction `corrections/mayor-withdraws`"
    )
    (first, *_) = told(subject({WITHDRAWS: None}, apologizes)).splitlines()
    assert first.endswith("withdrawn before — without the retraction `corrections/mayor-withdraws`")
    (first, *_) = told(subject(apologizes)).splitlines()
    assert "- 1 statement stands as before, for other reasons" == first


def test_withdrawn__no_longer() -> None:
    """A retraction that is taken out is as grave as one that comes."""
    found = subject({WITHDRAWS: None})
    assert dedent("""\
        main (1234567) → HEAD (fedcba0)
        1 statement is disputed: The bridge is safe. (The mayor, disputed) \
statements/bridge-is-safe, withdrawn before — without the retraction corrections/mayor-withdraws
        records: 1 removed, 1 changed by others' changes
        nobody's page address is lost

        statement: The bridge is safe. (The mayor, disputed) statements/bridge-is-safe
          withdrawn → disputed
          no longer 2024-05-08 withdrawn by the speaker or on the speaker's behalf: the retraction \
corrections/mayor-withdraws (removed)

        correction removed: Retraction: The bridge is safe. (withdrawn) corrections/mayor-withdraws
        """) == in_terminal(found)


def test_failing__says_why_and_what_is_near() -> None:
    """The words are shown as they were and as they are, with the place where they stood."""
    mangled = text_of(NOT_SAFE).replace("was not safe", "is not safe")
    found = subject({NOT_SAFE: mangled, WITHDRAWS: None}, {WITHDRAWS: None})
    sections = told(found).split("### ")
    assert (
        dedent("""\
        Quotations that fail

        - **fails** in The bridge is not safe. (The engineer, not on the site) \
`statements/bridge-is-not-safe`, \
`annotations/statements/bridge-is-not-safe.yml:8`
          - “the engineer said that the bridge is not safe” does not stand in seeds/gazette.txt
          - The nearest passage, at seeds/gazette.txt:5:13:
          - the engineer said that the bridge was not safe
          - You have: is; the article has: was
          - its words: the engineer said that the bridge <del>was</del> <ins>is</ins> not safe
          - before, it stood at `seeds/gazette.txt:5:13`
        """).strip()
        == sections[2].strip()
    )
    assert "- **1 quotation no longer stands in its source**" in sections[0].splitlines()
    assert (
        "- **1 new error**, where a quotation fails; "
        "2 records are kept off the site because of errors"
    ) in sections[0].splitlines()
    records = json.loads(as_json(found))["records"]
    ((quotation,),) = (record["quotations"] for record in records if record["quotations"])
    assert ("failing", None, None, "quote-not-found") == (
        quotation["fate"],
        quotation["at"],
        quotation["sentence"],
        quotation["problem"]["rule"],
    )


def test_edited__shows_the_sentence_and_the_words_that_differ() -> None:
    edited = text_of(INSPECTION).replace("12 bolts were replaced", "and 12 bolts were replaced")
    found = subject({INSPECTION: edited})
    assert dedent("""\
        - quotations: 1 edited
        - records: 1 edited
        - nobody's page address is lost

        ### Quotations

        - edited in Inspection of the bridge `events/inspection`, \
`annotations/events/inspection.yml:9`
          > The bridge in Westhaven was inspected in May, <b>and 12 bolts were replaced</b>.
          - in Mayor takes back word on bridge, `seeds/gazette.txt:1`
          - its words: <ins>and</ins> 12 bolts were replaced

        """).rstrip("\n") == told(found).rstrip("\n")
    ((quotation,),) = (record["quotations"] for record in json.loads(as_json(found))["records"])
    assert {
        "fate": "edited",
        "path": "figures[0].values[0].quote",
        "source": "sources/gazette-2024-05-08",
        "exact": {
            "before": ["12 bolts were replaced"],
            "after": ["and 12 bolts were replaced"],
        },
        "fields": [],
        "at": {"path": "seeds/gazette.txt", "line": 1, "column": 47},
        "sentence": "The bridge in Westhaven was inspected in May, and 12 bolts were replaced.",
        "in_record": {"path": INSPECTION, "line": 9, "column": 14},
        "problem": None,
    } == quotation


def test_renamed__says_how_many_follow() -> None:
    """What only follows is counted; what else a record says stands under its old and new value."""
    found = subject(renamed_mayor(), NO_PAGE, PageChanges(gone=("people/mayor/",)))
    assert dedent("""\
        main (1234567) → HEAD (fedcba0)
        records: 1 renamed, 4 following a new id
        pages: 1 leading on elsewhere now; nobody's page address is lost

        person renamed: The mayor of Westhaven people/mayor-of-westhaven
          its id: people/mayor → people/mayor-of-westhaven
          4 records follow it to the new id
          name: The mayor → The mayor of Westhaven
          formerly: new: mayor

        follows a new id: Meeting of the council events/council-meeting
        follows a new id: The bridge is safe. (The mayor of Westhaven, withdrawn) \
statements/bridge-is-safe
        follows a new id: The mayor was wrong about the bridge. (The mayor of Westhaven, stands) \
statements/mayor-was-wrong
        follows a new id: Retraction: The bridge is safe. (withdrawn) corrections/mayor-withdraws
        leads on elsewhere: people/mayor/
        """) == in_terminal(found)


def test_fields__name_the_records_that_they_name() -> None:
    """Of a list of names, what came and what went; long texts word for word."""
    notes = "The claim was made before the council, and again in the evening, to a {} of the paper."
    before = {SAFE: f"{text_of(SAFE)}notes: {notes.format('reporter')}\n", **NO_PAGE}
    after = {
        SAFE: f"{text_of(SAFE)}notes: {notes.format('reader')}\n".replace(
            "about: [inspection]", "about: [council-meeting]"
        ).replace("speaker: mayor", "speaker: council"),
        WITHDRAWS: text_of(WITHDRAWS),
        **NO_PAGE,
    }
    rows = told(subject(after, before)).partition("### Edited records\n\n")[2].splitlines()
    assert [
        "  - `speaker`: The mayor `people/mayor` → The council `organizations/council`",
        (
            "  - `about`: − Inspection of the bridge `events/inspection`; "
            "+ Meeting of the council `events/council-meeting`"
        ),
        (
            "  - `notes`: The claim was made before the council, and again in the evening, to a "
            "<del>reporter</del> <ins>reader</ins> of the paper."
        ),
    ] == rows[1:4]


def test_lost_address__comes_before_counts() -> None:
    found = subject({"docs/x.md": "# x\n"}, None, PageChanges(lost=("people/mayor/",)))
    assert "- **1 page address is lost**: `people/mayor/`" == told(found).splitlines()[0]


def test_errors__that_are_new_or_mended_are_listed_and_those_that_stay_are_counted() -> None:
    """An error is told with the record that has it."""
    river = {"annotations/places/river.yml": "name: River\npart_of: nowhere\n", **NO_PAGE}
    wrong = {"annotations/places/bridge.yml": "name: Bridge\npart_of: nothing\n"}
    right = {"annotations/places/bridge.yml": "name: Bridge\npart_of: westhaven\n"}
    bad = text_of(INSPECTION).replace("date: 2024-05", "date: 2024-05\nplaces: [nothing]")
    found = subject({**river, **right, INSPECTION: bad}, {**river, **wrong})
    assert dedent("""\
        main (1234567) → HEAD (fedcba0)
        1 new error; 1 record is kept off the site because of errors
        records: 2 edited
        nobody's page address is lost
        1 finding is mended; 3 findings stay

        event edited: Inspection of the bridge events/inspection
          places: new: nothing
          error annotations/events/inspection.yml:3:10: no place is named 'nothing' \
[unknown-reference]

        place edited: Bridge places/bridge
          part_of: nothing → Westhaven places/westhaven

        mended: annotations/places/bridge.yml:2:10: no place is named 'nothing' [unknown-reference]
        """) == in_terminal(found)


def test_text__is_coloured_only_when_asked() -> None:
    edited = text_of(INSPECTION).replace("12 bolts were replaced", "and 12 bolts were replaced")
    found = subject({INSPECTION: edited})
    assert "\x1b" not in as_text(found, colour=False)
    coloured = as_text(found, colour=True)
    assert "\x1b[32m{+and+}\x1b[0m 12 bolts" in coloured
    assert as_text(found, colour=False) == re.sub(r"\x1b\[\d+m", "", coloured)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("one two three", "one four three", "one [two| four] three"),
        ("one two three", "one two three", "one two three"),
        ("one two three", "two three", "[one| two three"),
        ("one two", "one two three", "one two three]"),
        ("one, two", "one two", "one[,| two"),
        ("one two", "six seven", None),
        ("", "six seven", "six seven]"),
    ],
)
def test_words__that_went_and_came(before: str, after: str, expected: str | None) -> None:
    found = word_changes(before, after)
    marks = {Style.GONE: "[{}|", Style.CAME: "{}]"}
    shown = found and "".join(marks.get(run.style, "{}").format(run.text) for run in found)
    assert expected == shown


class Page(HTMLParser):
    """What a reader sees of a comment, and whether its elements are balanced."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.open: list[str] = []
        self.text = ""
        self.comments: list[str] = []
        self.feed(MarkdownIt("gfm-like", {"linkify": False}).render(markdown))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Meet an element."""
        assert [] == attrs
        self.elements.add(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        """Meet a text."""
        self.text += data

    def handle_comment(self, data: str) -> None:
        """Meet a comment."""
        self.comments.append(data)


OURS = {"h2", "h3", "p", "ul", "li", "code", "strong", "b", "del", "ins"}
OURS |= {"details", "summary", "blockquote"}

HOSTILE = [
    *MARKUP,
    "</details></summary> --> <!-- dossier-diff --> @octo-org/team #123 GH-12",
    "a\x1b[2K\u202eb | c",
]


def seen(words: str) -> str:
    """Return what is to be seen of a text in a comment."""
    shown = visible(re.sub(r"\s+", " ", words).strip())[:400]
    shown = re.sub("[\ufdd0-\ufdef\ufffe]", "\ufffd", shown)
    return re.sub(" +", " ", shown).strip()


def assert_sound(page: Page) -> None:
    """Assert that a page has no elements but ours, and all of them closed."""
    assert (set(), [], [" dossier-diff "]) == (page.elements - OURS, page.open, page.comments)


def test_hostile_texts__are_shown_and_do_nothing() -> None:
    """In the names, claims, roles and notes of new records, and around what they quote."""
    page = Page(as_markdown(subject(everywhere(), None, PageChanges(lost=tuple(HOSTILE))), 10**7))
    assert_sound(page)
    assert [] == [words for words in MARKUP if seen(words) not in page.text]


@pytest.mark.parametrize("number", range(0, len(HOSTILE), 4))
def test_hostile_texts__that_change_into_others(number: int) -> None:
    """In every field of a record that changes, in settings' and revisions' names, and as errors."""
    one, other = HOSTILE[number], HOSTILE[number - 1]
    person = "name: {}\nroles:\n- {{title: {}, organization: council}}\n{}: 1\n"
    before = {MAYOR: person.format(*map(in_yaml, (one, one, f"{one[:50]}k")))}
    after = {MAYOR: person.format(*map(in_yaml, (other, other, f"{other[:50]}k")))}
    found = subject({**full_of(other), **after}, {**full_of(one), **before}, base=one)
    page = Page(as_markdown(found))
    assert_sound(page)
    assert "\x1b" not in as_text(found, colour=False)
    assert as_json(found).isascii()


def many(count: int, name: str) -> dict[str, str | bytes]:
    """Return new people, as many as asked for."""
    return {f"annotations/people/p{n}.yml": f"name: {name} {n}\n" for n in range(count)}


@pytest.fixture(scope="module")
def large() -> Subject:
    """A change of many records, with names outside the basic plane, and a withdrawn statement."""
    pages = PageChanges(lost=tuple(f"people/old-{n}/" for n in range(200)))
    return subject(many(700, "𝒜👩‍💻 " * 12), {WITHDRAWS: None}, pages)


@pytest.mark.parametrize("limit", [10_000, 23_456, 65_000, 10**6])
def test_limit__is_kept_and_what_is_left_out_is_said(large: Subject, limit: int) -> None:
    """Whole blocks are left out, the least important first, and counted."""
    report = as_markdown(large, limit)
    assert len(report.encode("utf-16-le")) // 2 <= limit
    page = Page(report)
    assert_sound(page)
    shown = len(re.findall("^- person added", report, re.MULTILINE))
    if shown == 700:
        assert "Left out" not in report
        return
    assert "1 statement is withdrawn" in page.text
    assert (
        f"Left out here, for want of room: {700 - shown:,} records that are added, 200 pages, "
        "700 new warnings. All of it: `dossier diff main HEAD`"
    ) == as_read(report.rstrip("\n").splitlines()[-1])


def test_block__is_cut_between_lines() -> None:
    """One record cannot take the room of all others."""
    roles = "".join(f"- title: {'member ' * 9}{n}\n" for n in range(200))
    found = subject({MAYOR: f"{text_of(MAYOR)}{roles}"})
    lines = told(found).splitlines()
    assert "  - and 131 more lines" == lines[-1]
    assert 200 == as_text(found, colour=False).count(": new: title: member")


def test_block__that_is_made_to_be_large_hides_no_other() -> None:
    """A sign that takes much to be harmless may stand in a text very often."""
    signs = "@" * 2_000
    large = {SAFE: text_of(SAFE).replace("The bridge is safe.", signs), MAYOR: f"name: '{signs}'\n"}
    found = subject({**large, WITHDRAWS: None}, {WITHDRAWS: text_of(WITHDRAWS), NOT_SAFE: None})
    report = as_read(as_markdown(found))
    assert "**1 statement is new**: The bridge is not safe. (The engineer, stands)" in report
    assert "- statement added: The bridge is not safe. (The engineer, stands)" in report


def test_drafts_settings_and_remarks__are_told() -> None:
    before, after = (
        build_example(),
        build_example({"annotations/places/bridge.yml": "name: Bridge\ndraft: true\n"}),
    )
    after = replace(after, settings=Settings(publish="none"))
    found = Subject(
        *("v1", "1" * 40, "x; `rm`", "2" * 40),
        *(compare(before, after), PageChanges(), ("The work tree has changes of its own.",)),
    )
    assert [
        "v1 (1111111) → x; `rm` (2222222)",
        "The work tree has changes of its own.",
        "records: 1 added (1 of them a draft)",
        "1 setting is changed",
        "nobody's page address is lost",
        "1 new warning",
        "",
        "place added: Bridge places/bridge (a draft, which the site does not show)",
        "publish: excerpts → none",
    ] == as_text(found, colour=False).splitlines()[:9]


def test_limit__is_not_applied_for_programs_and_terminals(large: Subject) -> None:
    assert 702 == len(json.loads(as_json(large))["records"])
    assert 700 == as_text(large, colour=False).count("person added: ")
