"""What is suggested of an article, and how much of one is annotated."""

import shlex
from collections.abc import Iterator, Mapping

import pytest

from dossier.anchor import Found, anchor
from dossier.desk.suggesting.article import Article
from dossier.desk.suggesting.commands import ready
from dossier.desk.suggesting.coverage import Coverage, Share, coverage
from dossier.desk.suggesting.grouping import group
from dossier.desk.suggesting.known import Known
from dossier.desk.suggesting.languages import language_of
from dossier.desk.suggesting.marks import passages
from dossier.desk.suggesting.suggestions import Suggestion, What, suggest
from dossier.model.fields import Key, Kind
from dossier.model.parts import Quote
from dossier.seeds.reading import read_source
from dossier.text.source import SourceText
from examples import link_files

SOURCE = Key(Kind.SOURCES, "gazette")


def article(text: str, records: Mapping[str, str] | None = None, language: str = "en") -> Article:
    """Read an article of a dossier with some records, by their paths below annotations/."""
    files = {"annotations/sources/gazette.yml": "label: x\ntext: gazette.txt\n"}
    files |= {f"annotations/{path}.yml": words for path, words in (records or {}).items()}
    dossier = link_files(files, SOURCE, text)
    return Article(dossier, SOURCE, Known(dossier), language_of(language))


def known(records: Mapping[str, str]) -> Known:
    """Return the names of some records."""
    files = {f"annotations/{path}.yml": words for path, words in records.items()}
    return Known(link_files(files, SOURCE, ""))


def of_kind(text: str, what: What, records: Mapping[str, str] | None = None) -> list[Suggestion]:
    """Return the suggestions of one kind."""
    return suggest([article(text, records)], known(records or {}), [what])


def words(found: list[Suggestion]) -> list[str]:
    """Return the words that are suggested."""
    return [one.article.source.words(one.span) for one in found]


def marked(text: str, path: str = "seeds/a.txt") -> list[str]:
    """Return the passages in quotation marks; those that nothing closes end in a tilde."""
    source = read_source(path, text.encode())
    assert isinstance(source, SourceText)
    return [f"{source.words(one.words)}{'~' * one.unclosed}" for one in passages(source)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One,” he said, “and two.”", ["One,", "and two."]),
        ('"One," he said, "and two."', ["One,", "and two."]),
        ("„Eins“, »zwei« und ‚drei‘.", ["Eins", "zwei", "drei"]),
        ("« Un » et ‹deux›.", [" Un ", "deux"]),
        ("彼は「橋は安全だ」と言った。", ["橋は安全だ"]),
        ("It is the boys' club; don't.", []),
        ("'It is the boys' club,' he said; the girls' is not.", ["It is the boys' club,"]),
        ("He said ‘no’ to ’tis and '90s 'til dawn.", ["no"]),
        ("“He said ‘no’ to “us”.”", ["He said ‘no’ to “us”."]),
        ('“He said "no" to us,” she said.', ['He said "no" to us,']),
        ("'He said “no” to us,' she said.", ["He said “no” to us,"]),
        ("“One.\n\n“Two,” he said.\n\n“Three.”", ["One.\n\n“Two,", "Three."]),
        ("“One. He left.\n\nTwo. “Three.”", ["One. He left.~", "Three."]),
        ("A “B “C” d.", ["B~", "C"]),
        ("A ” B.", []),
        ("“…” and “”", []),
    ],
)
def test_passages__are_the_outermost_within_marks(text: str, expected: list[str]) -> None:
    assert expected == marked(text)


def test_passages__what_a_page_sets_off_is_quoted() -> None:
    page = "<p>He wrote:</p><blockquote>The bridge is safe.</blockquote>"
    assert ["The bridge is safe."] == marked(page, "seeds/a.html")


MAYOR = {"people/ray": "name: Ann Ray\naliases: [Ray]\n"}


def told(text: str, records: Mapping[str, str] | None = None) -> list[tuple[str, str | None]]:
    """Return the verbs of saying of an article with who seems to speak."""
    return [
        (cue.words, cue.speaker.words if cue.speaker else None)
        for reported in article(text, records).reported
        for cue in reported.cues
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ray said the bridge is safe.", [("said", "Ray")]),
        ("The bridge is safe, said Ray.", [("said", "Ray")]),
        ("“The bridge is safe,” said the mayor of Ashmoor, Ann Ray.", [("said", "the mayor")]),
        ("“Is it safe?” Ray asked.", [("asked", "Ray")]),
        ("According to Ann Ray, it is safe.", [("According to", "Ann Ray")]),
        ("On Monday, Ray also said it is safe.", [("said", "Ray")]),
        ("Ray, the mayor of Ashmoor, said it is safe.", [("said", "Ray")]),
        ("Ray, who is the mayor, has said so.", [("said", "Ray")]),
        ("Council spokesman Maj. Tom Vale confirmed it.", [("confirmed", "Tom Vale")]),
        ("Ray denied it and said that it was safe.", [("denied", "Ray"), ("said", "Ray")]),
        (
            "Ray was asked about it, saying only that it is safe.",
            [("asked", None), ("saying", "Ray")],
        ),
        ("The council was told that it is safe.", [("told", None)]),
        ("A spokesman for the Pentagon said no.", [("said", "A spokesman for the Pentagon")]),
        ("The council declined to say why.", [("declined to", "The council")]),
        ("Two officials said so, he added.", [("said", "Two officials"), ("added", "he")]),
        ("He continued: It was wrong.", [("continued", "he")]),
        ("That said, the bridge was closed.", []),
        ("The said bridge had 400 confirmed faults.", []),
        ("The claim was added to the report.", []),
        ("The council added a lane and called an engineer.", []),
        ("It is hard to say.", []),
        ("“Ray said it is safe” is on the wall.", []),
    ],
)
def test_speech__tells_verbs_of_saying_and_their_subjects(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert expected == told(text, MAYOR)


def test_speech__speakers_with_a_record_come_first() -> None:
    text = "They said no. Tom Vale said maybe. Ann Ray said yes."
    found = of_kind(text, What.SPEECH, MAYOR)
    assert ["Ann Ray said yes.", "Tom Vale said maybe.", "They said no."] == words(found)
    assert [Key(Kind.PEOPLE, "ray"), None, None] == [one.key for one in found]


def test_speech__without_marks_is_known_by_the_person_it_speaks_in() -> None:
    text = "It was wrong, Ray said. We regret that. The bridge is closed."
    assert ["It was wrong, Ray said.", "We regret that."] == words(of_kind(text, What.SPEECH))


def test_speech__is_not_suggested_beside_the_passage_that_it_introduces() -> None:
    text = "“The bridge is safe,” Ray said. Ray called it “solid” and said that it was new."
    known_names = known(MAYOR)
    found = suggest([article(text, MAYOR)], known_names, What)
    assert [
        ("quotes", "The bridge is safe,"),
        ("speech", "Ray called it “solid” and said that it was new."),
        ("quotes", "solid"),
    ] == [(str(one.what), one.article.source.words(one.span)) for one in found]


def test_quotes__go_on_with_who_spoke_before() -> None:
    text = "“The bridge is safe,” Ray said. “We checked every bolt of it.”"
    assert ["Ray", "Ray"] == [
        one.speaker.words for one in of_kind(text, What.QUOTES, MAYOR) if one.speaker
    ]


def quoting(exact: str, kind: str = "statements") -> dict[str, str]:
    """Return the names and one more record, which quotes the article."""
    fields = {
        "statements": "speaker: ray\nsaid: 2024\nclaim: It is safe.\n",
        "organizations": "name: The works\n",
    }
    quote = f"quotes:\n- source: gazette\n  kind: direct\n  exact: {exact}\n"
    return {**MAYOR, f"{kind}/x": fields[kind] + quote}


@pytest.mark.parametrize(
    ("exact", "suggested"),
    [
        ("The bridge over the river is safe", []),
        ("The bridge over the", []),  # four of seven words
        ("The bridge over", ["The bridge over the river is safe,"]),  # three
    ],
)
def test_quotes__half_of_the_words_in_records_cover_a_passage(
    exact: str, suggested: list[str]
) -> None:
    text = "“The bridge over the river is safe,” Ray said."
    assert suggested == words(of_kind(text, What.QUOTES, quoting(exact)))


@pytest.mark.parametrize(
    ("exact", "kind", "suggested"),
    [
        ("the bridge is safe", "statements", False),
        ("Ray said", "statements", False),
        ("On Monday", "statements", True),
        ("Ray said the bridge is safe", "organizations", True),
    ],
)
def test_speech__only_statements_cover_it(exact: str, kind: str, *, suggested: bool) -> None:
    """What an organization's record quotes says who it is, and not what somebody said."""
    text = "On Monday in the town hall Ray said the bridge is safe."
    assert suggested == bool(of_kind(text, What.SPEECH, quoting(exact, kind)))


def named(text: str, records: Mapping[str, str] | None = None) -> dict[str, tuple[int, str]]:
    """Return the names without a record, with how often they stand there and a guess."""
    found = group([article(text, records)], known(records or {}))
    return {one.name: (len(one.places), one.guess.kind) for one in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met Ann Ray. Ray left.", {"Ann Ray": (2, "person")}),
        ("They met Dr Jan van der Berg's aunt.", {"Jan van der Berg": (1, "person")}),
        ("They met June Orme in May 2024.", {"June Orme": (1, "person")}),
        ("They met Prime Minister Ali al-Amin.", {"Ali al-Amin": (1, "person")}),
        ("They met Secretary of State Tom Vale.", {"Tom Vale": (1, "person")}),
        (
            "They met Mary-Jane O'Neil in Ashmoor.",
            {"Mary-Jane O'Neil": (1, "person"), "Ashmoor": (1, "place")},
        ),
        ("They asked the Ministry of Defence.", {"Ministry of Defence": (1, "organization")}),
        (
            "They asked the Bridge Safety Agency (BSA); the BSA knew.",
            {"Bridge Safety Agency": (3, "organization")},
        ),
        (
            "They saw US troops, and the U.S. knew.",
            {"US troops": (1, "organization"), "U.S.": (1, "organization")},
        ),
        (
            "They left Tower 22 for Ashmoor-backed work.",
            {"Tower 22": (1, "place"), "Ashmoor": (1, "place")},
        ),
        (
            "They fought in the Ashmoor-Westhaven war.",
            {"Ashmoor": (1, "place"), "Westhaven": (1, "place")},
        ),
        ("They met on Monday in May with Polish experts.", {}),
        ("Yesterday it rained. Bridges broke. Workers came.", {}),
        ("BRIDGE AT ASHMOOR IS CLOSED AGAIN\n\nIt rained.", {}),
        ("The Bridge At Ashmoor Is Closed Again\n\nIt rained.", {}),
    ],
)
def test_names__are_grouped_with_a_guess(text: str, expected: dict[str, tuple[int, str]]) -> None:
    assert expected == named(text)


def test_names__what_has_a_record_is_left_out() -> None:
    """So are parts of its name, and names that two records share."""
    records = {
        "people/ray": "name: Ann Ray\n",
        "organizations/town": "name: Ashmoor\n",
        "places/ashmoor": "name: Ashmoor\n",
    }
    assert {} == named("They told Ray, Ann Ray and Mrs Ray of Ashmoor.", records)


def test_names__come_first_where_they_speak() -> None:
    text = "They saw Tom Vale. Tom Vale and Tom Vale. They met Eve Orme. Eve Orme said no."
    assert ["Eve Orme", "Tom Vale"] == [
        one.group.name for one in of_kind(text, What.NAMES) if one.group
    ]


def test_language__without_a_table_has_passages_only() -> None:
    read = article("„Die Brücke ist sicher“, sagte Anna Rau.", language="de")
    assert (1, (), ()) == (len(read.passages), read.reported, read.mentions)
    assert not coverage(read).language_known


def test_command__anchors_at_just_these_words() -> None:
    text = "“It is -safe-,” Ray said. Vale: “It's $HOME; `x`.” Orme said: “It is -safe-,” too."
    found = of_kind(text, What.QUOTES, MAYOR)
    made = [shlex.split(ready(one, known(MAYOR)).command or "")[3:] for one in found]
    source = ["--source", "gazette", "--quote"]
    assert [
        [*source, "It is -safe-", "--suffix", '," Ray', "--speaker", "ray"],
        [*source, "It is -safe-", "--prefix", 'said: "'],
        [*source, "It's $HOME; `x`"],
    ] == made


def quotes_in(found: list[Suggestion]) -> Iterator[tuple[Suggestion, Quote]]:
    """Yield suggestions with the quotations of their commands."""
    for one in found:
        selected = ready(one, known({})).quote
        assert selected is not None
        context = selected.context
        yield (
            one,
            Quote(
                source="x",
                exact=(selected.exact,),
                prefix=context.prefix or None,
                suffix=context.suffix or None,
            ),
        )


def test_command__leads_back_to_the_place() -> None:
    text = "“No,” he said.\n\n“No,” she said. “Yes\n  indeed,” he said. “No.”"
    for suggestion, quote in quotes_in(of_kind(text, What.QUOTES)):
        outcome = anchor(quote, suggestion.article.source)
        assert isinstance(outcome, Found)
        (span,) = outcome.spans
        assert suggestion.span.start <= span.start < span.end <= suggestion.span.end


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("Mary O'Neil", "dossier new person --name 'Mary O'\"'\"'Neil'"),
        ("Ann Ray", "dossier new person --name 'Ann Ray'"),
    ],
)
def test_command__of_a_name_is_quoted_for_a_shell(name: str, command: str) -> None:
    (found,) = of_kind(f"They met {name} again.", What.NAMES)
    assert command == ready(found, known({})).command


def test_command__with_signs_that_no_terminal_shows_is_not_offered() -> None:
    (found,) = of_kind("“It is \x1b[2J safe now.”", What.QUOTES)
    assert None is ready(found, known({})).command


def test_coverage__is_three_shares() -> None:
    text = "“The bridge is safe,” Ray said. “It is new,” she said. Nobody knew."
    found = coverage(article(text, quoting("The bridge is safe")))
    assert Coverage(SOURCE, Share(1, 2), Share(1, 2), Share(4, 13), True) == found  # noqa: FBT003
    assert (50, 30, None) == (found.passages.percent, found.words.percent, Share(0, 0).percent)
