"""What pages show, as values: names, orders, passages, figures, gaps."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from dossier.link.dossier import Dossier
from dossier.model.dates import Day, Edtf
from dossier.model.fields import Key, Kind
from dossier.model.figures import Agreement
from dossier.model.parts import Publish
from dossier.status import State
from dossier.text.source import Span
from dossier.views import view
from dossier.views.article import Gap, Mark, Paragraph, Stretch, article, marks
from dossier.views.cards import card
from dossier.views.corrections import CorrectionView
from dossier.views.events import EventView
from dossier.views.indexes import index_view
from dossier.views.languages import direction
from dossier.views.lines import Line, PageName, Section
from dossier.views.named import PersonView
from dossier.views.names import Name, Names, Step
from dossier.views.passages import address, wordings
from dossier.views.sources import SourceView
from dossier.views.statements import StatementView
from examples import build_example, example_files

SAFE = Key(Kind.STATEMENTS, "bridge-is-safe")
UNSAFE = Key(Kind.STATEMENTS, "bridge-is-not-safe")
WITHDRAWAL = Key(Kind.CORRECTIONS, "mayor-withdraws")
MAYOR = Key(Kind.PEOPLE, "mayor")
GAZETTE = Key(Kind.SOURCES, "gazette-2024-05-08")
INSPECTION = Key(Kind.EVENTS, "inspection")

ARTICLE = example_files()["seeds/gazette.txt"].decode()


def dossier(changes: Mapping[str, str | None] | None = None) -> Dossier:
    """Return the example as it is published, with changes."""
    return build_example(changes).published


def source(text: str, publish: str = "full") -> dict[str, str]:
    """Return changes that give the example's source another text."""
    return {
        "seeds/gazette.txt": text,
        "annotations/sources/gazette-2024-05-08.yml": (
            "title: Mayor takes back word on bridge\npublisher: gazette\npublished: 2024-05-08\n"
            f"text: gazette.txt\nlanguage: en\npublish: {publish}\nreports: [council-meeting]\n"
        ),
    }


def plain(paragraphs: tuple[Paragraph | Gap, ...]) -> list[str]:
    """Write paragraphs down: `[words]` for each mark around them, `…` for a gap."""
    return [
        "…" if isinstance(one, Gap) else "".join(map(_written, one.content)) for one in paragraphs
    ]


def _written(part: Stretch | Gap) -> str:
    if isinstance(part, Gap):
        return "…"
    words = "".join(_bracketed(words.text, len(words.marks)) for words in part.words)
    return _bracketed(words, len(part.marks))


def _bracketed(words: str, count: int) -> str:
    return "[" * count + words + "]" * count


def labels(sections: tuple[Section, ...]) -> dict[str, list[str]]:
    """Return the keys of what is listed under each label."""
    return {section.label: [_listed(line) for line in section.lines] for section in sections}


def _listed(line: Line) -> str:
    return line.name.path if isinstance(line.name, PageName) else str(line.name.key)


STEPS = (
    Step(Day(2024, 5, 6), State.STANDS),
    Step(Day(2024, 5, 7), State.DISPUTED),
    Step(Day(2024, 5, 8), State.WITHDRAWN),
)
"""Where the statement that the bridge is safe stood, as the example tells it."""


def test_name__of_a_statement_carries_its_status() -> None:
    """There is no way to name a statement without saying where it stands."""
    names = Names(dossier())
    assert Name(SAFE, "The bridge is safe.", State.WITHDRAWN, steps=STEPS) == names.of(SAFE)
    assert Name(
        UNSAFE,
        "The bridge is not safe.",
        State.STANDS,
        steps=(Step(Day(2024, 5, 7), State.STANDS),),
    ) == names.of(UNSAFE)
    assert Name(MAYOR, "The mayor", None) == names.of(MAYOR)


def test_name__of_a_correction_repeats_the_claim_with_its_status() -> None:
    expected = Name(WITHDRAWAL, "Retraction: The bridge is safe.", State.WITHDRAWN, steps=STEPS)
    assert expected == Names(dossier()).of(WITHDRAWAL)


def test_name__of_a_correction_of_several_says_how_many() -> None:
    several = (
        "corrects: [bridge-is-safe, people/mayor, events/inspection]\nkind: erratum\n"
        "issued: 2024-05-08\n"
    )
    names = Names(dossier({"annotations/corrections/ours.yml": several}))
    assert (
        "Erratum: The bridge is safe. (and 2 more)" == names.of(Key(Kind.CORRECTIONS, "ours")).title
    )


def test_name__of_a_correction_of_a_correction_does_not_go_round() -> None:
    """Two errata that name each other have names all the same."""
    files = {
        f"annotations/corrections/{one}.yml": (
            f"corrects: [corrections/{other}]\nkind: erratum\nissued: 2024-05-08\n"
        )
        for one, other in (("first", "second"), ("second", "first"))
    }
    names = Names(build_example(files).dossier)
    assert "Erratum" == names.of(Key(Kind.CORRECTIONS, "first")).title


def test_statement__tells_its_history_and_why_it_stands_where_it_does() -> None:
    page = view(Names(dossier()), SAFE)
    assert isinstance(page, StatementView)
    assert [
        ("6 May 2024", State.STANDS, None),
        ("7 May 2024", State.DISPUTED, "The bridge is not safe."),
        ("8 May 2024", State.WITHDRAWN, "Retraction"),
    ] == [
        (turn.since.words, turn.state, turn.cause and turn.cause.name.title)
        for turn in page.history
    ]
    assert ["The mayor no longer says that the bridge is safe."] == [
        turn.instead for turn in page.reasons
    ]
    assert ("The mayor", "mayor") == (page.speaker.title, page.roles[0].title)


def test_statement__shows_both_directions_under_their_own_words() -> None:
    """But for what corrects it, which is in its history."""
    names = Names(dossier())
    safe, unsafe = view(names, SAFE), view(names, UNSAFE)
    assert {
        "contradicted by": ["statements/bridge-is-not-safe"],
        "mentioned in": ["index.md"],
    } == labels(safe.sections)
    assert {
        "contradicts": ["statements/bridge-is-safe"],
        "answered by": ["statements/mayor-was-wrong"],
    } == labels(unsafe.sections)


def test_statement__says_when_its_quotations_come_from_one_statement() -> None:
    """A second outlet's report of the same words is no second confirmation."""
    statement = example_files()["annotations/statements/bridge-is-safe.yml"].decode()
    changes = {
        "annotations/sources/post.yml": "title: Bridge\ntext: post.txt\npublished: 2024-05-07\n",
        "seeds/post.txt": "The mayor said the bridge was safe.",
        "annotations/statements/bridge-is-safe.yml": statement
        + "- {source: post, kind: indirect, exact: the bridge was safe}\n",
    }
    one, two = view(Names(dossier()), SAFE), view(Names(dossier(changes)), SAFE)
    assert isinstance(one, StatementView)
    assert isinstance(two, StatementView)
    assert (False, True) == (one.one_statement, two.one_statement)


def test_statement__shows_the_roles_its_speaker_had_then() -> None:
    """A role counts unless its dates say that it was not held on the day."""
    roles = (
        "- {title: councillor, to: 2024-05-05}\n- {title: mayor, from: 2024-05}\n"
        "- {title: senator, from: 2024-05-07}\n- {title: citizen}\n"
    )
    mayor = f"name: The mayor\nunnamed: true\nroles:\n{roles}"
    page = view(Names(dossier({"annotations/people/mayor.yml": mayor})), SAFE)
    assert isinstance(page, StatementView)
    assert ["mayor", "citizen"] == [role.title for role in page.roles]


def test_person__statements_are_in_time_order_with_statuses() -> None:
    page = view(Names(dossier()), MAYOR)
    assert isinstance(page, PersonView)
    assert {
        "statements": ["statements/bridge-is-safe", "statements/mayor-was-wrong"],
        "corrections made": ["corrections/mayor-withdraws"],
        "took part in": ["events/council-meeting"],
        "mentioned in": ["index.md"],
    } == labels(page.sections)
    assert [State.WITHDRAWN, State.STANDS] == [
        line.name.state for line in page.sections[0].lines if isinstance(line.name, Name)
    ]


def test_lines__the_undated_come_last_and_names_ignore_case() -> None:
    events = {
        f"annotations/events/{name.lower()}.yml": f"name: {name}\n{date}"
        for name, date in (("Zed", ""), ("alpha", ""), ("Later", "date: 2025\n"))
    }
    listed = index_view(Names(dossier(events)), Kind.EVENTS)
    assert [
        (2024, ["Inspection of the bridge", "Meeting of the council"]),
        (2025, ["Later"]),
        (None, ["alpha", "Zed"]),
    ] == [(year.year, [line.name.title for line in year.lines]) for year in listed.years]


def test_index__of_a_kind_without_records_is_empty() -> None:
    listed = index_view(Names(dossier({"annotations/places/westhaven.yml": None})), Kind.PLACES)
    assert (0, ()) == (listed.count, listed.years)


def test_lists__a_mention_is_not_listed_where_a_field_says_more() -> None:
    """Whoever is named in a field and in the notes, too, is listed once, under the field."""
    note = (
        "speaker: engineer\nsaid: 2024-05-07\nclaim: The bridge is not safe.\nabout: [inspection]\n"
    )
    note += "contradicts: [bridge-is-safe]\nnotes: Against [[bridge-is-safe]].\nquotes:\n"
    note += (
        "- {source: gazette-2024-05-08, exact: the engineer said that the bridge was not safe}\n"
    )
    page = view(Names(dossier({"annotations/statements/bridge-is-not-safe.yml": note})), SAFE)
    assert ["index.md"] == labels(page.sections)["mentioned in"]


def test_event__figures_say_whether_sources_agree() -> None:
    event = """
name: Inspection of the bridge
figures:
- of: bolts
  values:
  - {value: 12, quote: {source: gazette-2024-05-08, exact: 12 bolts were replaced}}
  - {value: 15, quote: {source: gazette-2024-05-08, exact: 15 new bolts}}
- of: bolts at the least
  values:
  - {value: ">10", quote: {source: gazette-2024-05-08, exact: 12 bolts were replaced}}
  - {value: 15, quote: {source: gazette-2024-05-08, exact: 15 new bolts}}
- of: new bolts
  values:
  - {value: 15, quote: {source: gazette-2024-05-08, exact: 15 new bolts}}
"""
    page = view(Names(dossier({"annotations/events/inspection.yml": event})), INSPECTION)
    assert isinstance(page, EventView)
    assert [
        ("bolts", Agreement.DISAGREE),
        ("bolts at the least", Agreement.AGREE_IN_RANGE),
        ("new bolts", None),
    ] == [(figure.of, figure.agreement) for figure in page.figures]
    assert ("15 new bolts",) == page.figures[0].values[1].wording.pieces


def test_correction__shows_through_which_words_it_was_made() -> None:
    page = view(Names(dossier()), WITHDRAWAL)
    assert isinstance(page, CorrectionView)
    assert [("I was wrong about the bridge",)] == [
        wording.pieces for item in page.through for wording in item.wordings
    ]
    assert [State.WITHDRAWN] == [
        item.line.name.state for item in page.corrects if isinstance(item.line.name, Name)
    ]


def test_address__is_unique_on_the_page_and_does_not_hang_on_other_records() -> None:
    """Every piece of every quotation has its own; removing another record changes none."""
    statement = """
speaker: mayor
said: 2024-05-06
claim: The bridge is safe.
quotes:
- {source: gazette-2024-05-08, kind: direct, exact: The bridge is safe}
- {source: gazette-2024-05-08, kind: direct, exact: [We checked every bolt, and every cable]}
"""
    changes: dict[str, str | None] = {"annotations/statements/bridge-is-safe.yml": statement}
    whole = dossier(changes)
    less = dossier({**changes, "annotations/statements/bridge-is-not-safe.yml": None})
    found = [
        address(whole, quotation, piece)
        for quotation in whole.quotations_from(GAZETTE)
        for piece in range(len(quotation.spans))
    ]
    assert [
        "events--inspection",
        "statements--bridge-is-safe",
        "statements--bridge-is-safe--2",
        "statements--bridge-is-safe--2--2",
        "statements--bridge-is-not-safe",
        "statements--mayor-was-wrong",
    ] == found
    assert found[1:4] == [
        address(less, quotation, piece)
        for quotation in less.quotations_by(SAFE)
        for piece in range(len(quotation.spans))
    ]


def test_article__overlapping_passages_are_cut_where_any_starts_or_ends() -> None:
    inspection = """
name: Inspection
quotes:
- {source: gazette-2024-05-08, exact: engineer said that the bridge was}
- {source: gazette-2024-05-08, exact: the bridge was not safe. He}
"""
    shown = dossier({"annotations/events/inspection.yml": inspection})
    marked = marks(shown, shown.quotations_from(GAZETTE))
    assert (
        "A day later [the [engineer said that ][[the bridge was]][ not safe]][. He] "
        "counted 15 new bolts."
    ) == plain(article(shown, GAZETTE, marked))[2]


def test_article__a_passage_across_paragraphs_is_marked_in_each() -> None:
    words = "‘So it is,’ he said.\n\n‘And so it was.’"
    changes = {
        **source(f"Before. {words} After."),
        "annotations/events/inspection.yml": (
            "name: Inspection\nquotes:\n"
            '- {source: gazette-2024-05-08, exact: "it is,’ he said. ‘And so it was"}\n'
        ),
        "annotations/statements/bridge-is-safe.yml": None,
        "annotations/statements/bridge-is-not-safe.yml": None,
        "annotations/statements/mayor-was-wrong.yml": None,
        "annotations/corrections/mayor-withdraws.yml": None,
    }
    shown = dossier(changes)
    paragraphs = article(shown, GAZETTE, marks(shown, shown.quotations_from(GAZETTE)))
    assert ["Before. ‘So [it is,’ he said.]", "[‘And so it was].’ After."] == plain(paragraphs)
    parts = [part for one in paragraphs if isinstance(one, Paragraph) for part in one.content]
    assert ["events--inspection"] == [
        mark.address
        for part in parts
        if isinstance(part, Stretch)
        for words in part.words
        for mark in words.starts
    ]


def test_article__excerpts_show_sentences_and_mark_what_is_left_out() -> None:
    text = (
        "First of all, nothing. "
        + ARTICLE.replace("He counted", "It rained. He counted")
        + "\nEnd."
    )
    shown = dossier(source(text, publish="excerpts"))
    assert [
        "…The bridge in Westhaven was inspected in May, and [12 bolts were replaced].",
        "“[The bridge is safe],” the mayor told the council on 6 May 2024.…",
        "A day later [the engineer said that the bridge was not safe].…",
        "“[I was wrong about the bridge],” the mayor said on 8 May.",
        "…",
    ] == plain(article(shown, GAZETTE, marks(shown, shown.quotations_from(GAZETTE))))


def test_article__neighbouring_sentences_keep_the_space_between_them() -> None:
    text = "The bridge is safe. The engineer said that it was not."
    statement = (
        "speaker: mayor\nsaid: 2024-05-06\nclaim: The bridge is safe.\nquotes:\n"
        "- {source: gazette-2024-05-08, exact: The bridge is safe}\n"
        "- {source: gazette-2024-05-08, exact: The engineer said}\n"
    )
    gone = ("statements/bridge-is-not-safe", "statements/mayor-was-wrong", "events/inspection")
    shown = dossier(
        {
            **source(text, publish="excerpts"),
            "annotations/statements/bridge-is-safe.yml": statement,
            "annotations/corrections/mayor-withdraws.yml": None,
            **{f"annotations/{name}.yml": None for name in gone},
        }
    )
    assert ["[The bridge is safe]. [The engineer said] that it was not."] == plain(
        article(shown, GAZETTE, marks(shown, shown.quotations_from(GAZETTE)))
    )


def test_article__paragraphs_left_out_in_a_row_are_one_gap() -> None:
    text = f"One.\n\nTwo.\n\n{ARTICLE}\n\nThree.\n\nFour."
    shown = dossier(source(text, publish="excerpts"))
    found = plain(article(shown, GAZETTE, ()))
    assert ("…", "…", 6) == (found[0], found[-1], len(found))


def named(shown: Dossier) -> list[tuple[str, str | None, str | None]]:
    """Return the words that lead somewhere: with their link, and with whom they name."""
    paragraphs = article(shown, GAZETTE, marks(shown, shown.quotations_from(GAZETTE)))
    return [
        (words.text, words.url, words.name.id if words.name else None)
        for one in paragraphs
        if isinstance(one, Paragraph)
        for part in one.content
        if isinstance(part, Stretch)
        for words in part.words
        if words.url or words.name
    ]


COUNCIL = "name: The council\naliases: [the council, bridge council]\n"


def test_article__statements_have_notes_and_evidence_has_none() -> None:
    """The note stands after the first piece; later pieces only refer to it."""
    changes = {
        "annotations/statements/bridge-is-safe.yml": (
            "speaker: mayor\nsaid: 2024-05-06\nclaim: The bridge is safe.\nquotes:\n"
            "- source: gazette-2024-05-08\n  kind: direct\n"
            "  exact: [The bridge is safe, every bolt]\n"
        )
    }
    page = view(Names(dossier(changes)), GAZETTE)
    assert isinstance(page, SourceView)
    assert [
        (1, "statements/bridge-is-safe", True),
        (2, "statements/bridge-is-not-safe", True),
        (3, "statements/mayor-was-wrong", True),
        (4, "events/inspection", False),
    ] == [(one.number, str(one.name.key), one.noted) for one in page.quotations]
    parts = [part for one in page.article if isinstance(one, Paragraph) for part in one.content]
    stretches = [part for part in parts if isinstance(part, Stretch)]
    assert [
        ("The bridge is safe", (1,), ()),
        ("every bolt", (), (1,)),
        ("the engineer said that the bridge was not safe", (2,), ()),
        ("I was wrong about the bridge", (3,), ()),
    ] == [(part.text, part.notes, part.continues) for part in stretches if part.marks]
    assert [("12 bolts were replaced", [4])] == [
        (words.text, [mark.number for mark in words.marks])
        for part in stretches
        for words in part.words
        if words.marks
    ]


def test_article__names_lead_to_their_records_within_passages_too() -> None:
    changes = {
        "annotations/organizations/council.yml": COUNCIL,
        "annotations/people/engineer.yml": (
            "name: The engineer\naliases: [the engineer]\nunnamed: true\n"
        ),
    }
    assert [
        ("Westhaven", None, "westhaven"),
        ("the council", None, "council"),
        ("the engineer", None, "engineer"),
    ] == named(dossier(changes))


def test_article__names_within_links_and_across_them() -> None:
    """A link keeps its words; a name that is only partly within one is left alone."""
    text = (
        '<p>12 bolts were replaced by <a href="https://example.org/a">the council</a> of '
        '<a href="https://example.org/b">the bridge</a> council in Westhaven.</p>'
    )
    gone = ("bridge-is-safe", "bridge-is-not-safe", "mayor-was-wrong")
    changes = {
        **source(text),
        "annotations/organizations/council.yml": COUNCIL,
        "annotations/corrections/mayor-withdraws.yml": None,
        **{f"annotations/statements/{name}.yml": None for name in gone},
    }
    assert [
        ("the council", "https://example.org/a", "council"),
        ("the bridge", "https://example.org/b", None),
        ("Westhaven", None, "westhaven"),
    ] == named(dossier(changes))


def test_article__names_are_looked_for_in_what_is_shown_only() -> None:
    """A name that goes on in words that are left out would tell of them."""
    text = ARTICLE.replace("the engineer said", "the council said").replace(
        "“We checked", "The council did. “We checked"
    )
    changes = {
        **source(text, publish="excerpts"),
        "annotations/organizations/council.yml": COUNCIL,
        "annotations/statements/bridge-is-not-safe.yml": None,
    }
    assert [("Westhaven", None, "westhaven"), ("the council", None, "council")] == named(
        dossier(changes)
    )


def test_article__drafts_and_shared_names_lead_nowhere() -> None:
    draft = {
        "annotations/places/westhaven.yml": "name: Westhaven\ndraft: true\n",
        "annotations/organizations/council.yml": COUNCIL,
        "annotations/people/engineer.yml": "name: Engineer\naliases: [The Council]\n",
    }
    assert [] == named(build_example(draft, drafts=True).published)


@given(st.lists(st.tuples(st.integers(0, 350), st.integers(1, 120)), max_size=8))
def test_article__shows_the_whole_text_whatever_is_marked(
    pairs: list[tuple[int, int]],
) -> None:
    """No mark loses, doubles or moves a word, however marks overlap."""
    text = WHOLE.texts[GAZETTE]
    spans = [Span(start, min(start + size, 350)) for start, size in pairs]
    spans = [span for span in spans if span.start < span.end and text.words(span).strip()]
    marked = [
        Mark(span, f"m{number}", number, noted=number % 3 > 0)
        for number, span in enumerate(spans, 1)
    ]
    paragraphs = article(WHOLE, GAZETTE, marked)
    shown = [one for one in paragraphs if isinstance(one, Paragraph)]
    assert [text.words(block.span) for block in text.blocks] == [
        "".join(part.text for part in one.content if isinstance(part, Stretch)) for one in shown
    ]
    stretches = [part for one in shown for part in one.content if isinstance(part, Stretch)]
    covered = sum(
        len(words.text) * (len(part.marks) + len(words.marks))
        for part in stretches
        for words in part.words
    )
    assert covered == sum(
        max(0, min(span.end, block.span.end) - max(span.start, block.span.start))
        for span in spans
        for block in text.blocks
    )


WHOLE = dossier()


def test_source__none_of_a_withheld_source_is_shown() -> None:
    page = view(Names(dossier(source(ARTICLE, publish="none"))), GAZETTE)
    assert isinstance(page, SourceView)
    assert (Publish.NONE, (), {None}) == (
        page.publish,
        page.article,
        {quoted.address for quoted in page.quotations},
    )


def test_wordings__of_a_withheld_source_are_withheld() -> None:
    names = Names(dossier(source(ARTICLE, publish="none")))
    assert [(True, (), None)] == [
        (wording.withheld, wording.pieces, wording.address) for wording in wordings(names, SAFE)
    ]
    short = card(names, SAFE)
    assert short.wording is not None
    assert () == short.wording.pieces


def test_direction__follows_script_then_language() -> None:
    tags = (None, "en", "ar", "he-IL", "az-Arab", "ur-Latn", "fa-IR", "AR", "de-Latn-1996")
    assert ["auto", "ltr", "rtl", "rtl", "rtl", "ltr", "rtl", "rtl", "ltr"] == [
        direction(tag) for tag in tags
    ]


def test_page_name__is_what_its_path_says() -> None:
    paths = ("index.md", "corrections-policy.md", "about/index.md", "How_we_work.md")
    assert ["Home", "Corrections policy", "About", "How we work"] == [
        PageName(path).title for path in paths
    ]


def test_role__dates_that_cannot_be_told_count_as_held() -> None:
    mayor = "name: The mayor\nroles:\n- {title: mayor, from: 2024-05-07~}\n"
    names = Names(dossier({"annotations/people/mayor.yml": mayor}))
    page = view(names, SAFE)
    assert isinstance(page, StatementView)
    assert ["mayor"] == [role.title for role in page.roles]
    assert Edtf.parse("2024-05-06") == page.said
