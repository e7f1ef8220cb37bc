"""What is said about a dossier's faults, and that no fault hides or invents another."""

from collections.abc import Mapping

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.findings import Finding
from dossier.model.fields import Kind
from dossier.model.records import KINDS
from dossier.seeds import digest
from examples import build_example, example_files

SAFE = "annotations/statements/bridge-is-safe.yml"
NOT_SAFE = "annotations/statements/bridge-is-not-safe.yml"
WITHDRAWAL = "annotations/corrections/mayor-withdraws.yml"
MEETING = "annotations/events/council-meeting.yml"
SOURCE = "annotations/sources/gazette-2024-05-08.yml"
HERALD = "annotations/sources/herald.yml"
ARTICLE = "seeds/herald.txt"

STATEMENT = """\
speaker: mayor
said: 2024-05-06
at: council-meeting
claim: The bridge is safe.
about: [inspection]
"""
RETRACTION = "corrects: [bridge-is-safe]\nkind: retraction\nissued: 2024-05-08\n"


def found_with(changes: Mapping[str, str | bytes | None]) -> list[str]:
    """Return rule and place of what is found in the example with changes."""
    return [f"{finding.rule} {finding.at}" for finding in build_example(changes).findings]


def the_finding(changes: Mapping[str, str | bytes | None]) -> Finding:
    """Return the only finding in the example with changes."""
    (finding,) = build_example(changes).findings
    return finding


def quoting(fields: str) -> dict[str, str]:
    """Return a statement that quotes the Gazette, with the quotation's other fields."""
    return {SAFE: f"{STATEMENT}quotes:\n- source: gazette-2024-05-08\n{fields}"}


def article(text: str, quote: str, kind: str = "direct") -> dict[str, str]:
    """Return an article of the Herald and a statement with a quotation of it."""
    record = (
        f"label: A report\npublisher: gazette\ntext: herald.txt\nsha256: {digest(text.encode())}\n"
    )
    quotation = yaml.safe_dump([{"source": "herald", "kind": kind, "exact": quote}])
    return {ARTICLE: text, HERALD: record, SAFE: f"{STATEMENT}quotes:\n{quotation}"}


# Quotations that are not found


def test_quote_not_found__shows_the_nearest_passage_and_what_differs() -> None:
    """With the place of the passage in the article, and both wordings."""
    finding = the_finding(quoting("  exact: The bridges was safe\n"))

    assert "“The bridges was safe” does not stand in seeds/gazette.txt" == finding.message
    assert (
        "The nearest passage, at seeds/gazette.txt:3:2:\n"
        "  The bridge is safe\n"
        "You have: bridges was; the article has: bridge is"
    ) == finding.help


def test_quote_not_found__shows_words_left_out_and_words_added() -> None:
    """Each difference in words of its own."""
    finding = the_finding(
        quoting("  exact: The bridge in was inspected early in May, and 12 bolts were replaced\n")
    )

    assert (
        "The nearest passage, at seeds/gazette.txt:1:1:\n"
        "  The bridge in Westhaven was inspected in May, and 12 bolts were replaced\n"
        "The article has, and you have not: Westhaven\n"
        "You have, and the article has not: early"
    ) == finding.help


def test_quote_not_found__with_nothing_near_says_so() -> None:
    """No passage is shown that has little to do with the quotation."""
    finding = the_finding(quoting("  exact: Nobody will ever cross this river again\n"))

    assert "Nothing in the article is near it. Copy the words from the article." == finding.help


def test_quote_not_found__of_pieces_names_the_piece() -> None:
    """The finding stands at the piece, which may be any."""
    finding = the_finding(quoting("  exact:\n  - We checked every bolt\n  - and each cable\n"))

    assert (f"{SAFE}:10:5", "piece 2, “and each cable”, does not stand in seeds/gazette.txt") == (
        str(finding.at),
        finding.message,
    )


def test_quote_not_found__inside_a_word() -> None:
    """The words do stand there, as part of a longer one."""
    finding = the_finding(quoting("  exact: 12 bolt\n"))

    assert "“12 bolt” stands in seeds/gazette.txt only as part of longer words" == finding.message
    assert "Take whole words; at seeds/gazette.txt:1:51 stands:\n  12 bolts" == finding.help


def test_quote_not_found__in_the_wrong_order() -> None:
    """Both pieces stand there, the second before the first."""
    finding = the_finding(quoting("  exact: [and every cable, We checked every bolt]\n"))

    assert (
        "piece 2, “We checked every bolt”, does not stand after the piece before it in "
        "seeds/gazette.txt"
    ) == finding.message
    assert "List the pieces in the order of the article; they must not overlap." == finding.help


def test_quote_not_found__of_a_long_quotation_is_cut_in_the_message() -> None:
    """The message stays one line that can be read."""
    finding = the_finding(quoting("  exact: " + "bridge " * 100 + "\n"))

    assert len(finding.message) < 140
    assert "…”" in finding.message


# Quotations that are found too often


def test_quote_ambiguous__lists_the_places_and_what_decides() -> None:
    """As YAML to be pasted below `exact`."""
    finding = the_finding(quoting("  exact: the mayor\n  kind: indirect\n"))

    assert "“the mayor” stands in 2 places of seeds/gazette.txt" == finding.message
    assert (
        "Say which place is meant, with the words just before or just after it:\n"
        '  seeds/gazette.txt:3:23  suffix: "told"\n'
        '  seeds/gazette.txt:7:33  suffix: "said"'
    ) == finding.help


def test_quote_ambiguous__takes_what_it_proposes() -> None:
    """Each line of the help, pasted, mends the quotation."""
    finding = the_finding(quoting("  exact: the mayor\n  kind: indirect\n"))

    for line in finding.help.splitlines()[1:]:
        _, proposal = line.strip().split("  ")
        assert [] == found_with(quoting(f"  exact: the mayor\n  kind: indirect\n  {proposal}\n"))


def test_quote_ambiguous__proposes_marks_and_backslashes_as_yaml() -> None:
    """What has to be escaped in YAML is."""
    text = 'He saw a "C:\\ bridge there. He saw a "D:\\ bridge there.\n'
    finding = the_finding(article(text, "bridge there", "indirect"))

    proposals = [line.strip().split("  ")[1] for line in finding.help.splitlines()[1:]]
    assert [{"prefix": '"C:\\'}, {"prefix": '"D:\\'}] == [yaml.safe_load(p) for p in proposals]


def test_quote_ambiguous__says_that_the_prefix_does_not_decide() -> None:
    """A prefix that stands at both places, or at none, is no help."""
    finding = the_finding(quoting("  exact: the mayor\n  prefix: whatever\n  kind: indirect\n"))

    assert (
        "“the mayor” stands in 2 places of seeds/gazette.txt, which its prefix or suffix does not "
        "tell apart"
    ) == finding.message


def test_context_not_found__shows_what_stands_there() -> None:
    """At the prefix or the suffix, each."""
    changes = quoting("  exact: The bridge is safe\n  prefix: He said\n  suffix: and sound\n")
    prefix, suffix = build_example(changes).findings

    assert (f"{SAFE}:9:11", f"{SAFE}:10:11") == (str(prefix.at), str(suffix.at))
    assert "the suffix does not stand beside the quotation" == suffix.message
    assert (
        'In the source, after it stands: ," the mayor told the council on 6 May 2…\n'
        "Correct the suffix, or take it out."
    ) == suffix.help


# Short and repeated quotations


@pytest.mark.parametrize(
    ("text", "quote", "too_short"),
    [
        ("It is safe.", "safe", True),
        ("It is so.", "It is so", False),
        ("Er nannte es Brückensicherheitsgesetz.", "Brückensicherheitsgesetz", False),
        ("他说不。", "不", True),
        ("他说桥是安全的。", "桥是安全的", False),
        ("เขาบอกว่าสะพานปลอดภัย", "สะพานปลอดภัย", False),
    ],
)
def test_quote_too_short__in_any_script(text: str, quote: str, *, too_short: bool) -> None:
    """One short word, or one character of a script without spaces, proves nothing."""
    found = {item.split()[0] for item in found_with(article(text, quote, "indirect"))}
    assert found == ({"quote-too-short"} if too_short else set())


def test_quote_too_short__is_no_matter_outside_statements() -> None:
    """A person's name is all the evidence of the name that there can be."""
    person = "name: Westhaven\nquotes:\n- {source: gazette-2024-05-08, exact: Westhaven}\n"
    assert [] == found_with({"annotations/places/westhaven.yml": person})


def test_duplicate_quote__in_two_statements_of_one_speaker() -> None:
    """The one passage would look like two."""
    again = f"{STATEMENT}quotes:\n- {{source: gazette-2024-05-08, exact: The bridge is safe}}\n"
    finding = the_finding({"annotations/statements/bridge-is-sound.yml": again})

    assert ("duplicate-quote", "annotations/statements/bridge-is-sound.yml:7:39") == (
        finding.rule,
        str(finding.at),
    )
    assert (
        "“The bridge is safe” is the passage by which statements/bridge-is-safe shows what the "
        "same speaker said"
    ) == finding.message


@pytest.mark.parametrize("field", ["repeats: [bridge-is-safe]", "speaker: engineer"])
def test_duplicate_quote__not_where_two_were_meant(field: str) -> None:
    """Statements that name each other are two; so are two speakers who said it together."""
    statement = STATEMENT.replace(
        "speaker: mayor\n", "" if "speaker" in field else "speaker: mayor\n"
    )
    quotes = "quotes:\n- {source: gazette-2024-05-08, exact: The bridge is safe}\n"
    again = f"{field}\n{statement}{quotes}"
    assert [] == found_with({"annotations/statements/bridge-is-sound.yml": again})


def test_duplicate_quote__not_of_two_figures() -> None:
    """One passage may give two numbers."""
    values = "\n".join(
        f"- of: {what}\n  values:\n  - {{value: 12, quote: {{source: gazette-2024-05-08, "
        "exact: 12 bolts were replaced}}"
        for what in ("bolts", "works")
    )
    event = f"name: Inspection\nfigures:\n{values}\n"
    assert [] == found_with({"annotations/events/inspection.yml": event})


# Direct quotations


WITHIN_MARKS = [
    ("“It is safe and sound,” he said.", "It is safe and sound"),
    ("“It is safe and sound,” he said.", "“It is safe and sound,”"),
    ("“He told me that it is safe and sound, and I said no.”", "it is safe and sound"),
    ('"It is safe and sound," he said. "Go."', "It is safe and sound"),
    ("‘It’s safe and sound,’ he said.", "It’s safe and sound"),
    ("‘The boys’ bridge is safe and sound’, he said.", "is safe and sound"),
    ("He said 'it isn't safe and sound' to us.", "it isn't safe and sound"),
    ("„Sie ist sicher und fest“, sagte er.", "Sie ist sicher und fest"),
    ("»Sie ist sicher und fest«, sagte er.", "Sie ist sicher und fest"),
    ("« Il est sûr et solide », dit-il.", "Il est sûr et solide"),
    ("”Den är säker och fast”, sade han.", "Den är säker och fast"),
    ("他说：「桥是安全的。」", "桥是安全的"),
    ("他说“桥是安全的”。", "桥是安全的"),
    ('他说"桥是安全的"。', "桥是安全的"),
    ("“It is safe.\n\n“It is also sound and strong,” he said.", "It is safe"),
    ("“It is safe.\n\n“It is also sound and strong,” he said.", "It is also sound"),
    ("“It is safe.\n\n“It is also sound and strong,” he said.", "It is safe. “It is also sound"),
]

WITHOUT_MARKS = [
    ("It is safe and sound, he said.", "It is safe and sound"),
    ("“Yes,” he said, it is safe and sound. “No.”", "it is safe and sound"),
    ("“It is,” he said, safe and sound.", "he said, safe and sound"),
    ("“It is safe,” he said, “and it is sound.”", "It is safe,” he said, “and it is sound"),
    ("“It is safe and sound, he said.", "It is safe and sound"),
    ("It isn't safe, and the boys' bridge wasn't sound.", "safe, and the boys"),
    ("He said it is safe and sound.”", "it is safe and sound"),
    ("“It is safe.\n\nIt is sound and strong.", "It is safe"),
    ("„Nein“, sagte er, sie ist sicher. „Gut.“", "sie ist sicher"),
    ("The 6' wall and the 5\" bolt are safe, the 7' one is not.", "bolt are safe"),
]


@pytest.mark.parametrize(("text", "quote"), WITHIN_MARKS)
def test_direct_quote__within_marks(text: str, quote: str) -> None:
    """Marks of many languages, around the words or a longer passage, or opened each paragraph."""
    assert [] == found_with(article(text, quote))


@pytest.mark.parametrize(("text", "quote"), WITHOUT_MARKS)
def test_direct_quote__without_marks(text: str, quote: str) -> None:
    """Also where marks stand somewhere else in the paragraph, or do not close."""
    finding = the_finding(article(text, quote))

    assert "direct-quote-without-marks" == finding.rule


def test_direct_quote__in_a_block_quotation_needs_no_marks() -> None:
    """Setting it off is how the source says that these are somebody's words."""
    text = "<p>He said:</p><blockquote><p>It is safe and sound.</p></blockquote>"
    assert [] == found_with(article(text, "It is safe and sound"))


def test_direct_quote__of_the_publisher_needs_no_marks() -> None:
    """Its own article is its own words."""
    changes = article("It is safe and sound, we think.", "It is safe and sound")
    statement = changes[SAFE].replace("mayor", "gazette")
    assert [] == found_with(changes | {SAFE: statement, WITHDRAWAL: None})


def test_direct_quote__says_where_the_words_stand() -> None:
    """So that the author can have a look."""
    finding = the_finding(article("No.\n\nIt is safe and sound.", "It is safe and sound"))

    assert (
        "“It is safe and sound” is quoted as direct, and has no quotation marks around it at "
        "seeds/herald.txt:3:1"
    ) == finding.message


# References


@pytest.mark.parametrize(
    ("words", "message", "advice"),
    [
        ("mayr", "no person or organization is named 'mayr'", "Did you mean mayor?"),
        ("people/mayr", "no person or organization is named 'people/mayr'", "Did you mean mayor?"),
        (
            "zz",
            "no person or organization is named 'zz'",
            "Correct the name, or write the record annotations/KIND/zz.yml.",
        ),
        (
            "inspection",
            "'inspection' is an event, and here stands only a person or organization",
            "Name a person or organization here.",
        ),
        (
            "places/westhaven",
            "'places/westhaven' is a place, and here stands only a person or organization",
            "Name a person or organization here.",
        ),
    ],
)
def test_reference__that_leads_nowhere(words: str, message: str, advice: str) -> None:
    """The message says what the field takes; the help what may be meant."""
    quotes = "quotes:\n- {source: gazette-2024-05-08, exact: The bridge is safe}\n"
    finding = the_finding({SAFE: STATEMENT.replace("mayor", words) + quotes})

    assert (f"{SAFE}:1:10", message, advice) == (str(finding.at), finding.message, finding.help)


def test_reference__by_an_id_that_needs_its_kind() -> None:
    """What a correction corrects is a statement, unless it says otherwise."""
    by = "by: mayor\n"
    finding = the_finding(
        {
            WITHDRAWAL: RETRACTION.replace("bridge-is-safe", "bridge-is-safe, gazette-2024-05-08")
            + by
        }
    )

    assert "'gazette-2024-05-08' names no statement but a source" == finding.message
    assert "Write sources/gazette-2024-05-08 if that is meant." == finding.help


def test_reference__in_a_page_is_judged_where_it_stands() -> None:
    """Cards and links, with line and column of the page; code is left alone."""
    text = "# Bridge\n\n![[statements/nothing]]\n\nSee [[nobody|him]], not `[[nobody]]`.\n"
    assert [
        "unknown-reference docs/index.md:3:1",
        "unknown-reference docs/index.md:5:5",
    ] == found_with({"docs/index.md": text})


def test_reference__in_notes_is_judged_where_it_stands() -> None:
    """In the file, not in the text."""
    notes = "notes: >-\n  See [[mayor]]\n  and [[nobody]].\n"
    assert ["unknown-reference annotations/places/westhaven.yml:4:7"] == found_with(
        {"annotations/places/westhaven.yml": f"name: Westhaven\n{notes}"}
    )


def test_reference__to_a_draft_from_a_page() -> None:
    """The page would show a link that leads nowhere."""
    place = "name: Westhaven\ndraft: true\n"
    page = "# Bridge\n\nThe [[mayor]] of [[westhaven]].\n"
    finding = the_finding({"annotations/places/westhaven.yml": place, "docs/index.md": page})

    assert ("reference-to-draft", "docs/index.md:3:18") == (finding.rule, str(finding.at))
    assert "this page names places/westhaven, which is a draft" == finding.message


def test_reference__to_a_draft_from_notes() -> None:
    """The notes would speak of what readers cannot see."""
    place = "name: Westhaven\ndraft: true\n"
    notes = "name: The engineer\nunnamed: true\nnotes: Lives in [[westhaven]].\n"
    finding = the_finding(
        {"annotations/places/westhaven.yml": place, "annotations/people/engineer.yml": notes}
    )

    assert "annotations/people/engineer.yml:3:17" == str(finding.at)
    assert "the notes of people/engineer name places/westhaven, which is a draft" == finding.message


def test_reference__to_a_draft_from_a_draft_is_no_matter() -> None:
    """Neither is published."""
    statement = STATEMENT + "draft: true\nquotes:\n- {source: herald, exact: It is shut}\n"
    record = f"label: A report\ntext: herald.txt\nsha256: {digest(b'It is shut')}\ndraft: true\n"
    changes = {"annotations/statements/shut.yml": statement, HERALD: record, ARTICLE: "It is shut"}
    assert [] == found_with(changes)


# Sources


def test_source_changed__gives_both_digests() -> None:
    """The pinned one and the file's."""
    text = "“The bridge is safe,” said the mayor, and again: “I was wrong about the bridge.”\n"
    finding = next(
        item
        for item in build_example({"seeds/gazette.txt": text}).findings
        if item.rule == "source-changed"
    )

    assert "seeds/gazette.txt is not the file that is pinned here" == finding.message
    pinned = "6fcc7094e5d9834d6262c15e25708fc8545d9006a3fba64eb361e8f61fd04004"
    assert f"Pinned is {pinned}; the file's digest is {digest(text.encode())}." in finding.help


def test_source_missing__names_the_file_that_may_be_meant_and_calls_it_no_orphan() -> None:
    """One misspelt name is one finding; its quotations cannot be judged and are not."""
    record = example_files()[SOURCE].decode().replace("gazette.txt", "gazete.txt")
    finding = the_finding({SOURCE: record})

    assert ("source-missing", f"{SOURCE}:4:7") == (finding.rule, str(finding.at))
    assert "there is no file seeds/gazete.txt" == finding.message
    assert finding.help.startswith("Did you mean gazette.txt?")


def test_source_missing__where_a_source_without_an_article_is_quoted() -> None:
    """At the quotation; a source that nobody quotes may go without."""
    record = "label: A broadcast\npublisher: gazette\n"
    assert [] == found_with({HERALD: record})
    quote = f"{STATEMENT}quotes:\n- {{source: herald, exact: The bridge is safe}}\n"
    assert [f"source-missing {SAFE}:7:12"] == found_with({HERALD: record, SAFE: quote})


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../mkdocs.yml", "C:gazette.txt", "..\\mkdocs.yml", "a/../gazette.txt", "./a"],
)
def test_source_outside_seeds__however_it_is_written(name: str) -> None:
    """The file is not read, and nothing else is said about it."""
    record = f"label: A report\npublisher: gazette\ntext: '{name}'\n"
    assert [f"source-outside-seeds {HERALD}:3:7"] == found_with({HERALD: record})


def test_orphan_seed__is_no_matter_while_a_source_record_cannot_be_read() -> None:
    """It may be the one that names the article."""
    found = {item.split()[0] for item in found_with({SOURCE: "title: 'x\n"})}
    assert {"unreadable-yaml"} == found


def test_orphan_seed__is_reported_beside_faults_of_other_records() -> None:
    """Only what names articles matters."""
    changes = {ARTICLE: "It is shut.", MEETING: "name: 'x\n"}
    found = {item.split()[0] for item in found_with(changes)}
    assert {"unreadable-yaml", "orphan-seed"} == found


# Times


@pytest.mark.parametrize(
    ("issued", "too_early"),
    [
        ("2024-05-05", True),
        ("2024-05-05?", False),
        ("2024-05-05~", False),
        ("2024-05-05/2024-05-06", False),
        ("2024-05", False),
        ("2024-04", True),
        ("../2024-05-05", True),
        ("2024-05-06", False),
    ],
)
def test_correction_before_statement__only_where_it_is_certain(
    issued: str, *, too_early: bool
) -> None:
    """Doubt, and spans that share a day, are no fault."""
    record = RETRACTION.replace("2024-05-08", issued) + "by: mayor\n"
    expected = [f"correction-before-statement {WITHDRAWAL}:3:9"] if too_early else []
    assert expected == found_with({WITHDRAWAL: record})


def test_correction_before_statement__before_the_words_that_make_it() -> None:
    """A correction through a statement is not older than the statement."""
    record = RETRACTION.replace("05-08", "05-07") + "by: mayor\nthrough: [mayor-was-wrong]\n"
    assert (
        "issued 7 May 2024, before statements/mayor-was-wrong, through which it is made, was said, "
        "8 May 2024"
    ) == the_finding({WITHDRAWAL: record}).message


def test_correction_before_statement__of_a_correction() -> None:
    """A correction may be corrected in turn, later."""
    erratum = "corrects: [corrections/mayor-withdraws]\nkind: erratum\nissued: 2024-05-07\n"
    finding = the_finding({"annotations/corrections/erratum.yml": erratum})
    assert (
        "issued 7 May 2024, before corrections/mayor-withdraws was issued, 8 May 2024"
        == finding.message
    )


def test_statement_after_source__is_said_once_for_each_source() -> None:
    """Two quotations of one source are one fault."""
    statement = STATEMENT.replace("2024-05-06", "2024-06-06") + (
        "quotes:\n"
        "- {source: gazette-2024-05-08, exact: The bridge is safe}\n"
        "- {source: gazette-2024-05-08, exact: We checked every bolt}\n"
    )
    changes: dict[str, str | bytes | None] = {SAFE: statement, WITHDRAWAL: None}
    assert (
        "said 6 June 2024, after sources/gazette-2024-05-08 was published, 8 May 2024"
        == the_finding(changes).message
    )


def test_event_before_part__after_the_whole_is_over() -> None:
    """A part lies neither before nor after the whole."""
    event = "name: Meeting\ndate: 2024-06-01\nplaces: [westhaven]\npart_of: inspection\n"
    assert (
        "1 June 2024 lies outside events/inspection, of which this is a part: May 2024"
        == the_finding({MEETING: event}).message
    )


# Who retracts


@pytest.mark.parametrize("by", ["mayor", "council"])
def test_retraction__by_those_who_may(by: str) -> None:
    """The speaker, and the organization in which the speaker has a role."""
    assert [] == found_with({WITHDRAWAL: f"{RETRACTION}by: {by}\n"})


def test_retraction__by_somebody_unknown_is_one_fault() -> None:
    """Whether they may retract it cannot be said."""
    assert [f"unknown-reference {WITHDRAWAL}:4:5"] == found_with(
        {WITHDRAWAL: f"{RETRACTION}by: nobody-at-all\n"}
    )


# Chains


def test_correction_cycle__of_three_is_one_finding() -> None:
    """At the first correction; the help tells the way round."""
    changes = {
        f"annotations/corrections/{one}.yml": (
            f"corrects: [corrections/{other}]\nkind: correction\nissued: 2024-05-09\nby: mayor\n"
        )
        for one, other in [("a", "b"), ("b", "c"), ("c", "a")]
    }
    finding = the_finding(changes)

    assert "annotations/corrections/a.yml:1:12" == str(finding.at)
    assert "corrections/a in the end corrects itself" == finding.message
    assert (
        "corrections/a corrects corrections/b; corrections/b corrects corrections/c; "
        "corrections/c corrects corrections/a. Take out the link that is wrong."
    ) == finding.help


def test_correction_cycle__through_statements_that_correct_each_other() -> None:
    """Each correction is made through a statement that the other takes back."""
    changes = {
        "annotations/corrections/a.yml": (
            "corrects: [bridge-is-safe]\nkind: correction\nissued: 2024-05-09\nby: mayor\n"
            "through: [mayor-was-wrong]\n"
        ),
        "annotations/corrections/b.yml": (
            "corrects: [mayor-was-wrong]\nkind: correction\nissued: 2024-05-09\nby: mayor\n"
            "through: [bridge-is-safe]\n"
        ),
    }
    assert ["correction-cycle annotations/corrections/a.yml:1:12"] == found_with(changes)


@pytest.mark.parametrize("length", [1, 3, 2000])
def test_reference_cycle__of_any_length_is_one_finding(length: int) -> None:
    """At the first record; long ways are not told in full."""
    changes = {
        f"annotations/events/e{number:04}.yml": (
            f"name: Event {number}\nfollows: [e{(number + 1) % length:04}]\n"
        )
        for number in range(length)
    }
    findings = [f for f in build_example(changes).findings if f.rule == "reference-cycle"]

    (finding,) = findings
    assert "annotations/events/e0000.yml:2:11" == str(finding.at)
    assert len(finding.help) < 400


def test_reference_cycle__two_knots_are_two_findings() -> None:
    """Each circle is reported once, however many links lead into it."""
    parts = {"a": "b", "b": "a", "c": "d", "d": "c", "e": "a", "f": "e"}
    changes = {
        f"annotations/organizations/{one}.yml": f"name: {one}\npart_of: {other}\n"
        for one, other in parts.items()
    }
    found = [item for item in found_with(changes) if "cycle" in item]
    assert [
        "reference-cycle annotations/organizations/a.yml:2:10",
        "reference-cycle annotations/organizations/c.yml:2:10",
    ] == found


def test_reference_cycle__a_statement_that_contradicts_itself() -> None:
    """Two statements may contradict each other, but none itself."""
    quotes = "quotes:\n- {source: gazette-2024-05-08, exact: The bridge is safe}\n"
    mutual = STATEMENT + "contradicts: [bridge-is-not-safe]\n" + quotes
    itself = STATEMENT + "contradicts: [bridge-is-safe]\n" + quotes

    assert [] == found_with({SAFE: mutual})
    assert "statements/bridge-is-safe contradicts itself" == the_finding({SAFE: itself}).message


# Leftovers


def test_unused_record__not_what_a_misspelt_name_means() -> None:
    """One misspelt name is one finding."""
    meeting = "name: Meeting of the council\ndate: 2024-05-06\nplaces: [westhavn]\n"
    assert [f"unknown-reference {MEETING}:3:10"] == found_with({MEETING: meeting})


def test_unused_record__not_while_a_file_cannot_be_read() -> None:
    """It may be the one that names the record."""
    assert [f"unreadable-yaml {MEETING}:1:7"] == [
        f"{item.rule} {item.at}" for item in build_example({MEETING: "name: - x\n"}).findings
    ]


def test_unused_record__naming_itself_is_not_enough() -> None:
    """Others must lead to it."""
    clerk = "name: The clerk\nnotes: See [[clerk]].\n"
    assert ["unused-record annotations/people/clerk.yml:1:1"] == found_with(
        {"annotations/people/clerk.yml": clerk}
    )


@pytest.mark.parametrize(
    ("formerly", "message"),
    [
        ("[mayor]", "people/mayor is the id that this record has now"),
        ("[engineer]", "people/engineer is another record, which keeps its address"),
        ("[lady, lady]", "people/lady is listed twice"),
        ("[inspector]", "people/inspector is claimed by people/engineer, too"),
    ],
)
def test_redirect_clash(formerly: str, message: str) -> None:
    """An address leads to one page."""
    engineer = "name: The engineer\nformerly: [inspector]\n"
    mayor = (
        "name: The mayor\nroles:\n- {title: mayor, organization: council}\n"
        f"formerly: {formerly}\n"
    )
    changes = {
        "annotations/people/engineer.yml": engineer,
        "annotations/people/mayor.yml": mayor,
    }
    assert message == the_finding(changes).message


def test_redirect_clash__not_with_a_record_of_another_kind() -> None:
    """Their addresses differ."""
    engineer = "name: The engineer\nformerly: [council, gazette]\n"
    assert [] == found_with({"annotations/people/engineer.yml": engineer})


# Faults that meet


def test_faults_of_one_record__are_all_reported() -> None:
    """A record set aside for one fault is still judged for the others."""
    statement = (
        "speaker: mayr\nsaid: 6 May\nclaim: The bridge is safe.\ncolour: red\nabout: [inspection]\n"
        "quotes:\n- source: gazette-2024-05-08\n  exact: The bridge was safe\n"
        "formerly: [bridge-is-not-safe]\n"
    )
    assert [
        f"unknown-reference {SAFE}:1:10",
        f"invalid-date {SAFE}:2:7",
        f"unknown-field {SAFE}:4:1",
        f"quote-not-found {SAFE}:8:10",
        f"redirect-clash {SAFE}:9:12",
    ] == found_with({SAFE: statement})


def test_faulty_statement__without_a_quotation_is_missing_it_too() -> None:
    """The fault in the one field hides nothing about the others."""
    statement = STATEMENT.replace("2024-05-06", "soon")
    assert [f"statement-without-quote {SAFE}:1:1", f"invalid-date {SAFE}:2:7"] == found_with(
        {SAFE: statement}
    )


def test_faulty_source_record__neither_hides_nor_invents_faults_of_quotations() -> None:
    """Its article is read all the same, so the quotations of it are judged."""
    source = (
        example_files()[SOURCE].decode().replace("published: 2024-05-08", "published: yesterday")
    )
    quote = quoting("  exact: The bridge was safe\n")

    assert [f"invalid-date {SOURCE}:3:12"] == found_with({SOURCE: source})
    assert [f"invalid-date {SOURCE}:3:12", f"quote-not-found {SAFE}:8:10"] == found_with(
        {SOURCE: source} | quote
    )


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("title: x\npublisher: gazette\ntext: gazette.txt\nformat: word\n", "invalid-value"),
        ("title: x\npublisher: gazette\ntext: [gazette.txt]\n", "invalid-value"),
        ("title: x\npublisher: gazette\ntext: ''\n", "invalid-value"),
        ("title: x\npublisher: gazette\ntext: gazette.txt\nsha256: 12\n", "invalid-value"),
        ("title: 'x\n", "unreadable-yaml"),
    ],
)
def test_source_record__whose_article_cannot_be_told_is_one_fault(source: str, fault: str) -> None:
    """Nothing is said about quotations that nobody can look up."""
    found = {item.rule for item in build_example({SOURCE: source}).findings}
    assert {fault} == found - {"orphan-seed", "source-unpinned"}
    assert "quote-not-found" not in found


# Hostile values


NASTY = [
    "\u202egnp.exe",
    "\x1b[31mred",
    "a\u0000b",
    "<script>alert(1)</script>",
    "[[mayor]]",
    "../../../etc/passwd",
    "x" * 10_000,
    "people/" * 50,
    "’" * 500,
    "{{ 7 * 7 }}",
    "\ud7ff\ufffe",
    "１２３",
]

ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.sampled_from(NASTY), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["source", "exact", "who", "of", "values", "quote"]), inner
        ),
    ),
    max_leaves=8,
)


@given(
    kind=st.sampled_from(list(Kind)),
    fields=st.dictionaries(st.integers(0, 30), ANYTHING, max_size=6),
)
@settings(max_examples=150)
def test_any_record__is_read_and_judged(kind: Kind, fields: dict[int, object]) -> None:
    """Whatever stands in its fields is a finding or none, on one line, and never an exception."""
    names = KINDS[kind].field_names()
    record = {names[number % len(names)]: value for number, value in fields.items()}
    text = yaml.safe_dump(record, allow_unicode=True)

    for finding in build_example({f"annotations/{kind}/any.yml": text}).findings:
        assert "\n" not in finding.message
        assert finding.at.line >= 1
        assert len(finding.message) < 1_000


def test_ambiguous_alias__stands_where_the_worse_claim_is() -> None:
    """Who bears a name has a better claim to it than who is also called so."""
    changes = {
        "annotations/organizations/council.yml": "name: The council\naliases: [Westhaven]\n",
        "annotations/people/mayor.yml": "name: The Mayor\naliases: [WESTHAVEN, the boss]\n",
        "annotations/people/engineer.yml": "name: The engineer\naliases: [the  boss]\n",
    }
    found = build_example(changes).findings
    assert [
        (
            "annotations/organizations/council.yml:2:11",
            "“Westhaven” is also a name of places/westhaven and people/mayor",
        ),
        (
            "annotations/people/mayor.yml:2:11",
            "“WESTHAVEN” is also a name of places/westhaven and organizations/council",
        ),
        ("annotations/people/mayor.yml:2:22", "“the boss” is also a name of people/engineer"),
    ] == [(str(one.at), one.message) for one in found if one.rule == "ambiguous-alias"]


def test_ambiguous_alias__one_record_may_repeat_itself_and_events_are_not_looked_for() -> None:
    changes = {
        "annotations/places/westhaven.yml": "name: Westhaven\naliases: [WESTHAVEN]\n",
        "annotations/events/inspection.yml": "name: Westhaven\ndate: 2024-05\n",
    }
    rules = {one.rule for one in build_example(changes).findings}
    assert "ambiguous-alias" not in rules
