"""Statuses: where a statement stands on each day, why, and in which order things happened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model.dates import Day, Edtf
from dossier.model.fields import Key, Kind
from dossier.model.parts import CorrectionKind
from dossier.status import (
    Affiliations,
    Amendment,
    Change,
    Contradiction,
    State,
    Utterance,
    What,
    history_of,
    status,
    withdrawal,
)

SPEAKER = Key(Kind.PEOPLE, "speaker")
COLLEAGUE = Key(Kind.PEOPLE, "colleague")
OPPONENT = Key(Kind.PEOPLE, "opponent")
MINISTRY = Key(Kind.ORGANIZATIONS, "ministry")
PRESS_OFFICE = Key(Kind.ORGANIZATIONS, "press-office")
GOVERNMENT = Key(Kind.ORGANIZATIONS, "government")
OTHER_MINISTRY = Key(Kind.ORGANIZATIONS, "other-ministry")
NEWSPAPER = Key(Kind.ORGANIZATIONS, "newspaper")

AFFILIATIONS = Affiliations(
    roles={SPEAKER: frozenset({PRESS_OFFICE}), COLLEAGUE: frozenset({MINISTRY})},
    part_of={PRESS_OFFICE: MINISTRY, MINISTRY: GOVERNMENT, OTHER_MINISTRY: GOVERNMENT},
)


def utterance(day: str, speaker: Key = SPEAKER, name: str = "claim") -> Utterance:
    return Utterance(Key(Kind.STATEMENTS, name), speaker, Edtf.parse(day))


def contradiction(day: str, withdrawn: str | None = None, speaker: Key = OPPONENT) -> Contradiction:
    name = f"denial-{day.replace('/', '-')}"
    taken_back = withdrawn and amendment("retraction", withdrawn, speaker, name=f"end-of-{name}")
    return Contradiction(utterance(day, speaker, name), taken_back or None)


def amendment(
    kind: str, day: str, by: Key | None = SPEAKER, on_behalf_of: Key | None = None, name: str = ""
) -> Amendment:
    key = Key(Kind.CORRECTIONS, name or f"{kind}-{day.replace('/', '-')}")
    return Amendment(key, CorrectionKind(kind), Edtf.parse(day), by, on_behalf_of)


def tell(said: str, *matter: Contradiction | Amendment) -> tuple[Change, ...]:
    """Return the history of a statement made on `said`."""
    return history_of(
        utterance(said),
        [each for each in matter if isinstance(each, Contradiction)],
        [each for each in matter if isinstance(each, Amendment)],
        AFFILIATIONS.may_speak_for,
    )


def state_on(history: tuple[Change, ...], day: str) -> str | None:
    """Return where the statement stood at the end of a day."""
    found = status(history, Edtf.parse(day).earliest)
    return found.state.value if found else None


def lines(history: tuple[Change, ...]) -> list[str]:
    """Write a history as text: date, what happened, where the statement stood then."""
    return [f"{each.since.text} {each.what}: {each.state_after}" for each in history]


def test_story__of_an_official_who_withdraws_and_apologises() -> None:
    """It stood on the 2nd, was disputed from the 3rd, withdrawn on the 5th, regretted the 6th."""
    history = tell(
        "2024-02-02",
        amendment("apology", "2024-02-06"),
        amendment("retraction", "2024-02-05"),
        contradiction("2024-02-03"),
    )
    assert lines(history) == [
        "2024-02-02 said: stands",
        "2024-02-03 disputed: disputed",
        "2024-02-05 retraction: withdrawn",
        "2024-02-06 apology: withdrawn",
    ]
    assert [state_on(history, f"2024-02-0{day}") for day in range(1, 8)] == [
        None,
        "stands",
        "disputed",
        "disputed",
        "withdrawn",
        "withdrawn",
        "withdrawn",
    ]


@pytest.mark.parametrize(
    ("matter", "state", "reasons"),
    [
        ([], "stands", []),
        ([amendment("clarification", "2024-02-03")], "clarified", ["clarification-2024-02-03"]),
        ([contradiction("2024-02-03")], "disputed", ["denial-2024-02-03"]),
        ([amendment("correction", "2024-02-03")], "corrected", ["correction-2024-02-03"]),
        ([amendment("retraction", "2024-02-03")], "withdrawn", ["retraction-2024-02-03"]),
        ([amendment("apology", "2024-02-03")], "stands", []),
        ([amendment("update", "2024-02-03")], "stands", []),
        ([amendment("erratum", "2024-02-03", by=None)], "stands", []),
        (
            [amendment("clarification", "2024-02-03"), contradiction("2024-02-04")],
            "disputed",
            ["denial-2024-02-04"],
        ),
        (
            [amendment("correction", "2024-02-03"), contradiction("2024-02-04")],
            "corrected",
            ["correction-2024-02-03"],
        ),
        (
            [amendment("retraction", "2024-02-03"), amendment("correction", "2024-02-04")],
            "withdrawn",
            ["retraction-2024-02-03"],
        ),
        (
            [contradiction("2024-02-04"), contradiction("2024-02-03")],
            "disputed",
            ["denial-2024-02-03", "denial-2024-02-04"],
        ),
    ],
)
def test_state__is_the_gravest_that_holds(
    matter: list[Contradiction | Amendment], state: str, reasons: list[str]
) -> None:
    """Whatever came first; apologies, updates and errata change nothing."""
    found = status(tell("2024-02-02", *matter))
    assert found
    assert found.state == state
    assert [change.cause.id for change in found.reasons] == reasons
    assert len(found.history) == 1 + len(matter)


@pytest.mark.parametrize(
    ("by", "on_behalf_of", "what", "state"),
    [
        (SPEAKER, None, What.RETRACTION, State.WITHDRAWN),
        (OPPONENT, SPEAKER, What.RETRACTION, State.WITHDRAWN),
        (COLLEAGUE, MINISTRY, What.RETRACTION, State.WITHDRAWN),
        (PRESS_OFFICE, None, What.RETRACTION, State.WITHDRAWN),
        (GOVERNMENT, None, What.RETRACTION, State.WITHDRAWN),
        (COLLEAGUE, None, What.FOREIGN_RETRACTION, State.DISPUTED),
        (OTHER_MINISTRY, None, What.FOREIGN_RETRACTION, State.DISPUTED),
        (NEWSPAPER, None, What.FOREIGN_RETRACTION, State.DISPUTED),
        (OPPONENT, None, What.FOREIGN_RETRACTION, State.DISPUTED),
        (None, None, What.FOREIGN_RETRACTION, State.DISPUTED),
    ],
)
def test_retraction__withdraws_only_on_the_speakers_behalf(
    by: Key | None, on_behalf_of: Key | None, what: What, state: State
) -> None:
    """By anybody else it is a dispute, and says so."""
    found = status(tell("2024-02-02", amendment("retraction", "2024-02-05", by, on_behalf_of)))
    assert found
    assert found.state == state
    assert [change.what for change in found.reasons] == [what]


@pytest.mark.parametrize(
    ("maker", "speaker", "may"),
    [
        (MINISTRY, MINISTRY, True),
        (COLLEAGUE, MINISTRY, True),
        (SPEAKER, MINISTRY, True),
        (COLLEAGUE, PRESS_OFFICE, True),
        (GOVERNMENT, PRESS_OFFICE, True),
        (PRESS_OFFICE, GOVERNMENT, True),
        (OTHER_MINISTRY, MINISTRY, False),
        (COLLEAGUE, OTHER_MINISTRY, False),
        (OPPONENT, MINISTRY, False),
        (NEWSPAPER, MINISTRY, False),
        (COLLEAGUE, SPEAKER, False),
    ],
)
def test_affiliations__may_speak_for(maker: Key, speaker: Key, *, may: bool) -> None:
    """Organizations speak for their people, wholes for their parts and back, not for siblings."""
    assert AFFILIATIONS.may_speak_for(maker, speaker) == may


def test_affiliations__organizations_that_are_part_of_each_other_do_not_hang() -> None:
    circle = Affiliations({}, {MINISTRY: GOVERNMENT, GOVERNMENT: MINISTRY})
    assert circle.may_speak_for(GOVERNMENT, MINISTRY)
    assert not circle.may_speak_for(NEWSPAPER, MINISTRY)


def test_dispute__needs_another_speaker() -> None:
    history = tell("2024-02-02", contradiction("2024-02-03", speaker=SPEAKER))
    assert lines(history) == ["2024-02-02 said: stands"]


def test_dispute__by_an_older_statement_starts_with_the_statement_itself() -> None:
    history = tell("2024-02-02", contradiction("2024-02-01"))
    assert lines(history) == ["2024-02-02 said: stands", "2024-02-02 disputed: disputed"]
    assert state_on(history, "2024-02-01") is None


def test_dispute__ends_when_the_other_statement_is_withdrawn() -> None:
    history = tell(
        "2024-02-02",
        contradiction("2024-02-03", withdrawn="2024-02-05"),
        contradiction("2024-02-04", withdrawn="2024-02-07"),
        amendment("clarification", "2024-02-06"),
    )
    assert lines(history) == [
        "2024-02-02 said: stands",
        "2024-02-03 disputed: disputed",
        "2024-02-04 disputed: disputed",
        "2024-02-05 dispute-ended: disputed",
        "2024-02-06 clarification: disputed",
        "2024-02-07 dispute-ended: clarified",
    ]
    ended = history[3]
    assert ended.cause == Key(Kind.CORRECTIONS, "end-of-denial-2024-02-03")
    assert ended.ends == Key(Kind.STATEMENTS, "denial-2024-02-03")
    on_the_sixth = status(history, Day(2024, 2, 6))
    assert on_the_sixth
    assert [change.cause.id for change in on_the_sixth.reasons] == ["denial-2024-02-04"]


def test_dispute__by_a_statement_withdrawn_before_never_was_one() -> None:
    history = tell("2024-02-02", contradiction("2024-01-30", withdrawn="2024-02-01"))
    assert lines(history) == ["2024-02-02 said: stands"]


@pytest.mark.parametrize("withdrawn", ["2024-02-03", "2024-02-01/2024-02-02", "2024-02-02"])
def test_dispute__does_not_end_before_it_starts(withdrawn: str) -> None:
    """Even where dates contradict each other, as an author's slip makes them."""
    history = tell("2024-02-02", contradiction("2024-02-03", withdrawn=withdrawn))
    assert [change.what for change in history] == [What.SAID, What.DISPUTED, What.DISPUTE_ENDED]
    assert [change.state_after for change in history] == [
        State.STANDS,
        State.DISPUTED,
        State.STANDS,
    ]
    assert state_on(history, "2024-02-03") == "stands"


def test_vague_dates__a_warning_starts_at_the_earliest_day_and_ends_at_the_latest() -> None:
    history = tell("2024-02-02", contradiction("2024-02", withdrawn="2024-03"))
    assert state_on(history, "2024-02-02") == "disputed"
    assert state_on(history, "2024-03-30") == "disputed"
    assert state_on(history, "2024-03-31") == "stands"


@pytest.mark.parametrize(
    ("said", "retracted", "days"),
    [
        ("2024-02-02", "2024-02-05/2024-02-06", [None, "stands", "withdrawn"]),
        ("2024-02-02", "2024-02", [None, "withdrawn", "withdrawn"]),
        ("2024-02-02", "../2024-02-06", [None, "withdrawn", "withdrawn"]),
        ("2024-02-02", "2024-02-05/..", [None, "stands", "withdrawn"]),
        ("2024-02-02", "2024-02-05~", [None, "stands", "withdrawn"]),
        ("2024-02-02", "2024-01-15", [None, "withdrawn", "withdrawn"]),
        ("2024-02", "2024-02-05", ["stands", "stands", "withdrawn"]),
        ("../2024-02-02", "2024-02-05", ["stands", "stands", "withdrawn"]),
        ("/2024-02-02", "../2024-02-05", ["withdrawn", "withdrawn", "withdrawn"]),
    ],
)
def test_vague_dates__count_from_the_earliest_day(
    said: str, retracted: str, days: list[str | None]
) -> None:
    """An open start counts as always; nothing counts before the statement."""
    history = tell(said, amendment("retraction", retracted))
    assert [state_on(history, f"2024-02-0{day}") for day in (1, 2, 5)] == days
    assert history[0].what is What.SAID


def test_same_day__is_told_in_a_fixed_order() -> None:
    """Whatever order the records come in: said, denied, withdrawn, regretted."""
    matter: list[Contradiction | Amendment] = [
        amendment("apology", "2024-02-02"),
        amendment("retraction", "2024-02-02"),
        amendment("correction", "2024-02-02"),
        amendment("clarification", "2024-02-02"),
        contradiction("2024-02-02"),
    ]
    told = [
        "2024-02-02 said: stands",
        "2024-02-02 disputed: disputed",
        "2024-02-02 clarification: disputed",
        "2024-02-02 correction: corrected",
        "2024-02-02 retraction: withdrawn",
        "2024-02-02 apology: withdrawn",
    ]
    assert lines(tell("2024-02-02", *matter)) == told
    assert lines(tell("2024-02-02", *reversed(matter))) == told


def test_same_day__times_of_day_decide_the_order() -> None:
    history = tell(
        "2024-02-02T09:00:00Z",
        amendment("retraction", "2024-02-02T10:00:00Z"),
        contradiction("2024-02-02T11:00:00Z"),
    )
    assert [change.what for change in history] == [What.SAID, What.RETRACTION, What.DISPUTED]


def test_history__names_a_record_once_however_often_it_is_given() -> None:
    denial = contradiction("2024-02-03", withdrawn="2024-02-04")
    mending = amendment("correction", "2024-02-05")
    assert tell("2024-02-02", denial, mending, denial, mending) == tell(
        "2024-02-02", denial, mending
    )


def test_history__of_a_past_day_ends_on_that_day() -> None:
    history = tell("2024-02-02", contradiction("2024-02-03"), amendment("retraction", "2024-02-05"))
    then = status(history, Day(2024, 2, 4))
    assert then
    assert then.history == history[:2]


def test_withdrawal__is_the_first_retraction_by_the_speaker() -> None:
    first = amendment("retraction", "2024-02-05")
    others = [
        amendment("retraction", "2024-02-06"),
        amendment("retraction", "2024-02-03", by=OPPONENT),
        amendment("correction", "2024-02-03"),
    ]
    may = AFFILIATIONS.may_speak_for
    assert withdrawal(utterance("2024-02-02"), [*others, first], may) == first
    assert withdrawal(utterance("2024-02-02"), others[1:], may) is None


def test_words__say_what_happened() -> None:
    history = tell(
        "2024-02-02",
        contradiction("2024-02-03", withdrawn="2024-02-04"),
        amendment("retraction", "2024-02-05"),
        amendment("apology", "2024-02-06"),
    )
    assert [f"{change.since.words}: {change.what.words}" for change in history] == [
        "2 February 2024: said",
        "3 February 2024: contradicted by another speaker",
        "4 February 2024: no longer contradicted: the other statement was withdrawn",
        "5 February 2024: withdrawn by the speaker or on the speaker's behalf",
        "6 February 2024: apologised for",
    ]


dates = st.sampled_from(
    [
        *("2024-02-01", "2024-02-03", "2024-02-03~", "2024-02-02/2024-02-05", "2024-02-04"),
        *("../2024-02-03", "2024-02-03/..", "/2024-02-02", "2024-02", "2024-02-03T12:00:00Z"),
    ]
)
kinds = st.sampled_from([kind.value for kind in CorrectionKind])
makers = st.sampled_from([SPEAKER, OPPONENT])
matters = st.builds(contradiction, dates, st.none() | dates) | st.builds(
    amendment, kinds, dates, makers
)


@given(dates, st.lists(matters, max_size=6))
def test_any_history__says_the_same_forwards_and_on_each_day(
    said: str, matter: list[Contradiction | Amendment]
) -> None:
    """The last change that counts gives the day's state; a grave state always has reasons."""
    history = tell(said, *matter)
    assert history[0].what is What.SAID
    for day in range(1, 30):
        then = status(history, Day(2024, 2, day))
        reached = [
            change
            for change in history
            if change.counts_from is None or change.counts_from <= Day(2024, 2, day)
        ]
        assert (then.history if then else ()) == tuple(reached)
        if then:
            assert then.state == reached[-1].state_after
            assert bool(then.reasons) == (then.state is not State.STANDS)
    assert history == tell(said, *reversed(matter))
