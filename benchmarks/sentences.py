"""Sentences that read like those of news reports, about works in towns that there are not.

Every saying has three forms: as its speaker says it, as a reporter reports it, and as a claim in
neutral words. Nothing here was ever said by anybody.
"""

import random
from dataclasses import dataclass, field

SAYINGS = (
    (
        "We were told of {fault} at the {work} in {month}",
        "the office had been told of {fault} at the {work} in {month}",
        "The office was told of {fault} at the {work} in {month}.",
    ),
    (
        "Nobody asked for the plans of the {work} before {month}",
        "nobody had asked for the plans of the {work} before {month}",
        "Nobody asked for the plans of the {work} before {month}.",
    ),
    (
        "The {work} will stay closed until {fault} has been dealt with",
        "the {work} would stay closed until {fault} had been dealt with",
        "The {work} stays closed until {fault} has been dealt with.",
    ),
    (
        "We have spent {number} thousand crowns on the {work} since {month}",
        "{number} thousand crowns had been spent on the {work} since {month}",
        "Since {month}, {number} thousand crowns were spent on the {work}.",
    ),
    (
        "There is no reason to close the {work} over {fault}",
        "there was no reason to close the {work} over {fault}",
        "{Fault} is no reason to close the {work}.",
    ),
    (
        "The work on the {work} will take {number} weeks and cost less than planned",
        "the work on the {work} would take {number} weeks and cost less than planned",
        "The work on the {work} takes {number} weeks and costs less than planned.",
    ),
    (
        "Our people looked at the {work} {number} times and found {fault} only once",
        "inspectors had looked at the {work} {number} times and found {fault} only once",
        "Inspectors looked at the {work} {number} times and found {fault} once.",
    ),
    (
        "The letter of {month} about {fault} never reached us",
        "the letter of {month} about {fault} had never arrived",
        "The letter of {month} about {fault} never arrived.",
    ),
    (
        "We shall publish every report on the {work} by {month}",
        "every report on the {work} would be published by {month}",
        "Every report on the {work} will be published by {month}.",
    ),
    (
        "The {work} is as safe today as it was in {month}",
        "the {work} was as safe as it had been in {month}",
        "The {work} is as safe as it was in {month}.",
    ),
    (
        "About {number} people were at the {work} when {fault} was noticed",
        "about {number} people had been at the {work} when {fault} was noticed",
        "About {number} people were at the {work} when {fault} was noticed.",
    ),
    (
        "The contract for the {work} was signed in {month} without a second offer",
        "the contract for the {work} had been signed in {month} without a second offer",
        "The contract for the {work} was signed in {month} without a second offer.",
    ),
    (
        "We warned of {fault} at the {work} {number} days before it was closed",
        "there had been a warning of {fault} {number} days before the {work} was closed",
        "{Fault} was warned of {number} days before the {work} was closed.",
    ),
    (
        "No one will lose a job over {fault} at the {work}",
        "no one would lose a job over {fault} at the {work}",
        "No one loses a job over {fault} at the {work}.",
    ),
)
FAULTS = (
    *(
        "the crack in the east pier",
        "the leak below the gate",
        "the worn cables",
        "the loose bolts",
    ),
    *(
        "the missing drawings",
        "the damp in the cellar",
        "the broken pump",
        "the rust on the girders",
    ),
    *("the false alarm", "the late delivery", "the unpaid bills", "the cracked glass"),
    *("the sinking quay", "the faulty signal", "the blocked drain", "the noise at night"),
    *("the uneven track", "the second leak", "the power cut", "the failed test"),
)
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
REASONS = (
    *("because the water was too high", "although the money was there", "as the plans foresee"),
    *("while the tests were still going on", "whatever the weather is like by then"),
    *("because two of the reports were late", "as it was agreed with the owners"),
    *("if the parts arrive in time", "so that trains can run again", "as the rules ask"),
    *("since no other road leads there", "even though the season had begun"),
)
PHRASES = (
    *("a matter of patience", "a plain mistake", "long overdue", "good news for the town"),
    *("not our doing", "the least one can expect", "a question of trust", "too little, too late"),
)
REFRAINS = (
    "We have nothing to add to the report",
    "The figures speak for themselves in this case",
    "We stand by what we have published",
)
BACKGROUND = (
    "The {work} was opened {number} years ago and has been closed {few} times since.",
    "It is used by about {number} hundred people a day, most of them on their way to work.",
    "A first report had spoken of {fault}, a second one in {month} did not mention it.",
    "The road to the {work} was blocked for {few} hours on {day} morning.",
    "Shops near the {work} have lost a good part of their trade since {month}.",
    "Parts for the {work} are made by one firm only, which delivers within {number} weeks.",
    "In {month} a petition about {fault} was signed by {number} hundred people.",
    "Work at the {work} was to begin in {month} and was put off {few} times.",
    "The next meeting about the {work} is set for {day}, and it is open to everybody.",
    "Papers seen by this newspaper put the cost of {fault} at {number} thousand crowns.",
    "On {day} the first buses went round by the old road, which took {number} minutes longer.",
    "Of the {number} lamps at the {work}, {few} were not lit on the evening in question.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody says: in their words, in a reporter's, and as a claim; the last a sentence."""

    direct: str
    indirect: str
    claim: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of an article, with the words of it that are quoted and where they stand in it.

    Attributes:
        text: Sentences.
        quoted: The words in one piece or in several, in order; each stands once in `text`.
        kind: direct, indirect or mixed; empty where nobody speaks.
    """

    text: str
    quoted: tuple[str, ...] = ()
    kind: str = ""
    starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(map(self.text.index, self.quoted)))


def slots(work: str, rng: random.Random) -> dict[str, str]:
    """Return words for the gaps of a sentence about a work."""
    fault = rng.choice(FAULTS)
    return {
        "work": work,
        "fault": fault,
        "Fault": capital(fault),
        "month": rng.choice(MONTHS),
        "number": str(rng.randint(3, 98)),
        "few": rng.choice(("two", "three", "four", "five", "six")),
        "day": rng.choice(DAYS),
    }


def saying(work: str, rng: random.Random) -> Saying:
    """Return something that somebody may say about a work."""
    gaps = slots(work, rng)
    direct, indirect, claim = (form.format_map(gaps) for form in rng.choice(SAYINGS))
    if rng.random() < 0.5:
        reason = rng.choice(REASONS)
        direct, indirect = f"{direct}, {reason}", f"{indirect}, {reason}"
    return Saying(direct, indirect, claim)


def about(other: Saying, field: str, speaker: str, rng: random.Random) -> Saying:
    """Return a saying that contradicts, repeats, confirms or answers another one of `speaker`."""
    openings = {
        "contradicts": ("It is not true that", "it was not true that", "It is not so that"),
        "repeats": ("As I said before,", "once more,", "Once more,"),
        "confirms": ("It is right that", "it was right that", "It is so that"),
        "responds_to": (
            f"I have read what {speaker} said, that",
            f"{rng.choice(('nothing', 'something'))} had to follow from the words that",
            f"Something follows from what {speaker} said, that",
        ),
    }
    direct, indirect, claim = openings[field]
    words = other.indirect
    return Saying(f"{direct} {words}", f"{indirect} {words}", f"{claim} {small(other.claim)}")


def taking_back(kind: str, other: Saying, rng: random.Random) -> Saying:
    """Return what the speaker of another saying says to correct it or to regret it."""
    reason = rng.choice(FAULTS)
    direct, indirect, claim = {
        "retraction": ("I was wrong to say that", "it had been wrong to say that", "It was wrong"),
        "correction": (
            "I mixed things up and said that",
            "it was by mistake said that",
            "Mixed up",
        ),
        "clarification": (
            "I did not mean that",
            "nobody had meant that",
            "Not meant as understood",
        ),
        "apology": (
            "I am sorry that I said that",
            "there were regrets for saying that",
            "Regretted",
        ),
    }[kind]
    words = other.indirect
    ending = f"when the talk was of {reason}"
    return Saying(
        f"{direct} {words}, {ending}", f"{indirect} {words}, {ending}", f"{claim}: {other.claim}"
    )


def spoken(what: Saying, who: str, short: str, rng: random.Random) -> Passage:
    """Return what somebody says as a report has it, in a form that is drawn.

    Args:
        what: The words.
        who: Who says them; `short` where the name comes later in the sentence.
        short: The name as it is used once it is known.
        rng: What draws.
    """
    day, draw = rng.choice(DAYS), rng.random()
    if draw < 0.3:
        return Passage(f"“{what.direct},” {who} said on {day}.", (what.direct,), "direct")
    if draw < 0.42:
        text = f"{capital(who)} told reporters on {day}: “{what.direct}.”"
        return Passage(text, (what.direct,), "direct")
    if draw < 0.54 and ", " in what.direct:
        return in_pieces(what, short, rng)
    if draw < 0.66:
        whole = f"{capital(who)} said that {what.indirect}, and called it “{rng.choice(PHRASES)}”"
        return Passage(f"{whole}.", (whole,), "mixed")
    verb = rng.choice(("said", "said", "told reporters", "explained", "let it be known"))
    whole = f"{capital(who)} {verb} on {day} that {what.indirect}"
    return Passage(f"{whole}.", (whole,), "indirect")


def in_pieces(what: Saying, who: str, rng: random.Random) -> Passage:
    """Return somebody's words with who says them in between; the words have a comma."""
    first, second = what.direct.rsplit(", ", 1)
    text = f"“{first},” {who} said on {rng.choice(DAYS)}, “{second}.”"
    return Passage(text, (first, second), "direct")


def refrain(who: str, rng: random.Random) -> tuple[Saying, Passage]:
    """Return words that several people say, so that only what stands beside them tells whose."""
    words, day = rng.choice(REFRAINS), rng.choice(DAYS)
    if rng.random() < 0.5:
        text = f"Asked about {rng.choice(FAULTS)} on {day}, {who} said: “{words}.”"
    else:
        text = f"“{words},” {who} said on {day} when the talk was of {rng.choice(FAULTS)}."
    return Saying(words, small(words), f"{words}."), Passage(text, (words,), "direct")


def background(work: str, rng: random.Random) -> Passage:
    """Return a sentence that nobody is quoted with."""
    return Passage(rng.choice(BACKGROUND).format_map(slots(work, rng)))


def capital(words: str) -> str:
    """Return the words with a capital letter first."""
    return words[:1].upper() + words[1:]


def small(words: str) -> str:
    """Return the words with a small letter first."""
    return words[:1].lower() + words[1:]
